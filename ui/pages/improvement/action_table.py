"""The list of actions: where each stands, what is to be done, who by when."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from services.domain.improvement_list import Listed
from ui.desk import Desk
from ui.pages.improvement.action_words import owner_words, standing, tone
from ui.widgets.table import Column, HairlineTable, Index, RowsModel


class ActionTable(HairlineTable):
    """`picked` is called with the action under the cursor, `opened` at Return or a double click."""

    _quiet = False

    def __init__(
        self, desk: Desk, picked: Callable[[Listed | None], object], opened: Callable[[], object]
    ) -> None:
        say = desk.say
        columns: tuple[Column[Listed], ...] = (
            Column("state", say("State"), lambda row: standing(say, row), width=132, tone=tone),
            Column(
                "measure", say("Measure"), lambda row: row.action.measure, tip=lambda row: row.action.measure
            ),
            Column("owner", say("Owner"), lambda row: owner_words(say, row), width=112),
            Column(
                "kpi", say("KPI"), lambda row: row.kpi_name or "—", width=120, tip=lambda row: row.kpi_name
            ),
            Column("due", say("Due"), lambda row: say.day(row.action.due), width=96),
            Column("code", say("Code"), lambda row: row.action.code, width=60, tone=lambda _row: "muted"),
        )
        self._rows: RowsModel[Listed] = RowsModel(columns, desk.theme)
        super().__init__(desk.theme, self._rows, say("Improvement actions"), sortable=False)
        self.set_widths(columns)
        self.remember(desk.preferences, "improvement.actions")
        self._picked, self._opened = picked, opened
        self.doubleClicked.connect(lambda _index: opened())

    @property
    def current(self) -> Listed | None:
        """The action under the cursor."""
        at = self.currentIndex().row()
        return self._rows.rows[at] if 0 <= at < len(self._rows.rows) else None

    @property
    def listed(self) -> Sequence[Listed]:
        """The actions in sight."""
        return self._rows.rows

    def show_listed(self, listed: Sequence[Listed], code: str) -> None:
        """Show these, with one chosen by its code (else the first); nothing is announced."""
        self._quiet = True
        self._rows.show_rows(listed)
        codes = [one.action.code for one in listed]
        if codes:
            self.selectRow(codes.index(code) if code in codes else 0)
            self.scrollTo(self.currentIndex())
        self._quiet = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.row() != previous.row():
            self._picked(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._opened()
            return
        super().keyPressEvent(event)
