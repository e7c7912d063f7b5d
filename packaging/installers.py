"""The installers of Windows and macOS, made of the frozen folder on those systems."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from about import COPYRIGHT, VERSION
from build import WORK

HERE = Path(__file__).parent


def windows_setup(folder: Path, target: Path, *, icons: Path | None = None, version: str = VERSION) -> Path:
    """The setup program, by NSIS; its compiler runs on Linux too, which is how it is tried there."""
    made = target / f"zhanji-{version}-setup.exe"
    facts = {"VERSION": version, "COPYRIGHT": COPYRIGHT, "FOLDER": folder, "OUT": made}
    facts["ICONS"] = icons or WORK / "icons"
    defined = [f"-D{name}={fact}" for name, fact in facts.items()]
    script = str(HERE / "windows" / "zhanji.nsi")
    subprocess.run(["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, script], check=True)
    return made


def disk_image(folder: Path, target: Path) -> Path:
    """The disk image with the application and the way to the folder Applications."""
    made = target / f"zhanji-{VERSION}.dmg"
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(folder.parent / "Zhanji.app", Path(place) / "Zhanji.app", symlinks=True)
        (Path(place) / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-volname", "战绩 Zhanji", "-srcfolder", place, "-format", "UDZO"]
        subprocess.run([*command, "-ov", str(made)], check=True)
    return made
