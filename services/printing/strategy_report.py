"""The strategy report (战略报告), portrait: driver, four steps, purposes, issues, and how the chain holds."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby

from msgspec.structs import replace

from services.domain.alignment import Coverage, Level
from services.domain.diagnosis import STEPS, state_of
from services.domain.strategy import DiagnosisStep
from services.language import Language
from services.printing.document import About, Bookmark, Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.listing import heading, paragraph, table_blocks, void
from services.printing.page import A4, HAIRLINE, INK, MARGIN, MUTED, Page, content_width
from services.printing.signatures import signers_block
from services.printing.strategy_frame import HEAD_END, TAIL, StrategyFrame
from services.printing.table import Column, Table
from services.strategy_report import IssueLine, StrategyReport
from services.wording.alignment import GAPS, LEVELS, subject_words, verdict_words
from services.wording.diagnosis import STATES, severity_words
from services.wording.diagnosis import STEPS as WORDS

FORM = "ZJ-13"
LISTED = 6
"""Findings of one gap that stand below one another; more of them run on."""
_INDENT = 12.0
_BAR = 200.0
Part = tuple[str, list[Block]]


def strategy_report_pdf(
    report: StrategyReport,
    say: Language,
    *,
    printed_at: datetime,
    progress: Callable[[int, int], object] = lambda _done, _all: None,
) -> bytes:
    """The report as a PDF; the same report and time give the same bytes."""
    title = say("Strategy report {year}", year=report.diagnosis.year)
    lang = "zh-CN" if say.code == "zh" else "en"
    document = Document(About(title, report.company, title, lang, printed_at))
    frame = StrategyFrame(report.company, say("Strategy year"), str(report.diagnosis.year), say, printed_at)
    parts: list[Part] = [
        (say("1. Value driver and strategic intent"), list(_meaning(report, say))),
        (say("2. The four steps of diagnosis"), list(_steps(report, say))),
        (say("3. What each department is for"), _purposes(report, say)),
        (say("4. Issues and the KPIs that answer them"), _issues(report, say)),
        (say("5. Alignment check"), list(_alignment(report, say))),
    ]
    blocks: list[Block] = []
    starts: dict[int, str] = {}
    for words, body in parts:
        if blocks:
            blocks.append(gap(10))
        first = heading(words)
        starts[id(first)] = words
        blocks += [first, *body]
    blocks[-1] = replace(blocks[-1], keep=True)
    blocks += [gap(14, keep=True), _signed(say)]
    pages = paginate(blocks, A4[1] - TAIL - HEAD_END - 4)
    for number, pageful in enumerate(pages):
        progress(number, len(pages))
        page = document.page(frame.foot(FORM), landscape=False)
        frame.head(page, title)
        draw_down(pageful, page, HEAD_END + 4)
        document.bookmarks += [
            Bookmark(starts[id(block)], number) for block in pageful if id(block) in starts
        ]
    return document.to_bytes()


def _meaning(report: StrategyReport, say: Language) -> Iterator[Block]:
    year = report.diagnosis
    for words, text in (
        (say("Value driver"), year.value_driver),
        (say("Strategic intent"), year.strategic_intent),
    ):
        yield from _passage(words, text)


def _passage(words: str, text: str) -> Iterator[Block]:
    """A small heading, and below it a text or a dash."""
    yield Block(
        16, lambda page, top: void(page.text(MARGIN + _INDENT, top + 12, words, 8.5, grey=MUTED)), keep=True
    )
    for passage in (text or "—").splitlines():
        yield from paragraph(passage, landscape=False, indent=_INDENT)


def _steps(report: StrategyReport, say: Language) -> Iterator[Block]:
    for number in STEPS:
        words, step = WORDS[number], report.diagnosis.step(number) if report.diagnosis.steps else None
        step = step or DiagnosisStep(report.diagnosis.year, number)
        yield _step_head(step, say)
        yield from paragraph(say(words.question), landscape=False, indent=_INDENT)
        for name, text in (
            (say("Findings"), step.findings),
            (say("Evidence"), step.evidence),
            (say("People consulted"), step.asked),
        ):
            if text or name == say("Findings"):
                yield from _passage(name, text)
        yield gap(6)


def _step_head(step: DiagnosisStep, say: Language) -> Block:
    """Number and name at the left, mark, state and date at the right."""
    mark, state = STATES[state_of(step)]
    name = say("Step {number}", number=step.step) + "  " + say(WORDS[step.step].name)
    right = "  ".join(
        part for part in (f"{mark} {say(state)}", say.day(step.day) if step.day else "") if part
    )

    def draw(page: Page, top: float) -> None:
        page.rule(MARGIN, top + 4, page.right)
        page.text(MARGIN, top + 19, name, 10, bold=True)
        page.text(page.right, top + 19, right, 8.5, grey=MUTED, anchor="right")

    return Block(26, draw, keep=True)


def _purposes(report: StrategyReport, say: Language) -> list[Block]:
    if not report.departments:
        return _nothing(say("No departments yet."))
    table = Table(
        [
            Column(say("Department"), 92),
            Column(say("Purpose"), 227),
            Column(say("Inner customers"), 100),
            Column(say("Outer customers"), 100.2),
        ]
    )
    rows = [
        (one.name, one.purpose or "—", one.inner_customers or "—", one.outer_customers or "—")
        for one in report.departments
    ]
    return table_blocks(table, rows, least=20)


def _issues(report: StrategyReport, say: Language) -> list[Block]:
    if not report.issues:
        return _nothing(say("No issues yet."))
    table = Table(
        [
            Column(say("Code"), 36),
            Column(say("Department"), 70),
            Column(say("Issue and evidence"), 197),
            Column(say("Severity"), 52),
            Column(say("Objective harmed"), 76),
            Column(say("KPIs that answer"), 88.2),
        ]
    )
    return table_blocks(table, [_issue(one, say) for one in report.issues], least=20)


def _issue(one: IssueLine, say: Language) -> tuple[str, ...]:
    severity = severity_words(say, one.severity)
    words = f"{one.issue}\n{one.evidence}" if one.evidence else one.issue
    kpis = "\n".join(one.kpis) or say("■ none")
    return one.code, one.department_name, words, severity, one.objective or say("■ none"), kpis


def _alignment(report: StrategyReport, say: Language) -> Iterator[Block]:
    found = report.alignment
    counts = [len(found.of(level)) for level in Level]
    checked = say(
        "Checked for {day}: {verdict}.", day=say.day(found.day), verdict=verdict_words(say, *counts)
    )
    yield from paragraph(checked, landscape=False)
    if found.share is not None:
        words = say(
            "{share} % of all weight on the cards is tied to strategy.", share=say.fixed(found.share, 1)
        )
        yield from paragraph(words, landscape=False)
    rows = []
    for gap_, group in groupby(found.findings, key=lambda finding: finding.gap):
        members = list(group)
        mark, level = LEVELS[members[0].level]
        told = GAPS[gap_]
        gap_between = "\n" if len(members) <= LISTED else say(", ")
        about = gap_between.join(subject_words(say, finding) for finding in members)
        rows.append((f"{mark} {say(level)}", f"{say(told.name)}\n{say(told.why)}", about, say(told.mend)))
    if rows:
        columns = (
            Column(say("Link"), 66),
            Column(say("Gap and why it matters"), 175),
            Column(say("Where"), 168.2),
            Column(say("How to correct it"), 110),
        )
        yield gap(6)
        yield from table_blocks(Table(columns), rows, least=20)
    yield gap(8)
    yield from _coverage(report, say)


def _coverage(report: StrategyReport, say: Language) -> list[Block]:
    departments = report.alignment.departments
    if not departments:
        return []
    table = Table(
        [
            Column(say("Department"), 120),
            Column(say("Weight tied to strategy"), 95, "right"),
            Column(say("of it on its own card"), 95, "right"),
            Column("", 209.2),
        ]
    )
    rows = [
        (
            each.name,
            "—" if each.share is None else f"{say.fixed(each.share, 1)} %",
            "—" if each.own is None else f"{say.fixed(each.own, 1)} %",
            "",
        )
        for each in departments
    ]
    return table_blocks(table, rows, least=20, aside=[_bar(each) for each in departments])


def _bar(each: Coverage) -> Callable[[Page, float, float], None]:
    """A bar of the share, with an upright mark at a third."""
    left = MARGIN + content_width(landscape=False) - _BAR

    def draw(page: Page, top: float, height: float) -> None:
        middle = top + height / 2
        page.box(left, middle - 4, _BAR, 8, grey=HAIRLINE, thickness=0.5)
        if each.share is not None:
            page.bar(left, middle - 4, float(each.share) / 100 * _BAR, 8, grey=0.55)
        page.upright(left + _BAR / 3, middle - 7, middle + 7, grey=INK, thickness=1.2)

    return draw


def _nothing(words: str) -> list[Block]:
    return paragraph(words, landscape=False)


def _signed(say: Language) -> Block:
    return signers_block(((say("Prepared by"), ()), (say("Approved by"), ())), say, landscape=False)
