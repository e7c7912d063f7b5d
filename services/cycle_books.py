"""The books of the cycle plan → meeting → revised action: the part of the company's door that opens them."""

from functools import cached_property
from typing import TYPE_CHECKING

from services.company_file import CompanyFile

if TYPE_CHECKING:
    from services.cycle_watch import CycleWatch
    from services.follow_up import FollowUp
    from services.history import History
    from services.improvements import ImprovementBook
    from services.loop import Loop
    from services.meeting_records import MeetingRecords
    from services.meetings import MeetingBook
    from services.minutes import MinutesBook
    from services.pips import PipBook
    from services.plans import PlanBook
    from services.practices import PracticeBook
    from services.report_forms import ReportForms
    from services.reports import ReportBook
    from services.results import Results
    from services.work_calendar import WorkCalendar


class CycleBooks(CompanyFile):
    """What a company keeps of its cycle, and the history on which that looks back."""

    results: "Results"

    @cached_property
    def history(self) -> "History":
        """Results over the periods."""
        from services.history import History

        return History(self.ledger, self.results)

    @cached_property
    def plans(self) -> "PlanBook":
        """What each owner means to do in a period."""
        from services.plans import PlanBook

        return PlanBook(self.ledger, self.results)

    @cached_property
    def workdays(self) -> "WorkCalendar":
        """The firm's working days."""
        from services.work_calendar import WorkCalendar

        return WorkCalendar(self.ledger)

    @cached_property
    def meetings(self) -> "MeetingBook":
        """The report meetings as they are prepared."""
        from services.meetings import MeetingBook

        return MeetingBook(self.ledger, self.results)

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
    def cycle_watch(self) -> "CycleWatch":
        """What of the cycle is due."""
        from services.cycle_watch import CycleWatch

        return CycleWatch(self.ledger, self.follow_up)

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
    def minutes(self) -> "MinutesBook":
        """What is written while a report meeting is held."""
        from services.minutes import MinutesBook

        return MinutesBook(self.ledger)

    @cached_property
    def practices(self) -> "PracticeBook":
        """The good practices."""
        from services.practices import PracticeBook

        return PracticeBook(self.ledger, self.loop)

    @cached_property
    def pips(self) -> "PipBook":
        """The performance improvement plans."""
        from services.pips import PipBook

        return PipBook(self.ledger, self.history)

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
