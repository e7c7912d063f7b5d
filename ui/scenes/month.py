"""The month as a whole on the Scoring page: its states, the lock, versions, and longer periods."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from models.terms import Dimension, PeriodState, SubjectType
from services.card_drafts import CardDraft, DraftLine
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.dialogs.lock_period import LockPeriod
from ui.dialogs.new_period import NewPeriod
from ui.pages.scoring import Scoring
from ui.pages.scoring.awaited import AwaitedDialog
from ui.pages.scoring.versions import VersionsDialog
from ui.scenes.scene import Scene, Stage

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")
WORKS = SubjectKey(SubjectType.DEPARTMENT, "D02")


def _company(stage: Stage) -> Company:
    if stage.window.company is None:
        raise AssertionError("a company is open")
    return stage.window.company


def _page(stage: Stage, period: str = "") -> Scoring:
    stage.open_sample("scoring", period)
    return _in_sight(stage)


def _in_sight(stage: Stage) -> Scoring:
    page = stage.window.page
    if not isinstance(page, Scoring):
        raise TypeError(page)
    return page


def states(stage: Stage) -> None:
    """October in review: the strip, and what the checklist leaves open."""
    page = _page(stage)
    _company(stage).periods.move(OCTOBER, PeriodState.REVIEW)
    page.show_subject(WORKS)
    stage.settle()


def checklist(stage: Stage) -> None:
    """The checklist of the review, dropped down."""
    states(stage)
    _in_sight(stage).months.open_checklist(PeriodState.REVIEW)
    stage.settle()


def collecting(stage: Stage) -> None:
    """November, just opened and collecting: who still owes what."""
    page = _page(stage)
    company = _company(stage)
    company.periods.open("2026-11")
    company.periods.move("2026-11", PeriodState.COLLECTING)
    stage.window.show_period("2026-11")
    page.months.open_checklist(PeriodState.COLLECTING)
    stage.settle()


def lock(stage: Stage) -> QWidget:
    """The question before a lock."""
    page = _page(stage)
    company = _company(stage)
    (gap,) = company.results.of(OCTOBER).incomplete
    company.actuals.enter(OCTOBER, gap.key, gap.missing[0].kpi, "4.6")
    items = company.checklist.before_lock(OCTOBER)
    return stage.dialog(LockPeriod(stage.window.say, OCTOBER, 1, items, page))


def new_period(stage: Stage) -> QWidget:
    """Opening a quarter."""
    _page(stage)
    dialog = NewPeriod(stage.window.say, _company(stage), parent=stage.window)
    dialog.propose(Dimension.QUARTERLY)
    return stage.dialog(dialog)


def new_period_refused(stage: Stage) -> QWidget:
    """A period that is none."""
    _page(stage)
    return stage.dialog(NewPeriod(stage.window.say, _company(stage), "2026-13", stage.window))


def versions(stage: Stage) -> QWidget:
    """September reopened after an appeal, and what changed since."""
    page = _page(stage, SEPTEMBER)
    company = _company(stage)
    company.periods.reopen(SEPTEMBER, "盛夏申诉：合同口径有误")
    line = next(line for line in company.results.subject(SEPTEMBER, GAP).lines if line.actual is not None)
    company.actuals.enter(SEPTEMBER, GAP, line.kpi, "97")
    company.adjustments.replace(SEPTEMBER, WORKS, [(Decimal(2), "协助质量部追溯")])
    company.periods.lock(SEPTEMBER)
    return stage.dialog(VersionsDialog(page.desk, SEPTEMBER, page))


def awaited(stage: Stage) -> QWidget:
    """What November waits for, by provider."""
    page = _page(stage)
    company = _company(stage)
    company.periods.open("2026-11")
    return stage.dialog(AwaitedDialog(page.desk, company.results.of("2026-11"), page))


def quarter(stage: Stage) -> None:
    """A quarter whose departments have cards of their own."""
    page = _page(stage)
    company = _company(stage)
    for subject in company.results.of(OCTOBER).results[:6]:
        lines = tuple(
            DraftLine(line.kpi, str(line.weight), "" if line.target is None else str(line.target))
            for line in subject.lines
        )
        company.scorecards.save(
            CardDraft(
                subject.type,
                subject.code,
                Dimension.QUARTERLY,
                lines,
                valid_from=date(2026, 1, 1).isoformat(),
            )
        )
    company.periods.open("2026Q4")
    stage.window.show_period("2026Q4")
    page.show_subject(WORKS)
    stage.settle()


def half_derived(stage: Stage) -> None:
    """A half-year that is the mean of its months."""
    page = _page(stage)
    _company(stage).periods.open("2026H2")
    stage.window.show_period("2026H2")
    page.show_subject(WORKS)
    stage.settle()


SCENES = (
    Scene("scoring-states", states),
    Scene("scoring-states-checklist", checklist),
    Scene("scoring-states-collecting", collecting),
    Scene("scoring-lock", lock),
    Scene("scoring-new-period", new_period),
    Scene("scoring-new-period-refused", new_period_refused),
    Scene("scoring-versions", versions),
    Scene("scoring-gaps", awaited),
    Scene("scoring-quarter", quarter),
    Scene("scoring-half-derived", half_derived),
)
