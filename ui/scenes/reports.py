"""Report sheets: a speaker's sheet finished, one with parts missing, an action being written."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.pages.meeting.report_panel import ReportPanel
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


SCENES = (
    Scene("reports-sheet", sheet),
    Scene("reports-unfinished", unfinished),
    Scene("reports-writing", writing),
)
