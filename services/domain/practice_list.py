"""Good practices as they are listed: with names, and how far each department is with them."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from services.domain.practice import Practice, PracticeSpread


class ListedPractice(Struct, frozen=True):
    """A practice with the names in it, and its spread by department."""

    practice: Practice
    department_name: str = ""
    owner_name: str = ""
    kpi_name: str = ""
    spreads: Mapping[str, PracticeSpread] = field(default_factory=dict)


class PracticeList(Struct, frozen=True):
    """All practices, the newest first, and the departments (code and name) that they can spread to."""

    listed: tuple[ListedPractice, ...] = ()
    departments: tuple[tuple[str, str], ...] = ()


class Origin(StrEnum):
    """Where a suggestion of a practice comes from."""

    ACTION = "action"
    REPORT = "report"


class Suggestion(Struct, frozen=True):
    """Something that worked by what the file holds: the fields that it would fill in, and where it is from.

    `rose` are the points by which the line's mean rose after an action, as plain text.
    """

    origin: Origin
    fields: Mapping[str, str]
    name: str
    rose: str = ""
