"""A file of an older version is upgraded on opening, after a backup, or stays exactly as it was."""

from pathlib import Path

import pytest

from models.identity import Identity, identify
from services.company import Company
from services.errors import Mendable
from services.upkeep import check
from tests.models.later_version import become_later


def refusal(path: Path, *, write: bool = True) -> Mendable:
    with pytest.raises(Mendable) as caught:
        Company.open(path, write=write)
    return caught.value


def test_it_is_upgraded_after_a_verified_backup_of_the_older_version(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    become_later(monkeypatch, tmp_path, "op.add_column('waiver', sa.Column('until', sa.Date))")
    with Company.open(file) as company:
        assert len(company.records().employees) == 3
        assert check(company.ledger) == ()
        company.periods.open("2026-11")
    (copy,) = (file.parent / "backups").iterdir()
    assert (identify(copy), identify(file)) == (Identity.OLDER, Identity.OURS)


def test_a_reader_never_upgrades_and_says_how_to(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    become_later(monkeypatch, tmp_path)
    assert refusal(file, write=False).code == "file.older"
    assert file.read_bytes() == before


def test_an_upgrade_that_would_lose_rows_is_refused_and_names_the_backup(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    become_later(monkeypatch, tmp_path, "op.execute('DELETE FROM scorecard_line')")
    problem = refusal(file)
    assert problem.code == "file.upgrade_failed"
    assert Path(str(problem.facts["backup"])).is_file()
    assert file.read_bytes() == before


def test_without_room_for_a_backup_nothing_is_upgraded(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()
    become_later(monkeypatch, tmp_path)
    (file.parent / "backups").write_text("in the way", "utf-8")
    assert refusal(file).code == "backup.no_folder"
    assert file.read_bytes() == before
