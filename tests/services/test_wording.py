"""Every problem that the program can raise has its words, in both languages, with every fact they name."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from services import ledger, opening
from services.errors import Mendable
from services.language import Language
from services.wording import problems as wording
from services.wording.problems import problem_words

ROOT = Path(__file__).parents[2]
LAYERS = ("models", "services", "ui")
FAULTS = {"where", "file"}
"""What `check` gives with every fault."""


_RAISING = ("Mendable", "Fault", "super().__init__")


class Raised(NamedTuple):
    """A place that raises a problem: its code, the facts it names, or None when they cannot be read off."""

    place: str
    code: str
    facts: frozenset[str] | None


def raised() -> Iterator[Raised]:
    for path in (found for layer in LAYERS for found in sorted((ROOT / layer).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            code, name = node.args[0], ast.unparse(node.func)
            if name not in _RAISING or not (isinstance(code, ast.Constant) and "." in str(code.value)):
                continue
            open_ended = any(keyword.arg is None for keyword in node.keywords)
            facts = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            given = FAULTS if name == "Fault" else facts
            yield Raised(place, str(code.value), None if open_ended else frozenset(given))


RAISED = tuple(raised())


def tables() -> dict[str, str]:
    """Every code with its words, whichever room keeps them."""
    rooms = wording._rooms()
    return {code: words for table in (wording.PROBLEMS, *rooms) for code, words in table.items()}


def named(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_the_source_is_read() -> None:
    assert len(RAISED) > 60
    assert {"file.missing", "period.locked", "undo.nothing", "check.snapshot"} <= set(tables())


def test_every_problem_has_words() -> None:
    known = tables()
    assert [(one.place, one.code) for one in RAISED if one.code not in known] == []


def test_every_fact_that_the_words_name_is_given() -> None:
    known = tables()
    missing = [
        (one.place, one.code, named(known[one.code]) - one.facts)
        for one in RAISED
        if one.facts is not None and one.code in known and not named(known[one.code]) <= one.facts
    ]
    assert missing == []


def test_what_befalls_a_file_has_words_that_name_the_file_at_most() -> None:
    codes = {*ledger._MISHAPS.values(), *ledger._MISHAPS_BY_WORDS.values(), *opening._REFUSED.values()}
    assert not {code for code in codes if named(tables()[code]) - {"file"}}


def test_no_two_rooms_keep_words_for_one_code() -> None:
    rooms = wording._rooms()
    codes = [code for table in (wording.PROBLEMS, *rooms) for code in table]
    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []


@pytest.mark.parametrize("code", sorted(wording.PROBLEMS))
def test_the_words_can_be_said_in_both_languages(code: str) -> None:
    facts: dict[str, object] = dict.fromkeys(named(wording.PROBLEMS[code]), "甲")
    problem = Mendable(code, **facts)
    chinese, english = (problem_words(Language(language), problem) for language in ("zh", "en"))
    assert chinese != english
    assert "{" not in chinese + english
    assert chinese.count("甲") >= len(facts)


def test_words_for_a_code_that_nobody_knows_are_a_bug() -> None:
    with pytest.raises(KeyError):
        problem_words(Language("en"), Mendable("no.such.code"))


def test_a_problem_survives_the_way_to_another_process() -> None:
    import pickle

    problem = pickle.loads(pickle.dumps(Mendable("file.in_use", file="a")))
    assert (problem.code, problem.facts) == ("file.in_use", {"file": "a"})
