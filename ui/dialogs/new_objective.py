"""Asks for a new objective: its name, and the perspective it stands in."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow


class NewObjective(Dialog):
    """The act waits for a name."""

    def __init__(
        self, say: Language, lanes: Sequence[str], lane: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("New objective"), say("Add to the map"), parent)
        self.setFixedWidth(440)
        self.name_field = QLineEdit()
        self.name_field.setMaxLength(60)
        self.name_field.setPlaceholderText(say("A verb and what shall become of it, in a few words"))
        self.lane_field = QComboBox()
        self.lane_field.addItems(list(lanes))
        self.lane_field.setCurrentText(lane or (lanes[0] if lanes else ""))
        self.body.addWidget(FormRow(say("Objective"), self.name_field))
        self.body.addWidget(FormRow(say("Perspective"), self.lane_field))
        self.name_field.textChanged.connect(self._check)
        self.name_field.setFocus()
        self._check()

    @property
    def name(self) -> str:
        """The objective's name."""
        return self.name_field.text().strip()

    @property
    def lane(self) -> str:
        """The chosen perspective."""
        return self.lane_field.currentText()

    def _check(self) -> None:
        self.act.setEnabled(bool(self.name))
