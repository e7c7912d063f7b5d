"""The paired outcome: both series over twelve months, the divergence alarm, and the answer to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from models.terms import AlarmAnswerKind
from services.alarms import standing_answer
from services.domain.alarm import AlarmAnswer
from services.domain.kpi import Kpi
from services.domain.result import Divergence, Step
from services.domain.settings import Settings
from services.kpis import PairSeries
from services.language import Language
from services.scoring.exceptional import alarm
from services.wording.fields import field_words
from services.wording.kpis import ANSWERS, answer_words
from services.wording.steps import tell
from ui.charts.pair import PairLines
from ui.desk import Desk
from ui.pages.kpis.options import Options
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.form import FormRow
from ui.widgets.record_form import LongText
from ui.widgets.text import Text


class AnswerForm(QWidget):
    """What the officer answers to an alarm; the act waits until nothing is wrong."""

    answered = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        say = desk.say
        self._desk = desk
        self._alarm: Divergence | None = None
        self._month = ""
        self.kind = Options([(kind.value, say(words)) for kind, words in ANSWERS.items()])
        self.reason = LongText()
        self.until = QLineEdit()
        self.until.setPlaceholderText("2026-12")
        self.rows = {
            "answer": FormRow(say("Answer"), self.kind),
            "reason": FormRow(say("Reason"), self.reason),
            "until": FormRow(say("Snoozed until"), self.until, say("The last month, such as 2026-12.")),
        }
        self.act = SecondaryButton(say("Record the response"), self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self.rows.values():
            column.addWidget(row)
        column.addWidget(self.act)
        self.kind.settled.connect(self._check)
        self.reason.textChanged.connect(self._check)
        self.until.textChanged.connect(lambda _text: self._check())

    def show_alarm(self, alarm: Divergence, month: str) -> None:
        """Ask for the answer to an alarm in a month; what was begun for the same one stays."""
        if self._alarm is None or (self._alarm.kpi, self._month) != (alarm.kpi, month):
            self.reason.clear()
            self.until.clear()
        self._alarm, self._month = alarm, month
        self._check()

    @property
    def row(self) -> dict[str, str]:
        """The answer as typed."""
        if self._alarm is None:
            return {}
        snoozed = self.kind.value == AlarmAnswerKind.SNOOZED.value
        return {
            "kpi": self._alarm.kpi,
            "outcome": self._alarm.outcome,
            "month": self._month,
            "answer": self.kind.value,
            "reason": self.reason.toPlainText().strip(),
            "until": self.until.text().strip() if snoozed else "",
        }

    def _check(self) -> None:
        snoozed = self.kind.value == AlarmAnswerKind.SNOOZED.value
        self.rows["until"].setVisible(snoozed)
        row = self.row
        if not row:
            return
        found = self._desk.company.kpis.check_answer(row)
        words = {one.field: field_words(self._desk.say, one) for one in found if one.stops}
        say = self._desk.say
        if snoozed and not row["until"]:
            words["until"] = say("This is required. Fill it in.")
        elif snoozed and "until" not in words and row["until"] < self._month:
            words["until"] = say(
                "This lies before {month}. Write a later one.", month=say.period(self._month)
            )
        begun = bool(row["reason"])
        for name, shown in self.rows.items():
            shown.set_error(words.get(name, "") if begun or row.get(name) else "")
        self.act.setEnabled(not words)

    def write(self) -> None:
        """Put the answer on record."""
        alarm = self._alarm
        if alarm is None:
            return
        desk, row = self._desk, self.row
        if desk.attempt(lambda: desk.company.kpis.answer(row, alarm.name)):
            self.reason.clear()
            desk.shell.tell(desk.say("The response is recorded. Ctrl+Z undoes it."))


class Pairing(Card):
    """Shows a KPI's outcome; hidden for one without."""

    def __init__(self, desk: Desk, theme: Theme) -> None:
        say: Language = desk.say
        super().__init__(say("Paired outcome"), margins=(14, 10, 14, 14))
        self._say = say
        self.lines = PairLines(theme, say, say("The KPI and its outcome, 12 months"))
        self.caption = Text("", "small", wrap=True)
        self.alarm = Note("amber")
        self.record = Note()
        self.form = AnswerForm(desk)
        self.body.setSpacing(8)
        self.again = LinkButton(say("Respond again"), self._answer_anew)
        for widget in (self.lines, self.caption, self.alarm, self.record, self.again, self.form):
            self.body.addWidget(widget)

    def _answer_anew(self) -> None:
        self.again.hide()
        self.form.show()

    def show_pair(self, kpi: Kpi, outcome: Kpi, series: PairSeries | None, settings: Settings) -> None:
        """Draw both series, or say that there is none yet."""
        there = series is not None and any(score is not None for score in series.scores)
        self.lines.setVisible(there)
        if series is None or not there:
            words = self._say("{outcome}: no results of both yet.", outcome=outcome.name)
        else:
            limits = (settings.alarm_green, settings.alarm_red)
            own, other = (kpi.name, series.scores), (outcome.name, series.outcome_scores)
            self.lines.show_pair(series.months, own, other, limits)
            words = self._say(
                "Scores. The alarm rises when the KPI averages {green} or more over {count} months while its "
                "outcome stays under {red}.",
                green=settings.alarm_green,
                count=settings.alarm_periods,
                red=settings.alarm_red,
            )
        self.caption.setText(words)

    def show_alarm(self, found: Divergence | None, answers: Sequence[AlarmAnswer], month: str) -> None:
        """Show the alarm, what is on record for the pair, and the form while nothing stands."""
        say = self._say
        empty(self.alarm.lines)
        empty(self.record.lines)
        self.alarm.setVisible(found is not None)
        if found is not None:
            self.alarm.say(say("Divergence alarm"), strong=True)
            step: Step = alarm(found, "").step
            self.alarm.say(tell(say, step))
            self.form.show_alarm(found, month)
        standing = standing_answer(answers, found.kpi, found.outcome, month) if found else None
        if answers:
            self.record.say(say("Recorded response"), strong=True)
            for answer in reversed(answers):
                self.record.say(answer_words(say, answer))
        self.record.setVisible(bool(answers))
        self.form.setVisible(found is not None and standing is None)
        self.again.setVisible(standing is not None)
