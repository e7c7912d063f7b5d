"""What a person types into a cell of the grid, read as an actual, a target or a self score of a KPI."""

import re
from decimal import ROUND_HALF_UP, Decimal

from models.terms import Method
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.quantities import POINT, parse_quantity
from services.scoring.parameters import parse_rule
from services.scoring.rounding import HUNDRED
from services.scoring.rules import Described, PassFail
from services.scoring.tables import level_key
from services.workbooks.text import UnreadableText, clean_text, parse_yes_no

LARGEST = Decimal(10) ** 12
_TOLD = 40
"""How much of a text is told back."""
_MILLIONTH = Decimal("0.000001")
_HUNDREDTH = Decimal("0.01")
_DATE = re.compile(
    r"\d{1,4} ?[-/.年月] ?\d{1,2}( ?[-/.月日] ?(\d{1,4} ?日?)?)?( \d{1,2}:\d{2}(:\d{2})?)?"
    r"|\d{1,2}[- ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([- ]?\d{2,4})?"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[- ]?\d{1,4}",
    re.ASCII | re.IGNORECASE,
)
"""What Excel shows where it took a number for a date."""


def read_actual(kpi: Kpi, text: str) -> tuple[Decimal | None, str | None]:
    """The value or the text of an actual, both None for a blank; Mendable says what this KPI takes."""
    words = _words(text)
    if not words:
        return None, None
    match kpi.method:
        case Method.DESCRIBED:
            return None, _level(kpi, words)
        case Method.PASS_FAIL:
            return _number_or_yes_no(kpi, words)
        case Method.RATING:
            return _rating(kpi, words), None
        case _:
            return _number(kpi, words), None


def read_target(kpi: Kpi, text: str) -> Decimal | None:
    """A target in the KPI's unit; None for a blank."""
    words = _words(text)
    return _number(kpi, words) if words else None


def read_self_score(text: str, most: Decimal) -> Decimal | None:
    """A self score of at most `most`, with 2 places; None for a blank."""
    words = _words(text)
    if not words:
        return None
    try:
        score = parse_quantity(words, POINT)
    except UnreadableText as error:
        raise Mendable("self_score.range", most=most) from error
    if score.percent or not 0 <= score.value <= most:
        raise Mendable("self_score.range", most=most)
    return score.value.quantize(_HUNDREDTH, ROUND_HALF_UP)


def read_points(text: str) -> Decimal:
    """Points of an adjustment, with their sign."""
    words = _words(text)
    try:
        points = parse_quantity(words, POINT)
    except UnreadableText as error:
        raise Mendable("points.not_a_number", text=text.strip()) from error
    too_large = abs(points.value) >= LARGEST
    if points.percent or too_large or points.value != points.value.quantize(_HUNDREDTH, ROUND_HALF_UP):
        raise Mendable("points.not_a_number", text=text.strip())
    return points.value


def _words(text: str) -> str:
    """What was typed, cleaned; Mendable when it is a formula instead of its result."""
    words = clean_text(text)
    if words.startswith(("=", "＝")):
        raise Mendable("actual.formula", text=words if len(words) <= _TOLD else f"{words[:_TOLD]}…")
    return words


def _number(kpi: Kpi, words: str) -> Decimal:
    try:
        number = parse_quantity(words, kpi.unit)
    except UnreadableText as error:
        if len(words) <= _TOLD and _DATE.fullmatch(words):
            raise Mendable("actual.date", kpi=kpi.name, text=words) from error
        if error.code == "quantity":
            raise Mendable("actual.quantity", kpi=kpi.name, text=words, unit=kpi.unit or "—") from error
        raise Mendable("actual.not_a_number", kpi=kpi.name, text=words) from error
    if number.percent and not kpi.percent:
        raise Mendable("actual.percent", kpi=kpi.name, unit=kpi.unit or "—")
    if abs(number.value) >= LARGEST:
        raise Mendable("actual.too_large", value=number.value)
    return number.value.quantize(_MILLIONTH, ROUND_HALF_UP)


def _level(kpi: Kpi, words: str) -> str:
    rule = parse_rule(kpi.method, kpi.direction, kpi.parameters)
    names = [level.name for level in rule.levels] if isinstance(rule, Described) else []
    for name in names:
        if level_key(name) == level_key(words):
            return name
    raise Mendable("actual.level", text=words, kpi=kpi.name, levels=" / ".join(names))


def _rating(kpi: Kpi, words: str) -> Decimal:
    value = _number(kpi, words)
    if not 0 <= value <= HUNDRED:
        raise Mendable("actual.rating", kpi=kpi.name)
    return value


def _number_or_yes_no(kpi: Kpi, words: str) -> tuple[Decimal | None, str | None]:
    rule = parse_rule(kpi.method, kpi.direction, kpi.parameters)
    judges_numbers = isinstance(rule, PassFail) and rule.condition is not None
    try:
        if judges_numbers:
            return _number(kpi, words), None
    except Mendable as problem:
        if problem.code not in {"actual.not_a_number", "actual.quantity", "actual.date"}:
            raise
    try:
        return None, "yes" if parse_yes_no(words) else "no"
    except UnreadableText as error:
        code = "actual.yes_no" if judges_numbers else "actual.only_yes_no"
        raise Mendable(code, kpi=kpi.name) from error
