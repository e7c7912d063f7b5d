"""Performance improvement plans (绩效改进计划) of 30, 60 and 90 days."""

from datetime import date

from msgspec import Struct

from models.terms import Finding, PipState

CHECKPOINTS = (30, 60, 90)
"""After how many days a plan is looked at."""


class Pip(Struct, frozen=True):
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


class PipCheckpoint(Struct, frozen=True):
    """What is expected after so many days, and what was found."""

    pip: str
    days: int
    expected: str
    found: str = ""
    finding: Finding | None = None
    checked_by: str | None = None
    checked_on: date | None = None
