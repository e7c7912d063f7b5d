"""Performance improvement plans (绩效改进计划) of 30, 60 and 90 days."""

from dataclasses import dataclass
from datetime import date

from models.terms import Finding, PipState

CHECKPOINTS = (30, 60, 90)
"""After how many days a plan is looked at."""


@dataclass(frozen=True, slots=True)
class Pip:
    """A person's improvement plan; `training` is what was agreed, `evidence` what shows that it was given."""

    code: str
    employee: str
    starts: date
    reason: str
    goal: str
    coach: str | None = None
    support: str = ""
    training: str = ""
    evidence: str = ""
    state: PipState = PipState.OPEN
    closed_on: date | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class PipCheckpoint:
    """What is expected after so many days, and what was found."""

    pip: str
    days: int
    expected: str
    found: str = ""
    finding: Finding | None = None
    checked_by: str | None = None
    checked_on: date | None = None
