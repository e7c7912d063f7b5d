"""Conditions on an actual (`<95`, `≤T`) and what a veto does (`0`, `×0.5`, `等级≤C`), read and written."""

import re
from decimal import Decimal

from services.errors import Mendable
from services.scoring.notation import folded, number, plain
from services.scoring.rules import Condition, VetoConsequence

_CONDITION = re.compile(r"(<=|>=|==|=<|=>|<|>|=)(.+)", re.DOTALL)
_OPERATORS = {"==": "=", "=<": "<=", "=>": ">="}
_FACTOR = re.compile(r"[×x*](.+)", re.IGNORECASE | re.DOTALL)
_CEILING = re.compile(r"(?:等级|grade)\s*(?:<=|=<)(.+)", re.IGNORECASE | re.DOTALL)


def _signs(text: str) -> str:
    return folded(text).replace("≤", "<=").replace("≥", ">=").replace("≦", "<=").replace("≧", ">=")


def parse_condition(text: str) -> Condition:
    """Read a condition; Mendable `rule.condition` when it is none."""
    match = _CONDITION.fullmatch(_signs(text))
    if match is None:
        raise Mendable("rule.condition", text=text.strip())
    operator = _OPERATORS.get(match[1], match[1])
    if match[2].strip().upper() == "T":
        return Condition(operator, None)
    try:
        return Condition(operator, number(match[2], "condition"))
    except Mendable:
        raise Mendable("rule.condition", text=text.strip()) from None


def format_condition(condition: Condition) -> str:
    """The canonical text of a condition."""
    return condition.operator + ("T" if condition.limit is None else plain(condition.limit))


def parse_veto_effect(text: str) -> VetoConsequence:
    """Read a veto's effect, blank for coefficient 0; Mendable `rule.veto_effect` when it is none."""
    signs = _signs(text)
    if not signs:
        return VetoConsequence(factor=Decimal(0))
    ceiling = _CEILING.fullmatch(signs)
    if ceiling is not None and ceiling[1].strip():
        return VetoConsequence(ceiling=ceiling[1].strip())
    factor = _FACTOR.fullmatch(signs)
    try:
        value = number(factor[1] if factor else signs, "veto")
    except Mendable:
        raise Mendable("rule.veto_effect", text=text.strip()) from None
    if not 0 <= value <= 1 or (factor is None and value != 0):
        raise Mendable("rule.veto_effect", text=text.strip())
    return VetoConsequence(factor=value)


def format_veto_effect(effect: VetoConsequence) -> str:
    """The canonical text of a veto's effect."""
    if effect.ceiling is not None:
        return f"grade<={effect.ceiling}"
    factor = effect.factor or Decimal(0)
    return f"×{plain(factor)}" if factor else "0"
