"""Pages of the print centre saved and printed."""

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from services.domain.packet import Part
from tests.ui.pages.printing.sight import made, one_sheet, shown, tick
from ui.jobs import Cancelled
from ui.pages.printing import Printing
from ui.pages.printing.paper import print_pages
from ui.window import Window


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
