"""What the style sheet says of a property holds from the first picture on, and after every change."""

from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.restyle import restyle
from ui.widgets.text import Text


def colour(text: Text) -> str:
    return text.palette().color(QPalette.ColorRole.WindowText).name()


def test_a_tone_set_before_the_first_picture_is_seen_in_it(qtbot: QtBot, theme: Theme) -> None:
    text = Text("late")
    qtbot.addWidget(text)
    restyle(text, tone="red")
    text.ensurePolished()
    assert colour(text) == theme.colour("red").name()


def test_a_tone_changed_afterwards_is_seen_at_once(qtbot: QtBot, theme: Theme) -> None:
    text = Text("late")
    qtbot.addWidget(text)
    text.ensurePolished()
    for tone in ("red", "amber"):
        restyle(text, tone=tone)
        assert colour(text) == theme.colour(tone).name()
    restyle(text, tone="")
    assert colour(text) == theme.colour("ink").name()
