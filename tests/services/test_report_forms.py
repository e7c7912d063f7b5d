"""Report sheets as Excel forms: written, filled in as somebody does with Excel, tampered with, taken back."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from models.improvement import ImprovementRow
from models.organisation import DepartmentRow, EmployeeRow
from models.terms import ImprovementState
from services.company import Company
from services.domain.organisation import Employee
from services.errors import Mendable
from services.language import Language
from services.report_forms import FormsPreview
from services.report_taken import TakenForm
from services.wording.actions import action_words
from services.wording.problems import problem_words
from services.workbooks.child import parsed
from services.workbooks.content import kind_of
from services.workbooks.forms import reading
from services.workbooks.raw import RawSheet
from tests.services.small_firm import complete

MONTH, ZH = "2026-10", Language("zh")
Fill = Callable[[Any], None]


@pytest.fixture(scope="module")
def october(tmp_path_factory: pytest.TempPathFactory, small_file: bytes) -> bytes:
    """Ann heads Sales, Bo the Works; October is complete."""
    path = tmp_path_factory.mktemp("october") / "small.zhanji"
    path.write_bytes(small_file)
    with Company.open(path) as firm:
        complete(firm)
        with firm.ledger.write("test.heads") as writing:
            for code, name, head in (("D1", "Sales", "E1"), ("D2", "Works", "E2")):
                writing.unit.put(DepartmentRow, {"code": code, "name": name, "head": head})
    return path.read_bytes()


@pytest.fixture
def firm(file: Path, october: bytes) -> Iterator[Company]:
    """The firm on the 9th of November."""
    file.write_bytes(october)
    with Company.open(file) as firm:
        firm.ledger.store.now = lambda: datetime(2026, 11, 9, 1, tzinfo=UTC)
        yield firm


@pytest.fixture(autouse=True)
def _read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parse in this process, which is sooner; a test with the mark `apart` in its name does not."""

    def read(path: Path) -> tuple[RawSheet, ...]:
        found = parsed(path, kind_of(path))
        if isinstance(found, Mendable):
            raise found
        assert not isinstance(found, str)
        return found

    if "apart" not in request.node.name:
        monkeypatch.setattr(reading, "read_workbook", read)


def made(firm: Company, folder: Path, *employees: str) -> Path:
    return firm.report_forms.make(MONTH, folder, ZH, employees or ("E1",))[0]


def slots(path: Path) -> dict[str, str]:
    """Where each cell to fill in stands, as the form itself says."""
    rows = load_workbook(path)["zhanji-key"].iter_rows(values_only=True)
    return {str(name): str(value).split()[1] for kind, name, value in rows if kind == "slot"}


def fill(path: Path, **texts: object) -> Path:
    """Type into cells by the names of their slots (`__` for a colon), and save as Excel does."""
    book, places = load_workbook(path), slots(path)
    for name, value in texts.items():
        book[book.sheetnames[0]][places[name.replace("__", ":")]] = value
    book.save(path)
    return path


def tampered(path: Path, change: Fill) -> Path:
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def preview(firm: Company, *paths: Path) -> FormsPreview:
    return firm.report_forms.preview(MONTH, paths, ZH)


def only(firm: Company, *paths: Path) -> TakenForm:
    (found,) = preview(firm, *paths).files
    return found


def refusal(found: TakenForm) -> str:
    assert found.refused is not None
    assert problem_words(ZH, found.refused)
    assert not found.changes
    return found.refused.code


def test_a_form_says_what_is_known_and_protects_it(firm: Company, tmp_path: Path) -> None:
    (path,) = firm.report_forms.make(MONTH, tmp_path, ZH, ("E1",))
    assert path.name == "述职表_2026-10_Ann.xlsx"
    book = load_workbook(path)
    sheet = book["述职表"]
    told = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert "述职表  2026年10月  Sales · Ann" in told
    assert {"Volume t", "460", "92.00", "扣 8.00 分"} <= set(told)
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible", "veryHidden", "veryHidden"]
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert set(slots(path).values()) <= unlocked
    assert sheet.page_setup.paperSize == 9
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists
    assert [cell.value for cell in book["zhanji-lists"]["A"] if cell.value] == ["Ann E1", "Bo E2", "Cy E3"]


