"""Whether the loop closes: the sample's last six months, and a company with nothing to look back on."""

from PySide6.QtWidgets import QScrollArea

from services.company import Company
from ui.pages.improvement import ImprovementPage
from ui.pages.improvement.loop import LoopSection
from ui.scenes.scene import Scene, Stage


def _section(stage: Stage, company: Company) -> LoopSection:
    stage.window.page_key = "improvement"
    stage.window.show_company(company)
    page = stage.window.page
    if not isinstance(page, ImprovementPage):
        raise TypeError(page)
    page.turn_to("loop")
    stage.settle()
    if not isinstance(page.section, LoopSection):
        raise TypeError(page.section)
    return page.section


def figures(stage: Stage) -> None:
    """Shares a month, and the gaps that stay."""
    _section(stage, Company.open(stage.sample))


def courses(stage: Stage) -> None:
    """What the scores did around the actions after which they rose."""
    section = _section(stage, Company.open(stage.sample))
    section.courses.sieve.button("rose").click()
    stage.settle()
    page = stage.window.page
    area = page.stack.currentWidget() if isinstance(page, ImprovementPage) else None
    if not isinstance(area, QScrollArea):
        raise TypeError(area)
    area.verticalScrollBar().setValue(section.courses.y())
    stage.settle()


def empty(stage: Stage) -> None:
    """A new company."""
    _section(stage, Company.create(stage.folder / "bare.zhanji"))


SCENES = (
    Scene("loop-figures", figures),
    Scene("loop-courses", courses),
    Scene("loop-empty", empty),
)
