"""The dialogs over a performance improvement plan: started, changed, looked at, ended."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.terms import Finding, PipState
from services.domain.pip import CHECKPOINTS
from services.domain.pip_list import ListedPip, LowScorer, Stop
from services.edits import FieldProblem
from services.language import Language
from services.wording.terms import label
from ui.desk import Desk
from ui.dialogs.offers import Offers
from ui.dialogs.record import RecordDialog
from ui.widgets.record_form import Field

_WRITTEN = ("employee", "coach", "reason", "goal", "support", "training", "evidence")


def _about(say: Language) -> tuple[Field, ...]:
    return (
        Field("employee", say("Person *"), "choice", half=True),
        Field("coach", say("Coach"), "choice", help=say("Not the person themselves."), half=True),
        Field("starts", say("From *"), help=say("Such as 2026-11-30.")),
        Field("reason", say("Shortfall *"), "long", help=say("Facts: figures, cases, dates.")),
        Field("goal", say("Goal *"), "long", help=say("A figure that can be checked after 90 days.")),
    )


def _help(say: Language) -> tuple[Field, ...]:
    return (
        Field("support", say("Support")),
        Field("training", say("Training")),
        Field(
            "evidence",
            say("Training evidence"),
            help=say("What shows that it was given: a list, a certificate."),
        ),
    )


class StartDialog(RecordDialog):
    """A new plan with what is expected after 30, 60 and 90 days; `low` fills in whom the hint was about."""

    def __init__(self, desk: Desk, low: LowScorer | None = None, parent: QWidget | None = None) -> None:
        say = desk.say
        expected = tuple(
            Field(f"day{days}", say("Expected after {days} {days:day|days} *", days=days), "long")
            for days in CHECKPOINTS
        )
        columns = (_about(say), (*_help(say), *expected))
        super().__init__(desk, say("New improvement plan"), say("Start"), columns, parent)
        people = Offers(desk.company, say).people
        self.offer("employee", people)
        self.offer("coach", people)
        values = {"starts": desk.company.pips.today().isoformat()}
        if low is not None:
            totals = "，".join(f"{say.period(period)} {total}" for period, total in low.totals)
            reason = say("Grade {grade} two periods in a row: {totals}", grade=low.grade, totals=totals)
            values |= {"employee": low.number, "reason": reason}
        self.prepare(values)

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.pips.check(self.values)

    def write(self) -> None:
        self.desk.company.pips.start(self.values)


class PipDialog(RecordDialog):
    """What is written of a running plan."""

    def __init__(self, desk: Desk, one: ListedPip, parent: QWidget | None = None) -> None:
        say = desk.say
        title = say("Improvement plan of {name}", name=one.name)
        super().__init__(desk, title, say("Save"), (_about(say), _help(say)), parent)
        self._pip = one.pip
        people = Offers(desk.company, say).people
        self.offer("employee", people)
        self.offer("coach", people)
        values = {name: getattr(one.pip, name) or "" for name in _WRITTEN}
        self.prepare({**values, "starts": one.pip.starts.isoformat()})

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.pips.check(self.values, self._pip.code)

    def write(self) -> None:
        self.desk.company.pips.change(self._pip.code, self.values)


class FindingDialog(RecordDialog):
    """What a checkpoint found, who looked and when."""

    def __init__(self, desk: Desk, one: ListedPip, stop: Stop, parent: QWidget | None = None) -> None:
        say, checkpoint = desk.say, stop.checkpoint
        fields = (
            Field("expected", say("Expected *"), "long"),
            Field("found", say("Found"), "long"),
            Field("finding", say("Finding"), "choice"),
            Field("checked_by", say("Checked by"), "choice", half=True),
            Field("checked_on", say("Checked on"), half=True),
        )
        title = say("{name}, day {days}", name=one.name, days=checkpoint.days)
        super().__init__(desk, title, say("Save"), (fields,), parent, hint=one.pip.goal)
        self._code, self._days = one.pip.code, checkpoint.days
        self.offer("checked_by", Offers(desk.company, say).people)
        self.offer("finding", [(finding.value, label(say, finding)) for finding in Finding])
        on = checkpoint.checked_on or desk.company.pips.today()
        self.prepare(
            {
                "expected": checkpoint.expected,
                "found": checkpoint.found,
                "finding": checkpoint.finding.value if checkpoint.finding else "",
                "checked_by": checkpoint.checked_by or one.pip.coach or "",
                "checked_on": on.isoformat(),
            }
        )

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.pips.check_found(self._code, self._days, self.values)

    def write(self) -> None:
        self.desk.company.pips.find(self._code, self._days, self.values)


class ClosePipDialog(RecordDialog):
    """How a plan ended, on which day, and in words."""

    def __init__(self, desk: Desk, one: ListedPip, parent: QWidget | None = None) -> None:
        say = desk.say
        fields = (
            Field("state", say("Conclusion *"), "choice", half=True),
            Field("closed_on", say("Ended on *"), half=True),
            Field("result", say("In words *"), "long", help=say("What was reached, and what comes next.")),
            Field("evidence", say("Training evidence")),
        )
        title = say("End the improvement plan of {name}", name=one.name)
        super().__init__(desk, title, say("End the plan"), (fields,), parent, hint=one.pip.goal)
        self._code = one.pip.code
        ends = (PipState.PASSED, PipState.UNMET, PipState.STOPPED)
        self.offer("state", [(state.value, label(say, state)) for state in ends])
        self.prepare({"closed_on": desk.company.pips.today().isoformat(), "evidence": one.pip.evidence})

    def problems(self) -> Sequence[FieldProblem]:
        return self.desk.company.pips.check_closed(self._code, self.values)

    def write(self) -> None:
        self.desk.company.pips.close(self._code, self.values)
