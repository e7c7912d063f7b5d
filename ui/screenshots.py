"""Pictures of every scene: `python -m ui.screenshots OUT [--only NAME]`.

Both languages, both looks, at 1366×768 and at 150 % (1280×720 on 1920×1080 pixels), with contact sheets.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.scenes.scene import Scene

LANGUAGES = ("zh", "en")
LOOKS = ("light", "dark")
SIZES = {"1": (1366, 768), "1.5": (1280, 720)}


def main(arguments: Sequence[str]) -> int:
    """Render everything; one process a scale, since the scale is fixed once Qt has started."""
    parser = argparse.ArgumentParser(prog="screenshots")
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", default="", help="scenes whose name starts with this")
    parser.add_argument("--scale", choices=tuple(SIZES), help="render this scale only, in this process")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if options.scale:
        render(options.out, options.only, options.scale)
        return 0
    for scale in SIZES:
        command = [sys.executable, "-m", "ui.screenshots", str(options.out), "--scale", scale]
        command += ["--only", options.only] if options.only else []
        environment = os.environ | {"QT_SCALE_FACTOR": scale, "QT_FONT_DPI": "96"}
        if code := subprocess.run(command, env=environment, check=False).returncode:  # noqa: S603 - ourselves
            return code
    return 0


def render(out: Path, only: str, scale: str) -> None:
    """All scenes at one scale, a folder for each language and look, a contact sheet for each folder."""
    import ui.scenes
    from services.company import Company
    from ui.app import application_of

    names = sorted(module.name for module in iter_modules(ui.scenes.__path__) if module.name != "scene")
    modules = (import_module(f"ui.scenes.{name}") for name in names)
    scenes: list[Scene] = [
        scene for module in modules for scene in module.SCENES if scene.name.startswith(only)
    ]
    application_of(["screenshots"])
    with tempfile.TemporaryDirectory() as folder:
        master = Path(folder) / "master.zhanji"
        Company.create_sample(master).close()
        for language in LANGUAGES:
            for look in LOOKS:
                place = out / f"{language}-{look}-{scale}x"
                place.mkdir(parents=True, exist_ok=True)
                made = [picture(scene, language, look, scale, master, place) for scene in scenes]
                contact_sheet(made, out / f"contact-{language}-{look}-{scale}x.png")


def picture(scene: "Scene", language: str, look: str, scale: str, master: Path, place: Path) -> Path:
    """One scene's picture, played in a window and a folder of its own."""
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.app import application_of, furnish, make_frame
    from ui.preferences import PreferenceFile
    from ui.scenes.scene import Stage

    target = place / f"{scene.name}.png"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile(master, Path(folder) / "sample.zhanji")
        preferences = PreferenceFile()
        preferences.change(look=look)
        application = application_of([])
        frame = make_frame(application, preferences.now)
        frame.resize(*SIZES[scale])
        frame.show()
        window = furnish(application, frame, preferences, language)
        stage = Stage(window, Path(folder))
        shown = scene.play(stage)
        stage.settle()
        (shown or frame).grab()  # some widgets begin to work when they are first painted
        stage.settle()
        (shown or frame).grab().save(str(target))
        if shown is not None:
            shown.close()
        frame.may_close = lambda: True
        frame.close()
        frame.deleteLater()
        stage.settle()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return target


def contact_sheet(pictures: Sequence[Path], target: Path, columns: int = 5, width: int = 512) -> None:
    """The pictures side by side, each with its name."""
    from PySide6.QtCore import QRectF, Qt
    from PySide6.QtGui import QImage, QPainter

    height = round(width * 0.5625) + 26
    rows = -(-len(pictures) // columns)
    sheet = QImage(columns * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, path in enumerate(pictures):
        x, y = at % columns * width, at // columns * height
        image = QImage(str(path))
        if image.width() > width - 8 or image.height() > height - 26:
            image = image.scaled(
                width - 8,
                height - 26,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        painter.drawImage(x + 4, y + 22, image)
        painter.drawText(QRectF(x + 4, y + 2, width - 8, 20), path.stem)
    painter.end()
    sheet.save(str(target))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
