import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

import ui.scenes
from ui.scenes.scene import Scene
from ui.screenshots import contact_sheet, picture


def scenes() -> list[Scene]:
    names = (module.name for module in iter_modules(ui.scenes.__path__) if module.name != "scene")
    return [scene for name in names for scene in import_module(f"ui.scenes.{name}").SCENES]


def test_every_scene_has_a_name_of_its_own_that_makes_a_file_name() -> None:
    names = [scene.name for scene in scenes()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in names)


def test_every_page_of_the_sidebar_has_a_scene() -> None:
    from ui.catalogue import ENTRIES

    named = {scene.name.partition("-")[0] for scene in scenes()}
    assert {entry.key for entry in ENTRIES} <= named


def test_a_scene_becomes_a_picture_and_the_pictures_a_sheet(
    qtbot: QtBot, sample_file: Path, tmp_path: Path
) -> None:
    scene = next(scene for scene in scenes() if scene.name == "workbench")
    made = picture(scene, "zh", "light", "1", sample_file, tmp_path)
    image = QImage(str(made))
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(100, 700).name() == "#efede6"
    contact_sheet([made, made], tmp_path / "sheet.png")
    assert not QImage(str(tmp_path / "sheet.png")).isNull()
