import base64
import io

import pytest
from PIL import Image

from services.printing.logo import HIGHEST, WIDEST, read_logo
from services.printing.packet import packet_pdf
from tests.services.printing.made_results import PRINTED, ZH, firm
from tests.services.printing.reading import opened, texts


def logo(width: int, height: int) -> str:
    stream = io.BytesIO()
    Image.new("RGBA", (width, height), (15, 107, 102, 200)).save(stream, "PNG")
    return base64.b64encode(stream.getvalue()).decode()


def made(text: str) -> bytes:
    return packet_pdf(firm(), ZH, printed_at=PRINTED, logo=text)


def ink(data: bytes, page: int) -> float:
    """How much of the head's left corner is not white."""
    with opened(data) as document:
        picture = document[page].render(scale=1).to_pil().convert("L").crop((38, 34, 90, 68))
    return sum(1 for value in picture.tobytes() if value < 250) / (picture.width * picture.height)


def test_the_logo_stands_at_the_head_of_every_page() -> None:
    data, without = made(logo(240, 96)), made("")
    for page in range(len(texts(data))):
        assert ink(data, page) > 0.8
        assert ink(without, page) < 0.6


def test_the_words_stay_whole_beside_the_logo() -> None:
    assert texts(made(logo(240, 96))) == texts(made(""))


def test_many_pages_hold_the_picture_once() -> None:
    few = packet_pdf(firm(), ZH, printed_at=PRINTED, parts=[], logo=logo(240, 96))
    assert made(logo(240, 96)).count(b"/Subtype /Image") == few.count(b"/Subtype /Image") == 2


def test_the_same_data_give_the_same_bytes_with_a_logo_too() -> None:
    assert made(logo(120, 40)) == made(logo(120, 40))


@pytest.mark.parametrize(("width", "height"), [(240, 96), (240, 10), (20, 96), (16, 16)])
def test_a_logo_keeps_its_shape_and_its_bounds(width: int, height: int) -> None:
    found = read_logo(logo(width, height))
    assert found is not None
    assert found.width <= WIDEST
    assert found.height <= HIGHEST
    assert found.width / found.height == pytest.approx(width / height)


@pytest.mark.parametrize("text", ["", "标志", "not base64", "bm8gcGljdHVyZQ==", logo(30, 30)[:60]])
def test_what_is_no_picture_prints_as_none(text: str) -> None:
    assert read_logo(text) is None
    assert made(text) == made("")
