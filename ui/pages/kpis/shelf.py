"""The left side: the company's KPIs or the library, with search and filters."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.kpi_search import find_kpis
from services.kpis import KpiShelf
from services.language import Language
from services.library.catalogue import Library
from services.library.kpis import OWN, namesake
from ui.pages.kpis.options import Options
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import Card
from ui.widgets.search import SearchField
from ui.widgets.table import Column, HairlineTable, RowsModel
from ui.widgets.text import Text

COMPANY, LIBRARY = "company", "library"
ALL, KEY, UNUSED, LOOSE = "all", "key", "unused", "loose"
WIDE = 304


class KpiLine(Struct, frozen=True):
    """A KPI in the list; `drafted` while something typed is not saved."""

    kpi: Kpi
    used: int
    drafted: bool


class IndicatorLine(Struct, frozen=True):
    """An indicator in the list; `taken` once a KPI of the company bears its name."""

    indicator: Indicator
    taken: bool
    own: bool


class Shelf(Card):
    """`chosen` when another KPI or indicator is, `turned` between company and library."""

    chosen = Signal()
    turned = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(margins=(0, 0, 0, 0))
        self.setFixedWidth(WIDE)
        self.say = say
        self._shelf: KpiShelf | None = None
        self._library = Library(())
        self._drafts: frozenset[str] = frozenset()
        self.views = SegmentedButtons([(COMPANY, say("Company KPIs")), (LIBRARY, say("KPI library"))])
        self.views.chosen.connect(self._on_turn)
        self.search = SearchField(theme, say("Name, pinyin, English…"), WIDE - 28)
        self.search.textChanged.connect(lambda _text: self._on_sieve())
        self.filters = Options(
            [
                (ALL, say("All KPIs")),
                (KEY, say("Key strategic")),
                (UNUSED, say("On no scorecard")),
                (LOOSE, say("Without an objective")),
            ]
        )
        self.groups = Options([(ALL, say("All groups"))])
        for options, words in ((self.filters, say("Show")), (self.groups, say("Group"))):
            options.setAccessibleName(words)
            options.settled.connect(self._on_sieve)
        self.kpis = self._table(theme, say("KPIs"), _kpi_columns(say))
        self.indicators = self._table(theme, say("KPI library"), _indicator_columns(say))
        self._lay_out()

    def _table(
        self, theme: Theme, name: str, columns: Sequence[Column[KpiLine]] | Sequence[Column[IndicatorLine]]
    ) -> HairlineTable:
        model: RowsModel[Any] = RowsModel(columns, theme)
        table = HairlineTable(theme, model, name, sortable=False)
        table.setSelectionMode(HairlineTable.SelectionMode.SingleSelection)
        table.set_widths(columns)
        table.selectionModel().selectionChanged.connect(self._on_selection)
        return table

    def _lay_out(self) -> None:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.views)
        column.addWidget(self.search)
        column.addWidget(self.filters)
        column.addWidget(self.groups)
        self.body.addWidget(head)
        self.tables = QStackedWidget()
        self.nothing = Text("", "muted", wrap=True)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        for widget in (self.kpis, self.indicators):
            self.tables.addWidget(widget)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.tables, 1)
        self.foot = QWidget()
        self.links = QHBoxLayout(self.foot)
        self.links.setContentsMargins(8, 4, 8, 4)
        self.links.addStretch(1)
        self.body.addWidget(self.foot)

    @property
    def in_library(self) -> bool:
        """Whether the library is in sight."""
        return self.views.current == LIBRARY

    def _on_turn(self) -> None:
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.turned.emit()

    def _on_sieve(self) -> None:
        """Other lines; in the library the first of them where the chosen one is no longer among them."""
        self.show_lines()
        model = self._model(self.indicators)
        if self.in_library and not self.key and model.rows:
            self._select(self.indicators, _key(model.rows[0]))

    def show_all(self, shelf: KpiShelf, library: Library, drafts: frozenset[str]) -> None:
        """Take in what there is, and show what is wanted of it."""
        self._shelf, self._library, self._drafts = shelf, library, drafts
        groups = [(group.id, group.name.of(self.say.code)) for group in library.groups if group.indicators]
        self.groups.offer([(ALL, self.say("All groups")), *groups])
        self.show_lines()

    def show_lines(self) -> None:
        """Show the lines that search and filter keep; what was chosen stays chosen if it is among them."""
        shelf, company = self._shelf, not self.in_library
        if shelf is None:
            return
        self.filters.setVisible(company)
        self.groups.setVisible(not company)
        self.foot.setVisible(not company)
        self.tables.setCurrentWidget(self.kpis if company else self.indicators)
        if company:
            self._fill(self.kpis, self._kpi_lines(shelf))
        else:
            self._fill(self.indicators, self._indicator_lines(shelf))
        self.nothing.setVisible(not self._model(self.tables.currentWidget()).rows)
        words = (
            self.say("No KPIs yet. Go to the library, or press “New KPI”.")
            if company and not shelf.kpis
            else self.say("Nothing here matches. Clear the search field or choose another filter.")
        )
        self.nothing.setText(words)

    def _kpi_lines(self, shelf: KpiShelf) -> list[KpiLine]:
        found = find_kpis(shelf.kpis, self.search.text(), self.say.code)
        kept: Callable[[Kpi], bool] = {
            ALL: lambda _kpi: True,
            KEY: lambda kpi: kpi.key_strategic,
            UNUSED: lambda kpi: not shelf.used.get(kpi.code),
            LOOSE: lambda kpi: kpi.objective is None,
        }[self.filters.value or ALL]
        return [
            KpiLine(kpi, shelf.used.get(kpi.code, 0), kpi.code in self._drafts) for kpi in found if kept(kpi)
        ]

    def _indicator_lines(self, shelf: KpiShelf) -> list[IndicatorLine]:
        words, group = self.search.text(), self.groups.value or ALL
        inside = {
            one.id
            for shelved in self._library.groups
            for one in shelved.indicators
            if group in {ALL, shelved.id}
        }
        return [
            IndicatorLine(one, namesake(one, shelf.kpis) is not None, one.id.startswith(f"{OWN}."))
            for one in self._library.search(words, self.say.code)
            if one.id in inside
        ]

    @staticmethod
    def _model(table: QWidget | None) -> RowsModel[KpiLine | IndicatorLine]:
        if not isinstance(table, HairlineTable):
            raise TypeError(table)
        model = table.model()
        if not isinstance(model, RowsModel):
            raise TypeError(model)
        return model

    def _fill(self, table: HairlineTable, lines: Sequence[KpiLine] | Sequence[IndicatorLine]) -> None:
        key = self._key_in(table)
        table.selectionModel().blockSignals(True)
        self._model(table).show_rows(lines)
        table.clearSelection()
        self._select(table, key)
        table.selectionModel().blockSignals(False)
        table.viewport().update()

    def _key_in(self, table: HairlineTable) -> str:
        rows = self._model(table).rows
        chosen = [index.row() for index in table.selectionModel().selectedRows()]
        return _key(rows[chosen[0]]) if chosen and chosen[0] < len(rows) else ""

    def _select(self, table: HairlineTable, key: str) -> bool:
        for at, row in enumerate(self._model(table).rows):
            if key and _key(row) == key:
                index = table.model().index(at, 0)
                flags = QItemSelectionModel.SelectionFlag
                table.selectionModel().setCurrentIndex(
                    index, flags.ClearAndSelect | flags.Rows | flags.Current
                )
                table.scrollTo(index)
                return True
        return False

    @property
    def key(self) -> str:
        """The code of the chosen KPI, or the id of the chosen indicator."""
        return self._key_in(self.indicators if self.in_library else self.kpis)

    def choose(self, key: str, *, library: bool = False, quiet: bool = False) -> None:
        """Bring a KPI or an indicator into sight; every filter gives way to it."""
        self.views.choose(LIBRARY if library else COMPANY)
        table = self.indicators if library else self.kpis
        table.selectionModel().blockSignals(quiet)
        self.show_lines()
        if not key and not library:
            table.clearSelection()
        elif key and not self._select(table, key):
            self.filters.choose(ALL)
            self.groups.choose(ALL)
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self.show_lines()
            table.selectionModel().blockSignals(quiet)
            self._select(table, key)
        table.selectionModel().blockSignals(False)
        table.viewport().update()

    def _on_selection(self, _fresh: QItemSelection, _old: QItemSelection) -> None:
        self.chosen.emit()


def _key(line: KpiLine | IndicatorLine) -> str:
    return line.kpi.code if isinstance(line, KpiLine) else line.indicator.id


def _kpi_columns(say: Language) -> tuple[Column[KpiLine], ...]:
    return (
        Column("code", say("Code"), lambda row: row.kpi.code, width=54, tone=lambda _row: "muted"),
        Column("name", say("KPI name"), _named, strong=True, tip=lambda row: row.kpi.name),
        Column(
            "key",
            say("Key"),
            lambda row: "◆" if row.kpi.key_strategic else "",
            width=42,
            tone=lambda _row: "accent",
            tip=lambda row: say("Key strategic indicator") if row.kpi.key_strategic else "",
        ),
        Column("used", say("Cards"), lambda row: str(row.used or "—"), number=True, width=54),
    )


def _named(row: KpiLine) -> str:
    return f"● {row.kpi.name}" if row.drafted else row.kpi.name


def _indicator_columns(say: Language) -> tuple[Column[IndicatorLine], ...]:
    return (
        Column(
            "name",
            say("Indicator"),
            lambda row: row.indicator.name.of(say.code),
            strong=True,
            tip=lambda row: row.indicator.definition.of(say.code),
        ),
        Column(
            "taken",
            say("State"),
            lambda row: say("✓ added") if row.taken else say("own") if row.own else "",
            width=96,
            tone=lambda _row: "muted",
        ),
    )
