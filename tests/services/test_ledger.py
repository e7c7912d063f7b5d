"""What can befall a store is said in the user's terms; what is our own fault is not."""

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import DBAPIError

from models.organisation import DepartmentRow, EmployeeRow
from services.company import Company
from services.errors import Mendable


def refusal(action: Callable[[], object]) -> str:
    with pytest.raises(Mendable) as caught:
        action()
    return caught.value.code


def rename(firm: Company, name: str) -> None:
    with firm.ledger.write("test") as writing:
        writing.unit.put(DepartmentRow, {"code": "D1", "name": name})


def pragma(firm: Company, words: str) -> None:
    with firm.ledger.store.connection() as connection:
        connection.connection.driver_connection.execute(f"PRAGMA {words}")  # type: ignore[union-attr]


def test_a_full_disk(firm: Company) -> None:
    pragma(firm, "max_page_count = 1")
    assert refusal(lambda: rename(firm, "x" * 100_000)) == "file.disk_full"
    assert firm.records().departments[0].name == "Sales"


def test_another_program_that_writes(firm: Company) -> None:
    other = driver.connect(str(firm.path), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    pragma(firm, "busy_timeout = 1")
    assert refusal(lambda: rename(firm, "Selling")) == "file.busy"
    other.close()
    rename(firm, "Selling")


def test_a_file_opened_to_read(firm: Company) -> None:
    with Company.open(firm.path, write=False) as reader:
        assert refusal(lambda: rename(reader, "Selling")) == "file.read_only"


def test_a_file_put_in_the_place_of_the_open_one(firm: Company) -> None:
    other = firm.path.with_name("other")
    other.write_bytes(firm.path.read_bytes())
    other.replace(firm.path)
    assert refusal(lambda: rename(firm, "Selling")) == "file.replaced"


def test_a_reference_to_nothing(firm: Company) -> None:
    def remove() -> None:
        with firm.ledger.write("test") as writing:
            writing.unit.remove(EmployeeRow, {"number": "E1"})
            writing.unit.remove(DepartmentRow, {"code": "D1"})

    assert refusal(remove) == "record.refers_to_nothing"
    assert len(firm.records().employees) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE kpi SET method = 'guess'",
        "UPDATE kpi SET name = CAST(x'ff' AS TEXT)",
        "UPDATE scorecard_line SET weight = 'much'",
        "UPDATE scorecard_line SET weight = 12.5",
        "UPDATE scorecard_line SET weight = x'0102'",
        "UPDATE employee SET hired = 'long ago'",
        "DROP TABLE waiver",
    ],
)
def test_a_file_that_holds_what_it_cannot_hold(firm: Company, statement: str) -> None:
    other = driver.connect(str(firm.path), isolation_level=None)
    other.execute(statement)
    other.close()
    assert refusal(firm.records) == "file.damaged"


def test_our_own_mistakes_are_not_dressed_up(firm: Company) -> None:
    with pytest.raises(DBAPIError, match="NOT NULL"), firm.ledger.write("test") as writing:
        writing.unit.put(DepartmentRow, {"code": "D9", "name": "half"})


def test_whoever_watches_from_outside_hears_after_every_service(tmp_path: Path) -> None:
    heard: list[str] = []
    with Company.create(tmp_path / "firm.zhanji") as company:
        company.subscribe(lambda _written: heard.append("window"))
        company.ledger.subscribe(lambda _written: heard.append("service"))
        company.periods.open("2026-10")
    assert heard == ["service", "window"]
