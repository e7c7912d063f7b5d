"""Opens a period of any kind, after saying what it would find."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import normalize

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.terms import Dimension
from services.domain.prospect import Prospect
from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from services.wording.prospect import ended_words, far_words, found_words, span_words
from ui.dialogs.base import Dialog
from ui.widgets.buttons import SecondaryButton, SegmentedButtons
from ui.widgets.card import Note
from ui.widgets.form import FormRow
from ui.widgets.text import Text

if TYPE_CHECKING:
    from services.company import Company

WIDTH = 520


class NewPeriod(Dialog):
    """Month, quarter, half or year; the next one of each kind is proposed, any other can be written."""

    def __init__(
        self, say: Language, company: "Company", code: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("New period"), say("Open the period"), parent)
        self.setFixedWidth(WIDTH)
        self._company = company
        self.prospect: Prospect | None = None
        self.kinds = SegmentedButtons(
            [
                (Dimension.MONTHLY, say("Month")),
                (Dimension.QUARTERLY, say("Quarter")),
                (Dimension.HALF_YEARLY, say("Half-year")),
                (Dimension.ANNUAL, say("Year")),
            ]
        )
        self.field = QLineEdit()
        self.field.setMaxLength(12)
        self.body.addWidget(self.kinds)
        self.body.addWidget(self._make_row())
        self.span = Text("", "strong")
        self.found = Text("", wrap=True)
        self.body.addWidget(self.span)
        self.body.addWidget(self.found)
        self.warning = Note("amber")
        self.far, self.ended = self.warning.say(), self.warning.say()
        self.body.addWidget(self.warning)
        self.kinds.chosen.connect(lambda kind: self.propose(Dimension(kind)))
        self.field.textChanged.connect(self._check)
        if code:
            self.field.setText(code)
        else:
            self.propose(Dimension.MONTHLY)

    def _make_row(self) -> FormRow:
        say = self.say
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        self.earlier = SecondaryButton("‹", lambda: self.step(-1))
        self.later = SecondaryButton("›", lambda: self.step(1))
        names = (self.earlier, say("Earlier period")), (self.later, say("Later period"))
        for button, name in names:
            button.setAccessibleName(name)
            button.setToolTip(name)
        for widget in (self.earlier, self.field, self.later):
            line.addWidget(widget)
        self.row = FormRow(say("Period"), holder, say("2026-11, 2026Q4, 2026H2 or 2026"))
        self.field.setAccessibleName(say("Period"))
        return self.row

    @property
    def code(self) -> str:
        """What is written, as a code."""
        return normalize("NFKC", self.field.text()).strip().upper()

    def propose(self, kind: Dimension) -> None:
        """The next period of a kind that is not open yet."""
        self.field.setText(self._company.prospects.next(kind).code)
        self.field.selectAll()

    def step(self, steps: int) -> None:
        """To the period before or after the one that is written."""
        if self.prospect is not None:
            self.field.setText(self.prospect.period.shift(steps).code)

    def accept(self) -> None:
        """Open it; what stands against it is said in the field's row."""
        try:
            self._company.periods.open(self.code)
        except Mendable as error:
            self._refuse(error)
            return
        super().accept()

    def _check(self) -> None:
        """Say what the written period would find."""
        try:
            self.prospect = self._company.prospects.of(self.code)
        except Mendable as error:
            self.prospect = None
            self._refuse(error)
            self._show("", ())
            return
        say, found = self.say, self.prospect
        self.kinds.choose(found.period.dimension)
        if found.opened:
            self._refuse(Mendable("period.exists", period=found.period.code))
            self._show(span_words(say, found.period), ())
            return
        self.row.set_error("")
        self.act.setEnabled(True)
        self._show(
            span_words(say, found.period),
            found_words(say, found),
            ended_words(say, found),
            far_words(say, found),
        )

    def _refuse(self, error: Mendable) -> None:
        self.row.set_error(problem_words(self.say, error))
        self.act.setEnabled(False)

    def _show(self, span: str, found: Sequence[str], ended: str = "", far: str = "") -> None:
        self.span.setText(span)
        self.found.setText("\n".join(found))
        for line, words in ((self.ended, ended), (self.far, far)):
            line.setText(words)
            line.setVisible(bool(words))
        self.warning.setVisible(bool(ended or far))
        (self.cancel if far else self.act).setDefault(True)
        self.earlier.setEnabled(self.prospect is not None)
        self.later.setEnabled(self.prospect is not None)
        self.setFixedHeight(self.heightForWidth(WIDTH))
