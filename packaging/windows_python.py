"""Python for Windows, put together on Linux for the check under Wine; releases are built with the official.

CPython's own libraries come out of a wheel that brings them along (windows/smoke/python.txt), the standard
library is that of the Python which runs this, the packages are the pinned ones, for Windows.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

from steps import Wrong
from wine import HERE, compiled

PINS = Path(__file__).parent.parent / "requirements-dev.txt"
DUMP = "x86_64-w64-mingw32-objdump"
TOOLS = (DUMP,)
VERSION = (3, 11)
FOR_WINDOWS = (
    *("--platform=win_amd64", "--python-version=3.11", "--implementation=cp"),
    *("--abi=cp311", "--abi=abi3", "--abi=none", "--only-binary=:all:", "--no-deps"),
)

LEFT_OUT = shutil.ignore_patterns(
    *("__pycache__", "_sysconfigdata*", "config-3*", "idlelib", "lib-dynload", "site-packages"),
    *("test", "tkinter", "turtledemo"),
)
UNUSABLE = {"_msi.pyd", "_tkinter.pyd", "sqlite3.dll", "_sqlite3.pyd", "winsound.pyd"}


def for_windows(pins: str) -> str:
    """The pins that hold on Windows, without their conditions, which pip asks of the system it runs on."""
    entries = pins.replace("\\\n", " ").splitlines()
    kept = [one for one in entries if one.strip() and not one.lstrip().startswith("#")]
    return "\n".join(re.sub(r";.*?(?=\s--hash)", "", one) for one in kept if "darwin" not in one) + "\n"


def exports(library: Path) -> list[str]:
    """The names that a library for Windows gives out."""
    said = subprocess.run([DUMP, "-p", library], capture_output=True, text=True, check=True).stdout
    table = said.partition("[Ordinal/Name Pointer] Table")[2].partition("\n\n")[0]
    return re.findall(r"^\s*\[ *\d+\].*\s(\w+)$", table, re.MULTILINE)


class WindowsPython:
    """An interpreter in a folder and, beside it, an environment that `dev.py` takes for its own."""

    def __init__(self, home: Path) -> None:
        self.home, self.environment = home / "python", home / "environment"
        self.program = self.home / "python.exe"

    def make(self) -> str:
        """Put both together, where they are not those of today's pins yet; gives what was done."""
        if sys.version_info[:2] != VERSION:
            raise Wrong(
                "The check under Wine needs an environment of Python 3.11, as the wheel brings that one"
            )
        wanted = hashlib.sha256(PINS.read_bytes()).hexdigest()
        stamp = self.environment / "pins.sha256"  # dev.py's own mark of an environment that is complete
        if stamp.is_file() and stamp.read_text("ascii") == wanted:
            return "found"
        for folder in (self.home, self.environment):
            shutil.rmtree(folder, ignore_errors=True)
        self._interpreter()
        self._environment()
        stamp.write_text(wanted, encoding="ascii")
        return "made"

    def _interpreter(self) -> None:
        libraries = self.home / "DLLs"
        libraries.mkdir(parents=True)
        with tempfile.TemporaryDirectory() as place:
            _pip("download", "--dest", place, "--require-hashes", "--requirement", HERE / "python.txt")
            with zipfile.ZipFile(next(Path(place).glob("*.whl"))) as wheel:
                for name in wheel.namelist():
                    if re.fullmatch(r"deploy_libs/(\w+\.pyd|lib\w+-\d\.dll|python\d+\.dll|VC\w+\.dll)", name):
                        (libraries / Path(name).name).write_bytes(wheel.read(name))
        for name in UNUSABLE:
            (libraries / name).unlink(missing_ok=True)
        for name in ("python311.dll", "VCRUNTIME140.dll"):
            shutil.move(libraries / name, self.home / name)
        shutil.copytree(sysconfig.get_path("stdlib"), self.home / "Lib", ignore=LEFT_OUT)
        whole = self.home / "python311.dll"
        compiled(self.program, "-municode", HERE / "python.c", whole)
        forwards = [f"{name}=python311.{name}" for name in exports(whole)]
        stable = self.home / "python3.def"
        stable.write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *forwards]), encoding="ascii")
        compiled(self.home / "python3.dll", "-shared", stable)

    def _environment(self) -> None:
        scripts, packages = self.environment / "Scripts", self.environment / "Lib" / "site-packages"
        scripts.mkdir(parents=True)
        for file in (*self.home.glob("*.dll"), self.program):
            shutil.copy(file, scripts)
        home = "Z:" + str(self.home).replace("/", "\\")
        (self.environment / "pyvenv.cfg").write_text(f"home = {home}\n", encoding="utf-8")
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as pins:
            pins.write(for_windows(PINS.read_text("utf-8")))
            pins.flush()
            _pip("install", "--target", packages, "--require-hashes", "--requirement", pins.name)


def _pip(command: str, *arguments: str | Path) -> None:
    quiet = ("-qq", "--disable-pip-version-check", "--no-input")
    subprocess.run([sys.executable, "-m", "pip", command, *quiet, *FOR_WINDOWS, *arguments], check=True)
