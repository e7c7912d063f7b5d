"""Names of files: proposed ones are taken by every system, typed ones are judged in words."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import Mendable
from services.file_names import file_name, joined_name, require_name
from services.files import replacing
from services.language import Language
from services.wording.problems import problem_words

DEVICES = ("CON", "con", "PRN", "AUX", "NUL", "nul.2026", "COM1", "Lpt9", "COM¹", "CONIN$", "aux .v2")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("华北型钢 考核 2026-10", "华北型钢 考核 2026-10.pdf"),
        ("河西/轴承", "河西_轴承.pdf"),
        ('a\\b:c*?"<d>|e', "a_b_c_d_e.pdf"),
        ("销售部：一季度", "销售部：一季度.pdf"),
        ("  two\tlines\nand　more  ", "two lines and more.pdf"),
        ("Hexi Bearings Co., Ltd.", "Hexi Bearings Co., Ltd.pdf"),
        ("..hidden. ", "hidden.pdf"),
        ("-rf", "rf.pdf"),
        ("gnp.\u202eexe", "gnp.exe.pdf"),
        ("a\x00b\x7fc\ud800d", "abcd.pdf"),
        ("", "_.pdf"),
        (" ?*. ", "_.pdf"),
        ("Ｃ公司\ufeff", "Ｃ公司.pdf"),
    ],
)
def test_a_name_is_made_of_any_words(words: str, expected: str) -> None:
    assert file_name(words, ".pdf") == expected


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_of_windows_is_no_name(name: str) -> None:
    assert file_name(name, ".xlsx") == f"_{name}.xlsx"
    with pytest.raises(Mendable) as told:
        require_name(f"{name}.xlsx")
    assert told.value.code == "file.name_reserved"
    assert name in problem_words(Language("zh"), told.value)


@pytest.mark.parametrize("name", ["CONTRACT", "COM10", "COM", "NULL", "LPT", "公司 CON", "x.con"])
def test_what_only_looks_like_a_device_stays(name: str) -> None:
    assert file_name(name) == name
    require_name(name)


@given(st.text(), st.sampled_from(["", ".pdf", ".zhanji"]))
def test_every_proposed_name_passes_for_a_typed_one(words: str, ending: str) -> None:
    name = file_name(words, ending)
    require_name(name)
    assert len(name.encode()) <= 208
    assert name.endswith(ending)
    assert Path(name).name == name
    assert name not in {".", "..", ending}
    assert file_name(name.removesuffix(ending), ending) == name


def test_a_long_name_is_cut_between_signs_and_keeps_its_ending() -> None:
    name = file_name("公司" * 200, ".pdf")
    assert name == f"{('公司' * 200)[:66]}.pdf"
    assert len(file_name("x" * 300).encode()) == 200


def test_the_same_words_make_the_same_name_however_they_are_written() -> None:
    assert file_name(unicodedata.normalize("NFD", "Société")) == file_name("Société")


def test_parts_are_told_apart_and_an_empty_one_leaves_no_gap() -> None:
    joined = joined_name("01", "2026-10", 'a/b:"c"', "赵 钱", ending=".pdf")
    assert joined == "01_2026-10_a_b_c_赵-钱.pdf"
    assert joined_name("公司", " ", "十月") == "公司_十月"


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("三季度?:考核.zhanji", "file.name_signs", "? :"),
        ("a\nb.zhanji", "file.name_signs", "U+000A"),
        ("年度考核. ", "file.name_end", "Windows"),
        ("年度考核.", "file.name_end", "Windows"),
    ],
)
def test_a_typed_name_that_some_system_refuses_is_refused_in_words(name: str, code: str, words: str) -> None:
    with pytest.raises(Mendable) as told:
        require_name(name)
    assert told.value.code == code
    for language in ("zh", "en"):
        assert words in problem_words(Language(language), told.value)


def test_a_typed_name_too_long_for_the_disk_is_said_so_and_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(Mendable) as told, replacing(tmp_path / f"{'长' * 90}.xlsx") as fresh:
        fresh.write_text("x")
    assert told.value.code == "file.name_too_long"
    assert list(tmp_path.iterdir()) == []
