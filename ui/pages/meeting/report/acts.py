"""What one does with report sheets as files: forms out and back, and paper."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from models.terms import SubjectType
from services.domain.packet import Part
from services.domain.report import ReportSheet
from services.domain.scorecard import SubjectKey
from services.file_names import joined_name
from services.papers import content_of
from services.report_forms import FormsPreview, write_forms
from services.workbooks.forms.gathering import Gathered, gather
from ui.desk import Desk
from ui.jobs import Progress
from ui.pages.meeting.report.taking import Taking
from ui.saving import ask_where, with_ending


class ReportActs(QObject):
    """Forms and PDFs of the report sheets of a period."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent

    # Forms

    def make_forms(self, period: str) -> None:
        """Ask for a folder, and write a form for each speaker there."""
        title = self._desk.say("Folder for the Excel report sheets")
        folder = QFileDialog.getExistingDirectory(self._parent, title, str(self._desk.company.path.parent))
        if folder:
            self.make_forms_in(period, Path(folder))

    def make_forms_in(self, period: str, folder: Path) -> None:
        """Write a form for each speaker into a folder, in the background."""
        say = self._desk.say
        forms = self._desk.company.report_forms.forms(period, say)

        def work(_progress: Progress) -> tuple[Path, ...]:
            return write_forms(forms, folder)

        def done(paths: tuple[Path, ...]) -> None:
            if not paths:
                self._desk.shell.tell(say("Nobody reports for this period: no department has a head."))
                return
            words = say(
                "{count} Excel report {count:sheet|sheets} in {folder}", count=len(paths), folder=folder.name
            )
            self._desk.shell.tell_file(words, paths[0])

        self._desk.jobs.start(say("Creating the Excel report sheets"), work, done, owner=self)

    def take_forms(self, period: str) -> None:
        """Ask for the files that came back, and show what they would change."""
        say = self._desk.say
        start = str(self._desk.company.path.parent)
        title, kinds = say("Report sheets returned"), say("Excel workbooks (*.xlsx *.xlsm *.xls *.ods)")
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, start, kinds)
        if names:
            self.take_files(period, [Path(name) for name in names])

    def take_files(self, period: str, paths: Sequence[Path]) -> None:
        """Read files in the background, then show what they would change."""
        forms = self._desk.company.report_forms
        wanted = forms.wanted(period)

        def work(_progress: Progress) -> tuple[Gathered, ...]:
            return gather(paths, wanted)

        def done(found: tuple[Gathered, ...]) -> None:
            self.show_preview(forms.judged(period, found, self._desk.say))

        self._desk.jobs.start(self._desk.say("Reading the report sheets"), work, done, owner=self)

    def show_preview(self, preview: FormsPreview) -> None:
        """Ask, and take what can be taken."""
        if Taking(self._desk.say, preview, self._parent).exec() == QDialog.DialogCode.Accepted:
            self.take(preview)

    def take(self, preview: FormsPreview) -> None:
        """Take the whole forms of a preview as one action."""
        say, company = self._desk.say, self._desk.company
        if self._desk.attempt(lambda: company.report_forms.take(preview)):
            self._desk.shell.tell(say("Report sheets imported: {count}", count=len(preview.changing)))

    # Paper

    def preview(self, sheet: ReportSheet | None = None) -> None:
        """Show one speaker's sheet, or those of all, in the print centre."""
        whose = "" if sheet is None else f":{sheet.speaker.employee}"
        self._desk.shell.go("printing", filter=f"reports{whose}")

    def save_pdf(self, period: str, sheet: ReportSheet | None = None) -> None:
        """Ask where, and save one speaker's sheet there, or those of all."""
        whose = [] if sheet is None else [sheet.speaker.name]
        name = joined_name(self._desk.say("Report sheet"), period, *whose)
        path = ask_where(self._desk, name, self._parent)
        if path is not None:
            self.save_to(path, period, sheet)

    def save_to(self, path: Path, period: str, sheet: ReportSheet | None = None) -> None:
        """Write the sheets as a PDF, whole or not at all."""
        from services.printing.packet import printed
        from services.printing.saving import save_pdf

        say, company, target = self._desk.say, self._desk.company, with_ending(path, ".pdf")
        at = company.ledger.store.now().astimezone()
        subjects = None if sheet is None else {_key(sheet)}
        content = content_of(company, period, (Part.REPORTS,))
        order = content.order((Part.REPORTS,), say, at, subjects=subjects)
        if not content.living.reports:
            self._desk.shell.tell(say("Nobody reports for this period: no department has a head."))
            return

        def work(progress: Progress) -> None:
            save_pdf(printed(order, progress).data, target)

        def done(_result: object) -> None:
            self._desk.shell.tell_file(say("Saved: {file}", file=target.name), target)

        self._desk.jobs.start(say("Saving {file}", file=target.name), work, done, owner=self)


def _key(sheet: ReportSheet) -> SubjectKey:
    return SubjectKey(SubjectType.EMPLOYEE, sheet.speaker.employee)
