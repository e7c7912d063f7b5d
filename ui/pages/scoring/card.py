"""The grid of one subject's card, with its outcome below."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.domain.result import ResultState, SubjectResult
from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.columns import card_slots
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.entry import Place
from ui.pages.scoring.inner_periods import InnerPeriods
from ui.pages.scoring.outcome import Outcome
from ui.pages.scoring.panel import GridPanel
from ui.pages.scoring.rows import card_rows
from ui.theme.theme import Theme


class CardPanel(GridPanel):
    """The signals are the links'."""

    exempting = Signal()
    including = Signal()
    across = False

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        self.outcome = Outcome(say)
        self.inside = InnerPeriods(say)
        self._subject: SubjectResult | None = None
        super().__init__(say, theme, drafts, card_slots(say), say("Scorecard"), parent)
        self.view.down = True
        self.exempt = self.add_link(say("Exempt…"), self.exempting.emit)
        self._include = self.state.add(say("End the exemption"), self.including.emit)

    def _lay_out(self) -> None:
        self.body.addWidget(self.inside)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)

    # What is shown

    def show_subject(self, subject: SubjectResult, *, locked: bool) -> None:
        """Show a subject's card; the same subject keeps its cursor."""
        same = self._subject is not None and self._subject.key == subject.key
        if not same:
            self.view.leave()
        self._subject = subject
        rows = card_rows(subject)
        grown = len(rows) != len(self.model.rows)
        self.model.show_rows(rows)
        self.view.fit_weights()
        if grown:
            self.view.updateGeometry()
        self._show_words(subject, locked=locked)
        if rows and (not same or self.view.row < 0):
            self.view.go_to(self.view.first_row())

    def _show_words(self, subject: SubjectResult, *, locked: bool) -> None:
        say = self._say
        number = say("No. {code}", code=subject.code)
        place = subject.department_name if subject.type is not SubjectType.DEPARTMENT else ""
        position = subject.position_name
        if place and not position.startswith(place):
            position = f"{place} {position}".strip()
        self.set_head(subject.name, " · ".join(part for part in (position, number) if part))
        self.view.setVisible(bool(subject.lines))
        exempt = subject.state is ResultState.EXEMPT
        self.outcome.setVisible(not exempt)
        self.outcome.show_subject(subject, locked=locked)
        person = subject.type is SubjectType.EMPLOYEE
        self.exempt.setVisible(person and not exempt and not locked)
        reason = say("Exempt from this period: {reason}", reason=subject.exemption)
        self.show_lock(locked=locked, further=[reason] if exempt else [])
        self._include.setVisible(exempt and not locked)
        self.inside.setVisible(not subject.lines and not exempt)

    # Where one is

    def go_to_line(self, kpi: str) -> None:
        """Put the cursor on a KPI's actual."""
        if self._subject is not None:
            self.go_to(Place(self._subject.key, kpi, Field.ACTUAL))

    def words_at(self, kpi: str) -> Sequence[str]:
        """A line's cells as they are shown, by column."""
        at = next(n for n, row in enumerate(self.model.rows) if row.line is not None and row.line.kpi == kpi)
        return [str(self.model.index(at, column).data() or "") for column in range(len(self.model.columns))]
