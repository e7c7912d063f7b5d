"""What the program says about itself: version, the system it runs on, where its licences lie."""

import platform
import sys
from pathlib import Path

VERSION = "0.1.0"
"""As in pyproject.toml, which an installed program does not have."""

_ROOT = Path(__file__).parent.parent


def is_installed() -> bool:
    """Whether this is the frozen program of an installer, not its source."""
    return bool(getattr(sys, "frozen", False))


def own_folder() -> Path | None:
    """Where the .run put the program; None for one that came another way."""
    folder = Path(sys.executable).parent
    return folder if is_installed() and (folder / "files.txt").is_file() else None


def system_words() -> str:
    """The operating system, as its makers call it; never the computer's name."""
    return f"{platform.system()} {platform.release()} {platform.machine()}"


def python_version() -> str:
    """Of Python."""
    return platform.python_version()


def licences() -> Path:
    """The folder with the licences of all that the program brings; from source, of what wheels leave out."""
    places = (_ROOT / "licences", _ROOT / "packaging" / "licences")
    return next((place for place in places if place.is_dir()), _ROOT)
