"""An installer file that somebody was given: what it is, for which system, which version it brings.

Nothing in it is run. It is told by its content, whatever it is called, and only its first and last bytes and
a small table of contents are read.
"""

import hashlib
import io
import platform
import re
import sys
import tarfile
from collections.abc import Callable, Iterator
from enum import Enum, StrEnum
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from services.errors import Mendable
from services.program import VERSION, own_folder

SMALLEST, LARGEST = 1_000_000, 2_000_000_000
"""No installer of ours is smaller or larger, in bytes."""

_LARGEST_CONTROL = 1_000_000
_CHUNK = 1_048_576
_VERSION = re.compile(r"\d+(?:\.\d+)+")
_LABEL = re.compile(rb'^label="Zhanji \S+ ([\d.]+) (\w+)"$', re.MULTILINE)
_PACKED = re.compile(rb'^filesizes="(\d+)"$', re.MULTILINE)
_MACHINES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}


class System(StrEnum):
    """The systems that there are installers for."""

    LINUX = "linux"
    WINDOWS = "win32"
    MAC = "darwin"


class Step(Enum):
    """From the installed version to the file's."""

    NEWER = 1
    SAME = 0
    OLDER = -1


_APT = {Step.NEWER: (), Step.SAME: ("--reinstall",), Step.OLDER: ("--allow-downgrades",)}
"""What apt must be told beside the file."""


class Installer(Struct, frozen=True):
    """A file that this computer could install; `checked` when a sum beside it says that it is whole, `script`
    when it installs itself for one user, without an administrator.
    """

    path: Path
    version: str
    step: Step
    checked: bool
    version_by_name: bool
    script: bool = False

    @property
    def command(self) -> tuple[str, ...]:
        """What installs it in a terminal; empty where there is no such way."""
        file = str(self.path.absolute())
        if self.script:
            own = own_folder()
            return ("sh", file) if own is None else ("sh", file, "--", str(own))
        return ("sudo", "apt", "install", *_APT[self.step], file) if sys.platform == System.LINUX else ()


def read_installer(path: Path, told: Callable[[int, int], object] = lambda _done, _total: None) -> Installer:
    """Look the file over; Mendable `update.…` for what cannot be installed here."""
    try:
        size = _sized(path)
        head = _head(path)
        system = _system_of(path, size, head)
        if system is None:
            raise Mendable("update.not_installer", file=path.name)
        if system != sys.platform:
            raise Mendable(f"update.for_{system.name.lower()}", file=path.name)
        script = _is_script(head)
        facts = _label(path, size, head) if script else _control(path, size) if system is System.LINUX else {}
        version = _fit(path, facts)
        checked = _compare_sum(path, size, told)
    except OSError as error:
        raise Mendable("update.unreadable", file=path.name) from error
    return Installer(path, version, step(VERSION, version), checked, version_by_name=not facts, script=script)


def step(installed: str, offered: str) -> Step:
    """Whether the offered version is newer, by its numbers."""
    ours, theirs = _numbers(installed), _numbers(offered)
    return Step((theirs > ours) - (theirs < ours))


def _numbers(version: str) -> tuple[int, ...]:
    found = [int(part) for part in version.split(".")]
    while found and not found[-1]:
        found.pop()
    return tuple(found)


def _sized(path: Path) -> int:
    if not path.exists():
        raise Mendable("update.missing", file=path.name)
    size = path.stat().st_size
    if not path.is_file() or not SMALLEST <= size <= LARGEST:
        raise Mendable("update.not_installer", file=path.name)
    return size


def _system_of(path: Path, size: int, head: bytes) -> System | None:
    """For which system a file is an installer, by its own marks."""
    with path.open("rb") as file:
        file.seek(size - 512)
        tail = file.read(4)
    if head.startswith(b"!<arch>\ndebian-binary") or _is_script(head):
        return System.LINUX
    if head.startswith(b"xar!") or tail == b"koly":
        return System.MAC
    at = int.from_bytes(head[60:64], "little") if head.startswith(b"MZ") else len(head)
    return System.WINDOWS if head[at : at + 4] == b"PE\0\0" else None


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _is_script(head: bytes) -> bool:
    return head.startswith(b"#!/bin/sh\n") and b"Makeself" in head


