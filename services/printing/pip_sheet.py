"""The performance improvement plan (绩效改进计划) of a person: why, what helps, three looks, who signs."""

from dataclasses import replace
from datetime import datetime

from services.domain.pip_list import ListedPip, PipSheet, Stop
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.listing import heading, table_blocks
from services.printing.page import A4, content_width
from services.printing.signatures import signers_block
from services.printing.strategy_frame import HEAD_END, TAIL, StrategyFrame
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-33"
_LABEL = 92.0
_LEAST, _STOP = 24.0, 62.0
"""Room to write by hand what is still open."""


def pip_pdf(sheet: PipSheet, say: Language, *, printed_at: datetime) -> bytes:
    """The plan as a PDF; the same plan and time give the same bytes."""
    one, title = sheet.listed, say("Performance improvement plan")
    span = say.day(one.pip.starts)
    lang = "zh-CN" if say.code == "zh" else "en"
    document = Document(About(f"{title} {one.name}", sheet.company, span, lang, printed_at))
    frame = StrategyFrame(sheet.company, say("Begins on"), span, say, printed_at)
    for pageful in paginate(_blocks(one, say), A4[1] - TAIL - HEAD_END - 4):
        page = document.page(frame.foot(FORM), landscape=False)
        frame.head(page, title)
        draw_down(pageful, page, HEAD_END + 4)
    document.bookmarks.append(Bookmark(f"{title} {one.name}", 0))
    return document.to_bytes()


def _blocks(one: ListedPip, say: Language) -> list[Block]:
    signers = [
        (who, ()) for who in (say("Employee"), say("Coach"), say("Line manager"), say("Human resources"))
    ]
    return [
        *_identity(one, say),
        gap(6),
        heading(say("Agreed")),
        *_agreed(one, say),
        gap(6),
        heading(say("Checkpoints")),
        *_stops(one, say),
        gap(6),
        heading(say("Conclusion")),
        *_conclusion(one, say),
        gap(12, keep=True),
        signers_block(signers, say, landscape=False),
    ]


def _identity(one: ListedPip, say: Language) -> list[Block]:
    facts = (
        (say("Name"), one.name),
        (say("Number"), one.pip.employee),
        (say("Department"), one.department_name),
        (say("Position"), one.position_name),
        (say("Coach"), one.coach_name),
        (say("Begins on"), say.day(one.pip.starts)),
    )
    width = content_width(landscape=False) / len(facts)
    table = Table([Column(words, width) for words, _ in facts])
    return table_blocks(table, [tuple(value or "—" for _, value in facts)], least=20)


def _told(rows: list[tuple[str, str]]) -> list[Block]:
    """Rows of a name and its words, without a head."""
    columns = [Column("", _LABEL), Column("", content_width(landscape=False) - _LABEL)]
    return [replace(block, head=None) for block in table_blocks(Table(columns), rows, least=_LEAST)[1:]]


def _agreed(one: ListedPip, say: Language) -> list[Block]:
    pip = one.pip
    rows = [
        (say("Shortfall"), pip.reason),
        (say("Goal"), pip.goal),
        (say("Support"), pip.support),
        (say("Training"), pip.training),
        (say("Training evidence"), pip.evidence),
    ]
    return _told([(name, words or "—") for name, words in rows])


def _stops(one: ListedPip, say: Language) -> list[Block]:
    widths = (74.0, 58.0, 70.0)
    rest = content_width(landscape=False) - sum(widths)
    columns = [
        Column(say("After"), widths[0]),
        Column(say("Expected"), rest * 0.46),
        Column(say("Found"), rest * 0.54),
        Column(say("Finding"), widths[1]),
        Column(say("Checked"), widths[2]),
    ]
    rows = [_stop(stop, say) for stop in one.stops] or [("",) * len(columns)] * 3
    return table_blocks(Table(columns), rows, least=_STOP)


def _stop(stop: Stop, say: Language) -> tuple[str, ...]:
    checkpoint = stop.checkpoint
    after = say("{days} days, {day}", days=checkpoint.days, day=say.day(stop.looked_at))
    finding = label(say, checkpoint.finding) if checkpoint.finding else ""
    on = say.day(checkpoint.checked_on) if checkpoint.checked_on else ""
    return after, checkpoint.expected, checkpoint.found, finding, f"{stop.checked_by_name} {on}".strip()


def _conclusion(one: ListedPip, say: Language) -> list[Block]:
    pip = one.pip
    if one.running:
        return _told([(say("Conclusion"), ""), (say("Ended on"), "")])
    ended = say.day(pip.closed_on) if pip.closed_on else "—"
    return _told([(say("Conclusion"), f"{label(say, pip.state)}  {pip.result}"), (say("Ended on"), ended)])
