"""The help of the page in sight (F1)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.guide import EVERYWHERE, Guide
from ui.widgets.text import Text

WIDTH = 560


class PageHelp(Dialog):
    """What the page is for, its keys, and those that work everywhere."""

    def __init__(self, say: Language, page: str, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(say, say("Help: {page}", page=page), say("Close"), parent)
        self.cancel.hide()
        self.body.addWidget(Text(say(guide.purpose), wrap=True))
        if guide.keys:
            self._add_keys(say("Keys on this page"), guide.keys)
        self._add_keys(say("Keys everywhere"), EVERYWHERE)
        self.hug(WIDTH)

    def _add_keys(self, heading: str, keys: Sequence[tuple[str, str]]) -> None:
        self.body.addWidget(Text(heading, "strong"))
        self.body.addLayout(key_rows(self.say, keys, 130))


def key_rows(say: Language, keys: Sequence[tuple[str, str]], width: int) -> QGridLayout:
    """Each key with what it does beside it; the keys take at least so wide a column."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnMinimumWidth(0, width)
    grid.setColumnStretch(1, 1)
    for row, (key, words) in enumerate(keys):
        grid.addWidget(Text(key, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(say(words), wrap=True), row, 1)
    return grid
