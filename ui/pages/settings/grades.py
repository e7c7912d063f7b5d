"""The grades as a table: name, lower bound, coefficient, from the best down; the last has no bound."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit

from services.domain.settings import Grade
from services.errors import Mendable
from services.scoring.notation import plain, quote
from services.scoring.parameters import parse_grades
from ui.pages.settings.settling import Settling
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Text

_CENT = Decimal("0.01")
_HEADS = 1
_TIE = "\N{NO-BREAK SPACE}"


class GradeLine:
    """The fields of one grade; `before` is the name that is stored for it."""

    def __init__(self, before: str, name: str, bound: str, coefficient: str) -> None:
        self.before = before
        self.name, self.bound, self.coefficient = QLineEdit(name), QLineEdit(bound), QLineEdit(coefficient)
        for number in (self.bound, self.coefficient):
            number.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def fields(self) -> tuple[QLineEdit, QLineEdit, QLineEdit]:
        """In the order of the columns."""
        return self.name, self.bound, self.coefficient


class GradeTable(Card):
    """Checked while one types; written whole when it is right and one leaves a field."""

    def __init__(self, settling: Settling) -> None:
        say = settling.desk.say
        super().__init__(say("Grades and coefficients"), say("based on the total as printed"))
        self._settling, self._say = settling, say
        self.lines: list[GradeLine] = []
        self._stored: tuple[Grade, ...] = ()
        self.refused = False
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(2, 3)
        self.body.setSpacing(8)
        self.body.addLayout(self._grid)
        self.below = Text("", "small", wrap=True)
        self.body.addWidget(self.below)
        self.body.addStretch(1)
        self.add = self.add_link(say("Add a grade"), self.add_grade)

    def show_grades(self, grades: Sequence[Grade]) -> None:
        """Show what is stored, unless something refused waits to be mended."""
        if self.refused or tuple(grades) == self._stored:
            return
        self._stored = tuple(grades)
        bounds = ["" if grade.bound is None else plain(grade.bound) for grade in grades]
        self.lines = [
            GradeLine(grade.name, grade.name, bound, plain(grade.coefficient))
            for grade, bound in zip(grades, bounds, strict=True)
        ]
        self._lay()
        self._check()

    def _lay(self) -> None:
        say = self._say
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and not isinstance(widget, QLineEdit):
                widget.deleteLater()
        kept = {field for line in self.lines for field in line.fields}
        for field in self.findChildren(QLineEdit):
            if field not in kept:
                field.deleteLater()
        for column, head in enumerate((say("Grade"), say("From a total of"), say("Coefficient"))):
            self._grid.addWidget(Text(head, "small"), 0, column)
        for at, line in enumerate(self.lines):
            self._lay_line(at, line)

    def _lay_line(self, at: int, line: GradeLine) -> None:
        say, last = self._say, at == len(self.lines) - 1
        names = (say("Grade"), say("From a total of"), say("Coefficient"))
        for column, (field, name) in enumerate(zip(line.fields, names, strict=True)):
            field.setAccessibleName(f"{line.name.text()} {name}")
            if not field.property("tied"):
                field.textEdited.connect(lambda _text: self._check())
                field.editingFinished.connect(self._settle)
                field.setProperty("tied", True)
            self._grid.addWidget(field, at + _HEADS, column)
        line.bound.setEnabled(not last)
        line.bound.setPlaceholderText(say("all below") if last else "")
        drop = LinkButton("×", lambda: self.drop_grade(at), line.name.text() or say("New grade"))
        drop.setToolTip(say("Remove this grade"))
        drop.setEnabled(len(self.lines) > 1)
        self._grid.addWidget(drop, at + _HEADS, 3)

    # What one does

    def add_grade(self) -> None:
        """A new grade above the last one, to be filled in."""
        line = GradeLine("", "", "", "")
        self.lines.insert(len(self.lines) - 1, line)
        self._lay()
        self._check()
        line.name.setFocus()

    def drop_grade(self, at: int) -> None:
        """Take a grade away; the one above the last becomes the last."""
        del self.lines[at]
        self.lines[-1].bound.clear()
        self._lay()
        self._check()
        self._settle()

    @property
    def text(self) -> str:
        """The grades as the contract writes them."""
        last = len(self.lines) - 1
        return ", ".join(
            f"{quote(line.name.text().strip())}"
            f"{'' if at == last else '>=' + line.bound.text().strip()}:{line.coefficient.text().strip()}"
            for at, line in enumerate(self.lines)
        )

    @property
    def texts(self) -> dict[str, str]:
        """What would be written: a renamed grade takes the ceiling that names it along."""
        ceiling = self._settling.desk.company.settings.read().escalation_ceiling
        renamed = {line.before: line.name.text().strip() for line in self.lines if line.before}
        fresh = renamed.get(ceiling, ceiling)
        return {"grades": self.text} | ({"escalation_ceiling": fresh} if fresh != ceiling else {})

    def _blanks(self) -> str:
        """What has not been filled in yet, in words."""
        say = self._say
        for line in self.lines:
            if not line.name.text().strip():
                return say("Give every grade a name.")
            if line is not self.lines[-1] and not line.bound.text().strip():
                return say("{name}: write from which total it holds.", name=line.name.text())
            if not line.coefficient.text().strip():
                return say("{name}: write its coefficient, such as 1.0.", name=line.name.text())
        return ""

    def _wrong(self) -> str:
        return self._blanks() or self._settling.wrong(self.texts)

    def _check(self) -> None:
        words = self._wrong()
        self.refused = bool(words)
        self.below.setText(words or self.example)
        self.below.set_tone("red" if words else "")

    @property
    def example(self) -> str:
        """Totals on both sides of each bound with their grades."""
        try:
            grades = parse_grades(self.text)
        except Mendable:
            return ""
        comma = "，" if self._say.code == "zh" else ", "
        parts = [
            f"{upper.bound - _CENT:.2f} → {lower.name}{comma}{upper.bound:.2f} → {upper.name}".replace(
                " ", _TIE
            )
            for upper, lower in pairwise(grades)
            if upper.bound is not None
        ]
        return "   ".join(parts)

    def _settle(self) -> None:
        self._check()
        if not self.refused:
            texts, self._stored = self.texts, parse_grades(self.text)
            for line in self.lines:
                line.before = line.name.text().strip()
            self._settling.write(texts)
