"""The appraisal sheet's table: one row a KPI line, the same columns as on the form that is signed."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from models.terms import Basis, Direction, Method, TotalMethod
from services.domain.result import LineResult, LineState, SubjectResult, VetoMark
from services.language import Language
from services.printing.flow import Block
from services.printing.page import BODY, INK, MARGIN, MUTED, SMALL, Page
from services.printing.statements import signed
from services.printing.table import INSET, Cell, Column, Table, cell, split
from services.wording.terms import label

_WIDTHS = {
    "zh": (18, 34, 98, 114, 38, 54, 54, 48, 66, 56, 32, 42, 46, 65.9),
    "en": (22, 50, 98, 112, 38, 50, 50, 50, 70, 54, 32, 38, 46, 55.9),
}
_FIGURES = (4, 5, 6, 7, 10, 11, 12)
TOTAL_ROW = 29.0
_MOST_LINES = 24
_LONG = 48  # characters of a definition that goes into small type


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
        say("Scoring method"),
        say("Data source"),
        say("Self"),
        say("Score"),
        say("Weighted"),
        say("Note"),
    )
    widths = _WIDTHS[say.code]
    return Table(
        [Column(title, widths[at], "right" if at in _FIGURES else "left") for at, title in enumerate(titles)]
    )


def line_cells(table: Table, line: LineResult, number: int, say: Language) -> list[Cell]:
    """A line's texts, wrapped."""
    scored = line.state is LineState.SCORED
    texts = (
        str(number),
        line.perspective,
        kpi_name(line),
        _definition(line),
        f"{say.plain(line.weight)}%",
        quantity(say, line.target, line),
        actual(say, line),
        "—" if line.achievement is None or not scored else f"{say.fixed(line.achievement)}%",
        _method(say, line),
        line.provider,
        "" if line.self_score is None else say.plain(line.self_score),
        say.fixed(line.score),
        say.fixed(line.weighted),
        _note(say, line),
    )
    sizes = [BODY] * 13 + [SMALL]
    sizes[3] = BODY if len(texts[3]) <= _LONG else SMALL
    return [cell(*each) for each in zip(texts, table.columns, sizes, strict=True)]


def kpi_name(line: LineResult) -> str:
    """The name with the marks of a key strategic indicator (★) and of a veto that was hit (■)."""
    marks = ("★" if line.key_strategic else "") + ("■" if line.veto_mark is VetoMark.HIT else "")
    return f"{line.name} {marks}" if marks else line.name


def quantity(say: Language, number: Decimal | None, line: LineResult) -> str:
    """A measured value with its unit."""
    if number is None:
        return "—"
    return f"{say.quantity(number, line.decimals)} {line.unit}".rstrip()


def actual(say: Language, line: LineResult) -> str:
    """The actual as it was entered, or what stands in its place."""
    if line.state is LineState.MISSING:
        return say("▲ missing")
    if line.state is LineState.NOT_APPLICABLE:
        return say("not applicable")
    if line.actual_text is None:
        return quantity(say, line.actual, line)
    if line.method is Method.PASS_FAIL:
        return say("yes") if line.actual_text == "yes" else say("no")
    return line.actual_text


def _definition(line: LineResult) -> str:
    return "\n".join(dict.fromkeys(part for part in (line.definition, line.formula) if part))


def _method(say: Language, line: LineResult) -> str:
    words = label(say, line.method)
    if line.direction is Direction.HIGHER or line.method in {
        Method.CLOSER,
        Method.PASS_FAIL,
        Method.DESCRIBED,
        Method.DIRECT,
        Method.RATING,
    }:
        return words
    return say("{method}\n({direction})", method=words, direction=label(say, line.direction))


def _note(say: Language, line: LineResult) -> str:
    parts = []
    if line.state is LineState.NOT_APPLICABLE:
        parts.append(line.na_reason)
    elif line.effective_weight is not None and line.effective_weight != line.weight:
        parts.append(say("effective weight {weight}%", weight=say.fixed(line.effective_weight)))
    if line.basis is Basis.YEAR_TO_DATE:
        parts.append(say("year to date"))
    return "\n".join(part for part in (*parts, line.note) if part)


class Row(NamedTuple):
    """A row of the table, or a piece of one whose text is taller than a page."""

    cells: list[Cell]
    height: float
    whole: bool


def rows_of(table: Table, subject: SubjectResult, say: Language) -> list[Row]:
    """The subject's lines as rows; `height` is their text's."""
    rows = []
    for number, line in enumerate(subject.lines, 1):
        pieces = split(line_cells(table, line, number, say), _MOST_LINES)
        rows += [Row(cells, max(each.height for each in cells), cells is pieces[-1]) for cells in pieces]
    return rows


def row_blocks(table: Table, rows: Sequence[Row], padding: float) -> list[Block]:
    """The rows with `padding` above and below their text."""
    return [_block(table, row, row.height + 2 * padding) for row in rows]


def _block(table: Table, row: Row, height: float) -> Block:
    def draw(page: Page, top: float) -> None:
        table.draw_row(page, top, height, row.cells)
        if row.whole:
            table.line(page, top + height)

    return Block(height, draw)


def total_block(table: Table, subject: SubjectResult, say: Language) -> Block:
    """The total with its adjustments, what it is not, the grade and the effective coefficient."""

    def draw(page: Page, top: float) -> None:
        middle = top + TOTAL_ROW / 2 + 3.4
        edges = table.edges
        adjustment = signed(subject.adjustment, say)
        page.text(edges[1] + INSET, middle, say("Total (adjustments {points})", points=adjustment), bold=True)
        if subject.lines:
            weights = sum((line.weight for line in subject.lines), Decimal(0))
            page.text(edges[5] - INSET, middle, f"{say.plain(weights)}%", bold=True, anchor="right")
        else:
            page.rule(MARGIN, top, table.right, grey=INK, thickness=0.8)
        score = page.text(
            edges[13] - INSET, middle + 0.5, say.fixed(subject.total), 11, bold=True, anchor="right"
        )
        page.text(
            edges[13] - INSET - max(score, 40) - 8,
            middle,
            _footnote(subject, say),
            SMALL,
            grey=MUTED,
            anchor="right",
        )
        if subject.grade is not None:
            page.text(edges[13] + 2 * INSET, middle - 5, say("Grade {grade}", grade=subject.grade), bold=True)
            page.text(
                edges[13] + 2 * INSET,
                middle + 6,
                say("Coeff. {coefficient}", coefficient=subject.coefficient),
                8.5,
            )
        page.rule(MARGIN, top + TOTAL_ROW, table.right, grey=INK, thickness=0.8)

    return Block(TOTAL_ROW, draw)


def _footnote(subject: SubjectResult, say: Language) -> str:
    if any(step.code == "total.derived" for step in subject.steps):
        return say("The total is the mean of the shorter periods' totals, rounded once.")
    if not subject.lines:
        return ""
    if subject.total_method is TotalMethod.SIMPLE:
        return say("The total is the exact mean of the scores, rounded once.")
    return say("The exact total is rounded once: it is not the sum of the rounded weighted scores.")
