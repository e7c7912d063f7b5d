"""Plans in words: when something is due, whether it came in time, since when it is carried, what to mend."""

from collections.abc import Mapping

from models.terms import ImprovementState
from services.cycle.carry import since
from services.domain.plan import due_day
from services.domain.plan_board import NumberGame, Offer, PlanEntry, Timing
from services.language import N_, Language
from services.wording.terms import label

_TIMINGS: Mapping[Timing, str] = {
    Timing.ON_TIME: N_("✓ on time"),
    Timing.LATE: N_("▲ late"),
    Timing.FINISHED: N_("✓ done"),
    Timing.RUNNING: N_("under way"),
    Timing.OVERDUE: N_("▲ overdue"),
    Timing.DROPPED: N_("dropped"),
}
_HINTS: Mapping[NumberGame, str] = {
    NumberGame.ONLY_NUMBERS: N_("Figures only: say what will be done."),
    NumberGame.REPEATS_GOAL: N_("The action only repeats the goal: write what will be done."),
}


def due_words(say: Language, due: str) -> str:
    """When something is due: a day, or the words as they were written."""
    day = due_day(due)
    return due if day is None else say.day(day)


def timing_words(say: Language, timing: Timing) -> str:
    """Whether a line came in time."""
    return say(_TIMINGS[timing])


def hint_words(say: Language, hint: NumberGame | None) -> str:
    """What makes a line a number game, and what to write; "" for a good one."""
    return say(_HINTS[hint]) if hint else ""


def carried_words(say: Language, entry: PlanEntry) -> str:
    """From which period a line was carried over, and for how many months it is planned; "" for a new one."""
    if entry.months < 2:
        return ""
    period = say.period(since(entry.line))
    return say("Carried from {period}, month {count}", period=period, count=entry.months)


def offer_words(say: Language, offer: Offer) -> str:
    """Why a line is offered: carried from a period, or an action that stands."""
    if offer.carried:
        period = say.period(since(offer.line))
        return say("Carried from {period}, month {count}", period=period, count=offer.months)
    state = label(say, offer.action_state or ImprovementState.OPEN)
    return say("Action {code}, {state}", code=offer.line.improvement, state=state)
