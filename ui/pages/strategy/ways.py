"""Where one goes to mend a finding: a page and what of it, offered only where the page is there."""

from msgspec import Struct

from models.terms import SubjectType
from services.domain.alignment import Finding, Noun
from services.domain.scorecard import SubjectKey
from ui.catalogue import ENTRIES
from ui.desk import Shell
from ui.pages.strategy.sections import SECTIONS

STRATEGY, SCORECARDS, KPIS = "strategy", "scorecards", "kpis"


class Way(Struct, frozen=True):
    """A page, with one of its filters or a subject."""

    page: str
    filter: str = ""
    subject: SubjectKey | None = None

    def go(self, shell: Shell) -> None:
        """Go there."""
        shell.go(self.page, self.subject, self.filter)


def way_to(found: Finding) -> Way | None:
    """The way to where a finding is mended; None while there is no such page."""
    way = _way(found)
    if way.page not in {entry.key for entry in ENTRIES}:
        return None
    section = way.filter.partition(":")[0]
    if way.page == STRATEGY and section not in {entry.key for entry in SECTIONS}:
        return None
    return way


def _way(found: Finding) -> Way:
    match found.noun:
        case Noun.COMPANY:
            return Way(STRATEGY, "diagnosis:0")
        case Noun.MAP:
            return Way(STRATEGY, "map")
        case Noun.OBJECTIVE:
            return Way(STRATEGY, f"map:{found.code}")
        case Noun.DEPARTMENT | Noun.ISSUE:
            return Way(STRATEGY, f"purposes:{found.code}")
        case Noun.KPI:
            return Way(KPIS, found.code)
        case Noun.POSITION:
            return Way(SCORECARDS, subject=SubjectKey(SubjectType.POSITION, found.code))
        case Noun.CARD:
            return Way(SCORECARDS, subject=SubjectKey(SubjectType.DEPARTMENT, found.code))
