"""What is judged instead of measured: ratings and described cases, in their dialogs."""

from PySide6.QtWidgets import QWidget

from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from ui.pages.scoring import Scoring
from ui.pages.scoring.describing import Describing
from ui.pages.scoring.judging import case_dialog, ratings_dialog
from ui.pages.scoring.ratings import RatingsDialog
from ui.scenes.scene import Scene, Stage

OFFICE = SubjectKey(SubjectType.DEPARTMENT, "D01")
WORKER = SubjectKey(SubjectType.EMPLOYEE, "E0007")  # two peers only: not shown apart
BOSS = SubjectKey(SubjectType.EMPLOYEE, "E0016")
PASTED = """评价人\t组别\t理由\t分数
石敬亭\t上级\t交期守得住\t92
康北辰\t同级\t\t88%
梁静姝\t同级\t主动补位\t105
顾惟一\t老板\t\t90
"""


def _dialog(stage: Stage, key: SubjectKey, kpi: str, period: str = "") -> RatingsDialog:
    stage.open_sample("scoring", period)
    page = stage.window.page
    if not isinstance(page, Scoring):
        raise TypeError(page)
    page.show_subject(key)
    page.go_to(key, kpi)
    row = page.row
    if row is None or row.line is None:
        raise AssertionError("a line is in sight")
    return ratings_dialog(page, row.subject, row.line)


def rating(stage: Stage) -> QWidget:
    """Ratings with a trimmed group, and one of a group without a weight."""
    dialog = _dialog(stage, OFFICE, "K34")
    dialog.model.write({(10, "group"): "专家", (10, "rater"): "外聘顾问", (10, "score"): "90"})
    dialog.table.go_to(11, 0)
    dialog.saved = dialog.model.filled  # so that closing it asks nothing
    return stage.dialog(dialog)


def refused(stage: Stage) -> QWidget:
    """A pasted list with wrong cells: nothing is saved until they are mended."""
    dialog = _dialog(stage, WORKER, "K35")
    dialog.show()
    dialog.table.paste(PASTED)
    dialog.accept()
    dialog.saved = dialog.model.filled
    return stage.dialog(dialog)


def hidden(stage: Stage) -> QWidget:
    """A group too small to be shown apart."""
    return stage.dialog(_dialog(stage, WORKER, "K35"))


def locked(stage: Stage) -> QWidget:
    """Ratings of a locked month, to be read."""
    return stage.dialog(_dialog(stage, OFFICE, "K34", "2026-09"))


def described(stage: Stage) -> QWidget:
    """A described case without its reason."""
    stage.open_sample("scoring")
    page = stage.window.page
    if not isinstance(page, Scoring):
        raise TypeError(page)
    page.show_subject(BOSS)
    page.go_to(BOSS, "K23")
    row = page.row
    if row is None or row.line is None:
        raise AssertionError("a line is in sight")
    dialog: Describing = case_dialog(page, row.subject, row.line)
    dialog.reason.setText("")
    dialog.accept()
    return stage.dialog(dialog)


SCENES = (
    Scene("scoring-rating", rating),
    Scene("scoring-rating-refused", refused),
    Scene("scoring-rating-hidden", hidden),
    Scene("scoring-rating-locked", locked),
    Scene("scoring-described", described),
)
