"""The command line as a script uses it: each command once as a real process, with its exit code and its two
streams; what is asked of a command beyond that, in this process.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest
import sqlcipher3.dbapi2 as driver

from models.terms import SubjectType
from services.company import Company
from services.domain.scorecard import SubjectKey
from tests.e2e.company_book import command
from tests.models.rows import triggers

ROOT = Path(__file__).parent.parent.parent


def zhanji(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run main.py without any display."""
    surroundings = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-W", "error", ROOT / "main.py", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=surroundings,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_a_new_sample_scores_october_with_exit_3_for_the_one_incomplete_person(tmp_path: Path) -> None:
    file = tmp_path / "新 公司.zhanji"
    assert zhanji("new", file, "--sample").returncode == 0
    scored = zhanji("score", file, "2026-10")
    rows = [line.split("\t") for line in scored.stdout.splitlines()]
    assert scored.returncode == 3
    assert {len(row) for row in rows} == {13}
    assert [row[2] for row in rows if row[12] == "不完整"] == ["E0027"]
    assert next(row for row in rows if row[2] == "D02")[:9] == [
        "2026-10", "部门", "D02", "生产部", "生产部", "93.57", "B", "0", "K11",
    ]  # fmt: skip


def test_new_never_replaces_a_file(own_sample: Path) -> None:
    before = own_sample.read_bytes()
    answer = command("new", own_sample, "--lang", "en")
    assert answer.code == 1
    assert "exists already" in answer.err
    assert answer.err.count("\n") == 1
    assert own_sample.read_bytes() == before


def test_score_writes_nothing_to_the_file(own_sample: Path) -> None:
    before = own_sample.read_bytes()
    command("score", own_sample, "2026-10")
    assert own_sample.read_bytes() == before
    assert not [found.name for found in own_sample.parent.iterdir() if found != own_sample]


def test_json_gives_decimals_as_strings_and_what_is_absent_as_null(own_sample: Path) -> None:
    answer = zhanji("score", own_sample, "2026-10", "--json", "--lang", "en")
    facts = json.loads(answer.stdout)
    people = {row["code"]: row for row in facts["results"]}
    assert facts["period"] == "2026-10"
    assert (people["E0027"]["total"], people["E0027"]["state"]) == (None, "incomplete")
    assert (people["D04"]["total"], people["D04"]["coefficient"], people["D04"]["bonus"]) == (
        "102.96",
        "1.1",
        None,
    )
    assert {"kpi", "weight", "target", "actual", "score", "weighted", "explanation"} == set(
        people["D04"]["lines"][0]
    )


def test_an_exported_company_imported_into_an_empty_one_exports_the_same(
    own_sample: Path, tmp_path: Path
) -> None:
    first, second, copy = tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "copy.zhanji"
    assert zhanji("export", own_sample, first).returncode == 0
    assert zhanji("new", copy).returncode == 0
    assert zhanji("import", copy, first).returncode == 0
    assert command("export", copy, second).code == 0
    assert second.read_bytes() == first.read_bytes()
    assert command("score", copy, "2026-09") == command("score", own_sample, "2026-09")


def test_a_dry_run_writes_nothing_and_importing_twice_changes_nothing(
    own_sample: Path, tmp_path: Path
) -> None:
    book = tmp_path / "资料.xlsx"
    command("export", own_sample, book, "--lang", "en")
    before = own_sample.read_bytes()
    assert command("import", own_sample, book, "--dry-run").code == 0
    assert own_sample.read_bytes() == before
    again = json.loads(command("import", own_sample, book, "--json").out)
    assert (again["added"], again["changed"]) == (0, 0)


@pytest.mark.parametrize(("command", "words"), [("packet", "述职会通知"), ("sheets", "绩效考核表")])
def test_the_packet_and_the_sheets_are_made_without_a_display(
    own_sample: Path, tmp_path: Path, command: str, words: str
) -> None:
    pdf = tmp_path / "p.pdf"
    assert zhanji(command, own_sample, "2026-10", pdf).returncode == 0
    document = pdfium.PdfDocument(pdf)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert words in text
    assert "盛夏" in text


