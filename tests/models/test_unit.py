"""The unit of work: everything written is recorded, whole or not at all."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from models.chain import Change
from models.entry import AdjustmentRow
from models.organisation import DepartmentRow, EmployeeRow
from models.period import PeriodRow
from models.store import Store
from models.tables import METADATA
from models.terms import PeriodState
from models.trail import ActionRow, ChangeRow
from models.unit import GUARDED, PeriodLocked
from tests.models.rows import adjustment, department, employee, names


def changes_of(store: Store, *steps: tuple[str, Any, Any]) -> list[Change]:
    with store.write("test") as writing:
        for method, row, values in steps:
            getattr(writing.unit, method)(row, values)
        return list(writing.unit.changes)


def actions(store: Store) -> int:
    with store.read() as connection:
        return len(connection.execute(select(ActionRow.id)).all())


def open_period(store: Store, code: str, state: PeriodState = PeriodState.OPEN) -> None:
    with store.write("period") as writing:
        writing.unit.put(PeriodRow, {"code": code, "state": state})


def test_an_added_row_is_recorded_with_all_its_values(store: Store) -> None:
    (change,) = changes_of(store, ("put", DepartmentRow, department("D1", coefficient=Decimal("1.05"))))
    assert (change.table, change.key, change.before) == ("department", {"code": "D1"}, None)
    assert change.after == {**department("D1"), "coefficient": "1.05"}


def test_a_changed_row_is_recorded_with_what_changed_only(store: Store) -> None:
    changes_of(store, ("put", DepartmentRow, department("D1")))
    (change,) = changes_of(store, ("put", DepartmentRow, department("D1", "Selling")))
    assert (change.key, change.before, change.after) == (
        {"code": "D1"},
        {"name": "Sales"},
        {"name": "Selling"},
    )


def test_a_removed_row_is_recorded_whole(store: Store) -> None:
    changes_of(store, ("put", DepartmentRow, department("D1")))
    (change,) = changes_of(store, ("remove", DepartmentRow, {"code": "D1"}))
    assert change.before is not None
    assert department("D1").items() <= change.before.items()
    assert change.after is None
    assert names(store) == {}


def test_a_row_written_several_times_in_one_action_is_recorded_as_it_stood_each_time(store: Store) -> None:
    with store.write("test") as writing:
        unit, key = writing.unit, {"code": "D1"}
        assert unit.present(DepartmentRow, key) is None
        for name in ("Sales", "Selling", "Trade"):
            unit.put(DepartmentRow, department("D1", name))
            assert (unit.present(DepartmentRow, key) or {})["name"] == name
        unit.remove(DepartmentRow, key)
        assert unit.present(DepartmentRow, key) is None
        unit.put(DepartmentRow, department("D1", "Again"))
    told = [(change.before or {}).get("name") for change in writing.unit.changes]
    assert told == [None, "Sales", "Selling", "Trade", None]
    assert names(store) == {"D1": "Again"}


def test_what_stays_as_it_is_records_nothing_and_is_no_action(store: Store) -> None:
    changes_of(store, ("put", DepartmentRow, department("D1", coefficient=Decimal("1.50"))))
    before = actions(store)
    same = department("D1", coefficient=Decimal("1.5"))
    assert not changes_of(store, ("put", DepartmentRow, same), ("remove", DepartmentRow, {"code": "none"}))
    assert actions(store) == before


def test_an_action_that_asks_to_be_kept_is_in_the_trail_without_changes(store: Store) -> None:
    before = actions(store)
    with store.write("read aloud") as writing:
        writing.keep()
    assert actions(store) == before + 1
    assert writing.done is not None
    assert not writing.done.tables


def test_some_columns_can_be_put_alone(store: Store) -> None:
    changes_of(store, ("put", DepartmentRow, department("D1", purpose="sell")))
    changes_of(store, ("put", DepartmentRow, {"code": "D1", "name": "Selling"}))
    with store.read() as connection:
        found = connection.execute(select(DepartmentRow.name, DepartmentRow.purpose)).one()
    assert tuple(found) == ("Selling", "sell")


def test_many_rows_are_added_and_changed_in_one_call_and_the_last_of_two_with_one_key_counts(
    store: Store,
) -> None:
    changes_of(store, ("put", DepartmentRow, department("D1")))
    rows = [department("D1", "first"), department("D2", "new"), department("D1", "second")]
    assert len(changes_of(store, ("put_all", DepartmentRow, rows))) == 2
    assert names(store) == {"D1": "second", "D2": "new"}


def test_more_rows_than_one_question_holds_are_found_again(store: Store) -> None:
    open_period(store, "2026-10")
    rows = [adjustment("2026-10", place, Decimal(1)) for place in range(6_000)]
    assert len(changes_of(store, ("put_all", AdjustmentRow, rows))) == 6_000
    assert not changes_of(store, ("put_all", AdjustmentRow, rows))
    assert len(changes_of(store, ("remove_all", AdjustmentRow, rows))) == 6_000


def test_rows_that_name_different_columns_are_refused_rather_than_half_written(store: Store) -> None:
    rows = [department("D1"), {"code": "D2", "name": "short"}]
    with pytest.raises(ValueError, match="different columns"):
        changes_of(store, ("put_all", DepartmentRow, rows))
    assert names(store) == {}


def test_rows_may_refer_to_each_other_in_any_order_until_the_commit(store: Store) -> None:
    changes_of(
        store,
        ("put", DepartmentRow, department("D2", parent="D1", head="E1")),
        ("put", EmployeeRow, employee("E1", "D1")),
        ("put", DepartmentRow, department("D1")),
    )
    assert set(names(store)) == {"D1", "D2"}


def test_a_reference_to_nothing_at_the_commit_undoes_everything_and_leaves_the_store_usable(
    store: Store,
) -> None:
    before = actions(store)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"):
        changes_of(
            store, ("put", DepartmentRow, department("D1")), ("put", EmployeeRow, employee("E1", "D9"))
        )
    assert (names(store), actions(store)) == ({}, before)
    changes_of(store, ("put", DepartmentRow, department("D1")))
    assert set(names(store)) == {"D1"}


def test_when_the_block_raises_nothing_is_written(store: Store) -> None:
    before = actions(store)
    with pytest.raises(RuntimeError), store.write("test") as writing:  # noqa: PT012 - the raise is the point
        writing.unit.put(DepartmentRow, department("D1"))
        raise RuntimeError
    assert (names(store), actions(store), writing.done) == ({}, before, None)


@pytest.mark.parametrize("step", ["add", "change", "remove"])
def test_the_entries_of_a_locked_period_stay_as_they_are(store: Store, step: str) -> None:
    open_period(store, "2026-09")
    changes_of(store, ("put", AdjustmentRow, adjustment("2026-09", 0, Decimal(1))))
    open_period(store, "2026-09", PeriodState.LOCKED)
    steps = {
        "add": ("put", AdjustmentRow, adjustment("2026-09", 1, Decimal(1))),
        "change": ("put", AdjustmentRow, adjustment("2026-09", 0, Decimal(2))),
        "remove": ("remove", AdjustmentRow, adjustment("2026-09", 0, Decimal(1))),
    }
    with pytest.raises(PeriodLocked) as refused:
        changes_of(store, ("put", DepartmentRow, department("D1")), steps[step])
    assert refused.value.period == "2026-09"
    assert names(store) == {}


def test_of_many_rows_to_remove_none_goes_when_one_belongs_to_a_locked_period(store: Store) -> None:
    rows = [adjustment(period, 0, Decimal(1)) for period in ("2026-08", "2026-09")]
    for row in rows:
        open_period(store, row["period"])
    changes_of(store, ("put_all", AdjustmentRow, rows))
    open_period(store, "2026-09", PeriodState.LOCKED)
    with store.write("test") as writing:
        with pytest.raises(PeriodLocked):
            writing.unit.remove_all(AdjustmentRow, rows)
        assert writing.unit.changes == []
        assert None not in writing.unit.present_all(AdjustmentRow, rows)


def test_a_period_locked_in_the_same_action_is_guarded_from_then_on(store: Store) -> None:
    open_period(store, "2026-09")
    locked = {"code": "2026-09", "state": PeriodState.LOCKED}
    with pytest.raises(PeriodLocked):
        changes_of(
            store,
            ("put", AdjustmentRow, adjustment("2026-09", 0, Decimal(1))),
            ("put", PeriodRow, locked),
            ("put", AdjustmentRow, adjustment("2026-09", 1, Decimal(1))),
        )


FREE = {
    "agenda_item",
    "coaching_note",
    "improvement",
    "meeting",
    "participant",
    "plan",
    "plan_approval",
    "practice",
    "report",
    "resolution",
    "snapshot",
}
"""Tables that no score rests on: the cycle goes on after the lock. A snapshot is the lock's own."""


