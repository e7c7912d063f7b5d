"""Two strategy years side by side: every field of a step, what differs marked by sign, word and line."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from services.domain.diagnosis import Diagnosis
from services.language import Language
from ui.pages.strategy.step_form import meaning_fields, step_fields
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import Scrolled
from ui.widgets.text import Chip, Text, rule

ALIKE = 0.4
"""Texts less alike than this are marked whole."""
_PIECE = re.compile(r"[A-Za-z0-9.%]+|\s|.", re.DOTALL)


class Pair(NamedTuple):
    """A field of both years."""

    label: str
    new: str
    old: str

    @property
    def differs(self) -> bool:
        """Whether the years say different things."""
        return self.new.strip() != self.old.strip()


def pairs_of(say: Language, at: int, newer: Diagnosis, older: Diagnosis) -> list[Pair]:
    """The fields of a step in both years; of step 0 the driver and the intent."""
    new, old = (newer.step(at), older.step(at)) if at else (newer, older)
    return [
        Pair(field.label, _shown(getattr(new, field.name)), _shown(getattr(old, field.name)))
        for field in (step_fields(say) if at else meaning_fields(say))
        if field.kind != "flag"
    ]


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def marked_up(new: str, old: str) -> tuple[str, str]:
    """Both texts as markup: what was added underlined, what was dropped struck through."""
    now, then = _PIECE.findall(new), _PIECE.findall(old)
    matched = SequenceMatcher(None, then, now, autojunk=False)
    if matched.ratio() < ALIKE:
        matched.set_seqs(["".join(then)], ["".join(now)])
        now, then = ["".join(now)], ["".join(then)]
    added, dropped = [], []
    for kind, start, end, first, last in matched.get_opcodes():
        before, after = escape("".join(then[start:end])), escape("".join(now[first:last]))
        dropped.append(before if kind == "equal" or not before else f"<s>{before}</s>")
        added.append(after if kind == "equal" or not after else f"<u>{after}</u>")
    return "".join(added).replace("\n", "<br>"), "".join(dropped).replace("\n", "<br>")


class Comparing(Card):
    """The older year at the left, the newer at the right; nothing can be written here."""

    def __init__(self, say: Language) -> None:
        super().__init__(" ", " ", margins=(0, 0, 0, 0))
        self._say = say
        room = QWidget()
        self.grid = QGridLayout(room)
        self.grid.setContentsMargins(20, 14, 20, 16)
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(8)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.body.addWidget(Scrolled(room))

    def show_pairs(self, years: tuple[int, int], pairs: Sequence[Pair]) -> None:
        """Show the fields of (newer, older)."""
        say, grid = self._say, self.grid
        empty(grid)
        newer, older = years
        grid.addWidget(Text(say("Year {year}", year=older), "title"), 0, 0)
        grid.addWidget(Text(say("Year {year}", year=newer), "title"), 0, 1)
        for at, pair in enumerate(pairs):
            line = 1 + at * 3
            grid.addWidget(rule(), line, 0, 1, 2)
            grid.addWidget(Text(pair.label, "strong"), line + 1, 0)
            words = say("≠ Different") if pair.differs else say("= The same")
            chip = Chip(words, "amber" if pair.differs else "")
            grid.addWidget(chip, line + 1, 1, alignment=Qt.AlignmentFlag.AlignLeft)
            new, old = marked_up(pair.new, pair.old)
            grid.addWidget(_passage(old), line + 2, 0)
            grid.addWidget(_passage(new), line + 2, 1)
        legend = say(
            "Underlined: new in {newer}. Struck through: gone since {older}.", newer=newer, older=older
        )
        grid.addWidget(Text(legend, "small", wrap=True), 1 + len(pairs) * 3, 0, 1, 2)
        grid.setRowStretch(2 + len(pairs) * 3, 1)


def _passage(markup: str) -> QLabel:
    label = QLabel(markup or "—")
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
