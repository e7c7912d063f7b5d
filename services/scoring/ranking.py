"""Ranks (排名): ties share one, 1, 2, 2, 4."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from services.domain.result import ResultState, SubjectResult


def ranks(totals: Sequence[Decimal]) -> list[int]:
    """The rank of each total, the highest first."""
    first: dict[Decimal, int] = {}
    for place, total in enumerate(sorted(totals, reverse=True), start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]


def ranked(results: Sequence[SubjectResult]) -> tuple[SubjectResult, ...]:
    """The results with ranks among complete ones of the same kind; who keeps a rank is left as it was."""
    totals: defaultdict[str, list[Decimal]] = defaultdict(list)
    for result in results:
        if result.state is ResultState.COMPLETE and result.total is not None:
            totals[result.type].append(result.total)
    places = {kind: dict(zip(values, ranks(values), strict=True)) for kind, values in totals.items()}
    return tuple(_placed(result, places.get(result.type, {})) for result in results)


def _placed(result: SubjectResult, places: Mapping[Decimal, int]) -> SubjectResult:
    complete = result.state is ResultState.COMPLETE
    rank = places[result.total] if complete and result.total is not None else None
    return result if rank == result.rank else replace(result, rank=rank)