def test_a_form_read_apart_changes_the_words_and_the_actions_in_one_action(
    firm: Company, tmp_path: Path
) -> None:
    path = fill(
        made(firm, tmp_path),
        worked="换辊等待由 46 分降到 31 分",
        cause__LEVEL="信息员请假，无人替",
        support="无",
        next__0__measure="月报由两人轮值",
        next__0__owner="Bo E2",
        next__0__due="２０２６年11月20日",
        next__3__measure="每周一对账",
        next__3__owner="Cy",
        next__3__due=datetime(2026, 11, 25),  # noqa: DTZ001 - as Excel's cells are
        next__3__kpi="Accidents",
    )
    found = only(firm, path)
    assert [(one.field, one.before, one.after) for one in found.words] == [
        ("worked", "", "换辊等待由 46 分降到 31 分"),
        ("causes", "", "Reports：信息员请假，无人替"),
        ("support", "", "无"),
    ]
    assert firm.report_forms.take(preview(firm, path)) == 1
    assert action_words(ZH, firm.trail.actions(1)[0]) == "收回 1 份 Excel 述职表：Ann"
    actions = [one.action for one in firm.reports.sheet(MONTH, "E1").next_actions]
    assert [(one.kpi, one.measure, one.owner, one.due, one.state.value) for one in actions] == [
        ("LEVEL", "月报由两人轮值", "E2", date(2026, 11, 20), "proposed"),
        ("SAFE", "每周一对账", "E3", date(2026, 11, 25), "proposed"),
    ]
    assert actions[0].issue == "Reports目标 —，实际 —，扣 8.00 分"
    firm.trail.undo()
    assert firm.reports.sheet(MONTH, "E1").next_actions == ()
    assert firm.reports.sheet(MONTH, "E1").report.worked == ""


def test_taking_a_form_twice_changes_nothing_and_a_corrected_one_changes_its_action(
    firm: Company, tmp_path: Path
) -> None:
    row = {"next__0__measure": "轮值", "next__0__owner": "Bo E2", "next__0__due": "2026-11-20"}
    path = fill(made(firm, tmp_path), worked="看板", **row)
    firm.report_forms.take(preview(firm, path))
    assert only(firm, path).changes == 0
    with pytest.raises(Mendable, match="nothing_to_take"):
        firm.report_forms.take(preview(firm, path))
    fill(path, next__0__due="2026-11-27")
    (change,) = only(firm, path).actions
    assert change.before is not None
    assert (change.before.due, change.after.due) == (date(2026, 11, 20), date(2026, 11, 27))
    firm.report_forms.take(preview(firm, path))
    assert len(firm.reports.sheet(MONTH, "E1").next_actions) == 1


def test_words_typed_meanwhile_are_shown_before_they_are_replaced_and_empty_cells_leave_them(
    firm: Company, tmp_path: Path
) -> None:
    path = made(firm, tmp_path)
    firm.reports.write(MONTH, "E1", "worked", "手工录入的")
    firm.reports.write(MONTH, "E1", "support", "无")
    (change,) = only(firm, fill(path, worked="表里填的")).words
    assert (change.field, change.before, change.after) == ("worked", "手工录入的", "表里填的")


def test_a_form_made_again_carries_what_is_written_already(firm: Company, tmp_path: Path) -> None:
    firm.reports.write(MONTH, "E1", "causes", "Volume：欠料\n天气")
    firm.reports.propose(MONTH, "E1", {"measure": "备料", "owner": "E2", "due": "2026-11-20", "kpi": "RATE"})
    path = made(firm, tmp_path)
    book, places = load_workbook(path), slots(path)
    told = {name: book["述职表"][place].value for name, place in places.items()}
    assert (told["cause:RATE"], told["causes"]) == ("欠料", "天气")
    assert "备料" in told.values()
    assert only(firm, path).changes == 0


def test_a_form_that_is_there_is_never_written_over(firm: Company, tmp_path: Path) -> None:
    first, second = made(firm, tmp_path), made(firm, tmp_path)
    assert (first.name, second.name) == ("述职表_2026-10_Ann.xlsx", "述职表_2026-10_Ann (2).xlsx")


