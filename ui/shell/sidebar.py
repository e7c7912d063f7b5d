"""The sidebar: the firm, the pages in the order of the cycle, language and look at the foot."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from services.language import Language
from ui.catalogue import Entry
from ui.theme.theme import Look, Theme
from ui.theme.tokens import SIDEBAR
from ui.widgets.press import PressPanel
from ui.widgets.text import Elided, Text


class Sidebar(QFrame):
    """`chosen` gives a page's key; `language_chosen` a language code; `look_chosen` a look; `file_menu` is
    filled by the window.
    """

    chosen = Signal(str)
    language_chosen = Signal(str)
    look_chosen = Signal(str)

    def __init__(self, say: Language, theme: Theme, entries: Sequence[Entry]) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setFixedWidth(SIDEBAR)
        self._say, self._theme = say, theme
        self._items: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(10, 14, 11, 10)
        self.column.setSpacing(2)
        self.file_menu = QMenu(self)
        self.column.addWidget(self._make_head())
        self.column.addSpacing(8)
        self._add_pages(entries)
        self.column.addStretch(1)
        self._add_foot()

    def _make_head(self) -> QWidget:
        head = PressPanel(self._theme, self._say("Company file"), self._open_menu)
        head.setFixedHeight(42)
        head.setToolTip(self._say("Open or make a company file"))
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(8)
        tile = QLabel("绩")
        tile.setObjectName("tile")
        tile.setFixedSize(26, 26)
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.product = Text(self._say("Zhanji"), "heading")
        self.firm = Elided()
        self.firm.setObjectName("firm")
        words.addStretch(1)
        words.addWidget(self.product)
        words.addWidget(self.firm)
        words.addStretch(1)
        row.addWidget(tile)
        row.addLayout(words, 1)
        more = QLabel()
        more.setPixmap(self._theme.icon("chevron-down", "muted", 14).pixmap(14, 14))
        row.addWidget(more)
        head.settle()
        self.head = head
        return head

    def _open_menu(self) -> None:
        self.file_menu.popup(self.head.mapToGlobal(self.head.rect().bottomLeft()))

    def _add_pages(self, entries: Sequence[Entry]) -> None:
        section = ""
        for entry in entries:
            if entry.section != section:
                section = entry.section
                label = QLabel(self._say(section))
                label.setObjectName("section")
                label.setContentsMargins(10, 12, 0, 4)
                self.column.addWidget(label)
            item = NavButton(self._say, self._theme, entry)
            item.clicked.connect(lambda _checked=False, key=entry.key: self.chosen.emit(key))
            self._group.addButton(item)
            self._items[entry.key] = item
            self.column.addWidget(item)

    def _add_foot(self) -> None:
        self.language = self._foot(
            "language", "English" if self._say.code == "zh" else "中文", self._say("Language")
        )
        self.language.clicked.connect(
            lambda: self.language_chosen.emit("en" if self._say.code == "zh" else "zh")
        )
        dark = self._theme.tokens.dark
        self.look = self._foot(
            "moon" if dark else "sun", self._look_words(self._theme.look), self._say("Appearance")
        )
        menu = QMenu(self)
        for look in Look:
            choice = menu.addAction(self._look_words(look))
            choice.setCheckable(True)
            choice.setChecked(look is self._theme.look)
            choice.triggered.connect(lambda _checked=False, look=look: self.look_chosen.emit(look.value))
        self.look.setMenu(menu)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.language)
        row.addWidget(self.look, 1)
        self.column.addLayout(row)

    def _look_words(self, look: Look) -> str:
        names = {
            Look.SYSTEM: self._say("As the system"),
            Look.LIGHT: self._say("Light"),
            Look.DARK: self._say("Dark"),
        }
        return names[look]

    def _foot(self, icon: str, words: str, name: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("foot", True)
        button.setIcon(self._theme.icon(icon, "muted", 16))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(f"{name}: {words}")
        button.setToolTip(name)
        return button

    def show_firm(self, name: str) -> None:
        """The firm's name below the product's."""
        self.firm.setText(name)
        self.firm.setToolTip(name)
        self.firm.setVisible(bool(name))

    def show_pages(self, *, there: bool) -> None:
        """Pages can be chosen only with a company open."""
        for item in self._items.values():
            item.setEnabled(there)

    def show_page(self, key: str) -> None:
        """Mark the page in sight; none with an empty key."""
        self._group.setExclusive(False)
        for name, item in self._items.items():
            item.show_chosen(chosen=name == key)
        self._group.setExclusive(bool(key))

    def show_badges(self, counts: Mapping[str, int]) -> None:
        """What is left to do on each page."""
        for key, item in self._items.items():
            if item.count != counts.get(key, 0):
                item.show_badge(counts.get(key, 0))

    def item(self, key: str) -> "NavButton":
        """The button of a page."""
        return self._items[key]


class NavButton(QPushButton):
    """A page in the sidebar."""

    def __init__(self, say: Language, theme: Theme, entry: Entry) -> None:
        super().__init__(f"  {say(entry.title)}")
        self._say, self._theme, self._entry = say, theme, entry
        self.setProperty("nav", True)
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.badge = QLabel(self)
        self.badge.setProperty("badge", True)
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(self.badge)
        self.show_chosen(chosen=False)
        self.show_badge(0)

    def show_chosen(self, *, chosen: bool) -> None:
        """Mark as the page in sight."""
        self.setChecked(chosen)
        self.setIcon(self._theme.icon(self._entry.icon, "accent" if chosen else "ink"))

    def show_badge(self, count: int) -> None:
        """The number left to do; none for 0."""
        self.count = count
        self.badge.setText(str(count))
        self.badge.setVisible(count > 0)
        words = self._say(self._entry.title)
        self.setAccessibleName(self._say("{page}, {count} left", page=words, count=count) if count else words)
