"""Report sheets: a speaker's sheet finished, one with parts missing, an action being written."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.report_taken import ActionChange, WordChange
from services.workbooks.problems import Problem, Severity
from ui.pages.meeting.report.taking import Taking
from ui.pages.meeting.report_panel import ReportPanel
from ui.pages.meeting.report_room import ReportRoom
from ui.scenes.scene import Scene, Stage

OCTOBER = "2026-10"
PLANT, SUPPLY, SALES = "E0005", "E0034", "E0025"


def _panel(stage: Stage, employee: str) -> ReportPanel:
    """The panel by itself, as wide as the page is beside the list of speakers."""
    stage.open_sample("scoring")
    page = stage.window.page
    if page is None:
        raise TypeError(page)
    panel = ReportPanel(page.desk)
    panel.show_report(OCTOBER, employee)
    return panel


def _room(stage: Stage, panel: ReportPanel) -> QWidget:
    area = QScrollArea(stage.window)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(20, 16, 20, 16)
    column.addWidget(panel)
    area.setWidget(inner)
    area.resize(QSize(860, 1500))
    area.show()
    stage.settle()
    return area


def sheet(stage: Stage) -> QWidget:
    """Production in October: a veto for the second month, two of three gaps answered."""
    return _room(stage, _panel(stage, PLANT))


def unfinished(stage: Stage) -> QWidget:
    """A sheet of which little is there, and a draft that was found again."""
    panel = _panel(stage, SALES)
    company = panel._desk.company  # noqa: SLF001 - the scene plays the program that stopped
    company.drafts.keep(f"report/{OCTOBER}/{SALES}/support", "请生产部给框架客户留两周产能")
    panel.show_report(OCTOBER, SALES)
    return _room(stage, panel)


def writing(stage: Stage) -> QWidget:
    """An action that would be due too early, of nobody yet."""
    panel = _panel(stage, SUPPLY)
    panel.next_actions.begin()
    panel.next_actions.form.show_values(
        {"measure": "与两家合金供应商签三个月框架，锁定到货日", "due": "2026-10-20"}
    )
    panel.next_actions.write()
    return _room(stage, panel)


def overview(stage: Stage) -> QWidget:
    """How far the seven speakers are."""
    stage.open_sample("scoring")
    page = stage.window.page
    if page is None:
        raise TypeError(page)
    room = ReportRoom(page.desk)
    room.setParent(stage.window)
    room.resize(QSize(560, 760))
    room.show_report(OCTOBER)
    room.show()
    stage.settle()
    return room


def in_place(stage: Stage) -> None:
    """On the page of the meeting, the plant's turn in sight."""
    stage.open_sample("meeting", OCTOBER)
    stage.window.go("meeting", SubjectKey(SubjectType.EMPLOYEE, PLANT), "report")
    stage.settle()


def narrow(stage: Stage) -> QWidget:
    """The sheet where the window is small."""
    area = _room(stage, _panel(stage, PLANT))
    area.resize(QSize(400, 1500))
    stage.settle()
    return area


def taking(stage: Stage) -> QWidget:
    """Three files that came back: one to be taken, one with a row to be mended, one that is no form."""
    company = stage.open_sample("scoring")
    with TemporaryDirectory() as name:
        folder, forms = Path(name), company.report_forms
        paths = forms.make(OCTOBER, folder, stage.window.say, (PLANT, SALES))
        strange = folder / "销售台账.xlsx"
        strange.write_bytes(b"no workbook")
        preview = forms.preview(OCTOBER, (*paths, strange), stage.window.say)
    plant, sales, other = preview.files
    action = company.reports.sheet(OCTOBER, PLANT).next_actions[0].action
    later = ActionChange(replace(action, due=date(2026, 11, 18)), action, {action.owner: "宋喆"})
    words = WordChange(
        "worked", "换辊等待由 46 分降到 31 分；两班交接改为看板", "换辊等待降到 29 分，两班交接看板上墙"
    )
    wrong = Problem(Severity.ERROR, "述职表", 28, "E", "form_owner_unknown", {"value": "小宋"})
    files = (replace(plant, words=(words,), actions=(later,)), replace(sales, problems=(wrong,)), other)
    return stage.dialog(Taking(stage.window.say, replace(preview, files=files), stage.window))


SCENES = (
    Scene("reports-sheet", sheet),
    Scene("reports-unfinished", unfinished),
    Scene("reports-writing", writing),
    Scene("reports-taking", taking),
    Scene("reports-overview", overview),
    Scene("reports-narrow", narrow),
    Scene("reports-in-place", in_place),
)
