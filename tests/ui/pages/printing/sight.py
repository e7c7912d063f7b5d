"""What is in sight in the print centre, waited for."""

from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.domain.packet import Part
from services.domain.scorecard import SubjectKey
from ui.pages.printing import Printing
from ui.pages.printing.pictures import PdfPictures

HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")
LONG = 20_000


def made(qtbot: QtBot, page: Printing) -> None:
    """Wait until the pages of the present choice stand and those in sight are drawn."""
    qtbot.waitUntil(lambda: not page.desk.jobs.busy and not page.preview.drawing, timeout=LONG)


def read(qtbot: QtBot, page: Printing) -> None:
    """Wait until the page knows what there is to print."""
    qtbot.waitUntil(lambda: not page.reading.waiting, timeout=LONG)


def shown(page: Printing) -> PdfPictures:
    assert page.preview.pictures is not None
    return page.preview.pictures


def text(page: Printing, number: int = 0) -> str:
    return shown(page).words(number)


def one_sheet(qtbot: QtBot, page: Printing) -> None:
    page.show_subject(HEAD)
    made(qtbot, page)


def tick(qtbot: QtBot, page: Printing, *parts: Part) -> None:
    """Tick these forms and no others."""
    for part, row in page.choices.parts.rows.items():
        if row.box.isChecked() != (part in parts):
            row.box.click()
    made(qtbot, page)
