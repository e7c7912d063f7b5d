"""By KPI (按指标): the period's indicators at the left, one of them down all who have it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from services.domain.scorecard import SubjectKey
from services.language import Language
from services.typed_lines import Field
from ui.pages.scoring.columns import kpi_slots
from ui.pages.scoring.drafts import Drafts
from ui.pages.scoring.entry import Place
from ui.pages.scoring.filters import Tally, Wanted
from ui.pages.scoring.kpi_lines import KpiLines, Line
from ui.pages.scoring.panel import GridPanel
from ui.pages.scoring.pick_list import PickList
from ui.pages.scoring.rows import CardRow
from ui.pages.scoring.sight import Order, Sight
from ui.pages.scoring.subjects import DepartmentItem, KpiItem, count_face, kpi_rows
from ui.theme.theme import Theme


class KpiPanel(GridPanel):
    """One indicator's grid."""

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__(say, theme, drafts, kpi_slots(say), say("By KPI"), parent)
        self.add_link(say("Open scorecard"), self.view.opened.emit)
        self._kpi = ""

    def show_kpi(self, item: KpiItem, lines: Sequence[Line], *, locked: bool) -> None:
        """Show an indicator; the same one keeps its cursor."""
        say, same = self._say, self._kpi == item.code
        if not same:
            self.view.leave()
        self._kpi = item.code
        self.model.show_rows(self._rows(lines))
        self.show_lock(locked=locked)
        provider = say("Data from: {provider}", provider=item.provider or say("no provider named"))
        self.set_head(item.name, " · ".join(part for part in (item.code, item.unit, provider) if part))
        if self.model.rows and (not same or self.view.row < 0):
            self.view.go_to(self.view.first_row())

    def _rows(self, lines: Sequence[Line]) -> list[CardRow]:
        """The rows; one that is the same at the same place is taken as it is."""
        before = self.model.rows
        known = before if len(before) == len(lines) else [None] * len(lines)
        return [
            row
            if row is not None and row.subject is subject and row.line is line
            else CardRow(0, line, subject, whole=True)
            for row, (subject, line) in zip(known, lines, strict=True)
        ]


class ByKpi(Sight):
    """`picked` is a KPI's code."""

    def __init__(self, say: Language, theme: Theme, drafts: Drafts, parent: QWidget) -> None:
        super().__init__()
        self._say = say
        self.tally = Tally(by_line=True)
        self.title = say("KPIs")
        titles = (say("Name"), say("Subjects"), say("Missing"))
        self.list: PickList[KpiItem | DepartmentItem] = PickList(theme, titles, self.title, count_face(say))
        self.kpis = KpiPanel(say, theme, drafts, parent)
        self.panel = self.kpis
        self._lines = KpiLines()

    def show(self, order: Order, wanted: Wanted, *, locked: bool) -> None:
        self._lines.read(order, wanted)
        rows = kpi_rows(self._say, self._lines.items.values())
        first = next((row.key for row in rows if row.item is not None), None)
        self.picked = self.picked if self.picked in self._lines.items else first
        self.list.show_rows(rows, self.picked)
        if self.picked is not None:
            code = str(self.picked)
            self.kpis.show_kpi(self._lines.items[code], self._lines.of(code), locked=locked)

    def lead_to(self, order: Order, subject: SubjectKey, kpi: str) -> None:
        if not kpi:
            lines = next((each.lines for each in order if each.is_of(subject)), ())
            kpi = lines[0].kpi if lines else ""
        if kpi:
            self.picked = kpi

    def point(self, subject: SubjectKey, kpi: str) -> None:
        self.kpis.go_to(Place(subject, kpi or str(self.picked), Field.ACTUAL))

    def in_sight(self) -> frozenset[tuple[SubjectKey, str]]:
        return self._lines.keys()
