"""The look that is in force: follows the system's light or dark scheme unless the user chose one."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import base_font, sized
from ui.theme.icons import icon
from ui.theme.sheet import style_sheet
from ui.theme.tokens import DARK, ICON, LIGHT, Tokens

DRESSED = "dressed in the look"


class Look(StrEnum):
    """The user's choice."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Tokens, font and icons of the look in force; `changed` when another one comes into force."""

    changed = Signal()

    def __init__(
        self, application: QApplication, look: Look = Look.SYSTEM, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or application)
        self._application = application
        self.look = look
        self.tokens = self._wanted()
        self.font = base_font()
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._colours: dict[str, QColor] = {}
        if application.property(DRESSED) is None:
            application.setFont(self.font)
        self._dress()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, look: Look) -> None:
        """Put the user's choice into force."""
        self.look = look
        self._follow()

    def colour(self, token: str) -> QColor:
        """A token as a colour to paint with; made once for a look, as every cell asks for it."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self.tokens, token))
        return self._colours[token]

    def icon(self, name: str, token: str = "muted", size: int = ICON) -> QIcon:
        """An icon in a token's colour."""
        return icon(name, getattr(self.tokens, token), size)

    def sized(self, pixels: int, *, bold: bool = False) -> QFont:
        """The font in a size of the type scale; made once, so that Qt looks its glyphs up once."""
        kind = pixels, bold
        if kind not in self._fonts:
            self._fonts[kind] = sized(self.font, pixels, bold=bold)
        return self._fonts[kind]

    def _wanted(self) -> Tokens:
        if self.look is Look.SYSTEM:
            system = self._application.styleHints().colorScheme()
            return DARK if system is Qt.ColorScheme.Dark else LIGHT
        return DARK if self.look is Look.DARK else LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self._colours.clear()
            self._dress()
            self.changed.emit()

    def _dress(self) -> None:
        """Every widget is polished anew by this, so not without need."""
        if self._application.property(DRESSED) == self.tokens.name:
            return
        self._application.setProperty(DRESSED, self.tokens.name)
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens, self.font.family()))


def palette(tokens: Tokens) -> QPalette:
    """The palette for what the style sheet leaves to the style."""
    roles = {
        QPalette.ColorRole.Window: tokens.paper,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.sunken,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Mid: tokens.hairline,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made
