"""What a workbook would change, and every problem in it, before anything is written."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

from services.language import Language
from services.wording.import_problems import problem_parts
from services.workbooks.preview import Preview, SheetCount
from services.workbooks.problems import Problem, Severity
from ui.dialogs.base import Dialog
from ui.theme.theme import Theme
from ui.widgets.buttons import SegmentedButtons
from ui.widgets.card import Card, Note
from ui.widgets.table import Column, HairlineTable, RowsModel, SortedRows
from ui.widgets.text import Text

CHANGES, PROBLEMS = "changes", "problems"


class ImportPreview(Dialog):
    """Counts by sheet and the list of problems. Errors stop the import; warnings do not."""

    def __init__(
        self, say: Language, theme: Theme, file: str, preview: Preview, parent: QWidget | None = None
    ) -> None:
        super().__init__(say, say("Import {file}", file=file), say("Import"), parent, safe=False)
        self._theme, self.preview = theme, preview
        self.resize(QSize(960, 560))
        self.body.addWidget(self._verdict())
        self.views = SegmentedButtons(
            [
                (CHANGES, say("What changes")),
                (PROBLEMS, say("Problems ({count})", count=len(preview.problems))),
            ]
        )
        self.body.addWidget(self.views)
        self.stack = QStackedWidget()
        self.counts = self._counts()
        self.problems = self._problems()
        for table in (self.counts, self.problems):
            card = Card(margins=(0, 0, 0, 0))
            card.body.addWidget(table)
            self.stack.addWidget(card)
        self.body.addWidget(self.stack, 1)
        self.views.chosen.connect(self._turn)
        self.act.setEnabled(not preview.errors and not preview.idle)
        if preview.errors:
            self.views.choose(PROBLEMS)
            self._turn(PROBLEMS)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        added, changed, unchanged = self.preview.counts
        return self.say(
            "{added} added, {changed} changed, {unchanged} unchanged",
            added=added,
            changed=changed,
            unchanged=unchanged,
        )

    def _verdict(self) -> QWidget:
        say, preview = self.say, self.preview
        if preview.errors:
            note = Note("red")
            words = say(
                "{count} {count:error|errors}. Nothing is imported until they are corrected.",
                count=len(preview.errors),
            )
            note.say(words, strong=True)
            return note
        if preview.idle:
            return Text(say("The file holds nothing new: {summary}.", summary=self.summary))
        words = self.summary
        if preview.opened or preview.locked:
            opened, locked = len(preview.opened), len(preview.locked)
            words += say(
                "; {opened} {opened:period|periods} opened, {locked} locked", opened=opened, locked=locked
            )
        return Text(words, "strong")

    def _turn(self, view: str) -> None:
        self.stack.setCurrentIndex(0 if view == CHANGES else 1)

    def _counts(self) -> HairlineTable:
        say = self.say
        columns: list[Column[SheetCount]] = [
            Column("sheet", say("Sheet"), lambda row: row.title.of(say.code)),
            Column("added", say("New"), lambda row: str(row.added), number=True, width=110),
            Column("changed", say("Changed"), lambda row: str(row.changed), number=True, width=110),
            Column("unchanged", say("Unchanged"), lambda row: str(row.unchanged), number=True, width=110),
        ]
        model = RowsModel(columns, self._theme)
        model.show_rows(self.preview.sheets)
        table = HairlineTable(self._theme, model, say("What changes"))
        table.set_widths(columns)
        self._count_model = model
        return table

    def _problems(self) -> HairlineTable:
        say = self.say
        words = {Severity.ERROR: say("Error"), Severity.WARNING: say("Warning")}
        columns: list[Column[Problem]] = [
            Column("severity", say("Severity"), lambda row: words[row.severity], width=86, tone=_tone),
            Column("sheet", say("Sheet"), lambda row: row.sheet, width=110),
            Column(
                "row", say("Row"), lambda row: str(row.row or ""), lambda row: row.row, number=True, width=56
            ),
            Column("column", say("Column"), lambda row: row.column, width=110),
            Column("what", say("What is wrong"), self._what, tip=self._what),
            Column("mend", say("How to correct it"), self._mend, tip=self._mend),
        ]
        model = RowsModel(columns, self._theme)
        model.show_rows(self.preview.problems)
        sorted_rows = SortedRows(model)
        table = HairlineTable(self._theme, sorted_rows, say("Problems"))
        table.set_widths(columns)
        self._problem_model = model
        return table

    def _what(self, problem: Problem) -> str:
        return problem_parts(self.say, problem)[0]

    def _mend(self, problem: Problem) -> str:
        return problem_parts(self.say, problem)[1]


def _tone(problem: Problem) -> str:
    return "red" if problem.severity is Severity.ERROR else "amber"
