"""The time of the present turn: its sections, the big figures, and in words how it stands."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.cycle.clock import Hurry, MeetingClock, Section
from services.language import N_, Language
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import empty
from ui.widgets.text import Text, Tone

SECTIONS = {
    Section.REPORT: N_("Report"),
    Section.CHALLENGE: N_("Challenge"),
    Section.COMMENT: N_("Comment"),
    Section.WHOLE: N_("Item"),
}
_TONES: dict[Hurry, Tone] = {Hurry.FINE: "", Hurry.NEARLY: "amber", Hurry.OVER: "red"}


def figures(seconds: int) -> str:
    """Seconds as mm:ss."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes:02d}:{rest:02d}"


class TimerPanel(QWidget):
    """`chosen` gives the section to turn to."""

    chosen = Signal(int)

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self._shown: tuple[object, ...] = ()
        self.sections: SegmentedButtons | None = None
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.left, self.told = Text("", "timer"), Text("", "small")
        self.left.setAccessibleName(say("Time left"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self.left)
        column.addWidget(self.told)

    def show_clock(self, clock: MeetingClock, now: datetime) -> None:
        """Show the section that runs."""
        self._show_sections(clock)
        if self.sections is not None:
            self.sections.choose(str(clock.section))
        left, hurry = clock.left(now), clock.hurry(now)
        self.left.setText(f"+{figures(left)}" if left < 0 else figures(left))
        self.left.set_tone(_TONES[hurry])
        self.told.setText(self._words(clock, left, hurry))
        self.told.set_tone(_TONES[hurry])

    def _words(self, clock: MeetingClock, left: int, hurry: Hurry) -> str:
        say = self._say
        if hurry is Hurry.OVER:
            words = say("Over time {time}", time=figures(left))
        else:
            words = say("Less than 2 minutes left") if hurry is Hurry.NEARLY else say("Time left")
        return words if clock.running else " · ".join((say("Paused"), words))

    def _show_sections(self, clock: MeetingClock) -> None:
        sections = clock.turn.sections
        if self._shown == sections:
            return
        self._shown = sections
        empty(self._row)
        choices = [
            (str(at), f"{self._say(SECTIONS[name])} {seconds // 60}′")
            for at, (name, seconds) in enumerate(sections)
        ]
        self.sections = SegmentedButtons(choices, gap=6)
        for key, _ in choices:
            self.sections.button(key).setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sections.chosen.connect(lambda key: self.chosen.emit(int(key)))
        self._row.addWidget(self.sections)
