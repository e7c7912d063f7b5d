"""Ranks (排名): ties share one, 1, 2, 2, 4."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from services.domain.result import ResultState, SubjectResult


def ranks(totals: Sequence[Decimal]) -> list[int]:
    """The rank of each total, the highest first."""
    first: dict[Decimal, int] = {}
    for place, total in enumerate(sorted(totals, reverse=True), start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]


def ranked(results: Sequence[SubjectResult]) -> tuple[SubjectResult, ...]:
    """The results with ranks among complete ones of the same kind."""
    totals: defaultdict[str, list[Decimal]] = defaultdict(list)
    for result in results:
        if result.state is ResultState.COMPLETE and result.total is not None:
            totals[result.type].append(result.total)
    places = {kind: dict(zip(values, ranks(values), strict=True)) for kind, values in totals.items()}
    return tuple(
        replace(result, rank=places[result.type][result.total])
        if result.state is ResultState.COMPLETE and result.total is not None
        else result
        for result in results
    )
