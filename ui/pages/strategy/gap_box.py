"""All findings of one gap: its name, why it matters, how to mend it, and each thing with a way there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.alignment import Finding, Level
from services.language import Language
from services.wording.alignment import GAPS, LEVELS, subject_words
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.press import PressPanel
from ui.widgets.text import Chip, Elided, Text, Tone

TONES: dict[Level, Tone] = {Level.BREAK: "red", Level.WEAK: "amber", Level.HINT: ""}


class GapBox(QFrame):
    """Folds and unfolds by its head; `gone` gives the finding that one wants to go to."""

    gone = Signal(object)

    def __init__(
        self,
        theme: Theme,
        say: Language,
        findings: Sequence[Finding],
        reachable: Sequence[bool],
        *,
        open_: bool,
    ) -> None:
        super().__init__()
        self.setProperty("panel", True)
        first = findings[0]
        self.gap = first.gap
        self._theme, self._say = theme, say
        self._words = GAPS[first.gap]
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        name = f"{say(LEVELS[first.level][1])} {say(self._words.name)} {len(findings)}"
        self.head = PressPanel(theme, name, self.fold)
        self._fill_head(first.level, len(findings))
        column.addWidget(self.head)
        self.room = QWidget()
        self.room.setProperty("ground", "clear")
        rows = QVBoxLayout(self.room)
        rows.setContentsMargins(14, 0, 14, 12)
        rows.setSpacing(4)
        for words in (say(self._words.why), say("What to do: {mend}", mend=say(self._words.mend))):
            rows.addWidget(Text(words, "muted", wrap=True))
        rows.addSpacing(4)
        self.links: list[LinkButton] = []
        for finding, there in zip(findings, reachable, strict=True):
            rows.addLayout(self._row(finding, there=there))
        column.addWidget(self.room)
        self._show(open_=open_)

    def _fill_head(self, level: Level, count: int) -> None:
        row = QHBoxLayout(self.head)
        row.setContentsMargins(14, 9, 14, 9)
        row.setSpacing(9)
        mark, words = LEVELS[level]
        row.addWidget(Chip(f"{mark} {self._say(words)}", TONES[level]))
        row.addWidget(Text(self._say(self._words.name), "strong"))
        row.addStretch(1)
        row.addWidget(Text(str(count), "strong"))
        self.arrow = Text("", "muted")
        row.addWidget(self.arrow)
        self.head.settle()

    def _row(self, finding: Finding, *, there: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        words = subject_words(self._say, finding)
        row.addWidget(Elided(words), 1)
        if there:
            link = LinkButton(self._say("Go there"), lambda: self.gone.emit(finding), words)
            self.links.append(link)
            row.addWidget(link, alignment=Qt.AlignmentFlag.AlignRight)
        return row

    @property
    def is_open(self) -> bool:
        """Whether the findings are in sight."""
        return not self.room.isHidden()

    def fold(self) -> None:
        """Fold or unfold."""
        self._show(open_=not self.is_open)

    def _show(self, *, open_: bool) -> None:
        self.room.setVisible(open_)
        self.arrow.setText("▾" if open_ else "▸")
        self.head.setAccessibleDescription(self._say("unfolded") if open_ else self._say("folded"))
