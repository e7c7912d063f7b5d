"""The frozen program that `dev.py package` made: its size, and its start against the same start from source.

A start runs until the company is open in the window: that is when the program notes the file among the recent
ones. It is stopped there; the figure is the CPU of the whole process.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks._measure import FAMILY, paired, row

ROOT = Path(__file__).parent.parent
DIST = ROOT / "dist"
RUNS = 7
PATIENCE = 60
PROGRAMS = {
    "win32": DIST / "zhanji" / "zhanji.exe",
    "darwin": DIST / "Zhanji.app" / "Contents" / "MacOS" / "zhanji",
}


def program() -> Path:
    """Where the frozen program lies on this system."""
    return PROGRAMS.get(sys.platform, DIST / "zhanji" / "zhanji")


def started(command: list[str], sample: Path, compiled: Path) -> None:
    """One start until the company is open, with settings of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)}
        surroundings |= {
            "PYTHONDONTWRITEBYTECODE": "",
            "HOME": home,
            "APPDATA": home,
            "XDG_CONFIG_HOME": home,
        }
        begun = time.monotonic()
        with subprocess.Popen([*command, str(sample)], env=surroundings, cwd=home) as running:
            while not any(Path(home).rglob("window.json")):
                if running.poll() is not None or time.monotonic() - begun > PATIENCE:
                    running.kill()
                    raise RuntimeError(f"{command[0]} did not open the company")
                time.sleep(0.002)
            running.kill()
        for left in sample.parent.glob(f"{sample.name}?*"):  # the lock of a program that was killed
            left.unlink()


def megabytes(path: Path) -> float:
    """A file's or a folder's size."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if not one.is_symlink()]
    return sum(one.stat().st_size for one in files if one.is_file()) / 1e6


def main() -> None:
    """Sizes, then starts; in words where there is nothing to measure."""
    from services.company import Company

    frozen = program()
    if not frozen.is_file():
        print("There is no frozen program in dist/: python3 dev.py package folder makes it. Skipped.")
        return
    folder = frozen.parents[2] if sys.platform == "darwin" else frozen.parent
    made = [file for kind in ("deb", "run", "exe", "dmg") for file in DIST.glob(f"zhanji*.{kind}")]
    for path in (folder, *made):
        size = f"{megabytes(path):.1f} MB"
        print(f"{path.name}: {size}")
        print(f"ROW\tsize of {path.name}\t{size}\t\t\t\t")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        sample, compiled = Path(place) / "sample.zhanji", Path(place) / "compiled"
        Company.create_sample(sample).close()
        source = [sys.executable, str(ROOT / "main.py")]
        found = paired(
            lambda: started([str(frozen)], sample, compiled),
            lambda: started(source, sample, compiled),
            RUNS,
            FAMILY,
        )
    row("start of the frozen program, company open, CPU, against source", found, "≤ 1.2 ×")


if __name__ == "__main__":
    main()
