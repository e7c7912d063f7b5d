"""Report meetings as they are prepared: by the rule, changed, refused in words, nothing lost."""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from models.meeting import AgendaItemRow
from models.organisation import EmployeeRow
from models.terms import AgendaOrder, DayKind
from services.company import Company
from services.domain.agenda import Doubt, Preparation
from services.edits import EditRefused
from services.errors import Mendable
from services.invitation import invitation_text, save_calendar, save_text
from services.language import Language
from services.wording.fields import field_words
from services.wording.meetings import remark_words
from services.wording.problems import problem_words

OCTOBER, SEPTEMBER = "2026-10", "2026-09"
HEADS = ["E0034", "E0005", "E0039", "E0025", "E0031", "E0044", "E0047"]
ZH, EN = Language("zh"), Language("en")


@pytest.fixture(scope="module")
def prepared_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with October's meeting made by the rule."""
    path = Path(shutil.copy(sample_file, tmp_path_factory.mktemp("meetings") / "firm.zhanji"))
    with Company.open(path) as company:
        company.meetings.remove(OCTOBER)
        company.meetings.propose(OCTOBER)
    return path


@pytest.fixture
def company(prepared_file: Path, tmp_path: Path) -> Iterator[Company]:
    with Company.open(Path(shutil.copy(prepared_file, tmp_path / "firm.zhanji"))) as company:
        yield company


def read(company: Company) -> Preparation:
    return company.meetings.read(OCTOBER)


def order(company: Company) -> list[str]:
    return [turn.item.item for turn in read(company).turns]


def doubts(company: Company) -> list[tuple[Doubt, str]]:
    return [(remark.doubt, remark.employee) for remark in read(company).remarks]


def refused(code: str, act: object) -> str:
    with pytest.raises(Mendable) as caught:
        act()  # type: ignore[operator]
    assert caught.value.code == code
    return problem_words(ZH, caught.value)


def test_a_meeting_by_the_rule_has_its_day_slot_people_speakers_and_items(company: Company) -> None:
    found = read(company)
    meeting = found.meeting
    assert meeting is not None
    assert (meeting.day, meeting.starts, meeting.ends) == (date(2026, 11, 11), "09:00", "12:00")
    assert (found.chair_name, found.recorder_name, meeting.place) == ("蒋伯钧", "章亦舟", "第二会议室")
    assert order(company) == [*HEADS, "X1", "X2", "X3"]
    assert [turn.starts for turn in found.turns][:3] == ["09:00", "09:18", "09:36"]
    assert (found.total, found.slot) == (161, 180)
    asked = {one.number: one.needed for one in found.invited}
    assert all(asked[number] for number in (*HEADS, "E0002", "E0004"))
    assert asked["E0009"] is False  # came last time
    assert found.remarks == ()


def test_the_first_meeting_takes_the_heads_with_results_and_the_usual_items(company: Company) -> None:
    company.meetings.propose("2025-11")
    found = company.meetings.read("2025-11")
    assert [turn.item.item for turn in found.turns] == [*HEADS, "X1", "X2", "X3"]
    assert [turn.item.title for turn in found.turns][-3:] == ["跨部门问题", "总经理讲话", "宣读决议"]
    assert [turn.minutes for turn in found.turns][-3:] == [20, 10, 5]


def test_a_second_meeting_on_a_period_is_refused_with_the_day_of_the_first(company: Company) -> None:
    words = refused("meeting.exists", lambda: company.meetings.propose(OCTOBER))
    assert "2026-11-11" in words
    refused("period.unknown", lambda: company.meetings.propose("2027-05"))


