"""Pairwise judgements in words, and their ratios as people write them."""

from collections.abc import Mapping
from fractions import Fraction

from services.language import N_, Language
from services.scoring.rounding import rounded

DEGREES: Mapping[int, str] = {
    2: N_("“{name}” is between equally and a little more important"),
    3: N_("“{name}” is a little more important"),
    4: N_("“{name}” is between a little and clearly more important"),
    5: N_("“{name}” is clearly more important"),
    6: N_("“{name}” is between clearly and much more important"),
    7: N_("“{name}” is much more important"),
    8: N_("“{name}” is between much and extremely more important"),
    9: N_("“{name}” is extremely more important"),
}


def judgement_words(say: Language, left: str, right: str, times: int) -> str:
    """A judgement in a sentence, with its ratio."""
    if times in {1, -1}:
        return say("both are equally important (1 : 1)")
    words = say(DEGREES[abs(times)], name=left if times > 0 else right)
    ratio = f"{times} : 1" if times > 0 else f"1 : {-times}"
    return f"{words}（{ratio}）" if say.code == "zh" else f"{words} ({ratio})"


def entry_words(value: Fraction) -> str:
    """An entry of a matrix: a whole number, its reciprocal, or two places where raters were joined."""
    if value.denominator == 1:
        return str(value.numerator)
    if value.numerator == 1 and value.denominator <= 9:
        return f"1/{value.denominator}"
    return str(rounded(value, 2))
