"""What hangs on an objective, for the inspector: links up and down, KPIs, alarms, departments, issues."""

from collections.abc import Callable, Iterable
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from services.domain.result import Divergence
from services.domain.strategy_map import StrategyMap
from services.language import Language
from services.scoring.objectives import KpiStanding, ObjectiveStanding
from services.strategy_map import MapReading
from services.wording.standings import STANDINGS, standing_word
from ui.pages.strategy.map.hand import TOKENS
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Note, empty
from ui.widgets.text import Chip, Figure, Text, Tone

WIDTH = 236
"""The room for chips."""


class Ways(Struct, frozen=True):
    """Where the inspector's links lead."""

    go_to: Callable[[str], object]
    link: Callable[[str, str], object]
    unlink: Callable[[str, str], object]
    go: Callable[[str, str], object]
    """To another page, with one of its filters."""


class Details(QWidget):
    """Built anew for each objective."""

    def __init__(self, say: Language, ways: Ways) -> None:
        super().__init__()
        self.say, self.ways = say, ways
        self.setProperty("ground", "clear")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add_field = QComboBox()

    def show_objective(self, reading: MapReading, code: str) -> None:
        """Show what hangs on an objective."""
        empty(self._column)
        state = reading.standing(code)
        self._links(reading.graph, code)
        self._kpis(state.kpis)
        for alarm in state.alarms:
            self._alarm(alarm)
        self._departments(state)
        self._issues(state)
        self._column.addStretch(1)

    def _heading(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addWidget(Text(words, "strong"))

    def _nothing(self, words: str) -> None:
        self._column.addWidget(Text(words, "small", wrap=True))

    def _links(self, graph: StrategyMap, code: str) -> None:
        say = self.say
        self._heading(say("Supports"))
        supports = [up for up in graph.objectives[code].supports if up in graph.objectives]
        for up in supports:
            self._link_line(graph, up, partial(self.ways.unlink, code, up))
        self._column.addWidget(self._adder(graph, code))
        lower = graph.supporters(code)
        if lower:
            self._heading(say("Supported by"))
            for other in lower:
                self._link_line(graph, other, partial(self.ways.unlink, other, code))

    def _link_line(self, graph: StrategyMap, code: str, drop: Callable[[], object]) -> None:
        name = graph.objectives[code].name
        line = QHBoxLayout()
        line.setSpacing(4)
        link = LinkButton(_cut(f"{code} {name}", 15), lambda: self.ways.go_to(code))
        link.setToolTip(name)
        away = LinkButton("×", drop, name)
        away.setToolTip(self.say("Remove the link"))
        line.addWidget(link)
        line.addStretch(1)
        line.addWidget(away)
        self._column.addLayout(line)

    def _adder(self, graph: StrategyMap, code: str) -> QComboBox:
        """Draws a link by the keyboard; only what would close no circle is offered."""
        box = self.add_field = QComboBox()
        box.addItem(self.say("Add a link to …"), "")
        present = {code, *graph.objectives[code].supports}
        for other in graph.in_reading_order():
            if other not in present and not graph.circle(code, other):
                box.addItem(f"{other} {graph.objectives[other].name}", other)
        box.setAccessibleName(self.say("Supports"))
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda _at: box.currentData() and self.ways.link(code, box.currentData()))
        return box

    def _kpis(self, kpis: Iterable[KpiStanding]) -> None:
        say = self.say
        self._heading(say("KPIs"))
        if not kpis:
            self._nothing(say("None yet: an objective without a KPI is only a wish."))
        for kpi in kpis:
            mark, word = STANDINGS[kpi.standing][0], standing_word(say, kpi.standing)
            line = QHBoxLayout()
            words = f"{kpi.name} ★" if kpi.key_strategic else kpi.name
            name = LinkButton(_cut(words, 12), partial(self.ways.go, "kpis", kpi.code))
            name.setToolTip(f"{kpi.code} {kpi.name}")
            figure = Figure(f"{say.fixed(kpi.score, 1)} {mark}")
            figure.setToolTip(word)
            figure.setAccessibleName(f"{kpi.name}: {say.fixed(kpi.score, 1)} {word}")
            figure.set_tone(_tone(TOKENS[kpi.standing]))
            line.addWidget(name)
            line.addStretch(1)
            line.addWidget(figure)
            self._column.addLayout(line)

    def _alarm(self, alarm: Divergence) -> None:
        say = self.say
        note = Note("amber")
        note.say(say("Divergence alarm"), strong=True)
        note.say(
            say(
                "{kpi} scores {mean}, but {outcome} that it should move scores {other}.",
                kpi=alarm.name,
                mean=say.fixed(alarm.mean, 1),
                outcome=alarm.outcome_name,
                other=say.fixed(alarm.outcome_mean, 1),
            )
        )
        self._column.addSpacing(8)
        self._column.addWidget(note)

    def _departments(self, state: ObjectiveStanding) -> None:
        self._heading(self.say("Departments"))
        if not state.departments:
            self._nothing(self.say("None: no scorecard carries a KPI of it."))
            return
        row, used = QHBoxLayout(), 0
        for department in state.departments:
            chip = Chip(department.name)
            chip.ensurePolished()
            wide = chip.sizeHint().width() + 4
            if used and used + wide > WIDTH:
                row.addStretch(1)
                self._column.addLayout(row)
                row, used = QHBoxLayout(), 0
            row.setSpacing(4)
            row.addWidget(chip)
            used += wide
        row.addStretch(1)
        self._column.addLayout(row)

    def _issues(self, state: ObjectiveStanding) -> None:
        self._heading(self.say("Issues"))
        if not state.issues:
            self._nothing(self.say("None is recorded against it."))
        for issue in state.issues:
            line = QHBoxLayout()
            line.setSpacing(4)
            code = LinkButton(
                issue.code, partial(self.ways.go, "strategy", f"purposes:{issue.code}"), issue.issue
            )
            told = Text(issue.issue, wrap=True)
            told.setToolTip(issue.evidence)
            line.addWidget(code, alignment=Qt.AlignmentFlag.AlignTop)
            line.addWidget(told, 1)
            self._column.addLayout(line)
        if state.cards:
            words = self.say("On {count} {count:scorecard|scorecards} →", count=state.cards)
            self._column.addSpacing(6)
            self._column.addWidget(
                LinkButton(words, partial(self.ways.go, "scorecards", f"kpi:{state.kpis[0].code}"))
            )

    def buttons(self) -> list[QPushButton]:
        """The links in sight."""
        return self.findChildren(QPushButton)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"


def _tone(token: str) -> Tone:
    return "red" if token == "red" else "amber" if token == "amber" else ""
