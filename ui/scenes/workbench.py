"""The Workbench in the states of a month."""

from PySide6.QtWidgets import QWidget

from ui.dialogs.confirm import Confirm
from ui.dialogs.reason import Reason
from ui.jobs import Job
from ui.pages.workbench import Workbench
from ui.scenes.scene import Scene, Stage
from ui.shell.busy import BusyPanel


def open_month(stage: Stage) -> None:
    """October, somebody still incomplete."""
    stage.open_sample()


def locked_month(stage: Stage) -> None:
    """September, locked."""
    stage.open_sample(period="2026-09")


def refused_lock(stage: Stage) -> None:
    """The lock of an incomplete period, refused in words."""
    stage.open_sample()
    page = stage.window.page
    if isinstance(page, Workbench):
        page.lock()


def confirm(stage: Stage) -> QWidget:
    """The question before a lock."""
    stage.open_sample()
    say = stage.window.say
    words = say(
        "Results will be frozen as they stand. To change them later, reopen the period with a reason."
    )
    title = say("Lock {period}?", period=say.period("2026-10"))
    return stage.dialog(Confirm(say, title, words, say("Lock"), stage.window))


def reopen(stage: Stage) -> QWidget:
    """The reason for reopening."""
    stage.open_sample(period="2026-09")
    say = stage.window.say
    words = say("The locked results stay kept; the next lock makes a new version.")
    title = say("Reopen {period}?", period=say.period("2026-09"))
    return stage.dialog(Reason(say, title, words, say("Reopen"), stage.window))


def menu(stage: Stage) -> QWidget:
    """The menu behind the firm's name."""
    stage.open_sample()
    found = stage.window.sidebar.file_menu
    found.aboutToShow.emit()
    found.adjustSize()
    return found


def busy(stage: Stage) -> None:
    """Something long is running."""
    stage.open_sample()
    say = stage.window.say
    job = Job(say("Importing"), lambda _: None, lambda _: None)
    panel = BusyPanel(say, job)
    stage.window.show_running(panel)
    panel.show()
    job.progressed.emit(7, 20)


SCENES = (
    Scene("workbench", open_month),
    Scene("workbench-locked", locked_month),
    Scene("workbench-lock-refused", refused_lock),
    Scene("workbench-lock", confirm),
    Scene("workbench-reopen", reopen),
    Scene("menu", menu),
    Scene("busy", busy),
)
