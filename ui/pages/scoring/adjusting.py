"""The editor of a subject's adjustments (加减分): points with a reason, a row each."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from services.domain.result import AppliedAdjustment
from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from ui.dialogs.base import Dialog
from ui.widgets.buttons import LinkButton
from ui.widgets.text import Text

Points = Sequence[tuple[Decimal, str]]


class AdjustmentRow(QWidget):
    """Points and reason of one adjustment."""

    def __init__(self, say: Language, points: str = "", reason: str = "") -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.points = QLineEdit(points)
        self.points.setFixedWidth(84)
        self.points.setPlaceholderText(say("± points"))
        self.points.setAccessibleName(say("± points"))
        self.reason = QLineEdit(reason)
        self.reason.setPlaceholderText(say("Why"))
        self.reason.setAccessibleName(say("Reason"))
        self.remove = LinkButton(say("Remove"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.points)
        row.addWidget(self.reason, 1)
        row.addWidget(self.remove)

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return not self.points.text().strip() and not self.reason.text().strip()


class Adjusting(Dialog):
    """Edits all adjustments of a subject; what the service refuses is said here, and the dialog stays."""

    def __init__(
        self,
        say: Language,
        name: str,
        present: Sequence[AppliedAdjustment],
        bound: Decimal,
        save: Callable[[Points], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(say, say("Adjustments of {name}", name=name), say("Save"), parent)
        self.setFixedWidth(560)
        self._save = save
        self.rows: list[AdjustmentRow] = []
        words = say(
            "Points added or taken by hand, each with its reason; at most ±{bound} in sum.", bound=bound
        )
        self.body.addWidget(Text(words, "muted", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.body.addLayout(self._list)
        self.body.addWidget(LinkButton(say("Add a row"), self.add))
        self.problem = Text("", "error", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        for one in present:
            self.add(say.plain(one.points), one.reason)
        if not present:
            self.add()

    def add(self, points: str = "", reason: str = "") -> AdjustmentRow:
        """Add a row."""
        row = AdjustmentRow(self.say, points, reason)
        row.remove.clicked.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._list.addWidget(row)
        row.points.setFocus()
        return row

    def _drop(self, row: AdjustmentRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.adjustSize()

    def accept(self) -> None:
        """Save, or say what is wrong and stay."""
        try:
            points = [(self._number(row), row.reason.text()) for row in self.rows if not row.blank]
            self._save(points)
        except Mendable as error:
            self.problem.setText(problem_words(self.say, error))
            self.problem.show()
        else:
            super().accept()

    def _number(self, row: AdjustmentRow) -> Decimal:
        from services.typed import read_points

        return read_points(row.points.text())
