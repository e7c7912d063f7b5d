"""The check finds what is wrong with a file; a backup is a copy that opens."""

import os
import re
from pathlib import Path

import pytest

from models.chain import last_hash
from services.company import Company
from services.errors import Mendable
from services.upkeep import backup, check
from tests.models.rows import tamper
from tests.services.small_firm import complete

MONTH = "2026-10"


def refusal(firm: Company, folder: Path | None = None) -> str:
    with pytest.raises(Mendable) as caught:
        backup(firm.ledger, folder)
    return caught.value.code


def test_a_whole_file_has_no_faults(firm: Company) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    assert check(firm.ledger) == ()


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE result SET total = 12000 WHERE code = 'E1'", "check.snapshot"),
        ("UPDATE audit_change SET after = replace(after, '460', '500')", "check.trail"),
        ("DELETE FROM department WHERE code = 'D1'", "check.reference"),
    ],
)
def test_what_was_changed_from_outside_is_a_fault(firm: Company, statement: str, code: str) -> None:
    complete(firm)
    firm.periods.lock(MONTH)
    tamper(firm.ledger.store, statement)
    assert code in {fault.code for fault in check(firm.ledger)}


def test_a_broken_page_is_a_fault(firm: Company) -> None:
    with firm.ledger.read() as connection:
        page = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE name = 'kpi'"
        ).scalar_one()
    firm.close()
    content = bytearray(firm.path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 40] = b"\x0d" + b"\xff" * 39
    firm.path.write_bytes(content)
    with Company.open(firm.path, write=False) as broken:
        assert {fault.code for fault in check(broken.ledger)} == {"check.pages"}


def test_a_backup_lies_beside_the_file_and_holds_the_same(firm: Company) -> None:
    complete(firm)
    copy = backup(firm.ledger)
    with firm.ledger.read() as connection:
        seal = last_hash(connection)
    assert copy.parent == firm.path.parent / "backups"
    assert re.fullmatch(rf"小厂-\d{{8}}-\d{{6}}-{seal[:8]}\.zhanji", copy.name)
    with Company.open(copy) as opened:
        assert opened.records() == firm.records()
        assert opened.trail.actions() == firm.trail.actions()
        assert check(opened.ledger) == ()
    assert [found.name for found in copy.parent.iterdir()] == [copy.name]


def test_a_backup_of_a_file_opened_to_read_leaves_it_as_it_is(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with Company.open(file, write=False) as company:
        backup(company.ledger, tmp_path)
    assert file.read_bytes() == before


def test_a_backup_replaces_nothing(firm: Company, tmp_path: Path) -> None:
    moment = firm.ledger.store.now()
    firm.ledger.store.now = lambda: moment
    copy = backup(firm.ledger, tmp_path)
    before = copy.read_bytes()
    assert refusal(firm, tmp_path) == "file.exists"
    assert copy.read_bytes() == before


def test_a_folder_that_cannot_take_a_backup_is_said_so(firm: Company, tmp_path: Path) -> None:
    assert refusal(firm, tmp_path / "none" / "deeper") == "backup.no_folder"
    assert refusal(firm, firm.path) == "backup.no_folder"


@pytest.mark.skipif(os.name == "nt", reason="needs a device that is always full")
def test_a_full_disk_gives_no_backup(firm: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource
    import signal

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, limit[1]))
    try:
        assert refusal(firm, tmp_path) == "backup.no_folder"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
        signal.signal(signal.SIGXFSZ, handler)
    assert {found.name for found in tmp_path.iterdir()} == {firm.path.name, f".{firm.path.name}.lock"}


def test_a_file_that_is_broken_gives_no_backup(firm: Company, tmp_path: Path) -> None:
    tamper(firm.ledger.store, "DELETE FROM department WHERE code = 'D1'")
    assert refusal(firm, tmp_path) == "backup.broken"
    assert not list(tmp_path.glob("小厂-*"))


def test_a_file_moved_away_while_open_can_be_saved_as_a_copy(firm: Company, tmp_path: Path) -> None:
    firm.path.rename(tmp_path / "moved.zhanji")
    with Company.open(backup(firm.ledger, tmp_path)) as saved:
        assert saved.records() == firm.records()
