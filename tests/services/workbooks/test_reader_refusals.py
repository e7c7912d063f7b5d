"""Files from outside that are not read: each gets a message, none gets through or ends the program."""

from pathlib import Path

import pytest

from services.errors import Mendable
from services.language import Language
from services.wording.workbook_files import PROBLEMS
from services.workbooks import cells as grids
from services.workbooks import content, limits
from services.workbooks.reader import read_workbook
from tests.services.workbooks import made_files
from tests.services.workbooks.made_files import GOLDEN, cells, filled, ods, packed, xlsx

BOMB = (
    '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


def refusal(path: Path) -> Mendable:
    with pytest.raises(Mendable) as caught:
        read_workbook(path)
    words = Language("en")(PROBLEMS[caught.value.code], **caught.value.facts)
    assert "{" not in words
    return caught.value


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    problem = refusal(tmp_path / "十月.xlsx")
    assert (problem.code, problem.facts) == ("workbook.not_found", {"file": "十月.xlsx"})


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    assert refusal(tmp_path).code == "workbook.not_a_file"


@pytest.mark.parametrize("data", [b"", b" \r\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(tmp_path: Path, data: bytes) -> None:
    assert refusal(written(tmp_path / "a.xlsx", data)).code == "workbook.empty"


def test_a_file_over_the_size_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        stream.truncate(limits.MAX_FILE_BYTES + 1)
    assert refusal(path).code == "workbook.too_big"


def test_pictures_and_documents_are_no_workbooks(tmp_path: Path) -> None:
    assert refusal(written(tmp_path / "a.xlsx", b"%PDF-1.7\n\x00\x01")).code == "workbook.unknown_type"
    for plain in (b"%PDF-1.7\n1 0 obj\n", b"{\\rtf1\\ansi 10}"):
        assert refusal(written(tmp_path / "a.xlsx", plain)).code == "workbook.unknown_type"
    assert refusal(written(tmp_path / "b.xls", bytes(range(256)) * 8)).code == "workbook.unknown_type"
    assert refusal(packed(tmp_path / "c.xlsx", {"word/document.xml": "<w/>"})).code == "workbook.unknown_type"


def test_web_pages_and_xml_under_the_name_of_a_workbook_are_recognised(tmp_path: Path) -> None:
    for start in (
        "<html><table><tr><td>1</td></tr></table></html>",
        '\ufeff<?xml version="1.0"?><Workbook/>',
    ):
        assert refusal(written(tmp_path / "a.xls", start.encode())).code == "workbook.web_page"


def test_binary_and_very_old_workbooks_are_asked_to_be_saved_anew(tmp_path: Path) -> None:
    assert refusal(packed(tmp_path / "a.xlsb", {"xl/workbook.bin": ""})).code == "workbook.save_as_xlsx"
    assert refusal(written(tmp_path / "b.xls", b"\x09\x04\x06\x00\x00\x00")).code == "workbook.save_as_xlsx"


def test_a_workbook_with_a_password_asks_for_one_without() -> None:
    assert refusal(GOLDEN / "password.xlsx").code == "workbook.password"


def test_an_old_workbook_with_a_password_asks_for_one_without(tmp_path: Path) -> None:
    data = (GOLDEN / "old.xls").read_bytes()
    # The record after the first becomes the one that says "enciphered".
    place = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    assert refusal(written(tmp_path / "a.xls", data[:place] + b"\x2f\x00" + data[place + 2 :])).code == (
        "workbook.password"
    )


def test_a_document_type_is_refused_in_every_part(tmp_path: Path) -> None:
    sheet = BOMB + cells('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>')
    assert refusal(xlsx(tmp_path / "a.xlsx", sheet)).code == "workbook.forbidden_markup"
    theme = {"xl/theme/theme1.xml": "<!-- -->" * 20_000 + BOMB + "<a/>"}
    assert refusal(xlsx(tmp_path / "b.xlsx", cells(), parts=theme)).code == "workbook.forbidden_markup"
    hidden = {
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{made_files.PACKAGE}"><Relationship Id="rId1" '
            f'Type="{made_files.RELATIONS}/worksheet" Target="sheet.bin"/></Relationships>'
        ),
        "xl/sheet.bin": sheet,
    }
    assert refusal(xlsx(tmp_path / "c.xlsx", cells(), parts=hidden)).code == "workbook.forbidden_markup"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", " " * (limits.RATIO_MATTERS_BYTES + 1))
    assert refusal(path).code == "workbook.unpacks_too_big"


def test_too_many_parts_and_too_many_bytes_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = xlsx(tmp_path / "a.xlsx", cells())
    monkeypatch.setattr(content, "MAX_PARTS", 3)
    assert refusal(path).code == "workbook.unpacks_too_big"
    monkeypatch.undo()
    monkeypatch.setattr(content, "MAX_UNPACKED_BYTES", 100)
    assert refusal(path).code == "workbook.unpacks_too_big"


def test_a_workbook_cut_anywhere_is_called_damaged(tmp_path: Path) -> None:
    whole = filled(tmp_path / "a.xlsx", lambda sheet: sheet.append(["工号", "姓名"])).read_bytes()
    for share in (0.1, 0.5, 0.9, 0.999):
        cut = written(tmp_path / "b.xlsx", whole[: int(len(whole) * share)])
        assert refusal(cut).code == "workbook.damaged"
    old = (GOLDEN / "old.xls").read_bytes()
    assert refusal(written(tmp_path / "c.xls", old[:2_000])).code in (
        "workbook.damaged",
        "workbook.unknown_type",
    )


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><row>",
        cells('<row r="0"><c r="A0"><v>1</v></c></row>'),
        cells('<row r="x"><c r="A1"><v>1</v></c></row>'),
        cells('<row r="1"><c r="1A"><v>1</v></c></row>'),
        cells('<row r="1"><c r="A1" t="s"><v>5</v></c></row>'),
        cells('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'),
    ],
)
def test_a_sheet_that_contradicts_itself_is_called_damaged(tmp_path: Path, sheet: str) -> None:
    assert refusal(xlsx(tmp_path / "a.xlsx", sheet)).code == "workbook.damaged"


