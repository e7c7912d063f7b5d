"""The appraisal sheet's table: one row a KPI line, the same columns as on the form that is signed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from models.terms import TotalMethod
from services.domain.result import SubjectResult
from services.language import Language
from services.printing.flow import Block
from services.printing.line_texts import line_texts
from services.printing.listing import head_block
from services.printing.page import BODY, INK, MARGIN, MUTED, SMALL, Page
from services.printing.statements import signed
from services.printing.table import INSET, Cell, Column, Table, cell, split

_WIDTHS = {
    "zh": (18, 42, 92, 150, 36, 54, 54, 46, 62, 52, 28, 40, 44, 47.9),
    "en": (22, 50, 92, 136, 38, 50, 50, 50, 66, 52, 30, 38, 46, 45.9),
}
_FIGURES = (4, 5, 6, 7, 10, 11, 12)
_DEFINITION, _METHOD, _NOTE = 3, 8, 13
_TOTAL_ROW = 29.0
_MOST_LINES = 24


def lines_table(say: Language) -> Table:
    """The columns in the document's language."""
    titles = (
        say("No."),
        say("Class"),
        say("KPI"),
        say("Definition / formula"),
        say("Weight"),
        say("Target"),
        say("Actual"),
        say("Achieved"),
        say("Method"),
        say("Source"),
        say("Self"),
        say("Score"),
        say("Weighted"),
        say("Note"),
    )
    widths = _WIDTHS[say.code]
    return Table(
        [Column(title, widths[at], "right" if at in _FIGURES else "left") for at, title in enumerate(titles)]
    )


class Row(NamedTuple):
    """A row of the table, or a piece of one whose text is taller than a page; `height` is its text's."""

    cells: list[Cell]
    height: float
    whole: bool


class Rows:
    """A subject's lines as rows, for every size of type that definitions and formulas may be set in."""

    def __init__(self, table: Table, subject: SubjectResult, say: Language) -> None:
        self.table = table
        sizes = [BODY] * len(table.columns)
        sizes[_NOTE] = SMALL
        if say.code != "zh":
            sizes[_METHOD] = SMALL
        self._texts = [line_texts(line, number, say) for number, line in enumerate(subject.lines, 1)]
        self._cells = [
            [
                cell("" if at == _DEFINITION else words, column, size)
                for at, (words, column, size) in enumerate(zip(texts, table.columns, sizes, strict=True))
            ]
            for texts in self._texts
        ]
        self._set: dict[float, list[Row]] = {}

    def set_in(self, size: float) -> list[Row]:
        """The rows with definitions and formulas in this size."""
        if size not in self._set:
            self._set[size] = [row for at in range(len(self._texts)) for row in self._pieces(at, size)]
        return self._set[size]

    def _pieces(self, at: int, size: float) -> list[Row]:
        cells = list(self._cells[at])
        cells[_DEFINITION] = cell(self._texts[at][_DEFINITION], self.table.columns[_DEFINITION], size)
        pieces = split(cells, _MOST_LINES)
        return [Row(piece, max(each.height for each in piece), piece is pieces[-1]) for piece in pieces]

    def height(self, size: float, padding: float) -> float:
        """How tall the table is, its head included."""
        rows = self.set_in(size)
        return sum(row.height for row in rows) + 2 * padding * len(rows) + (self.table.height if rows else 0)


def row_blocks(table: Table, rows: Sequence[Row], padding: float) -> list[Block]:
    """The table's head, for every page, and the rows with `padding` above and below their text."""
    if not rows:
        return []
    head = head_block(table)
    return [head, *(_block(table, row, row.height + 2 * padding, head) for row in rows)]


def _block(table: Table, row: Row, height: float, head: Block) -> Block:
    def draw(page: Page, top: float) -> None:
        table.draw_row(page, top, height, row.cells)
        if row.whole:
            table.line(page, top + height)

    return Block(height, draw, head=head)


def total_block(table: Table, subject: SubjectResult, say: Language) -> Block:
    """The total with its adjustments, what it is not, the grade and the effective coefficient."""
    edges = table.edges

    def draw(page: Page, top: float) -> None:
        middle = top + _TOTAL_ROW / 2 + 3.4
        adjustment = signed(subject.adjustment, say)
        page.text(edges[1] + INSET, middle, say("Total (adjustments {points})", points=adjustment), bold=True)
        _weights(page, table, subject, top, say)
        score = page.text(
            edges[13] - INSET, middle + 0.5, say.fixed(subject.total), 11, bold=True, anchor="right"
        )
        beside = edges[13] - INSET - max(score, 40) - 8
        page.text(beside, middle, _footnote(subject, say), SMALL, grey=MUTED, anchor="right")
        if subject.grade is not None:
            x = edges[13] + 2 * INSET
            page.text(x, middle - 5, say("Grade {grade}", grade=subject.grade), bold=True)
            page.text(x, middle + 6, say("Coeff. {coefficient}", coefficient=subject.coefficient), 8.5)
        page.rule(MARGIN, top + _TOTAL_ROW, table.right, grey=INK, thickness=0.8)

    return Block(_TOTAL_ROW, draw, keep=True)


def _weights(page: Page, table: Table, subject: SubjectResult, top: float, say: Language) -> None:
    """The sum of the weights; without lines the rule that the table's head would have drawn."""
    if not subject.lines:
        page.rule(MARGIN, top, table.right, grey=INK, thickness=0.8)
        return
    weights = sum((line.weight for line in subject.lines), Decimal(0))
    place = table.edges[5] - INSET, top + _TOTAL_ROW / 2 + 3.4
    page.text(*place, f"{say.plain(weights)}%", bold=True, anchor="right")


def _footnote(subject: SubjectResult, say: Language) -> str:
    if any(step.code == "total.derived" for step in subject.steps):
        return say("The total is the mean of the shorter periods' totals, rounded once.")
    if not subject.lines:
        return ""
    if subject.total_method is TotalMethod.SIMPLE:
        return say("The total is the exact mean of the scores, rounded once.")
    return say("The exact total is rounded once: it is not the sum of the rounded weighted scores.")
