"""The seal of a snapshot shows whatever was changed in what was frozen."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models import seal
from models.chain import last_hash
from models.faults import faults_of
from models.period import PeriodRow
from models.result import ResultLineRow, ResultRow, SnapshotRow
from models.seal import seal_of
from models.store import Store
from models.terms import PeriodState, SubjectType
from tests.models.rows import tamper

SUBJECT = {"period": "2026-09", "version": 1, "type": SubjectType.EMPLOYEE, "code": "E1"}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A file with one locked period."""
    path = tmp_path_factory.mktemp("seal") / "frozen.zhanji"
    store = Store.create(path)
    with store.write("period.lock") as writing:
        unit = writing.unit
        unit.put(PeriodRow, {"code": "2026-09", "state": PeriodState.LOCKED})
        total = {
            "total": Decimal("88.60"),
            "grade": "B",
            "coefficient": Decimal(1),
            "cases": (),
            "body": "{}",
        }
        unit.freeze(ResultRow, [{**SUBJECT, "state": "complete", **total}])
        unit.freeze(
            ResultLineRow,
            [{**SUBJECT, "kpi": "K1", "score": Decimal("88.60"), "veto_mark": None, "veto_count": 0}],
        )
        digest = seal_of(unit.connection, "2026-09", 1, "{}")
        stamp = {"period": "2026-09", "version": 1, "locked_at": "now", "locked_by": "me"}
        stamp["seal"] = last_hash(unit.connection)
        unit.freeze(SnapshotRow, [{**stamp, "digest": digest, "body": "{}"}], told=("digest",))
    assert writing.done is not None
    assert writing.done.tables == {"period", "snapshot"}
    store.close()
    return path.read_bytes()


@pytest.fixture
def frozen(path: Path, content: bytes) -> Iterator[Store]:
    path.write_bytes(content)
    store = Store(path, write=True)
    yield store
    store.close()


def codes(store: Store) -> list[tuple[str, str]]:
    with store.read() as connection:
        return [(fault.code, fault.where) for fault in faults_of(connection) if fault.code != "check.guard"]


def test_the_seal_covers_every_column_of_the_first_version(tmp_path: Path) -> None:
    """Later columns do not join it: every seal made before them would break."""
    shipped = Path(__file__).parents[1] / "golden" / "files" / "v1.zhanji"
    first = tmp_path / "v1.zhanji"
    first.write_bytes(shipped.read_bytes())
    connection = driver.connect(str(first))
    columns = {
        table: {found[1] for found in connection.execute(f"PRAGMA table_info({table})")}
        for table in seal._SEALED
    }
    connection.close()
    assert {table: set(sealed) for table, sealed in seal._SEALED.items()} == columns


def test_an_untouched_snapshot_holds(frozen: Store) -> None:
    assert codes(frozen) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE result SET total = 12000",
        "UPDATE result SET grade = 'S'",
        "UPDATE result SET body = '{ }'",
        "UPDATE result SET coefficient = NULL",
        "UPDATE result_line SET score = 12000",
        "UPDATE result_line SET veto_mark = 'met'",
        "DELETE FROM result",
        "DELETE FROM result_line",
        (
            "INSERT INTO result SELECT period, version, type, 'E2', state, total, grade, "
            "coefficient, cases, body FROM result"
        ),
        "UPDATE result SET cases = 'RL-1'",
        "UPDATE snapshot SET body = '{ }'",
        "UPDATE snapshot SET digest = 'x'",
        "DELETE FROM snapshot",
    ],
)
def test_what_was_changed_from_outside_shows(frozen: Store, statement: str) -> None:
    tamper(frozen, statement)
    assert codes(frozen) == [("check.snapshot", "2026-09 v1")]


def test_a_forged_result_under_a_fresh_seal_shows_in_the_trail(
    frozen: Store,
) -> None:
    tamper(frozen, "UPDATE result SET total = 12000")
    with frozen.read() as connection:
        forged = seal_of(connection, "2026-09", 1, "{}")
    tamper(frozen, f"UPDATE snapshot SET digest = '{forged}'")
    assert codes(frozen) == [("check.snapshot", "2026-09 v1")]


def test_a_snapshot_that_no_lock_made_shows(frozen: Store) -> None:
    tamper(
        frozen,
        "INSERT INTO snapshot SELECT period, 2, locked_at, locked_by, seal, digest, body FROM snapshot",
    )
    assert codes(frozen) == [("check.snapshot", "2026-09 v2")]


@pytest.mark.parametrize("table", ["snapshot", "result", "result_line"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET period = '2026-10'", "DELETE FROM {}"])
def test_the_file_itself_refuses_to_change_what_was_frozen(frozen: Store, table: str, verb: str) -> None:
    with (
        pytest.raises(DBAPIError, match="append-only"),
        frozen.connection() as connection,
        connection.execution_options(writing=True).begin(),
    ):
        connection.execute(text(verb.format(table)))
    assert codes(frozen) == []


def test_a_seal_that_is_not_the_trails_hash_before_the_lock_is_a_fault(frozen: Store) -> None:
    """So a trail cut and written anew is found: the sheets that were printed bear the old one."""
    tamper(frozen, "UPDATE snapshot SET seal = replace(seal, substr(seal, 1, 6), '000000')")
    assert codes(frozen) == [("check.snapshot", "2026-09 v1")]
