"""The panel that says how a score or a total came about (怎么得来的)."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.terms import Method
from services.domain.result import LineResult, LineState, SubjectResult, VetoMark
from services.language import Language
from ui.charts.trend import Sparkline
from ui.pages.scoring.backing import Backing
from ui.pages.scoring.parts import Parts
from ui.pages.scoring.remarks import Remarks
from ui.pages.scoring.rows import CardRow
from ui.pages.scoring.struck import Struck, strikes_of
from ui.pages.scoring.told import Part, line_facts, line_steps, total_facts, total_parts, total_steps
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.restyle import restyle
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text


class WhyPanel(Card):
    """Explains the row of the card one is in."""

    def __init__(self, say: Language, theme: Theme, remarks: Remarks, parent: QWidget) -> None:
        super().__init__(say("How it came about"), margins=(0, 0, 0, 0), parent=parent)
        self._say = say
        self.name = Text("", "heading", wrap=True)
        self.key_chip = Chip(say("Key strategic indicator"), "accent")
        self.state_chip = Chip("", "amber")
        self.parts = Parts()
        self._steps = Note()
        self._steps.lines.addWidget(self.parts)
        self.told = self._steps.say()
        self.struck = Struck(say)
        self.spark = Sparkline(theme, say, say("Twelve months"))
        self.caption = Text("", "small", wrap=True)
        self.facts = Text("", "small", wrap=True)
        self.remarks = remarks
        self.ratings = LinkButton(say("Ratings…"))
        self.out = LinkButton(say("Mark as not applicable…"))
        self.body.addWidget(self._lay_out())

    def _lay_out(self) -> ScrolledColumn:
        area = ScrolledColumn(parent=self)
        column = area.column
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 1)
        for chip in (self.key_chip, self.state_chip):
            head.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in (self._steps, self.struck, self.caption, self.spark, self.facts, self.remarks):
            column.addWidget(widget)
        column.addWidget(self.ratings, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.out, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return area

    def show_row(self, row: CardRow, backing: Backing, *, locked: bool) -> None:
        """Explain a line, or the total."""
        if row.line is None:
            self._show_total(row.subject, locked=locked)
        else:
            self._show_line(row.subject, row.line, backing, locked=locked)
        self.remarks.setVisible(row.line is not None)
        if row.line is not None:
            self.remarks.show_line(row.subject.key, row.line, locked=locked)
        self.out.setVisible(row.line is not None and not locked)
        self.ratings.setVisible(row.line is not None and row.line.method is Method.RATING)

    def show_subject(self, subject: SubjectResult, *, locked: bool) -> None:
        """Explain a subject without lines: exempt, or derived from its months."""
        self._show_total(subject, locked=locked)
        self.remarks.hide()
        self.out.hide()
        self.ratings.hide()

    # A line

    def _show_line(self, subject: SubjectResult, line: LineResult, backing: Backing, *, locked: bool) -> None:
        say = self._say
        self.name.setText(line.name)
        self.key_chip.setVisible(line.key_strategic)
        states = {
            LineState.MISSING: (say("missing"), "amber"),
            LineState.NOT_APPLICABLE: (say("not applicable"), "plain"),
        }
        self._mark(*states.get(line.state, ("", "")))
        self._tell(line_steps(line, say))
        self.struck.show_strikes(strikes_of(subject, say, line.kpi), locked=locked)
        self._draw_line(subject, line, backing)
        self.facts.setText("\n".join(line_facts(subject, line, backing, say)))
        taken_out = line.state is LineState.NOT_APPLICABLE
        self.out.setText(say("Make applicable again") if taken_out else say("Mark as not applicable…"))

    def _draw_line(self, subject: SubjectResult, line: LineResult, backing: Backing) -> None:
        codes, values = backing.codes, backing.actuals(line)
        limit, words = self._veto_limit(subject, line)
        if limit is None and line.target is not None:
            target = self._say.quantity(line.target, line.decimals)
            words = self._say("Target {target}", target=target)
            self.spark.show_values(codes, values, line.target, words, alarm=False)
        else:
            hit = line.veto_mark is VetoMark.HIT
            self.spark.show_values(codes, values, limit, words, beyond=hit)
        self._caption(values, self._say("Actual over {count} {count:period|periods}", count=len(codes)))

    def _veto_limit(self, subject: SubjectResult, line: LineResult) -> tuple[Decimal | None, str]:
        """Where the veto strikes, if it did."""
        from services.scoring.conditions import parse_condition

        for veto in subject.vetoes:
            if veto.kpi == line.kpi and (limit := parse_condition(veto.condition).limit) is not None:
                return limit, self._say("Veto {limit}", limit=self._say.quantity(limit, line.decimals))
        return None, ""

    # The total

    def _show_total(self, subject: SubjectResult, *, locked: bool) -> None:
        say = self._say
        self.name.setText(say("Total of {name}", name=subject.name))
        self.key_chip.hide()
        self._mark("", "")
        self._tell(total_steps(subject, say), total_parts(subject, say))
        self.struck.show_strikes(strikes_of(subject, say), locked=locked)
        codes = [point.period for point in subject.trend]
        values = [point.total for point in subject.trend]
        self.spark.show_values(codes, values)
        self._caption(values, say("Total over {count} {count:period|periods}", count=len(codes)))
        self.facts.setText("\n".join(total_facts(subject, say)))

    # Parts

    def _tell(self, words: Sequence[str], parts: Sequence[Part] = ()) -> None:
        self.parts.show_parts(parts)
        self.told.setText("\n".join(words))
        self.told.setVisible(bool(words))
        self._steps.setVisible(bool(words) or bool(parts))

    def _mark(self, words: str, tone: str) -> None:
        self.state_chip.setText(words)
        self.state_chip.setVisible(bool(words))
        if words:
            restyle(self.state_chip, chip=tone)

    def _caption(self, values: Sequence[Decimal | None], words: str) -> None:
        shown = sum(value is not None for value in values) > 1
        self.caption.setText(words)
        self.caption.setVisible(shown)
        self.spark.setVisible(shown)
