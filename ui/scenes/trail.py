"""The audit trail: all of it, filtered, one action's changes, nothing found, a broken chain."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.trail import TrailView
from ui.scenes.scene import Scene, Stage

_PLANT = SubjectKey(SubjectType.DEPARTMENT, "D02")
_FOREMAN = SubjectKey(SubjectType.EMPLOYEE, "E0016")
_OCTOBER = "2026-10"


def _work(company: Company) -> None:
    """A morning's work of two people, at times that are always the same."""
    moments = (datetime(2026, 11, 4, 1, 2, tzinfo=UTC) + timedelta(minutes=7 * step) for step in range(99))
    store = company.ledger.store
    store.now = lambda: next(moments)
    store.who = "liwen"
    company.actuals.enter(_OCTOBER, _PLANT, "K17", "97")
    company.actuals.set_note(_OCTOBER, _PLANT, "K17", "口径与质量部核对过")
    company.adjustments.replace(_OCTOBER, _FOREMAN, [(Decimal("1.5"), "技改提案采纳")])
    company.actuals.mark_not_applicable(_OCTOBER, _PLANT, "K11", "加热炉停产检修，本月没有重点合同")
    company.settings.change({"adjustment_bound": "15", "alarm_periods": "4"})
    store.who = "zhaomin"
    company.periods.reopen("2026-09", "客户服务部申诉：投诉数据重复登记")
    company.actuals.enter("2026-09", SubjectKey(SubjectType.DEPARTMENT, "D07"), "K12", "3")
    company.organisation.assign(["E0027", "E0028"], {"department": "D04"}, "2026-10-20")
    company.actuals.enter(_OCTOBER, _PLANT, "K17", "96.5")
    company.trail.undo()


def _page(stage: Stage, *, worked: bool = True) -> TrailView:
    company = stage.open_sample("settings")
    if worked:
        _work(company)
    stage.window.go("trail")
    page = stage.window.page
    if not isinstance(page, TrailView):
        raise TypeError(page)
    stage.settle()
    return page


def everything(stage: Stage) -> None:
    """The newest actions, undo and redo named."""
    _page(stage)


def filtered(stage: Stage) -> None:
    """One department in one month; the import shows what is about it."""
    page = _page(stage)
    page.sieve.look_for("D02")
    page.sieve.period.choose("2026-10")
    page.sieve.period.activated.emit(page.sieve.period.currentIndex())
    page.table.selectRow(len(page.entries) - 1)


def action(stage: Stage) -> None:
    """What two people's move changed; the chain was checked."""
    page = _page(stage)
    at = next(at for at, one in enumerate(page.entries) if one.action.verb == "employee.assign")
    page.table.selectRow(at)
    page.details.table.selectRow(0)
    page.do.check()
    stage.settle()


def nothing(stage: Stage) -> None:
    """Filters that find nothing, and a day that is none."""
    page = _page(stage, worked=False)
    page.sieve.since.setText("下周一")
    page.sieve.since.editingFinished.emit()
    page.sieve.words.setText("奖金")
    page.sieve.words.returnPressed.emit()


SCENES = (
    Scene("trail", everything),
    Scene("trail-filtered", filtered),
    Scene("trail-action", action),
    Scene("trail-empty", nothing),
)
