"""The appraisal sheet (绩效考核表), landscape: one page a subject where it fits, else as many as it takes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from models.terms import SubjectType
from services.domain.result import SubjectResult
from services.language import Language
from services.printing.document import Document
from services.printing.explanation import explanation_block
from services.printing.flow import Block, draw_down, gap, paginate, tall
from services.printing.fonts import face
from services.printing.frame import HEAD_END, TAIL, Frame, sheet_title
from services.printing.lines_table import lines_table, row_blocks, rows_of, total_block
from services.printing.page import A4, BODY, HAIRLINE, MARGIN, MUTED, Page
from services.printing.signatures import signature_block
from services.printing.statement_box import statement_blocks
from services.printing.table import Table
from services.printing.wrap import lines
from services.wording.terms import label

FORM = "ZJ-02"
_STRIP, _STRIP_LEAD, _STRIP_TOP = 25.5, 11.0, HEAD_END + 6
_COMMENT = 40.0
_ROOMY, _TIGHT = (8.0, 7.0, 6.0, 5.0), 4.0  # above and below a row's text

Field = tuple[str, tuple[str, ...], float]  # label, wrapped words, width


@dataclass(frozen=True)
class AppraisalSheets:
    """Draws the sheets of one document, in one language."""

    document: Document
    frame: Frame

    @property
    def _say(self) -> Language:
        return self.frame.say

    @cached_property
    def _table(self) -> Table:
        return lines_table(self._say)

    @cached_property
    def _head_height(self) -> float:
        return self._table.head_height()

    @cached_property
    def _title(self) -> str:
        return sheet_title(self.frame.result.dimension, self._say)

    def draw(self, subject: SubjectResult, head_name: str = "") -> int:
        """Draw a subject's sheet; gives its first page, from 0. `head_name` is who leads a department."""
        first = len(self.document)
        who = self._who(subject, head_name)
        strip = max(_STRIP, *(len(words) * _STRIP_LEAD + 8 for _, words, _ in who))
        head = _STRIP_TOP + strip + 9
        top = head + (self._head_height if subject.lines else 0)
        for number, blocks in enumerate(self._pages(subject, A4[0] - TAIL - top)):
            page = self.document.page(self.frame.foot(FORM), landscape=True)
            self.frame.head(
                page, self._say("{title} (continued)", title=self._title) if number else self._title
            )
            _draw_strip(page, who, strip)
            if subject.lines:
                page.form(f"table {head}", lambda shared: self._table.head(shared, head))
            draw_down(blocks, page, top)
        return first

    def _pages(self, subject: SubjectResult, height: float) -> list[list[Block]]:
        """The blocks of each page: the roomiest rows that fit one page, with the explanation if it fits."""
        rows = rows_of(self._table, subject, self._say)
        total = [total_block(self._table, subject, self._say), gap(9, keep=True)]
        total = total if rows or subject.total is not None else []
        tail = [*total, *statement_blocks(subject, self._say), gap(8, keep=True), _comment(self._say)]
        end = [gap(8, keep=True), signature_block(self._say)]
        explanation = explanation_block(subject, self._say)
        text = sum(row.height for row in rows)
        told = [[explanation], []] if explanation else [[]]
        for extra, padding in [*product(told, _ROOMY), (told[-1], _TIGHT)]:
            blocks = [*tail, *extra]
            spare = height - text - 2 * padding * len(rows) - tall(blocks) - tall(end)
            if spare >= 0:
                return [[*row_blocks(self._table, rows, padding), *blocks, gap(spare), *end]]
        held = [
            replace(row, keep=at >= len(rows) - 2)
            for at, row in enumerate(row_blocks(self._table, rows, _ROOMY[-1]))
        ]
        *pages, last = paginate([*held, *tail, *end], height)
        return [*pages, [*last[:-1], gap(max(height - tall(last), 0)), last[-1]]]

    def _who(self, subject: SubjectResult, head_name: str) -> list[Field]:
        """What the strip says of the subject."""
        say = self._say
        method = label(say, subject.total_method)
        if subject.type is SubjectType.DEPARTMENT:
            fields = [(say("Department"), subject.name, 260.0), (say("Code"), subject.code, 140.0)]
            fields += [(say("Head"), head_name, 190.0), (say("Total by"), method, 175.9)]
        else:
            fields = [(say("Name"), subject.name, 112.0), (say("Number"), subject.code, 96.0)]
            fields += [
                (say("Department"), subject.department_name, 132.0),
                (say("Position"), subject.position_name, 128.0),
            ]
            fields += [(say("Line manager"), subject.manager_name, 152.0), (say("Total by"), method, 145.9)]
        return [
            (title, lines(words or "—", width - face().width(title, BODY) - 18, BODY), width)
            for title, words, width in fields
        ]


def _draw_strip(page: Page, who: Sequence[Field], height: float) -> None:
    titles = " ".join(title for title, _, _ in who)
    page.form(f"strip {titles} {height}", lambda shared: _draw_strip_frame(shared, who, height))
    x = MARGIN
    for title, words, width in who:
        baseline = _STRIP_TOP + (height - (len(words) - 1) * _STRIP_LEAD) / 2 + 3.3
        page.column(x + 12 + face().width(title, BODY), baseline, words, _STRIP_LEAD)
        x += width


def _draw_strip_frame(page: Page, who: Sequence[Field], height: float) -> None:
    page.box(MARGIN, _STRIP_TOP, page.right - MARGIN, height)
    x = MARGIN
    for title, _, width in who:
        if x > MARGIN:
            page.upright(x, _STRIP_TOP, _STRIP_TOP + height)
        page.text(x + 7, _STRIP_TOP + height / 2 + 3.3, title, grey=MUTED)
        x += width


def _comment(say: Language) -> Block:
    """Room for the superior to write in."""

    def shared(page: Page) -> None:
        page.box(MARGIN, 0, page.right - MARGIN, _COMMENT, grey=HAIRLINE)
        page.text(MARGIN + 9, 15, say("Superior's comment"), grey=MUTED)

    return Block(_COMMENT, lambda page, top: page.form("comment", shared, down=top), keep=True)
