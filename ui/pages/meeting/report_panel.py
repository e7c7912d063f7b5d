"""A speaker's report sheet (述职表): what stands around the words, the words, and what is still missing."""

from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.cycle.reporting import unfinished_in
from services.domain.report import Progress, ReportSheet
from services.drafts import place_of
from services.wording.reports import progress_words
from ui.desk import Desk
from ui.pages.meeting.report.actions import ActionsCard
from ui.pages.meeting.report.acts import ReportActs
from ui.pages.meeting.report.facts import PromisesCard, ResultsCard
from ui.pages.meeting.report.words import WordsField
from ui.theme.tokens import GAP
from ui.widgets.buttons import LinkButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.flow import Flow
from ui.widgets.text import Chip, Text


class ReportPanel(QWidget):
    """Shows one speaker's sheet; what is typed is kept within a second and written on leaving the field."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._desk = desk
        self.sheet: ReportSheet | None = None
        say = desk.say
        self.name = Text("", "title")
        self.total = Text("", "heading")
        self.vetoes = Flow(6)
        self.acts = ReportActs(desk, self)
        self.save = LinkButton(say("Save as PDF…"), self._save)
        self.make = LinkButton(say("Create Excel forms…"), self._make)
        self.take = LinkButton(say("Import Excel forms…"), self._take)
        self.missing = Note("amber")
        self._missing = self.missing.say()
        self.finished = Text(say("✓ Every part of the sheet is there."), "muted")
        self.promises, self.results = PromisesCard(say), ResultsCard(say)
        self.next_actions = ActionsCard(desk)
        self.fields = {name: self._field(name) for name in ("worked", "causes", "support")}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._head())
        column.addWidget(self.missing)
        column.addWidget(self.finished)
        for widget in self._parts():
            column.addWidget(widget)
        column.addStretch(1)

    def _field(self, name: str) -> WordsField:
        say = self._desk.say
        label, help_ = {
            "worked": (say("② Measures and what worked"), say("What was done, and what came of it")),
            "causes": (
                say("③ Gaps and causes"),
                say("One line for each gap, which begins with its name and a colon"),
            ),
            "support": (say("⑤ Support needed"), say("From whom, what, by when; write “none” if none")),
        }[name]
        return WordsField(self._desk, name, label, help_)

    def _head(self) -> QVBoxLayout:
        column, name, acts = QVBoxLayout(), QHBoxLayout(), Flow(4)
        name.setSpacing(12)
        name.addWidget(self.name)
        name.addWidget(self.total)
        name.addStretch(1)
        for button in (self.save, self.make, self.take):
            acts.addWidget(button)
        column.setSpacing(0)
        column.addLayout(name)
        column.addLayout(self.vetoes)
        column.addLayout(acts)
        return column

    def _parts(self) -> tuple[QWidget, ...]:
        """The parts in the order in which a speaker goes through them."""
        return (
            self.promises,
            self.results,
            _framed(self.fields["worked"], self.fields["causes"]),
            self.next_actions,
            _framed(self.fields["support"]),
        )

    def _save(self) -> None:
        if self.sheet is not None:
            self.settle()
            self.acts.save_pdf(
                self.sheet.period,
                self._desk.company.reports.sheet(self.sheet.period, self.sheet.speaker.employee),
            )

    def _make(self) -> None:
        if self.sheet is not None:
            self.settle()
            self.acts.make_forms(self.sheet.period)

    def _take(self) -> None:
        if self.sheet is not None:
            self.settle()
            self.acts.take_forms(self.sheet.period)

    # What is shown

    def show_report(self, period: str, employee: str) -> None:
        """Show somebody's sheet on a period; what is being typed in another's fields is written first."""
        before = self.sheet
        if before is not None and (before.period, before.speaker.employee) != (period, employee):
            self.settle()
        sheet = self._desk.company.reports.sheet(period, employee)
        self.sheet = sheet
        self._show_head(sheet)
        self.promises.show_sheet(sheet)
        self.results.show_sheet(sheet)
        drafts = self._desk.company.drafts.under("report", period, employee)
        self.next_actions.show_sheet(sheet, drafts.get(place_of("report", period, employee, "action")))
        for name, field in self.fields.items():
            field.open(
                (period, employee),
                getattr(sheet.report, name),
                drafts.get(place_of("report", period, employee, name)),
                partial(self._desk.company.reports.write, period, employee, name),
            )
        self._show_missing(sheet)

    def _show_head(self, sheet: ReportSheet) -> None:
        say = self._desk.say
        self.name.setText(" · ".join(filter(None, (sheet.speaker.department_name, sheet.speaker.name))))
        total = (
            say("not complete") if sheet.total is None else f"{say.fixed(sheet.total)} {sheet.grade or ''}"
        )
        self.total.setText(total.strip())
        empty(self.vetoes)
        for veto in sheet.vetoes:
            self.vetoes.addWidget(Chip(say("■ {name} veto", name=veto.name), "red"))

    def _show_missing(self, sheet: ReportSheet) -> None:
        say = self._desk.say
        missing = tuple(unfinished_in(sheet))
        words = progress_words(say, Progress(sheet.speaker, missing))
        self._missing.setText(say("Unfinished ({count}): {words}", count=len(missing), words=words))
        self.missing.setVisible(bool(missing))
        self.finished.setVisible(not missing)

    def settle(self) -> None:
        """Write what is still being typed."""
        for field in self.fields.values():
            field.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        self.settle()
        super().hideEvent(event)


def _framed(*fields: WordsField) -> Card:
    card = Card(margins=(16, 12, 16, 12))
    card.body.setSpacing(12)
    for field in fields:
        card.body.addWidget(field)
    return card
