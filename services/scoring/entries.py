"""What was entered for a period, by subject."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import groupby
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from models.terms import SubjectType
from services.domain.company import Records
from services.domain.entry import Actual, Adjustment, Attendance, Rating, Waiver
from services.domain.period import Period
from services.domain.scorecard import SubjectKey


class Book(Struct):
    """One subject's entries: actuals by (period, KPI), the rest of the period that is scored only."""

    actuals: dict[tuple[str, str], Actual] = field(default_factory=dict)
    ratings: defaultdict[str, list[Rating]] = field(default_factory=lambda: defaultdict(list))
    adjustments: list[Adjustment] = field(default_factory=list)
    waivers: dict[str, Waiver] = field(default_factory=dict)
    attendance: Attendance | None = None


EMPTY = Book()
"""The entries of a subject that has none; never written to."""


def read_books(records: Records, period: Period) -> dict[SubjectKey, Book]:
    """The entries by subject: of the period, and the actuals of its fiscal year's months so far."""
    code = period.code
    months = {code, *(month.code for month in period.year_to_date())}
    books: defaultdict[SubjectKey, Book] = defaultdict(Book)
    for owner, own in groupby(records.actuals, key=attrgetter("type", "subject")):
        page = books[SubjectKey(*owner)].actuals
        page.update({(actual.period, actual.kpi): actual for actual in own if actual.period in months})
    _read_judgements(records, code, books)
    for waiver in records.waivers:
        if waiver.period == code:
            books[SubjectKey(waiver.type, waiver.subject)].waivers[waiver.kpi] = waiver
    for attendance in records.attendance:
        if attendance.period == code:
            books[SubjectKey(SubjectType.EMPLOYEE, attendance.employee)].attendance = attendance
    return dict(books)


def _read_judgements(records: Records, code: str, books: defaultdict[SubjectKey, Book]) -> None:
    for rating in records.ratings:
        if rating.period == code:
            books[SubjectKey(rating.type, rating.subject)].ratings[rating.kpi].append(rating)
    for adjustment in sorted(records.adjustments, key=lambda adjustment: adjustment.position):
        if adjustment.period == code:
            books[SubjectKey(adjustment.type, adjustment.subject)].adjustments.append(adjustment)


PAGES = {
    "actual": "actuals",
    "rating": "ratings",
    "adjustment": "adjustments",
    "waiver": "waivers",
    "attendance": "attendance",
}
"""Where a book holds what is entered, by noun."""


def replaced(
    books: Mapping[SubjectKey, Book],
    keys: Collection[SubjectKey],
    fresh: Mapping[SubjectKey, Book],
    nouns: Collection[str],
) -> dict[SubjectKey, Book]:
    """The books with the pages of some subjects and nouns as `fresh` has them."""
    whole = dict(books)
    for key in keys:
        page = fresh.get(key, Book())
        changes = {PAGES[noun]: getattr(page, PAGES[noun]) for noun in nouns}
        whole[key] = replace(books.get(key, EMPTY), **changes)
    return whole
