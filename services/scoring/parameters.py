"""Scoring parameters (计分参数): text of the workbook contract to a typed rule, and back."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from models.terms import Direction, Method
from services.errors import Mendable
from services.scoring.annual_parts import format_annual_parts, parse_annual_parts
from services.scoring.conditions import (
    format_condition,
    format_veto_effect,
    parse_condition,
    parse_veto_effect,
)
from services.scoring.grades import format_grades, parse_grades
from services.scoring.method_names import group_of, method_of
from services.scoring.notation import folded, number, read_values
from services.scoring.rule_text import format_rule
from services.scoring.rules import (
    Bands,
    Closer,
    Deduction,
    Described,
    Direct,
    Efficacy,
    Interpolate,
    Milestone,
    PassFail,
    PlusMinus,
    RatingRule,
    Ratio,
    Rule,
)
from services.scoring.tables import parse_groups, parse_levels, parse_limits, parse_points

__all__ = [
    "format_annual_parts",
    "format_condition",
    "format_grades",
    "format_rule",
    "format_veto_effect",
    "group_of",
    "method_of",
    "parse_annual_parts",
    "parse_condition",
    "parse_grades",
    "parse_rule",
    "parse_veto_effect",
]

_Values = Mapping[str, str]
_NAMES: dict[Method, tuple[str, ...]] = {
    Method.RATIO: ("zero_below",),
    Method.INTERPOLATE: ("points", "below"),
    Method.BANDS: ("bands",),
    Method.DEDUCTION: ("k", "free"),
    Method.PLUS_MINUS: ("step", "k", "mode"),
    Method.PASS_FAIL: ("condition",),
    Method.DESCRIBED: ("levels",),
    Method.MILESTONE: ("late",),
    Method.EFFICACY: ("bad", "good"),
    Method.CLOSER: ("tolerance", "step", "k"),
    Method.RATING: ("groups", "trim"),
    Method.DIRECT: (),
}
_YES = ("yes", "是", "true", "1")
_NO = ("no", "否", "false", "0")


def parse_rule(method: Method, direction: Direction, text: str) -> Rule:
    """Read a KPI's parameters; Mendable `rule.…` for everything the rules refuse."""
    values = read_values(text)
    allowed = _NAMES[method]
    for name in values:
        if name not in allowed:
            if not allowed:
                raise Mendable("rule.none_known", name=name)
            raise Mendable("rule.unknown", name=name, allowed=", ".join(allowed))
    if direction is Direction.CLOSER and method in _DIRECTED:
        raise Mendable("rule.direction", method=method.value)
    return _PARSERS[method](direction, values)


def _text(values: _Values, name: str) -> str:
    value = values.get(name, "")
    if not value.strip():
        raise Mendable("rule.missing", name=name)
    return value


def _number(values: _Values, name: str) -> Decimal:
    return number(_text(values, name), name)


def _positive(values: _Values, name: str) -> Decimal:
    value = _number(values, name)
    if value <= 0:
        raise Mendable("rule.positive", name=name, value=value)
    return value


def _not_negative(values: _Values, name: str) -> Decimal:
    value = _number(values, name)
    if value < 0:
        raise Mendable("rule.negative", name=name, value=value)
    return value


def _choice(values: _Values, name: str, choices: Mapping[str, bool], default: bool) -> bool:
    if not values.get(name, "").strip():
        return default
    value = folded(values[name]).lower()
    if value not in choices:
        shown = list(dict.fromkeys(word for word in choices if word.isascii() and word.isalpha()))
        raise Mendable("rule.choice", name=name, value=values[name], choices=" / ".join(shown[:4]))
    return choices[value]


def _ratio(direction: Direction, values: _Values) -> Rule:
    if "zero_below" not in values:
        return Ratio(direction)
    return Ratio(direction, number(folded(_text(values, "zero_below")).removesuffix("%"), "zero_below"))


def _interpolate(direction: Direction, values: _Values) -> Rule:
    points = parse_points(_text(values, "points"), direction)
    return Interpolate(
        direction, points, _choice(values, "below", {"zero": False, "clamp": True}, default=False)
    )


def _bands(direction: Direction, values: _Values) -> Rule:
    return Bands(direction, *parse_limits(_text(values, "bands"), "bands", direction))


def _deduction(_direction: Direction, values: _Values) -> Rule:
    return Deduction(
        _positive(values, "k"), _not_negative(values, "free") if "free" in values else Decimal(0)
    )


def _plus_minus(direction: Direction, values: _Values) -> Rule:
    step = folded(_text(values, "step"))
    percent = step.endswith("%")
    size = _positive({"step": step.removesuffix("%")}, "step")
    whole = _choice(values, "mode", {"linear": False, "whole": True}, default=False)
    return PlusMinus(direction, size, _positive(values, "k"), percent, whole)


def _pass_fail(_direction: Direction, values: _Values) -> Rule:
    return PassFail(parse_condition(_text(values, "condition")) if "condition" in values else None)


def _described(_direction: Direction, values: _Values) -> Rule:
    return Described(parse_levels(_text(values, "levels")))


def _milestone(_direction: Direction, values: _Values) -> Rule:
    return Milestone(*parse_limits(_text(values, "late"), "late", Direction.LOWER))


def _efficacy(direction: Direction, values: _Values) -> Rule:
    bad, good = _number(values, "bad"), _number(values, "good")
    if bad == good:
        raise Mendable("rule.good_is_bad", value=good)
    if (good > bad) is not (direction is Direction.HIGHER):
        raise Mendable("rule.good_bad_order", bad=bad, good=good, direction=direction.value)
    return Efficacy(bad, good)


def _closer(_direction: Direction, values: _Values) -> Rule:
    return Closer(_not_negative(values, "tolerance"), _positive(values, "step"), _positive(values, "k"))


def _rating(_direction: Direction, values: _Values) -> Rule:
    choices = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
    return RatingRule(parse_groups(_text(values, "groups")), _choice(values, "trim", choices, default=False))


def _direct(_direction: Direction, _values: _Values) -> Rule:
    return Direct()


_DIRECTED = (Method.RATIO, Method.INTERPOLATE, Method.BANDS, Method.PLUS_MINUS, Method.EFFICACY)
_PARSERS: dict[Method, Callable[[Direction, _Values], Rule]] = {
    Method.RATIO: _ratio,
    Method.INTERPOLATE: _interpolate,
    Method.BANDS: _bands,
    Method.DEDUCTION: _deduction,
    Method.PLUS_MINUS: _plus_minus,
    Method.PASS_FAIL: _pass_fail,
    Method.DESCRIBED: _described,
    Method.MILESTONE: _milestone,
    Method.EFFICACY: _efficacy,
    Method.CLOSER: _closer,
    Method.RATING: _rating,
    Method.DIRECT: _direct,
}
