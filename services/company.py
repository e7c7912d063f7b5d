"""The company object: the door to everything in one company file."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from models.store import Store
from services.cycle_books import CycleBooks
from services.periods import Periods
from services.results import Results
from services.settings import SettingsBook
from services.trail import Trail

if TYPE_CHECKING:
    from services.absences import AbsenceBook
    from services.actuals import Actuals
    from services.adjustments import Adjustments
    from services.alarms import Alarms
    from services.attendance import AttendanceBook
    from services.checklist import Checklist
    from services.coaching import CoachingBook
    from services.diagnosis import DiagnosisBook
    from services.drafts import Drafts
    from services.edits import Edits
    from services.exemptions import Exemptions
    from services.imports import Imports
    from services.issues import IssueBook
    from services.kpis import KpiBook
    from services.new_company import NewCompany
    from services.organisation import Organisation
    from services.origins import Origins
    from services.prospects import Prospects
    from services.ratings import Ratings
    from services.scorecards import Scorecards
    from services.strategy_map import StrategyMapBook
    from services.targets import Targets
    from services.trail_search import TrailSearch
    from services.versions import Versions
    from services.waivers import Waivers

SAMPLE = Path(__file__).parent.parent / "resources" / "sample" / "steel.xlsx"


class Company(CycleBooks):
    """One company, one file. Each service is a small class over the same ledger."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.trail = Trail(self.ledger)
        self.settings = SettingsBook(self.ledger)
        self.results = Results(self.ledger)
        self.periods = Periods(self.ledger, self.results)

    @cached_property
    def actuals(self) -> "Actuals":
        """What is entered for the lines."""
        from services.actuals import Actuals

        return Actuals(self.ledger)

    @cached_property
    def adjustments(self) -> "Adjustments":
        """Points added or taken."""
        from services.adjustments import Adjustments

        return Adjustments(self.ledger)

    @cached_property
    def alarms(self) -> "Alarms":
        """What was answered to the alarms."""
        from services.alarms import Alarms

        return Alarms(self.ledger)

    @cached_property
    def attendance(self) -> "AttendanceBook":
        """Attendance and exemptions of people."""
        from services.attendance import AttendanceBook

        return AttendanceBook(self.ledger)

    @cached_property
    def imports(self) -> "Imports":
        """Company workbooks coming in."""
        from services.imports import Imports

        return Imports(self.ledger)

    @cached_property
    def edits(self) -> "Edits":
        """Edits by hand of what a company workbook holds."""
        from services.edits import Edits

        return Edits(self.ledger)

    @cached_property
    def kpis(self) -> "KpiBook":
        """The KPIs, their versions, and what was answered to their alarms."""
        from services.kpis import KpiBook

        return KpiBook(self.ledger, self.edits, self.results)

    @cached_property
    def ratings(self) -> "Ratings":
        """Raters' scores of the lines that are rated."""
        from services.ratings import Ratings

        return Ratings(self.ledger, self.results)

    @cached_property
    def waivers(self) -> "Waivers":
        """The vetoes that somebody named waived."""
        from services.waivers import Waivers

        return Waivers(self.ledger, self.results)

    @cached_property
    def origins(self) -> "Origins":
        """Who entered what, and when."""
        from services.origins import Origins

        return Origins(self.ledger)

    @cached_property
    def scorecards(self) -> "Scorecards":
        """The cards of departments, positions and people."""
        from services.scorecards import Scorecards

        return Scorecards(self.ledger)

    @cached_property
    def targets(self) -> "Targets":
        """Year and month targets."""
        from services.targets import Targets

        return Targets(self.ledger)

    @cached_property
    def organisation(self) -> "Organisation":
        """Departments, positions and people."""
        from services.organisation import Organisation

        return Organisation(self.ledger)

    @cached_property
    def new_company(self) -> "NewCompany":
        """The guided start."""
        from services.new_company import NewCompany

        return NewCompany(self.ledger)

    @cached_property
    def prospects(self) -> "Prospects":
        """Periods that could be opened."""
        from services.prospects import Prospects

        return Prospects(self.ledger)

    @cached_property
    def versions(self) -> "Versions":
        """The locks of a period and what differs between them."""
        from services.versions import Versions

        return Versions(self.ledger, self.results)

    @cached_property
    def strategy_map(self) -> "StrategyMapBook":
        """The strategy map."""
        from services.strategy_map import StrategyMapBook

        return StrategyMapBook(self.ledger, self.edits, self.results)

    @cached_property
    def diagnosis(self) -> "DiagnosisBook":
        """The strategy years with their four steps of diagnosis."""
        from services.diagnosis import DiagnosisBook

        return DiagnosisBook(self.ledger)

    @cached_property
    def issues(self) -> "IssueBook":
        """Issues and the KPIs that answer them."""
        from services.issues import IssueBook

        return IssueBook(self.ledger)

    @cached_property
    def trail_search(self) -> "TrailSearch":
        """Looking through the audit trail."""
        from services.trail_search import TrailSearch

        return TrailSearch(self.ledger)

    @cached_property
    def checklist(self) -> "Checklist":
        """What each state of a period still asks for."""
        from services.checklist import Checklist

        return Checklist(self.ledger, self.results, self.alarms, self.exemptions)

    @cached_property
    def exemptions(self) -> "Exemptions":
        """The proposed exemptions and what was decided on them."""
        from services.exemptions import Exemptions

        return Exemptions(self.ledger, self.results)

    @cached_property
    def absences(self) -> "AbsenceBook":
        """The absences of people."""
        from services.absences import AbsenceBook

        return AbsenceBook(self.ledger)

    @cached_property
    def coaching(self) -> "CoachingBook":
        """What was talked over with people while a period ran."""
        from services.coaching import CoachingBook

        return CoachingBook(self.ledger, self.results)

    @cached_property
    def drafts(self) -> "Drafts":
        """What is being typed."""
        from services.drafts import Drafts

        return Drafts(self.ledger)

    @classmethod
    def create_sample(cls, path: Path) -> Self:
        """Make a new file and fill it with the sample company."""
        company = cls.create(path)
        try:
            company.imports.apply(company.imports.preview(SAMPLE))
        except BaseException:
            company.close()
            path.unlink(missing_ok=True)
            raise
        return company