def _label(path: Path, size: int, head: bytes) -> dict[str, str]:
    """The facts of a .run, from the head of its script; one that was cut short is damaged."""
    label, packed = _LABEL.search(head), _PACKED.search(head)
    if label is None:
        raise Mendable("update.other_program", file=path.name)
    if packed is None or size < int(packed[1]):
        raise Mendable("update.damaged", file=path.name)
    version, machine = (found.decode("ascii", "replace") for found in label.groups())
    return {"Package": "zhanji", "Version": version, "Architecture": _MACHINES.get(machine, machine)}


def _fit(path: Path, facts: dict[str, str]) -> str:
    """The version that the file brings, by its own facts, else by its name."""
    if not facts:
        found = _VERSION.search(path.name) if path.name.lower().startswith("zhanji") else None
        if found is None:
            raise Mendable("update.no_version", file=path.name)
        return found.group()
    if facts.get("Package") != "zhanji":
        raise Mendable("update.other_program", file=path.name)
    machine = platform.machine().lower()
    architecture = facts.get("Architecture", "")
    if architecture not in ("all", _MACHINES.get(machine, machine)):
        raise Mendable("update.other_machine", file=path.name, theirs=architecture, ours=machine)
    found = _VERSION.match(facts.get("Version", ""))
    if found is None:
        raise Mendable("update.damaged", file=path.name)
    return found.group()


def _control(path: Path, size: int) -> dict[str, str]:
    """The facts of a .deb; empty where this Python cannot unpack them."""
    packed = b""
    for name, at, length in _members(path, size):
        if name.startswith("control.tar") and length <= _LARGEST_CONTROL:
            with path.open("rb") as file:
                file.seek(at)
                packed = file.read(length)
    if not _can_unpack(packed):
        return {}
    try:
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            member = archive.extractfile("./control")
            text = member.read(_LARGEST_CONTROL).decode("utf-8") if member is not None else ""
    except (EOFError, KeyError, ValueError, tarfile.ReadError) as error:
        raise Mendable("update.damaged", file=path.name) from error
    pairs = (line.partition(":") for line in text.splitlines() if not line.startswith(" "))
    return {name: fact.strip() for name, _, fact in pairs}


def _can_unpack(packed: bytes) -> bool:
    """Whether this Python knows the compression: none knows zstd yet, some were built without xz."""
    if packed.startswith(b"\x28\xb5\x2f\xfd"):
        return False
    return not packed.startswith(b"\xfd7zXZ") or find_spec("_lzma") is not None


def _members(path: Path, size: int) -> Iterator[tuple[str, int, int]]:
    """Name, place and length of what an archive holds; one that was cut short is damaged."""
    at = 8
    with path.open("rb") as file:
        while at < size:
            file.seek(at)
            head = file.read(60)
            digits = head[48:58].strip()
            if len(head) < 60 or head[58:] != b"`\n" or not digits.isdigit():
                raise Mendable("update.damaged", file=path.name)
            length = int(digits)
            if at + 60 + length > size:
                raise Mendable("update.damaged", file=path.name)
            yield head[:16].decode("ascii", "replace").strip(" /"), at + 60, length
            at += 60 + length + length % 2


def _compare_sum(path: Path, size: int, told: Callable[[int, int], object]) -> bool:
    """Whether a sum lies beside the file and is its own; one that is not is refused."""
    beside = path.with_name(f"{path.name}.sha256")
    if not beside.is_file():
        return False
    wanted = _listed(beside.read_bytes()[:_CHUNK].decode("utf-8", "replace"), path.name)
    if not wanted:
        raise Mendable("update.sum_unreadable", file=beside.name)
    found, done = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            found.update(chunk)
            done += len(chunk)
            told(done // 1024, size // 1024)
    if found.hexdigest() != wanted:
        raise Mendable("update.sum_differs", file=path.name)
    return True


def _listed(text: str, name: str) -> str:
    """The sum for a file in a list of sums, or the only one there is."""
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line.strip()]
    sums = {(parts[1].lstrip("*") if len(parts) > 1 else name): parts[0].lower() for parts in lines}
    found = sums.get(name, next(iter(sums.values())) if len(sums) == 1 else "")
    return found if re.fullmatch(r"[0-9a-f]{64}", found) else ""