WRONG: tuple[tuple[str, object, object, str, str], ...] = (
    ("轮值", "", "2026-11-20", "owner", "单元格为空"),
    ("轮值", "Bo E2", "", "due", "单元格为空"),
    ("", "Bo E2", "2026-11-20", "measure", "单元格为空"),
    ("轮值", "张三", "2026-11-20", "owner", "“张三”不是任何人的姓名或工号。"),
    ("轮值", "Bo", "2026-11-20", "owner", "“Bo”有重名：E2, E7。"),
    ("轮值", "Cy E3", "2026-11-20", "owner", "Cy 2026-11-15 离职"),
    ("轮值", "Bo E2", "2026-10-20", "due", "不能在当期内到期"),
    ("轮值", "Bo E2", "下周五", "due", "下周五"),
    ("=A1", "Bo E2", "2026-11-20", "measure", "公式"),
    ("=A1", "Bo E2", "2026-11-20", "measure", "公式"),
)


@pytest.mark.parametrize("rows", [WRONG[:5], WRONG[5:]])
def test_what_is_wrong_is_told_at_its_cell_and_nothing_of_the_form_is_taken(
    firm: Company, tmp_path: Path, rows: tuple[tuple[str, str, str, str, str], ...]
) -> None:
    with firm.ledger.write("test.people") as writing:
        writing.unit.put(EmployeeRow, asdict(Employee("E7", "Bo", "D2")))
        writing.unit.put(EmployeeRow, {"number": "E3", "left": date(2026, 11, 15)})
    path = made(firm, tmp_path)
    for number, (measure, owner, due, *_) in enumerate(rows):
        fields = {"measure": measure or None, "owner": owner or None, "due": due or None}
        fill(path, **{f"next__{number}__{name}": value for name, value in fields.items()})
    found = only(firm, fill(path, worked="看板"))
    places = slots(path)
    told = {f"{problem.column}{problem.row}": problem.words(ZH) for problem in found.problems}
    for number, (*_, field, words) in enumerate(rows):
        assert words in told.pop(places[f"next:{number}:{field}"])
    assert not told
    assert not found.changes


def test_an_action_that_was_taken_over_meanwhile_stays(firm: Company, tmp_path: Path) -> None:
    action = {"measure": "备料", "owner": "E2", "due": "2026-11-20", "kpi": "RATE"}
    code = firm.reports.propose(MONTH, "E1", action)
    path = made(firm, tmp_path)
    with firm.ledger.write("test.take") as writing:
        writing.unit.put(ImprovementRow, {"code": code, "state": ImprovementState.OPEN})
    row = next(
        name for name, place in slots(path).items() if load_workbook(path)["述职表"][place].value == "备料"
    )
    found = only(firm, fill(path, **{row.replace(":", "__"): "备料两天", "worked": "看板"}))
    assert [problem.code for problem in found.problems] == ["form_action_taken"]
    assert (len(found.words), found.actions) == (1, ())


def test_a_form_whose_results_have_changed_is_pointed_out(firm: Company, tmp_path: Path) -> None:
    from tests.services.small_firm import E1

    path = fill(made(firm, tmp_path), worked="看板")
    firm.actuals.enter(MONTH, E1, "RATE", "480")
    found = only(firm, path)
    assert [problem.code for problem in found.problems] == ["form_outdated"]
    assert found.changes == 1


def unlocked(change: Fill) -> Fill:
    return lambda book: change(book[book.sheetnames[0]])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (unlocked(lambda sheet: sheet.delete_rows(6)), "form_rows_moved"),
        (unlocked(lambda sheet: sheet.insert_rows(5, 2)), "form_rows_moved"),
        (unlocked(lambda sheet: sheet.__setitem__("A1", "述职表 张三")), "form_fixed_changed"),
    ],
)
def test_a_form_that_is_no_longer_whole_is_told_and_not_taken(
    firm: Company, tmp_path: Path, change: Fill, code: str
) -> None:
    found = only(firm, tampered(fill(made(firm, tmp_path), worked="看板"), change))
    assert [problem.code for problem in found.problems] == [code]
    assert found.problems[0].words(ZH)
    assert not found.changes
    assert found.speaker is not None


def forget_key(book: Workbook) -> None:
    del book["zhanji-key"]


