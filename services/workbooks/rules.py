"""Scoring rules met in a workbook: read once, kept as canonical text."""

from typing import cast

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.scoring.parameters import (
    format_condition,
    format_rule,
    format_veto_effect,
    parse_condition,
    parse_rule,
    parse_veto_effect,
)
from services.scoring.rules import Rule
from services.workbooks.draft import Place
from services.workbooks.merging import Merging

_MERGED = ("parameters", "veto", "veto_effect")


def canonical(merging: Merging, place: Place, values: dict[str, object]) -> dict[str, object] | None:
    """A KPI's values with its rule and veto as canonical text; None when the rules refuse one."""
    old: Kpi | None = merging["kpis"].after.get((values.get("code"),))
    texts = {name: str(values[name] if name in values else getattr(old, name, "")) for name in _MERGED}
    if "method" not in values or "direction" not in values:
        return None
    method, direction = cast("Method", values["method"]), cast("Direction", values["direction"])
    given = dict(values)
    good = True
    for name, text in texts.items():
        try:
            given[name] = _canonical(name, text, method, direction)
        except Mendable as problem:
            merging.error(place, name, problem.code, **problem.facts)
            good = False
    return given if good else None


def _canonical(name: str, text: str, method: Method, direction: Direction) -> str:
    if name == "parameters":
        return format_rule(parse_rule(method, direction, text))
    if not text:
        return ""
    return (
        format_condition(parse_condition(text))
        if name == "veto"
        else format_veto_effect(parse_veto_effect(text))
    )


def rule_of(merging: Merging, kpi: Kpi) -> Rule | None:
    """The rule of a KPI after the import, None when it is refused."""
    key = (kpi.method, kpi.direction, kpi.parameters)
    if key not in merging.rules:
        try:
            merging.rules[key] = parse_rule(*key)
        except Mendable:
            merging.rules[key] = None
    return merging.rules[key]
