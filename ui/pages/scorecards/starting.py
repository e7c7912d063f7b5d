"""Asks for the day from which a new version holds."""

from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from services.card_drafts import day_before
from services.language import Language
from services.workbooks.text import UnreadableText, clean_text, parse_date
from ui.dialogs.base import Dialog
from ui.widgets.form import FormRow
from ui.widgets.text import Text


class Starting(Dialog):
    """The day is checked while one types; the version before ends the day before."""

    def __init__(
        self, say: Language, proposed: date, after: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("New version"), say("Start editing"), parent)
        self.setFixedWidth(440)
        self._after = after
        self.day: date | None = None
        words = say(
            "It starts with the lines of this version, which ends the day before; it counts once saved."
        )
        self.body.addWidget(Text(words, wrap=True))
        self.field = QLineEdit(proposed.isoformat())
        self.row = FormRow(say("Valid from"), self.field)
        self.body.addWidget(self.row)
        self.field.textChanged.connect(self._check)
        self._check()
        self.field.selectAll()
        self.field.setFocus()

    def _check(self) -> None:
        say = self.say
        try:
            self.day = parse_date(clean_text(self.field.text()))
        except UnreadableText:
            self.day = None
        late = self.day is not None and (self._after is None or self.day > self._after)
        if self.day is None:
            self.row.set_error(say("Write a day, such as 2026-11-01."))
        elif not late:
            start = say.day(self._after) if self._after is not None else "…"
            self.row.set_error(
                say("Write a day after {start}, on which the version before begins.", start=start)
            )
        else:
            self.row.set_error("")
            self.row.below.setText(
                say("The version before ends on {day}.", day=say.day(day_before(self.day)))
            )
            self.row.below.show()
        self.act.setEnabled(late)
