"""`python3 dev.py package check`: the .deb in a bare Debian without Python, as one who installs it has it.

Needs root, debootstrap, Xvfb, xdotool and xwd. What it saw is printed; the window's picture goes to dist/.
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from about import NAME, VERSION

TOOLS = ("debootstrap", "Xvfb", "xdotool", "xwd")
SCREEN = ":97"
SOCKETS = Path("/tmp/.X11-unix")
OFFICER = ("runuser", "-u", "officer", "--", "env", "HOME=/srv/officer", "LANG=C.UTF-8")
COMPANY = "/srv/officer/我的 公司.zhanji"
FIRM = "望舒型钢"


class Wrong(Exception):
    """What the check found to be otherwise than it should be."""


class Machine:
    """A Debian in a folder; commands run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *command: str, code: int | None = 0, **surroundings: str) -> str:
        """Run a command; gives all that it said. `code` None takes any exit."""
        done = subprocess.run(
            ["chroot", str(self.root), *command],
            env={
                "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
                "DEBIAN_FRONTEND": "noninteractive",
                **surroundings,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if code is not None and done.returncode != code:
            raise Wrong(f"{' '.join(command)} ended with {done.returncode}, not {code}:\n{done.stdout}")
        return done.stdout

    def install(self, *packages: str, code: int | None = 0) -> str:
        """apt-get install, with nothing that is only recommended."""
        return self.run(
            *("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "install", "--yes", "--reinstall"),
            *("--no-install-recommends", *packages),
            code=code,
        )

    def install_file(self, package: Path, code: int | None = 0) -> str:
        """Install a .deb that lies outside."""
        shutil.copy(package, self.root / "tmp")
        return self.install(f"/tmp/{package.name}", code=code)

    @contextmanager
    def window(self, *command: str, title: str) -> Iterator[None]:
        """A program with its window on the screen, for as long as one looks at it."""
        program = subprocess.Popen(
            ["chroot", str(self.root), *OFFICER, f"DISPLAY={SCREEN}", *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            seen(title)
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, 15)
            program.wait()


def seen(title: str) -> None:
    """Wait for a window of this title, and until it has been drawn."""
    command = ["xdotool", "search", "--sync", "--onlyvisible", "--name", title]
    subprocess.run(command, env=on_screen(), timeout=60, check=True, stdout=subprocess.DEVNULL)
    time.sleep(3)


def on_screen() -> dict[str, str]:
    """Surroundings of a program of ours on the virtual screen."""
    return {**os.environ, "DISPLAY": SCREEN}


def picture(target: Path) -> None:
    """The whole screen as PNG."""
    from PIL import Image

    dump = subprocess.run(
        ["xwd", "-root", "-silent"], env=on_screen(), capture_output=True, check=True
    ).stdout
    header = struct.unpack(">25I", dump[:100])
    start, (width, height), line = header[0] + header[19] * 12, header[4:6], header[12]
    Image.frombuffer("RGB", (width, height), dump[start:], "raw", "BGRX", line, 1).save(target)


@contextmanager
def bare(suite: str) -> Iterator[Machine]:
    """The smallest Debian there is, with an ordinary user, this machine's package sources and its screen."""
    root = Path(tempfile.mkdtemp(prefix="zhanji-deb-"))
    mounts = {root / "proc": ("-t", "proc", "proc"), root / "tmp" / ".X11-unix": ("--bind", str(SOCKETS))}
    try:
        subprocess.run(
            ["debootstrap", "--variant=minbase", suite, str(root)], check=True, capture_output=True
        )
        root.chmod(0o755)
        for sources in Path("/etc/apt").glob("sources.list*"):
            subprocess.run(["cp", "-r", str(sources), str(root / "etc" / "apt")], check=True)
        for place, source in mounts.items():
            place.mkdir(exist_ok=True)
            subprocess.run(["mount", *source, str(place)], check=True)
        machine = Machine(root)
        machine.run("apt-get", "-qq", "update")
        machine.run("useradd", "--create-home", "--home-dir", "/srv/officer", "officer")
        yield machine
    finally:
        for place in mounts:
            subprocess.run(["umount", "--lazy", str(place)], check=False, stderr=subprocess.DEVNULL)
        if not any(place.is_mount() for place in mounts):  # never delete through a mount
            shutil.rmtree(root, ignore_errors=True)


@contextmanager
def screen() -> Iterator[None]:
    """A virtual screen, outside the bare system."""
    command = ["Xvfb", SCREEN, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(2)
        yield
    finally:
        server.terminate()
        server.wait()


def repacked(package: Path, version: str, folder: Path) -> Path:
    """The same package under another version, packed in haste."""
    tree, made = folder / "tree", folder / f"{NAME}_{version}.deb"
    subprocess.run(["dpkg-deb", "-R", str(package), str(tree)], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(
        control.read_text("utf-8").replace(f"Version: {VERSION}-1", f"Version: {version}"), "utf-8"
    )
    subprocess.run(["dpkg-deb", "-Znone", "-b", str(tree), str(made)], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return made


def expect(fact: object, otherwise: str) -> None:
    """An assertion."""
    if not fact:
        raise Wrong(otherwise)


def check(package: Path, dist: Path, suite: str = "bookworm") -> int:
    """All steps in turn; 1 at the first that goes wrong."""
    from check_steps import STEPS

    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking or os.geteuid():
        print(f"The check needs root and: {', '.join(lacking or TOOLS)}", file=sys.stderr)
        return 1
    with screen(), bare(suite) as machine:
        print(
            f"Debian {(machine.root / 'etc' / 'debian_version').read_text().strip()}, minbase, {package.name}"
        )
        for step in STEPS:
            try:
                print(
                    f"ok  {step.__name__.replace('_', ' ')}\n    {step(machine, package, dist)}", flush=True
                )
            except (Wrong, subprocess.SubprocessError) as problem:
                print(f"FAILED  {step.__name__.replace('_', ' ')}: {problem}", file=sys.stderr)
                return 1
    return 0
