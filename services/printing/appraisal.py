"""The appraisal sheet (绩效考核表), landscape: one page a subject where it fits, else as many as it takes."""

from collections.abc import Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from models.terms import SubjectType
from services.domain.result import SubjectResult
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, draw_down, gap, paginate, tall
from services.printing.fonts import face
from services.printing.frame import HEAD_END, TAIL, Frame, sheet_title
from services.printing.lines_table import Rows, lines_table, row_blocks, total_block
from services.printing.page import A4, BODY, MARGIN, MUTED, SMALL, Page
from services.printing.remarks import explanation, remarks_block
from services.printing.signatures import signature_block
from services.printing.statement_box import statement_blocks
from services.printing.table import Table
from services.printing.wrap import lines
from services.wording.terms import label

FORM = "ZJ-02"
_STRIP, _STRIP_LEAD, _STRIP_TOP = 25.5, 11.0, HEAD_END + 6


class _Setting(NamedTuple):
    """How roomy a sheet is set."""

    size: float  # of definitions and formulas
    padding: float  # above and below a row's text
    comment: float = 40.0  # room to write in


_SETTINGS = tuple(
    _Setting(*each)
    for each in ((BODY, 8.0), (BODY, 6.5), (BODY, 5.0), (SMALL, 6.0), (SMALL, 4.5), (SMALL, 3.5, 30.0))
)
_TIGHTEST = _Setting(7.0, 3.0, 28.0)
_MANY_PAGES = _Setting(SMALL, 6.0)

Field = tuple[str, tuple[str, ...], float]  # label, wrapped words, width


class AppraisalSheets(Struct, frozen=True, dict=True):
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
    def _title(self) -> str:
        return sheet_title(self.frame.result.dimension, self._say)

    def draw(self, subject: SubjectResult, head_name: str = "") -> int:
        """Draw a subject's sheet; gives its first page, from 0. `head_name` is who leads a department."""
        first = len(self.document)
        who = self._who(subject, head_name)
        strip = max(_STRIP, *(len(words) * _STRIP_LEAD + 8 for _, words, _ in who))
        top = _STRIP_TOP + strip + 9
        for number, blocks in enumerate(self._pages(subject, A4[0] - TAIL - top)):
            page = self.document.page(self.frame.foot(FORM), landscape=True)
            title = self._say("{title} (continued)", title=self._title) if number else self._title
            self.frame.head(page, title)
            _draw_strip(page, who, strip)
            draw_down(blocks, page, top)
        return first

    def _pages(self, subject: SubjectResult, height: float) -> list[list[Block]]:
        """The blocks of each page: one page in the roomiest way that fits, else as many as it takes.

        The explanation of the scores is left out where one page has no room for it.
        """
        rows = Rows(self._table, subject, self._say)
        tail = self._tail(subject)
        sign = signature_block(self._say)
        told = explanation(subject, self._say)
        used = tall(tail) + sign.height + 8
        for words, setting in [*product([told, []] if told else [[]], _SETTINGS), ([], _TIGHTEST)]:
            remarks = remarks_block(words, setting.comment, self._say)
            spare = height - used - rows.height(setting.size, setting.padding) - remarks.height
            if spare >= 0:
                blocks = row_blocks(self._table, rows.set_in(setting.size), setting.padding)
                return [[*blocks, *tail, remarks, gap(spare + 8), sign]]
        blocks = row_blocks(self._table, rows.set_in(_MANY_PAGES.size), _MANY_PAGES.padding)
        blocks = [*blocks[:-2], *(replace(row, keep=True) for row in blocks[-2:])]
        remarks = remarks_block(told, _MANY_PAGES.comment, self._say)
        *pages, last = paginate([*blocks, *tail, remarks, gap(8, keep=True), sign], height)
        return [*pages, [*last[:-1], gap(max(height - tall(last), 0)), last[-1]]]

    def _tail(self, subject: SubjectResult) -> list[Block]:
        """What stands between the rows and the room to write."""
        total: list[Block] = []
        if subject.lines or subject.total is not None:
            total = [total_block(self._table, subject, self._say), gap(9, keep=True)]
        return [*total, *statement_blocks(subject, self._say), gap(8, keep=True)]

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
