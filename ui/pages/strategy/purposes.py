"""Purposes and issues (部门目的与问题): what each department is for, and what stands in the way."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from services.domain.company import Records
from services.edits import FieldProblem
from services.strategy_report import IssueLine, issue_lines
from services.workbooks.sheets.organisation import DEPARTMENTS
from ui.catalogue import ENTRIES
from ui.page import HeaderAct
from ui.pages.strategy.department_panel import DepartmentPanel
from ui.pages.strategy.issue_acts import IssueActs
from ui.pages.strategy.keeping import Keeping
from ui.pages.strategy.purpose_columns import department_columns, issue_columns
from ui.pages.strategy.report import export_report
from ui.section import Section
from ui.theme.tokens import GAP
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import Card
from ui.widgets.empty import EmptyState
from ui.widgets.search import SearchField
from ui.widgets.table import Column, HairlineTable, RowsModel, SortedRows

WIDTH = 420
PURPOSES, ISSUES = "departments", "issues"
FIELDS = ("purpose", "inner_customers", "outer_customers")


class PurposesSection(Section):
    """Two lists at the left, the department of the chosen row at the right."""

    scrolled = False

    def build(self) -> None:
        self.records = Records()
        self.lines: tuple[IssueLine, ...] = ()
        self.department = ""
        self.issue = ""
        self.acts_on_issues = IssueActs(self.desk, self)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        room = QWidget()
        room.setProperty("ground", "clear")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._make_lists(), 1)
        self.panel = DepartmentPanel(self.say)
        self.panel.setFixedWidth(WIDTH)
        self.panel.added.connect(self.add_issue)
        self.panel.opened.connect(self.acts_on_issues.change)
        self.panel.dropped.connect(self.acts_on_issues.remove)
        row.addWidget(self.panel)
        self.kept = Keeping(self.desk, self.panel.form, self._check, self._write)
        self.stack.addWidget(room)
        self.nothing = self._make_nothing()
        self.stack.addWidget(self.nothing)

    def _make_nothing(self) -> EmptyState:
        say = self.say
        there = any(entry.key == "organisation" for entry in ENTRIES)
        return EmptyState(
            self.theme,
            "people",
            say("No departments yet"),
            say("Enter the departments first; then each gets its purpose, its customers and its issues."),
            button=say("Go to Organisation") if there else say("Import company workbook…"),
            act=(lambda: self.desk.shell.go("organisation")) if there else self.desk.shell.import_workbook,
        )

    def _make_lists(self) -> Card:
        say = self.say
        card = Card(margins=(0, 0, 0, 0))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        self.views = SegmentedButtons([(PURPOSES, say("Departments")), (ISSUES, say("All issues"))])
        self.views.chosen.connect(self.turn)
        self.search = SearchField(self.theme, say("Find"), 180)
        self.search.textChanged.connect(self._sift)
        head.addWidget(self.views)
        head.addStretch(1)
        head.addWidget(self.search)
        self.purposes, self._departments = self._make_table(
            department_columns(say, lambda code: len(self._of(code))), say("Departments")
        )
        self.issues, self._issues = self._make_table(issue_columns(say), say("All issues"))
        self.purposes.selectionModel().currentRowChanged.connect(self._on_department)
        self.issues.selectionModel().currentRowChanged.connect(self._on_issue)
        self.issues.activated.connect(lambda _index: self.acts_on_issues.change(self.issue))
        self.tables = QStackedWidget()
        for key, table in ((PURPOSES, self.purposes), (ISSUES, self.issues)):
            table.remember(self.desk.preferences, f"strategy.{key}")
            self.tables.addWidget(table)
        body = QVBoxLayout()
        body.addLayout(head)
        body.addWidget(self.tables, 1)
        card.body.addLayout(body)
        return card

    def _make_table(self, columns: Sequence[Column[Any]], name: str) -> tuple[HairlineTable, RowsModel[Any]]:
        model: RowsModel[Any] = RowsModel(columns, self.theme)
        table = HairlineTable(self.theme, SortedRows(model), name)
        table.set_widths(columns)
        table.setSelectionMode(HairlineTable.SelectionMode.SingleSelection)
        return table, model

    # What is shown

    def refresh(self) -> None:
        self.records = self.desk.company.records(())
        self.lines = issue_lines(self.records)
        departments = self.records.departments
        self.stack.setCurrentIndex(0 if departments else 1)
        if not departments:
            self.subtitle = ""
            return
        codes = [one.code for one in departments]
        if self.department not in codes:
            self.department = codes[0]
        bare = sum(not line.kpis for line in self.lines)
        self.subtitle = self.say(
            "{count} {count:department|departments} · {issues} {issues:issue|issues}, {bare} without a KPI",
            count=len(codes),
            issues=len(self.lines),
            bare=bare,
        )
        self.views.set_words(PURPOSES, self.say("Departments") + f"  {len(codes)}")
        self.views.set_words(ISSUES, self.say("All issues") + f"  {len(self.lines)}")
        self._departments.show_rows(departments)
        self._issues.show_rows(self.lines)
        self._show_panel()
        self._mark_rows()

    def _of(self, department: str) -> list[IssueLine]:
        return [line for line in self.lines if line.department == department]

    def _show_panel(self) -> None:
        found = next(one for one in self.records.departments if one.code == self.department)
        self.panel.show_department(found, self._of(found.code), self.issue)
        self.kept.show(found.code, {name: getattr(found, name) for name in FIELDS})

    def _mark_rows(self) -> None:
        """Select the rows of what is in sight."""
        _select(self.purposes, [one.code for one in self._departments.rows], self.department)
        _select(self.issues, [one.code for one in self._issues.rows], self.issue)

    def turn(self, view: str) -> None:
        """Show departments or all issues."""
        self.views.choose(view)
        self.tables.setCurrentIndex(0 if view == PURPOSES else 1)

    def _sift(self, words: str) -> None:
        for table in (self.purposes, self.issues):
            model = table.model()
            if isinstance(model, SortedRows):
                model.setFilterFixedString(words.strip())

    def _on_department(self, index: QModelIndex) -> None:
        code = _row_of(self.purposes, index, self._departments)
        if code and code != self.department:
            self.kept.settle()
            self.department, self.issue = code, ""
            self._show_panel()

    def _on_issue(self, index: QModelIndex) -> None:
        code = _row_of(self.issues, index, self._issues)
        if code and code != self.issue:
            self.show_issue(code)

    def show_issue(self, code: str) -> None:
        """Bring an issue and its department into sight."""
        line = next((one for one in self.lines if one.code == code), None)
        if line is None:
            return
        self.kept.settle()
        self.issue, self.department = code, line.department
        self._show_panel()
        self._mark_rows()

    # What one does

    def _row(self, name: str, text: str) -> dict[str, str]:
        found = next(one for one in self.records.departments if one.code == self.department)
        return {"code": found.code, "name": found.name, name: text}

    def _check(self, name: str, text: str) -> Sequence[FieldProblem]:
        return self.desk.company.edits.check(DEPARTMENTS, [self._row(name, text)])

    def _write(self, name: str, text: str) -> None:
        row: Mapping[str, str] = self._row(name, text)
        facts = {"name": row["name"]}
        self.desk.company.edits.put("department.purpose", DEPARTMENTS, [row], facts)

    def add_issue(self) -> None:
        """Ask for a new issue of the department in sight."""
        if code := self.acts_on_issues.add(self.department):
            self.show_issue(code)

    def acts(self) -> tuple[HeaderAct, ...]:
        say = self.say
        if not self.records.departments:
            return ()
        return (
            HeaderAct(say("Export strategy report as PDF…"), lambda: export_report(self), icon="export"),
            HeaderAct(say("New issue…"), self.add_issue, primary=True),
        )

    def hideEvent(self, event: QHideEvent) -> None:
        self.kept.settle()
        super().hideEvent(event)

    # What the window asks

    def find_here(self) -> None:
        self.search.setFocus()

    def print_here(self) -> None:
        export_report(self)

    def show_item(self, name: str) -> None:
        """`departments` or `issues`, a department's code, or an issue's."""
        if name in {PURPOSES, ISSUES}:
            self.turn(name)
        elif any(one.code == name for one in self.records.departments):
            self.turn(PURPOSES)
            self.department, self.issue = name, ""
            self._show_panel()
            self._mark_rows()
        else:
            self.turn(ISSUES)
            self.show_issue(name)


def _row_of(table: HairlineTable, index: QModelIndex, model: RowsModel[Any]) -> str:
    proxy = table.model()
    if not index.isValid() or not isinstance(proxy, SortedRows):
        return ""
    at = proxy.mapToSource(index).row()
    return str(model.rows[at].code) if at < len(model.rows) else ""


def _select(table: HairlineTable, codes: Sequence[str], code: str) -> None:
    """Select a row without announcing it; none where the code is not there."""
    proxy, chosen = table.model(), table.selectionModel()
    if not isinstance(proxy, SortedRows):
        return
    if code not in codes:
        chosen.clear()
        return
    index = proxy.mapFromSource(proxy.sourceModel().index(codes.index(code), 0))
    flags = QItemSelectionModel.SelectionFlag
    chosen.blockSignals(True)
    chosen.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
    chosen.blockSignals(False)
    table.scrollTo(index)
    table.viewport().update()
