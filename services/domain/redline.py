"""Red-line cases (督查立案): major-responsibility supervision."""

from datetime import date

from msgspec import Struct

from models.terms import Liability, RedLineClass


class RedLineCase(Struct, frozen=True):
    """One person's part in a decided case; a case names each person at most once."""

    case: str
    employee: str
    day: date
    grade: RedLineClass
    facts: str
    liability: Liability = Liability.DIRECT
