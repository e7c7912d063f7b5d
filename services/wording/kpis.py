"""KPIs in words: a rule in one line, a veto as a sentence, what is wrong with a parameter, alarm answers."""

from collections.abc import Callable, Mapping
from typing import Any

from models.terms import AlarmAnswerKind, Direction, Method, VetoScope
from services.domain.alarm import AlarmAnswer
from services.domain.kpi import Kpi
from services.errors import Mendable
from services.language import N_, Language
from services.scoring.conditions import parse_condition, parse_veto_effect
from services.scoring.parameters import parse_rule
from services.scoring.rules import (
    Bands,
    Closer,
    Condition,
    Deduction,
    Described,
    Efficacy,
    Interpolate,
    Milestone,
    PassFail,
    PlusMinus,
    Point,
    RatingRule,
    Ratio,
    Rule,
)
from services.wording.problems import problem_words
from services.wording.terms import label

ANSWERS: Mapping[AlarmAnswerKind, str] = {
    AlarmAnswerKind.ACCEPTED: N_("Accepted with a reason"),
    AlarmAnswerKind.REDEFINED: N_("KPI redefined"),
    AlarmAnswerKind.SNOOZED: N_("Snoozed"),
}
PARAMETERS: Mapping[str, str] = {
    "zero_below": N_("0 points under this achievement rate (%)"),
    "points": N_("Points of the line"),
    "below": N_("Worse than the worst point"),
    "bands": N_("Limits, the best first"),
    "late": N_("Days late, the fewest first"),
    "levels": N_("Cases"),
    "groups": N_("Rater groups"),
    "trim": N_("Drop the highest and lowest of five or more ratings"),
    "k": N_("Points a step"),
    "off": N_("Points off each time"),
    "free": N_("Free of charge"),
    "step": N_("Size of a step"),
    "mode": N_("Steps count"),
    "condition": N_("Condition for 100 points"),
    "bad": N_("Value for 60 points"),
    "good": N_("Value for 100 points"),
    "tolerance": N_("Tolerance"),
    "else": N_("Otherwise"),
}
_REFUSED: Mapping[str, str] = {
    "rule.missing": N_("This is required. Fill it in."),
    "rule.number": N_("“{text}” is not a number. Write a plain number such as 92.5."),
    "rule.positive": N_("{value} is not possible. Write a number above 0."),
    "rule.negative": N_("{value} is not possible. Write 0 or a number above it."),
    "rule.pair": N_("In “{text}” a value or its score is missing. Fill in both, or empty the row."),
    "rule.points_few": N_("Interpolation needs at least two points. Fill in another row."),
    "rule.bands_few": N_("There is no limit yet. Fill in a row."),
    "rule.bands_order": N_(
        "{bands} does not run from best to worst for this direction. Put the best limit first, with scores "
        "that never rise."
    ),
    "rule.good_bad_order": N_(
        "60 points at {bad} and 100 at {good} contradict the direction. Exchange them, or change the "
        "direction."
    ),
}
"""Where the words for a cell of a workbook would not fit a form with a field for every parameter."""
_SIGNS: Mapping[str, str] = {
    "<": N_("Below {limit}"),
    "<=": N_("At most {limit}"),
    ">": N_("Above {limit}"),
    ">=": N_("At least {limit}"),
    "=": N_("Exactly {limit}"),
}


def parameter_words(say: Language, problem: Mendable) -> str:
    """What is wrong with a parameter, and how to mend it, beside its own field."""
    words = _REFUSED.get(problem.code)
    if words is None:
        return problem_words(say, problem)
    return say(words, **problem.facts)


def condition_words(say: Language, condition: Condition, unit: str = "") -> str:
    """A condition on the actual as people say it."""
    limit = say("the target") if condition.limit is None else say.plain(condition.limit) + unit
    return say(_SIGNS[condition.operator], limit=limit)


