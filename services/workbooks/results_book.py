"""The results workbook: a period's summary, lines and exceptions, and charts of grades and totals."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from services.domain.result import LineResult, PeriodResult, ResultState, SubjectResult
from services.language import Language
from services.summary import explanation_of, summary_of
from services.wording.steps import tell
from services.workbooks.book import Book, Heading
from services.workbooks.kinds import yes_no
from services.workbooks.problems import Bilingual, Problem
from services.workbooks.raw import CellValue
from services.workbooks.vocabulary import EXCEPTIONS, SUBJECTS

_SCORE = "0.00"
_PLAIN = "General"
_COUNT = "0"
_EXPLANATION = "Explanation"
_SUBJECT = (("考核期", "Period"), ("对象类型", "Subject type"), ("编码", "Code"), ("姓名", "Name"))
_SUMMARY = (
    *_SUBJECT,
    ("部门", "Department"),
    ("合计得分", "Total", _SCORE),
    ("等级", "Grade"),
    ("系数", "Coefficient", _PLAIN),
    ("否决", "Veto"),
    ("督查", "Red line"),
    ("奖金", "Bonus", "#,##0.00"),
    ("排名", "Rank", _COUNT),
    ("状态", "State"),
)
_LINES = (
    *_SUBJECT,
    ("指标编码", "KPI"),
    ("指标", "Name"),
    ("权重", "Weight", _PLAIN),
    ("有效权重", "Effective weight", _SCORE),
    ("目标值", "Target", _PLAIN),
    ("实际值", "Actual", _PLAIN),
    ("得分", "Score", _SCORE),
    ("加权得分", "Weighted", _SCORE),
    ("计算过程", _EXPLANATION),
)
_EXCEPTIONS = (
    *_SUBJECT,
    ("指标编码", "KPI"),
    ("指标", "Name"),
    ("异常", "What"),
    ("说明", _EXPLANATION),
)
_SHEETS = Bilingual("汇总", "Summary"), Bilingual("明细", "Lines"), Bilingual("异常", "Exceptions")
_CHARTS = Bilingual("图表", "Charts")
_TOTAL, _NAME = 5, 3
_TITLE = Bilingual("绩效考核结果", "Appraisal results")
_TALLEST = 4_000
_BAR = "#2F6DB5"


def write_results(result: PeriodResult, path: Path, say: Language) -> tuple[Problem, ...]:
    """Write a period's results; gives warnings about texts that a cell cannot hold."""
    summary, lines, exceptions = (title.of(say.code) for title in _SHEETS)
    with Book(path, f"{_TITLE.of(say.code)} {result.period}") as book:
        book.add(summary, _headings(_SUMMARY, say), _summary_rows(result, say))
        book.add(lines, _headings(_LINES, say), _line_rows(result, say))
        book.add(exceptions, _headings(_EXCEPTIONS, say), _exception_rows(result, say))
        _add_charts(book, result, say, summary)
    return tuple(book.problems)


def _headings(columns: tuple[tuple[str, ...], ...], say: Language) -> list[Heading]:
    return [
        Heading(
            Bilingual(*names[:2]).of(say.code),
            "".join(names[2:]),
            wrapped=names[1] == _EXPLANATION,
            whole=names[1] == _EXPLANATION,
        )
        for names in columns
    ]


def _summary_rows(result: PeriodResult, say: Language) -> Iterator[list[CellValue]]:
    for subject in result.results:
        yield [Decimal(cell) if isinstance(cell, int) else cell for cell in summary_of(result, subject, say)]


def _line_rows(result: PeriodResult, say: Language) -> Iterator[list[CellValue]]:
    for subject in result.results:
        who = _who(result, subject, say)
        for line in subject.lines:
            yield [*who, *_line_cells(line, say)]


def _who(result: PeriodResult, subject: SubjectResult, say: Language) -> list[CellValue]:
    return [result.period, SUBJECTS.write(subject.type, say.code), subject.code, subject.name]


def _line_cells(line: LineResult, say: Language) -> list[CellValue]:
    return [
        line.kpi,
        line.name,
        line.weight,
        line.effective_weight,
        line.target,
        _actual(line, say),
        line.score,
        line.weighted,
        explanation_of(line, say),
    ]


def _actual(line: LineResult, say: Language) -> CellValue:
    if line.actual is None and line.actual_text in ("yes", "no"):
        return yes_no(line.actual_text == "yes", say.code)
    return line.actual_text if line.actual is None else line.actual


def _exception_rows(result: PeriodResult, say: Language) -> Iterator[list[CellValue]]:
    for found in result.exceptions:
        yield [
            result.period,
            SUBJECTS.write(found.type, say.code),
            found.code,
            found.name,
            found.kpi,
            found.kpi_name,
            EXCEPTIONS.write(found.kind, say.code),
            tell(say, found.step),
        ]


def _add_charts(book: Book, result: PeriodResult, say: Language, summary: str) -> None:
    """A sheet with the number of people in each grade, a chart of it, and one of the totals in Summary."""
    grades = _grades(result)
    title = _CHARTS.of(say.code)
    headings = [Heading(say("Grade")), Heading(say("Count"), _COUNT)]
    sheet = book.add(title, headings, ([grade, Decimal(count)] for grade, count in grades))
    if grades:
        column = _chart(book, "column", say("Grades"), (title, 1, len(grades), 0, 1))
        column.set_y_axis({"major_gridlines": {"visible": True}, "num_format": "0", "min": 0})
        sheet.insert_chart(1, 3, column)
    if result.results:
        bar = _chart(book, "bar", say("Totals"), (summary, 1, len(result.results), _NAME, _TOTAL))
        bar.set_y_axis({"reverse": True, "interval_unit": 1})
        bar.set_size({"width": 720, "height": min(max(288, 60 + 18 * len(result.results)), _TALLEST)})
        sheet.insert_chart(17, 3, bar)


def _grades(result: PeriodResult) -> list[tuple[str, int]]:
    """How many complete subjects have each grade, the best first."""
    found = [subject.grade for subject in result.results if subject.state is ResultState.COMPLETE]
    names = dict.fromkeys([*result.grades, *(grade for grade in found if grade)])
    return [(name, found.count(name)) for name in names]


def _chart(book: Book, kind: str, title: str, place: tuple[str, int, int, int, int]) -> Any:  # noqa: ANN401
    sheet, first, last, names, values = place
    chart = book.workbook.add_chart({"type": kind})
    chart.add_series(
        {
            "name": title,
            "categories": [sheet, first, names, last, names],
            "values": [sheet, first, values, last, values],
            "data_labels": {"value": True},
            "fill": {"color": _BAR},
            "gap": 60,
        }
    )
    chart.set_title({"name": title, "overlay": False})
    chart.set_legend({"none": True})
    return chart
