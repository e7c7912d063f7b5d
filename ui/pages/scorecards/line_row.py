"""One line of the card: KPI, weight with its bar, target, objective, and what else can be done with it."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from services.card_drafts import DraftLine
from services.domain.kpi import Kpi
from services.language import Language
from ui.pages.scorecards.weight_bar import CellField, WeightBar
from ui.theme.theme import Theme
from ui.theme.tokens import ROW
from ui.widgets.restyle import restyle
from ui.widgets.text import Chip, Elided, Text, rule

NUMBER, WEIGHT, TARGET, UNIT, OBJECTIVE, MORE = 22, 56, 74, 46, 40, 30
NAMES, BARS = 6, 2
"""How the name and the bar share what is left."""


class LineProblem(Struct, frozen=True):
    """What is wrong with a field of a line, in words."""

    field: str
    words: str


class LineRow(QWidget):
    """`typed` gives field and text; `wanted` one of: up, down, remove, uses, objective."""

    typed = Signal(str, str)
    wanted = Signal(str)
    walked = Signal(str, int)
    pasted = Signal(str, list)

    def __init__(self, say: Language, theme: Theme, number: int, line: DraftLine, kpi: Kpi | None) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._theme = say, theme
        self.kpi = line.kpi
        self._name = kpi.name if kpi is not None else line.kpi
        self.fields: dict[str, CellField] = {}
        self.bar = WeightBar(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._main(number, line, kpi))
        self.bounds = self._bounds(line)
        column.addWidget(self.bounds)
        self.problem = Text("", "error", wrap=True)
        self.problem.setContentsMargins(NUMBER + 22, 0, 12, 6)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addWidget(rule())
        self.show_weight(line)

    def _main(self, number: int, line: DraftLine, kpi: Kpi | None) -> QLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        place = Text(str(number), "muted")
        place.setFixedWidth(NUMBER)
        place.setFixedHeight(ROW + 3)
        row.addWidget(place)
        row.addLayout(self._named(kpi), NAMES)
        row.addWidget(
            self._field("weight", line.weight, self._say("Weight of {kpi}", kpi=self._name), WEIGHT)
        )
        row.addWidget(self.bar, BARS)
        target = self._field("target", line.target, self._say("Target of {kpi}", kpi=self._name), TARGET)
        target.setProperty("quiet", True)
        target.setPlaceholderText("—")
        row.addWidget(target)
        unit = Elided(kpi.unit if kpi is not None else "", "small")
        unit.setFixedWidth(UNIT)
        row.addWidget(unit)
        row.addWidget(self._objective(kpi))
        row.addWidget(self._more())
        return row

    def _named(self, kpi: Kpi | None) -> QLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        name = Elided(self._name)
        name.setToolTip("\n".join(filter(None, (self._name, self.kpi, kpi.definition if kpi else ""))))
        row.addWidget(name)
        if kpi is not None and kpi.key_strategic:
            chip = Chip(self._say("Key KPI"), "accent")
            chip.setToolTip(self._say("Key strategic indicator"))
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def _objective(self, kpi: Kpi | None) -> QPushButton:
        code = kpi.objective if kpi is not None else None
        chip = QPushButton(code or "—")
        chip.setProperty("small", True)
        chip.setProperty("quiet", True)
        chip.setFixedWidth(OBJECTIVE)
        chip.setEnabled(code is not None)
        words = (
            self._say("Objective {code} of {kpi}", code=code, kpi=self._name)
            if code
            else self._say("{kpi} serves no objective", kpi=self._name)
        )
        chip.setAccessibleName(words)
        chip.setToolTip(words)
        chip.clicked.connect(lambda _checked=False: self.wanted.emit("objective"))
        self.objective = chip
        return chip

    def _more(self) -> QPushButton:
        more = QPushButton()
        more.setIcon(self._theme.icon("more", "muted", 16))
        more.setProperty("small", True)
        more.setProperty("quiet", True)
        more.setFixedWidth(MORE)
        more.setAccessibleName(self._say("More about {kpi}", kpi=self._name))
        more.clicked.connect(
            lambda _checked=False: self.menu().popup(more.mapToGlobal(more.rect().bottomLeft()))
        )
        return more

    def menu(self) -> QMenu:
        """What can be done with the line."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        say = self._say
        for key, words in (
            ("up", say("Move up")),
            ("down", say("Move down")),
            ("bounds", say("Cap and floor…")),
            ("uses", say("Where {kpi} is used…", kpi=self._name)),
            ("remove", say("Remove from the card")),
        ):
            entry = menu.addAction(words)
            entry.setData(key)
            entry.triggered.connect(lambda _checked=False, key=key: self._on_menu(key))
        return menu

    def _on_menu(self, key: str) -> None:
        if key == "bounds":
            self.bounds.show()
            self.fields["cap"].setFocus()
        else:
            self.wanted.emit(key)

    def _bounds(self, line: DraftLine) -> QWidget:
        """Cap and floor, out of sight until one of them is wanted."""
        holder = QWidget()
        holder.setProperty("ground", "clear")
        row = QHBoxLayout(holder)
        row.setContentsMargins(NUMBER + 22, 0, 12, 6)
        row.setSpacing(8)
        say = self._say
        for field, label, text, usual in (
            ("cap", say("Cap"), line.cap, "120"),
            ("floor", say("Floor"), line.floor, "0"),
        ):
            row.addWidget(Text(label, "small"))
            edit = self._field(field, text, f"{label}: {self._name}", WEIGHT + 10)
            edit.setPlaceholderText(usual)
            row.addWidget(edit)
        row.addStretch(1)
        if not (line.cap or line.floor):
            holder.hide()
        return holder

    def _field(self, field: str, text: str, name: str, width: int) -> CellField:
        edit = CellField(text)
        edit.setProperty("dense", True)
        edit.setFixedWidth(width)
        edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        edit.setAccessibleName(name)
        edit.textEdited.connect(lambda words: self.typed.emit(field, words))
        edit.walked.connect(lambda step: self.walked.emit(field, step))
        edit.lifted.connect(lambda step: self.wanted.emit("up" if step < 0 else "down"))
        edit.pasted.connect(lambda cells: self.pasted.emit(field, cells))
        self.fields[field] = edit
        return edit

    def show_line(self, line: DraftLine) -> None:
        """Show other texts; a field whose text is the same keeps its cursor."""
        texts = {"weight": line.weight, "target": line.target, "cap": line.cap, "floor": line.floor}
        for field, text in texts.items():
            if self.fields[field].text() != text:
                self.fields[field].setText(text)
        self.show_weight(line)

    def show_weight(self, line: DraftLine) -> None:
        """Draw the bar."""
        if line.number is not None:
            self.bar.show_weight(line.number)

    def show_problems(self, problems: Sequence[LineProblem]) -> None:
        """Say what is wrong, and mark the fields."""
        self.problem.setText("\n".join(problem.words for problem in problems))
        self.problem.setVisible(bool(problems))
        wrong = {problem.field for problem in problems}
        for field, edit in self.fields.items():
            restyle(edit, invalid=field in wrong)
