"""The print centre on the sample company: preview, saving, printing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from ui.jobs import Cancelled
from ui.pages.printing import Printing
from ui.pages.printing.order import file_name
from ui.pages.printing.paper import print_pages
from ui.window import Window

HEAD = SubjectKey(SubjectType.EMPLOYEE, "E0005")
LONG = 20_000


@pytest.fixture
def window(open_window: Callable[..., Window], company: Company) -> Iterator[Window]:
    window = open_window(company, page="printing")
    yield window
    window.close_company()


@pytest.fixture
def page(qtbot: QtBot, window: Window) -> Printing:
    page = window.page
    assert isinstance(page, Printing)
    made(qtbot, page)
    return page


def made(qtbot: QtBot, page: Printing) -> None:
    """Wait until the pages of the present choice stand and those in sight are drawn."""
    qtbot.waitUntil(lambda: not page.desk.jobs.busy and not page.preview.drawing, timeout=LONG)


def text(page: Printing, number: int = 0) -> str:
    assert page.preview.pictures is not None
    return page.preview.pictures.words(number)


def one_sheet(qtbot: QtBot, page: Printing) -> None:
    page.show_subject(HEAD)
    made(qtbot, page)


def test_the_packet_is_previewed_as_it_opens(qtbot: QtBot, page: Printing) -> None:
    assert page.preview.count > 60
    qtbot.waitUntil(lambda: page.preview._sheets.has(0), timeout=LONG)
    assert "上月承诺" in text(page)
    assert page.place.text() == f"第 1 页 / 共 {page.preview.count} 页"
    assert "盛夏" in page.warned.text()
    assert not page.warning.isHidden()


def test_only_the_pages_in_sight_are_drawn(qtbot: QtBot, page: Printing) -> None:
    assert len(page.preview._sheets._pictures) < 5
    page.preview.go_to(40)
    qtbot.waitUntil(lambda: page.preview._sheets.has(39), timeout=LONG)
    assert page.place.text().startswith("第 40 页")
    assert len(page.preview._sheets._pictures) < 8


def test_parts_can_be_left_out(qtbot: QtBot, page: Printing) -> None:
    page.choices.parts["sheets"].click()
    made(qtbot, page)
    few = page.preview.count
    assert few < 12
    page.choices.parts["promises"].click()
    made(qtbot, page)
    assert page.preview.count < few
    assert "述职会通知" in text(page)
    few = page.preview.count
    page.choices.parts["notice"].click()
    made(qtbot, page)
    assert page.preview.count < few
    page.choices.parts["summary"].click()
    made(qtbot, page)
    assert page.preview.count == 0
    assert "勾选" in page.nothing.text()
    assert [act.enabled for act in page.acts()] == [False, False]


def test_promises_are_not_offered_where_there_are_none(page: Printing) -> None:
    page.show_period("2025-11")
    assert not page.choices.parts["promises"].isEnabled()
    assert "promises" not in page.choices.order.parts


def test_one_persons_sheet_is_previewed(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    assert page.preview.count <= 2
    assert "雷镇川" in text(page)
    assert page.warning.isHidden()


def test_a_department_is_previewed_in_english(qtbot: QtBot, page: Printing) -> None:
    page.choices.department.setChecked(True)
    page.choices.languages.button("en").click()
    made(qtbot, page)
    assert 4 <= page.preview.count <= 12
    assert "Monthly appraisal sheet" in text(page)


def test_a_change_of_the_results_makes_the_pages_anew(qtbot: QtBot, page: Printing, company: Company) -> None:
    one_sheet(qtbot, page)
    assert "88.2" not in text(page)
    plant = SubjectKey(SubjectType.DEPARTMENT, "D02")
    company.actuals.enter("2026-10", plant, "K17", "88.2")
    made(qtbot, page)
    assert "88.2" in text(page)


def test_zoom_keeps_the_page(qtbot: QtBot, page: Printing) -> None:
    page.preview.go_to(10)
    page.preview.step_zoom(1)
    assert page.preview.number == 10
    assert page.preview.scale > 0
    larger = page.preview.scale
    page.preview.step_zoom(-1)
    assert page.preview.scale < larger
    page.preview.set_zoom(None)
    assert page.preview.number == 10
    made(qtbot, page)


def test_saving_writes_a_readable_pdf_under_the_suggested_name(
    qtbot: QtBot, page: Printing, window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / Path(start).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    page.save()
    made(qtbot, page)
    assert asked == ["望舒型钢有限公司（虚构示例）_2026-10_月度述职资料包.pdf"]
    document = PdfDocument(tmp_path / asked[0])
    assert len(document) == page.preview.count
    document.close()
    assert "已保存" in window.toasts.toasts[-1].label.text()


def test_a_failed_save_says_why_and_leaves_the_old_file(
    qtbot: QtBot, page: Printing, window: Window, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "nowhere" / "a.pdf")
    made(qtbot, page)
    assert "nowhere" in window.toasts.toasts[-1].label.text()
    assert not (tmp_path / "nowhere").exists()


def test_one_persons_file_is_named_after_the_person(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    assert page.result is not None
    assert file_name(page.result, page.choices.order).endswith("_2026-10_月度绩效考核表_雷镇川.pdf")


def to_pdf(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_pages_go_to_the_printer_as_they_lie(
    qtbot: QtBot, page: Printing, window: Window, tmp_path: Path
) -> None:
    printer = to_pdf(tmp_path / "printed.pdf")
    printer.setFromTo(2, 3)
    page.print_to(printer)
    made(qtbot, page)
    assert "2 页" in window.toasts.toasts[-1].label.text()
    assert page.preview.pictures is not None
    document = PdfDocument(tmp_path / "printed.pdf")
    printed = [document.get_page_size(at) for at in range(len(document))]
    document.close()
    sizes = page.preview.pictures.sizes[1:3]
    assert [wide > high for wide, high in printed] == [size.width > size.height for size in sizes]


def test_printing_can_be_called_off(page: Printing, tmp_path: Path) -> None:
    done: list[int] = []

    def progress(count: int, _total: int) -> None:
        done.append(count)
        if count == 2:
            raise Cancelled

    assert page.preview.pictures is not None
    with pytest.raises(Cancelled):
        print_pages(page.preview.pictures, to_pdf(tmp_path / "printed.pdf"), progress)
    assert done == [1, 2]


def test_ctrl_p_on_scoring_shows_the_sheet_of_whom_one_scores(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.go("scoring", HEAD)
    assert window.page is not None
    window.page.print_here()
    assert window.page is page
    made(qtbot, page)
    assert page.choices.order.whom == {HEAD}


def test_a_switch_of_language_in_the_midst_of_drawing_starts_anew(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    page.preview.go_to(30)
    page.choices.parts["notice"].click()
    window.speak("en")
    fresh = window.page
    assert isinstance(fresh, Printing)
    assert fresh is not page
    made(qtbot, fresh)
    assert fresh.preview.count > 60
    assert "Promises of last month" in text(fresh)


def test_without_a_period_there_is_nothing_to_print(
    open_window: Callable[..., Window], tmp_path: Path
) -> None:
    with Company.create(tmp_path / "new.zhanji") as company:
        window = open_window(company)
        window.go("printing")
        page = window.page
        assert isinstance(page, Printing)
        assert page.stack.currentIndex() == 1
        assert page.acts() == ()
        window.close_company()
