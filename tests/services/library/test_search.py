"""Finding an indicator as people type."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.library import Bilingual, Indicator
from services.library.catalogue import Library
from services.library.kpis import from_kpi, to_kpi
from services.library.pinyin import reading, spelt
from services.library.search import Findable, matching, rank

ROOT = Path(__file__).parents[3]
LIBRARY = Library.load()


def first(words: str, language: str) -> str:
    return LIBRARY.search(words, language)[0].id


def ids(words: str, language: str) -> set[str]:
    return {indicator.id for indicator in LIBRARY.search(words, language)}


@pytest.mark.parametrize(
    ("words", "language", "id_"),
    [
        ("销售量", "zh", "sales.volume"),
        ("满意度", "zh", "service.satisfaction"),
        ("复购率", "zh", "relations.repurchase"),
        ("订单准时率", "zh", "delivery.on_time"),
        ("投诉 响应", "zh", "service.complaint_response_time"),
        ("xiaoshouliang", "zh", "sales.volume"),
        ("kehu manyidu", "zh", "service.satisfaction"),
        ("KHMYD", "zh", "service.satisfaction"),
        ("xsl", "zh", "sales.volume"),
        ("zdhtzxl", "zh", "delivery.priority_contracts"),
        ("zdhetong", "zh", "delivery.priority_contracts"),
        ("chengpinlü", "zh", "quality.yield"),
        ("５ｓ", "zh", "production.site"),
        ("sales rev", "en", "sales.revenue"),
        ("CHURN", "en", "relations.churn"),
        ("otd", "en", "delivery.on_time"),
        ("crm", "en", "relations.crm"),
        ("net profit", "zh", "finance.net_profit"),
        ("净利润", "en", "finance.net_profit"),
    ],
)
def test_the_one_meant_comes_first(words: str, language: str, id_: str) -> None:
    assert first(words, language) == id_


def test_all_words_must_fit() -> None:
    assert ids("客户 投诉", "zh") == ids("客户", "zh") & ids("投诉", "zh")
    assert ids("客户 qqq", "zh") == set()


def test_english_words_are_found_by_their_beginnings_only() -> None:
    assert "relations.churn" in ids("chu", "en")
    assert "relations.churn" not in ids("hurn", "en")


def test_no_words_give_all_and_signs_alone_give_none() -> None:
    assert LIBRARY.search("  ", "zh") == LIBRARY.indicators
    assert LIBRARY.search("…", "zh") == ()


def test_a_name_beats_a_keyword_and_a_keyword_beats_a_definition() -> None:
    def sought(name: str, keyword: str = "", text: str = "") -> Findable:
        return Findable((name,), (keyword,), (), (text,))

    ranks = [
        rank("退货", each)
        for each in (
            sought("退货"),
            sought("退货率"),
            sought("产品退货金额"),
            sought("返修率", keyword="退货"),
            sought("退换货率"),
            sought("返修率", text="退货不计"),
            sought("返修率"),
        )
    ]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert ranks[-1] == 0


def test_equals_stay_in_the_order_of_the_library() -> None:
    twins = [Findable((name,), (), (), ()) for name in ("成本甲", "成本乙", "成本丙")]
    assert matching("成本", twins) == [0, 1, 2]


@pytest.mark.parametrize("letters", ["zhongdian", "zd", "zdian", "chongdian", "cd", "zhongd", "z"])
def test_a_sign_with_two_readings_is_found_by_either(letters: str) -> None:
    assert spelt(letters, reading("重点"))


@pytest.mark.parametrize("letters", ["dz", "zhongdianx", "hd", "ongdian"])
def test_letters_that_spell_something_else_are_not_taken(letters: str) -> None:
    assert not spelt(letters, reading("重点"))


@given(st.text(max_size=12))
def test_whatever_is_typed_search_answers(words: str) -> None:
    assert set(LIBRARY.search(words, "zh")) <= set(LIBRARY.indicators)


def test_a_paste_without_end_finds_nothing_and_breaks_nothing() -> None:
    model = LIBRARY.indicators[0]
    long = Indicator("own.long", "own", Bilingual("是" * 3000), model.direction, model.method)
    assert LIBRARY.with_own([long]).search("s" * 3000, "zh") == ()


def test_ones_own_indicators_are_found_beside_the_programs() -> None:
    model = LIBRARY.indicators[0]
    own = from_kpi(to_kpi(model, "K9", "zh"), "zh")
    mine = Indicator("own.炉衬寿命", "production", Bilingual("炉衬寿命"), model.direction, model.method)
    library = LIBRARY.with_own([own, mine])
    assert library.search("lucheng", "zh") == ()
    assert library.search("luchen", "en") == (mine,)
    assert own in library.search("销售额", "zh")
    assert library.groups[-1].indicators == (own,)
    assert (library.groups[-1].name.zh, library.groups[-1].name.en) == ("自有指标", "Own indicators")
    assert mine in next(group for group in library.groups if group.id == "production").indicators
    assert LIBRARY.get(mine.id) is None


def test_the_library_is_read_when_asked_for_and_not_when_the_program_starts() -> None:
    question = (
        "import sys, services.library.catalogue as room\n"
        "before = room._built_in.cache_info().currsize\n"
        "library = room.Library.load()\n"
        "library.search('客户', 'zh')\n"
        "heavy = [name for name in ('pypinyin', 'openpyxl', 'reportlab', 'PySide6') if name in sys.modules]\n"
        "library.search('kehu', 'zh')\n"
        "print(before, room._built_in.cache_info().currsize, heavy, 'pypinyin' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", question], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "0 1 [] True"
