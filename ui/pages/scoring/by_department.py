"""By department (按部门): the departments at the left, their cards as a matrix of subjects and KPIs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from services.domain.result import LineResult, SubjectResult
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.columns import matrix_slots
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.entry import Place
from ui.pages.scoring.filters import Tally, Wanted
from ui.pages.scoring.frozen import FrozenNames
from ui.pages.scoring.panel import GridPanel
from ui.pages.scoring.pick_list import PickList
from ui.pages.scoring.rows import CardRow, whole_card
from ui.pages.scoring.sight import Order, Sight
from ui.pages.scoring.subjects import (
    WHOLE,
    DepartmentItem,
    KpiItem,
    count_face,
    department_items,
    department_rows,
)
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons

HEADER = 46
"""The height of headers with names of two lines."""


class MatrixPanel(GridPanel):
    """A department's grid; `turned` to scores or actuals."""

    turned = Signal()

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(
            say, theme, drafts, matrix_slots(say, {}, scores=False), say("By department"), parent
        )
        self.view.horizontalHeader().setFixedHeight(HEADER)
        self.names = FrozenNames(theme, self.view)
        self.cells = SegmentedButtons([("actuals", say("Actuals")), ("scores", say("Scores"))], gap=4)
        self.cells.chosen.connect(lambda _key: self.turned.emit())
        self.add_trailing(self.cells)
        self.add_link(say("Open scorecard"), self.view.opened.emit)
        self.model.modelReset.connect(self._fit)
        self._code: str | None = None
        self._rows: list[CardRow] = []
        self._cards: dict[SubjectKey, CardRow] = {}
        self._kpis: dict[str, LineResult] = {}
        self._scores = False
        self._fit()

    def _fit(self) -> None:
        self.view.set_widths(self.model.columns)
        self.names.fit()

    def show_cards(self, item: DepartmentItem, subjects: Sequence[SubjectResult], *, locked: bool) -> None:
        """Show the cards of a department; the same one keeps its cursor."""
        same = self._code == item.code
        if not same:
            self.view.leave()
        self._code = item.code
        place, before = self.place, self._rows
        rows = self._rows = [self._card(subject) for subject in subjects]
        self._cards = {row.subject.key: row for row in rows}
        if not same or self._turned() or not _same_cards(before, rows):
            self._kpis = _kpis_of(subjects)
            self.model.show(matrix_slots(self._say, self._kpis, scores=self._scores), rows)
        else:
            self.model.show_rows(rows)
        self.show_lock(locked=locked)
        words = self._say(
            "{subjects} {subjects:subject|subjects} · {kpis} {kpis:KPI|KPIs}",
            subjects=len(subjects),
            kpis=len(self._kpis),
        )
        self.set_head(item.name, words)
        if rows and (not same or self.view.row < 0) and not (same and place and self.go_to(place)):
            self.go_to_first()

    def _turned(self) -> bool:
        """Whether scores are wanted instead of actuals, or the other way round, since the last time."""
        before, self._scores = self._scores, self.cells.current == "scores"
        return before != self._scores

    def _card(self, subject: SubjectResult) -> CardRow:
        before = self._cards.get(subject.key)
        return before if before is not None and before.subject is subject else whole_card(subject)

    def go_to_first(self) -> None:
        """Put the cursor on the first gap, else on the first cell that is on a card."""
        model = self.model
        cells = [(row, column) for row in range(len(model.rows)) for column in range(1, len(model.slots))]
        found = [(at, model.row_at(model.index(*at))) for at in cells]
        lines = [(at, row) for at, row in found if row is not None and row.line is not None]
        gap = next((at for at, row in lines if row.missing), lines[0][0] if lines else (0, 0))
        self.view.go_to_cell(model.index(*gap))


def _same_cards(before: Sequence[CardRow], after: Sequence[CardRow]) -> bool:
    """Whether these are the same subjects with the same indicators."""
    return len(before) == len(after) and all(
        old is new or (old.subject.code == new.subject.code and old.lines.keys() == new.lines.keys())
        for old, new in zip(before, after, strict=True)
    )


def _kpis_of(subjects: Sequence[SubjectResult]) -> dict[str, LineResult]:
    """The KPIs on any card, by code."""
    found = {line.kpi: line for subject in subjects for line in subject.lines}
    return dict(sorted(found.items()))


class ByDepartment(Sight):
    """`picked` is a department's code, blank for the whole company."""

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__()
        self._say = say
        self.tally = Tally(by_line=False)
        self.title = say("Departments")
        titles = (say("Name"), say("Subjects"), say("Missing"))
        self.list: PickList[KpiItem | DepartmentItem] = PickList(theme, titles, self.title, count_face(say))
        self.matrix = MatrixPanel(say, theme, drafts, parent)
        self.matrix.turned.connect(self.turned)
        self.panel = self.matrix
        self._found: Sequence[SubjectResult] = ()

    def show(self, order: Order, wanted: Wanted, *, locked: bool) -> None:
        found = order if wanted.everything else [each for each in order if wanted.subject(each)]
        self._found = found
        items = department_items(self._say, found) if found else []
        item = next((each for each in items if each.code == self.picked), items[0] if items else None)
        self.picked = None if item is None else item.code
        self.list.show_rows(department_rows(items), self.picked)
        if item is not None:
            mine = found if item.code == WHOLE else [each for each in found if each.department == item.code]
            self.matrix.show_cards(item, mine, locked=locked)

    def lead_to(self, order: Order, subject: SubjectKey, kpi: str) -> None:
        if self.picked != WHOLE:
            found = next((each for each in order if each.is_of(subject)), None)
            self.picked = WHOLE if found is None else found.department

    def point(self, subject: SubjectKey, kpi: str) -> None:
        if not (kpi and self.matrix.go_to(Place(subject, kpi, Field.ACTUAL))):
            rows = enumerate(self.matrix.model.rows)
            at = next((at for at, row in rows if row.subject.is_of(subject)), None)
            if at is not None:
                self.matrix.view.go_to(at, "subject")

    def in_sight(self) -> frozenset[tuple[SubjectKey, str]]:
        return frozenset((subject.key, "") for subject in self._found)
