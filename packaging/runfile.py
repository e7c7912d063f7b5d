"""The .run: the frozen folder and a script that installs it for one user, without an administrator."""

import platform
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from about import NAME, TITLE, VERSION
from build import EPOCH
from deb import HERE, furnish_desktop, put, settle

LABEL = f"{TITLE} {VERSION} {platform.machine()}"
"""By this the installed program knows an update (`services.installer_file`)."""

SETUP = HERE / "setup.sh"


def lay_out(folder: Path, tree: Path) -> None:
    """What the script finds beside it: the program, with lists of what it brings, and the desktop's part."""
    program, share = tree / "program", tree / "share"
    shutil.copytree(folder, program, symlinks=True)
    furnish_desktop(share)
    put(SETUP, tree / "setup.sh", executable=True)
    put(SETUP, program / "uninstall.sh", executable=True)
    for name, listed in (("shared.txt", share), ("files.txt", program)):
        files = [
            str(path.relative_to(listed))
            for path in listed.rglob("*")
            if not path.is_dir() or path.is_symlink()
        ]
        (program / name).write_text("".join(f"{file}\n" for file in sorted(files)), encoding="utf-8")


def run_file(folder: Path, target: Path) -> Path:
    """Pack it with makeself; gives its path."""
    made = target / f"{NAME}-{VERSION}-{platform.machine()}.run"
    with tempfile.TemporaryDirectory() as place:
        tree = Path(place) / "tree"
        lay_out(folder, tree)
        settle(tree)
        pack(tree, made)
    return made


def pack(tree: Path, made: Path) -> None:
    """The same tree gives the same bytes, and no path of this machine; every system unpacks gzip."""
    date = f"{datetime.fromtimestamp(int(EPOCH), UTC):%Y-%m-%d}"
    order = f"--sort=name --mtime=@{EPOCH} --owner=0 --group=0 --numeric-owner"
    options = ["--gzip", "--complevel", "9n", "--nox11", "--sha256", "--packaging-date", date]
    command = ["makeself", *options, "--tar-extra", order, tree.name, made.name, LABEL, "./setup.sh"]
    subprocess.run(command, cwd=tree.parent, check=True, capture_output=True)
    shutil.move(tree.parent / made.name, made)