def other_person(book: Workbook) -> None:
    for row in book["zhanji-key"].iter_rows():
        if row[1].value == "subject":
            row[2].value = "E2"


def later_version(book: Workbook) -> None:
    book["zhanji-key"]["C1"] = "9"


def two_sheets(book: Workbook) -> None:
    book[book.sheetnames[0]].title = "别名"
    book.create_sheet("备注")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (forget_key, "form.key_missing"),
        (other_person, "form.key_changed"),
        (later_version, "form.newer"),
        (two_sheets, "form.sheet_missing"),
    ],
)
def test_a_form_that_cannot_be_told_is_refused(
    firm: Company, tmp_path: Path, change: Callable[[Workbook], None], code: str
) -> None:
    assert refusal(only(firm, tampered(made(firm, tmp_path), change))) == code


def test_a_sheet_that_got_another_name_is_read_all_the_same(firm: Company, tmp_path: Path) -> None:
    path = fill(made(firm, tmp_path), worked="看板")
    assert only(firm, tampered(path, unlocked(lambda sheet: setattr(sheet, "title", "别名")))).changes == 1


def test_what_is_no_form_or_cannot_be_read_is_refused_and_the_others_are_taken(
    firm: Company, tmp_path: Path
) -> None:
    plain, broken = tmp_path / "plain.xlsx", tmp_path / "broken.xlsx"
    Workbook().save(plain)
    broken.write_bytes(b"PK\x03\x04 no zip")
    good = fill(made(firm, tmp_path), worked="看板")
    found = preview(firm, plain, broken, tmp_path / "none.xlsx", good)
    assert [refusal(one) for one in found.files[:3]] == [
        "form.none",
        "workbook.damaged",
        "workbook.not_found",
    ]
    assert firm.report_forms.take(found) == 1


def test_forms_of_another_company_or_period_are_refused(firm: Company, file: Path, tmp_path: Path) -> None:
    path = fill(made(firm, tmp_path), worked="看板")
    firm.periods.open("2026-11")
    (late,) = firm.report_forms.preview("2026-11", [path], ZH).files
    assert refusal(late) == "form.other_period"
    with Company.create(tmp_path / "other.zhanji") as other:
        (strange,) = other.report_forms.preview(MONTH, [path], ZH).files
        assert refusal(strange) == "form.other_company"


def test_of_two_forms_of_one_person_the_later_counts_and_a_copy_is_pointed_out(
    firm: Company, tmp_path: Path
) -> None:
    old = fill(made(firm, tmp_path), worked="旧")
    firm.ledger.store.now = lambda: datetime(2026, 11, 9, 2, tzinfo=UTC)
    new = fill(made(firm, tmp_path), worked="新")
    first, second = preview(firm, old, new).files
    assert refusal(first) == "form.older"
    assert second.changes == 1
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(new.read_bytes())
    first, second = preview(firm, new, copy).files
    assert first.changes == 1
    assert refusal(second) == "form.twice"
    fill(copy, worked="又新")
    assert [refusal(one) for one in preview(firm, new, copy).files] == ["form.twice", "form.twice"]


def test_a_preview_that_was_overtaken_writes_nothing(firm: Company, tmp_path: Path) -> None:
    found = preview(firm, fill(made(firm, tmp_path), worked="看板"))
    firm.reports.write(MONTH, "E1", "worked", "先写的")
    with pytest.raises(Mendable, match="overtaken"):
        firm.report_forms.take(found)
    assert firm.reports.sheet(MONTH, "E1").report.worked == "先写的"


def test_a_form_for_somebody_who_is_gone_is_refused(firm: Company, tmp_path: Path) -> None:
    with firm.ledger.write("test.people") as writing:
        writing.unit.put(EmployeeRow, asdict(Employee("E8", "Di", "D2")))
        writing.unit.put(DepartmentRow, {"code": "D2", "name": "Works", "head": "E8"})
    path = made(firm, tmp_path, "E8")
    with firm.ledger.write("test.gone") as writing:
        writing.unit.put(DepartmentRow, {"code": "D2", "name": "Works", "head": None})
        writing.unit.remove(EmployeeRow, {"number": "E8"})
    assert refusal(only(firm, path)) == "form.nobody"
