"""How an objective or a KPI stands, as a mark and a word."""

from collections.abc import Mapping

from services.language import N_, Language
from services.scoring.objectives import Standing

STANDINGS: Mapping[Standing, tuple[str, str]] = {
    Standing.GOOD: ("●", N_("On track")),
    Standing.WATCH: ("▲", N_("To watch")),
    Standing.POOR: ("▼", N_("Behind")),
    Standing.VETO: ("■", N_("Vetoed")),
    Standing.UNKNOWN: ("○", N_("No score")),
}


def standing_word(say: Language, standing: Standing) -> str:
    """The word alone."""
    return say(STANDINGS[standing][1])


def standing_words(say: Language, standing: Standing) -> str:
    """Mark and word."""
    return f"{STANDINGS[standing][0]} {standing_word(say, standing)}"
