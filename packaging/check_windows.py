"""`python3 dev.py package wine FOLDER`: freeze the program for Windows and use it, under Wine, on Linux.

A smoke test: releases are built on Windows, by the same command that is run here. FOLDER keeps the Python
that was put together for it. Needs Debian's wine, wine64, nsis, gcc-mingw-w64-x86-64, locales, Xvfb,
xdotool and xwd.
"""

import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import screen
import windows_python
import wine
from about import ROOT, VERSION
from build import size
from installers import windows_setup
from steps import in_turn
from windows_python import WindowsPython
from wine import Windows

TOOLS = (*wine.TOOLS, *windows_python.TOOLS, *screen.TOOLS, "makensis")


@dataclass(frozen=True)
class Bench:
    """The folder of a check and what stands in it."""

    home: Path

    @cached_property
    def windows(self) -> Windows:
        """The Windows that it is all done in, made anew."""
        return Windows(self.home / "windows")

    @cached_property
    def python(self) -> WindowsPython:
        """What freezes the program there; kept for the next time."""
        return WindowsPython(self.home)

    @property
    def tree(self) -> Path:
        """The clean checkout."""
        return self.home / "source"

    @property
    def icons(self) -> Path:
        """As the build drew them."""
        return self.tree / "build" / "icons"

    @property
    def setup(self) -> Path:
        """The installer."""
        return self.home / f"zhanji-{VERSION}-setup.exe"

    def check_out(self) -> None:
        """Lay the tracked files out anew, with the environment that `dev.py` looks for."""
        shutil.rmtree(self.tree, ignore_errors=True)
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        for name in filter(None, listed.decode("utf-8").split("\0")):
            (self.tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, self.tree / name)
        (self.tree / ".venv").symlink_to(self.python.environment)


def python_starts(bench: Bench) -> str:
    """Wine stands, and in it a Python for Windows."""
    bench.windows.begin()
    how = bench.python.make()
    return f"{how}: {bench.windows.run(bench.python.program, '-c', 'import sys; print(sys.version)').strip()}"


def freezes(bench: Bench) -> str:
    """The command that freezes the program on Windows does so, and the frozen program tries itself out."""
    bench.check_out()
    command = (bench.python.program, "dev.py", "package", "folder")
    said = bench.windows.run(*command, minutes=30, where=bench.tree)
    return "\n    ".join(line for line in said.splitlines() if " INFO: " not in line)


def becomes_an_installer(bench: Bench) -> str:
    """NSIS packs the frozen folder; its compiler for Linux writes what that for Windows does."""
    windows_setup(bench.tree / "dist" / "zhanji", bench.home, icons=bench.icons)
    return f"{bench.setup.name}  {size(bench.setup)}"


def check(home: Path) -> int:
    """All steps in turn; 1 at the first that goes wrong."""
    from windows_steps import STEPS

    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking:
        print(f"The check under Wine needs: {', '.join(lacking)}", file=sys.stderr)
        return 1
    bench = Bench(home.absolute())
    with screen.screen():
        try:
            return in_turn((python_starts, freezes, becomes_an_installer, *STEPS), bench)
        finally:
            bench.windows.end()
