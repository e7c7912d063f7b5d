"""History: one subject's periods, departments compared, where points were lost."""

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.history import HistoryPage
from ui.scenes.scene import Scene, Stage


def _page(stage: Stage, period: str = "") -> HistoryPage:
    stage.open_sample("history", period)
    page = stage.window.page
    if not isinstance(page, HistoryPage):
        raise TypeError(page)
    return page


def person(stage: Stage) -> None:
    """One who was exempt in a month and has left since."""
    _page(stage, "2026-05").show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0038"))
    stage.settle()


def department(stage: Stage) -> None:
    """A department with the scores of its lines."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, "D02"))
    page.one.tables.button("lines").click()
    stage.settle()


def compare(stage: Stage) -> None:
    """The departments by period."""
    page = _page(stage)
    page.sections.button("compare").click()
    stage.settle()


def losses(stage: Stage) -> None:
    """What pulled a department down, its own card and its people."""
    page = _page(stage)
    page.sections.button("compare").click()
    page.show_subject(SubjectKey(SubjectType.DEPARTMENT, "D05"))
    page.compare.chart.picked.emit("2026-09")
    stage.settle()


def reopened(stage: Stage) -> None:
    """A month that was reopened and locked again, and one that is reopened now."""
    company = stage.open_sample("history")
    for code in ("2026-08", "2026-09"):
        company.periods.reopen(code, "数据有误")
    company.periods.lock("2026-08")
    stage.settle()


def empty(stage: Stage) -> None:
    """A company without a period."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "history"
    stage.window.show_company(company)


SCENES = (
    Scene("history-person", person),
    Scene("history-department", department),
    Scene("history-compare", compare),
    Scene("history-losses", losses),
    Scene("history-reopened", reopened),
    Scene("history-empty", empty),
)
