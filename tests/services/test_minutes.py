"""What is written in the room: attendance, texts, resolutions, the clock; and what a crash leaves."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from models.terms import Presence, SupportAnswer
from services.company import Company
from services.drafts import place_of
from services.errors import Mendable
from services.minutes import clock_place, resolution_place
from tests.services.cycle_edits import MONTH, convened
from tests.services.small_firm import made

DUE = date(2026, 11, 16)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Company]:
    with made(tmp_path / "firm.zhanji") as company:
        convened(company)
        yield company


def texts(firm: Company) -> list[str]:
    return [one.text for one in firm.minutes.read(MONTH).resolved("E1")]


def test_without_a_meeting_there_is_nothing_to_hold(tmp_path: Path) -> None:
    with made(tmp_path / "firm.zhanji") as company:
        with pytest.raises(Mendable) as refused:
            company.minutes.read(MONTH)
        assert refused.value.code == "minutes.no_meeting"


def test_the_room_sees_names(firm: Company) -> None:
    seen = firm.minutes.read(MONTH)
    assert (seen.titles["E1"], seen.speakers) == ("Sales", {"E1": "Ann", "E2": "Bo"})
    assert [person.name for person in seen.staff] == ["Ann", "Bo", "Cy"]


def test_a_text_is_written_once_and_its_draft_goes(firm: Company) -> None:
    place = place_of("agenda", MONTH, "E1", "notes")
    firm.drafts.keep(place, "延期三")
    firm.minutes.write(MONTH, "E1", "notes", "延期三批 ")
    item = firm.minutes.read(MONTH).item("E1")
    assert item is not None
    assert item.notes == "延期三批"
    assert not firm.drafts.under("agenda", MONTH)
    firm.trail.undo()
    item = firm.minutes.read(MONTH).item("E1")
    assert item is not None
    assert item.notes == ""


def test_an_item_that_left_the_agenda_is_said(firm: Company) -> None:
    with pytest.raises(Mendable) as refused:
        firm.minutes.write(MONTH, "X9", "notes", "text")
    assert refused.value.code == "minutes.item_gone"


def test_somebody_who_came_unasked_joins_the_list(firm: Company) -> None:
    firm.meetings.uninvite(MONTH, "E3")
    assert [seat.name for seat in firm.minutes.read(MONTH).seats] == ["Ann", "Bo"]
    firm.minutes.attend(MONTH, "E3", Presence.LATE, "traffic")
    seat = firm.minutes.read(MONTH).seats[-1]
    assert (seat.name, seat.participant.presence, seat.participant.note) == ("Cy", Presence.LATE, "traffic")


def test_all_of_whom_nothing_is_noted_are_present_at_once(firm: Company) -> None:
    for number, presence in (("E1", None), ("E2", Presence.ABSENT), ("E3", None)):
        firm.minutes.attend(MONTH, number, presence)
    firm.minutes.all_present(MONTH)
    found = [seat.participant.presence for seat in firm.minutes.read(MONTH).seats]
    assert found == [Presence.PRESENT, Presence.ABSENT, Presence.PRESENT]


def test_the_answer_to_the_support_can_be_given_and_taken_back(firm: Company) -> None:
    for answer in (SupportAnswer.PARTLY, None):
        firm.minutes.answer(MONTH, "E1", answer)
        item = firm.minutes.read(MONTH).item("E1")
        assert item is not None
        assert item.support is answer


def test_a_resolution_may_lack_owner_and_due_and_gets_them_later(firm: Company) -> None:
    at = firm.minutes.resolve(MONTH, "E1", 7, "list", None, None)
    firm.minutes.resolve(MONTH, "E1", at, "weekly list", "E2", DUE)
    (found,) = firm.minutes.read(MONTH).resolutions
    assert (found.position, found.text, found.owner, found.due) == (0, "weekly list", "E2", DUE)


def test_an_empty_resolution_and_an_unknown_owner_are_refused(firm: Company) -> None:
    for text, owner, code in ((" ", None, "resolution.empty"), ("list", "E9", "subject.unknown")):
        with pytest.raises(Mendable) as refused:
            firm.minutes.resolve(MONTH, "E1", 0, text, owner, None)
        assert refused.value.code == code
    assert texts(firm) == []


def test_resolutions_are_moved_and_taken_back(firm: Company) -> None:
    for text in "abc":
        firm.minutes.resolve(MONTH, "E1", 9, text, "E2", DUE)
    firm.minutes.move(MONTH, "E1", 2, -2)
    assert texts(firm) == ["c", "a", "b"]
    firm.minutes.withdraw(MONTH, "E1", 1)
    assert texts(firm) == ["c", "b"]
    firm.trail.undo()
    assert texts(firm) == ["c", "a", "b"]


def test_a_resolution_that_became_an_action_stays(firm: Company) -> None:
    firm.minutes.resolve(MONTH, "E1", 0, "weekly list", "E2", DUE)
    firm.follow_up.take_up(MONTH)
    with pytest.raises(Mendable) as refused:
        firm.minutes.withdraw(MONTH, "E1", 0)
    assert refused.value.code == "resolution.taken"
    firm.minutes.resolve(MONTH, "E1", 0, "daily list", "E2", DUE)
    assert firm.minutes.read(MONTH).resolutions[0].improvement == "G001"


def test_a_meeting_begins_once_goes_on_after_its_end_and_keeps_the_time(firm: Company) -> None:
    firm.minutes.start(MONTH)
    began = firm.minutes.read(MONTH).meeting.started_at
    firm.drafts.keep(clock_place(MONTH), '{"running": true}')
    firm.minutes.end(MONTH, {"E1": 1080, "gone": 5})
    ended = firm.minutes.read(MONTH)
    assert ended.meeting.ended_at
    assert ended.items[0].used == 1080
    assert firm.minutes.left_over(MONTH) is None
    firm.minutes.start(MONTH)
    again = firm.minutes.read(MONTH).meeting
    assert (again.started_at, again.ended_at) == (began, "")


def test_what_a_crash_left_is_told(firm: Company) -> None:
    assert firm.minutes.left_over(MONTH) is None
    firm.drafts.keep(clock_place(MONTH), '{"running": true}')
    firm.drafts.keep(place_of("agenda", MONTH, "E1", "notes"), "half a")
    at = firm.drafts.keep(resolution_place(MONTH, "E1", 0), "half b")
    found = firm.minutes.left_over(MONTH)
    assert found is not None
    assert (found.fields, found.running, found.at) == (2, True, at)
