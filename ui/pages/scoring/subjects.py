"""What the lists at the left hold: subjects by department, indicators by data provider, departments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

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
            return say("gap {count}", count=len(subject.missing)), "missing"
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


def subject_rows(say: Language, subjects: Sequence[SubjectResult]) -> tuple[ListRow[SubjectResult], ...]:
    """People under their departments, the department itself before them."""
    rows: list[ListRow[SubjectResult]] = []
    kind = say("dept.")
    for _, group in groupby(subjects, key=lambda each: each.department):
        members = list(group)
        people = sum(each.type is not SubjectType.DEPARTMENT for each in members)
        name = members[0].department_name or members[0].name
        rows.append(ListRow(say("{department}: {count}", department=name, count=people)))
        rows += [
            ListRow(each.name, each.key, each, kind if each.type is SubjectType.DEPARTMENT else "")
            for each in members
        ]
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class KpiItem:
    """An indicator of the period: how many have it, how many lack it, whose data it is."""

    code: str
    name: str
    provider: str
    unit: str
    count: int
    missing: int


@dataclass(frozen=True, slots=True)
class DepartmentItem:
    """A department: how many subjects are in it, and how many actuals they lack."""

    code: str
    name: str
    count: int
    missing: int


def count_face(say: Language) -> Face[KpiItem | DepartmentItem]:
    """An indicator or a department: how many, and how many are missing."""

    def mark(item: KpiItem | DepartmentItem) -> tuple[str, str]:
        return (say("gap {count}", count=item.missing), "missing") if item.missing else ("✓", "")

    def tip(item: KpiItem | DepartmentItem) -> str:
        parts = [item.code, item.name]
        if isinstance(item, KpiItem) and item.provider:
            parts.append(say("Data from: {provider}", provider=item.provider))
        parts.append(say("{count} missing", count=item.missing) if item.missing else say("complete"))
        return " · ".join(part for part in parts if part)

    return Face(lambda item: str(item.count), mark, tip, lambda item: item)


def kpi_items(lines: Mapping[str, Sequence[tuple[SubjectResult, LineResult]]]) -> list[KpiItem]:
    """The indicators by data provider, from whose lines they are, by code."""
    items = []
    for code, found in lines.items():
        line = found[0][1]
        missing = sum(each.state is LineState.MISSING for _, each in found)
        items.append(KpiItem(code, line.name, line.provider, line.unit, len(found), missing))
    return sorted(items, key=lambda item: (not item.provider, item.provider, item.code))


def kpi_rows(say: Language, items: Sequence[KpiItem]) -> tuple[ListRow[KpiItem | DepartmentItem], ...]:
    """Indicators under their data providers."""
    rows: list[ListRow[KpiItem | DepartmentItem]] = []
    for provider, group in groupby(items, key=lambda item: item.provider):
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
    return sum(line.state is LineState.MISSING for subject in subjects for line in subject.lines)


def department_rows(items: Sequence[DepartmentItem]) -> tuple[ListRow[KpiItem | DepartmentItem], ...]:
    """A department a row."""
    return tuple(ListRow(item.name, item.code, item) for item in items)
