"""Actions in words: where one stands, how late, how many are late by how much."""

from collections import Counter

from models.terms import ImprovementState
from services.cycle.ageing import Band, band_of
from services.domain.improvement_list import ImprovementList, Listed
from services.language import N_, Language
from services.wording.terms import label
from ui.widgets.text import Tone

BANDS = {
    Band.WEEK: N_("1–7 days: {count}"),
    Band.MONTH: N_("8–30 days: {count}"),
    Band.LONGER: N_("over 30 days: {count}"),
}
_TONES: dict[ImprovementState, Tone] = {
    ImprovementState.PROPOSED: "amber",
    ImprovementState.DONE: "accent",
    ImprovementState.CLOSED: "green",
    ImprovementState.DROPPED: "muted",
}


def standing(say: Language, listed: Listed) -> str:
    """The state; of a late one for how many days."""
    if listed.overdue:
        return say("Overdue {count} {count:day|days}", count=listed.overdue)
    return label(say, listed.action.state)


def tone(listed: Listed) -> Tone:
    """The colour that goes with the words."""
    if listed.overdue:
        return "red"
    return _TONES.get(listed.action.state, "")


def ageing(say: Language, found: ImprovementList) -> str:
    """How many are late, and by how much."""
    late = found.overdue
    if not late:
        return say("Nothing is overdue.")
    bands = Counter(band_of(one.overdue) for one in late)
    parts = [say(words, count=bands[band]) for band, words in BANDS.items() if bands[band]]
    between = "，" if say.code == "zh" else ", "
    return say("Overdue {count} — {bands}", count=len(late), bands=between.join(parts))


def owner_words(say: Language, listed: Listed) -> str:
    """Who carries it out; somebody who left is marked."""
    return say("{name} (left)", name=listed.owner_name) if listed.stranded else listed.owner_name
