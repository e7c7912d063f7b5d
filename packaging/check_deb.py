"""`python3 dev.py package check`: the .deb in a bare Debian without Python, as one who installs it has it.

Needs root, debootstrap, Xvfb, xdotool and xwd. What it saw is printed; the window's picture goes to dist/.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import screen
from about import NAME, VERSION
from steps import Wrong, in_turn

TOOLS = ("debootstrap", *screen.TOOLS)
SOCKETS = Path("/tmp/.X11-unix")
OFFICER = ("runuser", "-u", "officer", "--", "env", "HOME=/srv/officer", "LANG=C.UTF-8")
COMPANY = "/srv/officer/我的 公司.zhanji"
FIRM = "望舒型钢"


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
            ["chroot", str(self.root), *OFFICER, f"DISPLAY={screen.SCREEN}", *command],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            screen.seen(title)
            yield
        finally:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, 15)
            program.wait()


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


def check(package: Path, dist: Path, suite: str = "bookworm") -> int:
    """All steps in turn; 1 at the first that goes wrong."""
    from check_steps import STEPS

    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking or os.geteuid():
        print(f"The check needs root and: {', '.join(lacking or TOOLS)}", file=sys.stderr)
        return 1
    with screen.screen(), bare(suite) as machine:
        print(
            f"Debian {(machine.root / 'etc' / 'debian_version').read_text().strip()}, minbase, {package.name}"
        )
        return in_turn(STEPS, machine, package, dist)
