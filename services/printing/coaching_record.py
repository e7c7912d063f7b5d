"""The coaching record (绩效辅导记录) of a person: what was talked over and agreed, and who signs for it."""

from collections.abc import Sequence
from datetime import datetime

from msgspec.structs import replace

from services.domain.coaching import CoachingNote, CoachingRecord
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import Block, gap
from services.printing.listing import heading, table_blocks
from services.printing.logo import Logo
from services.printing.page import content_width
from services.printing.sheet import draw_flowing
from services.printing.signatures import signers_block
from services.printing.strategy_frame import StrategyFrame
from services.printing.table import Column, Table

FORM = "ZJ-31"
_BLANK_ROWS, _BLANK_ROW = 4, 84.0
"""Without notes the sheet is filled in by hand."""


def coaching_record_pdf(record: CoachingRecord, say: Language, *, printed_at: datetime) -> bytes:
    """The sheet as a PDF; the same record and time give the same bytes."""
    title, span = f"{say('Coaching record')} {record.name}", _span(record.periods, say)
    lang = "zh-CN" if say.code == "zh" else "en"
    document = Document(About(title, record.company, span, lang, printed_at))
    document.bookmarks.append(Bookmark(title, draw_coaching(document, record, say, printed_at=printed_at)))
    return document.to_bytes()


def draw_coaching(
    document: Document,
    record: CoachingRecord,
    say: Language,
    *,
    printed_at: datetime,
    logo: Logo | None = None,
) -> int:
    """Draw a person's record; gives its first page, from 0."""
    frame = StrategyFrame(record.company, say("Period"), _span(record.periods, say), say, printed_at, logo)
    return draw_flowing(document, frame, FORM, say("Coaching record"), _blocks(record, say))


def _span(periods: Sequence[str], say: Language) -> str:
    """The period, or the first and the last of several."""
    first, last = say.period(periods[0]), say.period(periods[-1])
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _blocks(record: CoachingRecord, say: Language) -> list[Block]:
    signers = ((say("Appraisee"), ()), (say("Line manager"), ()))
    *talks, last = _talks(record, say)
    return [
        *_identity(record, say),
        gap(6),
        heading(say("Talks")),
        *talks,
        replace(last, keep=True),
        gap(14, keep=True),
        signers_block(signers, say, landscape=False),
    ]


def _identity(record: CoachingRecord, say: Language) -> list[Block]:
    facts = (
        (say("Name"), record.name),
        (say("Number"), record.number),
        (say("Department"), record.department_name),
        (say("Position"), record.position_name),
        (say("Line manager"), record.manager_name),
    )
    width = content_width(landscape=False) / len(facts)
    table = Table([Column(words, width) for words, _ in facts])
    return table_blocks(table, [tuple(value or "—" for _, value in facts)], least=20)


def _talks(record: CoachingRecord, say: Language) -> list[Block]:
    several = len(record.periods) > 1
    widths = (24.0, 66.0 if several else 0.0, 62.0, 62.0)
    rest = content_width(landscape=False) - sum(widths)
    columns = [
        Column(say("No."), widths[0]),
        *([Column(say("Period"), widths[1])] if several else []),
        Column(say("Date"), widths[2]),
        Column(say("Coach"), widths[3]),
        Column(say("What was discussed"), rest * 0.58),
        Column(say("What was agreed"), rest * 0.42),
    ]
    rows = [_talk(number, note, say, several=several) for number, note in enumerate(record.notes, 1)]
    if not rows:
        return table_blocks(Table(columns), [("",) * len(columns)] * _BLANK_ROWS, least=_BLANK_ROW)
    return table_blocks(Table(columns), rows, least=24)


def _talk(number: int, note: CoachingNote, say: Language, *, several: bool) -> tuple[str, ...]:
    period = (say.period(note.period),) if several else ()
    return str(number), *period, say.day(note.day), note.coach or "—", note.note, note.follow_up or "—"
