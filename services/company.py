"""The company object: the door to everything in one company file."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from models.store import Store
from services.company_file import CompanyFile
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
    from services.follow_up import FollowUp
    from services.history import History
    from services.imports import Imports
    from services.improvements import ImprovementBook
    from services.issues import IssueBook
    from services.kpis import KpiBook
    from services.loop import Loop
    from services.meeting_records import MeetingRecords
    from services.new_company import NewCompany
    from services.organisation import Organisation
    from services.origins import Origins
    from services.plans import PlanBook
    from services.prospects import Prospects
    from services.ratings import Ratings
    from services.report_forms import ReportForms
    from services.reports import ReportBook
    from services.scorecards import Scorecards
    from services.strategy_map import StrategyMapBook
    from services.targets import Targets
    from services.trail_search import TrailSearch
    from services.versions import Versions
    from services.waivers import Waivers

SAMPLE = Path(__file__).parent.parent / "resources" / "sample" / "steel.xlsx"


class Company(CompanyFile):
    """One company, one file. Each service is a small class over the same ledger."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.trail = Trail(self.ledger)
        self.settings = SettingsBook(self.ledger)
        self.results = Results(self.ledger)
        self.periods = Periods(self.ledger)

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
    def history(self) -> "History":
        """Results over the periods."""
        from services.history import History

        return History(self.ledger, self.results)

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
    def plans(self) -> "PlanBook":
        """What each owner means to do in a period."""
        from services.plans import PlanBook

        return PlanBook(self.ledger, self.results)

    @cached_property
    def drafts(self) -> "Drafts":
        """What is being typed."""
        from services.drafts import Drafts

        return Drafts(self.ledger)

    @cached_property
    def reports(self) -> "ReportBook":
        """What each speaker reports on a period."""
        from services.reports import ReportBook

        return ReportBook(self.ledger, self.results, self.history)

    @cached_property
    def follow_up(self) -> "FollowUp":
        """What report meetings leave to be done."""
        from services.follow_up import FollowUp

        return FollowUp(self.ledger, self.results, self.history)

    @cached_property
    def meeting_records(self) -> "MeetingRecords":
        """The minutes as they are printed and signed."""
        from services.meeting_records import MeetingRecords

        return MeetingRecords(self.ledger, self.results)

    @cached_property
    def improvements(self) -> "ImprovementBook":
        """The improvement actions."""
        from services.improvements import ImprovementBook

        return ImprovementBook(self.ledger)

    @cached_property
    def loop(self) -> "Loop":
        """Whether the cycle closes."""
        from services.loop import Loop

        return Loop(self.ledger, self.results, self.history, self.follow_up)

    @cached_property
    def report_forms(self) -> "ReportForms":
        """Report sheets as Excel forms, out and back."""
        from services.report_forms import ReportForms

        return ReportForms(self.ledger, self.reports)

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