def test_every_table_of_entries_is_guarded() -> None:
    keyed = {
        table.name
        for table in METADATA.sorted_tables
        if any(
            key.target_fullname == "period.code" for column in table.columns for key in column.foreign_keys
        )
    }
    assert keyed - FREE == GUARDED


def test_a_value_that_would_lose_digits_is_not_written_at_all(store: Store) -> None:
    open_period(store, "2026-10")
    with pytest.raises(Exception, match="places"):
        changes_of(store, ("put", AdjustmentRow, adjustment("2026-10", 0, Decimal("1.005"))))
    with store.read() as connection:
        assert not connection.execute(select(AdjustmentRow.points)).all()


def test_what_a_commit_changed_is_told_by_table_and_period(store: Store) -> None:
    with store.write("mixed") as writing:
        writing.unit.put(PeriodRow, {"code": "2026-10", "state": PeriodState.OPEN})
        writing.unit.put(DepartmentRow, department("D1"))
        writing.unit.put(AdjustmentRow, adjustment("2026-10", 0, Decimal(1)))
        assert writing.done is None
    assert writing.done is not None
    assert writing.done.verb == "mixed"
    assert writing.done.tables == {"period", "department", "adjustment"}
    assert writing.done.periods == {"2026-10"}


def test_the_changes_are_in_the_trail_in_their_order(store: Store) -> None:
    with store.write("mixed") as writing:
        for code in ("D3", "D1", "D2"):
            writing.unit.put(DepartmentRow, department(code))
    with store.read() as connection:
        keys = connection.scalars(
            select(ChangeRow.row_key).order_by(ChangeRow.action, ChangeRow.position)
        ).all()
    assert keys == ['{"code":"D3"}', '{"code":"D1"}', '{"code":"D2"}']
