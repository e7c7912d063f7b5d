"""The page: the choice at the left, the pages to be printed at the right."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QWidget

from services.domain.living import Living
from services.domain.result import PeriodResult
from services.domain.scorecard import SubjectKey
from services.errors import Mendable
from services.living import living_of
from ui.jobs import Job, Progress
from ui.page import HeaderAct, Page
from ui.pages.printing.choices import Choices
from ui.pages.printing.order import PrintOrder, file_name, in_list, make_pdf
from ui.pages.printing.pictures import PdfPictures
from ui.pages.printing.preview import Preview
from ui.theme.tokens import GAP
from ui.widgets.buttons import SecondaryButton
from ui.widgets.card import Card, Note
from ui.widgets.empty import EmptyState
from ui.widgets.text import Text

WIDTH = 264


class Printing(Page):
    """Preview, print, save. The PDF is made anew whenever the choice or the results change."""

    scrolled = False

    def build(self) -> None:
        self.result: PeriodResult | None = None
        self.living = Living()
        self._made: tuple[PeriodResult, PrintOrder, str, Living] | None = None
        self._job: Job | None = None
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        room = QWidget()
        room.setProperty("ground", "clear")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.choices = Choices(self.say, self.theme)
        self.choices.setFixedWidth(WIDTH)
        self.choices.changed.connect(self._make)
        row.addWidget(self.choices)
        row.addWidget(self._make_preview(), 1)
        say = self.say
        self.stack.addWidget(room)
        self.stack.addWidget(
            EmptyState(
                self.theme,
                "printer",
                say("Nothing to print yet"),
                say("Open a period and score it; then its sheets can be printed here."),
                button=say("Go to Scoring"),
                act=lambda: self.desk.shell.go("scoring"),
            )
        )

    def _make_preview(self) -> Card:
        say, theme = self.say, self.theme
        self.preview = Preview(theme, self.desk.jobs, say("Drawing the preview"), say("Pages"))
        self.preview.moved.connect(self._show_place)
        self.card = Card(say("Preview"), " ", margins=(0, 0, 0, 0))
        self.warning = Note("amber")
        self.warned = Text("", wrap=True)
        self.warning.lines.addWidget(self.warned)
        self.nothing = Text("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place = Text("", "small")
        self.zoomed = Text("", "small")
        self.earlier = SecondaryButton("‹", lambda: self.preview.go_to(self.preview.number - 1))
        self.later = SecondaryButton("›", lambda: self.preview.go_to(self.preview.number + 1))
        self.smaller = SecondaryButton("−", lambda: self.preview.step_zoom(-1))
        self.larger = SecondaryButton("+", lambda: self.preview.step_zoom(1))
        self.fit = SecondaryButton(say("Fit width"), lambda: self.preview.set_zoom(None))
        names = {
            self.earlier: say("Earlier page"),
            self.later: say("Later page"),
            self.smaller: say("Smaller"),
            self.larger: say("Larger"),
        }
        for button, name in names.items():
            button.setProperty("small", True)
            button.setAccessibleName(name)
            button.setToolTip(name)
        self.fit.setProperty("small", True)
        turning, sizing = (self.earlier, self.place, self.later), (self.smaller, self.zoomed, self.larger)
        for widget in (*turning, *sizing, self.fit):
            self.card.add_trailing(widget)
        for part in (self.warning, self.nothing, self.preview):
            self.card.body.addWidget(part)
        return self.card

    # What is shown

    def refresh(self) -> None:
        company = self.desk.company
        self.result = company.results.of(self.period) if self.period else None
        if self.result is None or not self.result.results:
            self.stack.setCurrentIndex(1)
            self.subtitle = ""
            self._drop()
            return
        self.stack.setCurrentIndex(0)
        self.living = living_of(company, self.period)
        self.choices.offer("promises", there=bool(self.living.promised))
        self.choices.show_result(self.result, in_list(self.result))
        self._make()

    def _warn(self, result: PeriodResult, order: PrintOrder) -> None:
        say, whom = self.say, order.whom
        names = [subject.name for subject in result.incomplete if whom is None or subject.key in whom]
        few = say(", ").join(names[:5]) + ("…" if len(names) > 5 else "")
        words = say(
            "▲ {count} incomplete: {names}. It can be printed; the sheets say what is missing.",
            count=len(names),
            names=few,
        )
        self.warned.setText(words if names else "")
        self.warning.setVisible(bool(names))

    def _make(self) -> None:
        """Make the PDF of the present choice, unless it stands."""
        result, order, living = self.result, self.choices.order, self.living
        logo = self.desk.company.settings.read().logo
        if result is None or self._made == (result, order, logo, living):
            return
        self._warn(result, order)
        self.subject = next(iter(order.whom)) if order.whom is not None and len(order.whom) == 1 else None
        if self._job is not None:
            self._job.cancel()
        self._made = (result, order, logo, living)
        if order.empty:
            self._drop()
            self._made = (result, order, logo, living)
            self._show_nothing(self.say("Nothing is chosen. Tick at the left what shall be printed."))
            return
        self._show_nothing(self.say("Making the pages…") if not self.preview.count else "")
        at = datetime.now()  # noqa: DTZ005 - the time on paper is the officer's own

        def work(progress: Progress) -> PdfPictures:
            return PdfPictures(make_pdf(result, order, at, progress, logo, living))

        def done(pictures: PdfPictures) -> None:
            if self._made == (result, order, logo, living):
                self._take(pictures)

        self._job = self.desk.jobs.start(self.say("Making the pages"), work, done, owner=self)
        self._job.ended.connect(lambda job=self._job: self._forget(job))

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _take(self, pictures: PdfPictures) -> None:
        self._show_nothing("")
        self.preview.show_pages(pictures)
        self._head()
        self.headed.emit()

    def _drop(self) -> None:
        self._made = None
        self.preview.show_pages(None)
        self._head()
        self.headed.emit()

    def _head(self) -> None:
        count = self.preview.count
        words = self.say("{count} pages, A4", count=count) if count else ""
        self.card.set_head(self.say("Preview"), words)
        self.subtitle = words

    def _show_nothing(self, words: str) -> None:
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.preview.setVisible(not words)

    def _show_place(self) -> None:
        number, count = self.preview.number, self.preview.count
        self.place.setText(self.say("Page {number} of {count}", number=number, count=count) if count else "")
        self.zoomed.setText(f"{round(self.preview.scale * 75)}%" if count else "")
        self.earlier.setEnabled(number > 1)
        self.later.setEnabled(number < count)

    # What one does

    def acts(self) -> tuple[HeaderAct, ...]:
        if self.result is None or not self.result.results:
            return ()
        ready, say = self.preview.count > 0, self.say
        return (
            HeaderAct(say("Print…"), self.print_here, icon="printer", enabled=ready, hint="Ctrl+P"),
            HeaderAct(say("Save as PDF…"), self.save, primary=True, enabled=ready),
        )

    def save(self) -> None:
        """Ask where, and save there."""
        if self.result is None or self.preview.pictures is None:
            return
        folder = (
            Path(self.desk.preferences.now.recent[0]).parent
            if self.desk.preferences.now.recent
            else Path.home()
        )
        start = str(folder / file_name(self.result, self.choices.order))
        name, _ = QFileDialog.getSaveFileName(
            self, self.say("Save as PDF"), start, self.say("PDF files (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, path: Path) -> None:
        """Save the pages in sight, whole or not at all."""
        from services.printing.saving import save_pdf

        pictures = self.preview.pictures
        if pictures is None:
            return
        target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        data = pictures.data

        def done(_result: object) -> None:
            self.desk.shell.tell_file(self.say("Saved: {file}", file=target.name), target)

        self.desk.jobs.start(
            self.say("Saving {file}", file=target.name), lambda _progress: save_pdf(data, target), done
        )

    def print_here(self) -> None:
        """Ask for the printer, and print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        pictures = self.preview.pictures
        if pictures is None or self.result is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(file_name(self.result, self.choices.order).removesuffix(".pdf"))
        dialog = QPrintDialog(printer, self.window())
        dialog.setMinMax(1, len(pictures))
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            self.print_to(printer)

    def print_to(self, printer: object) -> None:
        """Print the pages in sight, in the background."""
        from PySide6.QtPrintSupport import QPrinter

        from ui.pages.printing.paper import PrinterRefused, print_pages

        pictures = self.preview.pictures
        if pictures is None or not isinstance(printer, QPrinter):
            return

        def failed(error: Exception) -> None:
            self.desk.shell.fail(Mendable("print.refused") if isinstance(error, PrinterRefused) else error)

        def done(count: int) -> None:
            self.desk.shell.tell(self.say("Sent to the printer: {count} pages.", count=count))

        self.desk.jobs.start(
            self.say("Printing"), lambda progress: print_pages(pictures, printer, progress), done, failed
        )

    # What the window asks

    def find_here(self) -> None:
        self.choices.people.setChecked(True)
        self.choices.search.setFocus()

    def show_subject(self, key: SubjectKey) -> None:
        self.subject = key
        self.choices.choose_subject(key)
