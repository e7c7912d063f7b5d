"""The card's lines with their weights, the total always in sight, and what puts the weights right."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from services.card_drafts import CardDraft
from services.domain.kpi import Kpi
from services.language import Language
from services.scoring.card_hints import card_hints, strategic_weight
from services.wording.card_hints import hint_words, total_words
from ui.pages.scorecards.line_row import (
    BARS,
    MORE,
    NAMES,
    NUMBER,
    OBJECTIVE,
    TARGET,
    UNIT,
    WEIGHT,
    LineProblem,
    LineRow,
)
from ui.pages.scorecards.total_chip import TotalChip
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, Tone, rule


class LinesPanel(Card):
    """`typed` gives KPI, field and text; `wanted` KPI and act of a line, or "" and an act of the card."""

    typed = Signal(str, str, str)
    wanted = Signal(str, str)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(say("KPIs and weights"), " ", margins=(0, 0, 0, 0))
        self._say, self._theme = say, theme
        self._kpis: Mapping[str, Kpi] = {}
        self.total = TotalChip("")
        self.add_trailing(self.total)
        self.rows: dict[str, LineRow] = {}
        self._order: tuple[object, ...] = ()
        self.body.addWidget(self._head_row())
        self.body.addWidget(rule())
        area = ScrolledColumn((0, 0, 0, 0), 0)
        column = area.column
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        column.addLayout(self._buttons())
        self.hint = Text("", "muted", wrap=True)
        self.hint.setContentsMargins(16, 2, 16, 12)
        column.addWidget(self.hint)
        column.addStretch(1)
        self.body.addWidget(area, 1)

    def _head_row(self) -> QWidget:
        say = self._say
        head = QWidget()
        head.setProperty("ground", "clear")
        head.setFixedHeight(ROW - 1)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for words, width, share in (
            ("#", NUMBER, 0),
            (say("KPI"), 0, NAMES),
            (say("Weight %"), WEIGHT, 0),
            ("", 0, BARS),
            (say("Target"), TARGET, 0),
            ("", UNIT, 0),
            (say("Objective"), OBJECTIVE + row.spacing() + MORE, 0),
        ):
            label = Text(words, "small")
            if width:
                label.setFixedWidth(width)
            if width in {WEIGHT, TARGET}:
                label.setAlignment(right)
            row.addWidget(label, share)
        return head

    def _buttons(self) -> QLayout:
        say = self._say
        column = QVBoxLayout()
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(8)
        self.buttons: dict[str, SecondaryButton] = {}
        for group in (
            (("add", say("+ Add KPIs…")), ("copy", say("Copy from another card…"))),
            (
                ("even", say("Even out")),
                ("normalise", say("Bring to 100")),
                ("steps", say("Round to 5%")),
                ("ahp", say("AHP…")),
            ),
        ):
            row = QHBoxLayout()
            row.setSpacing(8)
            for act, words in group:
                button = SecondaryButton(words, partial(self.wanted.emit, "", act))
                self.buttons[act] = button
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.buttons["ahp"].setProperty("segment", True)
        self.buttons["ahp"].setCheckable(True)
        return column

    # What is shown

    def show_draft(
        self, draft: CardDraft, kpis: Mapping[str, Kpi], problems: Mapping[int, Sequence[LineProblem]]
    ) -> None:
        """Show a draft; rows are made anew only when other lines stand there."""
        order = (draft.type, draft.code, draft.dimension, draft.codes)
        if order != self._order or kpis != self._kpis:
            self._order, self._kpis = order, kpis
            self._make_rows(draft)
        for at, line in enumerate(draft.lines):
            row = self.rows[line.kpi]
            row.show_line(line)
            row.show_problems(problems.get(at, ()))
        self._show_head(draft)
        for act in ("even", "normalise", "steps", "ahp"):
            self.buttons[act].setEnabled(bool(draft.lines))
        self._show_hints(draft)

    def _make_rows(self, draft: CardDraft) -> None:
        empty(self._lines)
        self.rows = {}
        for number, line in enumerate(draft.lines, 1):
            row = LineRow(self._say, self._theme, number, line, self._kpis.get(line.kpi))
            row.typed.connect(lambda field, words, kpi=line.kpi: self.typed.emit(kpi, field, words))
            row.wanted.connect(lambda act, kpi=line.kpi: self.wanted.emit(kpi, act))
            row.walked.connect(lambda field, step, kpi=line.kpi: self._walk(kpi, field, step))
            row.pasted.connect(lambda field, cells, kpi=line.kpi: self._paste(kpi, field, cells))
            self.rows[line.kpi] = row
            self._lines.addWidget(row)
        codes = list(self.rows)
        for one, other in pairwise(codes):
            QWidget.setTabOrder(self.rows[one].fields["weight"], self.rows[other].fields["weight"])

    def _show_head(self, draft: CardDraft) -> None:
        say, total = self._say, draft.total
        strategic = strategic_weight(draft.card().lines, self._kpis)
        words = say(
            "{count} {count:line|lines} · {share}% tied to strategy", count=len(draft.lines), share=strategic
        )
        self.sub.setText(words if draft.lines else "")
        self.total.setVisible(bool(draft.lines))
        tone: Tone = "green" if total == 100 else "amber" if total < 100 else "red"
        self.total.show_total(total_words(say, total), tone)

    def _show_hints(self, draft: CardDraft) -> None:
        names = {code: kpi.name for code, kpi in self._kpis.items()}
        say = self._say
        if not draft.lines:
            self.hint.setText(say("No line yet. Add KPIs, or copy them from another card."))
            return
        found = [hint_words(say, hint, names) for hint in card_hints(draft.card().lines, self._kpis)]
        stop = "；" if say.code == "zh" else "; "
        words = say("Hint: {hints}. You can save anyway.", hints=stop.join(found))
        self.hint.setText(words if found else "")

    # Moving about

    def focus_line(self, kpi: str, field: str = "weight") -> None:
        """Put the cursor into a line."""
        if kpi in self.rows:
            self.rows[kpi].fields[field].setFocus()
            self.rows[kpi].fields[field].selectAll()

    def _walk(self, kpi: str, field: str, step: int) -> None:
        codes = list(self.rows)
        at = codes.index(kpi) + step
        if 0 <= at < len(codes):
            self.focus_line(codes[at], field)

    def _paste(self, kpi: str, field: str, cells: Sequence[str]) -> None:
        """A copied column, from this line down."""
        codes = list(self.rows)
        for code, words in zip(codes[codes.index(kpi) :], cells, strict=False):
            self.typed.emit(code, field, words)
