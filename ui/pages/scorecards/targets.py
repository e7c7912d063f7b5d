"""Targets: a KPI's year for the firm and its departments, broken down to months with the sums in sight."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from models.terms import SubjectType
from services.domain.company import Records
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.quantities import plain_quantity
from services.scoring.breakdown import adds_up, by_pattern, even, places_of, same
from services.target_plans import SubjectPlan, YearPlan
from services.targets import TypedTargets
from ui.desk import Desk
from ui.pages.scorecards.target_bar import TargetBar
from ui.pages.scorecards.target_grid import (
    TargetGrid,
    TargetModel,
    TargetRow,
    number_of,
    row_of,
    wrong_cells,
)
from ui.pages.scorecards.target_words import explained
from ui.widgets.card import Card
from ui.widgets.text import Text

Split = Callable[[TargetRow, Decimal], list[Decimal]]


class TargetsRoom(QWidget):
    """The first row is the whole (the firm, or the department above); the others share it."""

    headed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.desk, self.say, self.theme = desk, desk.say, desk.theme
        self.year, self.kpi = 0, ""
        self._known: set[str] = set()
        self.plan: YearPlan | None = None
        self.rows: tuple[TargetRow, ...] = ()
        self.stored: tuple[TargetRow, ...] = ()
        self.grid: TargetGrid | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.card = Card(self.say("Targets of a year"), " ", margins=(0, 0, 0, 0))
        column.addWidget(self.card)
        self.bar = TargetBar(self.say)
        self.bar.choice.settled.connect(self._on_kpi)
        self.bar.turned.connect(lambda step: self.show_year(self.year + step))
        self.bar.wanted.connect(self._on_wanted)
        self.card.body.addWidget(self.bar)
        self.words = Text("", "muted", wrap=True)
        self.words.setContentsMargins(16, 0, 16, 10)
        self.card.body.addWidget(self.words)
        self.room = QVBoxLayout()
        self.card.body.addLayout(self.room, 1)

    # What is shown

    def show_records(self, records: Records, period: str) -> None:
        """Show the company anew; what is not saved stays."""
        self._known = {kpi.code for kpi in records.kpis}
        self.bar.choice.offer([(kpi.code, kpi.name) for kpi in records.kpis])
        if not self.kpi and records.kpis:
            planned = [target.kpi for target in records.year_targets]
            summed = [kpi.code for kpi in records.kpis if adds_up(kpi)]
            self.kpi = (planned or summed or [records.kpis[0].code])[0]
        if not self.year and period:
            self.year = Period.parse(period, records.settings.fiscal_start).fiscal_year
        self.bar.choice.choose(self.kpi)
        if self.kpi and self.year:
            self._load()

    def show_year(self, year: int) -> None:
        """Turn to another year."""
        if self._left():
            self.year = year
            self._load(anew=True)

    def show_kpi(self, kpi: str) -> None:
        """Turn to another KPI."""
        if kpi != self.kpi and self._left():
            self.kpi = kpi
            self._load(anew=True)
        self.bar.choice.choose(self.kpi)

    def _left(self) -> bool:
        """Whether nothing unsaved would be lost."""
        if self.dirty:
            self.desk.shell.tell(self.say("Save or discard the targets of this year first."))
        return not self.dirty

    def _on_kpi(self) -> None:
        if self.bar.choice.code in self._known:
            self.show_kpi(self.bar.choice.code)
        else:
            self.bar.choice.choose(self.kpi)

    def _load(self, *, anew: bool = False) -> None:
        plan = self.desk.company.targets.plan(self.year, self.kpi)
        adds = adds_up(plan.kpi)
        kept = () if anew or not self.dirty else self.rows
        self.plan = plan
        self.stored = tuple(row_of(one, adds=adds) for one in plan.rows)
        self.rows = kept or self.stored
        if self.grid is not None:
            self.room.removeWidget(self.grid)
            self.grid.hide()
            self.grid.deleteLater()
        model = TargetModel(self.say, self.theme, plan)
        model.typed.connect(self._on_typed)
        self.grid = TargetGrid(self.say, self.theme, model)
        self.room.addWidget(self.grid, 1)
        self.bar.year.setText(str(self.year))
        self._show()

    def _show(self) -> None:
        if self.plan is None or self.grid is None:
            return
        say, kpi = self.say, self.plan.kpi
        self.grid.targets.show_rows(self.rows)
        unit = f" ({kpi.unit})" if kpi.unit else ""
        self.card.set_head(
            f"{kpi.name}{unit}", say("{year}, {count} {count:row|rows}", year=self.year, count=len(self.rows))
        )
        adds = adds_up(kpi)
        for way in ("even", "pattern", "departments"):
            self.bar.buttons[way].setEnabled(adds and bool(self.rows))
        self.bar.buttons["same"].setEnabled(bool(self.rows))
        self.bar.buttons["add"].setEnabled(bool(self.plan.others))
        self.bar.buttons["flow"].setEnabled(not self.dirty and any(any(row.months) for row in self.rows))
        self.words.setText(explained(say, self.plan, self.rows))
        self.headed.emit()

    # What one does

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return self.rows != self.stored

    @property
    def can_save(self) -> bool:
        """Whether everything can be read."""
        return self.dirty and not wrong_cells(self.rows)

    def _on_typed(self, row: int, column: int, text: str) -> None:
        if self.plan is None:
            return
        words, kpi = plain_quantity(text, self.plan.kpi.unit), self.plan.kpi
        self._put(row, self.rows[row].with_text(column, words.removesuffix("%") if kpi.percent else words))

    def _put(self, at: int, row: TargetRow) -> None:
        self.rows = tuple(row if place == at else one for place, one in enumerate(self.rows))
        self._show()

    def _chosen(self) -> list[int]:
        """The rows of several selected cells, else all that have a target for the year."""
        cells = self.grid.selectedIndexes() if self.grid is not None else []
        if len(cells) > 1:
            return sorted({index.row() for index in cells})
        return [at for at, row in enumerate(self.rows) if row.total]

    def share(self, way: str) -> None:
        """Break the years of the chosen rows down to their months."""
        plan = self.plan
        if plan is None:
            return
        splits: dict[str, Split] = {
            "even": lambda _row, total: even(total, 12, places_of(plan.kpi, total)),
            "pattern": lambda row, total: by_pattern(total, row.plan.last_year, places_of(plan.kpi, total)),
            "same": lambda _row, total: same(total, 12),
        }

        def work() -> None:
            chosen = [(at, number_of(self.rows[at].total)) for at in self._chosen()]
            known = [(at, total) for at, total in chosen if total is not None]
            if not known:
                raise Mendable("target.no_total")
            fresh = {at: splits[way](self.rows[at], total) for at, total in known}
            self.rows = tuple(
                replace(row, months=tuple(map(self.say.plain, fresh[at]))) if at in fresh else row
                for at, row in enumerate(self.rows)
            )
            self._show()

        self.desk.attempt(work)

    def share_out(self) -> None:
        """Break the first row's year down to the others: by last year's sums if known, else evenly."""
        plan = self.plan
        if plan is None or len(self.rows) < 2:
            return

        def work() -> None:
            whole = number_of(self.rows[0].total)
            if whole is None:
                raise Mendable("target.no_total")
            places = places_of(plan.kpi, whole)
            sums = [_known_sum(row.plan.last_year) for row in self.rows[1:]]
            shares = by_pattern(whole, sums, places) if all(sums) else even(whole, len(self.rows) - 1, places)
            rest = (
                replace(row, total=self.say.plain(share))
                for row, share in zip(self.rows[1:], shares, strict=True)
            )
            self.rows = (self.rows[0], *rest)
            self._show()

        self.desk.attempt(work)

    def _on_wanted(self, act: str) -> None:
        match act:
            case "departments":
                self.share_out()
            case "add":
                button = self.bar.buttons["add"]
                self.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
            case "flow":
                self.flow_now()
            case _:
                self.share(act)

    def menu(self) -> QMenu:
        """Departments that have no row yet."""
        menu = QMenu(self)
        if self.plan is not None:
            present = {row.key for row in self.rows}
            for code, name in self.plan.others.items():
                key = SubjectKey(SubjectType.DEPARTMENT, code)
                if key not in present:
                    entry = menu.addAction(name)
                    entry.triggered.connect(
                        lambda _checked=False, key=key, name=name: self.add_row(key, name)
                    )
        return menu

    def add_row(self, key: SubjectKey, name: str) -> None:
        """Give a department a row."""
        blank = (None,) * 12
        adds = self.plan is not None and adds_up(self.plan.kpi)
        self.rows = (*self.rows, row_of(SubjectPlan(key, name, None, blank, blank), adds=adds))
        self._show()

    def save(self) -> bool:
        """Keep the year."""
        rows, before = self.rows, self.stored
        typed: Sequence[TypedTargets] = [row.typed() for row in rows]
        self.stored = rows
        if not self.desk.attempt(lambda: self.desk.company.targets.save(self.year, self.kpi, typed)):
            self.stored = before
            self._show()
            return False
        return True

    def discard(self) -> None:
        """Forget what is not saved."""
        self.rows = self.stored
        self._show()

    def flow_now(self) -> None:
        """Make the months' targets those of the open periods."""
        say, shell = self.say, self.desk.shell

        def work() -> None:
            taken = self.desk.company.targets.flow(self.year, self.kpi)
            if taken:
                periods = say(", ").join(map(say.period, taken))
                shell.tell(
                    say(
                        "Targets written into {periods}. Later months take theirs over when opened.",
                        periods=periods,
                    )
                )
            else:
                shell.tell(say("The open months have these targets already; later ones take theirs over."))

        self.desk.attempt(work)


def _known_sum(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
