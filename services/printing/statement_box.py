"""The framed statements of an appraisal sheet, with the trend beside them; long ones go on over the page."""

from collections.abc import Callable

from msgspec import Struct

from services.domain.result import SubjectResult
from services.language import Language
from services.printing.charts import trend
from services.printing.flow import Block
from services.printing.fonts import face
from services.printing.page import BODY, HAIRLINE, INK, MARGIN, Page, content_width
from services.printing.statements import Statement, statements
from services.printing.wrap import lines

_LEAD = 13.0
_SHARE = 0.66  # of the content's width; the trend has the rest
_MOST = 8  # lines drawn in one piece
_TREND = 54.0


def statement_blocks(subject: SubjectResult, say: Language) -> list[Block]:
    """The statements in pieces that pages may part; the last stays with what follows."""
    told = statements(subject, say)
    width = content_width(landscape=True) * _SHARE
    column = max(map(_title_width, told)) + 18
    rows = [row for each in told for row in _rows(each, width - column - 10)]
    pieces = [rows[start : start + _MOST] for start in range(0, len(rows), _MOST)]
    grave = any(each.grave for each in told)
    blocks = []
    for number, piece in enumerate(pieces):
        framed = _Framed(piece, width, column, number == 0, number == len(pieces) - 1, grave)
        draw = framed.draw if number else _beside(framed, subject, say)
        blocks.append(Block(framed.height, draw, keep=framed.last))
    return blocks


def _beside(framed: "_Framed", subject: SubjectResult, say: Language) -> Callable[[Page, float], None]:
    def draw(page: Page, top: float) -> None:
        framed.draw(page, top)
        x = MARGIN + framed.width + 18
        trend(page, (x, top, page.right - x, min(framed.height, _TREND)), subject, say)

    return draw


def _title(statement: Statement) -> str:
    return f"{statement.mark} {statement.title}".strip()


def _title_width(statement: Statement) -> float:
    return face(bold=True).width(_title(statement), BODY)


def _rows(statement: Statement, width: float) -> list[tuple[str, str]]:
    broken = lines(statement.words, width, BODY)
    return [(_title(statement), broken[0]), *(("", words) for words in broken[1:])]


class _Framed(Struct, frozen=True):
    """A piece of the statements' box: titles and lines, and which of its edges are the box's own."""

    rows: list[tuple[str, str]]
    width: float
    column: float
    first: bool
    last: bool
    grave: bool

    @property
    def height(self) -> float:
        edges = 8 * (self.first + self.last)
        return max(len(self.rows) * _LEAD + edges, 46.0 if self.first else 0.0)

    def draw(self, page: Page, top: float) -> None:
        self._frame(page, top, top + self.height)
        y = top + (18 if self.first else 10)
        for title, words in self.rows:
            page.text(MARGIN + 10, y, title, bold=True)
            page.text(MARGIN + self.column, y, words)
            y += _LEAD

    def _frame(self, page: Page, top: float, bottom: float) -> None:
        grey, thickness = (INK, 1.0) if self.grave else (HAIRLINE, 0.6)
        right = MARGIN + self.width
        if self.first and self.last:
            page.box(MARGIN, top, self.width, self.height, grey=grey, thickness=thickness)
            return
        for x in (MARGIN, right):
            page.upright(x, top, bottom, grey=grey, thickness=thickness)
        if self.first or self.last:
            page.rule(MARGIN, top if self.first else bottom, right, grey=grey, thickness=thickness)
