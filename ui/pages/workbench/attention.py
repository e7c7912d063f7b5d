"""What the officer must look at before she locks (需要注意): one row each, with a way there."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import AlarmAnswerKind, SubjectType
from services.domain.alarm import AlarmAnswer
from services.domain.result import Divergence, Exceptional, ExceptionKind
from services.language import N_, Language
from services.wording.kpis import answer_words
from services.wording.steps import tell
from ui.charts.pair import PairLines
from ui.pages.workbench.reminders import WORDS, Reminder
from ui.theme.theme import Theme
from ui.theme.tokens import SMALL
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Chip, Text, Tone, rule

MARKS: dict[ExceptionKind, tuple[str, Tone]] = {
    ExceptionKind.VETO: (N_("Vetoed"), "red"),
    ExceptionKind.ALARM: (N_("Divergence"), "amber"),
    ExceptionKind.MISSING: (N_("No data"), "amber"),
    ExceptionKind.NO_CARD: (N_("No scorecard"), "amber"),
    ExceptionKind.NOT_APPLICABLE: (N_("N/A"), ""),
    ExceptionKind.EXEMPT: (N_("Exempted"), ""),
}
CARDLESS = {
    SubjectType.EMPLOYEE: N_("{count} {count:person has|people have} no scorecard yet"),
    SubjectType.DEPARTMENT: N_("{count} {count:department has|departments have} no scorecard yet"),
}
ANSWERED = (N_("Answered"), N_("On hold"))
"""In place of the mark of an alarm: answered, or put off for a while."""
ORDER = tuple(MARKS)
AIR = 16
NAMED = 4


def heading(say: Language, items: Sequence[Exceptional]) -> str:
    """Whose it is and which KPI; of an alarm, the two KPIs; how many lack a scorecard."""
    first = items[0]
    if first.kind is ExceptionKind.ALARM:
        return f"{first.kpi_name} ↔ {dict(first.step.facts).get('outcome', '')}"
    if first.kind is ExceptionKind.NO_CARD and len(items) > 1:
        return say(CARDLESS[first.type], count=len(items))
    names = names_of(say, items)
    return f"{names} · {first.kpi_name}" if first.kpi_name else names


def names_of(say: Language, items: Sequence[Exceptional]) -> str:
    """The first few names, and how many more there are."""
    names = say(", ").join(item.name for item in items[:NAMED])
    if len(items) > NAMED:
        return say("{names} and {count} more", names=names, count=len(items) - NAMED)
    return names


def grouped(items: Sequence[Exceptional]) -> list[list[Exceptional]]:
    """The gravest first; what strikes several alike (a department and its head, everybody without a
    scorecard) in one row.
    """
    groups: dict[object, list[Exceptional]] = {}
    for item in sorted(items, key=lambda item: ORDER.index(item.kind)):
        alone = item.code if item.kind is ExceptionKind.EXEMPT else ""
        groups.setdefault((item.kind, item.kpi, item.step, alone), []).append(item)
    return list(groups.values())


class Attention(Card):
    """The exceptions of a period, the gravest first."""

    def __init__(self, say: Language, theme: Theme, view: Callable[[Exceptional], object]) -> None:
        super().__init__(say("Needs attention"), margins=(0, 0, 0, 6))
        metrics = QFontMetrics(theme.sized(SMALL))
        self._chip = (
            max(
                metrics.horizontalAdvance(say(word))
                for word in (*(mark for mark, _ in MARKS.values()), *ANSWERED, *WORDS)
            )
            + AIR
        )
        self._say, self._theme, self._view = say, theme, view
        self._alarms: Mapping[str, Divergence] = {}
        self._answers: Mapping[str, AlarmAnswer] = {}
        self.setMinimumSize(330, 220)
        area = ScrolledColumn((0, 0, 0, 0), 0)
        self.rows = area.column
        self.body.addWidget(area)

    def show_items(
        self,
        items: Sequence[Exceptional],
        answers: Mapping[str, AlarmAnswer] = MappingProxyType({}),
        alarms: Sequence[Divergence] = (),
        reminders: Sequence[Reminder] = (),
    ) -> None:
        """Show these, or that there are none; `answers` hold for alarms, by the KPI's code.

        What is late of the cycle comes after what bears on the results.
        """
        say = self._say
        self._answers, self._alarms = answers, {alarm.kpi: alarm for alarm in alarms}
        empty(self.rows)
        count = len(items) + len(reminders)
        self.set_head(say("Needs attention"), say("{count} {count:item|items}", count=count) if count else "")
        for group in grouped(items):
            self.rows.addWidget(self._row(group))
            self.rows.addWidget(rule())
        for reminder in reminders:
            self.rows.addWidget(self._reminder(reminder))
            self.rows.addWidget(rule())
        if not count:
            line = Text(say("Nothing stands in the way: no veto, no gap, no alarm."), "muted", wrap=True)
            line.setContentsMargins(16, 14, 16, 0)
            self.rows.addWidget(line)
        self.rows.addStretch(1)

    def _reminder(self, reminder: Reminder) -> QWidget:
        chip = Chip(self._say(reminder.mark), reminder.tone)
        return self._line(chip, reminder.title, [Text(reminder.detail, "small", wrap=True)], reminder.act)

    def _row(self, items: Sequence[Exceptional]) -> QWidget:
        word, tone = MARKS[items[0].kind]
        answer = self._answers.get(items[0].kpi or "") if items[0].kind is ExceptionKind.ALARM else None
        if answer is not None:
            word, tone = ANSWERED[answer.answer is AlarmAnswerKind.SNOOZED], ""
        title = heading(self._say, items)
        lines: list[QWidget] = [Text(tell(self._say, items[0].step), "small", wrap=True)]
        if items[0].kind is ExceptionKind.NO_CARD and len(items) > 1:
            lines.insert(0, Text(names_of(self._say, items), "small", wrap=True))
        alarm = self._alarms.get(items[0].kpi or "") if items[0].kind is ExceptionKind.ALARM else None
        if alarm is not None:
            lines.append(self._picture(alarm, title))
        if answer is not None:
            lines.append(Text(answer_words(self._say, answer), "small", wrap=True))
        return self._line(Chip(self._say(word), tone), title, lines, lambda: self._view(items[0]))

    def _line(self, chip: Chip, title: str, below: Sequence[QWidget], act: Callable[[], object]) -> QWidget:
        """A row: its mark, its title with what stands below it, and the way there."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(10)
        chip.setMinimumWidth(self._chip)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(Text(title, wrap=True))
        for widget in below:
            lines.addWidget(widget)
        row.addWidget(chip, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        link = LinkButton(self._say("View"), act, title)
        row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        return line

    def _picture(self, alarm: Divergence, title: str) -> PairLines:
        """Both series of an alarm."""
        lines = PairLines(self._theme, self._say, title, small=True)
        own, outcome = (alarm.name, alarm.scores), (alarm.outcome_name, alarm.outcome_scores)
        lines.show_pair(alarm.periods, own, outcome)
        return lines

    def start(self) -> None:
        """Put the keyboard on the first row's link."""
        first = self.findChild(LinkButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)
