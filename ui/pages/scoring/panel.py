"""A grid with its head, what must be known of it, and what the keys do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from services.domain.result import LineResult
from services.language import Language
from ui.pages.scoring.columns import Slot
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.entry import Place
from ui.pages.scoring.grid_model import GridModel
from ui.pages.scoring.grid_view import GridView
from ui.pages.scoring.rows import CardRow
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.text import Elided, Text, rule


class GridPanel(Card):
    """`looked_at` when another cell comes into focus; `stepping` to a wrong value that another grid shows."""

    looked_at = Signal()
    stepping = Signal(object)
    across = True
    """Whether the grid fills the height."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        drafts: Drafts,
        slots: Sequence[Slot],
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(" ", margins=(0, 0, 0, 0), parent=parent)
        self._say = say
        self.waiting = drafts
        self.model = GridModel(say, theme, drafts, slots)
        self.view = GridView(say, theme, self.model, name)
        self.state = Banner(theme)
        self.drafts = Banner(theme)
        self.hint = Elided("", "muted")
        self.hint.setContentsMargins(16, 10, 16, 10)
        self.hint.setMinimumWidth(0)
        for banner in (self.state, self.drafts):
            self.body.addWidget(banner)
        self.body.addWidget(self.view, 1 if self.across else 0)
        self._lay_out()
        self.body.addWidget(rule())
        self.body.addWidget(self.hint)
        self.step = self.drafts.add(say("Next ⚠"), self.step_on)
        self.drafts.add(say("Skip the marked ones"), drafts.leave_out)
        self.drafts.add(say("Discard"), drafts.drop)
        self.drafts.hide()
        self.view.looked_at.connect(self.looked_at)
        self.view.stopped.connect(lambda: self._step(None))
        drafts.changed.connect(self._show_drafts)

    def _lay_out(self) -> None:
        """What stands between the grid and the words about the keys."""

    @property
    def locked(self) -> bool:
        """Whether nothing can be changed."""
        return self.model.locked

    def show_lock(self, *, locked: bool, further: Sequence[str] = ()) -> None:
        """Say that the period is locked, and whatever else must be known."""
        if locked != self.model.locked:
            self.model.locked = locked
            self.view.viewport().update()
        words = self._say("This period is locked: the results can be read and printed, not changed.")
        parts = [words, *further] if locked else further
        self.state.show_words("  ".join(parts), "lock" if locked else "info")

    def _show_drafts(self) -> None:
        wrong, waiting = len(self.waiting.wrong), len(self.waiting.waiting)
        words = self._say(
            "{wrong} of {count} pasted values cannot be read; none is saved yet. Correct the cells marked ⚠.",
            wrong=wrong,
            count=waiting,
        )
        self.drafts.show_words(words if waiting else "")
        self.step.setVisible(wrong > 1)

    def step_on(self) -> None:
        """Go to the next value that cannot be taken."""
        if self.view.settle():
            self._step(self.place)

    def _step(self, start: Place | None) -> None:
        place = self.waiting.after(start)
        if place is not None and not self.go_to(place):
            self.stepping.emit(place)
        self.view.show_problem(self.view.currentIndex())
        self.view.setFocus()

    def show_hint(self, undo: str) -> None:
        """What the keys do; `undo` names the action that Ctrl+Z would take back."""
        say = self._say
        parts = []
        if self.locked:
            parts += [say("Ctrl+C copy"), say("Ctrl+P print")]
        elif self.view.isVisibleTo(self):
            parts += [say("Tab next cell"), say("Enter down"), say("F2 edit"), say("Ctrl+D fill down")]
        if undo:
            parts.append(say("Ctrl+Z undo “{action}”", action=undo))
        self.hint.setText(" · ".join(parts))

    # Where one is

    @property
    def row(self) -> CardRow | None:
        """What the cell one is in is about."""
        index = self.view.currentIndex()
        if not index.isValid() or index.row() >= len(self.model.rows):
            return None
        return self.model.row_at(index) or self.model.rows[index.row()]

    @property
    def line(self) -> LineResult | None:
        """The line one is in, None on a total."""
        return None if self.row is None else self.row.line

    @property
    def place(self) -> Place | None:
        """The cell one is in, None where nothing is typed."""
        index = self.view.currentIndex()
        cell = self.model.cell(index) if index.isValid() else None
        return None if cell is None else cell.place

    def go_to(self, place: Place) -> bool:
        """Put the cursor into a cell of the period, if it is shown here."""
        index = self.model.index_of(place)
        if index is not None:
            self.view.go_to_cell(index)
        return index is not None


class Banner(Note):
    """A line across the card with its links; hidden without words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("amber")
        self._theme = theme
        self._picture = QLabel()
        self.words = Text("", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.words, 1)
        self.lines.setContentsMargins(12, 4, 8, 4)
        self.lines.addLayout(self._row)
        self.hide()

    def add(self, words: str, act: Callable[[], object]) -> LinkButton:
        """A link at the end."""
        link = LinkButton(words, act)
        self._row.addWidget(link)
        return link

    def show_words(self, words: str, icon: str = "warning") -> None:
        """Say this, or nothing."""
        if words:
            self._picture.setPixmap(self._theme.icon(icon, "amber", 16).pixmap(16, 16))
        self.words.setText(words)
        self.setVisible(bool(words))
