"""Good practices (经验推广)."""

from datetime import date

from msgspec import Struct

from models.terms import SpreadState


class Practice(Struct, frozen=True):
    """A measure that worked, and with what result; `department` is where it comes from."""

    code: str
    period: str
    title: str
    measure: str
    result: str = ""
    department: str | None = None
    owner: str | None = None
    kpi: str | None = None


class PracticeSpread(Struct, frozen=True):
    """How far a department is with a good practice, since when."""

    practice: str
    department: str
    state: SpreadState = SpreadState.PLANNED
    since: date | None = None
    note: str = ""
