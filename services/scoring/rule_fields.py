"""A rule as fields of a form: its parameters taken apart, and put together again as the contract's text."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct, field

from models.terms import Direction, Method
from services.errors import Mendable
from services.scoring.notation import quote, read_pairs, read_values
from services.scoring.parameters import format_rule, parse_rule

Kind = Literal["number", "points", "limits", "levels", "groups", "condition", "flag", "below", "mode"]
Pairs = tuple[tuple[str, str], ...]
TABLES: frozenset[Kind] = frozenset({"points", "limits", "levels", "groups"})
ELSE = "else"
FIELDS: Mapping[Method, tuple[tuple[str, Kind], ...]] = {
    Method.RATIO: (("zero_below", "number"),),
    Method.INTERPOLATE: (("points", "points"), ("below", "below")),
    Method.BANDS: (("bands", "limits"),),
    Method.DEDUCTION: (("k", "number"), ("free", "number")),
    Method.PLUS_MINUS: (("step", "number"), ("k", "number"), ("mode", "mode")),
    Method.PASS_FAIL: (("condition", "condition"),),
    Method.DESCRIBED: (("levels", "levels"),),
    Method.MILESTONE: (("late", "limits"),),
    Method.EFFICACY: (("bad", "number"), ("good", "number")),
    Method.CLOSER: (("tolerance", "number"), ("step", "number"), ("k", "number")),
    Method.RATING: (("groups", "groups"), ("trim", "flag")),
    Method.DIRECT: (),
}
"""The parameters of each method in order, and how each is typed."""
_OF_CODE = {
    "rule.points_few": "points",
    "rule.points_monotone": "points",
    "rule.points_order": "points",
    "rule.good_is_bad": "good",
    "rule.good_bad_order": "good",
    "rule.group": "groups",
    "rule.groups_self": "groups",
    "rule.condition": "condition",
}


class RuleFields(Struct, frozen=True):
    """What stands in the fields of a rule's form, as typed."""

    values: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, Pairs] = field(default_factory=dict)


def fields_of(method: Method, parameters: str) -> RuleFields:
    """A method's parameters taken apart; what another method left behind is passed over."""
    try:
        given = read_values(parameters)
    except Mendable:
        given = {}
    values, tables = {}, {}
    for name, kind in FIELDS[method]:
        if kind in TABLES:
            tables[name] = _pairs(given.get(name, ""), name)
        else:
            values[name] = given.get(name, "")
    return RuleFields(values, tables)


def parameters_of(method: Method, direction: Direction, typed: RuleFields) -> str:
    """The text of what was typed: canonical when the rules take it, else as it stands."""
    parts = [
        f"{name}={text}"
        for name, kind in FIELDS[method]
        if (
            text := _table(typed.tables.get(name, ()))
            if kind in TABLES
            else typed.values.get(name, "").strip()
        )
    ]
    text = "; ".join(parts)
    try:
        return format_rule(parse_rule(method, direction, text))
    except Mendable:
        return text


def wrong_field(method: Method, direction: Direction, parameters: str) -> tuple[str, Mendable] | None:
    """The first field that the rules refuse and why ("" for the method); None when they take it."""
    try:
        parse_rule(method, direction, parameters)
    except Mendable as problem:
        names = [name for name, _ in FIELDS[method]]
        named = _OF_CODE.get(problem.code) or str(problem.facts.get("name", ""))
        alone = names[0] if len(names) == 1 and problem.code != "rule.direction" else ""
        return (named if named in names else alone), problem
    return None


def _pairs(text: str, name: str) -> Pairs:
    try:
        return tuple(read_pairs(text, name)) if text.strip() else ()
    except Mendable:
        return ()


def _table(pairs: Sequence[tuple[str, str]]) -> str:
    kept = [(key.strip(), score.strip()) for key, score in pairs if key.strip() or score.strip()]
    return ", ".join(f"{quote(key)}:{score}" for key, score in kept)
