"""`python3 dev.py package`: freeze the program, have it try itself out, make this system's installers.

`package folder` stops before the installer; `package check` checks the .deb that was made in a bare Debian;
`package wine FOLDER` does it all for Windows under Wine, in that folder, and checks it there.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from about import NAME, ROOT, VERSION

DIST = ROOT / "dist"
WORK = ROOT / "build"
EPOCH = "1790000000"
"""The date that the files of a package bear: the same sources give the same bytes."""

TOOLS = {"linux": ("objdump", "strip"), "win32": (), "darwin": ()}
INSTALLER_TOOLS = {"linux": ("dpkg-deb", "makeself"), "win32": ("makensis",), "darwin": ("hdiutil",)}
"""The system's own tools that the folder and its installer are made with."""


def executable() -> Path:
    """The frozen program's path on this system."""
    if sys.platform == "darwin":
        return DIST / "Zhanji.app" / "Contents" / "MacOS" / NAME
    return DIST / NAME / (f"{NAME}-console.exe" if sys.platform == "win32" else NAME)


def freeze() -> Path:
    """Make the folder with the program in it."""
    surroundings = {**os.environ, "PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    places = ["--distpath", str(DIST), "--workpath", str(WORK / "pyinstaller")]
    WORK.mkdir(exist_ok=True)
    subprocess.run(
        [*command, *places, str(ROOT / "pyinstaller.spec")], cwd=ROOT, env=surroundings, check=True
    )
    if sys.platform == "linux":
        import elf

        elf.strip(DIST / NAME)
    return DIST / NAME


def try_out() -> None:
    """The frozen program's own trial, somewhere else than in our tree."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([executable(), "--self-test"], cwd=DIST, env=surroundings, check=True)


def installers() -> list[Path]:
    """This system's installers, made of the frozen folder."""
    makers: tuple[Callable[[Path, Path], Path], ...]
    if sys.platform == "win32":
        from installers import windows_setup

        makers = (windows_setup,)
    elif sys.platform == "darwin":
        from installers import disk_image

        makers = (disk_image,)
    else:
        from deb import debian_package
        from runfile import run_file

        makers = (debian_package, run_file)
    return [make(DIST / NAME, DIST) for make in makers]


def size(path: Path) -> str:
    """A file's or a folder's size, in words."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return f"{sum(one.lstat().st_size for one in files if not one.is_symlink()) / 1e6:.1f} MB"


def check() -> int:
    """The newest .deb in a bare Debian."""
    from check_deb import check as in_bare_debian

    made = sorted(DIST.glob(f"{NAME}_{VERSION}-1_*.deb"))
    if not made:
        print("There is no .deb in dist/ yet: python3 dev.py package makes it", file=sys.stderr)
        return 1
    return in_bare_debian(made[-1], DIST)


def main(arguments: list[str]) -> int:
    """Do it, and say where it lies; a step that fails ends with its words."""
    if arguments[:1] == ["wine"] and len(arguments) == 2:
        from check_windows import check as under_wine

        return under_wine(Path(arguments[1]))
    if arguments not in ([], ["folder"], ["check"]):
        print("package takes no argument, or one of: folder, check, wine FOLDER", file=sys.stderr)
        return 2
    if arguments == ["check"]:
        return check()
    needed = TOOLS[sys.platform] + (() if arguments else INSTALLER_TOOLS[sys.platform])
    lacking = [tool for tool in needed if shutil.which(tool) is None]
    if lacking:
        print(f"To make the package, install first: {', '.join(lacking)}", file=sys.stderr)
        return 1
    try:
        made = [freeze()]
        try_out()
        made += [] if arguments else installers()
    except (LookupError, OSError, subprocess.CalledProcessError) as problem:
        print(f"The package could not be made: {problem}", file=sys.stderr)
        return 1
    for path in made:
        print(f"{path.relative_to(ROOT)}  {size(path)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