def test_a_lone_cell_in_the_farthest_corner_is_named(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", lambda sheet: sheet.cell(1_048_576, 16_384, "x"))
    problem = refusal(path)
    assert problem.code == "workbook.cell_too_far"
    assert problem.facts["cell"] == "XFD1048576"
    assert problem.facts["sheet"] == "员工"


def test_the_farthest_corner_of_an_ods_costs_neither_the_program_nor_its_memory(tmp_path: Path) -> None:
    far = (
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="16383"/>'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    problem = refusal(ods(tmp_path / "a.ods", far))
    assert (problem.code, problem.facts["cell"]) == ("workbook.cell_too_far", "XFD1048576")


def test_a_cell_repeated_without_end_in_an_ods_is_refused(tmp_path: Path) -> None:
    many = 'table:number-columns-repeated="999999999"'
    row = (
        f'<table:table-row><table:table-cell {many} office:value-type="boolean" office:boolean-value="true"/>'
    )
    assert refusal(ods(tmp_path / "a.ods", row + "</table:table-row>")).code == "workbook.cell_too_far"
    tall = row.replace("columns-repeated", "columns-spanned").replace(
        "row>", 'row table:number-rows-repeated="999999999">'
    )
    assert refusal(ods(tmp_path / "b.ods", tall + "</table:table-row>")).code == "workbook.cell_too_far"


def test_more_cells_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "MAX_CELLS", 2)
    grid = grids.Grid("员工")
    grid.put_text(1, 0, "工号")
    grid.put_text(1, 1, "姓名")
    grid.put_text(1, 2, "  ")
    with pytest.raises(Mendable) as caught:
        grid.put_text(1, 2, "部门编码")
    assert caught.value.code == "workbook.too_many_cells"


def test_more_sheets_than_are_read_are_refused(tmp_path: Path) -> None:
    names = "".join(
        f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(1, limits.MAX_SHEETS + 2)
    )
    spaces = f'xmlns="{made_files.MAIN}" xmlns:r="{made_files.RELATIONS}"'
    book = f"<workbook {spaces}><sheets>{names}</sheets></workbook>"
    path = xlsx(tmp_path / "a.xlsx", cells(), parts={"xl/workbook.xml": book})
    assert refusal(path).code == "workbook.too_many_sheets"


def test_a_csv_whose_quotes_do_not_pair_names_the_line(tmp_path: Path) -> None:
    path = written(tmp_path / "员工.csv", '工号,姓名\nE1,"张三\nE2,李四\n'.encode())
    assert refusal(path).code == "workbook.csv_quotes"


def test_every_problem_says_how_to_mend_it_in_both_languages() -> None:
    facts = dict.fromkeys(("file", "limit", "sheet", "cell", "rows", "columns", "seconds", "line"), "7")
    for source in PROBLEMS.values():
        assert "{" not in Language("en")(source, **facts)
        assert Language("en")(source, **facts).count(".") >= 1
