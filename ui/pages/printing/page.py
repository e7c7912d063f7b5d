"""The page: the choice at the left, the pages to be printed at the right."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from models.terms import SubjectType
from services.domain.packet import Part
from services.domain.scorecard import SubjectKey
from services.papers import Content, content_of
from ui.jobs import Job, Progress
from ui.page import HeaderAct, Page
from ui.pages.printing.acts import PrintActs
from ui.pages.printing.choices import Choices
from ui.pages.printing.order import PrintOrder, file_stem, in_list, make_pdf
from ui.pages.printing.pane import Pane
from ui.pages.printing.pictures import PdfPictures
from ui.reading import Reading
from ui.theme.tokens import GAP
from ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from services.printing.packet import Printed

WIDTH = 300


class Printing(Page):
    """Preview, print, save. The PDF is made anew whenever the choice or what is printed changes.

    `shell.go("printing", filter="reports")` shows one form only, with `reports:E0005` somebody's.
    """

    scrolled = False

    def build(self) -> None:
        say = self.say
        self.content: Content | None = None
        self._made: tuple[Content, PrintOrder] | None = None
        self._job: Job | None = None
        self.reading = Reading(self.desk.jobs, self)
        self.paper = PrintActs(self.desk, self)
        self.stack = QStackedWidget()
        self.column.addWidget(self.stack)
        room = QWidget()
        room.setProperty("ground", "clear")
        row = QHBoxLayout(room)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        self.choices = Choices(say, self.theme, self._leave)
        self.choices.setFixedWidth(WIDTH)
        self.choices.changed.connect(self._make)
        self.pane = Pane(say, self.theme, self.desk.jobs, self._leave)
        self.preview = self.pane.preview
        row.addWidget(self.choices)
        row.addWidget(self.pane, 1)
        self.stack.addWidget(room)
        self.stack.addWidget(
            EmptyState(
                self.theme,
                "printer",
                say("Nothing to print yet"),
                say("Open a period and score it; then its sheets can be printed here."),
                button=say("Go to Scoring"),
                act=lambda: self._leave("scoring"),
            )
        )

    def _leave(self, page: str, tab: str = "") -> None:
        """Turn to the page on which something that is missing is made."""
        self.desk.shell.go(page, filter=tab)

    # What is shown

    def refresh(self) -> None:
        company = self.desk.company
        result = company.results.of(self.period) if self.period else None
        if result is None or not result.results:
            self.content = None
            self.reading.drop()
            self.stack.setCurrentIndex(1)
            self._drop()
            return
        self.stack.setCurrentIndex(0)
        self.choices.show_result(result, in_list(result))
        if self.content is None or self.content.result.period != self.period:
            self.content = None
            self.choices.parts.offer(tuple(Part))
            self.pane.warning.hide()
            self._drop(self.say("Reading what there is to print…"))
        period = self.period
        self.reading.ask(lambda: content_of(company, period), self._show, self._fail)

    def _show(self, content: Content) -> None:
        """Offer what was found, and make its pages once somebody looks."""
        self.content = content
        self.choices.parts.offer(content.there)
        if self.isVisible():
            self._make()

    def _fail(self, error: Exception) -> None:
        self.content = None
        self._drop(self.say("It could not be read what there is to print."))
        self.desk.shell.fail(error)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make()

    def _make(self) -> None:
        """Make the PDF of the present choice, unless it stands."""
        content, order = self.content, self.choices.order
        if content is None or self._made == (content, order):
            return
        self.pane.warn(content, order)
        self.subject = next(iter(order.whom)) if order.whom is not None and len(order.whom) == 1 else None
        if self._job is not None:
            self._job.cancel()
        if order.empty:
            self._drop(self.say("Nothing is selected. Tick what to print on the left."))
            self._made = (content, order)
            return
        made = self._made = (content, order)
        self.pane.show_nothing(self.say("Making the pages…") if not self.preview.count else "")
        at = datetime.now()  # noqa: DTZ005 - the time on paper is the officer's own

        def work(progress: Progress) -> "tuple[PdfPictures, Printed]":
            printed = make_pdf(content, order, at, progress)
            return PdfPictures(printed.data), printed

        def done(found: "tuple[PdfPictures, Printed]") -> None:
            if self._made is made:
                self._take(*found)

        self._job = self.desk.jobs.start(self.say("Making the pages"), work, done, owner=self)
        self._job.ended.connect(lambda job=self._job: self._forget(job))
        self.headed.emit()

    def _forget(self, job: Job) -> None:
        if isValid(self) and self._job is job:  # a job may end after its page
            self._job = None
            self.headed.emit()

    def _take(self, pictures: PdfPictures, printed: "Printed") -> None:
        if not printed.places:
            made = self._made
            self._drop(self.say("The subjects chosen have none of the forms ticked."))
            self._made = made
            return
        self.pane.show_nothing("")
        self.subtitle = self.pane.show_pages(pictures)
        self.choices.parts.show_pages(printed.places, self.preview.go_to)
        self.headed.emit()

    def _drop(self, why: str = "") -> None:
        """Show no pages, and in words why."""
        self._made = None
        self.pane.show_nothing(why)
        self.subtitle = self.pane.show_pages(None)
        self.choices.parts.show_pages({})
        self.headed.emit()

    # What one does

    def acts(self) -> tuple[HeaderAct, ...]:
        if self.content is None:
            return ()
        ready, say = self.ready, self.say
        return (
            HeaderAct(say("Save separately…"), self.save_apart, enabled=ready),
            HeaderAct(say("Print…"), self.print_here, icon="printer", enabled=ready, hint="Ctrl+P"),
            HeaderAct(say("Save as PDF…"), self.save, primary=True, enabled=ready),
        )

    @property
    def ready(self) -> bool:
        """Whether there are pages, and no others are being made in their place."""
        return self.preview.count > 0 and self._job is None

    def save(self) -> None:
        """Ask where, and save there."""
        pictures, name = self.preview.pictures, self._stem()
        if pictures is not None:
            self.paper.ask_and_save(pictures, name)

    def save_to(self, path: Path) -> None:
        """Save the pages in sight, whole or not at all."""
        if self.preview.pictures is not None:
            self.paper.save_to(self.preview.pictures, path)

    def save_apart(self) -> None:
        """Ask for a folder, and save the forms and sheets there one by one."""
        if self.content is not None and self.preview.pictures is not None:
            self.paper.ask_and_save_apart(self.content, self.choices.order)

    def print_here(self) -> None:
        """Ask for the printer, and print."""
        if self.ready and self.preview.pictures is not None:
            self.paper.ask_and_print(self.preview.pictures, self._stem())

    def _stem(self) -> str:
        return "" if self.content is None else file_stem(self.content, self.choices.order)

    # What the window asks

    def find_here(self) -> None:
        self.choices.people.setChecked(True)
        self.choices.search.setFocus()

    def show_subject(self, key: SubjectKey) -> None:
        self.subject = key
        self.choices.choose_subject(key)

    def show_filter(self, name: str) -> None:
        form, _, number = name.partition(":")
        if form not in tuple(Part):
            return
        if number:
            self.choices.choose_subject(SubjectKey(SubjectType.EMPLOYEE, number), Part(form))
        else:
            self.choices.choose_part(Part(form))
