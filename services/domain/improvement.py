"""Improvement actions (行动改进)."""

from datetime import date

from msgspec import Struct

from models.terms import Finding, ImprovementSource, ImprovementState

FIRST_CODE = "G001"
"""The code of a firm's first improvement action; the others follow it."""


class Improvement(Struct, frozen=True):
    """An action that changes behaviour: measure, owner and due date are required.

    `period` is the one on which it was raised. With `speaker` and `kpi` it answers the gap of that person
    on that KPI. `cause` holds the whys, one a line. Whoever closes it is not its owner.
    """

    code: str
    period: str
    measure: str
    owner: str
    due: date
    source: ImprovementSource = ImprovementSource.OTHER
    speaker: str | None = None
    kpi: str | None = None
    issue: str = ""
    cause: str = ""
    goal: str = ""
    support: str = ""
    state: ImprovementState = ImprovementState.OPEN
    done_on: date | None = None
    evidence: str = ""
    closed_by: str | None = None
    closed_on: date | None = None
    result: str = ""


class ImprovementCheckpoint(Struct, frozen=True):
    """A day on which an action is looked at: what should be there by then, and what was found."""

    improvement: str
    due: date
    expected: str
    found: str = ""
    finding: Finding | None = None
