"""What stands around the speaker's words: the result line by line, and what was promised."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.gap import Gap
from services.domain.report import Promise, ReportSheet
from services.domain.result import LineResult, VetoMark
from services.language import Language
from services.scoring.rounding import HUNDRED
from services.wording.reports import gap_words, promise_state
from ui.widgets.card import Card, empty
from ui.widgets.text import Chip, Figure, Text, Tone, rule

_TOP = Qt.AlignmentFlag.AlignTop


class ResultsCard(Card):
    """Targets against actuals, the lines as on the card; beside each what it cost and since when."""

    def __init__(self, say: Language) -> None:
        super().__init__(say("① Targets and actuals"), margins=(16, 10, 16, 12))
        self._say = say
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(18)
        self.grid.setVerticalSpacing(7)
        self.grid.setColumnStretch(0, 1)
        self.body.addLayout(self.grid)

    def show_sheet(self, sheet: ReportSheet) -> None:
        """Show a sheet's lines."""
        say = self._say
        empty(self.grid)
        if not sheet.lines:
            words = say("Nothing is scored for this speaker in this period.")
            self.grid.addWidget(Text(words, "muted", wrap=True), 0, 0, 1, 4)
            return
        for column, words in enumerate((say("KPI"), say("Target"), say("Actual"), say("Score"))):
            head = Figure(words, "small") if column else Text(words, "small")
            self.grid.addWidget(head, 0, column)
        gaps = {gap.line.kpi: gap for gap in sheet.gaps}
        for number, line in enumerate(sheet.lines, 1):
            self._add(number, line, gaps.get(line.kpi))

    def _add(self, row: int, line: LineResult, gap: Gap | None) -> None:
        say = self._say
        veto = line.veto_mark is VetoMark.HIT
        mark = "■" if veto else _mark(line)
        name = Text(f"{mark} {line.name} {line.unit}".strip(), "strong" if line.key_strategic else "body")
        parts = [say("Veto")] if veto else []
        parts += [gap_words(say, gap)] if gap is not None else []
        parts += [say("Key strategic")] if line.key_strategic else []
        actual = line.actual_text or say.quantity(line.actual, line.decimals)
        figures = (say.quantity(line.target, line.decimals), actual, say.fixed(line.score))
        self.grid.addLayout(_named(name, " · ".join(parts), "red" if veto else ""), row, 0)
        for column, words in enumerate(figures, 1):
            figure = Figure(words, "strong" if column == 3 else "body")
            self.grid.addWidget(figure, row, column, _TOP)


def _named(name: Text, told: str, tone: Tone) -> QVBoxLayout:
    """A line's name, and below it what is to be said of it."""
    column = QVBoxLayout()
    column.setSpacing(0)
    below = Text(told, "small", wrap=True)
    name.setWordWrap(True)
    for text in (name, below) if told else (name,):
        text.set_tone(tone)
        column.addWidget(text)
    return column


class PromisesCard(Card):
    """What was promised last month, with where it stands."""

    def __init__(self, say: Language) -> None:
        super().__init__(say("Promises of last month"), margins=(16, 10, 16, 12))
        self._say = say
        self.list = QVBoxLayout()
        self.list.setSpacing(6)
        self.body.addLayout(self.list)

    def show_sheet(self, sheet: ReportSheet) -> None:
        """Show a sheet's promises."""
        say = self._say
        empty(self.list)
        late = sum(promise.overdue for promise in sheet.promises)
        told = say("{count} {count:promise|promises}, {late} overdue", count=len(sheet.promises), late=late)
        self.set_head(self.title.text(), told if sheet.promises else "")
        lines: list[PromiseLine] = []
        for number, promise in enumerate(sheet.promises):
            if number:
                self.list.addWidget(rule())
            lines.append(PromiseLine(say, promise, sheet.speaker.employee))
            self.list.addWidget(lines[-1])
        widest = max((line.chip.sizeHint().width() for line in lines), default=0)
        for line in lines:
            line.chip.setMinimumWidth(widest)
        if not sheet.promises:
            words = say("Nothing was promised for this period: it has no plan and no earlier action.")
            self.list.addWidget(Text(words, "muted", wrap=True))


class PromiseLine(QWidget):
    """One promise: its state in a word, the action, whose and until when, what came of it."""

    def __init__(self, say: Language, promise: Promise, speaker: str) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        tone: Tone = (
            "red" if promise.overdue else "green" if promise.state.value in {"done", "closed"} else ""
        )
        self.chip = Chip(promise_state(say, promise), tone)
        row.addWidget(self.chip, alignment=_TOP)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(Text(promise.text, wrap=True))
        owner = "" if promise.owner == speaker else promise.owner_name
        facts = [owner, say("due {day}", day=promise.due), promise.code, promise.outcome]
        column.addWidget(Text(" · ".join(filter(None, facts)), "small", wrap=True))
        row.addLayout(column, 1)


def _mark(line: LineResult) -> str:
    """A line's score as a shape: below 100, there, or not there."""
    if line.score is None:
        return "○"
    return "▲" if line.score < HUNDRED else "●"
