"""The summary (绩效结果汇总), landscape: departments with a chart, alarms, then everyone."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from models.terms import Dimension, SubjectType
from services.domain.result import ResultState, SubjectResult
from services.language import Language
from services.printing.alarms import alarm_rows
from services.printing.charts import bar_row
from services.printing.document import Document
from services.printing.flow import Block, draw_down, gap, paginate
from services.printing.frame import HEAD_END, TAIL, Frame
from services.printing.listing import heading, paragraph, table_blocks
from services.printing.page import A4, MARGIN, MUTED, Page
from services.printing.signatures import signers_block
from services.printing.statements import signed
from services.printing.table import Column, Table
from services.wording.terms import label

FORM = "ZJ-03"
_MARKS = {ResultState.INCOMPLETE: "▲ ", ResultState.EXEMPT: "◇ ", ResultState.UNSCORED: "○ "}


def draw_summary(document: Document, frame: Frame) -> int:
    """Draw the summary; gives its first page, from 0."""
    say, first, result = frame.say, len(document), frame.result
    departments = ranked(result.results, SubjectType.DEPARTMENT)
    people = ranked(result.results, SubjectType.EMPLOYEE)
    blocks = [_figures(departments, people, result.grades, say)]
    if departments:
        blocks += [heading(say("1. Departments")), *_departments(departments, say), gap(4)]
    blocks += [heading(say("2. Alarms and exceptions")), *_alarms(frame), gap(4)]
    blocks += [heading(say("3. People")), *_people(people, say)]
    signers = (
        (say("Prepared by human resources"), ()),
        (say("Reviewed by"), ()),
        (say("Approved by the general manager"), ()),
    )
    blocks += [gap(12, keep=True), signers_block(signers, say, landscape=True)]
    top = HEAD_END + 6
    for pageful in paginate(_signed_with_rows(blocks), A4[0] - TAIL - top):
        page = document.page(frame.foot(FORM), landscape=True)
        frame.head(page, summary_title(result.dimension, say))
        draw_down(pageful, page, top)
    return first


def summary_title(dimension: Dimension, say: Language) -> str:
    """The summary's title."""
    match dimension:
        case Dimension.MONTHLY:
            return say("Monthly summary of results")
        case Dimension.QUARTERLY:
            return say("Quarterly summary of results")
        case Dimension.HALF_YEARLY:
            return say("Half-yearly summary of results")
        case Dimension.ANNUAL:
            return say("Annual summary of results")


def ranked(results: Sequence[SubjectResult], type_: SubjectType) -> list[SubjectResult]:
    """The subjects of one kind by rank, those without one at the end."""
    return sorted(
        (each for each in results if each.type is type_), key=lambda each: (each.rank is None, each.rank or 0)
    )


def _signed_with_rows(blocks: list[Block]) -> list[Block]:
    """The last rows of the last table stay with the signatures."""
    blocks[-3] = replace(blocks[-3], keep=True)
    return blocks


def _figures(
    departments: Sequence[SubjectResult],
    people: Sequence[SubjectResult],
    grades: Sequence[str],
    say: Language,
) -> Block:
    """The period in a strip of counts."""
    states = Counter(each.state for each in people)
    spread = Counter(each.grade for each in people if each.grade is not None)
    texts = (
        (say("Departments"), str(len(departments))),
        (say("People"), str(len(people))),
        (label(say, ResultState.COMPLETE), str(states[ResultState.COMPLETE])),
        (label(say, ResultState.INCOMPLETE), str(states[ResultState.INCOMPLETE])),
        (label(say, ResultState.EXEMPT), str(states[ResultState.EXEMPT])),
        (say("Vetoes"), str(sum(bool(each.struck) for each in (*departments, *people)))),
        (say("Grades"), "   ".join(f"{grade} {spread[grade]}" for grade in grades)),
    )
    widths = (92.0, 80.0, 92.0, 104.0, 92.0, 84.0, 221.9)

    def draw(page: Page, top: float) -> None:
        page.box(MARGIN, top, page.right - MARGIN, 25.5)
        x = MARGIN
        for (title, words), width in zip(texts, widths, strict=True):
            if x > MARGIN:
                page.upright(x, top, top + 25.5)
            wide = page.text(x + 7, top + 16, title, grey=MUTED)
            page.text(x + 13 + wide, top + 16, words, bold=True)
            x += width

    return Block(32, draw)


