from pathlib import Path

import pytest

from services.printing import rare
from services.printing.fonts import FOLDER, face
from services.printing.packet import sheets_pdf
from tests.services.printing.made_results import PRINTED, ZH, month, person
from tests.services.printing.reading import fonts, texts


def sheet(name: str) -> bytes:
    return sheets_pdf(month(person(name=name)), ZH, printed_at=PRINTED)


@pytest.mark.parametrize("name", ["囧", "㛃", "䶮", "堃", "喆", "𬱖", "欧阳𬱖·买买提"])
def test_rare_names_copy_out_as_they_were_entered(name: str) -> None:
    assert name in texts(sheet(name))[0]


def test_a_character_that_no_font_has_shows_its_code_point_in_a_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rare, "LARGE_FONTS", ())
    data = sheet("孙𠮷")
    assert "孙𠮷" in texts(data)[0]
    assert b"/u20BB7" in data


def test_the_machine_s_large_font_steps_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    large = tmp_path / "large.ttf"
    renamed = (FOLDER / "NotoSansSC-Bold.ttf").read_bytes()
    for coding in ("ascii", "utf-16-be"):
        renamed = renamed.replace("NotoSansSC-Bold".encode(coding), "LargeSansSC-Big".encode(coding))
    large.write_bytes(renamed)
    monkeypatch.setattr(rare, "LARGE_FONTS", (large,))
    monkeypatch.delitem(face().widths, "䶮")
    data = sheet("李䶮")
    assert "李䶮" in texts(data)[0]
    assert len({name for name, _ in fonts(data)}) == 3


def test_a_large_font_that_is_no_font_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rare, "LARGE_FONTS", (FOLDER / "OFL.txt", FOLDER / "gone.ttf"))
    assert "孙" in texts(sheet("孙𠮷"))[0]


def test_marks_of_markup_are_printed_as_they_are() -> None:
    assert r"<b>A&B</b>(\)" in texts(sheet(r"<b>A&B</b> (\)"))[0]
