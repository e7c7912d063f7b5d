"""Judgements in words, and the hints of a card."""

from decimal import Decimal
from fractions import Fraction

import pytest

from services.language import Language
from services.scoring.card_hints import CardHint, HintKind
from services.scoring.judgements import SCALE
from services.wording.card_hints import hint_words, total_words
from services.wording.judgements import entry_words, judgement_words

ZH, EN = Language("zh"), Language("en")


def test_every_step_of_the_scale_has_its_words() -> None:
    for say in (ZH, EN):
        assert len({judgement_words(say, "A", "B", times) for times in SCALE}) == len(SCALE)


def test_a_negative_judgement_favours_the_right_one() -> None:
    assert judgement_words(ZH, "合同", "产量", -3) == "「产量」稍微重要（1 : 3）"
    assert judgement_words(EN, "contract", "volume", 5) == '"contract" is clearly more important (5 : 1)'


@pytest.mark.parametrize(
    ("value", "words"), [(Fraction(3), "3"), (Fraction(1, 4), "1/4"), (Fraction(17, 7), "2.43")]
)
def test_entries_are_written_as_people_do(value: Fraction, words: str) -> None:
    assert entry_words(value) == words


def test_a_total_says_what_is_missing_by_mark_and_word() -> None:
    assert total_words(ZH, Decimal(100)) == "✓ 合计 100.00"
    assert total_words(EN, Decimal("99.99")) == "▲ total 99.99, 0.01 missing"
    assert total_words(EN, Decimal(105)) == "▼ total 105.00, 5.00 too much"


def test_every_hint_has_words_in_both_languages() -> None:
    for kind in HintKind:
        hint = CardHint(kind, ("K1", "K2"), "K9")
        words = {hint_words(say, hint, {"K1": "合同", "K9": "投诉"}) for say in (ZH, EN)}
        assert len(words) == 2
