"""The page header: title, subtitle, period, secondary acts, and the one primary act at the right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from services.language import Language
from ui.page import HeaderAct
from ui.theme.theme import Theme
from ui.theme.tokens import HEADER, MARGIN
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.picker import PeriodPicker
from ui.widgets.text import Elided, Text


class Header(QFrame):
    """One line above the page."""

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEADER)
        self._theme = theme
        self._acts: tuple[HeaderAct, ...] = ()
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 0, MARGIN, 1)
        self._row.setSpacing(12)
        self.title = Text("", "title")
        self.subtitle = Elided("", "muted")
        self.picker = PeriodPicker(say, theme)
        self.picker.hide()
        self._row.addWidget(self.title)
        self._row.addWidget(self.subtitle, 1)
        self._row.addWidget(self.picker)

    def show_words(self, title: str, subtitle: str) -> None:
        """The page's heading."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)

    def show_acts(self, acts: Sequence[HeaderAct]) -> None:
        """The page's buttons; those that are there already stay."""
        if tuple(acts) == self._acts:
            return
        self._acts = tuple(acts)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(act) for act in acts]
        for button in self._buttons:
            self._row.addWidget(button)

    def _button(self, act: HeaderAct) -> QPushButton:
        kind = PrimaryButton if act.primary else SecondaryButton
        icon = self._theme.icon(act.icon, "on_accent" if act.primary else "ink", 16) if act.icon else None
        button = kind(act.words, act.act, icon)
        button.setEnabled(act.enabled)
        button.setToolTip(act.hint)
        return button

    def button(self, words: str) -> QPushButton:
        """One of the buttons, by its words."""
        return next(button for button in self._buttons if button.text() == words)
