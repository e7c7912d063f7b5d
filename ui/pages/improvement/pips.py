"""Performance improvement plans: people, their 30, 60 and 90 days, what was found, and the sheet to sign."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.terms import PipState
from services.domain.pip_list import ListedPip, LowScorer, Stop
from services.wording.terms import label
from ui.dialogs.confirm import Confirm
from ui.page import HeaderAct
from ui.pages.improvement.pip_dialogs import ClosePipDialog, FindingDialog, PipDialog, StartDialog
from ui.saving import ask_where, save_now
from ui.section import Section
from ui.widgets.buttons import LinkButton, SecondaryButton
from ui.widgets.card import Card, Note, empty
from ui.widgets.empty import EmptyState
from ui.widgets.text import Chip, Text, Tone, rule

_TONES: dict[PipState, Tone] = {PipState.PASSED: "green", PipState.UNMET: "amber", PipState.STOPPED: "muted"}


class PipsSection(Section):
    """One card a plan, the running ones first; below them who could need one, only as a hint."""

    def build(self) -> None:
        say = self.say
        self.found: tuple[ListedPip, ...] = ()
        self.hints = Note()
        self.cards = QVBoxLayout()
        self.cards.setSpacing(14)
        self.empty = EmptyState(
            self.theme,
            "people",
            say("No improvement plan yet"),
            say("A plan helps somebody whose results stay low: a goal, a coach, support and three checks."),
            button=say("New plan…"),
            act=self.start,
        )
        self.column.addWidget(self.hints)
        self.column.addLayout(self.cards)
        self.column.addWidget(self.empty)
        self.column.addStretch(1)

    def refresh(self) -> None:
        book = self.desk.company.pips
        self.found = book.listed()
        low = book.suggestions(self.period) if self.period else ()
        empty(self.cards)
        for one in self.found:
            self.cards.addWidget(PipCard(self, one))
        self.empty.setVisible(not self.found)
        running = sum(one.running for one in self.found)
        self.subtitle = self.say("Plans under way: {count}", count=running)
        self._hint(low)

    def _hint(self, low: Sequence[LowScorer]) -> None:
        say = self.say
        empty(self.hints.lines)
        self.hints.setVisible(bool(low))
        if low:
            self.hints.say(say("Lowest grade two periods in a row; consider a plan:"), strong=True)
        for one in low:
            row = QHBoxLayout()
            totals = " → ".join(f"{say.period(period)} {total}" for period, total in one.totals)
            words = say(
                "{name} ({department}): grade {grade}, {totals}",
                name=one.name,
                department=one.department_name,
                grade=one.grade,
                totals=totals,
            )
            row.addWidget(Text(words, wrap=True), 1)
            row.addWidget(LinkButton(say("Start a plan…"), self._starting(one), one.name))
            self.hints.lines.addLayout(row)

    def _starting(self, one: LowScorer) -> Callable[[], object]:
        return lambda: self.start(one)

    # What one does

    def start(self, one: LowScorer | None = None) -> None:
        """Ask for a new plan."""
        StartDialog(self.desk, one, self).exec()

    def remove(self, one: ListedPip) -> None:
        """Delete a plan that was begun by mistake, after asking."""
        say = self.say
        title = say("Delete the improvement plan of {name}?", name=one.name)
        words = say("Only for a plan started by mistake; Ctrl+Z brings it back. End a real one instead.")
        if Confirm(say, title, words, say("Delete"), self).exec() == Confirm.DialogCode.Accepted:
            self.desk.attempt(lambda: self.desk.company.pips.remove(one.pip.code))

    def preview(self, one: ListedPip) -> None:
        """Show the sheet in the print centre."""
        self.desk.shell.go("printing", filter=f"pips:{one.pip.employee}")

    def print(self, one: ListedPip) -> None:
        """Ask where, and save the sheet there."""
        name = f"{self.say('Performance improvement plan')} {one.name} {one.pip.starts}"
        path = ask_where(self.desk, name, self)
        if path is not None:
            self.save_sheet(one, path)

    def save_sheet(self, one: ListedPip, path: Path) -> None:
        """Write the sheet, whole or not at all, and say where it lies."""
        from services.printing.pip_sheet import pip_pdf

        company = self.desk.company

        def make() -> bytes:
            at = company.ledger.store.now().astimezone()
            return pip_pdf(company.pips.sheet(one.pip.code), self.say, printed_at=at)

        save_now(self.desk, make, path)

    def acts(self) -> tuple[HeaderAct, ...]:
        return (HeaderAct(self.say("New plan…"), self.start, primary=True, icon="plus"),)


class PipCard(Card):
    """One person's plan: what it is about, three stops side by side, and what one does with it."""

    def __init__(self, section: PipsSection, one: ListedPip) -> None:
        say, pip = section.say, one.pip
        about = " · ".join(filter(None, (one.department_name, one.position_name)))
        super().__init__(one.name, about)
        self._section, self._say, self._one = section, say, one
        self.add_trailing(Chip(label(say, pip.state), _TONES.get(pip.state, "accent")))
        self.body.setSpacing(6)
        coach = say("Coach: {name}", name=one.coach_name or "—")
        starts = say("From {day} on", day=say.day(pip.starts))
        self.body.addWidget(Text(f"{starts} · {coach}", "muted"))
        told = (
            (say("Shortfall"), pip.reason),
            (say("Goal"), pip.goal),
            (say("Support"), pip.support),
            (say("Training"), pip.training),
            (say("Training evidence"), pip.evidence),
            (say("Conclusion"), pip.result),
        )
        for name, words in told:
            if words:
                self.body.addLayout(_fact(name, words))
        self.body.addWidget(rule())
        line = QHBoxLayout()
        line.setSpacing(16)
        self.stops = [StopBox(self, section, one, stop) for stop in one.stops]
        for stop in self.stops:
            line.addWidget(stop, 1)
        self.body.addLayout(line)
        self._add_acts()

    def _add_acts(self) -> None:
        say, one, section = self._say, self._one, self._section
        row = QHBoxLayout()
        row.setSpacing(8)
        self.acts = [SecondaryButton(say("Save as PDF…"), lambda: section.print(one))]
        if one.running:
            self.acts += [
                SecondaryButton(say("Preview"), lambda: section.preview(one)),
                SecondaryButton(say("Change…"), lambda: PipDialog(section.desk, one, section).exec()),
                SecondaryButton(
                    say("End the plan…"), lambda: ClosePipDialog(section.desk, one, section).exec()
                ),
            ]
        self.acts.append(SecondaryButton(say("Delete…"), lambda: section.remove(one)))
        for button in self.acts:
            button.setAccessibleName(f"{button.text()} {one.name}")
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(4)
        self.body.addLayout(row)


