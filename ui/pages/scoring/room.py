"""How the page is laid out: the sieve above the list, the grid and the reason."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.language import Language
from ui.jobs import Jobs
from ui.pages.scoring.remarks import Remarks
from ui.pages.scoring.sieve import Sieve
from ui.pages.scoring.sight import Sight
from ui.pages.scoring.why import WhyPanel
from ui.theme.theme import Theme
from ui.theme.tokens import GAP
from ui.widgets.card import Card
from ui.widgets.text import Text

LIST, WHY = 216, 286


class Room(QWidget):
    """The parts of the page; `show_sight` brings one way of looking to the front."""

    def __init__(self, say: Language, theme: Theme, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.setProperty("ground", "clear")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self.sieve = Sieve(say, theme, jobs)
        column.addWidget(self.sieve)
        self.lists, self.middle = QStackedWidget(), QStackedWidget(self)
        self.remarks = Remarks(say)
        self.why = WhyPanel(say, theme, self.remarks, self)
        self.why.setMinimumWidth(WHY)
        self.why.setMaximumWidth(WHY + 120)
        self.blank = Card()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        for part, share in ((self._make_list(), 2), (self.middle, 8), (self.why, 3), (self.blank, 11)):
            row.addWidget(part, share)
        column.addLayout(row, 1)

    def _make_list(self) -> Card:
        self.list_card = Card(" ", " ", margins=(0, 0, 0, 0))
        self.list_card.setMinimumWidth(LIST)
        self.list_card.setMaximumWidth(LIST + 60)
        self.list_card.body.addWidget(self.lists, 1)
        words = self._say("Nobody here matches. Press “All”, or clear the search field.")
        self.nobody = Text(words, "muted", wrap=True)
        self.nobody.setContentsMargins(14, 16, 14, 16)
        self.nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nobody.hide()
        self.list_card.body.addWidget(self.nobody, 1)
        return self.list_card

    def add_banner(self, banner: QWidget) -> None:
        """Put what is to be known of the period below the sieve."""
        self._column.insertWidget(1, banner)

    def add(self, sight: Sight) -> None:
        """Make room for a way of looking."""
        self.lists.addWidget(sight.list)
        self.middle.addWidget(sight.panel)

    def show_sight(self, sight: Sight) -> None:
        """Bring a way of looking to the front, or say that nothing is found."""
        found = sight.picked is not None
        self.lists.setCurrentWidget(sight.list)
        self.lists.setVisible(found)
        self.nobody.setVisible(not found)
        count = sum(row.item is not None for row in sight.list.items.rows)
        self.list_card.set_head(sight.title, str(count))
        self.middle.setCurrentWidget(sight.panel)
        for part in (self.middle, self.why):
            part.setVisible(found)
        self.blank.setVisible(not found)
