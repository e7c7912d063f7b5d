"""The notice of the report meeting (述职会通知), portrait: agenda with attendance, rules of speaking."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from models.terms import SubjectType
from services.domain.agenda import Preparation
from services.domain.meeting import Meeting
from services.domain.result import SubjectResult
from services.language import Language
from services.printing.document import Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.frame import HEAD_END, TAIL, Frame, fitted
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import A4, BODY, INK, MARGIN, MUTED, Page
from services.printing.signatures import signers_block
from services.printing.table import Column, Table
from services.wording.meetings import day_words, time_words

FORM = "ZJ-01"
REPORT, CHALLENGE, COMMENT = 10, 5, 3  # minutes of each speaker
_BEGINS = datetime(2000, 1, 1, 9, 0)  # noqa: DTZ001 - only its time of day is printed
_ROWS = (24.0, 21.0, 18.0)  # how tall a row is: as tall as lets the notice stay on one page
_GUESTS = 6
Row = tuple[str, str, str, int]
"""A turn: from when to when, the department or subject, the speaker, the minutes."""


def draw_notice(document: Document, frame: Frame, prepared: Preparation | None = None) -> int:
    """Draw the notice; gives its first page, from 0. Without a meeting there is room to write it in."""
    first = len(document)
    heads = [each for each in frame.result.results if each.type is SubjectType.EMPLOYEE and each.head]
    top = HEAD_END + 4
    ways = (paginate(_blocks(heads, frame, row, prepared), A4[1] - TAIL - top) for row in _ROWS)
    for pageful in min(ways, key=len):
        page = document.page(frame.foot(FORM), landscape=False)
        frame.head(page, frame.say("Notice of the report meeting"))
        draw_down(pageful, page, top)
    return first


def _blocks(
    heads: list[SubjectResult], frame: Frame, row: float, prepared: Preparation | None
) -> list[Block]:
    """All of the notice, the tables' rows `row` tall."""
    say = frame.say
    meeting = None if prepared is None else prepared.meeting
    period = say.period(frame.result.period)
    invitation = say(
        "To all department heads: the report meeting for {period} will be held as below. Please be on time "
        "and bring your appraisal sheet and report sheet.",
        period=period,
    )
    return [
        gap(4),
        *paragraph(invitation, landscape=False),
        gap(6),
        _when_and_where(prepared, say),
        heading(say("1. Agenda and attendance")),
        *_agenda(_turns(heads) if prepared is None else _prepared(prepared), row, say),
        gap(6),
        heading(say("2. Speaking rules")),
        *_rules(say, *((REPORT, CHALLENGE, COMMENT) if meeting is None else _minutes(meeting))),
        gap(6),
        heading(say("3. Others present")),
        *_guests(() if prepared is None else _others(prepared, frame), row, say),
        gap(12, keep=True),
        _issued(say),
    ]


def _when_and_where(prepared: Preparation | None, say: Language) -> Block:
    """Date, place, chair and recorder; what is not known is written by hand."""
    date, place, chair, recorder = _known(prepared, say)
    blanks = ((say("Date"), 0.0, 250.0, date), (say("Place"), 265.0, 519.0, place))
    below = ((say("Chair"), 0.0, 250.0, chair), (say("Recorder"), 265.0, 519.0, recorder))

    def draw(page: Page, top: float) -> None:
        for y, pair in ((top + 18, blanks), (top + 44, below)):
            for words, start, end, known in pair:
                wide = page.text(MARGIN + start, y, words, grey=MUTED)
                if known:
                    fitted(page, MARGIN + start + wide + 12, y, known, end - start - wide - 12, BODY)
                page.rule(MARGIN + start + wide + 8, y + 3, MARGIN + end, grey=INK, thickness=0.5)

    return Block(56, draw)


def _known(prepared: Preparation | None, say: Language) -> tuple[str, str, str, str]:
    if prepared is None or prepared.meeting is None:
        return "", "", "", ""
    meeting = prepared.meeting
    when = f"{day_words(say, meeting.day)}  {time_words(meeting)}"
    return when, meeting.place, prepared.chair_name, prepared.recorder_name


def _minutes(meeting: Meeting) -> tuple[int, int, int]:
    return meeting.report_minutes, meeting.challenge_minutes, meeting.comment_minutes


def _turns(heads: list[SubjectResult]) -> list[Row]:
    """The heads one after the other, from nine."""
    minutes = REPORT + CHALLENGE + COMMENT
    starts = (_BEGINS + timedelta(minutes=number * minutes) for number in range(len(heads)))
    return [
        (_span(begins, minutes), head.department_name, head.name, minutes)
        for begins, head in zip(starts, heads, strict=True)
    ]


def _prepared(prepared: Preparation) -> list[Row]:
    """The agenda in its order; an item that is nobody's turn stands under its title."""
    return [
        (
            _span(datetime.combine(_BEGINS, time.fromisoformat(turn.starts)), turn.minutes),
            turn.department_name or turn.item.title,
            turn.name,
            turn.minutes,
        )
        for turn in prepared.turns
    ]


def _span(begins: datetime, minutes: int) -> str:
    return f"{_clock(begins)}–{_clock(begins + timedelta(minutes=minutes))}"


def _others(prepared: Preparation, frame: Frame) -> tuple[tuple[str, str], ...]:
    """Who is asked without speaking: name and, where the results know it, position."""
    speakers = {turn.item.speaker for turn in prepared.turns}
    people = (one for one in frame.result.results if one.type is SubjectType.EMPLOYEE)
    positions = {one.code: one.position_name for one in people}
    return tuple(
        (one.name, positions.get(one.number, "")) for one in prepared.invited if one.number not in speakers
    )


def _agenda(turns: Sequence[Row], row: float, say: Language) -> list[Block]:
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
    rows = [
        (str(number), span, department, name, str(minutes), "")
        for number, (span, department, name, minutes) in enumerate(turns, 1)
    ]
    return table_blocks(table, rows or [("", "", "", "", "", "")] * _GUESTS, least=row)


def _clock(moment: datetime) -> str:
    return f"{moment.hour}:{moment:%M}"


def _rules(say: Language, report: int, challenge: int, comment: int) -> Iterator[Block]:
    rules = (
        say(
            "Report, {minutes} minutes: results against the plan, what worked, gaps, next actions, support.",
            minutes=report,
        ),
        say(
            "Challenge, {minutes} minutes: questions about facts and figures; answers to the point.",
            minutes=challenge,
        ),
        say("Comment, {minutes} minutes: the chair says what stands and what must change.", minutes=comment),
        say("The figures are those of the appraisal sheets; raise any doubt before the meeting."),
        say("Every gap leaves the room with a revised action: goal, key action, owner and due date."),
        say("Anyone who cannot attend sends a deputy who knows the figures."),
    )
    for number, words in enumerate(rules, 1):
        yield from paragraph(f"{number}. {words}", landscape=False)


def _guests(people: Sequence[tuple[str, str]], row: float, say: Language) -> list[Block]:
    columns = [Column(say("Name"), 86), Column(say("Position"), 86), Column(say("Signature"), 87.6)]
    known = [*people, *[("", "")] * max(_GUESTS - len(people), len(people) % 2)]
    rows = [(*left, "", *right, "") for left, right in zip(known[::2], known[1::2], strict=True)]
    return table_blocks(Table([*columns, *columns]), rows, least=row)


def _issued(say: Language) -> Block:
    return signers_block(((say("Issued by"), ()), (say("Approved by"), ())), say, landscape=False)
