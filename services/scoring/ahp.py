"""AHP (层次分析法): weights from pairwise comparisons, their consistency, and the comparison that fits least.

Binary floats inside, by the rules; the weights leave as decimals.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from services.errors import Mendable
from services.scoring.rounding import rounded

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
CONSISTENT_UNDER = 0.1
_ROUNDS = 1000

Matrix = Sequence[Sequence[Fraction]]


class Priorities(Struct, frozen=True):
    """Weights scaled to 1, λmax, CI and CR, to 4 places; `worst` is the least consistent pair, if any."""

    weights: tuple[Decimal, ...]
    lambda_max: Decimal
    index: Decimal
    ratio: Decimal
    consistent: bool
    worst: tuple[int, int] | None


def priorities(matrix: Matrix) -> Priorities:
    """The weights of a reciprocal matrix on the 1–9 scale; Mendable `ahp.…` when it is none."""
    _check(matrix)
    n = len(matrix)
    values = [[float(entry) for entry in row] for row in matrix]
    vector = _eigenvector(values)
    lambda_max = sum(sum(values[i][j] * vector[j] for j in range(n)) / vector[i] for i in range(n)) / n
    index = (lambda_max - n) / (n - 1) if n > 1 else 0.0
    ratio = index / RANDOM_INDEX[n - 1] if n > 2 else 0.0
    weights = tuple(_places(weight) for weight in vector)
    consistent = n <= 2 or ratio < CONSISTENT_UNDER
    return Priorities(
        weights, _places(lambda_max), _places(index), _places(ratio), consistent, _worst(values, vector)
    )


def _check(matrix: Matrix) -> None:
    n = len(matrix)
    if not 1 <= n <= len(RANDOM_INDEX) or any(len(row) != n for row in matrix):
        raise Mendable("ahp.size", count=n)
    for i, row in enumerate(matrix):
        for j, entry in enumerate(row):
            if not Fraction(1, 9) <= entry <= 9:
                raise Mendable("ahp.scale", row=i + 1, column=j + 1)
            if entry * matrix[j][i] != 1:
                raise Mendable("ahp.reciprocal", row=i + 1, column=j + 1)


def _eigenvector(values: list[list[float]]) -> list[float]:
    """The principal eigenvector scaled to 1, by repeated multiplication until it stands still."""
    n = len(values)
    vector = [1 / n] * n
    for _ in range(_ROUNDS):
        grown = [sum(value * weight for value, weight in zip(row, vector, strict=True)) for row in values]
        total = sum(grown)
        scaled = [weight / total for weight in grown]
        if max(abs(new - old) for new, old in zip(scaled, vector, strict=True)) < 1e-15:
            return scaled
        vector = scaled
    return vector


def _worst(values: list[list[float]], vector: list[float]) -> tuple[int, int] | None:
    """The pair whose comparison is farthest from the ratio of its weights; None when every one fits."""
    n = len(values)
    error = {}
    for i in range(n):
        for j in range(i + 1, n):
            ratio = values[i][j] * vector[j] / vector[i]
            error[i, j] = max(ratio, 1 / ratio)
    worst = max(error, key=lambda pair: error[pair], default=None)
    return worst if worst is not None and error[worst] > 1 + 1e-9 else None


def _places(number: float) -> Decimal:
    return rounded(Fraction(number), 4)
