"""The page: the filters above, the actions below them, and under these what the chosen one changed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from services.domain.scorecard import SubjectKey
from services.trail_names import Names
from services.trail_places import SUBJECTS
from services.trail_search import PAGE, Entry
from services.wording.actions import action_words, kind_words
from services.wording.changes import subject_words
from services.wording.trail import reason_words, time_words
from ui.page import HeaderAct, Page
from ui.pages.trail.acts import Acts
from ui.pages.trail.changes import ChangesCard
from ui.pages.trail.sieve import Sieve
from ui.pages.trail.tables import Done, TrailTable, done_columns
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.empty import EmptyState
from ui.widgets.restyle import restyle
from ui.widgets.table import RowsModel
from ui.widgets.text import Chip


class TrailView(Page):
    """Who changed what, when and why; whether the trail is whole; undo and redo; out to Excel."""

    scrolled = False

    def build(self) -> None:
        self.entries: tuple[Entry, ...] = ()
        self.count = 0
        self.names = Names({}, {})
        self.do = Acts(self)
        self.sieve = Sieve(self.say, self.theme)
        self.sieve.changed.connect(self._search)
        self.column.addWidget(self.sieve)
        self.fault = Note("red")
        self.faulty = self.fault.say()
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.column.addWidget(self._make_list(), 6)
        self.details = ChangesCard(self)
        self.column.addWidget(self.details, 5)

    def _make_list(self) -> Card:
        say = self.say
        self.card = Card(say("Actions"), " ", margins=(0, 0, 0, 0))
        self.chain = Chip(say("Not verified yet"))
        self.undo = SecondaryButton(say("Undo"), self.do.undo, self.theme.icon("undo", "ink", 16))
        self.redo = SecondaryButton(say("Redo"), self.do.redo, self.theme.icon("redo", "ink", 16))
        for button in (self.undo, self.redo):
            button.setProperty("small", True)
        for widget in (self.chain, self.undo, self.redo):
            self.card.add_trailing(widget)
        self.rows: RowsModel[Done] = RowsModel(done_columns(say), self.theme)
        self.table = TrailTable(self.theme, say("Actions"), self.rows)
        self.table.setSelectionMode(TrailTable.SelectionMode.SingleSelection)
        self.table.remember(self.desk.preferences, "trail.actions")
        self.table.chosen.connect(self._show_changes)
        self.table.entered.connect(self._enter_changes)
        self.more = LinkButton("", self.show_more)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.more, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.nothing = EmptyState(
            self.theme,
            "trail",
            say("Nothing of that in the trail"),
            say("Look for other words, another time, or everything."),
            button=say("Clear the filters"),
            act=self.sieve.reset,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(room)
        self.stack.addWidget(self.nothing)
        self.card.body.addWidget(self.stack)
        return self.card

    # What is shown

    def refresh(self) -> None:
        search, say = self.desk.company.trail_search, self.say
        self.names = search.names()
        choices = search.choices()
        self.sieve.offer_people(choices.who)
        named = sorted(self.names.known.items(), key=lambda item: (item[0][0] == "employee", item[0][1]))
        self.sieve.offer(
            [(code, name) for (table, code), name in named if table in SUBJECTS],
            [(code, name) for (table, code), name in named if table == "kpi"],
        )
        periods = reversed(self.desk.company.periods.all())
        self.sieve.offer_terms(
            [(period.code, say.period(period.code)) for period in periods],
            sorted([(kind, kind_words(say, kind)) for kind in choices.kinds], key=lambda kind: kind[1]),
        )
        self.do.show_undo()
        self._search(kept=max(len(self.entries), PAGE))

    def _search(self, *, kept: int = PAGE) -> None:
        """Look anew; the chosen action stays chosen where it is still found."""
        page = self.desk.company.trail_search.page(self.sieve.sought, self.say, limit=kept)
        self.count = page.count
        self._show(page.entries)
        self.headed.emit()

    def show_more(self) -> None:
        """The next older actions, below those in sight."""
        page = self.desk.company.trail_search.page(
            self.sieve.sought, self.say, before=self.entries[-1].action.id
        )
        self._show((*self.entries, *page.entries))

    def _show(self, entries: tuple[Entry, ...]) -> None:
        say = self.say
        chosen = self.chosen.action.id if self.chosen is not None else 0
        undoable = self.desk.company.trail.undoable
        self.entries = entries
        self.table.blockSignals(True)
        self.rows.show_rows([self._row(entry, undoable) for entry in entries])
        at = next((at for at, entry in enumerate(entries) if entry.action.id == chosen), 0)
        if entries:
            self.table.selectRow(at)
        self.table.blockSignals(False)
        self.stack.setCurrentIndex(0 if entries else 1)
        self.card.set_head(say("Actions"), say("{count} found, newest first", count=f"{self.count:,}"))
        left = self.count - len(entries)
        self.more.setText(say("Show earlier ones: {count} more", count=f"{left:,}"))
        self.more.setVisible(left > 0)
        self.subtitle = say("Every action is kept here for good, each entry sealed to the one before")
        self._show_changes()

    def _row(self, entry: Entry, undoable: int | None) -> Done:
        say, action = self.say, entry.action
        return Done(
            entry,
            time_words(say, action.at),
            subject_words(action, self.names),
            action_words(say, action),
            reason_words(say, action),
            action.id == undoable,
        )

    @property
    def chosen(self) -> Entry | None:
        """The action that is chosen."""
        at = self.table.at
        return self.entries[at] if 0 <= at < len(self.entries) else None

    def _enter_changes(self) -> None:
        self.details.table.setFocus()

    def _show_changes(self) -> None:
        self.details.show_entry(self.chosen)

    def show_chain(self, words: str, tone: str) -> None:
        """What the last check found of the chain."""
        self.chain.setText(words)
        restyle(self.chain, chip=tone)

    def show_fault(self, words: str) -> None:
        """What is wrong with the file, and what to do; empty when nothing is."""
        self.faulty.setText(words)
        self.fault.setVisible(bool(words))

    # What the window asks

    def acts(self) -> tuple[HeaderAct, ...]:
        say = self.say
        return (
            HeaderAct(say("Verify the trail"), self.do.check, icon="check"),
            HeaderAct(
                say("Export to Excel…"), self.do.export, primary=True, icon="export", enabled=self.count > 0
            ),
        )

    def find_here(self) -> None:
        self.sieve.words.setFocus()
        self.sieve.words.selectAll()

    def show_subject(self, key: SubjectKey) -> None:
        self.subject = key
        self.sieve.look_for(key.code)
