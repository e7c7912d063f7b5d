"""The window without a company: open the sample, make a company, open a file, recent files (欢迎)."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from services.language import Language
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme
from ui.theme.tokens import GAP
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.press import PressPanel
from ui.widgets.text import Text, rule


class Doors(Protocol):
    """The ways to a company."""

    def open_sample(self) -> None:
        """Open the sample company."""

    def new(self) -> None:
        """Make a company."""

    def open(self) -> None:
        """Ask for a file."""

    def show(self, path: Path) -> None:
        """Open this file."""


class Welcome(QWidget):
    """Three ways to begin, and the files opened lately."""

    def __init__(self, say: Language, theme: Theme, preferences: PreferenceFile, doors: Doors) -> None:
        super().__init__()
        self._say, self._theme, self._preferences, self._doors = say, theme, preferences, doors
        self.setProperty("ground", "paper")
        centre = QWidget()
        centre.setMaximumWidth(720)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._greeting())
        column.addSpacing(10)
        column.addLayout(self._ways())
        column.addWidget(self._recent())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(centre, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _greeting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        tile = QLabel("绩")
        tile.setObjectName("tile")
        tile.setFixedSize(52, 52)
        tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tile.setProperty("big", True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(self._say("Zhanji"), "figure"))
        words.addWidget(
            Text(
                self._say("Appraisal that starts from strategy: one company, one file, on this computer."),
                "muted",
                wrap=True,
            )
        )
        row.addWidget(tile)
        row.addLayout(words, 1)
        return row

    def _ways(self) -> QHBoxLayout:
        say, doors = self._say, self._doors
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.sample = self._way(
            "chart",
            say("Open the sample company"),
            say("A steel maker with 12 months of figures. The firm, its people and its figures are made up."),
            doors.open_sample,
        )
        self.new = self._way(
            "plus",
            say("New company"),
            say("Creates a company file, then guides you step by step from people to the first month."),
            doors.new,
        )
        self.open = self._way(
            "folder", say("Open…"), say("Opens an existing company file (.zhanji)."), doors.open
        )
        for way in (self.sample, self.new, self.open):
            row.addWidget(way, 1)
        return row

    def _way(self, icon: str, title: str, words: str, act: Callable[[], object]) -> PressPanel:
        button = PressPanel(self._theme, title, act, ground="surface", edge="hairline")
        button.setFixedHeight(174)
        button.setAccessibleDescription(words)
        column = QVBoxLayout(button)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(6)
        picture = QLabel()
        picture.setPixmap(self._theme.icon(icon, "accent", 28).pixmap(QSize(28, 28)))
        column.addWidget(picture)
        column.addSpacing(4)
        column.addWidget(Text(title, "heading", wrap=True))
        column.addWidget(Text(words, "small", wrap=True))
        column.addStretch(1)
        button.settle()
        return button

    def _recent(self) -> Card:
        card = Card(self._say("Recent files"), margins=(8, 6, 8, 8))
        recent = self._preferences.now.recent[:5]
        if not recent:
            card.body.setContentsMargins(16, 14, 16, 14)
            card.body.addWidget(Text(self._say("None yet. Files you open are listed here."), "muted"))
        for at, name in enumerate(recent):
            if at:
                card.body.addWidget(rule())
            card.body.addWidget(self._file(Path(name)))
        return card

    def _file(self, path: Path) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(4, 3, 8, 3)
        row.setSpacing(8)
        link = LinkButton(path.stem, lambda: self._doors.show(path))
        link.setToolTip(str(path))
        folder = Text(str(path.parent), "small")
        row.addWidget(link)
        row.addStretch(1)
        row.addWidget(folder)
        return line
