"""The minutes (会议纪要) of a report meeting: who came, what was said and resolved, who signs for it."""

from msgspec.structs import replace

from models.terms import Presence
from services.domain.meeting_record import MeetingRecord, Turn
from services.language import N_, Language
from services.printing.document import Document
from services.printing.flow import Block, gap, paginate
from services.printing.listing import heading, named_rows, paragraph, table_blocks
from services.printing.page import content_width
from services.printing.sheet import Heading, draw_sheet, room
from services.printing.signatures import signers_block
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-05"
_BLANK_ROWS = 4
_BLANK = 27.0
"""Room to write a row by hand."""
_ROWS = (20.0, 18.0, 16.0)  # how tall a row is at least
_SIGNATURES = 50.0
_TOLD = (Presence.LATE, Presence.EXCUSED, Presence.ABSENT)


def draw_minutes(document: Document, frame: Heading, record: MeetingRecord) -> int:
    """Draw the minutes in the roomiest way that takes the fewest pages; gives the first page, from 0."""
    say = frame.say
    ways = [paginate(_blocks(record, say, least), room(landscape=False)) for least in _ROWS]
    pages = min(ways, key=len)
    return draw_sheet(document, frame, FORM, say("Minutes of the report meeting"), pages)


def _blocks(record: MeetingRecord, say: Language, least: float) -> list[Block]:
    """All of the minutes, their rows at least `least` tall; before the meeting a form to write in."""
    blocks = [*_identity(record, say), gap(6), *_attendance(record, say)]
    for turn in record.turns:
        blocks += _turn(turn, say, least, blank=not record.begun)
    *resolutions, last = _resolutions(record, say, least + 4)
    return [
        *blocks,
        gap(4),
        heading(say("Resolutions")),
        *resolutions,
        replace(last, keep=True),
        *_signatures(record, say),
    ]


def _signatures(record: MeetingRecord, say: Language) -> list[Block]:
    """Chair and recorder, then the speakers, four in a row; all on one page."""
    speakers = [turn.speaker for turn in record.turns if turn.speaker]
    rows = [[say("Chair"), say("Recorder")], *(speakers[at : at + 4] for at in range(0, len(speakers), 4))]
    blocks: list[Block] = []
    for row in rows:
        cells = [(name, ()) for name in row]
        blocks += [gap(6), signers_block(cells, say, landscape=False, height=_SIGNATURES)]
    return [*(replace(block, keep=True) for block in blocks[:-1]), blocks[-1]]


def _identity(record: MeetingRecord, say: Language) -> list[Block]:
    meeting = record.meeting
    facts = (
        (say("Date"), say.day(meeting.day)),
        (say("Time"), f"{meeting.starts}–{meeting.ends}"),
        (say("Place"), meeting.place),
        (say("Chair"), record.chair),
        (say("Recorder"), record.recorder),
    )
    width = content_width(landscape=False) / len(facts)
    table = Table([Column(words, width) for words, _ in facts])
    return table_blocks(table, [tuple(value or "—" for _, value in facts)], least=20)


def _attendance(record: MeetingRecord, say: Language) -> list[Block]:
    """Who was there in one line, and in another each who was not, or came late, with why."""
    if not record.begun:
        names = say(", ").join(one.name for one in record.attendees)
        words = say("Invited ({count}): {names}", count=len(record.attendees), names=names)
        return [
            heading(say("Attendance")),
            *paragraph(words, landscape=False),
            *named_rows([(say("Absent or late"), "")], least=_BLANK),
        ]
    blocks = [heading(say("Attendance"))]
    for words, presence in (
        (N_("Present ({count}): {names}"), Presence.PRESENT),
        (N_("Not recorded ({count}): {names}"), None),
    ):
        found = [one.name for one in record.attendees if one.presence is presence]
        if found:
            listed = say(words, count=len(found), names=say(", ").join(found))
            blocks += paragraph(listed, landscape=False)
    told = [one for one in record.attendees if one.presence in _TOLD]
    for one in told:
        note = say(" ({note})", note=one.note) if one.note else ""
        state = label(say, one.presence) if one.presence else ""
        words = say("{state}: {name}{note}", state=state, name=one.name, note=note)
        blocks += paragraph(words, landscape=False)
    return blocks


def _turn(turn: Turn, say: Language, least: float, *, blank: bool) -> list[Block]:
    """One item: its title, and below it what was said, each under its name; `blank` leaves room for it."""
    total = "" if turn.total is None else f"  {say.fixed(turn.total)} {turn.grade}"
    name = f"{turn.title} · {turn.speaker}" if turn.speaker and turn.title else turn.title or turn.speaker
    used = say("{minutes} min", minutes=round(turn.used / 60)) if turn.used else ""
    answer = label(say, turn.support) if turn.support else ""
    told = (
        (say("Minutes taken"), turn.notes),
        (say("Challenges"), turn.challenges),
        (say("Support needed"), turn.wanted),
        (say("Support answer"), f"{answer}  {turn.support_note}".strip()),
    )
    filled = [(words, text) for words, text in told if text.strip()]
    blocks = [gap(2, keep=True), heading("  ".join(part for part in (name + total, used) if part))]
    if blank:
        wanted = told if turn.speaker else told[:1]
        return [*blocks, *named_rows(wanted, least=_BLANK)]
    if not filled:
        return [*blocks, *paragraph(say("Nothing was recorded."), landscape=False)]
    return [*blocks, *named_rows(filled, least=least, padding=4.0 if least > _ROWS[-1] else 2.5)]


def _resolutions(record: MeetingRecord, say: Language, least: float) -> list[Block]:
    widths = (24.0, 74.0, 62.0, 66.0, 52.0)
    rest = content_width(landscape=False) - sum(widths)
    columns = [
        Column(say("No."), widths[0]),
        Column(say("On"), widths[1]),
        Column(say("Resolution"), rest),
        Column(say("Owner"), widths[2]),
        Column(say("Due"), widths[3]),
        Column(say("Action"), widths[4]),
    ]
    rows = [
        (
            str(number),
            one.title,
            one.text,
            one.owner or "—",
            "—" if one.due is None else say.day(one.due),
            one.action or "—",
        )
        for number, one in enumerate(record.resolutions, 1)
    ]
    blank = [("",) * len(columns)] * _BLANK_ROWS
    return table_blocks(Table(columns), rows or blank, least=least if rows else _BLANK)
