"""What a packet prints beside the results."""

from msgspec import Struct

from services.domain.agenda import Preparation
from services.domain.coaching import CoachingRecord
from services.domain.improvement_list import NOTHING, Tracked
from services.domain.meeting_record import MeetingRecord
from services.domain.pip_list import PipSheet
from services.domain.plan_board import PlanSheet
from services.domain.report import Promised, ReportSheet


class Living(Struct, frozen=True):
    """What the cycle keeps of a period, as it stands on the day of printing: no lock binds it.

    `meeting` None while there is none; then the notice leaves room to write, and there are no minutes.
    """

    promised: tuple[Promised, ...] = ()
    meeting: Preparation | None = None
    reports: tuple[ReportSheet, ...] = ()
    tracked: Tracked = NOTHING
    minutes: MeetingRecord | None = None
    plans: tuple[PlanSheet, ...] = ()
    coaching: tuple[CoachingRecord, ...] = ()
    pips: tuple[PipSheet, ...] = ()
