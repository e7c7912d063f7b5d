"""The minutes (会议纪要) of a report meeting: who came, what was said and resolved, who signs for it."""

from dataclasses import replace
from datetime import datetime

from models.terms import Presence
from services.domain.meeting_record import MeetingRecord, Turn
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import A4, content_width
from services.printing.signatures import signers_block
from services.printing.strategy_frame import HEAD_END, TAIL, StrategyFrame
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-05"
_BLANK_ROWS = 4
_TOLD = (Presence.LATE, Presence.EXCUSED, Presence.ABSENT)


def minutes_pdf(record: MeetingRecord, say: Language, *, printed_at: datetime) -> bytes:
    """The minutes as a PDF; the same record and time give the same bytes."""
    title = say("Minutes of the report meeting")
    period = say.period(record.meeting.period)
    lang = "zh-CN" if say.code == "zh" else "en"
    document = Document(About(f"{title} {period}", record.company, period, lang, printed_at))
    frame = StrategyFrame(record.company, say("Period"), period, say, printed_at)
    for pageful in paginate(_blocks(record, say), A4[1] - TAIL - HEAD_END - 4):
        page = document.page(frame.foot(FORM), landscape=False)
        frame.head(page, title)
        draw_down(pageful, page, HEAD_END + 4)
    document.bookmarks.append(Bookmark(f"{title} {period}", 0))
    return document.to_bytes()


def _blocks(record: MeetingRecord, say: Language) -> list[Block]:
    blocks = [*_identity(record, say), gap(6), *_attendance(record, say)]
    for turn in record.turns:
        blocks += _turn(turn, say)
    return [
        *blocks,
        gap(4),
        heading(say("Resolutions")),
        *_resolutions(record, say),
        gap(8, keep=True),
        *_signatures(record, say),
    ]


def _signatures(record: MeetingRecord, say: Language) -> list[Block]:
    """Chair and recorder, then the speakers, four in a row; all on one page."""
    speakers = [turn.speaker for turn in record.turns if turn.speaker]
    rows = [[say("Chair"), say("Recorder")], *(speakers[at : at + 4] for at in range(0, len(speakers), 4))]
    blocks: list[Block] = []
    for row in rows:
        blocks += [gap(6), signers_block([(name, ()) for name in row], say, landscape=False)]
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
    between = "、" if say.code == "zh" else ", "
    came = [one.name for one in record.attendees if one.presence in (None, Presence.PRESENT)]
    blocks = [heading(say("Attendance"))]
    words = say("Present ({count}): {names}", count=len(came), names=between.join(came))
    blocks += paragraph(words, landscape=False)
    told = [one for one in record.attendees if one.presence in _TOLD]
    for one in told:
        note = say(" ({note})", note=one.note) if one.note else ""
        state = label(say, one.presence) if one.presence else ""
        words = say("{state}: {name}{note}", state=state, name=one.name, note=note)
        blocks += paragraph(words, landscape=False)
    return blocks


def _turn(turn: Turn, say: Language) -> list[Block]:
    """One item: its title, and below it what was said, each under its name; nothing where nothing was."""
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
    if not filled:
        return [*blocks, *paragraph(say("Nothing was recorded."), landscape=False)]
    wide = 92.0
    rest = content_width(landscape=False) - wide
    rows = table_blocks(Table([Column("", wide), Column("", rest)]), filled, least=20)[1:]
    return [*blocks, *(replace(row, head=None) for row in rows)]


def _resolutions(record: MeetingRecord, say: Language) -> list[Block]:
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
    return table_blocks(Table(columns), rows or blank, least=24)
