"""Opening, making and closing a company file; what stands in the way is said in words and changes nothing."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from models.lock import lock_path
from models.schema import VERSION
from services.company import Company
from services.domain.company import Records
from services.errors import Mendable
from services.language import Language
from services.wording.problems import problem_words
from tests.services import small_firm

ROOT = Path(__file__).parents[2]
CRASH = """
import os, sys
from pathlib import Path
from services.company import Company
Company.open(Path(sys.argv[1]))
os._exit(1)
"""
NOBODY = 65534


def refusal(action: Callable[[], object]) -> str:
    """The code of what stands in the way; its words can be said in both languages."""
    with pytest.raises(Mendable) as caught:
        action()
    for language in ("zh", "en"):
        assert "{" not in problem_words(Language(language), caught.value)
    return caught.value.code


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """As a user who may not do everything: root may write what is read-only."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    for place in (folder, *folder.parents):
        if place.stat().st_uid == 0 and place.is_relative_to(folder.parents[2]):
            place.chmod(place.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def content(folder: Path) -> dict[str, bytes | None]:
    return {found.name: found.read_bytes() if found.is_file() else None for found in folder.iterdir()}


def test_a_new_file_is_empty_and_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "新厂 #1.zhanji"
    with Company.create(path) as company:
        assert company.records() == Records()
        assert company.trail.next_undo is None
    with Company.open(path) as company:
        assert company.path == path.resolve()
        assert [action.verb for action in company.trail.actions()] == ["company.create"]
    assert set(content(tmp_path)) == {path.name}


def test_an_existing_file_is_never_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.zhanji"
    path.write_bytes(b"precious")
    assert refusal(lambda: Company.create(path)) == "file.exists"
    assert refusal(lambda: Company.create_sample(path)) == "file.exists"
    assert path.read_bytes() == b"precious"


def test_the_folder_of_a_new_file_must_be_there(tmp_path: Path) -> None:
    assert refusal(lambda: Company.create(tmp_path / "none" / "a.zhanji")) == "file.no_folder"


@pytest.mark.parametrize(
    "name", ["长" * 79 + ".zhanji", "x" * 5_000, "/".join(["y" * 200] * 3) + "/a.zhanji"]
)
@pytest.mark.parametrize("way", [Company.create, Company.open])
def test_a_name_that_the_system_cannot_take_is_said_so(
    tmp_path: Path, name: str, way: Callable[..., object]
) -> None:
    assert refusal(lambda: way(tmp_path / name)) == "file.name_too_long"


def truncated(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[: len(whole) // 2])


def newer(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:60] + (VERSION + 1).to_bytes(4, "big") + whole[64:])


def foreign(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:68] + bytes(4) + whole[72:])


def with_password(path: Path, whole: bytes) -> None:
    connection = driver.connect(str(path))
    connection.execute("PRAGMA key = 'secret'")
    connection.execute("CREATE TABLE t (a)")
    connection.commit()
    connection.close()


def broken_schema(path: Path, whole: bytes) -> None:
    path.write_bytes(whole[:100] + b"\xff" * 4000 + whole[4100:])


CASES = {
    "file.missing": lambda path, _: path.unlink(missing_ok=True),
    "file.empty": lambda path, _: path.write_bytes(b""),
    "file.foreign": lambda path, _: path.write_text("月报", "utf-8"),
    "file.folder": lambda path, _: path.mkdir(),
    "file.newer": newer,
    "file.damaged": truncated,
    "file.encrypted": with_password,
}


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize(
    ("code", "make"),
    [*CASES.items(), ("file.foreign", foreign), ("file.damaged", broken_schema),
     ("file.encrypted", lambda path, _: path.write_bytes(random.Random(4).randbytes(8192)))],
)  # fmt: skip
def test_what_is_no_company_file_is_refused_in_words_and_stays_as_it_is(
    tmp_path: Path, small_file: bytes, code: str, make: Callable[[Path, bytes], object], *, write: bool
) -> None:
    path = tmp_path / "案.zhanji"
    make(path, small_file)
    before = content(tmp_path)
    assert refusal(lambda: Company.open(path, write=write)) == code
    assert content(tmp_path) == before


def test_cut_at_any_page_it_is_refused_and_stays_as_it_is(tmp_path: Path, small_file: bytes) -> None:
    path = tmp_path / "案.zhanji"
    for place in range(1, len(small_file), 3 * 4096 - 77):
        path.write_bytes(small_file[:place])
        assert refusal(lambda: Company.open(path)) in ("file.damaged", "file.foreign")
        assert path.read_bytes() == small_file[:place]


def test_a_flipped_bit_is_never_a_crash(tmp_path: Path, small_file: bytes) -> None:
    """Where it does not show on opening or reading, the check of the file is there to find it."""
    path = tmp_path / "案.zhanji"
    chance = random.Random(7)
    for _ in range(60):
        flipped = bytearray(small_file)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        with suppress(Mendable), Company.open(path, write=False) as company:
            company.records()


def test_open_in_another_window_it_is_refused_to_write_and_welcome_to_read(firm: Company) -> None:
    assert refusal(lambda: Company.open(firm.path)) == "file.in_use"
    with Company.open(firm.path, write=False) as reader:
        assert reader.records() == firm.records()


def test_open_on_another_computer_is_for_the_person_to_judge(file: Path) -> None:
    lock_path(file).write_text(json.dumps({"pid": 1, "host": "LAPTOP-2"}), "utf-8")
    with pytest.raises(Mendable) as caught:
        Company.open(file)
    assert caught.value.code == "file.in_use_elsewhere"
    words = problem_words(Language("en"), caught.value)
    assert "LAPTOP-2" in words
    assert lock_path(file).name in words
    Company.open(file, take_over=True).close()
    assert not lock_path(file).exists()


def test_a_window_that_crashed_does_not_keep_the_file(file: Path) -> None:
    subprocess.run([sys.executable, "-c", CRASH, str(file)], cwd=ROOT, check=False)
    assert lock_path(file).exists()
    Company.open(file).close()


def test_a_read_only_folder_is_said_so_and_can_still_be_read(file: Path) -> None:
    file.chmod(0o666)
    file.parent.chmod(0o555)
    with as_nobody(file.parent):
        assert refusal(lambda: Company.open(file)) == "file.folder_read_only"
        with Company.open(file, write=False) as company:
            assert company.records().employees
        assert refusal(lambda: Company.create(file.with_name("b.zhanji"))) == "file.folder_read_only"
    file.parent.chmod(0o755)
    assert set(content(file.parent)) == {file.name}


def test_a_read_only_file_is_said_so_and_can_still_be_read(file: Path) -> None:
    before = file.read_bytes()
    file.chmod(0o444)
    file.parent.chmod(0o777)
    with as_nobody(file.parent):
        assert refusal(lambda: Company.open(file)) == "file.read_only"
        with Company.open(file, write=False) as company:
            assert company.records().employees
    assert content(file.parent) == {file.name: before}


def test_a_file_that_may_not_be_read_is_said_so(file: Path) -> None:
    file.chmod(0)
    file.parent.chmod(0o777)
    with as_nobody(file.parent):
        assert refusal(lambda: Company.open(file)) == "file.unreadable"


def test_reading_leaves_every_byte(file: Path) -> None:
    before = content(file.parent)
    with Company.open(file, write=False) as company:
        assert company.records().kpis == tuple(sorted(small_firm.KPIS, key=lambda kpi: kpi.code))
        company.results.of("2026-10")
    assert content(file.parent) == before


def test_moved_while_open_the_change_is_refused_with_words_and_nothing_is_lost(firm: Company) -> None:
    moved = firm.path.rename(firm.path.with_name("moved.zhanji"))
    before = moved.read_bytes()
    assert refusal(lambda: firm.actuals.enter("2026-10", small_firm.E1, "RATE", "460")) == "file.replaced"
    assert moved.read_bytes() == before


def test_a_sample_that_cannot_be_made_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.company.SAMPLE", tmp_path / "none.xlsx")
    assert refusal(lambda: Company.create_sample(tmp_path / "a.zhanji")) == "workbook.not_found"
    assert content(tmp_path) == {}


def test_whoever_listens_hears_of_every_committed_change_and_of_nothing_else(firm: Company) -> None:
    heard: list[frozenset[str]] = []
    end = firm.subscribe(lambda written: heard.append(written.tables))
    firm.actuals.enter("2026-10", small_firm.E1, "RATE", "460")
    firm.actuals.enter("2026-10", small_firm.E1, "RATE", "460")
    refusal(lambda: firm.actuals.enter("2026-10", small_firm.E1, "RATE", "many"))
    end()
    firm.actuals.enter("2026-10", small_firm.E1, "RATE", "470")
    assert heard == [{"actual"}]