def test_the_officer_changes_day_times_place_and_people(company: Company) -> None:
    company.meetings.change(
        OCTOBER,
        {"day": "2026-11-12", "starts": "13:30", "ends": "17:00", "place": "大会议室", "chair": "E0001"},
    )
    found = read(company)
    assert found.meeting is not None
    assert (found.meeting.day, found.meeting.place, found.slot) == (date(2026, 11, 12), "大会议室", 210)
    assert found.turns[1].starts == "13:48"
    assert next(one for one in found.invited if one.number == "E0001").needed
    company.trail.undo()
    assert read(company).meeting == company.meetings.read(OCTOBER).meeting
    assert read(company).slot == 180


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"day": "someday"}, "day"),
        ({"day": ""}, "day"),
        ({"starts": "25:00"}, "starts"),
        ({"ends": "08:00"}, "ends"),
        ({"chair": "E9999"}, "chair"),
        ({"report_minutes": "-1"}, "report_minutes"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
    company: Company, fields: dict[str, str], field: str
) -> None:
    before = read(company)
    with pytest.raises(EditRefused) as caught:
        company.meetings.change(OCTOBER, fields)
    assert [problem.field for problem in caught.value.problems] == [field]
    assert all(field_words(ZH, problem) for problem in caught.value.problems)
    assert read(company) == before


def test_a_meeting_goes_with_its_agenda_unless_something_was_recorded(company: Company) -> None:
    company.meetings.remove(OCTOBER)
    assert read(company).meeting is None
    assert read(company).proposed_day == date(2026, 11, 11)
    company.trail.undo()
    assert order(company)[0] == HEADS[0]
    with company.ledger.write("test.note") as writing:
        writing.unit.put(AgendaItemRow, {"period": OCTOBER, "item": "E0005", "notes": "谈了库存"})
    refused("meeting.written", lambda: company.meetings.remove(OCTOBER))
    refused("agenda.written", lambda: company.meetings.remove_item(OCTOBER, "E0005"))
    refused("meeting.written", lambda: company.meetings.remove(SEPTEMBER))
    refused("meeting.none", lambda: company.meetings.remove("2025-12"))


def test_speakers_are_added_after_the_speakers_and_taken_off(company: Company) -> None:
    company.meetings.arrange(OCTOBER, AgendaOrder.BY_HAND)
    company.meetings.add_speaker(OCTOBER, "E0015")
    assert order(company)[6:9] == ["E0047", "E0015", "X1"]
    assert read(company).turns[7].department_name == "轧钢车间"
    refused("agenda.twice", lambda: company.meetings.add_speaker(OCTOBER, "E0015"))
    refused("subject.unknown", lambda: company.meetings.add_speaker(OCTOBER, "E9999"))
    company.meetings.remove_item(OCTOBER, "E0015")
    refused("agenda.gone", lambda: company.meetings.remove_item(OCTOBER, "E0015"))
    assert order(company) == [*HEADS, "X1", "X2", "X3"]
    assert [turn.item.position for turn in read(company).turns] == list(range(10))


def test_other_items_have_a_subject_and_minutes(company: Company) -> None:
    name = company.meetings.add_item(OCTOBER, " 安全通报 ", 15)
    assert (name, order(company)[-1]) == ("X4", "X4")
    company.meetings.change_item(OCTOBER, "X4", 12, "安全与环保")
    turn = read(company).turns[-1]
    assert (turn.item.title, turn.minutes) == ("安全与环保", 12)
    company.meetings.change_item(OCTOBER, "E0005", 30)
    assert read(company).turns[1].minutes == 30
    company.meetings.change_item(OCTOBER, "E0005", None)
    assert read(company).turns[1].minutes == 18
    refused("agenda.no_subject", lambda: company.meetings.add_item(OCTOBER, "  ", 5))
    refused("agenda.minutes", lambda: company.meetings.change_item(OCTOBER, "X4", 601))


def test_a_speaker_moved_by_hand_makes_the_order_one_by_hand_and_the_next_meeting_keeps_it(
    company: Company,
) -> None:
    company.meetings.move(OCTOBER, "X1", 0)
    found = read(company).meeting
    assert found is not None
    assert found.order is AgendaOrder.VALUE_CHAIN
    company.meetings.move(OCTOBER, "E0047", 1)
    found = read(company).meeting
    assert found is not None
    assert found.order is AgendaOrder.BY_HAND
    company.periods.open("2026-11")
    company.settings.change({"meeting_order": "as_last"})
    company.meetings.propose("2026-11")
    turns = company.meetings.read("2026-11").turns
    assert [turn.item.item for turn in turns][:7] == ["E0047", *HEADS[:6]]


