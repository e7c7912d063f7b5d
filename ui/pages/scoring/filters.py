"""Which subjects are in sight: the view, the filters with their counts, and what one looks for."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from models.terms import SubjectType
from services.domain.result import LineState, PeriodResult, ResultState, SubjectResult

MUCH = Decimal(10)
"""A change against last month that is worth a look, in points."""


def of_view(result: PeriodResult, view: str) -> tuple[SubjectResult, ...]:
    """The people, or the departments, by department."""
    departments = view == "departments"
    found = [each for each in result.results if (each.type is SubjectType.DEPARTMENT) == departments]
    return tuple(sorted(found, key=lambda each: (each.department, not each.head, each.code)))


_state = attrgetter("state")


def change_of(subject: SubjectResult) -> Decimal | None:
    """The total against the period before; None when either is unknown."""
    if len(subject.trend) < 2 or subject.trend[-2].total is None or subject.total is None:
        return None
    return subject.total - subject.trend[-2].total


def _changed(subject: SubjectResult) -> bool:
    change = change_of(subject)
    return change is not None and abs(change) > MUCH


FILTERS: Mapping[str, Callable[[SubjectResult], bool]] = {
    "all": lambda _: True,
    "missing": lambda subject: subject.state is ResultState.INCOMPLETE,
    "veto": lambda subject: bool(subject.struck),
    "not_applicable": lambda subject: LineState.NOT_APPLICABLE in map(_state, subject.lines),
    "changed": _changed,
}


def counts(subjects: Sequence[SubjectResult]) -> dict[str, int]:
    """How many subjects each filter keeps."""
    return {name: sum(map(keep, subjects)) for name, keep in FILTERS.items()}


def matches(subject: SubjectResult, words: str, is_spelt: Callable[[str, str], bool] | None = None) -> bool:
    """Whether a subject is what one looks for: by name, number, department, KPI, or pinyin initials."""
    wanted = words.casefold().strip()
    texts = [subject.name, subject.code, subject.department_name, *(line.name for line in subject.lines)]
    if any(wanted in text.casefold() for text in texts):
        return True
    return is_spelt is not None and wanted.isascii() and any(is_spelt(text, wanted) for text in texts)
