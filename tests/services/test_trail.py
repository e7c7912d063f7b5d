"""Undo and redo run on the trail: back to exactly what was, and forward again."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from services import trail as trail_module
from services.company import Company
from services.domain.company import Records
from services.errors import Mendable
from services.exports import company_workbook
from services.language import Language
from services.upkeep import check
from services.wording.actions import ACTIONS
from tests.services.any_edit import MONTH, STEPS, careless
from tests.services.cycle_edits import CYCLE_STEPS
from tests.services.design_edits import DESIGN_STEPS
from tests.services.small_firm import E1, complete


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(Mendable) as caught:
        action()
    return caught.value.code


ALL_STEPS: dict[str, Callable[[Company, int], object]] = {**STEPS, **DESIGN_STEPS, **CYCLE_STEPS}


def do(firm: Company, name: str, number: int) -> None:
    """One edit; what meets what earlier ones left and cannot be done is refused, whole."""
    with suppress(Mendable):
        ALL_STEPS[name](firm, number)


def exported(firm: Company, folder: Path) -> bytes:
    path = folder / "out.xlsx"
    company_workbook(firm.records(), path, Language("zh"))
    return path.read_bytes()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from(sorted(ALL_STEPS)), st.integers(0, 20)), min_size=1, max_size=8))
def test_undoing_everything_leads_back_to_what_was_and_redoing_forward_again(
    firm: Company, tmp_path: Path, steps: list[tuple[str, int]]
) -> None:
    careless(firm)
    first = exported(firm, tmp_path)
    states: list[Records] = [firm.records()]
    stop = firm.subscribe(lambda _written: states.append(firm.records()))
    for name, number in steps:
        do(firm, name, number)
    stop()
    last = exported(firm, tmp_path)
    for before in reversed(states[:-1]):
        firm.trail.undo()
        assert firm.records() == before
    assert exported(firm, tmp_path) == first
    for after in states[1:]:
        firm.trail.redo()
        assert firm.records() == after
    assert exported(firm, tmp_path) == last
    for _ in states[1:]:
        firm.trail.undo()
    assert firm.records() == states[0]
    assert check(firm.ledger) == ()


FINAL = {"company.create", "period.lock", "period.reopen", "undo", "redo"}
"""What undo does not reach behind, and itself."""


def test_every_edit_that_the_program_knows_can_be_undone(firm: Company) -> None:
    careless(firm)
    done: list[str] = []
    firm.subscribe(lambda written: done.append(written.verb))
    for name in ALL_STEPS:
        for number in (1, 2):
            before, count = firm.records(), len(done)
            do(firm, name, number)
            for _ in range(len(done) - count):
                firm.trail.undo()
            assert firm.records() == before, name
            do(firm, name, number)
    assert set(ACTIONS) - FINAL - set(done) == set()


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(firm: Company) -> None:
    assert (firm.trail.next_undo, firm.trail.next_redo) == (None, None)
    assert refusal(firm.trail.undo) == "undo.nothing"
    assert refusal(firm.trail.redo) == "redo.nothing"


def test_what_would_be_undone_and_redone_is_always_the_action_itself(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    for _ in range(2):
        assert firm.trail.next_undo is not None
        assert firm.trail.next_undo.verb == "actual.enter"
        assert firm.trail.undo().verb == "actual.enter"
        assert firm.trail.next_undo is None
        assert firm.trail.next_redo is not None
        assert firm.trail.next_redo.verb == "actual.enter"
        assert firm.trail.redo().verb == "actual.enter"
        assert firm.trail.next_redo is None


def test_undo_and_redo_are_in_the_trail_and_say_what_of(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.trail.undo()
    firm.trail.redo()
    redo, undo, enter = firm.trail.actions(3)
    assert [(action.verb, action.undoes) for action in (redo, undo)] == [
        ("redo", undo.id),
        ("undo", enter.id),
    ]
    assert undo.facts == {**enter.facts, "verb": "actual.enter"}
    assert firm.trail.changes(enter.id) == firm.trail.changes(redo.id)


def test_who_listens_finds_the_next_undo_already_told(firm: Company) -> None:
    seen: list[tuple[bool, bool]] = []
    firm.subscribe(lambda _: seen.append((firm.trail.next_undo is None, firm.trail.next_redo is None)))
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.trail.undo()
    firm.trail.redo()
    assert seen == [(False, True), (True, False), (False, True)]


def test_a_new_action_ends_redo(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    firm.trail.undo()
    firm.actuals.enter(MONTH, E1, "RATE", "470")
    assert refusal(firm.trail.redo) == "redo.nothing"


def test_what_was_overtaken_is_refused_and_nothing_changes(firm: Company) -> None:
    firm.actuals.enter(MONTH, E1, "RATE", "460")
    with firm.ledger.store.connection() as connection, connection.execution_options(writing=True).begin():
        connection.exec_driver_sql("UPDATE actual SET value = 1")  # past the ledger, as another program would
    before = firm.records()
    assert refusal(firm.trail.undo) == "undo.overtaken"
    assert firm.records() == before


def test_a_lock_and_a_reopening_end_undo(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    assert refusal(firm.trail.undo) == "undo.nothing"
    firm.periods.open("2026-11")
    firm.periods.reopen(MONTH, "an appeal")
    assert refusal(firm.trail.undo) == "undo.nothing"


def test_only_so_many_steps_are_kept(firm: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail_module, "DEPTH", 3)
    for number in range(5):
        firm.actuals.enter(MONTH, E1, "RATE", str(number))
    for _ in range(3):
        firm.trail.undo()
    assert refusal(firm.trail.undo) == "undo.nothing"
    (actual,) = firm.records().actuals
    assert actual.value == 1


def test_a_thousand_steps_lead_back(firm: Company) -> None:
    careless(firm)
    before = firm.records()
    assert trail_module.DEPTH == 1_000
    for number in range(trail_module.DEPTH):
        firm.settings.change({"adjustment_bound": str(number % 900 + 20)})
    for _ in range(trail_module.DEPTH):
        firm.trail.undo()
    assert firm.records() == before
    assert refusal(firm.trail.undo) == "undo.nothing"
