"""The matrix: every KPI against whose card it stands on, with its weight; a click leads to the card."""

from msgspec import Struct
from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.weight_table import WeightRow, WeightTable
from ui.pages.scorecards.subjects import kind_buttons
from ui.theme.theme import Theme
from ui.widgets.card import Card
from ui.widgets.table import Column, HairlineTable, Index, RowsModel
from ui.widgets.text import Text

NAME, WEIGHT = 176, 78


class MatrixRow(Struct, frozen=True):
    """A KPI's weights, or with `row` None the totals."""

    table: WeightTable
    row: WeightRow | None


class MatrixView(QWidget):
    """`picked` gives whose card was clicked, and the KPI ("" in the row of totals); `turned` another kind."""

    picked = Signal(object, str)
    turned = Signal(object)

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._say, self._theme = say, theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(say("KPIs and the cards they are on"), " ", margins=(0, 0, 0, 0))
        column.addWidget(self.card)
        self.kinds = kind_buttons(say)
        self.kinds.chosen.connect(lambda key: self.turned.emit(SubjectType(key)))
        self.card.add_trailing(self.kinds)
        self.none = Text(say("No card of this kind yet."), "muted")
        self.none.setContentsMargins(16, 16, 16, 16)
        self.card.body.addWidget(self.none)
        self.view: HairlineTable | None = None

    def show_table(self, table: WeightTable, kind: SubjectType) -> None:
        """Show a table anew; its columns are the owners."""
        self.kinds.choose(kind.value)
        if self.view is not None:
            self.card.body.removeWidget(self.view)
            self.view.hide()
            self.view.deleteLater()
        model: RowsModel[MatrixRow] = RowsModel(self._columns(table), self._theme)
        model.show_rows([MatrixRow(table, None), *(MatrixRow(table, row) for row in table.rows)])
        self.view = HairlineTable(self._theme, model, self._say("Matrix of weights"), sortable=False)
        self.view.set_widths(model.columns)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.view.clicked.connect(self._on_click)
        self.view.activated.connect(self._on_click)
        self.table = table
        self.card.body.addWidget(self.view, 1)
        self.view.setVisible(bool(table.owners))
        self.none.setVisible(not table.owners)
        words = self._say(
            "{kpis} {kpis:KPI|KPIs}, {cards} {cards:card|cards}",
            kpis=len(table.rows),
            cards=len(table.owners),
        )
        self.card.sub.setText(words)

    def _columns(self, table: WeightTable) -> tuple[Column[MatrixRow], ...]:
        say = self._say

        def name(row: MatrixRow) -> str:
            return row.row.kpi.name if row.row is not None else say("Total")

        def weight(at: int) -> Column[MatrixRow]:
            def text(row: MatrixRow) -> str:
                value = row.table.totals[at] if row.row is None else row.row.weights[at]
                return "" if value is None else say.plain(value)

            owner = table.names[at]
            return Column(
                table.owners[at].code,
                owner,
                text,
                number=True,
                width=WEIGHT if len(owner) < 6 else WEIGHT + 14,
                tone=lambda row: "muted" if row.row is None else "",
                tip=lambda row: f"{owner} · {name(row)}",
            )

        first: Column[MatrixRow] = Column("kpi", say("KPI"), name, least=NAME, strong=True, tip=name)
        return (first, *(weight(at) for at in range(len(table.owners))))

    def _on_click(self, index: Index) -> None:
        if index.column() > 0:
            row = self.table.rows[index.row() - 1] if index.row() else None
            owner: SubjectKey = self.table.owners[index.column() - 1]
            self.picked.emit(
                owner, row.kpi.code if row is not None and row.weights[index.column() - 1] else ""
            )

    def mark(self, kpi: str) -> None:
        """Mark a KPI's row."""
        codes = [row.kpi.code for row in self.table.rows]
        if self.view is not None and kpi in codes:
            index = self.view.model().index(codes.index(kpi) + 1, 0)
            flag = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.view.scrollTo(index)
