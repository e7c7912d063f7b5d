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
from services.domain.packet import PACKET, PERSONAL, Part
from services.domain.scorecard import SubjectKey
from ui.jobs import Cancelled
from ui.pages.printing import Printing
from ui.pages.printing.paper import print_pages
from ui.pages.printing.pictures import PdfPictures
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


def shown(page: Printing) -> PdfPictures:
    assert page.preview.pictures is not None
    return page.preview.pictures


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
    assert page.pane.place.text() == f"第 1 页 / 共 {page.preview.count} 页"
    assert "盛夏" in page.pane.warned.text()
    assert not page.pane.warning.isHidden()


def test_only_the_pages_in_sight_are_drawn(qtbot: QtBot, page: Printing) -> None:
    assert len(page.preview._sheets._pictures) < 5
    page.preview.go_to(40)
    qtbot.waitUntil(lambda: page.preview._sheets.has(39), timeout=LONG)
    assert page.pane.place.text().startswith("第 40 页")
    assert len(page.preview._sheets._pictures) < 8


def test_parts_can_be_left_out(qtbot: QtBot, page: Printing) -> None:
    few = page.preview.count
    for part in PACKET[::-1]:
        page.choices.parts.rows[part].box.click()
        made(qtbot, page)
        assert page.preview.count < few
        few = page.preview.count
    assert few == 0
    assert "勾选" in page.pane.nothing.text()
    assert [act.enabled for act in page.acts()] == [False, False, False]


def test_promises_are_not_offered_where_there_are_none(page: Printing) -> None:
    page.show_period("2025-11")
    row = page.choices.parts.rows[Part.PROMISES]
    assert not row.box.isEnabled()
    assert Part.PROMISES not in page.choices.order.parts
    assert "没有计划" in row.link.toolTip()


def tick(qtbot: QtBot, page: Printing, *parts: Part) -> None:
    """Tick these forms and no others."""
    for part, row in page.choices.parts.rows.items():
        if row.box.isChecked() != (part in parts):
            row.box.click()
    made(qtbot, page)


def test_the_forms_of_the_cycle_lie_in_the_packet_and_besides_it(qtbot: QtBot, page: Printing) -> None:
    tick(qtbot, page, *(part for part in Part if part is not Part.SHEETS))
    titles = ("述职表", "改进跟踪表", "述职会会议纪要", "月度计划表", "绩效改进计划")
    pages = ["".join(text(page, number).split()) for number in range(page.preview.count)]
    found = [next(at for at, words in enumerate(pages) if title in words[:60]) for title in titles]
    assert found == sorted(found)
    for part, title in zip((Part.REPORTS, Part.PIPS), (titles[0], titles[-1]), strict=True):
        link = page.choices.parts.rows[part].link
        assert link.text().endswith("页")
        link.click()
        assert title in text(page, page.preview.number - 1)


def test_a_form_that_is_missing_leads_to_where_one_makes_it(
    window: Window, page: Printing, company: Company
) -> None:
    page.show_period("2025-11")
    row = page.choices.parts.rows[Part.MINUTES]
    assert not row.box.isEnabled()
    assert "述职会" in row.link.toolTip()
    assert "还没有安排述职会" in page.pane.unmet.text()
    assert not page.pane.unmet.isHidden()
    row.link.click()
    assert window.page_key == "meeting"


def test_of_some_people_only_what_is_theirs_is_offered(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    rows = page.choices.parts.rows
    assert {part for part, row in rows.items() if not row.isHidden()} == set(PERSONAL)
    tick(qtbot, page, Part.REPORTS, Part.PLANS)
    assert page.preview.count == 2
    assert all("雷镇川" in text(page, number) for number in range(2))
    page.choices.leaves.click()
    made(qtbot, page)
    assert page.preview.count == 3
    tick(qtbot, page, Part.PIPS)
    assert page.preview.count == 0
    assert "没有勾选的这些表单" in page.pane.nothing.text()
    page.choices.everybody.setChecked(True)
    assert page.choices.order.parts == PACKET


def test_other_pages_lead_to_one_form_of_everybody_or_of_somebody(
    qtbot: QtBot, window: Window, page: Printing
) -> None:
    window.go("printing", filter="minutes")
    made(qtbot, page)
    assert page.choices.order.parts == (Part.MINUTES,)
    assert "述职会会议纪要" in text(page)
    window.go("printing", filter="reports:E0005")
    made(qtbot, page)
    assert page.choices.order.parts == (Part.REPORTS,)
    assert page.choices.order.whom == {HEAD}
    assert "雷镇川" in text(page)


def test_forms_and_sheets_are_saved_one_by_one_in_a_new_folder(
    qtbot: QtBot, page: Printing, window: Window, tmp_path: Path
) -> None:
    tick(qtbot, page, Part.NOTICE, Part.REPORTS)
    assert page.content is not None
    folder = tmp_path / "out"
    folder.mkdir()
    for _ in range(2):
        page.paper.save_in(page.content, page.choices.order, folder)
        made(qtbot, page)
    first, second = sorted(folder.iterdir())
    assert first.name == "望舒型钢有限公司（虚构示例）_2026-10_月度述职资料包"
    assert second.name.endswith(" (2)")
    names = sorted(path.name for path in first.iterdir())
    assert names[:3] == [
        "01_2026-10_述职会通知.pdf",
        "02_2026-10_述职表_康北辰-E0034.pdf",
        "03_2026-10_述职表_雷镇川-E0005.pdf",
    ]
    assert len(names) == 8
    assert "8 个文件" in window.toasts.toasts[-1].label.text()
    document = PdfDocument(first / names[1])
    assert "康北辰" in document[0].get_textpage().get_text_bounded()
    document.close()


def test_one_persons_sheet_is_previewed(qtbot: QtBot, page: Printing) -> None:
    one_sheet(qtbot, page)
    assert page.preview.count <= 2
    assert "雷镇川" in text(page)
    assert page.pane.warning.isHidden()


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
    assert page._stem().endswith("_2026-10_月度绩效考核表_雷镇川")


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
    page.paper.print_to(shown(page), printer)
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
    page.choices.parts.rows[Part.NOTICE].box.click()
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
