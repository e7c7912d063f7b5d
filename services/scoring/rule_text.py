"""The canonical text of a rule: what the store keeps and workbooks show, defaults left out."""

from collections.abc import Callable
from typing import Any

from services.scoring.conditions import format_condition
from services.scoring.notation import plain, quote
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
from services.scoring.tables import table


def format_rule(rule: Rule) -> str:
    """The canonical text of a rule; reading it gives the rule back."""
    return _FORMATS[type(rule)](rule)


def _ratio(rule: Ratio) -> str:
    return "" if rule.zero_below is None else f"zero_below={plain(rule.zero_below)}"


def _interpolate(rule: Interpolate) -> str:
    return f"points={table(rule.points)}" + ("; below=clamp" if rule.clamp else "")


def _bands(rule: Bands) -> str:
    return f"bands={table(rule.bands)}, else:{plain(rule.otherwise)}"


def _deduction(rule: Deduction) -> str:
    return f"k={plain(rule.k)}" + (f"; free={plain(rule.free)}" if rule.free else "")


def _plus_minus(rule: PlusMinus) -> str:
    step = plain(rule.step) + ("%" if rule.percent else "")
    return f"step={step}; k={plain(rule.k)}" + ("; mode=whole" if rule.whole else "")


def _pass_fail(rule: PassFail) -> str:
    return "" if rule.condition is None else f"condition={format_condition(rule.condition)}"


def _described(rule: Described) -> str:
    return "levels=" + ", ".join(f"{quote(level.name)}:{plain(level.score)}" for level in rule.levels)


def _milestone(rule: Milestone) -> str:
    return f"late={table(rule.bands)}, else:{plain(rule.otherwise)}"


def _efficacy(rule: Efficacy) -> str:
    return f"bad={plain(rule.bad)}; good={plain(rule.good)}"


def _closer(rule: Closer) -> str:
    return f"tolerance={plain(rule.tolerance)}; step={plain(rule.step)}; k={plain(rule.k)}"


def _rating(rule: RatingRule) -> str:
    groups = ", ".join(f"{known.group}:{plain(known.weight)}" for known in rule.groups)
    return f"groups={groups}" + ("; trim=yes" if rule.trim else "")


def _direct(_rule: Direct) -> str:
    return ""


_FORMATS: dict[type[Rule], Callable[[Any], str]] = {
    Ratio: _ratio,
    Interpolate: _interpolate,
    Bands: _bands,
    Deduction: _deduction,
    PlusMinus: _plus_minus,
    PassFail: _pass_fail,
    Described: _described,
    Milestone: _milestone,
    Efficacy: _efficacy,
    Closer: _closer,
    RatingRule: _rating,
    Direct: _direct,
}
