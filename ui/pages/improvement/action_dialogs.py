"""The dialogs over an action: done, closed out, given to others, its checkpoints."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.terms import Finding
from services.domain.improvement import Improvement, ImprovementCheckpoint
from services.domain.improvement_list import Listed
from services.edits import FieldProblem
from services.errors import Mendable
from services.wording.problems import problem_words
from services.wording.terms import label
from ui.desk import Desk
from ui.dialogs.base import Dialog
from ui.dialogs.offers import Offers
from ui.dialogs.record import RecordDialog
from ui.widgets.choice import Choice
from ui.widgets.form import FormRow
from ui.widgets.record_form import Field
from ui.widgets.text import Text


class DoneDialog(RecordDialog):
    """When an action was done, and what shows it."""

    def __init__(self, desk: Desk, action: Improvement, parent: QWidget | None = None) -> None:
        say = desk.say
        fields = (
            Field("done_on", say("Done on *")),
            Field(
                "evidence",
                say("Evidence *"),
                "long",
                help=say("Something others can check: a list, a photo, a record and where it is kept."),
            ),
        )
        title = say("Action {code} is done", code=action.code)
        super().__init__(desk, title, say("Done"), (fields,), parent, hint=action.measure)
        self._action = action
        today = desk.company.improvements.today()
        self.prepare({"done_on": today.isoformat(), "evidence": action.evidence})

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.improvements.check_done(self._action.code, self.values)

    def write(self) -> None:
        self.desk.company.improvements.finish(self._action.code, self.values)


class CloseDialog(RecordDialog):
    """Who looked at the evidence and what he or she found; never the owner."""

    def __init__(self, desk: Desk, listed: Listed, parent: QWidget | None = None) -> None:
        say, action = desk.say, listed.action
        fields = (
            Field(
                "closed_by",
                say("Closed out by *"),
                "choice",
                help=say("Somebody else than {name}, who carried it out.", name=listed.owner_name),
                half=True,
            ),
            Field("closed_on", say("Closed out on *"), half=True),
            Field("result", say("Verdict *"), "long"),
        )
        title = say("Close out action {code}", code=action.code)
        super().__init__(desk, title, say("Close out"), (fields,), parent, hint=action.measure)
        evidence = say("Evidence: {words}", words=action.evidence or "—")
        self.body.insertWidget(1, Text(evidence, wrap=True))
        self._action = action
        self.offer("closed_by", Offers(desk.company, say).people)
        self.prepare({"closed_on": desk.company.improvements.today().isoformat()})

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.improvements.check_closed(self._action.code, self.values)

    def write(self) -> None:
        self.desk.company.improvements.close_out(self._action.code, self.values)


class CheckpointDialog(RecordDialog):
    """A day on which an action is looked at, and what was found then."""

    def __init__(
        self,
        desk: Desk,
        action: Improvement,
        present: ImprovementCheckpoint | None = None,
        parent: QWidget | None = None,
    ) -> None:
        say = desk.say
        fields = (
            Field("due", say("Check on *"), help=say("Such as 2026-11-30."), half=True),
            Field("finding", say("Finding"), "choice", half=True),
            Field("expected", say("Expected *"), "long"),
            Field("found", say("Found"), "long"),
        )
        title = say("Checkpoint of action {code}", code=action.code)
        super().__init__(desk, title, say("Save"), (fields,), parent, hint=action.measure)
        self._action, self._replaces = action, present.due if present else None
        self.offer("finding", [(finding.value, label(say, finding)) for finding in Finding])
        if present is None:
            self.prepare({})
            return
        finding = present.finding.value if present.finding else ""
        texts = {"expected": present.expected, "found": present.found, "finding": finding}
        self.prepare({"due": present.due.isoformat(), **texts})

    def problems(self) -> Sequence[FieldProblem]:
        book = self.desk.company.improvements
        return book.check_checkpoint(self._action.code, self.values, self._replaces)

    def write(self) -> None:
        self.desk.company.improvements.put_checkpoint(self._action.code, self.values, self._replaces)


class ReassignDialog(Dialog):
    """Who takes over one action, or all of somebody who left."""

    def __init__(self, desk: Desk, listed: Sequence[Listed], parent: QWidget | None = None) -> None:
        say = desk.say
        super().__init__(say, say("Reassign action"), say("Reassign"), parent)
        self.setFixedWidth(480)
        self._desk, self._codes = desk, [one.action.code for one in listed]
        for one in listed[:6]:
            words = f"{one.action.code} · {one.owner_name} · {one.action.measure}"
            self.body.addWidget(Text(words, "muted", wrap=True))
        if len(listed) > 6:
            self.body.addWidget(Text(say("and {count} more", count=len(listed) - 6), "small"))
        self.owner = Choice()
        self.owner.offer(Offers(desk.company, say).people)
        self.row = FormRow(say("New owner *"), self.owner)
        self.body.addWidget(self.row)
        self.owner.setFocus()

    def accept(self) -> None:
        """Give them over, or say at the field why not."""
        if not self.owner.code:
            self.row.set_error(self.say("Name who takes over."))
            return
        try:
            self._desk.company.improvements.reassign(self._codes, self.owner.code)
        except Mendable as error:
            self.row.set_error(problem_words(self.say, error))
        else:
            super().accept()
