"""What differs between two versions of a period, in words: aspect, old and new."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from services.domain.result import LineResult, SubjectResult
from services.domain.version import PRESENT, Aspect, Difference, SubjectDifference, Version
from services.language import N_, Language
from services.printing.line_texts import actual, quantity
from services.printing.statements import red_line_statements, signed, veto_statements
from services.wording.kpis import rule_words
from services.wording.terms import label

ASPECTS: Mapping[Aspect, str] = {
    Aspect.NAME: N_("Name"),
    Aspect.DEPARTMENT: N_("Department"),
    Aspect.POSITION: N_("Position"),
    Aspect.STATE: N_("State"),
    Aspect.TOTAL: N_("Total score"),
    Aspect.GRADE: N_("Grade"),
    Aspect.COEFFICIENT: N_("Coefficient"),
    Aspect.ADJUSTMENTS: N_("Adjustments"),
    Aspect.VETOES: N_("Veto"),
    Aspect.RED_LINES: N_("Red line"),
    Aspect.EXEMPTION: N_("Exemption"),
    Aspect.LINE: N_("Line of the card"),
    Aspect.WORDING: N_("KPI wording"),
    Aspect.RULE: N_("How it is scored"),
    Aspect.WEIGHT: N_("Weight"),
    Aspect.TARGET: N_("Target"),
    Aspect.ACTUAL: N_("Actual"),
    Aspect.SCORE: N_("Score"),
    Aspect.NOT_APPLICABLE: N_("Not applicable"),
    Aspect.SELF_SCORE: N_("Self score"),
    Aspect.NOTE: N_("Note"),
}
_NONE = "—"


class Told(NamedTuple):
    """One difference as a row: the KPI (empty: the subject as a whole), the aspect, old and new."""

    kpi: str
    aspect: str
    old: str
    new: str


def version_name(say: Language, number: int) -> str:
    """A version's name, or that of the present state."""
    return say("Version {version}", version=number) if number != PRESENT else say("Now (reopened)")


def version_words(say: Language, version: Version) -> str:
    """When, by whom, and why it was opened again."""
    at = version.locked_at[:16].replace("T", " ")
    words = say("locked {at} by {by}", at=at, by=version.locked_by)
    if version.reopened:
        return say("{words}; reopened: {reason}", words=words, reason=version.reopened)
    return words


def subject_words(say: Language, found: SubjectDifference) -> str:
    """The subject, and whether it came or went."""
    if found.old is None:
        return say("{name}: new in this version", name=found.name)
    if found.new is None:
        return say("{name}: no longer in it", name=found.name)
    if found.old.total is not None and found.new.total is not None and found.old.total != found.new.total:
        change = signed(found.new.total - found.old.total, say)
        return say("{name}: total {change}", name=found.name, change=change)
    return found.name


def difference_words(say: Language, found: Difference) -> Told:
    """One difference."""
    part = found.new or found.old
    kpi = part.name if isinstance(part, LineResult) else ""
    return Told(
        kpi, say(ASPECTS[found.aspect]), *(_shown(say, found.aspect, one) for one in (found.old, found.new))
    )


def _shown(say: Language, aspect: Aspect, part: SubjectResult | LineResult | None) -> str:
    if part is None:
        return _NONE
    return _SHOWN[aspect](say, part) or _NONE


def _statements(tell: Callable[[SubjectResult, Language], Any]) -> Callable[[Language, Any], str]:
    return lambda say, one: "\n".join(found.words for found in tell(one, say))


_SHOWN: Mapping[Aspect, Callable[[Language, Any], str]] = {
    Aspect.NAME: lambda _, one: str(one.name),
    Aspect.DEPARTMENT: lambda _, one: str(one.department_name),
    Aspect.POSITION: lambda _, one: str(one.position_name),
    Aspect.STATE: lambda say, one: label(say, one.state),
    Aspect.TOTAL: lambda say, one: say.fixed(one.total),
    Aspect.GRADE: lambda _, one: one.grade or "",
    Aspect.COEFFICIENT: lambda say, one: "" if one.coefficient is None else say.plain(one.coefficient),
    Aspect.ADJUSTMENTS: lambda say, one: "\n".join(
        f"{signed(item.points, say)}  {item.reason}" for item in one.adjustments
    ),
    Aspect.VETOES: _statements(veto_statements),
    Aspect.RED_LINES: _statements(red_line_statements),
    Aspect.EXEMPTION: lambda _, one: str(one.exemption),
    Aspect.LINE: lambda say, line: f"{say.plain(line.weight)}%  {say.fixed(line.score)}",
    Aspect.WORDING: lambda _, line: " · ".join(
        part for part in (line.name, line.definition, line.formula, line.unit, line.provider) if part
    ),
    Aspect.RULE: lambda say, line: rule_words(say, line.method, line.direction, line.parameters),
    Aspect.WEIGHT: lambda say, line: f"{say.plain(line.weight)}%",
    Aspect.TARGET: lambda say, line: quantity(say, line.target, line),
    Aspect.ACTUAL: actual,
    Aspect.SCORE: lambda say, line: say.fixed(line.score),
    Aspect.NOT_APPLICABLE: lambda _, line: str(line.na_reason),
    Aspect.SELF_SCORE: lambda say, line: "" if line.self_score is None else say.plain(line.self_score),
    Aspect.NOTE: lambda _, line: str(line.note),
}
