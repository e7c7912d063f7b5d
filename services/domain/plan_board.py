"""What plans are looked at with: owners, lines beside what came of them, what a month starts from."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from models.terms import ImprovementState
from services.domain.plan import PlanApproval, PlanLine
from services.domain.result import LineResult


class NumberGame(StrEnum):
    """Why a plan is a number game (数字游戏): a line is only a figure to reach, or says its goal again."""

    ONLY_NUMBERS = "only numbers"
    REPEATS_GOAL = "repeats goal"


class Timing(StrEnum):
    """Whether a line came in time; FINISHED where its due date is words or the day is not known."""

    ON_TIME = "on time"
    LATE = "late"
    FINISHED = "finished"
    RUNNING = "running"
    OVERDUE = "overdue"
    DROPPED = "dropped"


class PlanOwner(Struct, frozen=True):
    """Somebody who plans; the department is that of the period's last day, `headed` those he or she heads."""

    number: str
    name: str
    department: str
    department_name: str
    position_name: str = ""
    manager: str | None = None
    headed: tuple[str, ...] = ()
    left: date | None = None


class PlanEntry(Struct, frozen=True):
    """A line as it is shown; `months` counts the periods for which it has been planned, this one too."""

    line: PlanLine
    owner: PlanOwner
    kpi_name: str
    months: int
    timing: Timing
    hint: NumberGame | None = None


class PlanBoard(Struct, frozen=True):
    """The plans of a period: heads first, then the others who plan; lines in the owners' order."""

    period: str
    owners: tuple[PlanOwner, ...]
    entries: tuple[PlanEntry, ...]
    approvals: Mapping[str, PlanApproval]
    approver_names: Mapping[str, str]

    def of(self, owner: str) -> tuple[PlanEntry, ...]:
        """An owner's lines in their order."""
        return tuple(entry for entry in self.entries if entry.line.owner == owner)

    def numbers_only(self, owner: str) -> bool:
        """Whether no line of an owner's plan says what will be done."""
        mine = self.of(owner)
        return bool(mine) and all(entry.hint is not None for entry in mine)


class Offer(Struct, frozen=True):
    """A line that a plan may start with, as it would be written; `action_state` when it revises an action.

    `was_due` is the due date that it had. `left` is when its owner left: then it cannot be taken over.
    """

    line: PlanLine
    owner_name: str
    kpi_name: str
    months: int
    was_due: str
    action_state: ImprovementState | None = None
    left: date | None = None

    @property
    def carried(self) -> bool:
        """Whether it is an open line of the period before, and not a revised action."""
        return self.action_state is None

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from the other offers of the same period."""
        line = self.line
        return (line.owner, line.improvement or "", line.since, line.goal, line.action)


class Outcome(Struct, frozen=True):
    """A line beside its KPI's figures in the period; `figures` is None where no card of its owner has it."""

    entry: PlanEntry
    figures: LineResult | None = None


class PlanSheet(Struct, frozen=True):
    """An owner's plan of a period as it is printed."""

    company: str
    period: str
    owner: PlanOwner
    manager_name: str
    entries: tuple[PlanEntry, ...]
    approval: PlanApproval | None = None
    approver_name: str = ""


class PlanChoices(Struct, frozen=True):
    """What a line may name: people who have not left before the period, and KPIs; each by code and name."""

    people: tuple[tuple[str, str], ...]
    kpis: tuple[tuple[str, str], ...]
