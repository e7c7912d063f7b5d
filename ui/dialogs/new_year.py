"""Asks for the strategy year that shall begin."""

from collections.abc import Collection

from PySide6.QtWidgets import QLineEdit, QWidget

from services.language import Language
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow
from ui.widgets.text import Text

EARLIEST, LATEST = 1900, 9999


class NewYear(Dialog):
    """A year that is not there yet, checked while one types."""

    def __init__(
        self, say: Language, proposed: int, taken: Collection[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("New strategy year"), say("Begin the year"), parent)
        self.setFixedWidth(440)
        self._taken = taken
        self.field = QLineEdit(str(proposed))
        self.field.setMaxLength(4)
        self.words = Text("", wrap=True)
        self.body.addWidget(self.words)
        self.row = FormRow(say("Year"), self.field)
        self.body.addWidget(self.row)
        self.field.textChanged.connect(self._check)
        self.field.selectAll()
        self._check()

    @property
    def year(self) -> int | None:
        """The year, or None while it is none."""
        text = self.field.text().strip()
        year = int(text) if text.isdecimal() else 0
        return year if EARLIEST <= year <= LATEST else None

    def _source(self) -> str:
        """What the year begins with."""
        say, typed = self.say, self.year or max(self._taken, default=0) + 1
        source = max((year for year in self._taken if year < typed), default=None)
        if source is None:
            return say("It begins with the driver and intent of the company's settings.")
        return say(
            "It begins as a copy of {year}: driver, intent, findings and evidence. {year} stays.", year=source
        )

    def _check(self) -> None:
        self.words.setText(self._source())
        wrong = ""
        if self.year is None:
            wrong = self.say("Write a year with four digits, such as 2027.")
        elif self.year in self._taken:
            wrong = self.say("There is a strategy year {year} already. Choose another year.", year=self.year)
        self.row.set_error(wrong)
        self.act.setEnabled(not wrong)