def test_the_results_workbook_is_written_beside_the_lines(own_sample: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    book = tmp_path / "r.xlsx"
    assert command("score", own_sample, "2026-10", "--export", book).code == 3
    sheets = load_workbook(book)
    assert sheets.sheetnames[:3] == ["汇总", "明细", "异常"]
    row = next(row for row in sheets["汇总"].iter_rows(values_only=True) if row[2] == "D04")
    assert row[5] == 102.96


def test_check_and_backup_of_a_whole_file(own_sample: Path, tmp_path: Path) -> None:
    assert zhanji("check", own_sample).returncode == 0
    assert zhanji("backup", own_sample).returncode == 0
    copies = list((own_sample.parent / "backups").glob("*.zhanji"))
    assert len(copies) == 1
    assert command("score", copies[0], "2026-10") == command("score", own_sample, "2026-10")


def test_a_trail_changed_from_outside_is_told_in_one_line_and_to_programs_too(own_sample: Path) -> None:
    outsider = driver.connect(str(own_sample), isolation_level=None)
    guards = dict(triggers(outsider))
    outsider.execute("DROP TRIGGER audit_action_stays_update")
    outsider.execute("UPDATE audit_action SET who = 'nobody' WHERE id = 2")
    outsider.execute(guards["audit_action_stays_update"])
    outsider.close()
    answer = zhanji("check", own_sample, "--lang", "en", "--json")
    assert (answer.returncode, answer.stderr.count("\n")) == (1, 1)
    assert "audit trail was changed from outside at entry 2" in answer.stderr
    assert json.loads(answer.stdout)["faults"] == [answer.stderr.strip()]


def outside(file: Path, *statements: str) -> None:
    """Change a file past the program, and put the guards back as if nothing had been."""
    outsider = driver.connect(str(file), isolation_level=None)
    guards = triggers(outsider)
    for name, _ in guards:
        outsider.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        outsider.execute(statement)
    for _, guard in guards:
        outsider.execute(guard)
    outsider.close()


SWAP = (
    "UPDATE {table} SET {column} = 99 WHERE {column} = 4",
    "UPDATE {table} SET {column} = 4 WHERE {column} = 3",
    "UPDATE {table} SET {column} = 3 WHERE {column} = 99",
)
TAIL = ("DELETE FROM audit_change WHERE action > 3", "DELETE FROM audit_action WHERE id > 3")


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE audit_change SET after = replace(after, '97', '99') WHERE action = 3"], "entry 3"),
        (
            [
                step.format(table=table, column=column)
                for table, column in (("audit_action", "id"), ("audit_change", "action"))
                for step in SWAP
            ],
            "entry 3",
        ),
        ([TAIL[1].replace("> 3", "= 4"), TAIL[0].replace("> 3", "= 4")], "entry 5"),
        (TAIL, "2026-09 v2"),
    ],
    ids=["a value", "the order", "an entry taken out", "the tail, with a lock in it"],
)
def test_every_way_to_falsify_the_trail_is_found_by_the_check(
    own_sample: Path, statements: list[str], told: str
) -> None:
    with Company.open(own_sample) as company:
        company.actuals.enter("2026-10", SubjectKey(SubjectType.DEPARTMENT, "D02"), "K17", "97")
        company.periods.reopen("2026-09", "an appeal")
        company.periods.lock("2026-09")
    assert command("check", own_sample).code == 0
    outside(own_sample, *statements)
    answer = command("check", own_sample, "--lang", "en")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert told in answer.err


def test_a_damaged_file_is_told_in_one_line_and_left_as_it_is(own_sample: Path) -> None:
    whole = own_sample.read_bytes()
    own_sample.write_bytes(whole[: len(whole) // 2])
    answer = command("check", own_sample, "--lang", "en")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "damaged" in answer.err
    assert own_sample.read_bytes() == whole[: len(whole) // 2]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("score",), 2),
        (("frobnicate", "x"), 2),
        (("score", "nowhere.zhanji", "2026-10"), 1),
        (("score", "{file}", "2031-01"), 1),
        (("score", "{file}", "October"), 1),
        (("import", "{file}", "nowhere.xlsx"), 1),
        (("export", "{file}", "nowhere/x.xlsx"), 1),
        (("packet", "{file}", "2026-10", "nowhere/x.pdf"), 1),
        (("backup", "{file}", "nowhere/at/all"), 1),
        (("new", "nowhere/at/all.zhanji"), 1),
    ],
)
def test_a_wrong_call_is_one_line_and_never_a_traceback(
    own_sample: Path, arguments: tuple[str, ...], code: int
) -> None:
    answer = command(*(argument.replace("{file}", str(own_sample)) for argument in arguments))
    assert answer.code == code
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err
    assert answer.out == ""


@pytest.mark.parametrize(("arguments", "code"), [(("score",), 2), (("score", "{file}", "2031-01"), 1)])
def test_a_process_says_a_wrong_call_in_one_line_too(
    own_sample: Path, arguments: tuple[str, ...], code: int
) -> None:
    answer = zhanji(*(argument.replace("{file}", str(own_sample)) for argument in arguments))
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (code, "", 1)
    assert "Traceback" not in answer.stderr


def test_while_a_file_is_open_elsewhere_reading_works_and_writing_is_refused(
    own_sample: Path, tmp_path: Path
) -> None:
    from services.company import Company

    book = tmp_path / "b.xlsx"
    with Company.open(own_sample):
        assert zhanji("export", own_sample, book).returncode == 0
        refused = zhanji("import", own_sample, book)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
