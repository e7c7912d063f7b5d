"""The page's words: a period in a column's head, what a period came to, what a line lost."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from services.domain.history import Moment
from services.domain.result import ResultState
from services.language import Language
from services.printing.statements import signed
from services.scoring.losses import KpiLoss, LineLoss, Losses
from services.scoring.rounding import rounded
from services.wording.terms import label
from ui.charts.losses import LossBar

LOW = Decimal(60)
"""Below it a score is marked."""


def column_words(code: str) -> str:
    """A period as a column's head: 26-10, 26Q3, 2026."""
    return code[2:] or code if len(code) > 4 else code


def mark_words(say: Language, state: ResultState | None) -> str:
    """Why there is no total, in a word; nothing where there is one."""
    match state:
        case ResultState.EXEMPT:
            return say("exempt")
        case ResultState.INCOMPLETE:
            return say("missing")
        case ResultState.UNSCORED:
            return say("none")
    return ""


def state_words(say: Language, moment: Moment) -> str:
    """How a period stands for a subject, in a word or two."""
    result = moment.result
    if result is None:
        return say("not rated") if moment.opened else say("not opened")
    if result.state is not ResultState.COMPLETE:
        return label(say, result.state)
    if not moment.locked:
        return say("Reopened") if moment.version else say("In progress")
    return say("version {version}", version=moment.version) if moment.version > 1 else say("Locked")


def standing_words(say: Language, moment: Moment) -> str:
    """The same in full: the period's state with its version, then the subject's with its reason."""
    result = moment.result
    if result is None:
        return state_words(say, moment)
    told = say("Locked, version {version}", version=moment.version)
    if not moment.locked:
        told = say("Reopened") if moment.version else say("In progress")
    if result.state is ResultState.EXEMPT and result.exemption:
        reason = say("Exempt from this period: {reason}", reason=result.exemption)
        return f"{told} · {reason}"
    return f"{told} · {label(say, result.state)}"


def line_bars(say: Language, losses: Losses) -> list[LossBar]:
    """The lines of a card as bars."""
    return [LossBar(loss.line.name, loss.shown, _line_words(say, loss)) for loss in losses.lines]


def _line_words(say: Language, loss: LineLoss) -> str:
    weight, score = say.plain(rounded(loss.weight)), say.fixed(loss.line.score)
    if loss.points < 0:
        return say(
            "Gained {points}: {weight}% × ({score} − 100)",
            points=say.fixed(-loss.shown),
            weight=weight,
            score=score,
        )
    return say(
        "Lost {points}: {weight}% × (100 − {score})", points=say.fixed(loss.shown), weight=weight, score=score
    )


def kpi_bars(say: Language, losses: Sequence[KpiLoss], people: int) -> list[LossBar]:
    """The KPIs of a department's people as bars: what each took from their mean."""
    return [
        LossBar(
            loss.name,
            rounded(loss.points),
            say(
                "{mean} each × {having} of {people} people",
                mean=say.fixed(rounded(loss.mean)),
                having=loss.people,
                people=people,
            ),
        )
        for loss in losses
    ]


def sum_words(say: Language, points: Fraction, lines: int) -> str:
    """What the lines lost or gained together, and what that makes of 100."""
    if points < 0:
        return say(
            "{count} {count:line|lines} gained {points} over 100: {mean}",
            count=lines,
            points=say.fixed(rounded(-points)),
            mean=say.fixed(rounded(100 - points)),
        )
    return say(
        "{count} {count:line|lines} lost {points} of 100; {mean} left",
        count=lines,
        points=say.fixed(rounded(points)),
        mean=say.fixed(rounded(100 - points)),
    )


def outcome_words(say: Language, moment: Moment, losses: Losses) -> list[str]:
    """How a subject's losses lead to its total, or why there is no total."""
    result = moment.result
    period = say.period(moment.period)
    if not moment.opened:
        return [say("{period} was never opened.", period=period)]
    if result is None:
        return [say("Not appraised in {period}.", period=period)]
    if result.state is ResultState.EXEMPT:
        return [say("Exempt from this period: {reason}", reason=result.exemption or "—")]
    if not result.lines:
        return [say("The mean of shorter periods; the lines' losses stand with those.")]
    told = [sum_words(say, losses.points, len(losses.lines))] if losses.lines else []
    if result.adjustment:
        told.append(say("Adjustments {points}", points=signed(result.adjustment, say)))
    if losses.missing:
        names = say(", ").join(line.name for line in losses.missing)
        told.append(say("Not counted, no actual yet: {names}", names=names))
    if result.total is not None:
        told.append(say("Total {total}", total=say.fixed(result.total)))
    return told
