"""The settings: each section, a grade table that is wrong, results in words."""

from collections.abc import Callable

from PySide6.QtWidgets import QScrollArea, QWidget

from services.company import Company
from ui.pages.settings import Settings
from ui.scenes.scene import Scene, Stage


def _page(stage: Stage) -> Settings:
    stage.open_sample("settings")
    return seen(stage)


def seen(stage: Stage) -> Settings:
    """The page in sight."""
    page = stage.window.page
    if not isinstance(page, Settings):
        raise TypeError(page)
    return page


def _show(stage: Stage, part: Callable[[Settings], QWidget]) -> None:
    page = seen(stage)
    holder = stage.window.stack.currentWidget()
    stage.settle()
    if isinstance(holder, QScrollArea):
        holder.ensureWidgetVisible(part(page), 0, 40)


def top(stage: Stage) -> None:
    """Company and grades."""
    _page(stage)


def foot(stage: Stage) -> None:
    """Perspectives, the year and the alarm."""
    _page(stage)
    _show(stage, lambda page: page.texts["alarm_green"])


def wrong(stage: Stage) -> None:
    """Bounds that do not fall."""
    line = _page(stage).grades.lines[2]
    line.bound.setText("105")
    line.bound.textEdited.emit("105")


def refused(stage: Stage) -> None:
    """Numbers that do not fit, a fiscal year that stays."""
    page = _page(stage)
    page.desk.company.periods.open("2026Q3")
    for item, text in (("adjustment_bound", "十"), ("veto_escalation", "0")):
        page.texts[item].line.setText(text)
        page.texts[item].line.textEdited.emit(text)
    start = page.picks["fiscal_start"].box
    start.setCurrentIndex(3)
    start.activated.emit(3)


def checked(stage: Stage) -> None:
    """The file was checked."""
    _page(stage).upkeep.check.click()
    stage.settle()
    _show(stage, lambda page: page.upkeep)


def backed_up(stage: Stage) -> None:
    """The file was backed up."""
    _page(stage).upkeep.backup.click()
    stage.settle()
    _show(stage, lambda page: page.upkeep)


def fresh(stage: Stage) -> None:
    """A new company."""
    stage.window.page_key = "settings"
    stage.window.show_company(Company.create(stage.folder / "new.zhanji"))
    stage.settle()


SCENES = (
    Scene("settings", top),
    Scene("settings-foot", foot),
    Scene("settings-wrong-grades", wrong),
    Scene("settings-refused", refused),
    Scene("settings-checked", checked),
    Scene("settings-backed-up", backed_up),
    Scene("settings-new", fresh),
)
