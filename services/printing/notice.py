"""The notice of the report meeting (述职会通知), portrait: agenda with attendance, rules of speaking."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from models.terms import SubjectType
from services.domain.result import SubjectResult
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.frame import HEAD_END, TAIL, Frame
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import A4, INK, MARGIN, MUTED, Page
from services.printing.signatures import signers_block
from services.printing.table import Column, Table

FORM = "ZJ-01"
REPORT, CHALLENGE, COMMENT = 10, 5, 3  # minutes of each speaker
_BEGINS = datetime(2000, 1, 1, 9, 0)  # noqa: DTZ001 - only its time of day is printed
_ROWS = (24.0, 21.0, 18.0)  # how tall a row is: as tall as lets the notice stay on one page
_GUESTS = 6


def draw_notice(document: Document, frame: Frame) -> int:
    """Draw the notice; gives its first page, from 0."""
    first = len(document)
    heads = [each for each in frame.result.results if each.type is SubjectType.EMPLOYEE and each.head]
    top = HEAD_END + 4
    ways = (paginate(_blocks(heads, frame, row), A4[1] - TAIL - top) for row in _ROWS)
    for pageful in min(ways, key=len):
        page = document.page(frame.foot(FORM), landscape=False)
        frame.head(page, frame.say("Notice of the report meeting"))
        draw_down(pageful, page, top)
    return first


def _blocks(heads: list[SubjectResult], frame: Frame, row: float) -> list[Block]:
    """All of the notice, the tables' rows `row` tall."""
    say = frame.say
    period = say.period(frame.result.period)
    invitation = say(
        "To all heads of departments: the report meeting on {period} takes place as below. "
        "Please come on time, with your appraisal sheet and your report sheet.",
        period=period,
    )
    return [
        gap(4),
        *paragraph(invitation, landscape=False),
        gap(6),
        _when_and_where(say),
        heading(say("1. Agenda and attendance")),
        *_agenda(heads, row, say),
        gap(6),
        heading(say("2. Rules of speaking")),
        *_rules(say),
        gap(6),
        heading(say("3. Others present")),
        *_guests(row, say),
        gap(12, keep=True),
        _issued(say),
    ]


def _when_and_where(say: Language) -> Block:
    """What is still written by hand: date, place, chair and recorder."""
    blanks = ((say("Date"), 0.0, 250.0), (say("Place"), 265.0, 519.0))
    below = ((say("Chair"), 0.0, 250.0), (say("Recorder"), 265.0, 519.0))

    def draw(page: Page, top: float) -> None:
        for y, pair in ((top + 18, blanks), (top + 44, below)):
            for words, start, end in pair:
                wide = page.text(MARGIN + start, y, words, grey=MUTED)
                page.rule(MARGIN + start + wide + 8, y + 3, MARGIN + end, grey=INK, thickness=0.5)

    return Block(56, draw)


def _agenda(heads: list[SubjectResult], row: float, say: Language) -> list[Block]:
    minutes = REPORT + CHALLENGE + COMMENT
    table = Table(
        [
            Column(say("No."), 26),
            Column(say("Time"), 84),
            Column(say("Department"), 128),
            Column(say("Speaker"), 96),
            Column(say("Minutes"), 56, "right"),
            Column(say("Signature"), 129.2),
        ]
    )
    rows = []
    for number, head in enumerate(heads):
        begins = _BEGINS + timedelta(minutes=number * minutes)
        span = f"{_clock(begins)}–{_clock(begins + timedelta(minutes=minutes))}"
        rows.append((str(number + 1), span, head.department_name, head.name, str(minutes), ""))
    return table_blocks(table, rows or [("", "", "", "", "", "")] * _GUESTS, least=row)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment:%M}"


def _rules(say: Language) -> Iterator[Block]:
    rules = (
        say(
            "Report, {minutes} minutes: results against the plan, what worked, gaps, next actions, support.",
            minutes=REPORT,
        ),
        say(
            "Challenge, {minutes} minutes: questions about facts and figures; answers to the point.",
            minutes=CHALLENGE,
        ),
        say("Comment, {minutes} minutes: the chair says what stands and what must change.", minutes=COMMENT),
        say("The figures are those of the appraisal sheets; who doubts one says so before the meeting."),
        say("Every gap leaves the room with a revised action: goal, key action, owner and due date."),
        say("Whoever cannot come names a deputy who knows the figures."),
    )
    for number, words in enumerate(rules, 1):
        yield from paragraph(f"{number}. {words}", landscape=False)


def _guests(row: float, say: Language) -> list[Block]:
    columns = [Column(say("Name"), 86), Column(say("Position"), 86), Column(say("Signature"), 87.6)]
    return table_blocks(Table([*columns, *columns]), [("",) * 6] * (_GUESTS // 2), least=row)


def _issued(say: Language) -> Block:
    return signers_block(((say("Issued by"), ()), (say("Approved by"), ())), say, landscape=False)
