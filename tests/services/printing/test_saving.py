import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.errors import Mendable
from services.printing.saving import save_apart, save_pdf
from services.wording.problems import problem_words
from tests.services.printing.made_results import EN


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "述职 资料包.pdf"
    save_pdf(b"%PDF new", path)
    assert path.read_bytes() == b"%PDF new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "print.disk_full"),
        (errno.EACCES, "print.no_permission"),
        (errno.EIO, "print.not_saved"),
    ],
)
def test_a_failed_save_leaves_the_old_file_and_nothing_else(
    number: int, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "packet.pdf"
    path.write_bytes(b"%PDF old")

    def fail(_: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Mendable) as caught:
        save_pdf(b"%PDF new", path)
    assert caught.value.code == code
    assert "packet.pdf" in problem_words(EN, caught.value)
    assert path.read_bytes() == b"%PDF old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Mendable) as caught:
        save_pdf(b"%PDF", tmp_path / "gone" / "packet.pdf")
    assert caught.value.code == "print.no_folder"
    assert "gone" in problem_words(EN, caught.value)


def test_a_folder_of_that_name_is_no_place_to_write(tmp_path: Path) -> None:
    with pytest.raises(Mendable) as caught:
        save_pdf(b"%PDF", tmp_path)
    assert caught.value.code == "export.is_folder"


FILES = (("01_a.pdf", b"%PDF a"), ("02_乙.pdf", b"%PDF b"))


def test_separate_files_lie_together_in_a_new_folder(tmp_path: Path) -> None:
    (tmp_path / "十月").mkdir()
    found = save_apart(FILES, tmp_path, "十月")
    assert [path.name for path in found] == ["01_a.pdf", "02_乙.pdf"]
    assert {path.parent.name for path in found} == {"十月 (2)"}
    assert found[1].read_bytes() == b"%PDF b"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["十月", "十月 (2)"]


def test_of_separate_files_all_are_saved_or_none(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        raise OSError(errno.ENOSPC, "no")

    with pytest.raises(Mendable) as caught:
        save_apart(broken(), tmp_path, "十月")
    assert caught.value.code == "print.disk_full"
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(Mendable) as caught:
        save_apart(FILES, tmp_path / "gone", "十月")
    assert caught.value.code == "print.no_folder"


def test_a_name_too_long_is_said_so_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Mendable) as caught:
        save_pdf(b"%PDF", tmp_path / f"{'长' * 90}.pdf")
    assert caught.value.code == "file.name_too_long"
    assert list(tmp_path.iterdir()) == []
