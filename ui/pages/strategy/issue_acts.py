"""Adding, changing and deleting issues, each with the KPIs that answer them."""

from collections.abc import Collection, Mapping

from PySide6.QtWidgets import QWidget

from models.terms import Severity
from services.domain.strategy import Issue
from services.wording.diagnosis import SEVERITY_MARKS
from services.wording.fields import field_words
from services.workbooks.sheets.strategy import ISSUES
from services.workbooks.vocabulary import SEVERITIES
from ui.desk import Desk
from ui.dialogs.confirm import Confirm
from ui.dialogs.issue_editor import Answer, IssueEditor, Offers

FIELDS = ("department", "issue", "evidence", "objective", "severity")


class IssueActs:
    """What one does with issues; each asks first and is one action."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._parent = desk, parent

    def editor(self, values: Mapping[str, str], answers: Collection[str] = ()) -> IssueEditor:
        """The dialog over an issue's values; without a code it is a new one."""
        desk = self._desk
        return IssueEditor(
            desk.say,
            desk.theme,
            self._offers(values.get("code", "")),
            lambda typed: self._wrong(values.get("code", "W0"), typed),
            values=values,
            answers=answers,
            parent=self._parent.window(),
        )

    def _offers(self, code: str) -> Offers:
        say, records = self._desk.say, self._desk.company.records(())
        return Offers(
            departments=[(one.code, one.name) for one in records.departments],
            objectives=[(one.code, one.name) for one in records.objectives],
            severities=[(SEVERITIES.write(each, say.code), SEVERITY_MARKS[each]) for each in Severity],
            kpis=[
                Answer(kpi.code, kpi.name, "" if kpi.issue == code else kpi.issue or "")
                for kpi in records.kpis
            ],
        )

    def _wrong(self, code: str, typed: Mapping[str, str]) -> dict[str, str]:
        found = self._desk.company.edits.check(ISSUES, [{"code": code, **typed}])
        return {one.field: field_words(self._desk.say, one) for one in found if one.stops}

    def add(self, department: str) -> str:
        """Ask for a new issue; gives its code, or "" when none was made."""
        dialog = self.editor({"department": department})
        made: list[str] = []
        if dialog.exec() == IssueEditor.DialogCode.Accepted:
            book, values, answers = self._desk.company.issues, dialog.values, dialog.answers
            self._desk.attempt(lambda: made.append(book.add(values, answers)))
        return made[0] if made else ""

    def change(self, code: str) -> None:
        """Ask what shall be changed."""
        dialog = self.editor_of(code)
        if dialog.exec() == IssueEditor.DialogCode.Accepted:
            book, typed, chosen = self._desk.company.issues, dialog.values, dialog.answers
            self._desk.attempt(lambda: book.change(code, typed, chosen))

    def editor_of(self, code: str) -> IssueEditor:
        """The dialog over an issue that is there."""
        issue, answers = self._issue(code)
        values = {name: str(getattr(issue, name) or "") for name in FIELDS}
        if issue.severity is not None:
            values["severity"] = SEVERITIES.write(issue.severity, self._desk.say.code)
        return self.editor({"code": code, **values}, answers)

    def _issue(self, code: str) -> tuple[Issue, list[str]]:
        records = self._desk.company.records(())
        found = next(one for one in records.issues if one.code == code)
        return found, [kpi.code for kpi in records.kpis if kpi.issue == code]

    def remove(self, code: str) -> None:
        """Say what depends on an issue, and delete it if that is wanted."""
        if self.question(code).exec() == Confirm.DialogCode.Accepted:
            book = self._desk.company.issues
            self._desk.attempt(lambda: book.remove(code))

    def question(self, code: str) -> Confirm:
        """What deleting an issue means."""
        say = self._desk.say
        kpis = {kpi.code: kpi.name for kpi in self._desk.company.records(()).kpis}
        _, answers = self._issue(code)
        names = say(", ").join(f"{each} {kpis[each]}" for each in answers)
        words = (
            say("These KPIs answer it: {names}. They stay, without an issue.", names=names)
            if answers
            else say("No KPI answers it; nothing else depends on it.")
        )
        title = say("Delete the issue {code}?", code=code)
        return Confirm(say, title, words, say("Delete"), self._parent.window())
