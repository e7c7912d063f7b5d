"""The panel that says how a score or a total came about (怎么得来的)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.terms import Method
from services.domain.result import LineResult, LineState, Step, SubjectResult, VetoEffect, VetoMark
from services.language import Language
from services.printing.statements import red_line_statements, signed, veto_statements
from services.wording.steps import tell
from services.wording.terms import label
from ui.charts.trend import Sparkline
from ui.pages.scoring.filters import change_of
from ui.pages.scoring.remarks import Remarks
from ui.pages.scoring.rows import CardRow
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.text import Chip, Text

History = Mapping[str, SubjectResult]


class WhyPanel(Card):
    """Explains the row of the card one is in."""

    def __init__(self, say: Language, theme: Theme, remarks: Remarks) -> None:
        super().__init__(say("How it came about"), margins=(0, 0, 0, 0))
        self._say = say
        self.name = Text("", "heading", wrap=True)
        self.key_chip = Chip(say("Key strategic indicator"), "accent")
        self.state_chip = Chip("", "amber")
        self.told, self._steps = _note("plain")
        self.alarm, self._alarm = _note("red")
        self.spark = Sparkline(theme, say, say("Twelve months"))
        self.caption = Text("", "small", wrap=True)
        self.facts = Text("", "small", wrap=True)
        self.remarks = remarks
        self.ratings = LinkButton(say("Ratings…"))
        self.out = LinkButton(say("Mark as not applicable…"))
        self.body.addWidget(self._lay_out())

    def _lay_out(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("ground", "clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.name, 1)
        for chip in (self.key_chip, self.state_chip):
            head.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        for widget in (self._steps, self._alarm, self.caption, self.spark, self.facts, self.remarks):
            column.addWidget(widget)
        column.addWidget(self.ratings, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.out, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        return area

    def show_row(self, row: CardRow, period: str, history: History, *, locked: bool) -> None:
        """Explain a line, or the total."""
        if row.line is None:
            self._show_total(row.subject)
        else:
            self._show_line(row, row.line, period, history)
        self.remarks.setVisible(row.line is not None)
        if row.line is not None:
            self.remarks.show_line(row.line, locked=locked)
        self.out.setVisible(row.line is not None and not locked)
        self.ratings.setVisible(row.line is not None and row.line.method is Method.RATING)

    def show_subject(self, subject: SubjectResult) -> None:
        """Explain a subject without lines: exempt, or derived from its months."""
        self._show_total(subject)
        self.remarks.hide()
        self.out.hide()
        self.ratings.hide()

    # A line

    def _show_line(self, row: CardRow, line: LineResult, period: str, history: History) -> None:
        say = self._say
        self.name.setText(line.name)
        self.key_chip.setVisible(line.key_strategic)
        states = {
            LineState.MISSING: (say("missing"), "amber"),
            LineState.NOT_APPLICABLE: (say("not applicable"), "plain"),
        }
        self._mark(*states.get(line.state, ("", "")))
        self._tell(self._steps_of(line))
        self._warn([words for veto, words in self._vetoes(row.subject) if veto.kpi == line.kpi])
        self._draw_line(row, line, period, history)
        self.facts.setText("\n".join(self._facts(line)))
        taken_out = line.state is LineState.NOT_APPLICABLE
        self.out.setText(say("Make applicable again") if taken_out else say("Mark as not applicable…"))

    def _steps_of(self, line: LineResult) -> list[str]:
        say = self._say
        told = [tell(say, step) for step in line.steps]
        if line.score is not None and line.weighted is not None and line.effective_weight is not None:
            words = say(
                "Weighted = {score} × {weight}% = {weighted}",
                score=say.fixed(line.score),
                weight=line.effective_weight,
                weighted=say.fixed(line.weighted),
            )
            told.append(words)
        return told

    def _facts(self, line: LineResult) -> list[str]:
        say = self._say
        provider = line.provider or say("no provider named")
        method, direction = label(say, line.method), label(say, line.direction)
        facts = [
            say("Scored by: {method} ({direction})", method=method, direction=direction),
            say("Data from: {provider}", provider=provider),
        ]
        if line.formula or line.definition:
            facts.append(say("Formula: {formula}", formula=line.formula or line.definition))
        return facts

    def _vetoes(self, subject: SubjectResult) -> list[tuple[VetoEffect, str]]:
        told = veto_statements(subject, self._say)
        return [
            (veto, f"{one.mark} {one.title}{self._say(': ')}{one.words}")
            for veto, one in zip(subject.vetoes, told, strict=True)
        ]

    def _draw_line(self, row: CardRow, line: LineResult, period: str, history: History) -> None:
        codes = [point.period for point in row.subject.trend] or [period]
        earlier = {code: _line_of(history.get(code), line.kpi) for code in codes}
        values = [line.actual if code == period else _actual(earlier[code]) for code in codes]
        limit, words = self._veto_limit(row.subject, line)
        if limit is None and line.target is not None:
            target = self._say.quantity(line.target, line.decimals)
            words = self._say("Target {target}", target=target)
            self.spark.show_values(codes, values, line.target, words, alarm=False)
        else:
            hit = line.veto_mark is VetoMark.HIT
            self.spark.show_values(codes, values, limit, words, beyond=hit)
        self._caption(values, self._say("Actual over {count} periods", count=len(codes)))

    def _veto_limit(self, subject: SubjectResult, line: LineResult) -> tuple[Decimal | None, str]:
        """Where the veto strikes, if it did."""
        from services.scoring.conditions import parse_condition

        for veto in subject.vetoes:
            if veto.kpi == line.kpi and (limit := parse_condition(veto.condition).limit) is not None:
                return limit, self._say("Veto {limit}", limit=self._say.quantity(limit, line.decimals))
        return None, ""

    # The total

    def _show_total(self, subject: SubjectResult) -> None:
        say = self._say
        self.name.setText(say("Total of {name}", name=subject.name))
        self.key_chip.hide()
        self._mark("", "")
        self._tell([tell(say, step) for step in _without(subject.steps, ("veto.", "redline."))])
        red = [f"{one.mark} {one.title}{say(': ')}{one.words}" for one in red_line_statements(subject, say)]
        self._warn([words for _, words in self._vetoes(subject)] + red)
        codes = [point.period for point in subject.trend]
        values = [point.total for point in subject.trend]
        self.spark.show_values(codes, values)
        self._caption(values, say("Total over {count} periods", count=len(codes)))
        change, facts = change_of(subject), []
        if change is not None:
            facts.append(say("Against the period before: {change}", change=signed(change, say)))
        if subject.rank is not None:
            facts.append(say("Rank: {rank}", rank=subject.rank))
        self.facts.setText("\n".join(facts))

    # Parts

    def _tell(self, words: Sequence[str]) -> None:
        self.told.setText("\n".join(words))
        self._steps.setVisible(bool(words))

    def _warn(self, words: Sequence[str]) -> None:
        self.alarm.setText("\n".join(words))
        self._alarm.setVisible(bool(words))

    def _mark(self, words: str, tone: str) -> None:
        self.state_chip.setText(words)
        self.state_chip.setVisible(bool(words))
        if words and self.state_chip.property("chip") != tone:
            self.state_chip.setProperty("chip", tone)
            self.state_chip.style().unpolish(self.state_chip)
            self.state_chip.style().polish(self.state_chip)

    def _caption(self, values: Sequence[Decimal | None], words: str) -> None:
        shown = sum(value is not None for value in values) > 1
        self.caption.setText(words)
        self.caption.setVisible(shown)
        self.spark.setVisible(shown)


def _note(kind: str) -> tuple[Text, Note]:
    note, words = Note(kind), Text("", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    note.lines.addWidget(words)
    return words, note


def _without(steps: Sequence[Step], kinds: tuple[str, ...]) -> list[Step]:
    """The steps that the red box does not say."""
    return [step for step in steps if not step.code.startswith(kinds)]


def _line_of(subject: SubjectResult | None, kpi: str) -> LineResult | None:
    if subject is None:
        return None
    return next((line for line in subject.lines if line.kpi == kpi), None)


def _actual(line: LineResult | None) -> Decimal | None:
    return None if line is None else line.actual