def test_the_lowest_score_speaks_first(company: Company) -> None:
    company.meetings.arrange(OCTOBER, AgendaOrder.LOWEST_FIRST)
    totals = [turn.total for turn in read(company).turns if turn.name]
    assert totals == sorted(total for total in totals if total is not None)


def test_the_order_as_last_time_says_who_is_missing_and_who_is_new(company: Company) -> None:
    company.meetings.remove_item(OCTOBER, "E0031")
    company.meetings.add_speaker(OCTOBER, "E0015")
    company.meetings.arrange(OCTOBER, AgendaOrder.AS_LAST)
    assert order(company)[-4:] == ["E0015", "X1", "X2", "X3"]
    assert doubts(company) == [(Doubt.NOT_AS_LAST, "E0031"), (Doubt.NEW_SINCE_LAST, "E0015")]
    words = [remark_words(ZH, remark) for remark in read(company).remarks]
    assert "阮念慈（客户服务部）上次述过职" in words[0]
    assert "贺万山" in words[1]


def test_a_slot_that_is_too_short_says_by_how_much(company: Company) -> None:
    company.meetings.change(OCTOBER, {"ends": "11:30"})
    (remark,) = read(company).remarks
    assert (remark.doubt, remark.fact["over"]) == (Doubt.OVER, 11)
    assert "11" in remark_words(EN, remark)


def test_a_day_off_names_the_next_working_day_and_a_year_without_a_calendar_says_so(company: Company) -> None:
    company.meetings.change(OCTOBER, {"day": "2026-11-14"})
    (remark,) = read(company).remarks
    assert (remark.doubt, remark.fact["next"]) == (Doubt.DAY_OFF, date(2026, 11, 16))
    assert "周六" in remark_words(ZH, remark)
    company.workdays.put({"day": "2026-11-14", "kind": "上班", "name": "调休"})
    assert read(company).remarks == ()
    company.meetings.change(OCTOBER, {"day": "2099-01-05"})
    assert [doubt for doubt, _ in doubts(company)] == [Doubt.YEAR_UNKNOWN]
    company.meetings.change(OCTOBER, {"day": "2026-10-30"})
    assert [doubt for doubt, _ in doubts(company)] == [Doubt.TOO_EARLY]


def test_who_left_before_the_day_is_named_and_cannot_be_asked(company: Company) -> None:
    with company.ledger.write("test.leave") as writing:
        for number in ("E0004", "E0034", "E0010"):
            writing.unit.put(EmployeeRow, {"number": number, "left": date(2026, 11, 5)})
    assert {one for one in doubts(company) if one[0] is Doubt.GONE} == {
        (Doubt.GONE, "E0004"),
        (Doubt.GONE, "E0034"),
    }
    words = refused("meeting.left", lambda: company.meetings.invite(OCTOBER, ["E0010"]))
    assert "2026-11-05" in words
    company.meetings.remove(OCTOBER)
    company.meetings.propose(OCTOBER)
    assert "E0034" not in order(company)
    assert (Doubt.NO_RECORDER, "") in doubts(company)
    assert (Doubt.NOT_AS_LAST, "E0034") in doubts(company)


def test_people_are_asked_and_no_longer_unless_the_meeting_needs_them(company: Company) -> None:
    company.meetings.invite(OCTOBER, ["E0006", "E0005"])
    assert [one.number for one in read(company).invited].count("E0006") == 1
    company.meetings.uninvite(OCTOBER, "E0006")
    assert "E0006" not in [one.number for one in read(company).invited]
    for number in ("E0005", "E0002", "E0004"):
        refused("meeting.needed", lambda number=number: company.meetings.uninvite(OCTOBER, number))


