"""The performance improvement plan (绩效改进计划) of a person: why, what helps, three looks, who signs."""

from datetime import datetime

from services.domain.pip_list import ListedPip, PipSheet, Stop
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import Block, gap
from services.printing.listing import heading, named_rows, table_blocks
from services.printing.logo import Logo
from services.printing.page import content_width
from services.printing.sheet import draw_flowing
from services.printing.signatures import signers_block
from services.printing.strategy_frame import StrategyFrame
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-33"
_LEAST, _STOP = 24.0, 62.0
"""Room to write by hand what is still open."""


def pip_pdf(sheet: PipSheet, say: Language, *, printed_at: datetime) -> bytes:
    """The plan as a PDF; the same plan and time give the same bytes."""
    title, span = f"{say('Performance improvement plan')} {sheet.listed.name}", _span(sheet, say)
    lang = "zh-CN" if say.code == "zh" else "en"
    document = Document(About(title, sheet.company, span, lang, printed_at))
    document.bookmarks.append(Bookmark(title, draw_pip(document, sheet, say, printed_at=printed_at)))
    return document.to_bytes()


def draw_pip(
    document: Document, sheet: PipSheet, say: Language, *, printed_at: datetime, logo: Logo | None = None
) -> int:
    """Draw a plan; gives its first page, from 0."""
    frame = StrategyFrame(sheet.company, say("Begins on"), _span(sheet, say), say, printed_at, logo)
    title = say("Performance improvement plan")
    return draw_flowing(document, frame, FORM, title, _blocks(sheet.listed, say))


def _span(sheet: PipSheet, say: Language) -> str:
    return say.day(sheet.listed.pip.starts)


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


def _agreed(one: ListedPip, say: Language) -> list[Block]:
    pip = one.pip
    rows = [
        (say("Shortfall"), pip.reason),
        (say("Goal"), pip.goal),
        (say("Support"), pip.support),
        (say("Training"), pip.training),
        (say("Training evidence"), pip.evidence),
    ]
    return named_rows([(name, words or "—") for name, words in rows], least=_LEAST)


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
    after = say("{days} {days:day|days}, {day}", days=checkpoint.days, day=say.day(stop.looked_at))
    finding = label(say, checkpoint.finding) if checkpoint.finding else ""
    on = say.day(checkpoint.checked_on) if checkpoint.checked_on else ""
    return after, checkpoint.expected, checkpoint.found, finding, f"{stop.checked_by_name} {on}".strip()


def _conclusion(one: ListedPip, say: Language) -> list[Block]:
    pip = one.pip
    if one.running:
        return named_rows([(say("Conclusion"), ""), (say("Ended on"), "")], least=_LEAST)
    ended = say.day(pip.closed_on) if pip.closed_on else "—"
    words = f"{label(say, pip.state)}  {pip.result}"
    return named_rows([(say("Conclusion"), words), (say("Ended on"), ended)], least=_LEAST)
