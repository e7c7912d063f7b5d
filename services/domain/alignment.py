"""What an alignment check (对齐检查) gives: breaks of the chain from the value driver to a card's line."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class Level(StrEnum):
    """How much a finding matters: the chain is broken, it is weak, or it could be better."""

    BREAK = "break"
    WEAK = "weak"
    HINT = "hint"


class Gap(StrEnum):
    """What is missing in the chain, in the order of the chain."""

    NO_DRIVER = "no driver"
    NO_INTENT = "no intent"
    NO_OBJECTIVES = "no objectives"
    OBJECTIVE_WITHOUT_KPI = "objective without KPI"
    OBJECTIVE_SUPPORTS_NOTHING = "objective supports nothing"
    OBJECTIVE_UNSUPPORTED = "objective unsupported"
    DEPARTMENT_WITHOUT_PURPOSE = "department without purpose"
    DEPARTMENT_WITHOUT_CUSTOMERS = "department without customers"
    DEPARTMENT_WITHOUT_ISSUE = "department without issue"
    ISSUE_WITHOUT_KPI = "issue without KPI"
    ISSUE_WITHOUT_OBJECTIVE = "issue without objective"
    KPI_WITHOUT_OBJECTIVE = "KPI without objective"
    KPI_ON_NO_CARD = "KPI on no card"
    KPI_WITHOUT_OUTCOME = "KPI without outcome"
    KEY_KPI_NOT_MONTHLY = "key strategic KPI on no monthly card"
    KEY_POSITION_UNTIED = "key position untied"
    KEY_POSITION_WITHOUT_CARD = "key position without card"
    DEPARTMENT_WITHOUT_CARD = "department without card"
    DEPARTMENT_LOOSE = "department loosely tied"


class Noun(StrEnum):
    """What a finding is about, and so where one goes to mend it."""

    COMPANY = "company"
    MAP = "map"
    OBJECTIVE = "objective"
    DEPARTMENT = "department"
    CARD = "card"
    ISSUE = "issue"
    KPI = "kpi"
    POSITION = "position"


LEVELS: dict[Gap, Level] = dict.fromkeys(Gap, Level.BREAK) | {
    Gap.NO_INTENT: Level.WEAK,
    Gap.DEPARTMENT_WITHOUT_CARD: Level.WEAK,
    Gap.DEPARTMENT_LOOSE: Level.WEAK,
    Gap.KEY_POSITION_WITHOUT_CARD: Level.WEAK,
    Gap.OBJECTIVE_UNSUPPORTED: Level.HINT,
    Gap.DEPARTMENT_WITHOUT_CUSTOMERS: Level.HINT,
    Gap.KPI_WITHOUT_OUTCOME: Level.HINT,
}


class Finding(Struct, frozen=True):
    """One gap at one thing: its noun, code and name; `detail` is a name or figure that the words mention."""

    gap: Gap
    noun: Noun
    code: str = ""
    name: str = ""
    detail: str = ""

    @property
    def level(self) -> Level:
        """How much it matters."""
        return LEVELS[self.gap]


class Coverage(Struct, frozen=True):
    """A department's share of card weight on lines tied to strategy, in percent; None without a card.

    `own` is its own card's, `share` the mean over all cards of the department, its positions and its people.
    """

    code: str
    name: str
    share: Decimal | None
    own: Decimal | None = None
    cards: int = 0


class Alignment(Struct, frozen=True):
    """The findings on a day, the gravest first, and the coverage overall and by department."""

    day: date
    findings: tuple[Finding, ...] = ()
    share: Decimal | None = None
    departments: tuple[Coverage, ...] = ()

    def of(self, level: Level) -> tuple[Finding, ...]:
        """The findings of one level."""
        return tuple(found for found in self.findings if found.level is level)

    @property
    def breaks(self) -> tuple[Finding, ...]:
        """Where the chain is broken."""
        return self.of(Level.BREAK)
