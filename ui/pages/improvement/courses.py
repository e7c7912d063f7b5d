"""What the scores did around finished actions (行动前后): before, after, and which way they went."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.cycle.loop import Course, Verdict
from services.domain.improvement_list import Listed
from services.wording.loop import VERDICTS, means_words, verdict_words
from ui.charts.around import AroundLine
from ui.desk import Desk
from ui.widgets.buttons import LinkButton, SegmentedButtons
from ui.widgets.card import Card, empty
from ui.widgets.text import Chip, Figure, Text, Tone, rule

EVERY = "every"
_TONES: Mapping[Verdict, Tone] = {Verdict.ROSE: "green", Verdict.FELL: "amber"}
_FIGURES, _CHIP = 112, 118
AT_ONCE = 6
"""So many lines are made in a turn of the event loop; what lies below them is not in sight yet."""


class CoursesCard(Card):
    """A line an action, sifted by which way the scores went."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("Scores before and after an action"), margins=(16, 10, 16, 12))
        self._desk = desk
        self._courses: tuple[Course, ...] = ()
        self._listed: Mapping[str, Listed] = {}
        self._lines: list[CourseRow] = []
        self._due: list[Course] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._make_some)
        careful = say(
            "Averages of up to three periods before and after. A score that moves after an action does not "
            "prove that the action moved it."
        )
        self.careful = Text(careful, "muted", wrap=True)
        choices = [(EVERY, say("All")), *((verdict.value, say(VERDICTS[verdict])) for verdict in Verdict)]
        self.sieve = SegmentedButtons(choices, gap=4)
        self.sieve.chosen.connect(lambda _key: self._sift())
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.body.setSpacing(8)
        self.body.addWidget(self.careful)
        self.body.addWidget(self.sieve)
        self.body.addLayout(self._list)

    def show_courses(self, courses: Sequence[Course], listed: Mapping[str, Listed]) -> None:
        """Show the courses of actions; `listed` has their names by code."""
        say = self._desk.say
        self._courses, self._listed = tuple(courses), listed
        counts = Counter(one.verdict for one in courses)
        self.sieve.set_words(EVERY, f"{say('All')} {len(courses)}")
        for verdict, words in VERDICTS.items():
            self.sieve.set_words(verdict.value, f"{say(words)} {counts[verdict]}")
        self.sieve.setVisible(bool(courses))
        self._sift()

    def _sift(self) -> None:
        say, key = self._desk.say, self.sieve.current
        self._due = [one for one in self._courses if key in {EVERY, one.verdict}]
        empty(self._list)
        self._lines = []
        if self._due:
            self._make_some()
        else:
            words = (
                say("None of the actions.")
                if self._courses
                else say("No action that answers a gap is done yet; it shows here once it is.")
            )
            self._list.addWidget(Text(words, "muted", wrap=True))

    @property
    def lines(self) -> Sequence["CourseRow"]:
        """A line an action, all of them made."""
        while self._due:
            self._make_some()
        return self._lines

    def _make_some(self) -> None:
        """Make the next lines that are due."""
        some, self._due = self._due[:AT_ONCE], self._due[AT_ONCE:]
        for one in some:
            if self._lines:
                self._list.addWidget(rule())
            self._lines.append(CourseRow(self._desk, one, self._listed.get(one.improvement.code)))
            self._list.addWidget(self._lines[-1])
        if self._due:
            self._later.start()


class CourseRow(QWidget):
    """An action with the scores of its line around it."""

    def __init__(self, desk: Desk, course: Course, listed: Listed | None) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        say, action = desk.say, course.improvement
        kpi = listed.kpi_name if listed else action.kpi or ""
        speaker = listed.speaker_name if listed else action.speaker or ""
        name = QHBoxLayout()
        name.setSpacing(8)
        self.look = LinkButton(
            action.code, lambda: desk.shell.go("improvement", filter=f"actions:{action.code}"), action.measure
        )
        name.addWidget(Text(f"{kpi} · {speaker}", "strong"))
        name.addWidget(self.look)
        name.addStretch(1)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addLayout(name)
        told.addWidget(Text(action.measure, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(told, 1)
        chart = AroundLine(desk.theme, say, say("Scores of {name}", name=kpi), course.before, course.after)
        row.addWidget(chart)
        means = Figure(means_words(say, course), "body")
        means.setFixedWidth(_FIGURES)
        row.addWidget(means)
        chip = Chip(verdict_words(say, course), _TONES.get(course.verdict, "muted"))
        chip.setFixedWidth(_CHIP)
        row.addWidget(chip)
