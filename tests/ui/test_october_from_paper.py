"""The sample's October, emptied and entered again from paper: by keys alone, never the mouse."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import pytest
from msgspec.structs import asdict
from pytestqt.qtbot import QtBot

from models.entry import ActualRow, AdjustmentRow, AttendanceRow, RatingRow
from models.terms import Method
from services.company import Company
from services.domain.company import Records
from services.domain.entry import Actual, Rating
from services.domain.scorecard import SubjectKey
from services.scoring.parameters import parse_rule
from services.scoring.rules import Described
from services.wording.terms import label
from tests.services.any_edit import careless
from tests.ui.hands import CONTROL, Hands, Keys
from ui.pages.scoring import Scoring
from ui.pages.scoring.entry import owner_of
from ui.window import Window

OCTOBER = "2026-10"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # lists that pop up on no screen


@dataclass(frozen=True)
class Paper:
    """What lies on her desk: every figure, mark and reason of the month."""

    actuals: dict[tuple[SubjectKey, str], Actual]
    ratings: dict[tuple[SubjectKey, str], list[Rating]]
    adjustments: dict[str, tuple[Decimal, str]]
    exemptions: dict[str, str]
    levels: dict[str, tuple[str, ...]]


def paper_of(records: Records) -> Paper:
    ratings: dict[tuple[SubjectKey, str], list[Rating]] = {}
    for one in records.ratings:
        ratings.setdefault((SubjectKey(one.type, one.subject), one.kpi), []).append(one)
    described = [kpi for kpi in records.kpis if kpi.method is Method.DESCRIBED]
    rules = {kpi.code: parse_rule(kpi.method, kpi.direction, kpi.parameters) for kpi in described}
    return Paper(
        {(SubjectKey(one.type, one.subject), one.kpi): one for one in records.actuals},
        ratings,
        {one.subject: (one.points, one.reason) for one in records.adjustments},
        {one.employee: one.exemption for one in records.attendance if one.exemption},
        {
            code: tuple(level.name for level in rule.levels)
            for code, rule in rules.items()
            if isinstance(rule, Described)
        },
    )


def empty(company: Company, records: Records) -> None:
    """Take out all that is entered; targets stay, they are the plan's."""
    with company.ledger.write("test.empty") as writing:
        unit = writing.unit
        planned = [one for one in records.actuals if one.target is not None]
        unit.remove_all(ActualRow, map(asdict, records.actuals))
        places = (Actual(one.period, one.type, one.subject, one.kpi, target=one.target) for one in planned)
        unit.put_all(ActualRow, map(asdict, places))
        unit.remove_all(RatingRow, map(asdict, records.ratings))
        unit.remove_all(AdjustmentRow, map(asdict, records.adjustments))
        unit.remove_all(AttendanceRow, [asdict(one) for one in records.attendance if one.exemption])


@pytest.fixture
def company(company: Company) -> Company:
    careless(company)
    return company


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Window:
    return open_window(company, page="scoring")


def enter_line(hands: Hands, page: Scoring, paper: Paper, done: set[tuple[SubjectKey, str]]) -> None:
    """The line one is in: figure, case, ratings or mark; then what the person thinks of it."""
    assert page.shown is not None
    assert page.line is not None
    kpi, own, owner = page.line.kpi, page.shown.key, owner_of(page.shown)
    actual, ratings = paper.actuals.get((owner, kpi)), paper.ratings.get((owner, kpi))
    if (owner, kpi) not in done and (actual is not None or ratings is not None):
        done.add((owner, kpi))
        if ratings:
            hands.during(Keys.Key_R, hands.rate(ratings, lambda one: label(page.say, one.group)))
        elif actual is not None and actual.na_reason:
            hands.during(Keys.Key_M, hands.give_reason(actual.na_reason))
        elif actual is not None and kpi in paper.levels:
            hands.during(Keys.Key_R, hands.describe(paper.levels[kpi], actual))
        elif actual is not None and (actual.text or actual.value is not None):
            assert actual.text is None
            hands.write(page.say.plain(actual.value or Decimal(0)))
            hands.press(Keys.Key_Return)
            go_back_up(hands, page, kpi)
    remark = paper.actuals.get((own, kpi))
    if remark is not None and (remark.self_score is not None or (remark.note and kpi not in paper.levels)):
        hands.press(Keys.Key_E, CONTROL)
        hands.write("" if remark.self_score is None else page.say.plain(remark.self_score))
        if remark.note and kpi not in paper.levels:
            hands.press(Keys.Key_Tab)
            hands.write(remark.note)
        hands.press(Keys.Key_Return)


def go_back_up(hands: Hands, page: Scoring, kpi: str) -> None:
    """Back up to the line, where Enter went down from it."""
    if page.line is None or page.line.kpi != kpi:
        hands.press(Keys.Key_Up)
    assert page.line is not None
    assert page.line.kpi == kpi


def test_october_is_entered_from_paper_by_keys_alone(qtbot: QtBot, window: Window, company: Company) -> None:
    page = window.page
    assert isinstance(page, Scoring)
    records = company.records({OCTOBER})
    paper, expected = paper_of(records), company.results.of(OCTOBER)
    empty(company, records)
    hands = Hands(qtbot, window)
    done: set[tuple[SubjectKey, str]] = set()
    visited: list[SubjectKey] = []

    window.setFocus()
    hands.press(Keys.Key_F, CONTROL)
    hands.press(Keys.Key_Return)
    assert page.panel.view.hasFocus()
    while page.subject is not None:
        key = page.subject
        if key not in visited:
            visited.append(key)
            if key.code in paper.adjustments:
                hands.during(Keys.Key_J, hands.adjust(*paper.adjustments[key.code]))
            if key.code in paper.exemptions:
                hands.during(Keys.Key_B, hands.give_reason(paper.exemptions[key.code]))
        if page.line is not None:
            enter_line(hands, page, paper, done)
        where = page.subject, page.kpi
        hands.press(Keys.Key_Tab)
        if (page.subject, page.kpi) == where:
            break

    found = company.results.of(OCTOBER)
    assert {one.key: one.total for one in found.results} == {one.key: one.total for one in expected.results}
    assert found.results == expected.results
