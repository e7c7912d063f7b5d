"""A problem report tells nothing about whom: a company full of names, figures and paths, and a real zip."""

import getpass
import platform
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver

from models.tables import METADATA
from models.trail import TRIGGERS
from services import problem_report
from services.company import Company
from services.errors import Mendable
from services.language import Language
from services.problem_report import (
    Paper,
    company_paper,
    known_names,
    log_paper,
    names_in,
    own_words,
    program_paper,
    save_report,
    scrubbed,
    settings_paper,
)

SAY = Language("zh")


def papers(company: Company, log: Path) -> list[Paper]:
    return [
        program_paper(SAY, {"Qt": "6.11.2"}),
        settings_paper(SAY, {"语言": "zh"}),
        log_paper(SAY, log),
        company_paper(SAY, company),
        own_words(SAY, f"打不开 {Path.home()}/x，我是 {getpass.getuser()}，在 {platform.node()} 上"),
    ]


def content(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8')}" for name in archive.namelist())


def test_no_name_no_figure_and_no_path_of_the_company_is_in_the_zip(own_sample: Path, tmp_path: Path) -> None:
    log = tmp_path / "zhanji.log"
    log.write_text(f"2026-11-28 10:00:00 refused file.missing\n{Path.home()}/公司/x\n", encoding="utf-8")
    with Company.open(own_sample) as company:
        records = company.records()
        save_report(papers(company, log), tmp_path / "报告.zip")
        told = content(tmp_path / "报告.zip")
    people = {fact for one in records.employees for fact in (one.name, one.number)}
    firm = {records.settings.name, own_sample.name, own_sample.stem, str(own_sample.parent)}
    places = {fact for one in records.departments for fact in (one.name, one.code)}
    kpis = {one.name for one in records.kpis} | {one.name for one in records.objectives}
    words = set(told.replace("：", " ").replace(":", " ").split())
    pay = {str(one.bonus_base) for one in records.employees if one.bonus_base is not None}
    scores = {str(one.value) for one in records.actuals if one.value is not None and len(str(one.value)) > 4}
    assert len(people) > 50
    assert pay
    assert scores
    assert not [fact for fact in people | firm | places | kpis if fact and fact in told]
    assert not words & (pay | scores)
    mine = {str(Path.home()), getpass.getuser(), platform.node()}
    assert not [fact for fact in mine if fact in told]


def test_the_verdict_and_the_number_of_rows_are_there(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        text = company_paper(SAY, company).text
        people = len(company.records().employees)
    assert "检查: 完好" in text
    assert f"employee: {people}\n" in text
    assert all(f"\n{table.name}: " in text for table in METADATA.sorted_tables)


def test_a_damaged_file_is_told_by_kind_and_count_only(own_sample: Path) -> None:
    with closing(driver.connect(str(own_sample))) as connection:
        connection.execute(f"DROP TRIGGER {TRIGGERS[0].split()[2]}")
    with Company.open(own_sample) as company:
        text = company_paper(SAY, company).text
    assert "检查: check.guard × 1" in text


@pytest.mark.parametrize(
    ("user", "home", "line", "left"),
    [
        ("张三", "/srv/people/张三", "/srv/people/张三/公司.zhanji 张三的", "<home>/公司.zhanji <user>的"),
        ("li", "/srv/people/li", "/srv/people/li/list li list", "<home>/list <user> list"),
        ("Wang Wu", "/srv/People/Wang Wu", "/srv/people/wang wu/a", "<home>/a"),
    ],
)
def test_login_and_home_are_replaced_and_other_words_stay(
    monkeypatch: pytest.MonkeyPatch, user: str, home: str, line: str, left: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(home))
    monkeypatch.setattr(getpass, "getuser", lambda: user)
    monkeypatch.setattr(platform, "node", lambda: "")
    for name in ("USER", "USERNAME", "LOGNAME"):
        monkeypatch.delenv(name, raising=False)
    assert scrubbed(line) == left


def test_only_the_end_of_a_long_log_goes_along(tmp_path: Path) -> None:
    log = tmp_path / "zhanji.log"
    log.write_text("".join(f"line {number}\n" for number in range(100_000)), encoding="utf-8")
    lines = log_paper(SAY, log).text.splitlines()
    assert len(lines) == problem_report.LOG_LINES
    assert lines[-1] == "line 99999"
    assert "还没有日志" in log_paper(SAY, tmp_path / "none").text


def test_names_in_her_words_are_found(own_sample: Path) -> None:
    with Company.open(own_sample) as company:
        names = known_names(company)
        person = company.records().employees[0].name
    assert names_in(f"给{person}打分时出错", names) == [person]
    assert names_in("打分时出错", names) == []


def test_a_place_that_takes_no_file_is_told_and_nothing_half_stays(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Mendable) as caught:
        save_report([Paper("a.txt", "a", "b")], tmp_path / "none" / "r.zip")
    assert caught.value.code == "export.no_folder"
    company = tmp_path / "firm.zhanji"
    Company.create(company).close()
    before = company.read_bytes()
    with pytest.raises(Mendable):
        save_report([Paper("a.txt", "a", "b")], company)
    assert company.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "firm.zhanji"]
