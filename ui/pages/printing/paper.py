"""To a printer: every page as a picture of 300 dots an inch, on the whole sheet."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from ui.jobs import Cancelled
from ui.pages.printing.pictures import PageSize, PdfPictures

DOTS = 300


class PrinterRefused(Exception):
    """The printer took no page."""


def pages_of(printer: QPrinter, count: int) -> range:
    """The pages (from 0) that the print dialog asks for."""
    first, last = printer.fromPage(), printer.toPage()
    return range(count) if first <= 0 else range(first - 1, min(last, count) if last else count)


def print_pages(pictures: PdfPictures, printer: QPrinter, progress: Callable[[int, int], None]) -> int:
    """Print the asked-for pages; gives their number. Calling the job off leaves the rest unprinted."""
    wanted = pages_of(printer, len(pictures))
    printer.setFullPage(True)
    painter = QPainter()
    for done, number in enumerate(wanted):
        _turn(printer, pictures.sizes[number])
        if done == 0:
            if not painter.begin(printer):
                raise PrinterRefused
        elif not printer.newPage():
            painter.end()
            raise PrinterRefused
        sheet = printer.pageLayout().fullRectPixels(printer.resolution())
        picture = pictures.picture(number, DOTS / 72)
        size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(sheet.topLeft(), size), picture)
        try:
            progress(done + 1, len(wanted))
        except Cancelled:
            painter.end()
            printer.abort()
            raise
    if painter.isActive():
        painter.end()
    return len(wanted)


def _turn(printer: QPrinter, size: PageSize) -> None:
    """Lay the paper as the page lies."""
    landscape = size.width > size.height
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    )
