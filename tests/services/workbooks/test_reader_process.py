"""The process that parses: it may be killed, hang, swell or stumble; the program goes on with words."""

import multiprocessing
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import Mendable
from services.wording.workbook_files import PROBLEMS
from services.workbooks import reader
from services.workbooks.raw import RawSheet
from services.workbooks.reader import read_workbook
from tests.services.workbooks import made_files
from tests.services.workbooks.made_files import GOLDEN, cells, filled, xlsx


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", lambda sheet: sheet.append(["工号", 1]))


def refusal(path: Path) -> str:
    with pytest.raises(Mendable) as caught:
        read_workbook(path)
    assert multiprocessing.active_children() == []
    return caught.value.code


def test_a_child_that_is_killed_becomes_a_message(workbook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "answer", made_files.die)
    assert refusal(workbook) == "workbook.too_heavy"


def test_a_child_that_hangs_is_ended_and_becomes_a_message(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "answer", made_files.hang)
    monkeypatch.setattr(reader, "CHILD_SECONDS", 0)
    assert refusal(workbook) == "workbook.too_slow"


def test_a_reading_that_is_called_off_ends_at_once_with_its_child(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "answer", made_files.hang)

    def called_off() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_workbook(workbook, called_off)
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_child_that_wants_too_much_memory_is_stopped(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "answer", made_files.swell)
    assert refusal(workbook) == "workbook.too_heavy"


def test_a_fault_of_ours_in_the_child_is_logged_and_becomes_a_message(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reader, "answer", made_files.stumble)
    assert refusal(workbook) == "workbook.damaged"
    assert "TypeError in Grid.put" in caplog.text


def test_no_child_stays_after_a_reading(workbook: Path) -> None:
    read_workbook(workbook)
    assert multiprocessing.active_children() == []


def test_the_child_imports_nothing_of_the_window_the_store_or_openpyxl() -> None:
    asked = "import sys, services.workbooks.child, services.workbooks.ooxml; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    imported = {name.partition(".")[0] for name in done.stdout.split()}
    assert "services" in imported
    assert imported.isdisjoint({"PySide6", "sqlalchemy", "models", "openpyxl", "babel"})


OUTCOMES = {"read", *PROBLEMS}


def outcome(path: Path) -> str:
    try:
        sheets = read_workbook(path)
    except Mendable as problem:
        return problem.code
    assert all(isinstance(sheet, RawSheet) for sheet in sheets)
    return "read"


def flipped(data: bytes, places: list[tuple[float, int]]) -> bytes:
    changed = bytearray(data)
    for share, value in places:
        changed[int(share * (len(changed) - 1))] ^= value
    return bytes(changed)


PLACES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 255)), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(PLACES, st.sampled_from(["xlsx", "xls"]))
def test_flipped_bytes_give_sheets_or_a_message(places: list[tuple[float, int]], kind: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{kind}"
        if kind == "xls":
            path.write_bytes(flipped((GOLDEN / "old.xls").read_bytes(), places))
        else:
            whole = filled(path, lambda sheet: sheet.append(["工号", 1, 0.5, None, "=1"])).read_bytes()
            path.write_bytes(flipped(whole, places))
        assert outcome(path) in OUTCOMES


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_flipped_characters_inside_a_sheet_give_sheets_or_a_message(places: list[tuple[float, int]]) -> None:
    sheet = cells(
        '<row r="1" hidden="1"><c r="A1" s="0" t="n"><f>1</f><v>1.5</v></c><c r="B1" t="b"><v>1</v></c></row>'
    )
    with TemporaryDirectory() as folder:
        changed = flipped(sheet.encode(), places).decode("latin-1")
        assert outcome(xlsx(Path(folder) / "a.xlsx", changed)) in OUTCOMES


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_at_all_give_sheets_or_a_message(data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(data)
        assert outcome(path) in OUTCOMES
