"""Workbooks on the disk: whole or not at all."""

import errno
from pathlib import Path

import pytest

from services.domain.company import Records
from services.domain.organisation import Department
from services.errors import Mendable
from services.exports import company_workbook
from services.files import replacing
from services.language import Language
from services.wording.problems import problem_words

ZH = Language("zh")
RECORDS = Records(departments=(Department("D1", "生产部"),))


def refusal(path: Path) -> str:
    with pytest.raises(Mendable) as caught:
        company_workbook(RECORDS, path, ZH)
    assert problem_words(ZH, caught.value)
    return caught.value.code


def fail(fresh: Path) -> None:
    fresh.write_text("half")
    raise RuntimeError


def fill_the_disk(fresh: Path) -> None:
    fresh.write_text("half")
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_workbook_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "公司.xlsx"
    path.write_text("old")
    company_workbook(RECORDS, path, ZH)
    assert path.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [path]


def test_when_writing_fails_the_old_file_stays_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "公司.xlsx"
    path.write_text("old")
    with pytest.raises(RuntimeError), replacing(path) as fresh:
        fail(fresh)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_missing_or_in_the_way_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none" / "a.xlsx") == "export.no_folder"
    assert refusal(tmp_path) == "export.is_folder"


def test_a_disk_without_room_is_told(tmp_path: Path) -> None:
    with pytest.raises(Mendable) as caught, replacing(tmp_path / "a.xlsx") as fresh:
        fill_the_disk(fresh)
    assert caught.value.code == "export.disk_full"
    assert list(tmp_path.iterdir()) == []
