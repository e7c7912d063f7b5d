#!/usr/bin/env python3
"""The workshop: every chore one command, with nothing installed but Python itself."""

from __future__ import annotations

import ctypes
import hashlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Callable, Mapping

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
PINS = ROOT / "requirements-dev.txt"
STAMP = VENV / "pins.sha256"
SUITABLE = ((3, 13), (3, 12), (3, 11))

CATALOGUE = ROOT / "resources" / "translations" / "zh_CN" / "LC_MESSAGES" / "zhanji.po"
TRANSLATED = ("main.py", "models", "services", "ui")
MARKS = {"say": (1,), "_say": (1,), "N_": (1,)}


def _table(pairs: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in pairs.split())


# The libraries that Qt's wheel leaves to a Linux system, each with the Debian package that brings it.
OFFSCREEN = _table("""
    libEGL.so.1=libegl1 libGL.so.1=libgl1 libX11.so.6=libx11-6 libbrotlidec.so.1=libbrotli1
    libdbus-1.so.3=libdbus-1-3 libfontconfig.so.1=libfontconfig1 libfreetype.so.6=libfreetype6
    libglib-2.0.so.0=libglib2.0-0 libgssapi_krb5.so.2=libgssapi-krb5-2 libxkbcommon.so.0=libxkbcommon0
""")
X11 = _table("""
    libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-render.so.0=libxcb-render0 libxcb-shm.so.0=libxcb-shm0
    libxcb-shape.so.0=libxcb-shape0 libxcb-sync.so.1=libxcb-sync1 libxcb-util.so.1=libxcb-util1
    libxcb-xfixes.so.0=libxcb-xfixes0 libxcb-xkb.so.1=libxcb-xkb1 libxkbcommon-x11.so.0=libxkbcommon-x11-0
""")
WAYLAND = _table("""
    libwayland-client.so.0=libwayland-client0 libwayland-cursor.so.0=libwayland-cursor0
    libwayland-egl.so.1=libwayland-egl1
""")


class Refusal(Exception):
    """The machine lacks something; the message says what to do about it."""


def version_of(command: list[str]) -> tuple[int, ...]:
    """An interpreter's major and minor version; empty when it does not start."""
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run([*command, "-c", question], capture_output=True, text=True, check=True).stdout
        return tuple(int(part) for part in answer.split())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return ()


def suitable_python(
    running: tuple[int, ...], ask: Callable[[list[str]], tuple[int, ...]] = version_of
) -> list[str]:
    """The command of a Python that the program runs on: this one if it can be, else one found beside it."""
    if running in SUITABLE:
        return [getattr(sys, "_base_executable", None) or sys.executable]
    for version in SUITABLE:
        dotted = ".".join(map(str, version))
        for command in (["python" + dotted], ["py", "-" + dotted]):
            if ask(command) == version:
                return command
    raise Refusal(
        f"Zhanji needs Python 3.11, 3.12 or 3.13; there is only {'.'.join(map(str, running))}.\n"
        "Install one, from python.org or your system's packages, and run this command with it."
    )


def make_environment() -> None:
    """Make an empty .venv, in place of whatever stands there."""
    python = suitable_python(sys.version_info[:2])
    if subprocess.call([*python, "-c", "import ensurepip, venv"], stderr=subprocess.DEVNULL):
        package = "python{}.{}-venv".format(*version_of(python))
        raise Refusal(f"This Python lacks its venv module. Debian and Ubuntu: sudo apt-get install {package}")
    print("Making .venv …", flush=True)
    if subprocess.call([*python, "-m", "venv", "--clear", str(VENV)]):
        raise Refusal("The folder .venv could not be made anew. Close what uses it, or delete it; try again.")


