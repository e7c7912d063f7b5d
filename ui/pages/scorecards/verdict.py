"""Whether the judgements agree with each other, which pair fits least, and what would fit."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.language import Language
from services.scoring.ahp import CONSISTENT_UNDER, Priorities
from services.wording.judgements import entry_words
from ui.pages.scorecards.total_chip import TotalChip
from ui.widgets.buttons import SecondaryButton
from ui.widgets.text import Text


class Verdict(QWidget):
    """`taken` when the suggested value is taken."""

    taken = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self.chip = TotalChip("")
        self.lambda_max = Text("", "small")
        row = QHBoxLayout()
        row.addWidget(self.chip)
        row.addWidget(self.lambda_max)
        row.addStretch(1)
        self.worst = Text("", "small", wrap=True)
        self.take = SecondaryButton(say("Use it"), self.taken.emit)
        self.take.setProperty("small", True)
        below = QHBoxLayout()
        below.addWidget(self.worst, 1)
        below.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)

    def show_result(self, result: Priorities) -> None:
        """λmax and CR, by mark, word and colour."""
        say = self._say
        facts = {"ratio": say.fixed(result.ratio, 3), "limit": Decimal(str(CONSISTENT_UNDER))}
        if result.consistent:
            self.chip.show_total(say("✓ CR {ratio} < {limit}, consistent", **facts), "green")
        else:
            self.chip.show_total(say("▲ CR {ratio} ≥ {limit}, inconsistent", **facts), "amber")
        self.lambda_max.setText(f"λmax {say.fixed(result.lambda_max, 3)}")

    def show_worst(
        self, pair: tuple[str, str] | None, now: Fraction | None = None, better: Fraction | None = None
    ) -> None:
        """The pair that fits least, and with `better` the value that would fit."""
        say = self._say
        self.worst.setVisible(pair is not None)
        self.take.setVisible(better is not None and better != now)
        if pair is None:
            return
        names = {"left": pair[0], "right": pair[1]}
        if now is None or better is None:
            self.worst.setText(say("Least consistent: {left} – {right}", **names))
            return
        values = {"better": entry_words(better), "now": entry_words(now)}
        words = say("Least consistent: {left} – {right}. Suggested: {better} (now {now}).", **names, **values)
        self.worst.setText(words)
