"""Red-line cases (督查立案): major-responsibility supervision."""

from dataclasses import dataclass
from datetime import date

from models.terms import Liability, RedLineClass


@dataclass(frozen=True, slots=True)
class RedLineCase:
    """One person's part in a decided case; a case names each person at most once."""

    case: str
    employee: str
    day: date
    grade: RedLineClass
    facts: str
    liability: Liability = Liability.DIRECT
