"""The report sheet (述职表) of a speaker: what is known is printed, what is missing has lines to write on."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from services.domain.report import NextAction, Promise, ReportSheet
from services.domain.result import LineResult, VetoMark
from services.language import Language
from services.printing.charts import trend
from services.printing.document import Document
from services.printing.flow import Block, gap, tall
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import MARGIN, Page, content_width
from services.printing.sheet import Heading, draw_flowing, room
from services.printing.signatures import SIGNATURES, signers_block
from services.printing.table import Column, Table
from services.wording.reports import gap_words, promise_state

FORM = "ZJ-04"
_BLANK_ACTIONS = 3


class Air(NamedTuple):
    """How roomy a sheet is set.

    From one line to write on to the next, how tall an empty row is, a heading, above and below a row's text,
    where one signs, and the trend.
    """

    line: float
    row: float
    heading: float = 26.0
    padding: float = 4.0
    signature: float = SIGNATURES
    trend: float = 46.0


_AIR = (
    Air(24, 30),
    Air(20, 24),
    Air(18, 20),
    Air(18, 20, 23, 2.5, 58, 40),
    Air(15, 17, 23, 1.5, 46, 34),
)
"""From the airiest to the tightest: a sheet that fits one page in one of them takes one page."""
_SEVERAL_PAGES = _AIR[1]


def draw_report_sheet(document: Document, frame: Heading, sheet: ReportSheet) -> int:
    """Draw a speaker's sheet on one page where it fits; gives its first page, from 0."""
    return draw_flowing(document, frame, FORM, frame.say("Report sheet"), _fitted(sheet, frame.say))


def _whose(sheet: ReportSheet) -> str:
    return " · ".join(filter(None, (sheet.speaker.department_name, sheet.speaker.name)))


def _fitted(sheet: ReportSheet, say: Language) -> list[Block]:
    """The sheet as airy as one page lets it be; at ease where it takes several."""
    for air in _AIR:
        blocks = _blocks(sheet, say, air)
        if tall(blocks) <= room(landscape=False):
            return blocks
    return _blocks(sheet, say, _SEVERAL_PAGES)


def _blocks(sheet: ReportSheet, say: Language, air: Air) -> list[Block]:
    report = sheet.report
    signers = ((say("Speaker"), ()), (say("Chair"), ()))
    *support, last = _words(report.support, 2, air)
    return [
        _identity(sheet, say),
        *_trend(sheet, say, air),
        *_promises(sheet.promises, say, air),
        heading(say("① Targets and actuals"), air.heading),
        *_results(sheet, say),
        heading(say("② Measures and what worked"), air.heading),
        *_words(report.worked, 2, air),
        heading(say("③ Gaps and causes"), air.heading),
        *_words(report.causes, max(2, len(sheet.gaps)), air),
        heading(say("④ Next actions"), air.heading),
        *_actions(sheet.next_actions, say, air),
        heading(say("⑤ Support needed"), air.heading),
        *support,
        replace(last, keep=True),
        gap(10, keep=True),
        signers_block(signers, say, landscape=False, height=air.signature),
    ]


def _trend(sheet: ReportSheet, say: Language, air: Air) -> list[Block]:
    """The totals of the last twelve months, where there are two to draw a line through."""
    result = sheet.result
    if result is None or sum(point.total is not None for point in result.trend) < 2:
        return []
    wide = content_width(landscape=False)
    return [
        Block(
            air.trend + 4,
            lambda page, top: trend(page, (MARGIN, top, wide, air.trend), result, say),
            keep=True,
        )
    ]


def _identity(sheet: ReportSheet, say: Language) -> Block:
    """Whose sheet it is, the total, and the vetoes in words."""
    total = say("not complete") if sheet.total is None else f"{say.fixed(sheet.total)}  {sheet.grade or ''}"
    vetoes = "  ".join(say("■ {name} veto", name=veto.name) for veto in sheet.vetoes)

    def draw(page: Page, top: float) -> None:
        at = MARGIN + page.text(MARGIN, top + 16, _whose(sheet), 12, bold=True) + 16
        at += page.text(at, top + 16, total, 12) + 16
        page.text(at, top + 16, vetoes, 10, bold=True)

    return Block(26, draw, keep=True)


def _promises(promises: Sequence[Promise], say: Language, air: Air) -> list[Block]:
    if not promises:
        return []
    rest = content_width(landscape=False) - 58 - 60 - 62
    columns = [
        Column(say("Key action"), rest * 0.6),
        Column(say("Owner"), 58),
        Column(say("Due"), 60),
        Column(say("State"), 62),
        Column(say("What came of it"), rest * 0.4),
    ]
    rows = [
        (one.text, one.owner_name, one.due, promise_state(say, one), one.outcome or "—") for one in promises
    ]
    table = table_blocks(Table(columns), rows, least=16 + air.padding, padding=air.padding)
    return [heading(say("Promises of last month"), air.heading), *table]


def _results(sheet: ReportSheet, say: Language) -> list[Block]:
    widths = (170.0, 62.0, 62.0, 50.0)
    rest = content_width(landscape=False) - sum(widths)
    titles = (say("KPI"), say("Target"), say("Actual"), say("Score"))
    columns = [
        Column(title, width, "right" if at else "left")
        for at, (title, width) in enumerate(zip(titles, widths, strict=True))
    ]
    gaps = {gap.line.kpi: gap_words(say, gap) for gap in sheet.gaps}
    rows = [_result(line, gaps.get(line.kpi, ""), say) for line in sheet.lines]
    if not rows:
        return paragraph(say("Nothing is scored for this speaker in this period."), landscape=False)
    return table_blocks(Table([*columns, Column(say("Gap"), rest)]), rows, least=18, padding=2.5)


def _result(line: LineResult, gap_said: str, say: Language) -> tuple[str, ...]:
    veto = line.veto_mark is VetoMark.HIT
    actual = line.actual_text or say.quantity(line.actual, line.decimals)
    remarks = [say("Veto")] if veto else []
    remarks += [gap_said] if gap_said else []
    remarks += [say("Key strategic")] if line.key_strategic else []
    name = f"{line.name} {line.unit}".strip()
    return (
        f"■ {name}" if veto else name,
        say.quantity(line.target, line.decimals),
        actual,
        say.fixed(line.score),
        " · ".join(remarks),
    )


def _words(text: str, blank: int, air: Air) -> list[Block]:
    """The speaker's words, or as many lines to write on."""
    if text.strip():
        return paragraph(text, landscape=False)
    lines = [Block(air.line, lambda page, top: page.rule(MARGIN, top + air.line - 3, page.right))] * blank
    return [replace(line, keep=True) for line in lines[:-1]] + lines[-1:]


def _actions(actions: Sequence[NextAction], say: Language, air: Air) -> list[Block]:
    """The next actions, with rows to write in where there are none."""
    rest = content_width(landscape=False) - 62 - 64
    columns = [
        Column(say("Measure"), rest * 0.5),
        Column(say("Owner"), 62),
        Column(say("Due"), 64),
        Column(say("Gap that it answers"), rest * 0.25),
        Column(say("Support needed for it"), rest * 0.25),
    ]
    rows = [
        (one.action.measure, one.owner_name, say.day(one.action.due), one.kpi_name, one.action.support)
        for one in actions
    ]
    if not rows:
        return table_blocks(Table(columns), [("",) * len(columns)] * _BLANK_ACTIONS, least=air.row)
    return table_blocks(Table(columns), rows, least=16 + air.padding, padding=air.padding)
