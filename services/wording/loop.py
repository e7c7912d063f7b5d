"""The loop's figures in words: what became of the scores after an action."""

from collections.abc import Mapping

from services.cycle.loop import Course, Verdict
from services.language import N_, Language

VERDICTS: Mapping[Verdict, str] = {
    Verdict.ROSE: N_("Risen"),
    Verdict.STAYED: N_("Level"),
    Verdict.FELL: N_("Fallen"),
    Verdict.TOO_EARLY: N_("Too early"),
}
_MARKS: Mapping[Verdict, str] = {Verdict.ROSE: "▲", Verdict.STAYED: "=", Verdict.FELL: "▼"}


def verdict_words(say: Language, course: Course) -> str:
    """Which way the scores went, and by how much."""
    words = say(VERDICTS[course.verdict])
    if course.change is None:
        return words
    figure = "" if course.verdict is Verdict.STAYED else say.fixed(abs(course.change))
    return f"{_MARKS[course.verdict]} {words} {figure}".strip()


def means_words(say: Language, course: Course) -> str:
    """The mean before and the mean after."""
    before, after = course.means
    return f"{say.fixed(before)} → {say.fixed(after)}"
