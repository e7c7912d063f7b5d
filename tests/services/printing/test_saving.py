import errno
import os
from pathlib import Path

import pytest

from services.errors import Mendable
from services.printing.saving import save_pdf
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
