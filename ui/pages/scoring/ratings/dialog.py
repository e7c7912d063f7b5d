"""The dialog of a line's ratings: nothing is saved before every cell can be read."""

from PySide6.QtCore import QModelIndex, QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from services.domain.result import SubjectResult
from services.errors import Mendable
from services.language import Language
from services.ratings import Ratings
from services.typed_ratings import FIELDS, RatedLine, RatingProblem, typed_rating
from services.wording.problems import problem_words
from ui.dialogs.base import Dialog
from ui.dialogs.confirm import Confirm
from ui.pages.scoring.cell_editors import Complaint
from ui.pages.scoring.ratings.groups import Groups
from ui.pages.scoring.ratings.model import GROUP, RatingModel
from ui.pages.scoring.ratings.table import RatingTable
from ui.pages.scoring.ratings.verdict import Verdict
from ui.theme.theme import Theme
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card
from ui.widgets.text import Text

_UNFINISHED = frozenset({"ratings.group_missing", "ratings.score_missing"})
"""What is not yet wrong in the row that one is typing."""


class RatingsDialog(Dialog):
    """Edits all ratings of a line of somebody's card; in a locked period it only shows them."""

    def __init__(
        self,
        say: Language,
        theme: Theme,
        book: Ratings,
        line: RatedLine,
        subject: SubjectResult,
        parent: QWidget | None = None,
        *,
        locked: bool,
    ) -> None:
        self.tried = book.stored(line, subject.key)
        title = say("Ratings of {name}: {kpi}", name=subject.name, kpi=self.tried.line.name)
        super().__init__(say, title, say("Save"), parent)
        self._book, self._line, self._subject, self._locked = book, line, subject.key, locked
        self._insisting = False
        groups = Groups(say, self.tried.standings)
        self.saved = tuple(typed_rating(rating, groups.words) for rating in book.of(line))
        self.model = RatingModel(say, theme, groups, locked=locked)
        self.table = RatingTable(say, theme, self.model)
        self.verdict = Verdict(say)
        self.problem = Text("", "error", wrap=True)
        self._complaint = Complaint(self)
        self._lay_out()
        self.table.looked_at.connect(self._show_problems)
        self.table.left_out.connect(self._tell_left_out)
        self.table.done.connect(self.accept)
        self.model.show_ratings(self.saved)
        self.model.edited.connect(self.judge)
        self.judge()
        self.table.go_to(0 if locked else len(self.saved), GROUP)
        self.table.setFocus()

    def _lay_out(self) -> None:
        say = self.say
        parent = self.parentWidget()
        room = parent.window().size() if parent is not None else QSize(1280, 720)
        self.resize(min(980, room.width() - 40), min(620, room.height() - 40))
        card = Card(margins=(0, 0, 0, 0))
        card.body.addWidget(self.table)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(card, 1)
        left.addWidget(self.problem)
        left.addWidget(Text(self._hint(), "small", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.verdict)
        self.body.addLayout(row, 1)
        self.drop = LinkButton(say("Remove row"), self.table.remove_rows)
        self.wipe = LinkButton(say("Clear all ratings"), self._clear_all)
        for at, link in enumerate((self.drop, self.wipe)):
            self.buttons.insertWidget(at, link)
            link.setVisible(not self._locked)
        if self._locked:
            self.act.hide()
            self.cancel.setText(say("Close"))
            self.cancel.setDefault(True)

    def _hint(self) -> str:
        say = self.say
        if self._locked:
            return say("This period is locked: the ratings can be read, not changed.")
        keys = (
            say("Tab next cell"),
            say("Enter next row"),
            say("Ctrl+D as above"),
            say("Ctrl+V paste from Excel"),
            say("Ctrl+Enter save"),
        )
        return " · ".join(keys)

    # What is shown

    def judge(self) -> None:
        """See what the rows come to as they stand."""
        if not self._locked:
            self.tried = self._book.try_out(self._line, self._subject, self.model.rows)
        self.verdict.show_tried(self.tried, empty_rows=not self.model.filled)
        self.wipe.setEnabled(bool(self.model.filled))
        self._show_problems()

    def _pressing(self) -> list[RatingProblem]:
        """The problems to show: what is not yet typed of the row one is in may wait."""
        here = self.table.currentIndex().row()
        return [
            problem
            for problem in self.tried.problems
            if self._insisting or problem.row != here or problem.problem.code not in _UNFINISHED
        ]

    def _show_problems(self) -> None:
        say, pressing = self.say, self._pressing()
        self.model.mark({(one.row, one.field): problem_words(say, one.problem) for one in pressing})
        words = say(
            "{count} {count:cell|cells} must be corrected or removed; until then nothing is saved.",
            count=len(pressing),
        )
        self.problem.setText(words if pressing else "")
        self.problem.setVisible(bool(pressing))
        self._complain(self.table.currentIndex())

    def _complain(self, index: QModelIndex) -> None:
        """Under a wrong cell: why."""
        words = self.model.problem(index)
        if words and self.table.isVisible():
            self._complaint.show_below(self.table.viewport(), self.table.visualRect(index), words)
        else:
            self._complaint.hide()

    @property
    def complaint(self) -> str:
        """The words below the cell one is in, if something is wrong with it."""
        return "" if self._complaint.isHidden() else self._complaint.words.text()

    def _tell_left_out(self, columns: tuple[str, ...]) -> None:
        if columns:
            words = self.say("Columns not recognised and left out: {columns}.", columns=" · ".join(columns))
            self.problem.setText("\n".join(part for part in (self.problem.text(), words) if part))
            self.problem.show()

    # What one does

    def _clear_all(self) -> None:
        self.model.show_ratings(())
        self.table.go_to(0, GROUP)
        self.judge()
        self.table.setFocus()

    def accept(self) -> None:
        """Save, or go to the first cell that must be mended and stay."""
        self._insisting = True
        if self.tried.problems:
            first = self.tried.problems[0]
            self.table.go_to(first.row, FIELDS.index(first.field))
            self.table.setFocus()
            self._show_problems()
            return
        try:
            self._book.replace(self._line, self.model.filled)
        except Mendable as error:
            self.problem.setText(problem_words(self.say, error))
            self.problem.show()
            return
        super().accept()

    def reject(self) -> None:
        """Close; what was typed is given up only after asking."""
        say = self.say
        if not self._locked and self.model.filled != self.saved:
            words = say("What was typed or pasted here is not saved and would be lost.")
            ask = Confirm(say, say("Leave without saving?"), words, say("Discard changes"), self)
            if ask.exec() != QDialog.DialogCode.Accepted:
                return
        super().reject()
