"""Somebody, typed by name, number or the initials of the pinyin."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from services.domain.minutes import Person
from services.named import fitting, meant, shown

_MOST = 8


class OwnerField(QLineEdit):
    """Offers whom the words fit; `settled` when the cursor leaves."""

    settled = Signal()

    def __init__(self, people: Sequence[Person], help: str) -> None:  # noqa: A002
        super().__init__()
        self._people = tuple(people)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self._popup.setMinimumWidth(260)
        completer.setPopup(self._popup)
        self.setCompleter(completer)
        self.setPlaceholderText(help)
        self.setAccessibleName(help)
        self.textEdited.connect(self._offer)

    def offer_people(self, people: Sequence[Person]) -> None:
        """Whom one can mean from now on."""
        self._people = tuple(people)

    def _offer(self, text: str) -> None:
        self._offered.setStringList([shown(person) for person in fitting(self._people, text)[:_MOST]])

    @property
    def person(self) -> Person | None:
        """Who is meant; None when nobody is, or several could be."""
        return meant(self._people, self.text())

    @property
    def unclear(self) -> bool:
        """Whether something stands here that means nobody for certain."""
        return bool(self.text().strip()) and self.person is None

    def show_person(self, number: str | None) -> None:
        """Show somebody by number."""
        person = next((one for one in self._people if one.number == number), None)
        self.setText(person.name if person else number or "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.settled.emit()
