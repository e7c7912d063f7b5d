"""What actions of the trail are called."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from services.language import Language
from services.trail import Action
from services.typed_lines import Typed
from services.wording.actions import ACTIONS, KINDS, action_words, kind_of, kind_words, verbs_named


def action(done: str, /, **facts: object) -> Action:
    return Action(1, "2026-11-03T09:12:00+00:00", "me", done, facts, "", None)


ENTERED = {"period": "2026-10", "subject": "D02", "kpi": "K11", "name": "重点合同执行率"}


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (
            action("actual.enter", **ENTERED, before="95.2", after="94.0"),
            "重点合同执行率 95.2 → 94.0",
        ),
        (action("actual.enter", **ENTERED, before="", after="yes"), "重点合同执行率 — → 是"),
        (action("actual.paste", period="2026-10", count=12), "粘贴 12 个值"),
        (
            action("adjustment.replace", period="2026-10", subject="E0016", name="常守义", points="-1.50"),
            "常守义 加减分 −1.5",
        ),
        (action("period.open", period="2026-10"), "打开 2026年10月"),
        (action("undo", verb="actual.note", **ENTERED), "已撤销：重点合同执行率的说明"),
        (action("redo", verb="period.open", period="2026-10"), "已重做：打开 2026年10月"),
    ],
)
def test_an_action_is_named_with_its_facts(done: Action, words: str) -> None:
    assert action_words(Language("zh"), done) == words


def test_an_action_whose_facts_are_gone_or_unknown_is_named_in_general() -> None:
    say = Language("zh")
    assert action_words(say, action("actual.enter")) == "其他修改"
    assert action_words(say, action("something.new", period="2026-10")) == "其他修改"
    assert action_words(say, action("undo")) == "已撤销：其他修改"


def test_everything_that_an_officer_does_has_words(own_sample: Path) -> None:
    say, plant = Language("zh"), SubjectKey(SubjectType.DEPARTMENT, "D02")
    with Company.open(own_sample) as company:
        company.actuals.enter("2026-10", plant, "K17", "97")
        company.actuals.enter_many("2026-10", [Typed(plant, "K17", "98"), Typed(plant, "K11", "96")])
        company.actuals.set_target("2026-10", plant, "K17", "97")
        company.actuals.set_self_score("2026-10", plant, "K17", "100")
        company.actuals.set_note("2026-10", plant, "K17", "口径已核对")
        company.actuals.mark_not_applicable("2026-10", plant, "K17", "停产检修")
        company.actuals.mark_applicable("2026-10", plant, "K17")
        company.adjustments.replace("2026-10", plant, [(Decimal(2), "技改")])
        company.attendance.exempt("2026-10", "E0027", "病假")
        company.attendance.include("2026-10", "E0027")
        company.trail.undo()
        company.trail.redo()
        company.settings.change({"name": "新名"})
        company.periods.reopen("2026-09", "数据有误")
        company.periods.lock("2026-09")
        company.periods.open("2026-11")
        said = [action_words(say, action) for action in company.trail.actions(50)]
    assert not [words for words in said if "其他修改" in words]
    assert "成品率 96.3 → 97" in said
    assert said[0] == "打开 2026年11月"


ROOT = Path(__file__).parents[3]
GAP = "[a-z_]+"
VERB = re.compile(r"[a-z_]+\.[a-z_+\[\]-]+")


def texts(node: ast.AST) -> Iterator[str]:
    """The verbs that an expression can be: constants, and texts with a gap as patterns."""
    for part in ast.walk(node):
        if isinstance(part, ast.JoinedStr):
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else GAP for each in part.values)
            return
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def takers(trees: list[ast.Module]) -> dict[str, int]:
    """What takes a verb, functions and classes, and at which place."""
    found = {"write": 0}
    for node in (node for tree in trees for node in ast.walk(tree)):
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        for part in inner:
            if isinstance(part, ast.FunctionDef) and "verb" in (names := [a.arg for a in part.args.args]):
                name = node.name if part.name == "__init__" and isinstance(node, ast.ClassDef) else part.name
                found[name] = names.index("verb") - (names[0] in {"self", "cls"})
    return found


@cache
def written() -> frozenset[str]:
    """Every verb that services or pages write, as it stands in the source; with a gap as a pattern."""
    trees = [
        ast.parse(path.read_text("utf-8"))
        for path in (*ROOT.glob("services/**/*.py"), *ROOT.glob("ui/**/*.py"))
    ]
    taking, found = takers(trees), set[str]()
    for node in (node for tree in trees for node in ast.walk(tree)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [word.value for word in node.keywords if word.arg == "verb"]
            given += [] if called not in taking else node.args[taking[called] : taking[called] + 1]
        elif isinstance(node, ast.Assign) and "verb" in ast.unparse(node.targets[0]):
            given = [node.value]
        elif isinstance(node, ast.ClassDef) and "StrEnum" in map(ast.unparse, node.bases):
            given = [part.value for part in node.body if isinstance(part, ast.Assign)]
        else:
            continue
        found |= {text for part in given for text in texts(part)}
    return frozenset(text for text in found if VERB.fullmatch(text))


def test_every_verb_that_the_program_writes_has_words() -> None:
    verbs = written()
    assert len(verbs) > 40
    assert {verb for verb in verbs if not any(re.fullmatch(verb, known) for known in ACTIONS)} == set()


def test_no_words_are_kept_for_a_verb_that_nothing_writes() -> None:
    verbs = written()
    own = {"company.create", "undo", "redo"}  # written by the store and by the trail itself
    assert {known for known in ACTIONS if not any(re.fullmatch(verb, known) for verb in verbs)} == own


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_kind_of_action_has_a_name_of_its_own(language: str) -> None:
    kinds = {kind_of(verb) for verb in ACTIONS}
    assert kinds == set(KINDS)
    assert len({kind_words(Language(language), kind) for kind in kinds}) == len(kinds)


def test_where_there_is_little_room_long_names_are_cut_and_the_rest_stays() -> None:
    done = action("issue.add", name="重点合同常被普通大单挤到后面" * 4)
    words = action_words(Language("zh"), done, 12)
    assert words == "新问题“重点合同常被普通大单挤…”"
    assert action_words(Language("zh"), done).count("挤到后面") == 4
    assert action_words(Language("zh"), action("undo", verb="issue.add", **done.facts), 12).startswith(
        "已撤销："
    )


def test_verbs_are_found_by_what_they_say_whatever_stands_in_their_gaps() -> None:
    assert verbs_named(Language("en"), "reOPENing") == ("period.reopen",)
    assert verbs_named(Language("zh"), "name") == ()
