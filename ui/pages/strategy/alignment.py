"""Alignment check (对齐检查): every break of the chain with a way there, and how far the cards are tied."""

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from services.domain.alignment import Alignment, Finding, Gap, Level, Noun
from services.wording.alignment import verdict_words
from ui.charts.coverage import CoverageBars
from ui.page import HeaderAct
from ui.pages.strategy.gap_box import GapBox
from ui.pages.strategy.report import export_report
from ui.pages.strategy.ways import way_to
from ui.section import Section
from ui.theme.tokens import GAP
from ui.widgets.card import Card, Note, empty
from ui.widgets.scrolled import Scrolled, ScrolledColumn
from ui.widgets.text import Text

if TYPE_CHECKING:
    from services.company import Company

WIDTH = 400


class AlignmentSection(Section):
    """Findings at the left, the gravest first, hints folded; coverage at the right."""

    scrolled = False

    def build(self) -> None:
        self.alignment: Alignment | None = None
        self.boxes: list[GapBox] = []
        self._folded: dict[Gap, bool] = {}
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self.column.addLayout(row)
        self.area = ScrolledColumn((0, 0, 8, 0))
        column = self.area.column
        self.checked = Text("", "small", wrap=True)
        column.addWidget(self.checked)
        self.list = QVBoxLayout()
        self.list.setSpacing(10)
        column.addLayout(self.list)
        column.addStretch(1)
        row.addWidget(self.area, 1)
        row.addWidget(self._make_coverage())

    def _make_coverage(self) -> Card:
        say = self.say
        card = Card(say("Weight tied to strategy"), margins=(16, 10, 16, 12))
        card.setFixedWidth(WIDTH)
        self.share = Text("", "figure")
        self.of_what = Text("", "small", wrap=True)
        self.bars = CoverageBars(self.theme, say, say("Weight tied to strategy by department"))
        self.bars.picked.connect(self._go_to_card)
        self.legend = Text(
            say("▌ One third. Below it a department is only loosely tied to strategy."), "small", wrap=True
        )
        for part in (self.share, self.of_what):
            card.body.addWidget(part)
        card.body.addSpacing(8)
        card.body.addWidget(Scrolled(self.bars), 1)
        card.body.addSpacing(6)
        card.body.addWidget(self.legend)
        return card

    def refresh(self) -> None:
        say = self.say
        found = self.alignment = self.desk.company.diagnosis.alignment(self.period)
        counts = [len(found.of(level)) for level in Level]
        words = say(
            "Checked against the organisation and the scorecards in force on {day}.", day=say.day(found.day)
        )
        self.checked.setText(words)
        self.subtitle = verdict_words(say, *counts)
        self._show_boxes(found)
        share = found.share
        self.share.setText("—" if share is None else f"{say.fixed(share, 1)} %")
        self.of_what.setText(
            say("No scorecard is in force yet: the chain ends before the cards.")
            if share is None
            else say("of the weight on all scorecards in force is tied to an objective.")
        )
        self.bars.show_bars(found.departments)
        self.legend.setVisible(bool(found.departments))

    def _show_boxes(self, found: Alignment) -> None:
        self._folded |= {box.gap: box.is_open for box in self.boxes}
        empty(self.list)
        self.boxes = []
        for gap, group in groupby(found.findings, key=lambda finding: finding.gap):
            members = list(group)
            open_ = self._folded.get(gap, members[0].level is not Level.HINT)
            there = [way_to(finding) is not None for finding in members]
            box = GapBox(self.theme, self.say, members, there, open_=open_)
            box.gone.connect(self.go_to)
            self.boxes.append(box)
            self.list.addWidget(box)
        if not found.findings:
            note = Note()
            note.say(self.say("● Nothing is missing."))
            self.list.addWidget(note)

    def go_to(self, finding: Finding) -> None:
        """Go where a finding is mended."""
        if (way := way_to(finding)) is not None:
            way.go(self.desk.shell)

    def _go_to_card(self, department: str) -> None:
        self.go_to(Finding(Gap.DEPARTMENT_LOOSE, Noun.CARD, department))

    def acts(self) -> tuple[HeaderAct, ...]:
        words = self.say("Export strategy report as PDF…")
        return (HeaderAct(words, lambda: export_report(self), primary=True, icon="export"),)

    def print_here(self) -> None:
        export_report(self)

    def show_item(self, name: str) -> None:
        """A gap by its text."""
        for box in self.boxes:
            if box.gap.value == name:
                if not box.is_open:
                    box.fold()
                self.area.ensureWidgetVisible(box)


def breaks(company: "Company", period: str) -> int:
    """The count on the segment: where the chain is broken."""
    return len(company.diagnosis.alignment(period).breaks)