def install_pins() -> None:
    """Install every pinned package, each checked against its hash."""
    print(f"Installing the packages of {PINS.name}; the first time this takes a minute …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    if subprocess.call([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(PINS)], cwd=ROOT):
        raise Refusal(
            "pip could not install the packages; its reasons stand above. Most often the network is down,\n"
            "or pip's own configuration must name a proxy or a package index. Then run this command again."
        )


def environment() -> None:
    """See that .venv stands and holds exactly what is pinned; an unfinished or broken one is made anew."""
    wanted = hashlib.sha256(PINS.read_bytes()).hexdigest()
    sound = STAMP.is_file() and version_of([str(PYTHON)]) in SUITABLE
    if sound and STAMP.read_text(encoding="ascii") == wanted:
        return
    if not sound:
        make_environment()
    install_pins()
    STAMP.write_text(wanted, encoding="ascii")


def loads(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lacking(libraries: Mapping[str, str]) -> dict[str, str]:
    """Those libraries, with their packages, that this machine lacks."""
    if not sys.platform.startswith("linux"):
        return {}
    return {library: package for library, package in libraries.items() if not loads(library)}


def libraries_for(surroundings: Mapping[str, str]) -> dict[str, str]:
    """What a window needs under these environment variables; nothing when there is no display."""
    platform = surroundings.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return OFFSCREEN
    if platform.startswith("wayland") or (not platform and surroundings.get("WAYLAND_DISPLAY")):
        return {**OFFSCREEN, **WAYLAND}
    return {**OFFSCREEN, **X11} if platform or surroundings.get("DISPLAY") else {}


def installation_advice(missing: Mapping[str, str], os_release: str) -> str:
    """How to get the missing libraries: by package name on Debian's family, by library name elsewhere."""
    family = re.findall(r"^ID(?:_LIKE)?=(.*)$", os_release, re.MULTILINE)
    remedy = "Install the packages of your system that bring them."
    if {"debian", "ubuntu"} & set(re.findall(r"\w+", " ".join(family))):
        remedy = "Install them with:\n  sudo apt-get install " + " ".join(sorted(set(missing.values())))
    return f"Qt needs shared libraries that this machine lacks: {', '.join(missing)}\n{remedy}"


def require(libraries: Mapping[str, str]) -> None:
    """Stop, with advice, where libraries are lacking."""
    missing = lacking(libraries)
    release = Path("/etc/os-release")
    if missing:
        raise Refusal(installation_advice(missing, release.read_text("utf-8") if release.is_file() else ""))


def in_environment(*arguments: object, offscreen: bool = False, here: bool = False) -> int:
    """Run the environment's Python in the tree (or `here`, in the user's folder); gives its exit code."""
    surroundings = {**os.environ, "PYTHONUTF8": "1"}
    if offscreen:
        surroundings["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.call([str(PYTHON), *map(str, arguments)], cwd=None if here else ROOT, env=surroundings)


def setup() -> int:
    """make .venv and install the pinned packages"""
    print(f"Ready: {PYTHON}")
    return 0


def run(*arguments: str) -> int:
    """start the program, or one of its commands (run --sample opens the sample company)"""
    try:
        require(libraries_for(os.environ))
    except Refusal as advice:  # a command without a window works all the same
        print(advice, file=sys.stderr, flush=True)
    return in_environment(ROOT / "main.py", *arguments, here=True)


def test(*arguments: str) -> int:
    """run the tests; arguments go to pytest"""
    require(OFFSCREEN)
    return in_environment("-m", "pytest", *(arguments or ("-n", "2", "--dist", "worksteal")), offscreen=True)


def lint() -> int:
    """check style, formatting, types and imports"""
    checks: dict[str, tuple[object, ...]] = {
        "ruff check": ("-m", "ruff", "check", "."),
        "ruff format": ("-m", "ruff", "format", "--check", "."),
        "mypy": ("-m", "mypy"),
        "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as it; it(['--no-logo'])"),
    }
    verdicts = {}
    for name, command in checks.items():
        print(f"\n{name}", flush=True)
        verdicts[name] = "FAILED" if in_environment(*command) else "ok"
    print("\nlint: " + ", ".join(f"{name} {verdict}" for name, verdict in verdicts.items()))
    return 1 if "FAILED" in verdicts.values() else 0


def screenshots(*arguments: str) -> int:
    """draw every page, dialog and empty state into a folder (screenshots/ unless named first)"""
    require(OFFSCREEN)
    named = bool(arguments) and not arguments[0].startswith("-")
    folder, rest = (arguments[0], arguments[1:]) if named else (str(ROOT / "screenshots"), arguments)
    return in_environment("-m", "ui.screenshots", Path(folder).absolute(), *rest, offscreen=True)


def bench(*names: str) -> int:
    """run the benchmarks, all or those named, and print one table"""
    require(OFFSCREEN)
    return in_environment("-m", "benchmarks", *names, offscreen=True)


def package(*arguments: str) -> int:
    """freeze the program, try it out, make this system's installer in dist/ (package folder: no installer)"""
    require({**OFFSCREEN, **X11})
    return in_environment(ROOT / "packaging" / "build.py", *arguments)


def translations() -> int:
    """extract the words, bring the Chinese catalogue up to date, compile it, list what is missing"""
    if Path(sys.prefix).resolve() != VENV.resolve():
        return in_environment(Path(__file__).resolve(), "translations")
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import write_po

    catalogue = current_catalogue()
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=120, sort_output=True, no_location=True, ignore_obsolete=True)
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    missing = [message.id for message in catalogue if message.id and (message.fuzzy or not message.string)]
    count = f"{len(catalogue)} messages, {len(missing)} without Chinese"
    print(*(f"missing: {words}" for words in missing), count, sep="\n")
    return 1 if missing else 0


def current_catalogue() -> Catalog:
    """The Chinese catalogue with exactly the messages that the sources hold now; new ones are empty."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_file
    from babel.messages.pofile import read_po

    extracted = Catalog(charset="utf-8")
    for source in TRANSLATED:
        top = ROOT / source
        for path in sorted(top.rglob("*.py")) if top.is_dir() else [top]:
            for _line, message, _comments, _context in extract_from_file("python", path, keywords=MARKS):
                extracted.add(message)
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="zh_CN", ignore_obsolete=True)
    catalogue.update(extracted, no_fuzzy_matching=True, update_creation_date=False)
    return catalogue


COMMANDS: dict[str, Callable[..., int]] = {
    one.__name__: one for one in (setup, run, test, lint, bench, screenshots, translations, package)
}


def usage() -> str:
    """All commands with a line each."""
    lines = [f"  {name:<14}{command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["python3 dev.py COMMAND [arguments]", "", *lines])


def main(arguments: list[str]) -> int:
    """Do one chore; gives the exit code."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("--help", [])
    if name in ("-h", "--help", "help"):
        print(usage())
        return 0
    if name not in COMMANDS:
        print(f"There is no command {name}.\n\n{usage()}", file=sys.stderr)
        return 2
    if rest and not inspect.signature(COMMANDS[name]).parameters:
        print(f"{name} takes no arguments.", file=sys.stderr)
        return 2
    try:
        environment()
        return COMMANDS[name](*rest)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