def _departments(departments: Sequence[SubjectResult], say: Language) -> list[Block]:
    table = Table(
        [
            Column(say("Rank"), 36, "centre"),
            Column(say("Department"), 122),
            Column(say("Score"), 56, "right"),
            Column(say("Grade"), 52, "centre"),
            Column(say("Veto"), 120),
            Column(say("Coefficient"), 58, "right"),
            Column(say("Last"), 56, "right"),
            Column(say("Change"), 54, "right"),
            Column(say("Score 0–120; hairline 100, bold line the period before"), 211.9),
        ]
    )
    rows, asides = [], []
    for each in departments:
        last = each.trend[-2].total if len(each.trend) > 1 else None
        change = "—" if last is None or each.total is None else signed(each.total - last, say)
        score = say.fixed(each.total) if each.state is ResultState.COMPLETE else _state(each, say)
        rows.append(
            (
                _rank(each),
                each.name,
                score,
                each.grade or "—",
                _vetoes(each, say),
                _coefficient(each, say),
                say.fixed(last),
                change,
                "",
            )
        )
        asides.append(bar_row(table.edges[8] + 8, table.right - 4, each.total, last))
    return table_blocks(table, rows, least=22, aside=asides)


def _people(people: Sequence[SubjectResult], say: Language) -> list[Block]:
    table = Table(
        [
            Column(say("Rank"), 36, "centre"),
            Column(say("Number"), 72),
            Column(say("Name"), 98),
            Column(say("Department"), 126),
            Column(say("Score"), 58, "right"),
            Column(say("Grade"), 52, "centre"),
            Column(say("Coefficient"), 60, "right"),
            Column(say("Veto"), 108),
            Column(say("Red line"), 74),
            Column(say("State"), 81.9),
        ]
    )
    rows = [
        (
            _rank(each),
            each.code,
            each.name,
            each.department_name,
            say.fixed(each.total),
            each.grade or "—",
            _coefficient(each, say),
            _vetoes(each, say),
            ", ".join(f"◆ {case.grade.value}" for case in each.red_lines),
            _state(each, say),
        )
        for each in people
    ]
    return table_blocks(table, rows, least=18, padding=3)


def _alarms(frame: Frame) -> list[Block]:
    say = frame.say
    rows = alarm_rows(frame.result, say)
    if not rows:
        return paragraph(say("No alarms and no exceptions."), landscape=True)
    columns = [
        Column(say("Kind"), 104),
        Column(say("Whose"), 136),
        Column(say("KPI"), 136),
        Column(say("What"), 389.9),
    ]
    return table_blocks(Table(columns), rows, least=18, padding=3)


def _rank(subject: SubjectResult) -> str:
    return "—" if subject.rank is None else str(subject.rank)


def _coefficient(subject: SubjectResult, say: Language) -> str:
    """At least two places, so that the points stand below one another; never rounded."""
    if subject.coefficient is None:
        return "—"
    exact = say.plain(subject.coefficient)
    return exact if len(exact.partition(".")[2]) > 2 else say.fixed(subject.coefficient)


def _vetoes(subject: SubjectResult, say: Language) -> str:
    if subject.struck:
        return "\n".join(f"■ {veto.name}" for veto in subject.struck)
    return say("□ waived") if subject.vetoes else ""


def _state(subject: SubjectResult, say: Language) -> str:
    return _MARKS.get(subject.state, "") + label(say, subject.state)
