"""Gaps that no revised action answers yet (差距), the costliest first."""

from collections.abc import Mapping, Sequence
from functools import partial

from services.cycle.gaps import SpeakerGap
from services.language import Language
from ui.desk import Desk
from ui.dialogs.improvement_action import ActionDialog
from ui.pages.meeting.after.line import Line, LineCard
from ui.widgets.buttons import SecondaryButton


class GapsCard(LineCard):
    """Each gap with the way to its action."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.say("Gaps without a revised action"))
        self._desk = desk

    def show_gaps(self, left: Sequence[SpeakerGap], count: int, names: Mapping[str, str]) -> None:
        """Show the gaps that are left of so many."""
        say = self._desk.say
        told = say("{done} of {count} answered", done=count - len(left), count=count) if count else ""
        self.set_head(self.title.text(), told)
        nothing = (
            say("✓ Every gap has its revised action.")
            if count
            else say("No gap of a point or more in this period: there is nothing to answer.")
        )
        self.show_lines(tuple(self._line(gap, names.get(gap.speaker, gap.speaker)) for gap in left), nothing)

    def _line(self, gap: SpeakerGap, speaker: str) -> Line:
        say = self._desk.say
        name = f"{speaker} · {gap.name}"
        line = Line(name, cost_words(say, gap))
        answer = SecondaryButton(say("Set an action…"), partial(self.answer, gap))
        answer.setAccessibleName(f"{answer.text()} {name}")
        line.add(answer)
        return line

    def answer(self, gap: SpeakerGap) -> None:
        """Ask for the action that answers a gap."""
        self.form(gap).exec()

    def form(self, gap: SpeakerGap) -> ActionDialog:
        """The form of an action, with what is known of the gap that it answers."""
        say = self._desk.say
        issue = say("{name}: {words}", name=gap.name, words=cost_words(say, gap))
        known = {"speaker": gap.speaker, "kpi": gap.kpi, "issue": issue, "owner": gap.speaker}
        return ActionDialog(self._desk, gap.period, None, self.window(), known)


def cost_words(say: Language, gap: SpeakerGap) -> str:
    """What a line scored, what that cost, and for how long it has been below 100."""
    words = say(
        "score {score}, cost {points} points", score=say.fixed(gap.score), points=say.fixed(gap.points)
    )
    if gap.in_a_row < 2:
        return words
    return say("{words}, below 100 for {count} periods in a row", words=words, count=gap.in_a_row)
