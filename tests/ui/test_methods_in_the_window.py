"""The twelve methods through the window: the worked examples of the scoring rules, typed into a card."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.terms import Method, RaterGroup, SubjectType
from services.company import Company
from services.domain.entry import Actual, Rating
from services.domain.scorecard import SubjectKey
from services.wording.terms import label
from tests.services.workbooks.firms import cards, raw, saved
from tests.ui.hands import Hands, Keys
from ui.pages.scoring import Scoring
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # lists that pop up on no screen
ANN = SubjectKey(SubjectType.EMPLOYEE, "E1")
POINTS = "points=90:60, 95:100, 98:120"
FALLING = "points=5:60, 3:100, 2:120"
BANDS = "bands=30:100, 35:90, 40:80, else:0"
STEPS = "step=5%; k=5; mode="
EXAMPLES = (
    ("ratio", "higher", "", "500", "460", "92.00"),
    ("ratio", "lower", "", "2.0", "2.4", "80.00"),
    ("ratio", "higher", "", "-50", "-40", "120.00"),
    ("interpolate", "higher", POINTS, None, "93", "84.00"),
    ("interpolate", "higher", POINTS, None, "97", "113.33"),
    ("interpolate", "higher", POINTS, None, "89.99", "0.00"),
    ("interpolate", "lower", FALLING, None, "3.8", "84.00"),
    ("bands", "lower", BANDS, None, "38", "80.00"),
    ("bands", "lower", BANDS, None, "35", "90.00"),
    ("bands", "lower", BANDS, None, "41", "0.00"),
    ("deduction", "lower", "k=10", None, "3", "70.00"),
    ("plus_minus", "higher", f"{STEPS}linear", "100", "112", "112.00"),
    ("plus_minus", "higher", f"{STEPS}whole", "100", "112", "110.00"),
    ("plus_minus", "higher", f"{STEPS}linear", "100", "128", "120.00"),
    ("pass_fail", "lower", "condition=<=0", None, "1", "0.00"),
    ("milestone", "lower", "late=0:100, 3:80, 10:50, else:0", None, "4", "50.00"),
    ("efficacy", "higher", "bad=6; good=12", None, "5.81", "58.73"),
    ("closer", "closer", "tolerance=5; step=1; k=4", "100", "103", "100.00"),
    ("closer", "closer", "tolerance=5; step=1; k=4", "100", "107", "92.00"),
    ("direct", "higher", "", None, "87.5", "87.50"),
)


LEVELS = "levels=按时:100, 迟交未影响客户:80"
TRIMMED, TWO = "groups=peer:100; trim=yes", "groups=self:10, superior:90"
PEERS = tuple((RaterGroup.PEER, score) for score in ("78", "85", "88", "90", "97"))
SELF, SUPERIOR = (RaterGroup.SELF, "90"), (RaterGroup.SUPERIOR, "80")
JUDGED = (
    ("K90", TRIMMED, PEERS, "87.67"),
    ("K91", TWO, (SELF, SUPERIOR), "81.00"),
    ("K92", TWO, (SUPERIOR,), "80.00"),
)
CASE = "K93"


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    rows = [
        (f"K{at:02d}", f"指标{at:02d}", direction, method, parameters)
        for at, (method, direction, parameters, *_) in enumerate(EXAMPLES)
    ]
    rows += [(code, f"评价{code}", "higher", "rating", groups) for code, groups, *_ in JUDGED]
    rows.append((CASE, "报表", "higher", "described", LEVELS))
    weight = 4
    lines = [("员工", "E1", "月度", f"K{at:02d}", weight, line[3]) for at, line in enumerate(EXAMPLES)]
    lines += [("员工", "E1", "月度", code, weight, None) for code in (*(one[0] for one in JUDGED), CASE)]
    lines.append(("员工", "E1", "月度", "K94", 4, None))
    rows.append(("K94", "其余", "higher", "direct", ""))
    path = saved(
        tmp_path / "in.xlsx",
        raw("部门", ("编码", "名称"), ("D1", "销售部")),
        raw("员工", ("工号", "姓名", "部门编码"), ("E1", "安宁", "D1")),
        raw("指标", ("编码", "名称", "方向", "计分方法", "计分参数"), *rows),
        cards(*lines),
        raw("考核期", ("考核期",), ("2026-10",)),
    )
    with Company.create(tmp_path / "厂.zhanji") as company:
        company.imports.apply(company.imports.preview(path))
        yield company


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    window = open_window(company, page="scoring")
    window.go("scoring", ANN)
    return window


@pytest.fixture
def page(window: Window) -> Scoring:
    page = window.page
    assert isinstance(page, Scoring)
    page.card.view.setFocus()
    return page


def shown(page: Scoring, code: str) -> str:
    return page.card.words_at(code)[page.card.model.at("score")]


def press(qtbot: QtBot, text: str) -> None:
    """Type into whatever has the keyboard, then go down."""
    for sign in text:
        qtbot.keyClicks(QApplication.focusWidget(), sign)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_every_typed_example_scores_as_the_rules_say(qtbot: QtBot, page: Scoring) -> None:
    page.card.view.go_to(0)
    for *_, actual, _ in EXAMPLES:
        press(qtbot, actual)
    assert [shown(page, f"K{at:02d}") for at in range(len(EXAMPLES))] == [score for *_, score in EXAMPLES]


def test_every_judged_example_scores_as_the_rules_say(qtbot: QtBot, window: Window, page: Scoring) -> None:
    hands = Hands(qtbot, window)
    for code, _, given, expected in JUDGED:
        ratings = [
            Rating("2026-10", ANN.type, ANN.code, code, at, group, Decimal(score), f"甲{at}")
            for at, (group, score) in enumerate(given)
        ]
        page.card.go_to_line(code)
        hands.during(Keys.Key_R, hands.rate(ratings, lambda one: label(page.say, one.group)))
        assert shown(page, code) == expected
    page.card.go_to_line(CASE)
    late = Actual("2026-10", ANN.type, ANN.code, CASE, text="迟交未影响客户", note="客户未受影响")
    hands.during(Keys.Key_R, hands.describe(("按时", "迟交未影响客户"), late))
    assert shown(page, CASE) == "80.00"


def test_the_examples_cover_every_method() -> None:
    judged = {Method.DESCRIBED, Method.RATING}
    assert {method for method, *_ in EXAMPLES} | judged == set(Method)
