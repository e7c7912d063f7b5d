"""Improvement actions from their proposal to the close-out by somebody else."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from models.organisation import EmployeeRow
from models.terms import Finding, ImprovementSource, ImprovementState
from services.company import Company
from services.cycle.ageing import Band, band_of
from services.domain.improvement import Improvement
from services.domain.improvement_list import Sought
from services.edits import EditRefused
from services.errors import Mendable
from services.language import Language
from services.wording.fields import field_words

MONTH = "2026-10"
ACTION = {"period": MONTH, "measure": "sort rolls", "owner": "E2", "due": "2026-11-20"}


@pytest.fixture
def firm(firm: Company) -> Company:
    """The small firm on 16 November."""
    firm.ledger.store.now = lambda: datetime(2026, 11, 16, 9, tzinfo=UTC)
    return firm


def the(firm: Company, code: str) -> Improvement:
    return next(one for one in firm.records().improvements if one.code == code)


def refused(act: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(EditRefused) as told:
        act()
    return [(one.field, one.problem.code) for one in told.value.problems]


def leaves(firm: Company, number: str, day: date) -> None:
    with firm.ledger.write("test.leave") as writing:
        writing.unit.put(EmployeeRow, {"number": number, "left": day})


def done(firm: Company) -> str:
    code = firm.improvements.add(ACTION)
    firm.improvements.finish(code, {"done_on": "2026-11-13", "evidence": "the list at the stand"})
    return code


def test_an_action_keeps_its_whys_a_line_each_and_answers_a_gap_by_speaker_and_kpi(firm: Company) -> None:
    gap = {"speaker": "E1", "kpi": "RATE", "cause": "rolls were late\nthe list was old\nnobody keeps it"}
    code = firm.improvements.add({**ACTION, **gap})
    made = the(firm, code)
    assert made.source is ImprovementSource.GAP
    assert made.state is ImprovementState.OPEN
    assert made.cause.splitlines() == ["rolls were late", "the list was old", "nobody keeps it"]
    assert firm.improvements.add(ACTION) == "G002"
    firm.improvements.change(code, {"kpi": ""})
    assert the(firm, code).source is ImprovementSource.OTHER


def test_measure_owner_and_due_date_are_asked_for_at_their_fields(firm: Company) -> None:
    empty = refused(lambda: firm.improvements.add({"period": MONTH}))
    assert {("measure", "required"), ("owner", "required"), ("due", "required")} <= set(empty)
    assert firm.records().improvements == ()


def test_somebody_who_left_cannot_be_named_and_the_words_say_so(firm: Company) -> None:
    leaves(firm, "E2", date(2026, 11, 10))
    (problem,) = firm.improvements.check(ACTION)
    assert problem.field == "owner"
    assert "Bo" in field_words(Language("en"), problem)
    assert refused(lambda: firm.improvements.add(ACTION)) == [("owner", "owner_gone")]
    leaves(firm, "E2", date(2026, 11, 18))
    assert refused(lambda: firm.improvements.add(ACTION)) == [("owner", "owner_left")]


def test_an_action_out_of_a_report_is_due_after_its_period_and_no_action_before_it(firm: Company) -> None:
    within = {**ACTION, "due": "2026-10-31"}
    assert firm.improvements.check(within)[0].problem.code == "due_is_past"
    assert not firm.improvements.check(within)[0].stops
    reported = {**within, "speaker": "E1"}
    assert refused(lambda: firm.improvements.add(reported)) == [("due", "due_within_period")]
    assert refused(lambda: firm.improvements.add({**ACTION, "due": "2026-09-30"})) == [
        ("due", "due_before_period")
    ]


def test_done_needs_evidence_and_a_day_that_has_been(firm: Company) -> None:
    code = firm.improvements.add(ACTION)
    assert refused(lambda: firm.improvements.finish(code, {"done_on": "2026-11-17"})) == [
        ("evidence", "required"),
        ("done_on", "day_to_come"),
    ]
    assert the(firm, code).state is ImprovementState.OPEN


def test_only_somebody_else_closes_an_action_out_and_not_before_it_was_done(firm: Company) -> None:
    code = done(firm)
    closing = {"closed_by": "E2", "closed_on": "2026-11-12", "result": ""}
    found = refused(lambda: firm.improvements.close_out(code, closing))
    assert set(found) == {
        ("closed_by", "closed_by_owner"),
        ("closed_on", "closed_before_done"),
        ("result", "required"),
    }
    firm.improvements.close_out(code, {"closed_by": "E3", "closed_on": "2026-11-13", "result": "seen"})
    assert (the(firm, code).state, the(firm, code).closed_by) == (ImprovementState.CLOSED, "E3")


def test_a_done_action_is_sent_back_with_a_reason_and_keeps_its_evidence(firm: Company) -> None:
    code = done(firm)
    with pytest.raises(Mendable, match=r"improvement\.no_reason"):
        firm.improvements.send_back(code, "  ")
    firm.improvements.send_back(code, "one shift has no list")
    back = the(firm, code)
    assert (back.state, back.done_on) == (ImprovementState.OPEN, None)
    assert (back.evidence, back.result) == ("the list at the stand", "one shift has no list")


def test_a_step_that_no_longer_fits_is_refused_and_nothing_changes(firm: Company) -> None:
    code = done(firm)
    before = the(firm, code)
    for step in (
        lambda: firm.improvements.finish(code, {"done_on": "2026-11-13", "evidence": "x"}),
        lambda: firm.improvements.reopen(code, "why"),
        lambda: firm.improvements.accept([code]),
    ):
        with pytest.raises(Mendable, match=r"improvement\.elsewhere"):
            step()
    with pytest.raises(Mendable, match=r"improvement\.gone"):
        firm.improvements.drop("G999", "why")
    assert the(firm, code) == before


def test_proposals_are_taken_on_or_declined(firm: Company) -> None:
    fields = {"measure": "check daily", "owner": "E2", "due": "2026-11-30"}
    one, other = (firm.reports.propose(MONTH, "E1", fields) for _ in range(2))
    firm.improvements.accept([one])
    firm.improvements.decline(other, "too dear")
    assert the(firm, one).state is ImprovementState.OPEN
    assert (the(firm, other).state, the(firm, other).result) == (ImprovementState.DROPPED, "too dear")


def test_actions_of_people_who_left_are_listed_and_given_to_others(firm: Company) -> None:
    code = firm.improvements.add(ACTION)
    finished = done(firm)
    leaves(firm, "E2", date(2026, 11, 15))
    assert {one.action.code for one in firm.improvements.listed().stranded} == {code, finished}
    with pytest.raises(Mendable, match=r"improvement\.owner_left"):
        firm.improvements.reassign([code], "E2")
    firm.improvements.reassign([code, finished], "E3")
    assert firm.improvements.listed().stranded == ()
    assert [one.code for one in firm.improvements.open_of("E3")] == [code]


def test_overdue_actions_stand_first_the_latest_before_the_others(firm: Company) -> None:
    for day in ("2026-11-30", "2026-11-13", "2026-10-10"):
        firm.improvements.add({**ACTION, "due": day})
    listed = firm.improvements.listed()
    assert [(one.action.code, one.overdue) for one in listed.listed] == [
        ("G003", 37),
        ("G002", 3),
        ("G001", 0),
    ]
    assert len(listed.overdue) == 2
    assert [band_of(days) for days in (0, 1, 7, 8, 30, 31)] == [
        None,
        Band.WEEK,
        Band.WEEK,
        Band.MONTH,
        Band.MONTH,
        Band.LONGER,
    ]


def test_the_list_is_narrowed_by_each_filter(firm: Company) -> None:
    firm.improvements.add({**ACTION, "speaker": "E1", "kpi": "RATE"})
    firm.improvements.add({**ACTION, "owner": "E3", "due": "2026-11-10"})
    done(firm)
    listed = firm.improvements.listed().listed

    def found(sought: Sought) -> list[str]:
        return sorted(one.action.code for one in listed if sought.keeps(one))

    assert found(Sought()) == ["G001", "G002", "G003"]
    assert found(Sought(state=ImprovementState.DONE)) == ["G003"]
    assert found(Sought(owner="E3")) == ["G002"]
    assert found(Sought(department="D1")) == ["G001", "G003"]
    assert found(Sought(kpi="RATE")) == ["G001"]
    assert found(Sought(period="2026-09")) == []
    assert found(Sought(overdue=True)) == ["G002"]


def test_checkpoints_are_added_moved_and_found_but_not_twice_on_a_day(firm: Company) -> None:
    book, code = firm.improvements, firm.improvements.add(ACTION)
    book.put_checkpoint(code, {"due": "2026-11-13", "expected": "half"})
    assert refused(lambda: book.put_checkpoint(code, {"due": "2026-11-13", "expected": "all"})) == [
        ("due", "checkpoint_taken")
    ]
    found = {"due": "2026-11-16", "expected": "half", "found": "a third", "finding": Finding.PARTLY.value}
    book.put_checkpoint(code, found, date(2026, 11, 13))
    (only,) = book.listed().listed[0].checkpoints
    assert (only.due, only.finding) == (date(2026, 11, 16), Finding.PARTLY)
    book.remove_checkpoint(code, only.due)
    assert book.listed().listed[0].checkpoints == ()


def test_the_history_of_an_action_tells_every_step(firm: Company) -> None:
    code = done(firm)
    firm.improvements.add(ACTION)
    firm.improvements.put_checkpoint(code, {"due": "2026-11-13", "expected": "half"})
    firm.improvements.send_back(code, "one shift has no list")
    verbs = [one.verb.partition(".")[2] for one in firm.improvements.history(code)]
    assert verbs == ["add", "finish", "checkpoint", "send_back"]
    assert firm.improvements.history(code)[-1].reason == "one shift has no list"
