"""A period's summary as the outside reads it: the columns of the results workbook, and their JSON."""

from decimal import Decimal
from typing import Any

from services.domain.result import LineResult, PeriodResult, SubjectResult
from services.language import Language
from services.wording.steps import tell
from services.workbooks.vocabulary import RESULT_STATES, SUBJECTS

Cell = str | int | Decimal | None


def veto_codes(subject: SubjectResult) -> str | None:
    """The unwaived vetoes' KPI codes, joined by semicolons."""
    return ";".join(dict.fromkeys(veto.kpi for veto in subject.struck)) or None


def worst_class(subject: SubjectResult) -> str | None:
    """The gravest red-line class that strikes a subject."""
    return min((case.grade for case in subject.red_lines), key=len, default=None)


def explanation_of(line: LineResult, say: Language) -> str:
    """How a line's score came about, in words."""
    return say("; ").join(tell(say, step) for step in line.steps)


def summary_of(result: PeriodResult, subject: SubjectResult, say: Language) -> tuple[Cell, ...]:
    """One subject's row in the columns of Summary."""
    return (
        result.period,
        SUBJECTS.write(subject.type, say.code),
        subject.code,
        subject.name,
        subject.department_name,
        subject.total,
        subject.grade,
        subject.coefficient,
        veto_codes(subject),
        worst_class(subject),
        None,
        subject.rank,
        RESULT_STATES.write(subject.state, say.code),
    )


def line_of(result: PeriodResult, subject: SubjectResult, say: Language) -> str:
    """The same as one tab-separated line; scores with 2 places, coefficients without trailing zeros."""
    return "\t".join(_text(cell, column) for column, cell in enumerate(summary_of(result, subject, say)))


_TOTAL = 5


def _text(cell: Cell, column: int) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return Language.fixed(cell) if column == _TOTAL else Language.plain(cell)
    return " ".join(str(cell).split())


def result_json(result: PeriodResult, say: Language) -> dict[str, Any]:
    """A period's results as the command line's JSON: decimals as strings, what is absent as null."""
    return {"period": result.period, "results": [_subject_json(subject, say) for subject in result.results]}


def _subject_json(subject: SubjectResult, say: Language) -> dict[str, Any]:
    return {
        "type": subject.type.value,
        "code": subject.code,
        "name": subject.name,
        "department": subject.department_name,
        "total": _fixed(subject.total),
        "grade": subject.grade,
        "coefficient": _plain(subject.coefficient),
        "veto": veto_codes(subject),
        "redline": worst_class(subject),
        "bonus": None,
        "rank": subject.rank,
        "state": subject.state.value,
        "lines": [_line_json(line, say) for line in subject.lines],
    }


def _line_json(line: LineResult, say: Language) -> dict[str, Any]:
    return {
        "kpi": line.kpi,
        "weight": _plain(line.weight),
        "target": _plain(line.target),
        "actual": line.actual_text if line.actual is None else _plain(line.actual),
        "score": _fixed(line.score),
        "weighted": _fixed(line.weighted),
        "explanation": explanation_of(line, say),
    }


def _fixed(number: Decimal | None) -> str | None:
    return None if number is None else Language.fixed(number)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else Language.plain(number)
