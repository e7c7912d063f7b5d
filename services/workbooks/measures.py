"""Values that only their KPI can judge: percents by the unit, texts by the method."""

from decimal import Decimal

from models.terms import Method
from services.domain.entry import Actual
from services.domain.kpi import Kpi
from services.scoring.rules import Described, PassFail
from services.scoring.tables import level_key
from services.workbooks.draft import Place
from services.workbooks.kinds import plain, yes_no
from services.workbooks.merging import Merging
from services.workbooks.numbers import HUNDRED, Percent, fitted
from services.workbooks.problems import Doubtful, Refused
from services.workbooks.rules import rule_of
from services.workbooks.text import UnreadableText, parse_yes_no

Values = dict[str, object]
_ONE = Decimal(1)


def resolve_line(merging: Merging, place: Place, values: Values) -> Values | None:
    """A card's row with its target in the KPI's unit."""
    kpi = merging.kpis.get((values.get("kpi"),))
    if kpi is None:
        return None
    target = _number(merging, place, "target", values, kpi)
    return None if target is None else {**values, **target}


def resolve_actual(merging: Merging, place: Place, values: Values) -> Values | None:
    """A row of actuals with value, text and target as its KPI takes them."""
    kpi = merging.kpis.get((values.get("kpi"),))
    if kpi is None:
        return None
    target = _number(merging, place, "target", values, kpi)
    try:
        actual = _actual(merging, place, values, kpi)
    except Refused as problem:
        merging.error(place, "value", problem.code, **problem.facts)
        return None
    return None if target is None else {**values, **target, **actual}


def _number(merging: Merging, place: Place, name: str, values: Values, kpi: Kpi) -> Values | None:
    raw = values.get(name)
    if raw is None:
        return {}
    try:
        return {name: measured(merging, place, name, raw, kpi)}
    except Refused as problem:
        merging.error(place, name, problem.code, **problem.facts)
        return None


def _actual(merging: Merging, place: Place, values: Values, kpi: Kpi) -> Values:
    if "value" not in values:
        return {}
    raw = values["value"]
    if values.get("period") in merging.locked and (kept := _kept(merging, values, raw)):
        return kept
    if raw is None:
        return {"value": None, "text": None}
    if kpi.method is Method.DESCRIBED:
        return {"value": None, "text": _level(merging, raw, kpi)}
    if kpi.method is Method.PASS_FAIL and isinstance(raw, bool | str):
        return {"value": None, "text": _met(raw)}
    value = measured(merging, place, "value", raw, kpi)
    rule = rule_of(merging, kpi)
    if isinstance(rule, PassFail) and rule.condition is None:
        raise Refused("pass_fail_without_condition", kpi=kpi.code)
    if kpi.method is Method.RATING and not 0 <= value <= HUNDRED:
        raise Refused("rating_range", value=plain(value))
    return {"value": value, "text": None}


def _kept(merging: Merging, values: Values, raw: object) -> Values | None:
    """What a locked period holds, when the cell says the same; the KPI may take other cells by now."""
    key = tuple(values.get(name) for name in ("period", "type", "subject", "kpi"))
    old: Actual | None = merging["actuals"].after.get(key)
    if old is not None and raw is not None and raw in (old.value, old.text):
        return {"value": old.value, "text": old.text}
    return None


def measured(merging: Merging, place: Place, name: str, raw: object, kpi: Kpi) -> Decimal:
    """A number in the KPI's unit; Refused when it is none."""
    if isinstance(raw, Percent):
        if not kpi.percent:
            raise Refused("percent_unexpected_unit", unit=kpi.unit, kpi=kpi.code)
        raw = raw.value
    elif isinstance(raw, Decimal):
        if kpi.percent and raw and -_ONE < raw < _ONE:
            merging.warn(
                place, name, "percent_plain", value=plain(raw), percent=plain(raw * HUNDRED), kpi=kpi.code
            )
    else:
        raise Refused("not_a_number", value=_texts(raw)[0])
    value = fitted(raw, 6)
    if isinstance(value, Doubtful):
        merging.warn(place, name, value.code, **value.facts)
        return Decimal(str(value.value))
    return value


def _level(merging: Merging, raw: object, kpi: Kpi) -> str:
    rule = rule_of(merging, kpi)
    if not isinstance(rule, Described):
        raise Refused("level_unknown", value=_texts(raw)[0], kpi=kpi.code, levels="—")
    for text in _texts(raw):
        for level in rule.levels:
            if level_key(level.name) == level_key(text):
                return level.name
    levels = " / ".join(level.name for level in rule.levels)
    raise Refused("level_unknown", value=_texts(raw)[0], kpi=kpi.code, levels=levels)


def _texts(raw: object) -> tuple[str, ...]:
    match raw:
        case bool():
            return ("TRUE", "是", "yes") if raw else ("FALSE", "否", "no")
        case Percent():
            return (f"{plain(raw.value)}%",)
        case Decimal():
            return (plain(raw),)
        case _:
            return (str(raw),)


def _met(raw: bool | str) -> str:
    try:
        return yes_no(raw if isinstance(raw, bool) else parse_yes_no(raw), "en")
    except UnreadableText as problem:
        raise Refused("not_yes_no", value=str(raw)) from problem
