"""Scorecards: a card, its hints, weights that do not total 100, AHP, both totals, the matrix, targets."""

from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.scorecards import Scorecards
from ui.scenes.scene import Scene, Stage

PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
GIRL_FRIDAY = SubjectKey(SubjectType.POSITION, "P31")


def _page(stage: Stage) -> Scorecards:
    stage.open_sample("scorecards")
    page = stage.window.page
    if not isinstance(page, Scorecards):
        raise TypeError(page)
    page.show_subject(PLANT)
    return page


def card(stage: Stage) -> None:
    """The production department's card."""
    _page(stage)


def hints(stage: Stage) -> None:
    """A card that practice would advise against, and saved all the same."""
    _page(stage).show_subject(GIRL_FRIDAY)


def ninety_five(stage: Stage) -> None:
    """Five are missing; a target that is no number."""
    page = _page(stage)
    page.cards.lines.typed.emit("K11", "weight", "20")
    page.cards.lines.typed.emit("K17", "target", "about 95")


def added(stage: Stage) -> None:
    """A KPI just added, a cap in sight."""
    page = _page(stage)
    page.do.add_kpis(["K22"])
    page.cards.lines.typed.emit("K11", "cap", "110")
    page.cards.lines.rows["K11"].bounds.show()


def adding(stage: Stage) -> QWidget:
    """Looking for a KPI by pinyin."""
    dialog = _page(stage).do.picker_of_kpis()
    dialog.search.setText("kh")
    dialog.tick("K14")
    return stage.dialog(dialog)


def _compare(page: Scorecards, *judgements: int) -> None:
    page.cards.toggle_ahp(show=True)
    for times in judgements:
        page.cards.ahp.judge(times)
        page.cards.ahp.later.click()


def ahp(stage: Stage) -> None:
    """Consistent comparisons of two raters, one of them in sight."""
    page = _page(stage)
    _compare(page, -2, 2, 2, 3, 3, 2, 2, 3, 3, 2, 2, 2, 1, 2, 2)
    page.cards.ahp.earlier.click()


def ahp_inconsistent(stage: Stage) -> None:
    """Comparisons that contradict each other, and the value that would fit."""
    page = _page(stage)
    _compare(page, 2, 3, 3, -7, 4, 2, 2, 3, 3, 2, 2, 2, 1, 2, 2)


def ahp_together(stage: Stage) -> None:
    """Two raters together."""
    page = _page(stage)
    _compare(page, -2, 2, 2, 3, 3, 2, 2, 3, 3, 2, 2, 2, 1, 2, 2)
    page.cards.ahp.add_rater("雷镇川")
    _compare_more(page, 2, 3, 3, 2, 4, 2, 2, 3, 3, 2, 2, 2, 1, 2, 2)
    if page.cards.ahp.segments is not None:
        page.cards.ahp.segments.button("").click()


def _compare_more(page: Scorecards, *judgements: int) -> None:
    for times in judgements:
        page.cards.ahp.judge(times)
        page.cards.ahp.later.click()


def totals(stage: Stage) -> QWidget:
    """Both totals on last month's data."""
    dialog = _page(stage).do.comparison()
    if dialog is None:
        raise AssertionError("the card scored somebody")
    return stage.dialog(dialog)


def version(stage: Stage) -> QWidget:
    """A new version that would begin too early."""
    from datetime import date

    from ui.pages.scorecards.starting import Starting

    page = _page(stage)
    return stage.dialog(Starting(stage.window.say, date(2025, 10, 1), date(2025, 11, 1), page))


def no_card(stage: Stage) -> None:
    """A person without a card of his own."""
    _page(stage).show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0010"))


def matrix(stage: Stage) -> None:
    """KPIs against departments."""
    _page(stage).turn_to("matrix")


def targets(stage: Stage) -> None:
    """A year broken down; one row's months do not sum up yet."""
    page = _page(stage)
    page.show_filter("targets:K19")
    room = page.targets
    if room.grid is None:
        raise AssertionError("the KPI has a plan")
    for row, text in enumerate(("103200", "103000")):
        room.grid.targets.typed.emit(row, 1, text)
    room.share("even")
    room.grid.targets.typed.emit(1, 3, "9000")


def rates(stage: Stage) -> None:
    """A rate: months do not sum."""
    _page(stage).show_filter("targets:K17")


def empty(stage: Stage) -> None:
    """A company without KPIs."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "scorecards"
    stage.window.show_company(company)


SCENES = (
    Scene("scorecards-card", card),
    Scene("scorecards-hints", hints),
    Scene("scorecards-95", ninety_five),
    Scene("scorecards-added", added),
    Scene("scorecards-adding", adding),
    Scene("scorecards-ahp", ahp),
    Scene("scorecards-ahp-inconsistent", ahp_inconsistent),
    Scene("scorecards-ahp-together", ahp_together),
    Scene("scorecards-totals", totals),
    Scene("scorecards-version", version),
    Scene("scorecards-no-card", no_card),
    Scene("scorecards-matrix", matrix),
    Scene("scorecards-targets", targets),
    Scene("scorecards-rates", rates),
    Scene("scorecards-empty", empty),
)
