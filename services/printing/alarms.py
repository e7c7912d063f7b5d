"""What the officer must look at, as rows of the summary: whose, which KPI, what."""

from services.domain.result import Divergence, Exceptional, ExceptionKind, PeriodResult
from services.language import Language
from services.printing.statements import joined, signed
from services.wording.steps import tell
from services.wording.terms import label

_MARKS = {
    ExceptionKind.VETO: "■",
    ExceptionKind.ALARM: "●",
    ExceptionKind.MISSING: "▲",
    ExceptionKind.NOT_APPLICABLE: "○",
    ExceptionKind.NO_CARD: "△",
    ExceptionKind.EXEMPT: "◇",
}

Row = tuple[str, str, str, str]


def alarm_rows(result: PeriodResult, say: Language) -> list[Row]:
    """Kind, whose, KPI, what: the gravest kind first; the divergences in full."""
    kinds = list(_MARKS)
    others = sorted(
        (each for each in result.exceptions if each.kind is not ExceptionKind.ALARM),
        key=lambda each: kinds.index(each.kind),
    )
    rows = [_exception(each, say) for each in others]
    at = sum(each.kind is ExceptionKind.VETO for each in others)
    return [*rows[:at], *(_divergence(each, say) for each in result.divergences), *rows[at:]]


def _kind(kind: ExceptionKind, say: Language) -> str:
    return f"{_MARKS[kind]} {label(say, kind)}"


def _exception(each: Exceptional, say: Language) -> Row:
    return _kind(each.kind, say), each.name, each.kpi_name, tell(say, each.step)


def _divergence(each: Divergence, say: Language) -> Row:
    span = f"{say.period(each.periods[0])} – {say.period(each.periods[-1])}" if each.periods else ""
    means = say(
        "{span}: mean score {mean}, while the outcome {outcome} has {outcome_mean}.",
        span=span,
        mean=say.fixed(each.mean),
        outcome=each.outcome_name,
        outcome_mean=say.fixed(each.outcome_mean),
    )
    against = ""
    if each.correlation is not None:
        value = signed(each.correlation, say)
        against = say("They move in opposite directions (correlation {value}).", value=value)
    return _kind(ExceptionKind.ALARM, say), "—", each.name, joined(say, means, against)
