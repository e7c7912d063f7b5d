"""The form for a method's parameters: a field for each, a table where there are several."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from models.terms import Direction, Method, RaterGroup
from services.errors import Mendable
from services.language import N_, Language
from services.scoring.rule_fields import (
    ELSE,
    FIELDS,
    TABLES,
    Kind,
    RuleFields,
    fields_of,
    parameters_of,
    wrong_field,
)
from services.scoring.tables import parse_groups
from services.wording.kpis import PARAMETERS, parameter_words
from services.wording.terms import label
from ui.pages.kpis.options import ConditionField, Options, PairTable, fixed_table
from ui.widgets.card import empty
from ui.widgets.form import FormRow

Get = Callable[[], str]
_STEP = N_("A number, or a part of the target such as 5%.")
_YES = {"yes", "是", "true", "1"}
_ELSE_NAMES = {"else", "否则", "otherwise", "其他", "其余"}


class RuleForm(QWidget):
    """`typed` with every change; built anew for another method; `grown` when there are other fields."""

    typed = Signal()
    grown = Signal()

    def __init__(self, say: Language) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say = say
        self._method: Method | None = None
        self._text = ""
        self.rows: dict[str, FormRow] = {}
        self.tables: dict[str, PairTable] = {}
        self.groups: dict[str, QLineEdit] = {}
        self.otherwise: QLineEdit | None = None
        self._order: tuple[str, ...] = ()
        self._getters: dict[str, Get] = {}
        self._setters: dict[str, Callable[[str], object]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    @property
    def method(self) -> Method | None:
        """The method whose parameters are shown."""
        return self._method

    def show_rule(self, method: Method, direction: Direction, parameters: str) -> None:
        """Show the parameters of a method; what stands there already stays."""
        if method is not self._method:
            self._build(method)
        elif self.parameters(direction) == parameters:
            return
        given = fields_of(method, parameters)
        for name, text in given.values.items():
            self._setters[name](text)
        for name, pairs in given.tables.items():
            self._show_table(name, pairs)
        self.grown.emit()

    def _show_table(self, name: str, pairs: tuple[tuple[str, str], ...]) -> None:
        if name == "groups":
            self._show_groups(pairs)
            return
        if self.otherwise is not None:
            self.otherwise.setText(next((score for key, score in pairs if key in _ELSE_NAMES), ""))
            pairs = tuple(pair for pair in pairs if pair[0] not in _ELSE_NAMES)
        self.tables[name].show_pairs(pairs)

    def _show_groups(self, pairs: tuple[tuple[str, str], ...]) -> None:
        try:
            known = parse_groups(", ".join(f"{key}:{weight}" for key, weight in pairs)) if pairs else ()
        except Mendable:
            known = ()
        weights = {one.group.value: self._say.plain(one.weight) for one in known}
        self._order = (*weights, *(key for key in self.groups if key not in weights))
        for key, field in self.groups.items():
            field.setText(weights.get(key, ""))

    def parameters(self, direction: Direction) -> str:
        """The text of what stands in the fields: canonical once the rules take it."""
        if self._method is None:
            return ""
        return parameters_of(self._method, direction, self._given())

    def _given(self) -> RuleFields:
        tables: dict[str, tuple[tuple[str, str], ...]] = {}
        for name, table in self.tables.items():
            last = self.otherwise.text().strip() if self.otherwise is not None else ""
            tables[name] = (*table.pairs, *(((ELSE, last),) if last else ()))
        if self.groups:
            tables["groups"] = tuple(
                (key, self.groups[key].text()) for key in self._order if self.groups[key].text().strip()
            )
        return RuleFields({name: get() for name, get in self._getters.items()}, tables)

    def show_problem(self, direction: Direction) -> str:
        """Say at its field what the rules refuse; gives the words, which are empty when nothing is."""
        found = (
            wrong_field(self._method, direction, self.parameters(direction))
            if self._method is not None
            else None
        )
        words = parameter_words(self._say, found[1]) if found is not None else ""
        for name, row in self.rows.items():
            row.set_error(words if found is not None and found[0] == name else "")
        return words if found is not None and found[0] not in self.rows else ""

    # Building

    def _build(self, method: Method) -> None:
        empty(self._grid)
        self._method = method
        self.rows, self.tables, self.groups, self.otherwise = {}, {}, {}, None
        self._getters, self._setters = {}, {}
        line, column = 0, 0
        for name, kind in FIELDS[method]:
            named = "off" if (method, name) == (Method.DEDUCTION, "k") else name
            words = "" if kind == "flag" else self._say(PARAMETERS[named])
            told = self._say(_STEP) if (method, name) == (Method.PLUS_MINUS, "step") else ""
            row = FormRow(words, self._make(method, name, kind), told)
            row.label.setVisible(kind != "flag")
            self.rows[name] = row
            half = kind == "number" and len(FIELDS[method]) > 1
            if column and not half:
                line, column = line + 1, 0
            self._grid.addWidget(row, line, column, 1, 1 if half else 2, Qt.AlignmentFlag.AlignTop)
            line, column = (line, 1) if half and not column else (line + 1, 0)

    def _make(self, method: Method, name: str, kind: Kind) -> QWidget:
        say = self._say
        if kind in TABLES:
            return self._make_table(method, name, kind)
        if kind == "condition":
            condition = ConditionField(say, say("none: yes or no is entered"))
            condition.typed.connect(self.typed)
            self._getters[name], self._setters[name] = lambda: condition.text, condition.show_text
            return condition
        if kind == "flag":
            box = QCheckBox(say(PARAMETERS[name]))
            box.clicked.connect(lambda _on: self.typed.emit())
            self._getters[name] = lambda: "yes" if box.isChecked() else ""
            self._setters[name] = lambda text: box.setChecked(
                text.strip().lower() in {"yes", "是", "true", "1"}
            )
            return box
        if kind in {"below", "mode"}:
            options = Options(
                [("", say("0 points")), ("clamp", say("that point's points"))]
                if kind == "below"
                else [("", say("in proportion")), ("whole", say("only when completed"))]
            )
            options.settled.connect(self.typed)
            self._getters[name], self._setters[name] = lambda: options.value, options.choose
            return options
        field = QLineEdit()
        field.textEdited.connect(lambda _text: self.typed.emit())
        self._getters[name], self._setters[name] = field.text, field.setText
        return field

    def _make_table(self, method: Method, name: str, kind: Kind) -> QWidget:
        say = self._say
        if kind == "groups":
            rows = [(group.value, label(say, group)) for group in RaterGroup]
            holder, self.groups = fixed_table((say("Group"), say("Weight")), rows, self.typed.emit)
            self._order = tuple(self.groups)
            return holder
        left = {"levels": say("Case"), "points": say("Actual")}.get(kind, say("Limit"))
        left = say("Days late up to") if method is Method.MILESTONE else left
        table = PairTable(say, (left, say("Points")))
        table.typed.connect(self.typed)
        table.grown.connect(self.grown)
        self.tables[name] = table
        if kind != "limits":
            return table
        holder = QWidget()
        holder.setProperty("ground", "clear")
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(table, 0, 0, 1, 2)
        last, fields = fixed_table(("", ""), [(ELSE, say(PARAMETERS[ELSE]))], self.typed.emit)
        self.otherwise = fields[ELSE]
        grid.addWidget(last, 1, 0, 1, 2)
        return holder

    def type(self, name: str, text: str) -> None:
        """Write a parameter that is one field as typing does."""
        self._setters[name](text)
        self.typed.emit()
