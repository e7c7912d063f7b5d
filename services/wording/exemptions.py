"""Why an exemption is proposed, in words: they stand in the proposal and, unless rewritten, as its reason."""

from collections.abc import Iterable, Mapping

from services.domain.result import Step
from services.language import N_, Language
from services.scoring.exemptions import Ground

GROUNDS: Mapping[str, str] = {
    "exempt.joined": N_("Joined on {day}, after the period's start"),
    "exempt.left": N_("Left on {day}, before the appraisal"),
    "exempt.absent": N_("Absent from {first} to {last}, {days} days in a row (over {limit})"),
    "exempt.absent.going": N_("Absent since {first}, {days} days in a row by {last} (over {limit})"),
    "exempt.injured": N_("Work injury: absent from {first} to {last}, {days} days in a row (over {limit})"),
    "exempt.injured.going": N_(
        "Work injury: absent since {first}, {days} days in a row by {last} (over {limit})"
    ),
}


def grounds_words(say: Language, grounds: Iterable[Ground]) -> str:
    """Every ground of a proposal."""
    return say("; ").join(_told(say, ground.told) for ground in grounds)


def _told(say: Language, step: Step) -> str:
    return say(GROUNDS[step.code], **dict(step.facts))
