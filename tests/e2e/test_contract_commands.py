"""The command line: exit codes, one-line errors, languages, streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from services.company import Company
from tests.e2e.company_book import Answer, Firm, actuals, card, command, departments, direct, write_book

ROOT = Path(__file__).parent.parent.parent
OCT = "2026-10"


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Firm:
    return Firm(tmp_path_factory.mktemp("commands"), tables={
        "Departments": departments(["D1"]), "KPIs": direct("K1"), "Scorecards": card("D1", {"K1": 100}),
        "Actuals": actuals(OCT, "D1", {"K1": 90}),
    })  # fmt: skip


def one_line(answer: Answer, code: int) -> str:
    """The single line of an error; no traceback, nothing on stdout."""
    assert (answer.code, answer.out) == (code, "")
    assert len(answer.lines) == 1, answer.err
    assert "Traceback" not in answer.err
    return answer.err


WRONG_USAGE = [[], ["frobnicate"], ["score"], ["score", "a"], ["new"], ["import", "a"], ["export", "a"],
               ["check"], ["score", "a", OCT, "--lang", "fr"], ["score", "a", OCT, "--wrong"], ["new", "a",
                                                                                                "b"],
               ["packet", "a", OCT], ["sheets", "a"], ["backup"]]  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    answer = command(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["absent.zhanji", "text.zhanji", "empty.zhanji", "folder.zhanji"])
def test_no_company_file_is_1_in_one_line(tmp_path: Path, name: str, lang: str) -> None:
    (tmp_path / "text.zhanji").write_text("not a company", "utf-8")
    (tmp_path / "empty.zhanji").touch()
    (tmp_path / "folder.zhanji").mkdir()
    before = sorted(tmp_path.iterdir())
    for verb, *rest in (["score", OCT], ["check"], ["export", tmp_path / "x.xlsx"], ["backup"]):
        told = one_line(command(verb, tmp_path / name, *rest, "--lang", lang), 1)
        assert name in told
        assert told.isascii() is (lang == "en") or "“" in told or "…" in told
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "name", ["absent.xlsx", "text.xlsx", "empty.xlsx", "folder.xlsx", "picture.png", "zip.xlsx"]
)
def test_no_workbook_is_1_in_one_line(firm: Firm, tmp_path: Path, name: str) -> None:
    (tmp_path / "text.xlsx").write_text("not a workbook", "utf-8")
    (tmp_path / "empty.xlsx").touch()
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "zip.xlsx").write_bytes(b"PK\x05\x06" + bytes(18))
    before = firm.file.read_bytes()
    answer = command("import", firm.file, tmp_path / name, "--lang", "en")
    assert (answer.code, answer.out) == (1, "")
    if name != "text.xlsx":  # read as the CSV that it may be
        assert name in one_line(answer, 1)
    assert firm.file.read_bytes() == before


@pytest.mark.parametrize("period", ["2026-11", "2026Q4", "2026", "2026-13", "October", "", "2026-1", "../x"])
def test_an_unknown_period_is_1(firm: Firm, period: str) -> None:
    one_line(command("score", firm.file, period, "--lang", "en"), 1)


def test_new_refuses_what_exists_and_where_there_is_no_folder(firm: Firm, tmp_path: Path) -> None:
    before = firm.file.read_bytes()
    one_line(command("new", firm.file), 1)
    assert firm.file.read_bytes() == before
    one_line(command("new", tmp_path / "no" / "folder.zhanji"), 1)
    one_line(command("new", tmp_path), 1)


def test_exports_into_no_folder_are_1_and_leave_nothing(firm: Firm, tmp_path: Path) -> None:
    nowhere = tmp_path / "none" / "x.xlsx"
    one_line(command("export", firm.file, nowhere), 1)
    one_line(command("score", firm.file, OCT, "--export", nowhere), 1)
    assert list(tmp_path.iterdir()) == []


def test_an_export_never_overwrites_the_company_file(firm: Firm) -> None:
    before = firm.file.read_bytes()
    for verb in (["export", firm.file], ["packet", firm.file, OCT], ["sheets", firm.file, OCT],
                 ["score", firm.file, OCT, "--export"]):  # fmt: skip
        assert firm.file.name in one_line(command(*verb, firm.file), 1)
        assert firm.file.read_bytes() == before


def test_check_and_backup(firm: Firm, tmp_path: Path) -> None:
    assert command("check", firm.file, "--lang", "en").code == 0
    assert command("backup", firm.file, tmp_path).code == 0
    (copy,) = tmp_path.iterdir()
    assert command("check", copy).code == 0
    assert command("score", copy, OCT).out == command("score", firm.file, OCT).out
    answer = command("backup", firm.file)
    assert answer.code == 0
    assert len(list((firm.folder / "backups").iterdir())) == 1
    spoilt = tmp_path / "spoilt.zhanji"
    content = bytearray(firm.file.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    spoilt.write_bytes(content)
    answer = command("check", spoilt)
    assert answer.code == 1
    assert "Traceback" not in answer.err


def test_every_json_is_json(firm: Firm, tmp_path: Path) -> None:
    book = tmp_path / "x.xlsx"
    runs = [
        ["new", tmp_path / "n.zhanji"], ["export", firm.file, book], ["import", tmp_path / "n.zhanji", book],
        ["score", firm.file, OCT], ["check", firm.file], ["backup", firm.file, tmp_path],
    ]  # fmt: skip
    for arguments in runs:
        answer = command(*arguments, "--json")
        assert answer.code == 0, answer.err
        assert isinstance(json.loads(answer.out), dict)


def test_the_language_of_what_is_said(firm: Firm, tmp_path: Path) -> None:
    bad = write_book(tmp_path / "bad.xlsx", {"Departments": [{"Code": "D9"}]})
    assert (
        "必" in one_line(command("import", firm.file, bad), 1)
        or "列" in command("import", firm.file, bad).err
    )
    assert "row" not in command("import", firm.file, bad, "--lang", "zh").err
    assert "row" in command("import", firm.file, bad, "--lang", "en").err


def test_a_reader_that_goes_away_is_no_crash(sample_file: Path) -> None:
    """`main.py score … | head -1`: whoever reads may have enough before the end."""
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        done = subprocess.run(
            [sys.executable, ROOT / "main.py", "score", sample_file, OCT, "--json"],
            stdout=gone, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_stdout_is_told_in_one_line(sample_file: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, ROOT / "main.py", "score", sample_file, OCT, "--lang", "en"],
            stdout=full, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "Traceback" not in done.stderr


def test_what_is_no_company_workbook_is_refused(firm: Firm, tmp_path: Path) -> None:
    """The company itself, and the results that were just exported."""
    before = firm.file.read_bytes()
    for wrong in (firm.file, firm.results(OCT)):
        answer = command("import", firm.file, wrong, "--lang", "en")
        assert (answer.code, answer.out) == (1, "")
        assert answer.err
        assert "Traceback" not in answer.err
    assert firm.file.read_bytes() == before


def test_while_a_window_has_the_file_only_reading_works(firm: Firm, tmp_path: Path) -> None:
    book = write_book(tmp_path / "book.xlsx", {"Departments": departments(["D7"])})
    with Company.open(firm.file):
        for verb in (["score", firm.file, OCT], ["check", firm.file], ["export", firm.file,
                                                                       tmp_path / "x.xlsx"],
                     ["backup", firm.file, tmp_path], ["import", firm.file, book, "--dry-run"]):  # fmt: skip
            assert command(*verb).code == 0, verb
        one_line(command("import", firm.file, book, "--lang", "en"), 1)
