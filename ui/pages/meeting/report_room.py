"""Report sheets on the page of the meeting: how far everybody is, or the sheet of the speaker in sight."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.report import Progress
from services.wording.reports import progress_words
from ui.desk import Desk
from ui.pages.meeting.report.acts import ReportActs
from ui.pages.meeting.report_panel import ReportPanel
from ui.theme.tokens import GAP
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, empty
from ui.widgets.scrolled import ScrolledColumn
from ui.widgets.text import Text, rule


class ReportRoom(ScrolledColumn):
    """`picked` gives the speaker whose sheet is wanted."""

    picked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__((0, 0, 12, 0), GAP)
        self._desk, self._key, self._all = desk, ("", ""), True
        say = desk.say
        self.back = LinkButton(say("‹ All speakers"), self.show_all)
        self.panel = ReportPanel(desk)
        self.overview = Card(say("Report sheets"), margins=(16, 8, 16, 12))
        self.list = QVBoxLayout()
        self.list.setSpacing(6)
        self.overview.body.addLayout(self.list)
        self.acts = ReportActs(desk, self)
        self.overview.body.addLayout(self._make_acts())
        self.column.addWidget(self.back, alignment=Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.overview)
        self.column.addWidget(self.panel)
        self.column.addStretch(1)

    def _make_acts(self) -> QHBoxLayout:
        say, row = self._desk.say, QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(4)
        row.addWidget(LinkButton(say("Preview"), self.acts.preview, say("Report sheets")))
        row.addWidget(LinkButton(say("Save all as PDF…"), lambda: self.acts.save_pdf(self._key[0])))
        row.addWidget(LinkButton(say("Create Excel forms…"), lambda: self.acts.make_forms(self._key[0])))
        row.addWidget(LinkButton(say("Import Excel forms…"), lambda: self.acts.take_forms(self._key[0])))
        row.addStretch(1)
        return row

    def show_report(self, period: str, employee: str = "") -> None:
        """Show a speaker's sheet on a period; how far everybody is without one, or while that is in sight."""
        if (period, employee) != self._key:
            self._all = not employee
        self._key = (period, employee)
        self._show()

    def show_all(self) -> None:
        """Show how far everybody is, until a speaker is picked."""
        self._all = True
        self._show()

    def _show(self) -> None:
        period, employee = self._key
        for widget in (self.back, self.panel):
            widget.setVisible(not self._all)
        self.overview.setVisible(self._all)
        if self._all:
            self._show_progress(self._desk.company.reports.unfinished(period))
        else:
            self.panel.show_report(period, employee)

    def _pick(self, employee: str) -> None:
        self._all = False
        self.picked.emit(employee)
        self.show_report(self._key[0], employee)

    def _show_progress(self, found: tuple[Progress, ...]) -> None:
        say = self._desk.say
        done = sum(not progress.missing for progress in found)
        told = say("{done} of {count} finished", done=done, count=len(found)) if found else ""
        self.overview.set_head(self.overview.title.text(), told)
        empty(self.list)
        for number, progress in enumerate(found):
            if number:
                self.list.addWidget(rule())
            self.list.addWidget(self._line(progress))
        if not found:
            words = say("Nobody reports for this period: no department has a head.")
            self.list.addWidget(Text(words, "muted", wrap=True))

    def _line(self, progress: Progress) -> QWidget:
        """A speaker, and what is missing."""
        speaker, missing = progress.speaker, len(progress.missing)
        line = QWidget()
        line.setProperty("ground", "clear")
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = " · ".join(filter(None, (speaker.department_name, speaker.name)))
        row = QHBoxLayout()
        row.addWidget(Text(f"{'○' if missing else '✓'} {name}", "strong"), 1)
        row.addWidget(LinkButton(self._desk.say("View"), partial(self._pick, speaker.employee), name))
        column.addLayout(row)
        told = Text(progress_words(self._desk.say, progress), "small", wrap=True)
        told.set_tone("amber" if missing else "muted")
        column.addWidget(told)
        return line
