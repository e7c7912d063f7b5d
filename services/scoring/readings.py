"""Which actual a line reads: the subject's own, else (position's card) the department's; or a sum."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec import Struct

from services.domain.entry import Actual, Rating
from services.domain.period import Period
from services.domain.result import Fact, Step
from services.domain.scorecard import SubjectKey
from services.domain.target import TargetSource
from services.scoring.entries import Book
from services.scoring.rounding import ZERO

Books = Sequence[tuple[SubjectKey, Book]]
"""The entries that a line may read, and whose they are, in order."""


class Reading(Struct, frozen=True):
    """What a line reads: value or text, target; or why not applicable, or the `problem` that leaves none."""

    source: SubjectKey | None = None
    value: Decimal | None = None
    text: str | None = None
    target: Decimal | None = None
    target_from: TargetSource | None = None
    na_reason: str = ""
    note: str = ""
    ratings: tuple[Rating, ...] = ()
    steps: tuple[Step, ...] = ()
    problem: Step | None = None


def read(books: Books, period: str, kpi: str, target: Decimal | None) -> Reading:
    """The first of the books that has an actual; `target` is the card's, the period's replaces it."""
    wanted, origin = target, None if target is None else TargetSource.CARD
    for source, book in books:
        actual = book.actuals.get((period, kpi))
        ratings = book.ratings.get(kpi)
        if actual is not None:
            if origin is not TargetSource.PERIOD and actual.target is not None:
                wanted, origin = actual.target, TargetSource.PERIOD
            if ratings is None and not _filled(actual):
                continue
        elif ratings is None:
            continue
        rated = () if ratings is None else tuple(ratings)
        if actual is None:
            return Reading(source, target=wanted, target_from=origin, ratings=rated)
        value, text, reason, note = actual.value, actual.text, actual.na_reason, actual.note
        return Reading(source, value, text, wanted, origin, reason, note, rated)
    return Reading(target=wanted, target_from=origin)


def _filled(actual: Actual) -> bool:
    return actual.value is not None or actual.text is not None or bool(actual.na_reason)


def read_year_to_date(
    books: Books,
    period: Period,
    kpi: str,
    target: Callable[[Period], Decimal | None],
    skipped: Callable[[Period], bool],
) -> Reading:
    """The sums of the fiscal year's months; not-applicable months leave both, a missing one leaves none.

    `target` is the card's of a month; `skipped` tells the months in which the subject was not appraised.
    """
    now = read(books, period.code, kpi, None)
    if now.na_reason:
        return now
    months = [(month, read(books, month.code, kpi, target(month))) for month in period.year_to_date()]
    counted = [
        (month.code, entry)
        for month, entry in months
        if not entry.na_reason and not (entry.source is None and skipped(month))
    ]
    missing = [month for month, entry in counted if entry.value is None]
    if missing or not counted:
        problem = Step("line.months_missing", (("periods", ", ".join(missing) or period.code),))
        return Reading(
            now.source, target=now.target, target_from=now.target_from, note=now.note, problem=problem
        )
    return _summed(counted, now.note)


def _summed(counted: Sequence[tuple[str, Reading]], note: str) -> Reading:
    value = sum((entry.value or ZERO for _, entry in counted), ZERO)
    targets = [entry.target for _, entry in counted if entry.target is not None]
    target = sum(targets, ZERO) if len(targets) == len(counted) else None
    facts: tuple[tuple[str, Fact], ...] = (
        *(("first", counted[0][0]), ("last", counted[-1][0])),
        *(("count", len(counted)), ("actual", value)),
    )
    told = Step("year_to_date", facts)
    if target is not None:
        told = Step("year_to_date.target", (*facts, ("target", target)))
    origin = None if target is None else TargetSource.MONTHS
    return Reading(counted[-1][1].source, value, None, target, origin, "", note, (), (told,))
