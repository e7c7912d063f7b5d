"""Good practices (经验推广)."""

from dataclasses import dataclass
from datetime import date

from models.terms import SpreadState


@dataclass(frozen=True, slots=True)
class Practice:
    """A measure that worked, and with what result; `department` is where it comes from."""

    code: str
    period: str
    title: str
    measure: str
    result: str = ""
    department: str | None = None
    owner: str | None = None
    kpi: str | None = None


@dataclass(frozen=True, slots=True)
class PracticeSpread:
    """How far a department is with a good practice, since when."""

    practice: str
    department: str
    state: SpreadState = SpreadState.PLANNED
    since: date | None = None
    note: str = ""
