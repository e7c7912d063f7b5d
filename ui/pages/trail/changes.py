"""What the chosen action changed, field by field."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from services.trail_search import Changes, Entry
from services.wording.actions import action_words
from services.wording.changes import change_words
from services.wording.trail import reason_words, time_words
from ui.pages.trail.tables import Changed, TrailTable, changed_columns
from ui.pages.trail.ways import Way, way_to
from ui.widgets.card import Card
from ui.widgets.table import RowsModel
from ui.widgets.text import Elided, Text

if TYPE_CHECKING:
    from ui.pages.trail.page import TrailView


class ChangesCard(Card):
    """The changes as a table; from a record one goes to the page where it stands."""

    def __init__(self, page: "TrailView") -> None:
        say = page.say
        super().__init__(say("Changes"), " ", margins=(0, 0, 0, 0))
        self._page, self._say = page, say
        self.go = self.add_link(say("Show the record"), self.go_there)
        self.reason = Elided("", "muted")
        self.reason.setContentsMargins(16, 6, 16, 6)
        self.rows: RowsModel[Changed] = RowsModel(changed_columns(say), page.theme)
        self.table = TrailTable(page.theme, say("Changes"), self.rows)
        self.table.remember(page.desk.preferences, "trail.changes")
        self.table.chosen.connect(self._enable)
        self.table.entered.connect(self.go_there)
        self.none = Text("", "muted", wrap=True)
        self.none.setContentsMargins(16, 12, 16, 12)
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.rest = Text("", "small")
        self.rest.setContentsMargins(16, 6, 16, 8)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.none)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.rest)
        self._action = 0

    def show_entry(self, entry: Entry | None) -> None:
        """Show an action's changes, as far as they are sought."""
        say, page = self._say, self._page
        self._action = 0 if entry is None else entry.action.id
        changes = Changes((), 0)
        if entry is not None:
            changes = page.desk.company.trail_search.changes(entry.action.id, page.sieve.sought)
        self._show_head(entry)
        self.rows.show_rows(self._rows(changes))
        self.table.clearSelection()
        self.stack.setCurrentIndex(0 if changes.shown else 1)
        self.none.setText(
            say("This action changed no record.")
            if entry
            else say("Choose an action to see what it changed.")
        )
        self.rest.setText(self._rest(entry, changes))
        self.rest.setVisible(bool(self.rest.text()))
        self._enable()

    def _show_head(self, entry: Entry | None) -> None:
        say = self._say
        if entry is None:
            self.set_head(say("Changes"), "")
            self.reason.hide()
            return
        action = entry.action
        told = f"{action_words(say, action, 40)} · {time_words(say, action.at)} · {action.who}"
        self.set_head(say("Changes"), told)
        reason = reason_words(say, action)
        self.reason.setText(say("Reason: {reason}", reason=" ".join(reason.split())))
        self.reason.setVisible(bool(reason))

    def _rows(self, changes: Changes) -> list[Changed]:
        told = [
            (change, change_words(self._say, change, self._page.names, self._action))
            for change in changes.shown
        ]
        return [
            Changed(change, record, field, first=not at)
            for change, record in told
            for at, field in enumerate(record.fields)
        ]

    def _rest(self, entry: Entry | None, changes: Changes) -> str:
        say = self._say
        more = changes.kept - len(changes.shown)
        beyond = (entry.changes if entry is not None else 0) - changes.kept
        parts = (
            say("… and {count} more; the export has them all", count=f"{more:,}") if more else "",
            say("{count} {count:other lies|others lie} outside the filters", count=f"{beyond:,}")
            if beyond
            else "",
        )
        return " · ".join(part for part in parts if part)

    # The way there

    @property
    def way(self) -> Way | None:
        """The way to the chosen record, or to the first."""
        at = max(self.table.at, 0)
        if at >= len(self.rows.rows):
            return None
        return way_to(self.rows.rows[at].change, self._page.names, self._action)

    def _enable(self) -> None:
        self.go.setVisible(self.way is not None)

    def go_there(self) -> None:
        """Turn to the page where the record stands."""
        way, shell = self.way, self._page.desk.shell
        if way is None:
            return
        if way.period:
            shell.show_period(way.period)
        shell.go(way.page, way.subject, way.filter)
