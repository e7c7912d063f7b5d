"""What the sample's meetings leave to be done, and what becomes of it."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import asdict

from models.improvement import ImprovementRow
from models.meeting import MeetingRow, ResolutionRow
from models.organisation import EmployeeRow
from models.terms import ImprovementSource, ImprovementState, SubjectType
from services.company import Company
from services.domain.meeting import Resolution
from services.domain.scorecard import SubjectKey
from services.errors import Mendable

PERIOD = "2026-10"


@pytest.fixture
def own(own_sample: Path) -> Iterator[Company]:
    """A copy of the sample to do anything with."""
    with Company.open(own_sample) as company:
        yield company


def resolve(company: Company, *resolutions: Resolution) -> None:
    with company.ledger.write("test.resolve") as writing:
        writing.unit.put_all(ResolutionRow, map(asdict, resolutions))


def test_every_gap_of_a_point_or_more_is_listed_until_an_action_answers_it(own: Company) -> None:
    first = own.follow_up.unanswered(PERIOD)[0]
    assert (first.speaker, first.kpi) == ("E0031", "K34")
    assert all(gap.points >= 1 for gap in own.follow_up.gaps(PERIOD))
    with own.ledger.write("test.answer") as writing:
        accepted = {"code": "G900", "period": PERIOD, "source": ImprovementSource.GAP, "speaker": "E0031"}
        texts = dict.fromkeys(("issue", "cause", "goal", "support", "evidence", "result"), "")
        rest = {"kpi": "K34", "measure": "未结清单每天碰头", "owner": "E0032", "due": date(2026, 11, 20)}
        state = {"state": ImprovementState.OPEN, "done_on": None, "closed_by": None, "closed_on": None}
        writing.unit.put(ImprovementRow, {**accepted, **texts, **rest, **state})
    assert ("E0031", "K34") not in {(gap.speaker, gap.kpi) for gap in own.follow_up.unanswered(PERIOD)}


def test_a_proposed_action_answers_nothing_before_it_is_taken_on(own: Company) -> None:
    assert ("E0034", "K25") not in {(gap.speaker, gap.kpi) for gap in own.follow_up.gaps(PERIOD)}
    assert ("E0025", "K06") in {(gap.speaker, gap.kpi) for gap in own.follow_up.unanswered(PERIOD)}


def test_the_actions_are_due_two_working_days_after_the_meeting(own: Company) -> None:
    assert own.follow_up.due("2026-09") == date(2026, 10, 20)  # a Friday and the weekend
    assert own.follow_up.due("2025-12") is None


def test_complete_resolutions_become_actions_in_one_step_that_can_be_undone(own: Company) -> None:
    ready = Resolution(PERIOD, "E0005", 0, "两周到货计划", "E0034", date(2026, 11, 16))
    unready = Resolution(PERIOD, "E0005", 1, "再议")
    resolve(own, ready, unready)
    assert own.follow_up.take_up(PERIOD) == 1
    assert own.follow_up.resolutions(PERIOD) == (unready,)
    made = max(own.records().improvements, key=lambda one: one.code)
    assert (made.measure, made.owner, made.due, made.speaker) == (
        "两周到货计划",
        "E0034",
        date(2026, 11, 16),
        "E0005",
    )
    assert made.source is ImprovementSource.RESOLUTION
    assert own.follow_up.take_up(PERIOD) == 0
    own.trail.undo()
    assert own.follow_up.resolutions(PERIOD) == (ready, unready)
    assert made not in own.records().improvements


def test_gaps_of_earlier_months_are_late_as_each_month_tells_them_and_while_no_action_answers(
    own: Company,
) -> None:
    at(own, date(2026, 11, 12))
    late = own.follow_up.late(besides="2026-10")
    assert [one.period for one in late] == [f"2026-0{month}" for month in range(9, 3, -1)]
    assert [one.count for one in late] == [len(own.follow_up.unanswered(one.period)) for one in late]
    assert late[0].due == own.follow_up.due("2026-09")
    gap = own.follow_up.unanswered("2026-09")[0]
    fields = {
        "period": "2026-09",
        "speaker": gap.speaker,
        "kpi": gap.kpi,
        "measure": "m",
        "due": "2026-11-20",
    }
    own.improvements.add({**fields, "owner": gap.speaker})
    after = own.follow_up.late(besides="2026-10")
    assert (after[0].count, after[1:]) == (late[0].count - 1, late[1:])
    assert own.follow_up.late(besides="2026-09") == after[1:]


def test_gaps_are_late_the_day_after_their_time_and_only_where_the_meeting_was_held(own: Company) -> None:
    due = own.follow_up.due("2026-09")
    assert due is not None
    at(own, due)
    assert "2026-09" not in {one.period for one in own.follow_up.late()}
    at(own, due + timedelta(days=1))
    assert "2026-09" in {one.period for one in own.follow_up.late()}
    with own.ledger.write("test.unheld") as writing:
        writing.unit.put(MeetingRow, {"period": "2026-09", "ended_at": ""})
    assert "2026-09" not in {one.period for one in own.follow_up.late()}


def test_a_company_without_meetings_has_no_late_gaps(firm: Company) -> None:
    assert firm.follow_up.late() == ()


def at(company: Company, day: date) -> None:
    company.ledger.store.now = lambda: datetime(day.year, day.month, day.day, 4, tzinfo=UTC)


def test_a_resolution_that_nobody_owns_is_refused_by_name(own: Company) -> None:
    unready = Resolution(PERIOD, "E0005", 0, "再议")
    resolve(own, unready)
    with pytest.raises(Mendable) as told:
        own.follow_up.take_up(PERIOD, [unready])
    assert (told.value.code, told.value.facts["text"]) == ("resolution.unready", "再议")
    assert own.follow_up.resolutions(PERIOD) == (unready,)


def test_the_loops_figures_agree_with_the_sample(sample: Company) -> None:
    figures = sample.loop.figures("2026-09")
    assert [month.period for month in figures.months] == [f"2026-0{month}" for month in range(4, 10)]
    assert (figures.months[-1].answered.part, figures.months[-1].answered.whole) == (7, 13)
    assert figures.stubborn[0].kpi == "K13"
    courses = {one.improvement.code: one for one in figures.courses}
    assert courses["G004"].verdict == "rose"  # goods in on time: 83.2 before, 94.8 after
    assert courses["G013"].verdict == "fell"


def test_a_month_that_was_just_opened_does_not_hide_the_gaps_that_stay(own: Company) -> None:
    before = own.loop.figures(PERIOD)
    own.periods.open("2026-11")
    figures = own.loop.figures("2026-11")
    assert (figures.scored, figures.stubborn) == (PERIOD, before.stubborn)
    assert figures.stubborn


def test_sheet_agenda_minutes_and_gaps_tell_the_departments_result_though_its_head_is_exempt(
    own: Company,
) -> None:
    asked = {gap.kpi for gap in own.follow_up.gaps(PERIOD) if gap.speaker == "E0005"}
    own.attendance.exempt(PERIOD, "E0005", "病假 36 天")
    works = own.results.subject(PERIOD, SubjectKey(SubjectType.DEPARTMENT, "D02"))
    sheet = own.reports.sheet(PERIOD, "E0005")
    assert (sheet.total, sheet.lines) == (works.total, works.lines)
    turns = own.meetings.read(PERIOD).turns
    assert [turn.total for turn in turns if turn.item.speaker == "E0005"] == [works.total]
    minuted = own.meeting_records.of(PERIOD).turns
    assert [turn.total for turn in minuted if turn.speaker == sheet.speaker.name] == [works.total]
    assert asked == {gap.kpi for gap in own.follow_up.gaps(PERIOD) if gap.speaker == "E0005"} != set()


@pytest.mark.parametrize("chosen", [True, False])
def test_an_owner_who_leaves_before_the_due_date_is_refused_by_name(own: Company, chosen: bool) -> None:
    ready = Resolution(PERIOD, "E0005", 0, "两周到货计划", "E0034", date(2026, 11, 16))
    resolve(own, ready)
    with own.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": "E0034", "left": date(2026, 11, 10)})
    with pytest.raises(Mendable) as told:
        own.follow_up.take_up(PERIOD, [ready] if chosen else None)
    assert (told.value.code, told.value.facts["text"]) == ("resolution.owner_left", "两周到货计划")
    assert own.follow_up.resolutions(PERIOD) == (ready,)
