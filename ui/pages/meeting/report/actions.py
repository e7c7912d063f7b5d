"""④ Next actions: those there are, the gaps that have none, and in their place the form for one more."""

import json
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from services.domain.gap import Gap
from services.domain.report import NextAction, ReportSheet
from services.drafts import Draft, place_of
from services.language import Language
from services.wording.fields import field_words
from services.wording.reports import gap_issue, gap_words
from services.wording.terms import label
from services.wording.trail import local_time
from ui.desk import Desk
from ui.keeping import Keeper
from ui.widgets.buttons import LinkButton, PrimaryButton, SecondaryButton
from ui.widgets.card import Card, empty
from ui.widgets.record_form import Field, RecordForm
from ui.widgets.text import Chip, Text, Tone, rule

NAMES = ("measure", "owner", "due", "kpi", "support")


class ActionsCard(Card):
    """The next actions of one speaker."""

    def __init__(self, desk: Desk) -> None:
        say = desk.say
        super().__init__(say("④ Next actions"), margins=(16, 10, 16, 12))
        self._desk, self._say = desk, say
        self._sheet: ReportSheet | None = None
        self._code: str | None = None
        self._clean: Mapping[str, str] = {}
        self._touched: set[str] = set()
        self.keeper = Keeper(desk, self)
        self.keeper.failed.connect(lambda words: self._tell(words, "red"))
        self.keeper.saved.connect(self._tell_saved)
        self.add_link(say("Add an action"), self.begin)
        self.list = QVBoxLayout()
        self.list.setSpacing(6)
        self.body.addLayout(self.list)
        self.editor = QWidget()
        self.editor.setProperty("ground", "clear")
        self.form = RecordForm(
            (
                Field("measure", say("Measure"), "long"),
                Field("owner", say("Owner"), "choice", half=True),
                Field("due", say("Due"), "line", say("Such as 2026-11-20"), half=True),
                Field("kpi", say("Gap that it answers"), "choice", half=True),
                Field("support", say("Support needed for it"), half=True),
            )
        )
        self.form.field("measure").setFixedHeight(58)
        self.form.typed.connect(self._on_field)
        self.form.settled.connect(self._on_field)
        self.told = Text("", "small", wrap=True)
        self.save = PrimaryButton(say("Save the action"), self.write)
        self.leave = SecondaryButton(say("Cancel"), self.end)
        self._furnish()
        self.editor.hide()

    def _furnish(self) -> None:
        column = QVBoxLayout(self.editor)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addWidget(rule())
        column.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(self.told, 1)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        column.addLayout(row)
        self.body.addWidget(self.editor)

    # What is shown

    def show_sheet(self, sheet: ReportSheet, draft: Draft | None = None) -> None:
        """Show a sheet's actions; a form that is being filled in for the same speaker stays.

        What was being typed for another is kept as a draft, and opened again with that speaker.
        """
        before = self._sheet
        other = before is None or (before.period, before.speaker) != (sheet.period, sheet.speaker)
        if other and self.dirty:
            self._keep_later()
            self.keeper.keep()
        self._sheet = sheet
        if other:
            self._close()
            if draft is not None:
                self._restore(sheet, draft)
        empty(self.list)
        for action in sheet.next_actions:
            self.list.addWidget(ActionLine(self._say, action, self.begin, self.withdraw))
        answered = {action.action.kpi for action in sheet.next_actions}
        for gap in sheet.gaps:
            if gap.line.kpi not in answered:
                self.list.addWidget(self._open_gap(gap))
        if not self.list.count():
            self.list.addWidget(Text(self._say("No next actions yet."), "muted", wrap=True))

    def _open_gap(self, gap: Gap) -> QWidget:
        say = self._say
        line = QWidget()
        line.setProperty("ground", "clear")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = say("{name} ({gap}) has no action yet", name=gap.line.name, gap=gap_words(say, gap))
        told = Text(f"▲ {words}", wrap=True)
        told.set_tone("amber")
        row.addWidget(told, 1)
        row.addWidget(LinkButton(say("Add"), partial(self.begin, kpi=gap.line.kpi), gap.line.name))
        return line

    # The form

    @property
    def place(self) -> str:
        """Where the form's draft is kept."""
        sheet = self._sheet
        return "" if sheet is None else place_of("report", sheet.period, sheet.speaker.employee, "action")

    def _keep_later(self) -> None:
        """Keep what stands in the form as a draft, soon."""
        told = json.dumps({"code": self._code, "values": self.form.values}, ensure_ascii=False)
        self.keeper.later(self.place, told)

    def _restore(self, sheet: ReportSheet, draft: Draft) -> None:
        """Open the form with what was being typed; an action that is no longer proposed begins anew."""
        told = json.loads(draft.text)
        found = [one for one in sheet.next_actions if one.proposed and one.action.code == told["code"]]
        self.begin(found[0] if found else None)
        self.form.show_values(told["values"])
        moment = f"{local_time(draft.at):%Y-%m-%d %H:%M}"
        self._tell(self._say("Recovered: typed {moment}, not saved yet.", moment=moment))

    def _tell(self, words: str, tone: Tone = "") -> None:
        self.told.setText(words)
        self.told.set_tone(tone)
        self.told.setVisible(bool(words))

    def _tell_saved(self, _moment: str) -> None:
        if self.told.property("tone") == "red":
            self._tell("")

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return not self.editor.isHidden() and self.form.values != self._clean

    def begin(self, action: NextAction | None = None, kpi: str = "") -> None:
        """Open the form: for an action that is there, else for a new one, for a gap perhaps."""
        sheet = self._sheet
        if sheet is None:
            return
        self.form.offer("owner", self._desk.company.reports.owners(sheet.period))
        self.form.offer("kpi", [(line.kpi, line.name) for line in sheet.lines])
        self._code = None if action is None else action.action.code
        values = dict.fromkeys(NAMES, "") | {"kpi": kpi}
        if action is not None:
            found = action.action
            values = {
                "measure": found.measure,
                "owner": found.owner,
                "due": found.due.isoformat(),
                "kpi": found.kpi or "",
                "support": found.support,
            }
        self._touched.clear()
        self.form.show_values(values)
        self.form.show_problems({})
        self._clean = self.form.values
        self.editor.show()
        self.form.field("measure").setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Close the form and let go of what was typed."""
        self._close()
        if self.place:
            self.keeper.drop(self.place)

    def _close(self) -> None:
        self.editor.hide()
        self.told.hide()
        self._code = None

    def _on_field(self, name: str) -> None:
        if self.form.value(name) != self._clean[name]:
            self._touched.add(name)
        self._check()
        if self.dirty:
            self._keep_later()
        elif name in self._touched:
            self.keeper.drop(self.place)

    def _check(self) -> bool:
        """Say what is wrong at each field that was touched; whether nothing stops."""
        sheet = self._sheet
        if sheet is None:
            return False
        reports = self._desk.company.reports
        found = reports.check(sheet.period, sheet.speaker.employee, self.form.values, self._code)
        words = {one.field or "measure": field_words(self._say, one) for one in reversed(found)}
        self.form.show_problems({name: text for name, text in words.items() if name in self._touched})
        return not any(one.stops for one in found)

    def write(self) -> None:
        """Save what stands in the form, or say at each field what it lacks."""
        sheet, code = self._sheet, self._code
        self._touched.update(NAMES)
        if sheet is None or not self._check():
            return
        fields = {**self.form.values, "issue": self._issue(sheet)}
        reports = self._desk.company.reports
        if self._desk.attempt(
            (lambda: reports.propose(sheet.period, sheet.speaker.employee, fields))
            if code is None
            else (lambda: reports.change(code, fields))
        ):
            self.end()

    def _issue(self, sheet: ReportSheet) -> str:
        gap = next((one for one in sheet.gaps if one.line.kpi == self.form.value("kpi")), None)
        return "" if gap is None else gap_issue(self._say, gap)

    def withdraw(self, action: NextAction) -> None:
        """Take a proposal back; Ctrl+Z brings it again."""
        if self._desk.attempt(lambda: self._desk.company.reports.withdraw(action.action.code)):
            self.end()


class ActionLine(QWidget):
    """One action: the measure, whose, until when, for which gap; a proposal can be changed and deleted."""

    def __init__(
        self,
        say: Language,
        action: NextAction,
        change: Callable[[NextAction], object],
        withdraw: Callable[[NextAction], object],
    ) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        found = action.action
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(1)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Text(found.measure, wrap=True), 1)
        row.addWidget(Chip(label(say, found.state), "muted" if action.proposed else "accent"))
        if action.proposed:
            row.addWidget(LinkButton(say("Change…"), lambda: change(action), found.measure))
            row.addWidget(LinkButton(say("Delete"), lambda: withdraw(action), found.measure))
        column.addLayout(row)
        facts = (action.owner_name, say("due {day}", day=say.day(found.due)), action.kpi_name, found.code)
        column.addWidget(Text(" · ".join(filter(None, facts)), "small", wrap=True))
