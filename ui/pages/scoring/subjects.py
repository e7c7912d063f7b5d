"""What the lists at the left hold: subjects by department, indicators by data provider, departments."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby

from msgspec import Struct

from models.terms import SubjectType
from services.domain.result import LineResult, LineState, ResultState, SubjectResult
from services.language import Language
from ui.pages.scoring.pick_list import Face, ListRow
from ui.pages.scoring.rows import seen

WHOLE = ""
"""The key of the whole company among the departments."""


def mark_of(say: Language, subject: SubjectResult) -> tuple[str, str]:
    """The chip's words and tone: the grade, or why there is none."""
    match subject.state:
        case ResultState.INCOMPLETE:
            missing = len(subject.missing)
            return (say("gap {count}", count=missing) if missing else say("gaps")), "missing"
        case ResultState.EXEMPT:
            return say("exempt"), ""
        case ResultState.UNSCORED:
            return say("none"), ""
    grade = subject.grade or "—"
    if subject.struck or subject.red_lines:
        return f"■ {grade}", "red"
    factor = subject.grade_coefficient
    if factor is None or factor == 1:
        return grade, ""
    return grade, "accent" if factor > 1 else "amber"


def subject_face(say: Language) -> Face[SubjectResult]:
    """A subject: total, and grade or what is wrong with it."""

    def tip(subject: SubjectResult) -> str:
        parts = (subject.code, subject.department_name, subject.position_name)
        return " · ".join(part for part in parts if part)

    return Face(lambda subject: say.fixed(subject.total), lambda subject: mark_of(say, subject), tip, seen)


def subject_rows(
    say: Language, subjects: Sequence[SubjectResult], before: Sequence[ListRow[SubjectResult]]
) -> list[ListRow[SubjectResult]]:
    """People under their departments; a department with a result heads its people itself.

    A row of `before` that stands for the same subject at the same place is taken as it is.
    """
    rows: list[ListRow[SubjectResult]] = []
    kind, department = say("dept."), None
    for subject in subjects:
        own = subject.type is SubjectType.DEPARTMENT
        if not own and subject.department != department:
            rows.append(ListRow(subject.department_name))
        at = len(rows)
        if at < len(before) and before[at].item is subject:
            rows.append(before[at])
        else:
            rows.append(ListRow(subject.name, subject.key, subject, kind if own else ""))
        department = subject.department
    return rows


class KpiItem(Struct, frozen=True):
    """An indicator of the period: how many have it, how many lack it, whose data it is."""

    code: str
    name: str
    provider: str
    unit: str
    count: int
    missing: int


class DepartmentItem(Struct, frozen=True):
    """A department: how many subjects are in it, and how many actuals they lack."""

    code: str
    name: str
    count: int
    missing: int


def count_face(say: Language) -> Face[KpiItem | DepartmentItem]:
    """An indicator or a department: how many, and how many are missing."""

    def mark(item: KpiItem | DepartmentItem) -> tuple[str, str]:
        return (say("gap {count}", count=item.missing), "missing") if item.missing else ("✓", "plain")

    def tip(item: KpiItem | DepartmentItem) -> str:
        parts = [item.code, item.name]
        if isinstance(item, KpiItem) and item.provider:
            parts.append(say("Data from: {provider}", provider=item.provider))
        parts.append(say("{count} missing", count=item.missing) if item.missing else say("complete"))
        return " · ".join(part for part in parts if part)

    return Face(lambda item: str(item.count), mark, tip, lambda item: item, width=36)


def kpi_item(code: str, lines: Collection[LineResult]) -> KpiItem:
    """An indicator, from all its lines."""
    line = next(iter(lines))
    missing = sum(each.state is LineState.MISSING for each in lines)
    return KpiItem(code, line.name, line.provider, line.unit, len(lines), missing)


def kpi_rows(say: Language, items: Iterable[KpiItem]) -> tuple[ListRow[KpiItem | DepartmentItem], ...]:
    """Indicators under their data providers."""
    rows: list[ListRow[KpiItem | DepartmentItem]] = []
    ordered = sorted(items, key=lambda item: (not item.provider, item.provider, item.code))
    for provider, group in groupby(ordered, key=lambda item: item.provider):
        rows.append(ListRow(provider or say("no provider named")))
        rows += [ListRow(item.name, item.code, item) for item in group]
    return tuple(rows)


def department_items(say: Language, subjects: Sequence[SubjectResult]) -> list[DepartmentItem]:
    """The whole company, then its departments."""
    rest = [
        DepartmentItem(code, members[0].department_name or members[0].name, len(members), _missing(members))
        for code, members in (
            (code, list(group)) for code, group in groupby(subjects, key=lambda each: each.department)
        )
    ]
    return [DepartmentItem(WHOLE, say("Whole company"), len(subjects), _missing(subjects)), *rest]


def _missing(subjects: Sequence[SubjectResult]) -> int:
    return sum(len(each.missing) for each in subjects if each.state is ResultState.INCOMPLETE)


def department_rows(items: Sequence[DepartmentItem]) -> tuple[ListRow[KpiItem | DepartmentItem], ...]:
    """A department a row."""
    return tuple(ListRow(item.name, item.code, item) for item in items)
