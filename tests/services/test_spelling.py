"""Pinyin initials."""

import pytest

from services.spelling import initials


@pytest.mark.parametrize(
    ("words", "letters"), [("雷镇川", "lzc"), ("韩堃", "hk"), ("Anna 王", "anna w"), ("", "")]
)
def test_the_initials_of_a_name(words: str, letters: str) -> None:
    assert initials(words) == letters
