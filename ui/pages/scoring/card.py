"""The card in the middle: one subject's lines, its outcome, and what the keys do."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from models.terms import SubjectType
from services.domain.result import LineResult, ResultState, SubjectResult
from services.language import Language
from ui.pages.scoring.card_model import CardModel
from ui.pages.scoring.card_view import CardView
from ui.pages.scoring.entry import CardEntry
from ui.pages.scoring.outcome import Outcome
from ui.pages.scoring.rows import CardRow, card_rows
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note
from ui.widgets.text import Text, rule


class CardPanel(Card):
    """`looked_at` when another row comes into focus; the other signals are the links'."""

    looked_at = Signal()
    exempting = Signal()
    including = Signal()

    def __init__(self, say: Language, theme: Theme) -> None:
        super().__init__(" ", margins=(0, 0, 0, 0))
        self._say = say
        self.model = CardModel(say, theme)
        self.view = CardView(say, theme, self.model, say("Scorecard"))
        self.outcome = Outcome(say)
        self.exempt = self.add_link(say("Exempt…"), self.exempting.emit)
        self.state = Banner(theme)
        self.drafts = Banner(theme)
        self.nothing = Text("", "muted", wrap=True)
        self.nothing.setContentsMargins(16, 24, 16, 24)
        self.hint = Text("", "muted")
        self.hint.setContentsMargins(16, 10, 16, 10)
        self.hint.setMinimumWidth(0)
        self._subject: SubjectResult | None = None
        self.locked = False
        self._lay_out()
        self.view.looked_at.connect(self.looked_at)
        self.model.drafted.connect(self._show_drafts)

    def _lay_out(self) -> None:
        for banner in (self.state, self.drafts):
            self.body.addWidget(banner)
        self.body.addWidget(self.view)
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.body.addWidget(rule())
        self.body.addWidget(self.hint)
        self.drafts.add(self._say("Leave the marked ones out"), self.model.leave_out)
        self.drafts.add(self._say("Discard"), self.model.drop_drafts)
        self._include = self.state.add(self._say("End the exemption"), self.including.emit)
        self.drafts.hide()

    # What is shown

    def show_subject(self, subject: SubjectResult, entry: CardEntry, *, locked: bool) -> None:
        """Show a subject's card; the same subject keeps its cursor and what waits to be written."""
        same = self._subject is not None and self._subject.key == subject.key
        if locked != self.locked:
            self.view.viewport().update()
        if not same:
            self.view.leave()
            self.model.drop_drafts()
        self._subject, self.locked = subject, locked
        self.model.entry, self.model.locked = entry, locked
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
        self._show_state(subject, exempt=exempt, locked=locked)
        self.nothing.setVisible(not subject.lines and not exempt)
        self.nothing.setText(
            say("Nothing is typed here: the result is the mean of the periods inside this one.")
        )

    def _show_state(self, subject: SubjectResult, *, exempt: bool, locked: bool) -> None:
        say = self._say
        parts = []
        if locked:
            parts.append(say("This period is locked: the results can be read and printed, not changed."))
        if exempt:
            parts.append(say("Exempt from this period: {reason}", reason=subject.exemption))
        self.state.show_words("  ".join(parts), "lock" if locked else "info")
        self._include.setVisible(exempt and not locked)

    def _show_drafts(self) -> None:
        wrong = sum(bool(draft.problem) for draft in self.model.drafts.values())
        waiting = len(self.model.drafts)
        words = self._say(
            "{wrong} of {count} pasted values cannot be read; none is written yet. Mend the cells marked ⚠.",
            wrong=wrong,
            count=waiting,
        )
        self.drafts.show_words(words if waiting else "")

    def show_hint(self, undo: str) -> None:
        """What the keys do; `undo` names the action that Ctrl+Z would take back."""
        say = self._say
        parts = []
        if self.locked:
            parts += [say("Ctrl+C copy"), say("Ctrl+P print")]
        elif self.view.isVisibleTo(self):
            parts += [say("Tab next cell"), say("Enter down"), say("F2 edit")]
        if undo:
            parts.append(say("Ctrl+Z undo “{action}”", action=undo))
        self.hint.setText(" · ".join(parts))
        self.hint.setToolTip(self.hint.text())

    # Where one is

    @property
    def row(self) -> CardRow | None:
        """The row one is in."""
        at = self.view.row
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    @property
    def line(self) -> LineResult | None:
        """The line one is in, None on the total."""
        return None if self.row is None else self.row.line

    def go_to_line(self, kpi: str) -> None:
        """Put the cursor on a KPI's actual."""
        for at, row in enumerate(self.model.rows):
            if row.line is not None and row.line.kpi == kpi:
                self.view.go_to(at)
                return

    def words_at(self, kpi: str) -> Sequence[str]:
        """A line's cells as they are shown, by column."""
        at = next(n for n, row in enumerate(self.model.rows) if row.line is not None and row.line.kpi == kpi)
        return [str(self.model.index(at, column).data() or "") for column in range(len(self.model.columns))]


class Banner(Note):
    """A line across the card with its links; hidden without words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("amber")
        self._theme = theme
        self._picture = QLabel()
        self.words = Text("", wrap=True)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._picture)
        self._row.addWidget(self.words, 1)
        self.lines.setContentsMargins(12, 4, 8, 4)
        self.lines.addLayout(self._row)
        self.hide()

    def add(self, words: str, act: Callable[[], object]) -> LinkButton:
        """A link at the end."""
        link = LinkButton(words, act)
        self._row.addWidget(link)
        return link

    def show_words(self, words: str, icon: str = "warning") -> None:
        """Say this, or nothing."""
        self._picture.setPixmap(self._theme.icon(icon, "amber", 16).pixmap(16, 16))
        self.words.setText(words)
        self.setVisible(bool(words))
