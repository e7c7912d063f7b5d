"""Pinyin initials."""

import pytest

from services.spelling import initials, is_spelt


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("雷镇川", "lzc"),
        ("雷镇川", "ZC"),
        ("韩堃", "hk"),
        ("单国栋", "sgd"),  # a surname with a reading of its own
        ("重庆分公司", "cqf"),
        ("Anna王", "nna"),
    ],
)
def test_a_name_is_found_by_initials_in_any_reading(words: str, letters: str) -> None:
    assert is_spelt(words, letters)


@pytest.mark.parametrize(("words", "letters"), [("雷镇川", "lc"), ("雷镇川", "lzcx"), ("", "a")])
def test_other_letters_do_not_find_it(words: str, letters: str) -> None:
    assert not is_spelt(words, letters)


def test_signs_without_a_reading_stay() -> None:
    assert initials("A7") == (frozenset("a"), frozenset("7"))
