"""What is judged instead of measured: the ratings of a line, and described cases with their reasons."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from models.terms import Method
from services.domain.result import LineResult, LineState, SubjectResult
from services.errors import Mendable
from services.scoring.parameters import parse_rule
from services.scoring.rules import Described
from services.typed_ratings import RatedLine
from ui.pages.scoring.entry import owner_of

if TYPE_CHECKING:
    from ui.pages.scoring.describing import Describing
    from ui.pages.scoring.page import Scoring
    from ui.pages.scoring.ratings import RatingsDialog


def judge(page: "Scoring", subject: SubjectResult, line: LineResult, typed: str = "") -> bool:
    """Open what a judged line is entered with, and tell whether something was saved.

    `typed` is what was typed into its cell.
    """
    if line.method is Method.RATING:
        return rate(page, subject, line)
    return line.method is Method.DESCRIBED and describe(page, subject, line, typed)


def rate(page: "Scoring", subject: SubjectResult, line: LineResult) -> bool:
    """Edit the ratings of a line, or look at them in a locked period."""
    if line.state is LineState.NOT_APPLICABLE and not page.locked:
        page.desk.shell.fail(Mendable("ratings.not_applicable", kpi=line.name))
        return False
    return ratings_dialog(page, subject, line).exec() == QDialog.DialogCode.Accepted


def ratings_dialog(page: "Scoring", subject: SubjectResult, line: LineResult) -> "RatingsDialog":
    """The dialog of a line's ratings; a head who shares the department's card shares its ratings."""
    from ui.pages.scoring.ratings import RatingsDialog

    rated = RatedLine(page.period, owner_of(subject), line.kpi)
    book = page.desk.company.ratings
    return RatingsDialog(page.say, page.theme, book, rated, subject, page, locked=page.locked)


def describe(page: "Scoring", subject: SubjectResult, line: LineResult, typed: str = "") -> bool:
    """Choose the case of a described line, with its reason."""
    dialog = case_dialog(page, subject, line)
    dialog.choose(typed)
    return dialog.exec() == QDialog.DialogCode.Accepted


def case_dialog(page: "Scoring", subject: SubjectResult, line: LineResult) -> "Describing":
    """The dialog of a described line, with the case and reason that stand."""
    from ui.pages.scoring.describing import Describing

    actuals, owner = page.desk.company.actuals, owner_of(subject)
    rule = parse_rule(line.method, line.direction, line.parameters)
    present = actuals.entered(page.period, owner, line.kpi)
    return Describing(
        page.say,
        page.say("{kpi} of {name}", kpi=line.name, name=subject.name),
        rule.levels if isinstance(rule, Described) else (),
        (present.text or "", present.note),
        lambda case, reason: actuals.describe(page.period, owner, line.kpi, case, reason),
        page,
    )