def veto_words(say: Language, kpi: Kpi) -> str:
    """A KPI's veto as a sentence; empty when it has none, or one that cannot be read."""
    if not kpi.veto.strip():
        return ""
    try:
        condition, effect = parse_condition(kpi.veto), parse_veto_effect(kpi.veto_effect)
    except Mendable:
        return ""
    when = condition_words(say, condition, "%" if kpi.percent else "")
    if effect.ceiling is not None:
        words = say("{when}: this period's grade is at most {ceiling}", when=when, ceiling=effect.ceiling)
    elif effect.factor:
        words = say("{when}: this period's bonus coefficient × {factor}", when=when, factor=effect.factor)
    else:
        words = say("{when}: this period's bonus coefficient is 0", when=when)
    if kpi.veto_scope is VetoScope.DEPARTMENT:
        words = say("{words}, for every member of the department", words=words)
    return words


def answer_words(say: Language, answer: AlarmAnswer) -> str:
    """An answer to an alarm in one line."""
    kind = say(ANSWERS[answer.answer])
    if answer.until:
        kind = say("Snoozed until {month}", month=say.period(answer.until))
    return say("{month}: {kind}. {reason}", month=say.period(answer.month), kind=kind, reason=answer.reason)


def rule_words(say: Language, method: Method, direction: Direction, parameters: str) -> str:
    """A rule in one line: the method and its figures; the method alone when they cannot be read."""
    try:
        rule = parse_rule(method, direction, parameters)
    except Mendable:
        return label(say, method)
    tell = _RULES.get(type(rule))
    colon = "：" if say.code == "zh" else ": "
    figures = tell(say, rule) if tell is not None else ""
    return f"{label(say, method)}{colon}{figures}" if figures else label(say, method)


def _table(say: Language, points: tuple[Point, ...], sign: str = "") -> str:
    return say(", ").join(
        say("{value} → {points}", value=sign + say.plain(point.value), points=point.score) for point in points
    )


def _limits(say: Language, rule: Bands | Milestone) -> str:
    higher = isinstance(rule, Bands) and rule.direction is Direction.HIGHER
    words = _table(say, rule.bands, "≥" if higher else "≤")
    return say("{limits}, otherwise {points}", limits=words, points=rule.otherwise)


def _ratio(say: Language, rule: Ratio) -> str:
    return "" if rule.zero_below is None else say("0 points under {rate}%", rate=rule.zero_below)


def _deduction(say: Language, rule: Deduction) -> str:
    words = say("{k} points off each", k=rule.k)
    return say("{words}, {free} free", words=words, free=rule.free) if rule.free else words


def _plus_minus(say: Language, rule: PlusMinus) -> str:
    step = say.plain(rule.step) + ("%" if rule.percent else "")
    words = say("{k} points for every {step}", k=rule.k, step=step)
    return say("{words}, completed steps only", words=words) if rule.whole else words


def _rating(say: Language, rule: RatingRule) -> str:
    return say(", ").join(f"{label(say, one.group)} {say.plain(one.weight)}" for one in rule.groups)


def _pass_fail(say: Language, rule: PassFail) -> str:
    return say("yes or no") if rule.condition is None else condition_words(say, rule.condition)


_RULES: Mapping[type[Rule], Callable[[Language, Any], str]] = {
    Ratio: _ratio,
    Interpolate: lambda say, rule: _table(say, rule.points),
    Bands: _limits,
    Deduction: _deduction,
    PlusMinus: _plus_minus,
    PassFail: _pass_fail,
    Described: lambda say, rule: say(", ").join(f"{one.name} {say.plain(one.score)}" for one in rule.levels),
    Milestone: _limits,
    Efficacy: lambda say, rule: say("{bad} → 60, {good} → 100", bad=rule.bad, good=rule.good),
    Closer: lambda say, rule: say(
        "±{tolerance} full score, then {k} points off for every {step}",
        tolerance=rule.tolerance,
        k=rule.k,
        step=rule.step,
    ),
    RatingRule: _rating,
}
