"""Several raters' comparisons of a card's lines (多人层次分析): each one's weights, and all together."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from services.scoring.ahp import Matrix, Priorities, priorities
from services.scoring.judgements import Judgements, combined, matrix_of, oriented, pairs


class Opinion(Struct, frozen=True):
    """A matrix and what it comes to; `judged` counts the pairs that were compared."""

    matrix: Matrix
    priorities: Priorities
    judged: int


def opinion(codes: Sequence[str], judgements: Judgements) -> Opinion:
    """One rater's; Mendable `ahp.size` when the lines are too many."""
    matrix = matrix_of(codes, judgements)
    return Opinion(matrix, priorities(matrix), len(oriented(codes, judgements)))


def together(codes: Sequence[str], raters: Mapping[str, Judgements]) -> Opinion:
    """All raters' by geometric mean; raters who compared nothing yet do not count."""
    heard = [judgements for judgements in raters.values() if oriented(codes, judgements)]
    matrix = combined(codes, heard or [{}])
    return Opinion(matrix, priorities(matrix), len(pairs(codes)) if heard else 0)
