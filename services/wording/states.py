"""The states of a month as steps: their short names, and the act that leads into each."""

from collections.abc import Mapping

from models.terms import PeriodState
from services.language import N_, Language

NAMES: Mapping[PeriodState, str] = {
    PeriodState.OPEN: N_("Opened"),
    PeriodState.COLLECTING: N_("Collect data"),
    PeriodState.SCORING: N_("Scoring"),
    PeriodState.REVIEW: N_("Review"),
    PeriodState.LOCKED: N_("Lock"),
}
_ACTS: Mapping[PeriodState, str] = {
    PeriodState.COLLECTING: N_("Begin collecting"),
    PeriodState.SCORING: N_("Begin scoring"),
    PeriodState.REVIEW: N_("Submit for review"),
    PeriodState.LOCKED: N_("Lock…"),
}


def state_name(say: Language, state: PeriodState) -> str:
    """A state's short name."""
    return say(NAMES[state])


def act_words(say: Language, state: PeriodState) -> str:
    """The act that leads forward into a state."""
    return say(_ACTS[state])
