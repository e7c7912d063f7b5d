"""Report sheets (述职表): what speakers report on a period, their own words and what stands around them."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from models.terms import ImprovementState, PlanState
from services.domain.gap import Gap
from services.domain.improvement import Improvement
from services.domain.result import LineResult, SubjectResult, VetoEffect

WORDS = ("worked", "causes", "support")
"""The fields that the speaker writes."""


class Report(Struct, frozen=True):
    """What worked, what caused the gaps, what support is needed; the next actions are improvement actions."""

    period: str
    employee: str
    worked: str = ""
    causes: str = ""
    support: str = ""


class Speaker(Struct, frozen=True):
    """Somebody who reports on a period; `department` is the one that he or she heads and reports on."""

    employee: str
    name: str
    department: str | None = None
    department_name: str = ""


class Promise(Struct, frozen=True):
    """What was promised for a period (上月承诺): a line of its plan, or an action raised on an earlier one.

    `code` is the action's, "" for a plan line without one; `since` the period in which it was promised first.
    `due` is a date in ISO text, or words; `late` what was done after it.
    """

    text: str
    owner: str
    owner_name: str
    due: str
    state: PlanState | ImprovementState
    overdue: bool = False
    goal: str = ""
    outcome: str = ""
    kpi: str | None = None
    code: str = ""
    since: str = ""
    planned: bool = False
    late: bool = False


class Promised(NamedTuple):
    """What a speaker promised."""

    speaker: Speaker
    promises: tuple[Promise, ...]


class NextAction(Struct, frozen=True):
    """What a speaker will do next: an improvement action, with the names in it."""

    action: Improvement
    owner_name: str
    kpi_name: str = ""

    @property
    def proposed(self) -> bool:
        """Whether nobody has taken it over yet, so that the speaker may still change it."""
        return self.action.state is ImprovementState.PROPOSED


class ReportSheet(Struct, frozen=True):
    """What a speaker reports on a period; `result` is None while nothing of it is scored."""

    company: str
    period: str
    speaker: Speaker
    result: SubjectResult | None
    report: Report
    gaps: tuple[Gap, ...] = ()
    promises: tuple[Promise, ...] = ()
    next_actions: tuple[NextAction, ...] = ()

    @property
    def lines(self) -> tuple[LineResult, ...]:
        """The scored card's lines."""
        return self.result.lines if self.result else ()

    @property
    def vetoes(self) -> tuple[VetoEffect, ...]:
        """The vetoes that count."""
        return self.result.struck if self.result else ()

    @property
    def total(self) -> Decimal | None:
        """The total, None while it is incomplete."""
        return self.result.total if self.result else None

    @property
    def grade(self) -> str | None:
        """The grade, None while there is no total."""
        return self.result.grade if self.result else None

    @property
    def plan(self) -> tuple[Promise, ...]:
        """Of the promises those that stand in the period's plan."""
        return tuple(promise for promise in self.promises if promise.planned)


class Part(StrEnum):
    """The parts of a report sheet that a speaker can leave unfinished."""

    WORKED = "worked"
    CAUSE = "cause"
    ACTION = "action"
    SUPPORT = "support"


class Unfinished(NamedTuple):
    """A part that is missing; `kpi` and `name` tell of which gap."""

    part: Part
    kpi: str = ""
    name: str = ""


class Progress(Struct, frozen=True):
    """How far a speaker's report sheet is."""

    speaker: Speaker
    missing: tuple[Unfinished, ...] = ()
