"""Fields of the KPI's form: a list to pick from, a condition, a little table one can type in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from services.errors import Mendable
from services.language import N_, Language
from services.scoring.conditions import parse_condition
from services.scoring.notation import plain
from ui.widgets.picks import Picks
from ui.widgets.text import Text

OPERATORS: tuple[tuple[str, str], ...] = (
    ("<", N_("below")),
    ("<=", N_("at most")),
    (">", N_("above")),
    (">=", N_("at least")),
    ("=", N_("exactly")),
)


class Options(Picks):
    """One of a few values, each with its words; `settled` when another is picked."""

    settled = Signal()

    def __init__(self, items: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)
        self.offer(items)
        self.activated.connect(lambda _at: self.settled.emit())

    def pick(self, value: str) -> None:
        """Choose a value as a click does."""
        self.choose(value)
        self.settled.emit()


class ConditionField(QWidget):
    """A comparison and its limit, a number or T; `typed` with every change. The first choice is none."""

    typed = Signal()

    def __init__(self, say: Language, none: str) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._odd = ""
        self.operator = Options([("", none), *((sign, say(words)) for sign, words in OPERATORS)])
        self.limit = QLineEdit()
        self.limit.setPlaceholderText(say("a number, or T for the target"))
        self.limit.setAccessibleName(say("Limit"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.operator, 1)
        row.addWidget(self.limit, 1)
        self.operator.settled.connect(self._on_typed)
        self.limit.textEdited.connect(lambda _text: self._on_typed())

    def _on_typed(self) -> None:
        self._odd = ""
        self.limit.setVisible(bool(self.operator.value))
        self.typed.emit()

    @property
    def text(self) -> str:
        """The condition as the contract writes it, empty for none."""
        if self._odd:
            return self._odd
        return f"{self.operator.value}{self.limit.text().strip()}" if self.operator.value else ""

    def show_text(self, text: str) -> None:
        """Show a condition, without announcing it; one that cannot be read stays as it is."""
        if text == self.text and text:
            return
        self._odd = ""
        sign = next((one for one in ("<=", ">=", "<", ">", "=") if text.startswith(one)), "")
        limit = text[len(sign) :]
        try:
            condition = parse_condition(text)
            sign = condition.operator
            limit = "T" if condition.limit is None else plain(condition.limit)
        except Mendable:
            self._odd = text if text and not sign else ""
        self.operator.choose(sign)
        self.limit.setText(limit)
        self.limit.setVisible(bool(sign))


class PairTable(QWidget):
    """Rows of two fields, one empty row always at the end; `typed` with every change, `grown` by a row."""

    typed = Signal()
    grown = Signal()

    def __init__(self, say: Language, titles: tuple[str, str]) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._titles = say, titles
        self.rows: list[tuple[QLineEdit, QLineEdit]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column, title in enumerate(titles):
            self._grid.addWidget(Text(title, "small"), 0, column)
        self._add("", "")

    def _add(self, left: str, right: str) -> None:
        number = len(self.rows) + 1
        fields = (QLineEdit(left), QLineEdit(right))
        for column, field in enumerate(fields):
            field.setAccessibleName(f"{self._titles[column]} {number}")
            field.textEdited.connect(lambda _text: self._on_typed())
            self._grid.addWidget(field, number, column)
            field.show()
        fields[1].setAlignment(Qt.AlignmentFlag.AlignRight)
        self.rows.append(fields)

    def _on_typed(self) -> None:
        if any(field.text().strip() for field in self.rows[-1]):
            self._add("", "")
            self.grown.emit()
        self.typed.emit()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """What stands in the rows, the empty ones left out."""
        return tuple(
            (left.text(), right.text())
            for left, right in self.rows
            if left.text().strip() or right.text().strip()
        )

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these rows, without announcing it."""
        if self.pairs == tuple(pairs):
            return
        for row in self.rows:
            for field in row:
                self._grid.removeWidget(field)
                field.hide()
                field.deleteLater()
        self.rows = []
        for left, right in (*pairs, ("", "")):
            self._add(left, right)

    def type(self, row: int, column: int, text: str) -> None:
        """Write into a field as one types."""
        field = self.rows[row][column]
        field.setText(text)
        field.textEdited.emit(text)


def fixed_table(
    titles: tuple[str, str], rows: Sequence[tuple[str, str]], act: Callable[[], object]
) -> tuple[QWidget, dict[str, QLineEdit]]:
    """A table whose left side is given (key and words); the fields of the right side by key."""
    holder = QWidget()
    holder.setProperty("ground", "clear")
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(4)
    for column, title in enumerate(titles):
        if title:
            grid.addWidget(Text(title, "small"), 0, column)
    fields: dict[str, QLineEdit] = {}
    for at, (key, words) in enumerate(rows, 1):
        field = QLineEdit()
        field.setAccessibleName(words)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.textEdited.connect(lambda _text: act())
        grid.addWidget(Text(words), at, 0)
        grid.addWidget(field, at, 1)
        fields[key] = field
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return holder, fields
