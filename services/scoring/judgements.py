"""Pairwise judgements (两两比较) of a card's lines: as a matrix, of several raters, and what to mend.

A judgement is a whole number: 1 equal, n left is n times as important, −n right is.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations
from math import prod

from services.scoring.ahp import Matrix, priorities
from services.scoring.rounding import EXACT, as_decimal, rounded

Pair = tuple[str, str]
Judgements = Mapping[Pair, int]
MOST = 9
SCALE: tuple[int, ...] = (*range(-MOST, -1), *range(1, MOST + 1))
"""Every judgement, from right far more important to left far more important."""
_DIGITS = 12


def ratio(times: int) -> Fraction:
    """A judgement as the ratio of left to right."""
    return Fraction(times) if times > 0 else Fraction(1, -times)


def pairs(codes: Sequence[str]) -> list[Pair]:
    """Every pair of lines, in the card's order."""
    return list(combinations(codes, 2))


def oriented(codes: Sequence[str], judgements: Judgements) -> dict[Pair, int]:
    """The judgements of these lines only, each pair in the card's order."""
    found: dict[Pair, int] = {}
    for left, right in pairs(codes):
        if (left, right) in judgements:
            found[left, right] = judgements[left, right]
        elif (right, left) in judgements:
            turned = judgements[right, left]
            found[left, right] = 1 if turned in {1, -1} else -turned
    return found


def matrix_of(codes: Sequence[str], judgements: Judgements) -> Matrix:
    """The reciprocal matrix; a pair not judged yet counts as equal."""
    known = oriented(codes, judgements)
    return _reciprocal(len(codes), [ratio(known.get(pair, 1)) for pair in pairs(codes)])


def combined(codes: Sequence[str], raters: Iterable[Judgements]) -> Matrix:
    """Several raters' matrices as one, by the geometric mean of each entry."""
    several = [matrix_of(codes, judgements) for judgements in raters]
    if len(several) == 1:
        return several[0]
    places = list(combinations(range(len(codes)), 2))
    return _reciprocal(len(codes), [_mean([matrix[i][j] for matrix in several]) for i, j in places])


def suggested(codes: Sequence[str], judgements: Judgements, pair: Pair) -> int:
    """The judgement of a pair with which all of them fit best; of equally good ones the nearest to 1."""
    known = oriented(codes, judgements)

    def misfit(times: int) -> tuple[Decimal, int]:
        found = priorities(matrix_of(codes, {**known, pair: times}))
        return found.lambda_max, abs(times)

    return min(SCALE, key=misfit)


def _mean(entries: Sequence[Fraction]) -> Fraction:
    """The geometric mean; turning every entry round inverts it exactly."""
    product = prod(entries, start=Fraction(1))
    if product < 1:
        return 1 / _mean([1 / entry for entry in entries])
    root = EXACT.power(as_decimal(product), EXACT.divide(Decimal(1), Decimal(len(entries))))
    mean = rounded(Fraction(root), _DIGITS)
    return min(max(Fraction(mean), Fraction(1)), Fraction(MOST))


def _reciprocal(n: int, upper: Sequence[Fraction]) -> list[list[Fraction]]:
    matrix = [[Fraction(1)] * n for _ in range(n)]
    for (i, j), value in zip(combinations(range(n), 2), upper, strict=True):
        matrix[i][j], matrix[j][i] = value, 1 / value
    return matrix
