"""Linux libraries: what a bundle of them asks of the system, and the weight they can do without."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

UNTOUCHED = re.compile(r"/(PySide6|shiboken6)/|\.libs/")
"""Qt and what wheels have patched: strip has broken such before."""

BUILDERS = re.compile(r"^\s*(RPATH|RUNPATH)\s+/", re.MULTILINE)
"""A library looks for others in a folder of the build machine; `$ORIGIN` is the bundle's own."""


def libraries(folder: Path) -> Iterator[Path]:
    """Every program and library in a folder, once."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _beginning(path) == b"\x7fELF":
            yield path


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4)


def strip(folder: Path) -> None:
    """Take symbols for debugging and the build machine's paths out of Python's own and plain libraries."""
    for path in libraries(folder / "_internal"):
        if UNTOUCHED.search(path.as_posix()):
            continue
        subprocess.run(["strip", "--strip-unneeded", path], check=True)
        if shutil.which("patchelf") and BUILDERS.search(told(path)):
            subprocess.run(["patchelf", "--remove-rpath", path], check=True)


def told(path: Path) -> str:
    """What objdump tells of a library: needs, name, versions."""
    return subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True).stdout


def needs(folder: Path) -> dict[str, set[Path]]:
    """The libraries that the folder's ask for and do not find there, each with those who ask."""
    asked: dict[str, set[Path]] = {}
    there = set()
    for path in libraries(folder):
        facts = told(path)
        there |= {path.name, *re.findall(r"^\s*SONAME\s+(\S+)", facts, re.MULTILINE)}
        for name in re.findall(r"^\s*NEEDED\s+(\S+)", facts, re.MULTILINE):
            asked.setdefault(name, set()).add(path)
    return {name: by for name, by in asked.items() if name not in there}


def newest(folder: Path, family: str) -> str:
    """The newest version of a family of symbols (GLIBC, GLIBCXX) that anything in the folder asks for."""
    found = set()
    for path in libraries(folder):
        found |= set(re.findall(rf"\b{family}_(\d+(?:\.\d+)+)\b", told(path)))
    return max(found, key=lambda version: tuple(map(int, version.split("."))), default="0")
