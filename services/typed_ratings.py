"""A line's ratings as rows of text, typed or pasted: read into scores, or told cell by cell what to mend."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import astuple

from models.terms import RaterGroup
from services.domain.entry import Rating
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.pasted import cells_of, read_block
from services.quantities import POINT, parse_quantity
from services.scoring.notation import plain
from services.scoring.rounding import HUNDRED
from services.workbooks.shapes.grouped import GroupedSheet
from services.workbooks.sheets.entries import RATINGS
from services.workbooks.text import UnreadableText, clean_code, clean_text
from services.workbooks.vocabulary import GROUPS

_MILLIONTH = Decimal("0.000001")
FIELDS = ("group", "rater", "score", "reason")
"""The columns of a rating, in the order in which they are pasted without headers."""
_PASTED = GroupedSheet(
    RATINGS.noun,
    RATINGS.zh,
    RATINGS.en,
    tuple(column for column in RATINGS.columns if column.field in FIELDS),
    RATINGS.record,
    RATINGS.group,
    RATINGS.counted,
)


class RatedLine(NamedTuple):
    """Whose ratings of which KPI, and when."""

    period: str
    key: SubjectKey
    kpi: str


class TypedRating(Struct, frozen=True):
    """What somebody typed as one rater's score; a row without anything is none."""

    group: str = ""
    rater: str = ""
    score: str = ""
    reason: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(clean_text(text) for text in astuple(self))


class RatingProblem(Struct, frozen=True):
    """What is wrong with a cell of a row (0 the first)."""

    row: int
    field: str
    problem: Mendable


class RatingsRefused(Mendable):
    """Some ratings cannot be read; none was written. `problems` tells which cells and why."""

    def __init__(self, problems: Sequence[RatingProblem]) -> None:
        super().__init__("ratings.refused", count=len(problems))
        self.problems = tuple(problems)


class ReadRatings(NamedTuple):
    """The ratings of the rows that can be read, and what to mend in the others."""

    ratings: tuple[Rating, ...]
    problems: tuple[RatingProblem, ...]


def typed_rating(rating: Rating, words: Mapping[RaterGroup, str]) -> TypedRating:
    """A stored rating as it would be typed, its group in the user's words."""
    return TypedRating(words[rating.group], rating.rater, plain(rating.score), rating.reason)


def read_ratings(line: RatedLine, rows: Sequence[TypedRating]) -> ReadRatings:
    """Read the rows that hold something; a rater who is named rates once in a group."""
    ratings: list[Rating] = []
    problems: list[RatingProblem] = []
    seen: dict[tuple[RaterGroup, str], int] = {}
    for at, row in enumerate(rows):
        if row.blank:
            continue
        rating, wrong = _read(line, len(ratings), row)
        rater = clean_code(row.rater).casefold()
        if rating is not None and rater:
            first = seen.setdefault((rating.group, rater), at)
            if first != at:
                wrong["rater"] = Mendable("ratings.rater_twice", rater=rating.rater, row=first + 1)
        problems += [RatingProblem(at, field, problem) for field, problem in wrong.items()]
        if rating is not None and not wrong:
            ratings.append(rating)
    return ReadRatings(tuple(ratings), tuple(problems))


def _read(line: RatedLine, position: int, row: TypedRating) -> tuple[Rating | None, dict[str, Mendable]]:
    wrong: dict[str, Mendable] = {}
    group, score = None, None
    try:
        group = read_group(row.group)
    except Mendable as problem:
        wrong["group"] = problem
    try:
        score = read_score(row.score)
    except Mendable as problem:
        wrong["score"] = problem
    if group is None or score is None:
        return None, wrong
    rater, reason = clean_text(row.rater), clean_text(row.reason)
    return Rating(line.period, *line.key, line.kpi, position, group, score, rater, reason), wrong


def read_group(text: str) -> RaterGroup:
    """A rater group by its name in either language."""
    words = clean_text(text)
    if not words:
        raise Mendable("ratings.group_missing")
    group = GROUPS.read(words)
    if not isinstance(group, RaterGroup):
        raise Mendable("ratings.group", text=words)
    return group


def read_score(text: str) -> Decimal:
    """A rater's score, from 0 to 100."""
    words = clean_text(text)
    if not words:
        raise Mendable("ratings.score_missing")
    try:
        number = parse_quantity(words, POINT)
    except UnreadableText as error:
        raise Mendable("ratings.not_a_number", text=words) from error
    if number.percent:
        raise Mendable("ratings.percent", score=number.value)
    if not 0 <= number.value <= HUNDRED:
        raise Mendable("ratings.scale", score=number.value)
    return number.value.quantize(_MILLIONTH, ROUND_HALF_UP)


class PastedRatings(NamedTuple):
    """A copied block: `fields` of its columns and its rows; `left_out` are columns that were not understood.

    `headed` when the fields are named by a row of headers: such a block is a list of its own.
    """

    fields: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...] = ()
    headed: bool = False


def read_pasted(text: str, column: str) -> PastedRatings:
    """What Excel puts on the clipboard: columns in any order under headers, else from `column` on.

    A block without headers that begins with groups, or is too wide for that, is taken from the first column.
    """
    cells = cells_of(text)
    block = read_block(text, _PASTED)
    if len(block.rows) < len(cells):
        return PastedRatings(block.fields, block.rows, block.left_out, headed=True)
    width = max(map(len, cells), default=0)
    start = FIELDS.index(column)
    grouped = all(GROUPS.read(row[0]) is not None for row in cells)
    if grouped or start + width > len(FIELDS):
        start = 0
    fields = FIELDS[start : start + width]
    beyond = tuple(str(at + 1) for at in range(len(fields), width))
    rows = (tuple((*row, *[""] * width)[: len(fields)]) for row in cells)
    return PastedRatings(fields, tuple(rows), beyond)
