"""The trail's hash chain shows every kind of tampering, and holds after a lawful purge."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.chain import canonical, verify
from models.faults import Fault, faults_of
from models.organisation import DepartmentRow
from models.store import Store
from tests.models.rows import department, tamper

COPY = (
    "INSERT INTO audit_change "
    "SELECT {}, row_table, row_key, before, after, salt, digest FROM audit_change WHERE action = 2"
)
PURGE = "UPDATE audit_change SET row_key = NULL, before = NULL, after = NULL, salt = NULL WHERE action = 3"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with five actions: its making, and four of departments, the last with two changes."""
    path = tmp_path_factory.mktemp("chain") / "written.zhanji"
    store = Store.create(path)
    for code in ("D1", "D2", "D3"):
        with store.write("department", {"code": code}, reason="because") as writing:
            writing.unit.put(DepartmentRow, department(code))
    with store.write("departments") as writing:
        writing.unit.put(DepartmentRow, department("D4"))
        writing.unit.put(DepartmentRow, department("D1", "Selling"))
    store.close()
    return path.read_bytes()


def test_a_value_is_spelled_as_in_the_files_of_every_version_before() -> None:
    every_sign = "".join(chr(sign) for sign in range(0x11000) if not 0xD800 <= sign < 0xE000)
    value = {"乙": [1, None, True, -(2**53)], "b": {"\uffff": "", "\U00020000": {}}, "B": every_sign, "": []}
    assert canonical(value) == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.fixture
def written(path: Path, content: bytes) -> Iterator[Store]:
    path.write_bytes(content)
    store = Store(path, write=True)
    yield store
    store.close()


def broken_at(store: Store) -> int | None:
    with store.read() as connection:
        return verify(connection)


def test_an_untouched_trail_is_whole(written: Store) -> None:
    assert broken_at(written) is None


def test_a_new_file_begins_with_its_making(store: Store) -> None:
    with store.read() as connection:
        (row,) = connection.execute(text("SELECT id, verb, who, previous FROM audit_action")).all()
    assert (row.id, row.verb, row.who, row.previous) == (1, "company.create", store.who, "0" * 64)


@pytest.mark.parametrize(
    ("statement", "place"),
    [
        ("UPDATE audit_change SET after = replace(after, 'Sales', 'Sails') WHERE action = 3", 3),
        ("UPDATE audit_change SET before = '{}' WHERE action = 2", 2),
        ("UPDATE audit_change SET row_key = '{\"code\":\"D9\"}' WHERE action = 4", 4),
        ("UPDATE audit_change SET row_table = 'employee' WHERE action = 4", 4),
        ("UPDATE audit_change SET digest = 'x' WHERE action = 4", 4),
        ("UPDATE audit_change SET position = 7 - position WHERE action = 5", 5),
        ("UPDATE audit_change SET action = 3, position = 1 WHERE action = 2", 2),
        ("DELETE FROM audit_change WHERE action = 5 AND position = 1", 5),
        (COPY.format("3, 1"), 3),
        (COPY.format("9, 0"), 9),
        ("UPDATE audit_action SET reason = 'another' WHERE id = 3", 3),
        ("UPDATE audit_action SET facts = '{}' WHERE id = 3", 3),
        ("UPDATE audit_action SET who = 'nobody' WHERE id = 3", 3),
        ("UPDATE audit_action SET at = '2020-01-01' WHERE id = 3", 3),
        ("UPDATE audit_action SET verb = 'x' WHERE id = 3", 3),
        ("UPDATE audit_action SET undoes = 1 WHERE id = 3", 3),
        ("UPDATE audit_action SET hash = 'x' WHERE id = 3", 3),
        ("DELETE FROM audit_action WHERE id = 3", 4),
        ("UPDATE audit_action SET salt = NULL WHERE id = 3", 3),
        ("UPDATE audit_action SET salt = NULL, facts = NULL, reason = 'forged' WHERE id = 3", 3),
        (PURGE.replace("after = NULL", "after = '{}'"), 3),
    ],
)  # fmt: skip
def test_what_was_changed_from_outside_shows_where(written: Store, statement: str, place: int) -> None:
    tamper(written, statement)
    assert broken_at(written) == place


def test_actions_in_another_order_show(written: Store) -> None:
    for table, column in (("audit_action", "id"), ("audit_change", "action")):
        swap = [(3, 99), (4, 3), (99, 4)]
        tamper(written, *(f"UPDATE {table} SET {column} = {to} WHERE {column} = {of}" for of, to in swap))
    assert broken_at(written) == 3


def test_a_cut_tail_leaves_a_whole_chain_with_another_last_hash(written: Store) -> None:
    tamper(written, "DELETE FROM audit_change WHERE action = 5", "DELETE FROM audit_action WHERE id = 5")
    assert broken_at(written) is None


def test_values_and_salt_can_be_purged_and_the_chain_holds(written: Store) -> None:
    with written.connection() as connection, connection.execution_options(writing=True).begin():
        connection.execute(
            text("UPDATE audit_action SET facts = NULL, reason = NULL, salt = NULL WHERE id = 3")
        )
        connection.execute(text(PURGE))
    assert broken_at(written) is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_action SET reason = 'x'",
        "UPDATE audit_action SET salt = NULL",
        "UPDATE audit_action SET salt = NULL, facts = NULL, reason = NULL, who = 'x'",
        "UPDATE audit_change SET after = 'x'",
        "UPDATE audit_change SET salt = NULL, row_key = NULL, before = NULL, after = NULL, digest = 'x'",
        "DELETE FROM audit_action",
        "DELETE FROM audit_change",
        "REPLACE INTO audit_action SELECT * FROM audit_action WHERE id = 2",
        "REPLACE INTO audit_change SELECT * FROM audit_change WHERE action = 2",
    ],
)
def test_the_file_itself_refuses_to_change_what_was_written(written: Store, statement: str) -> None:
    with (
        pytest.raises(DBAPIError, match="append-only"),
        written.connection() as connection,
        connection.execution_options(writing=True).begin(),
    ):
        connection.execute(text(statement))
    assert broken_at(written) is None


def test_a_trail_without_its_guards_is_a_fault_by_itself(written: Store) -> None:
    with written.read() as connection:
        assert faults_of(connection) == ()
    tamper(written)
    with written.read() as connection:
        assert Fault("check.guard", "audit_action_stays_delete") in faults_of(connection)
