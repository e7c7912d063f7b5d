"""What an edit has the Scoring page paint anew."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.pages.scoring import Scoring
from ui.pages.scoring.backing import Backing
from ui.pages.scoring.rows import CardRow
from ui.widgets.table import Index, RowsModel
from ui.window import Window

OCTOBER = "2026-10"
SOMEBODY = SubjectKey(SubjectType.EMPLOYEE, "E0005")
GAP = SubjectKey(SubjectType.EMPLOYEE, "E0027")  # lacks K05


@pytest.fixture
def page(window: Window, page: Scoring) -> Scoring:
    window.go("scoring", SOMEBODY)
    return page


def painted_anew(model: RowsModel[object]) -> set[int]:
    """The rows that the model will have announced as changed; grows."""
    rows: set[int] = set()

    def note(first: Index, last: Index) -> None:
        rows.update(range(first.row(), last.row() + 1))

    model.dataChanged.connect(note)
    return rows


def test_an_edit_paints_its_line_and_the_total_and_no_other_line(page: Scoring) -> None:
    model = page.card.model
    rows, at = painted_anew(model), next(n for n, row in enumerate(model.rows) if row.entered)
    assert model.setData(model.index(at, model.at("actual")), "88.8")
    assert rows == {at, len(model.rows) - 1}


def test_an_edit_from_elsewhere_paints_whom_it_touches_in_the_list(page: Scoring, company: Company) -> None:
    listed = page.list.items
    rows = painted_anew(listed)
    company.actuals.enter(OCTOBER, GAP, "K05", "95")
    at = listed.row_of(GAP)
    assert rows == {at}
    assert listed.rows[at].item == company.results.subject(OCTOBER, GAP)


def test_an_edit_leaves_the_header_s_buttons_as_they_are(window: Window, page: Scoring) -> None:
    (act, *_) = page.acts()
    button, model = window.header.button(act.words), page.card.model
    at = next(n for n, row in enumerate(model.rows) if row.entered)
    assert model.setData(model.index(at, model.at("actual")), "88.8")
    assert window.header.button(act.words) is button


def test_a_move_leaves_the_picture_that_painting_all_would_give(window: Window, page: Scoring) -> None:
    page.sieve.views.button("departments").click()
    view, model = page.panel.view, page.panel.model
    for row, column in ((3, 2), (4, 2), (1, 3), (2, 0)):
        view.go_to_cell(model.index(row, column))
        moved = picture(window)
        view.viewport().update()
        assert moved == picture(window)


def picture(window: Window) -> QImage:
    """What stands on the screen once nothing waits."""
    for _ in range(5):
        QApplication.processEvents()
    return window.frame.screen().grabWindow(window.frame.winId()).toImage()


def test_what_one_passes_is_not_explained_and_where_one_stays_is(
    window: Window, page: Scoring, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, view, model = page.room.why, page.card.view, page.card.model
    picture(window)
    explained: list[str] = []
    show_row = panel.show_row

    def note(row: CardRow, backing: Backing, *, locked: bool) -> None:
        explained.append(row.line.name if row.line is not None else "")
        show_row(row, backing, locked=locked)

    monkeypatch.setattr(panel, "show_row", note)
    lines = [at for at, row in enumerate(model.rows) if row.line is not None]
    assert model.setData(model.index(lines[1], model.at("actual")), "88.8")
    for at in lines:
        view.go_to(at)
    assert explained == []
    picture(window)
    (line,) = explained
    assert line == page.line.name == panel.name.text()


def test_whoever_asks_for_the_reason_at_once_has_it_of_where_one_is(page: Scoring) -> None:
    model = page.card.model
    for at, row in enumerate(model.rows):
        if row.line is not None:
            page.card.view.go_to(at)
            assert page.why.name.text() == row.line.name
            assert page.remarks.note.text() == row.line.note
