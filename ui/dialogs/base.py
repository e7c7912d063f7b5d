"""What every dialog shares: margins, a heading, and its buttons in the user's language."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from services.language import Language
from ui.widgets.buttons import PrimaryButton, SecondaryButton
from ui.widgets.text import Text

FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)


class Dialog(QDialog):
    """A heading, the content in `body`, and below it Cancel and the act. Return presses the safe one of the
    two; one types into the first field at once.
    """

    def __init__(
        self, say: Language, title: str, act: str, parent: QWidget | None = None, *, safe: bool = True
    ) -> None:
        super().__init__(parent)
        self.say = say
        self.setWindowTitle(title)
        self.setModal(True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(16)
        outer.addWidget(Text(title, "title"))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)
        self.cancel = SecondaryButton(say("Cancel"), self.reject)
        self.act = PrimaryButton(act, self.accept)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.act)
        outer.addLayout(self.buttons)
        (self.act if safe else self.cancel).setDefault(True)
        if not safe:
            self.cancel.setFocus()
        self._width = 0

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._width:  # Qt gives a window at first two thirds of the screen at most, and cuts its words
            self.resize(self._width, min(self.sizeHint().height(), self.screen().availableSize().height()))
        if self.focusWidget() is None:  # else Qt takes the button that was made first: Cancel
            fields = (one for one in self.findChildren(QWidget) if isinstance(one, FIELDS))
            first = next((one for one in fields if one.isEnabled() and one.isVisibleTo(self)), None)
            if first is not None:
                first.setFocus()

    def hug(self, width: int) -> None:
        """Be so wide, and as high as the words need at that width."""
        self._width = width
        self.setFixedWidth(width)
        if (layout := self.layout()) is not None:  # else Qt asks for the height of words wrapped narrowly
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def sizeHint(self) -> QSize:
        hint, layout = super().sizeHint(), self.layout()
        return QSize(self._width, layout.totalHeightForWidth(self._width)) if self._width and layout else hint
