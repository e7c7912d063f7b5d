"""Every problem has words, in both languages."""

import ast
from pathlib import Path

import pytest

import services.workbooks
from services.language import Language
from services.wording.cycle_cells import CYCLE_CELLS
from services.wording.import_problems import problem_parts
from services.wording.workbook_cells import CELLS
from services.workbooks.cells import DIGITS_LOST, ERROR_VALUE, FORMULA_WITHOUT_VALUE, MERGED, TEXT_CUT
from services.workbooks.problems import Bilingual, Problem, Severity

FOLDER = Path(services.workbooks.__file__).parent
TELLERS = {"error", "warn", "_error", "_warn", "_flaw", "Refused", "Doubtful", "problem", "_report"}
NOTES = {"hidden_sheet", "hidden_rows", "hidden_columns", "formats_lost"}


def codes_in(path: Path) -> set[str]:
    """The codes that a file's calls name."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = [call for call in calls if _name(call.func) in TELLERS]
    nodes = [_first_choice(argument) for call in named for argument in call.args]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and "_" in text}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _first_choice(node: ast.expr) -> ast.expr:
    return node.body if isinstance(node, ast.IfExp) else node


FIELDS = {
    *{"na_reason", "self_score", "valid_to", "valid_from", "veto_effect", "total_floor"},
    *{"first_day", "last_day", "closed_by", "closed_on"},
}
USED = set().union(*(codes_in(path) for path in FOLDER.rglob("*.py"))) - FIELDS


def test_every_code_that_is_told_has_words() -> None:
    assert len(USED) > 40
    assert USED - {*CELLS, *CYCLE_CELLS} == set()
    assert {DIGITS_LOST, ERROR_VALUE, FORMULA_WITHOUT_VALUE, MERGED, TEXT_CUT} | NOTES <= set(CELLS)


@pytest.mark.parametrize("code", sorted({*CELLS, *CYCLE_CELLS}))
def test_the_words_exist_in_chinese_and_say_what_to_do(code: str) -> None:
    for language in ("zh", "en"):
        say = Language(language)
        what, mend = problem_parts(say, Problem(Severity.ERROR, "", 0, "", code, AnyFact()))
        assert what
        assert mend
        if language == "zh":
            assert any("\u4e00" <= char <= "\u9fff" for char in what)
            assert any("\u4e00" <= char <= "\u9fff" for char in mend)


class AnyFact(dict[str, object]):
    """Facts of every name."""

    def __init__(self) -> None:
        names = "value choices headers number header places low high unit kpi percent key other sheet path"
        more = "hired left grades start end total rows levels subject period bound group rater names"
        days = "first last day today owner name item starts ends"
        super().__init__({name: Bilingual("甲", "a") for name in f"{names} {more} {days}".split()})