def test_a_locked_period_can_have_its_meeting_prepared(company: Company) -> None:
    assert company.meetings.read(SEPTEMBER).state.value == "locked"
    company.meetings.change(SEPTEMBER, {"place": "食堂"})
    found = company.meetings.read(SEPTEMBER).meeting
    assert found is not None
    assert found.place == "食堂"


def test_the_invitation_tells_time_place_order_and_what_to_bring(company: Company, tmp_path: Path) -> None:
    words = invitation_text(ZH, read(company))
    for part in (
        "2026-11-11 周三 09:00–12:00",
        "第二会议室",
        "09:18 生产部 雷镇川，18 分钟",
        "述职表",
        "蒋伯钧",
    ):
        assert part in words
    assert "Report meeting for October 2026" in invitation_text(EN, read(company))
    save_text(ZH, read(company), tmp_path / "通知.txt")
    assert (tmp_path / "通知.txt").read_text("utf-8-sig").splitlines() == words.splitlines()
    company.meetings.remove(OCTOBER)
    refused("meeting.none", lambda: invitation_text(ZH, read(company)))


def test_a_calendar_file_made_again_replaces_the_first_entry(company: Company, tmp_path: Path) -> None:
    def made() -> Calendar:
        company.ledger.store.now = lambda: datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
        save_calendar(ZH, read(company), company.meetings.stamp(), tmp_path / "会.ics")
        return Calendar.from_ical((tmp_path / "会.ics").read_bytes())

    (first,) = made().walk("VEVENT")
    assert first.decoded("dtstart") == datetime(2026, 11, 11, 9)  # noqa: DTZ001 - by the clock on the wall
    assert first.decoded("dtend") == datetime(2026, 11, 11, 12)  # noqa: DTZ001
    assert (str(first["summary"]), str(first["location"])) == (
        f"{read(company).company} 2026年10月述职会",
        "第二会议室",
    )
    assert "雷镇川" in str(first["description"])
    company.meetings.change(OCTOBER, {"day": "2026-11-12"})
    company.settings.change({"name": "新名字"})
    (second,) = made().walk("VEVENT")
    assert second["uid"] == first["uid"]
    assert second["sequence"] > first["sequence"]
    assert second.decoded("dtstart").date() == date(2026, 11, 12)


def test_the_years_special_days_have_the_firms_own_over_the_official_ones(company: Company) -> None:
    days = {one.day: one for one in company.workdays.year(2026)}
    assert (days[date(2026, 10, 10)].kind, days[date(2026, 10, 10)].name) == (DayKind.WORK, "National Day")
    assert days[date(2026, 7, 17)].own
    company.workdays.put({"day": "2026-10-10", "kind": "休息", "name": "不调休"})
    changed = {one.day: one for one in company.workdays.year(2026)}[date(2026, 10, 10)]
    assert (changed.kind, changed.own) == (DayKind.OFF, True)
    assert not company.workdays.days().works(date(2026, 10, 10))
    company.workdays.remove(date(2026, 10, 10))
    assert company.workdays.days().works(date(2026, 10, 10))
    assert company.workdays.year(2099) == ()
    assert [one.field for one in company.workdays.check({"day": "x", "kind": "休息"})] == ["day"]
    with pytest.raises(EditRefused):
        company.workdays.put({"day": "x", "kind": "休息"})


@pytest.mark.parametrize(
    ("item", "text", "code"),
    [
        ("meeting_start", "nine", "settings.clock"),
        ("meeting_end", "08:00", "settings.meeting_ends_first"),
        ("meeting_chair", "E9999", "subject.unknown"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(company: Company, item: str, text: str, code: str) -> None:
    refused(code, lambda: company.settings.change({item: text}))


def test_a_time_of_the_rule_is_taken_as_one_writes_it(company: Company) -> None:
    company.settings.change({"meeting_start": "8：30", "meeting_chair": ""})
    assert company.settings.read().meeting_start == "08:30"
