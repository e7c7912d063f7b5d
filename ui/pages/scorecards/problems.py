"""A draft's problems in words, at the line or at the field of the version."""

from collections.abc import Sequence

from services.edits import FieldProblem
from services.language import Language
from services.wording.import_problems import problem_parts
from ui.pages.scorecards.line_row import LineProblem

ON_LINES = frozenset({"weight", "target", "cap", "floor", "kpi"})


def line_problems(say: Language, found: Sequence[FieldProblem]) -> dict[int, list[LineProblem]]:
    """Problems of lines by the line's place; that the weights do not total 100 is said at the total."""
    lines: dict[int, list[LineProblem]] = {}
    for one in found:
        if one.field in ON_LINES and one.problem.code != "weights_total":
            lines.setdefault(one.row, []).append(LineProblem(one.field, _words(say, one)))
    return lines


def card_problems(say: Language, found: Sequence[FieldProblem]) -> dict[str, str]:
    """Problems of the version by the field."""
    return {one.field: _words(say, one) for one in found if one.field not in ON_LINES}


def _words(say: Language, one: FieldProblem) -> str:
    return " ".join(filter(None, problem_parts(say, one.problem)))
