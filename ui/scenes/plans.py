"""Plans: by person, department and KPI, the editors, starting from last month, beside what came of them."""

from PySide6.QtWidgets import QWidget

from models.terms import PlanState, SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.plans import Plans
from ui.pages.plans.dialogs import OutcomeEditor
from ui.scenes.scene import Scene, Stage

NOVEMBER = "2026-11"
HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")
SALES = SubjectKey(SubjectType.DEPARTMENT, "D06")
LINE = {
    "owner": "E0005",
    "goal": "结构品种产量达到 10,500 吨",
    "action": "产量达到 10,500 吨，一等品率 88%",
    "due": "2026-10-30",
}


def _page(stage: Stage, period: str = "") -> Plans:
    stage.open_sample("plans", period)
    page = stage.window.page
    if not isinstance(page, Plans):
        raise TypeError(page)
    return page


def _november(stage: Stage) -> Plans:
    company = Company.open(stage.sample)
    company.periods.open(NOVEMBER)
    company.close()
    return _page(stage, NOVEMBER)


def person(stage: Stage) -> None:
    """A head's plan: a carried line, and one that is a number game."""
    page = _page(stage)
    page.desk.company.plans.add(page.period, LINE)
    page.show_subject(HEAD)
    page.plan.choose((page.period, HEAD.code, 0))
    stage.settle()


def approved(stage: Stage) -> None:
    """An approved plan of a locked month."""
    page = _page(stage, "2026-09")
    page.show_subject(HEAD)
    if page.board is not None and HEAD.code not in page.board.approvals:
        fields = {"by": "E0002", "day": "2026-09-03", "note": "同意，合金库存抓紧"}
        page.desk.company.plans.approve(page.period, HEAD.code, fields)
    stage.settle()


def department(stage: Stage) -> None:
    """A department's lines."""
    _page(stage).show_subject(SALES)
    stage.settle()


def kpi(stage: Stage) -> None:
    """The lines by KPI."""
    page = _page(stage)
    page.views.button("kpi").click()
    page.groups.choose("K11")
    stage.settle()


def compare(stage: Stage) -> None:
    """Last month's lines and this month's beside what came of them."""
    page = _page(stage, "2026-09")
    page.show_subject(HEAD)
    page.compare.setChecked(True)
    stage.settle()


def numbers(stage: Stage) -> None:
    """A plan that is only figures."""
    page = _november(stage)
    page.desk.company.plans.add(NOVEMBER, {**LINE, "due": "2026-11-27"})
    page.show_subject(HEAD)
    stage.settle()


def nobody(stage: Stage) -> None:
    """A month without any plan."""
    _november(stage)
    stage.settle()


def editor(stage: Stage) -> QWidget:
    """A line as it is typed: due too early, only figures."""
    page = _page(stage)
    page.show_subject(HEAD)
    dialog = page.do.editor()
    dialog.type(**{**LINE, "due": "2026-09-30"}, kpi="K19")
    dialog.begin()
    return stage.dialog(dialog)


def outcome(stage: Stage) -> QWidget:
    """What came of a line."""
    page = _page(stage)
    page.show_subject(HEAD)
    entry = page.board.of(HEAD.code)[0] if page.board else None
    if entry is None:
        raise AssertionError("the sample's head has a plan")
    dialog = OutcomeEditor(page.desk, entry.line, page)
    dialog.choose(PlanState.DROPPED)
    dialog.begin()
    return stage.dialog(dialog)


def approval(stage: Stage) -> QWidget:
    """Approving one's own plan is refused."""
    page = _page(stage)
    page.show_subject(HEAD)
    if page.owner is None:
        raise AssertionError("a person is in sight")
    dialog = page.do.approval(page.owner)
    dialog.type(by="E0005")
    dialog.begin()
    return stage.dialog(dialog)


def starting(stage: Stage) -> QWidget:
    """What November may start with."""
    dialog = _november(stage).do.starting()
    if dialog is None:
        raise AssertionError("October left open lines")
    return stage.dialog(dialog)


SCENES = (
    Scene("plans-person", person),
    Scene("plans-approved", approved),
    Scene("plans-department", department),
    Scene("plans-kpi", kpi),
    Scene("plans-compare", compare),
    Scene("plans-numbers", numbers),
    Scene("plans-nobody", nobody),
    Scene("plans-editor", editor),
    Scene("plans-outcome", outcome),
    Scene("plans-approval", approval),
    Scene("plans-starting", starting),
)