class StopBox(QWidget):
    """One checkpoint: its day, what is expected, what was found, by whom."""

    def __init__(self, card: QWidget, section: PipsSection, one: ListedPip, stop: Stop) -> None:
        super().__init__(card)
        say, checkpoint = section.say, stop.checkpoint
        self.setProperty("ground", "clear")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Text(say("Day {days}", days=checkpoint.days), "strong"))
        words, tone = _standing(section, one, stop)
        head.addWidget(Chip(words, tone))
        head.addStretch(1)
        column.addLayout(head)
        day = say.day(stop.looked_at)
        if stop.looked_at != stop.day:
            day = say("{day} (next working day after {due})", day=day, due=say.day(stop.day))
        column.addWidget(Text(day, "small", wrap=True))
        column.addWidget(Text(checkpoint.expected, wrap=True))
        if checkpoint.found:
            by = " ".join(
                filter(
                    None,
                    (stop.checked_by_name, say.day(checkpoint.checked_on) if checkpoint.checked_on else ""),
                )
            )
            column.addWidget(Text(say("Found: {words}", words=checkpoint.found), wrap=True))
            column.addWidget(Text(by, "small"))
        if one.running:
            about = f"{one.name} {checkpoint.days}"
            row = QHBoxLayout()
            self.finding = LinkButton(
                say("Change the finding…") if checkpoint.finding else say("Finding…"),
                lambda: FindingDialog(section.desk, one, stop, section).exec(),
                about,
            )
            row.addWidget(self.finding)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)


def _standing(section: PipsSection, one: ListedPip, stop: Stop) -> tuple[str, Tone]:
    say = section.say
    if stop.checkpoint.finding is not None:
        tones: dict[str, Tone] = {"met": "green", "partly": "amber", "unmet": "red"}
        return label(say, stop.checkpoint.finding), tones[stop.checkpoint.finding.value]
    if stop.late:
        return say("late by {count} {count:day|days}", count=stop.late), "red"
    return (say("to come") if one.running else say("not checked")), "muted"


def _fact(name: str, words: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    told = Text(name, "small")
    told.setFixedWidth(110)
    row.addWidget(told, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Text(words, wrap=True), 1)
    return row
