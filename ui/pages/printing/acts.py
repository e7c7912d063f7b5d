"""What one does with the pages in sight: save them as one file or as several, print them."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from services.errors import Mendable
from services.papers import Content
from ui.desk import Desk
from ui.jobs import Progress
from ui.pages.printing.order import PrintOrder, file_stem, order_for
from ui.pages.printing.pictures import PdfPictures
from ui.saving import ask_where, with_ending


class PrintActs(QObject):
    """Saves and prints in the background."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    # One file

    def ask_and_save(self, pictures: PdfPictures, stem: str) -> None:
        """Ask where, and save there."""
        path = ask_where(self._desk, stem, self._parent)
        if path is not None:
            self.save_to(pictures, path)

    def save_to(self, pictures: PdfPictures, path: Path) -> None:
        """Save the pages, whole or not at all."""
        from services.printing.saving import save_pdf

        say, target, data = self._desk.say, with_ending(path, ".pdf"), pictures.data

        def done(_result: object) -> None:
            self._desk.shell.tell_file(say("Saved: {file}", file=target.name), target)

        self._desk.jobs.start(
            say("Saving {file}", file=target.name), lambda _progress: save_pdf(data, target), done
        )

    # Separate files

    def ask_and_save_apart(self, content: Content, choice: PrintOrder) -> None:
        """Ask for a folder, and save there each form and each person's sheet as a file of its own."""
        title = self._desk.say("Folder for the separate files")
        folder = QFileDialog.getExistingDirectory(self._parent, title, str(self._desk.company.path.parent))
        if folder:
            self.save_in(content, choice, Path(folder))

    def save_in(self, content: Content, choice: PrintOrder, folder: Path) -> None:
        """Save separate files in a new folder there, all or none."""
        say = self._desk.say
        at = datetime.now()  # noqa: DTZ005 - the time on paper is the officer's own

        def work(progress: Progress) -> tuple[Path, ...]:
            from services.printing.packet import apart
            from services.printing.saving import save_apart

            files = apart(order_for(content, choice, at), progress)
            return save_apart(files, folder, file_stem(content, choice))

        def done(paths: tuple[Path, ...]) -> None:
            words = say(
                "{count} {count:file|files} in {folder}", count=len(paths), folder=paths[0].parent.name
            )
            self._desk.shell.tell_file(words, paths[0])

        self._desk.jobs.start(say("Saving separate files"), work, done)

    # Paper

    def ask_and_print(self, pictures: PdfPictures, name: str) -> None:
        """Ask for the printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._parent.window())
        dialog.setMinMax(1, len(pictures))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(pictures, printer)

    def print_to(self, pictures: PdfPictures, printer: object) -> None:
        """Print the pages, in the background."""
        from PySide6.QtPrintSupport import QPrinter

        from ui.pages.printing.paper import PrinterRefused, print_pages

        if not isinstance(printer, QPrinter):
            return
        say = self._desk.say

        def failed(error: Exception) -> None:
            self._desk.shell.fail(Mendable("print.refused") if isinstance(error, PrinterRefused) else error)

        def done(count: int) -> None:
            self._desk.shell.tell(say("Sent to the printer: {count} {count:page|pages}.", count=count))

        self._desk.jobs.start(
            say("Printing"), lambda progress: print_pages(pictures, printer, progress), done, failed
        )
