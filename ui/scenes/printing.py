"""The print centre."""

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.printing import Printing
from ui.scenes.scene import Scene, Stage


def _page(stage: Stage, period: str = "") -> Printing:
    stage.open_sample("printing", period)
    page = stage.window.page
    if not isinstance(page, Printing):
        raise TypeError(page)
    _draw(stage)
    return page


def _draw(stage: Stage) -> None:
    """Let the pages in sight be drawn."""
    page = stage.window.page
    while isinstance(page, Printing) and page.preview.drawing:
        stage.settle()


def packet(stage: Stage) -> None:
    """The packet of an open month."""
    _page(stage)


def summary(stage: Stage) -> None:
    """Further down, in a locked month."""
    page = _page(stage, "2026-09")
    page.preview.go_to(3)
    stage.settle()
    _draw(stage)


def one_sheet(stage: Stage) -> None:
    """One person's sheet."""
    page = _page(stage)
    page.show_subject(SubjectKey(SubjectType.EMPLOYEE, "E0005"))
    stage.settle()
    _draw(stage)


def department(stage: Stage) -> None:
    """A department's sheets, in English."""
    page = _page(stage)
    page.choices.department.setChecked(True)
    page.choices.languages.button("en").click()
    stage.settle()
    _draw(stage)


def reports(stage: Stage) -> None:
    """The report sheets alone, as the meeting page leads to them."""
    page = _page(stage, "2026-09")
    page.show_filter("reports")
    stage.settle()
    page.preview.go_to(2)
    stage.settle()
    _draw(stage)


def no_meeting(stage: Stage) -> None:
    """A month for which most of the cycle's forms are missing."""
    _page(stage, "2025-11")


def nothing(stage: Stage) -> None:
    """Nothing chosen."""
    page = _page(stage)
    page.choices.people.setChecked(True)
    stage.settle()


def empty(stage: Stage) -> None:
    """A company without a period."""
    company = Company.create(stage.folder / "new.zhanji")
    stage.window.page_key = "printing"
    stage.window.show_company(company)


SCENES = (
    Scene("printing-packet", packet),
    Scene("printing-summary", summary),
    Scene("printing-one-sheet", one_sheet),
    Scene("printing-department", department),
    Scene("printing-reports", reports),
    Scene("printing-no-meeting", no_meeting),
    Scene("printing-nothing", nothing),
    Scene("printing-empty", empty),
)
