"""One version, one name, wherever a system asks for them."""

import ast
from pathlib import Path

import about


def test_windows_is_told_the_version_of_the_project(tmp_path: Path) -> None:
    path = Path(about.version_file("zhanji", tmp_path))
    text = path.read_text("utf-8")
    ast.parse(text, mode="eval")
    assert f"StringStruct('ProductVersion', '{about.VERSION}')" in text
    assert f"filevers={about.FOUR_PARTS}" in text
    assert len(about.FOUR_PARTS) == 4
