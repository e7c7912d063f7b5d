"""One's own library: kept, shared, compared; whatever cannot be read is refused in words and left alone."""

import json
from pathlib import Path
from typing import Any

import pytest

from models.terms import Direction, Method
from services.domain.kpi import Kpi
from services.domain.library import Indicator
from services.errors import Mendable
from services.language import Language
from services.library.catalogue import Library
from services.library.file import SUFFIX, read_indicators, write_indicators
from services.library.kpis import from_kpi, own_id, to_kpi
from services.library.personal import PersonalLibrary
from services.wording.problems import problem_words


def own(name: str, parameters: str = "k=5", language: str = "zh") -> Indicator:
    return from_kpi(
        Kpi("K1", name, Direction.LOWER, Method.DEDUCTION, unit="次", parameters=parameters), language
    )


@pytest.fixture
def mine(tmp_path: Path) -> PersonalLibrary:
    return PersonalLibrary(tmp_path / "指标" / ("我的" + SUFFIX))


def test_a_library_begins_empty_and_makes_its_folder(mine: PersonalLibrary) -> None:
    assert mine.read() == ()
    mine.keep(own("炉衬修补次数"))
    assert mine.read() == (own("炉衬修补次数"),)


def test_the_same_name_is_replaced_and_not_doubled(mine: PersonalLibrary) -> None:
    mine.keep(own("漏钢次数"), own("断浇次数"))
    mine.keep(own("漏钢次数", "k=20"))
    assert mine.read() == (own("漏钢次数", "k=20"), own("断浇次数"))
    mine.remove({own_id(own("漏钢次数").name)})
    assert mine.read() == (own("断浇次数"),)


def test_every_indicator_of_the_program_comes_back_from_a_file_whole(tmp_path: Path) -> None:
    path = tmp_path / ("all" + SUFFIX)
    write_indicators(path, Library.load().indicators)
    for written, read in zip(Library.load().indicators, read_indicators(path), strict=True):
        assert read.id == own_id(written.name)
        assert not read.seed
        assert (read.outcome, read.keywords) == (written.outcome, written.keywords)
        for language in ("zh", "en"):
            assert to_kpi(read, "K", language) == to_kpi(written, "K", language)


def test_a_shared_file_is_compared_without_asking_or_keeping(mine: PersonalLibrary, tmp_path: Path) -> None:
    mine.keep(own("甲"), own("乙"))
    theirs = PersonalLibrary(tmp_path / "theirs.zhanjilib")
    theirs.keep(own("甲"), own("乙", "k=9"), own("丙"))
    found = mine.compare(theirs.path)
    assert (found.new, found.same) == ((own("丙"),), (own("甲"),))
    assert found.different == ((own("乙"), own("乙", "k=9")),)
    assert mine.read() == (own("甲"), own("乙"))
    mine.keep(*found.new, *(their for _mine, their in found.different))
    assert mine.compare(theirs.path).same == theirs.read()


def test_some_or_all_can_be_shared(mine: PersonalLibrary, tmp_path: Path) -> None:
    mine.keep(own("甲"), own("乙"))
    mine.share(tmp_path / "one.zhanjilib", {own_id(own("乙").name)})
    mine.share(tmp_path / "all.zhanjilib")
    assert read_indicators(tmp_path / "one.zhanjilib") == (own("乙"),)
    assert read_indicators(tmp_path / "all.zhanjilib") == mine.read()


def test_control_signs_and_line_ends_in_names_are_mended(mine: PersonalLibrary) -> None:
    mine.path.parent.mkdir()
    mine.path.write_text(made([entry(name="  漏\u0000钢\n次数\ud800 ")]), "utf-8")
    assert [each.name.zh for each in mine.read()] == ["漏钢 次数"]
    mine.keep(own("甲"))


def entry(**changed: object) -> dict[str, Any]:
    return {"name": "漏钢次数", "direction": "lower", "method": "deduction", "parameters": "k=5"} | changed


def made(entries: object, **changed: object) -> str:
    return json.dumps({"format": "zhanji-library", "version": 1, "indicators": entries} | changed)


NESTED = '{"format": "zhanji-library", "indicators": ' + "[" * 100_000
REFUSED: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "foreign"),
    "not JSON": ("指标,单位\n", "foreign"),
    "a list": ("[]", "foreign"),
    "other JSON": ('{"indicators": []}', "foreign"),
    "GBK": ("指标".encode("gbk"), "foreign"),
    "cut off": (made([entry()])[:-20], "damaged"),
    "nested without end": (NESTED, "damaged"),
    "no list": (made({}), "damaged"),
    "no version": (made([], version=None), "damaged"),
    "version true": (made([], version=True), "damaged"),
    "newer": (made([], version=2), "newer"),
    "an entry that is none": (made(["销售额"]), "entry"),
    "no name": (made([entry(name=" \u0000")]), "entry"),
    "a number as name": (made([entry(name=5)]), "entry"),
    "an unknown method": (made([entry(method="guess")]), "entry"),
    "a list as method": (made([entry(method=["ratio"])]), "entry"),
    "a refused rule": (made([entry(parameters="k=-5")]), "entry"),
    "a refused rule in one language": (made([entry(parameters={"zh": "k=5", "en": "k=x"})]), "entry"),
    "a sum of percents": (made([entry(unit="%", basis="year-to-date")]), "entry"),
    "odd decimals": (made([entry(decimals=1.5)]), "entry"),
    "a text without end": (made([entry(definition="长" * 5000)]), "entry"),
    "keywords as text": (made([entry(keywords="漏钢")]), "entry"),
    "the same twice": (made([entry(), entry(name="漏钢次数 ")]), "twice"),
    "too big": (b" " * 5_000_001, "too_big"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_taken_is_refused_in_words_and_left_as_it_is(
    case: str, mine: PersonalLibrary
) -> None:
    content, code = REFUSED[case]
    raw = content if isinstance(content, bytes) else content.encode()
    mine.path.parent.mkdir()
    mine.path.write_bytes(raw)
    for act in (mine.read, lambda: mine.keep(own("甲")), lambda: mine.compare(mine.path)):
        with pytest.raises(Mendable) as problem:
            act()
        assert problem.value.code == f"library.{code}"
        for language in ("zh", "en"):
            assert mine.path.name in problem_words(Language(language), problem.value)
    assert mine.path.read_bytes() == raw


def test_an_entry_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.zhanjilib"
    path.write_text(made([entry(), entry(name="断浇次数", method="guess")]), "utf-8")
    with pytest.raises(Mendable) as problem:
        read_indicators(path)
    assert "2" in problem_words(Language("zh"), problem.value)
    assert "断浇次数" in problem_words(Language("zh"), problem.value)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none.zhanjilib", "library.missing"), (tmp_path, "library.folder")):
        with pytest.raises(Mendable) as problem:
            read_indicators(path)
        assert problem.value.code == code


def test_a_place_that_takes_no_file_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(Mendable) as problem:
        PersonalLibrary(blocked / "我的.zhanjilib").keep(own("甲"))
    assert problem.value.code.startswith("export.")
    assert problem_words(Language("zh"), problem.value)


def test_a_file_written_by_hand_may_leave_out_what_has_a_default(tmp_path: Path) -> None:
    path = tmp_path / "hand.zhanjilib"
    path.write_text("\ufeff" + made([entry(id="sales.revenue", seed=True)]), "utf-8")
    (read,) = read_indicators(path)
    assert (read.id, read.seed, read.group) == ("own.漏钢次数", False, "")
    assert Library.load().with_own([read]).get("sales.revenue") != read
