"""What the menu offers about the program itself: About, an update from a file, a problem report."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from services.installer_file import Installer, Step
from services.problem_report import company_paper, known_names, log_paper, program_paper, settings_paper
from ui.catalogue import entry
from ui.dialogs.about import About
from ui.dialogs.help import PageHelp
from ui.dialogs.problem_report import ProblemReport
from ui.dialogs.update_file import UpdateFile
from ui.guide import guide_of
from ui.scenes.scene import Scene, Stage


def menu(stage: Stage) -> QWidget:
    """The menu behind the firm's name."""
    stage.open_sample()
    found = stage.window.sidebar.file_menu
    found.aboutToShow.emit()
    found.popup(stage.window.mapToGlobal(stage.window.rect().topLeft()))
    stage.settle()
    return found


def about(stage: Stage) -> QWidget:
    """The About box."""
    stage.window.show_welcome()
    return stage.dialog(About(stage.window.say, stage.window))


def report(stage: Stage) -> QWidget:
    """A problem report of the sample, with the counts in sight."""
    company, say = stage.open_sample(), stage.window.say
    papers = [
        program_paper(say, {"Qt": "6.11.2"}),
        settings_paper(say, {say("Language"): say.code}),
        log_paper(say, stage.folder / "none.log"),
        company_paper(say, company),
    ]
    dialog = ProblemReport(say, papers, known_names(company), stage.window)
    dialog.list.setCurrentRow(3)
    return stage.dialog(dialog)


def report_with_name(stage: Stage) -> QWidget:
    """Her words hold a name."""
    company, say = stage.open_sample(), stage.window.say
    name = min(known_names(company))
    dialog = ProblemReport(say, [program_paper(say, {})], known_names(company), stage.window)
    dialog.words.setPlainText(f"… {name} …")
    return stage.dialog(dialog)


def newer(stage: Stage) -> QWidget:
    """A newer version, its sum compared."""
    return _update(
        stage, Installer(Path("/media/usb/zhanji_0.2.0-1_amd64.deb"), "0.2.0", Step.NEWER, True, False)
    )


def older(stage: Stage) -> QWidget:
    """An older version: only for whoever insists."""
    return _update(
        stage, Installer(Path("/media/usb/zhanji_0.0.9-1_amd64.deb"), "0.0.9", Step.OLDER, False, True)
    )


def script(stage: Stage) -> QWidget:
    """A newer version that installs itself for one user."""
    path = Path("/media/usb/zhanji-0.2.0-x86_64.run")
    return _update(stage, Installer(path, "0.2.0", Step.NEWER, False, False, script=True))


def _update(stage: Stage, found: Installer) -> QWidget:
    stage.window.show_welcome()
    return stage.dialog(UpdateFile(stage.window.say, found, stage.window))


def page_help(stage: Stage) -> QWidget:
    """What F1 says on the Scoring page."""
    stage.window.show_welcome()
    say, shown = stage.window.say, entry("scoring")
    return stage.dialog(PageHelp(say, say(shown.title), guide_of(shown), stage.window))


def wrong_file(stage: Stage) -> None:
    """The installer of another system."""
    from services.errors import Mendable

    stage.window.show_welcome()
    stage.window.fail(Mendable("update.for_windows", file="zhanji-0.2.0-setup.exe"))


SCENES = (
    Scene("about", about),
    Scene("about-menu", menu),
    Scene("help", page_help),
    Scene("problem-report", report),
    Scene("problem-report-name", report_with_name),
    Scene("update-file", newer),
    Scene("update-file-older", older),
    Scene("update-file-script", script),
    Scene("update-file-wrong", wrong_file),
)
