import pytest

from ui.theme.sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast

GROUNDS = ("paper", "header", "surface", "sunken", "sidebar", "hover")
WRITTEN = [
    *((ink, ground) for ink in ("ink", "muted") for ground in (*GROUNDS, "accent_soft", "track")),
    *(("accent", ground) for ground in ("surface", "paper", "hover", "accent_soft")),
    *(
        (tone, ground)
        for tone in ("amber", "red", "green")
        for ground in ("surface", "paper", f"{tone}_soft")
    ),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize(("ink", "ground"), WRITTEN, ids=lambda name: name)
def test_words_stand_out_from_their_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda tokens: tokens.name)
@pytest.mark.parametrize("fill", ["accent", "amber_fill", "ink"])
def test_chart_fills_stand_out_from_the_card(tokens: Tokens, fill: str) -> None:
    assert contrast(getattr(tokens, fill), tokens.surface) >= 3


def test_black_on_white_is_the_widest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_style_sheet_of_each_look_is_filled_from_its_tokens() -> None:
    for tokens in (LIGHT, DARK):
        sheet = style_sheet(tokens, "Some Face")
        assert "$" not in sheet
        assert tokens.accent in sheet
        assert "Some Face" in sheet
