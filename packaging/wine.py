"""A Chinese Windows in a folder, by Wine 8 of Debian, with what that lacks of Windows 10 filled in."""

import getpass
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import screen
from steps import Wrong

HERE = Path(__file__).parent / "windows" / "smoke"
WINE = "/usr/lib/wine/wine64"
COMPILER = "x86_64-w64-mingw32-gcc"
TOOLS = (WINE, "wineboot", "wineserver", COMPILER, "localedef")
LOCALE = "zh_CN.UTF-8"
"""Wine asks the system for it; where that has none it is compiled beside the folder."""

STAND_INS = ("bcryptprimitives", "icuuc", "mscms")
OVERRIDES = "bcryptprimitives=n;mscms=n;winemenubuilder.exe=d"
"""Ours in place of Wine's own; and nothing of what is installed goes into the menus of this machine."""


def compiled(target: Path, *arguments: str | Path) -> None:
    """A program or library for Windows."""
    subprocess.run([COMPILER, "-s", *arguments, "-o", target], check=True)


class Windows:
    """Programs run in it, offscreen or on the virtual screen; a program that hangs is an error."""

    def __init__(self, home: Path) -> None:
        self.drive = home / "drive_c"
        self.profile = self.drive / "users" / getpass.getuser()
        self._locales = home.with_name("locales")
        self._surroundings = {
            "PATH": os.environ["PATH"],
            "HOME": str(home),  # or the user's own desktop would get the shortcuts
            "LC_ALL": LOCALE,
            "LOCPATH": str(self._locales),
            "DISPLAY": screen.SCREEN,
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": OVERRIDES,
            "WINEPREFIX": str(home),
        }

    def begin(self) -> None:
        """Make it, as new."""
        shutil.rmtree(self.drive.parent, ignore_errors=True)
        self.drive.parent.mkdir(parents=True)
        if not (self._locales / LOCALE).exists():
            self._locales.mkdir(exist_ok=True)
            subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", self._locales / LOCALE], check=True)
        self._run("wineboot", "--init")
        self.run("winecfg", "-v", "win10")
        for name in STAND_INS:
            compiled(self.drive / "windows" / "system32" / f"{name}.dll", "-shared", HERE / f"{name}.c")

    def end(self) -> None:
        """End all that runs in it."""
        subprocess.run(["wineserver", "--kill"], env=self._surroundings, check=False)

    def run(self, *command: str | Path, code: int = 0, minutes: int = 3, where: Path | None = None) -> str:
        """Run a program of Windows; gives what it said. Python needs pipes to start under Wine."""
        return self._run(WINE, *command, code=code, minutes=minutes, where=where)

    def _run(self, *command: str | Path, code: int = 0, minutes: int = 3, where: Path | None = None) -> str:
        done = subprocess.run(
            command,
            cwd=where or self.drive.parent,
            env=self._surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=60 * minutes,
            check=False,
        )
        if done.returncode != code:
            said = f"{' '.join(map(str, command))} ended with {done.returncode}, not {code}:\n{done.stdout}"
            raise Wrong(said)
        return done.stdout

    @contextmanager
    def started(self, program: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A program with a window. If it still runs it is closed as a user closes it; it must end well."""
        running = subprocess.Popen(
            [WINE, program, *arguments],
            cwd=self.drive.parent,
            env=self._surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        try:
            yield running
            if running.poll() is None:
                self.run("taskkill", "/im", program.name)
            if running.wait(timeout=60):
                raise Wrong(f"{program.name} ended with {running.returncode}:\n{_said(running)}")
        finally:
            running.kill()
            running.wait()


def _said(ended: subprocess.Popen[bytes]) -> str:
    """What a program said; Wine's own that it started may hold the pipe open for longer."""
    if ended.stdout is None:
        return ""
    os.set_blocking(ended.stdout.fileno(), False)
    return (ended.stdout.read() or b"").decode("utf-8", "replace")
