"""What the check under Wine does with the installer and the program that it installed, in this order."""

import hashlib
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from about import NAME, VERSION
from check_windows import Bench
from installers import windows_setup
from screen import picture, seen
from steps import Wrong, expect

FOLDER, HOUSE = "战绩 程序", "C:\\战绩 程序"
DOCUMENTS, COMPANY, SECOND = "我的 公司", "C:\\我的 公司\\望舒.zhanji", "C:\\我的 公司\\第二家.zhanji"
FIRM, SECOND_FIRM = "望舒型钢", "第二家"
OPENER = "Software\\Classes\\Zhanji.Company\\shell\\open\\command"
UNINSTALL = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Zhanji"


def house(bench: Bench) -> Path:
    """Where the program is installed."""
    return bench.windows.drive / FOLDER


def registered(bench: Bench, key: str, name: str = "") -> str:
    """What the user's registry says, if anything; Wine's `reg` would not tell it in Chinese."""
    program = "import sys, winreg; _, key, name = sys.argv; user = winreg.HKEY_CURRENT_USER\n"
    program += "try: print(winreg.QueryValueEx(winreg.OpenKey(user, key), name)[0])\nexcept OSError: pass"
    return bench.windows.run(bench.python.program, "-X", "utf8", "-c", program, key, name).strip()


def shortcuts(bench: Bench) -> list[Path]:
    """All shortcuts of the user."""
    return sorted(bench.windows.drive.parent.rglob("*.lnk"))


def digests(*files: Path) -> list[str]:
    """What files hold."""
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files]


def waited(until: Callable[[], object], words: str) -> None:
    """Wait, a minute at most."""
    for _ in range(120):
        if until():
            return
        time.sleep(0.5)
    raise Wrong(words)


def installs(bench: Bench) -> str:
    """Silently, over an older version, in a folder with a Chinese name and a space."""
    windows = bench.windows
    with tempfile.TemporaryDirectory() as place:
        older = Path(place) / "older"
        (older / "_internal").mkdir(parents=True)
        for name in ("zhanji.exe", "zhanji-console.exe", "_internal/part-of-old.dll"):
            (older / name).write_bytes(b"MZ")
        setup = windows_setup(older, Path(place), icons=bench.icons, version="0.0.9")
        windows.run("reg", "add", "HKCU\\Software\\Zhanji", "/v", "InstallDir", "/d", HOUSE, "/f")
        windows.run(setup, "/S")  # as after an earlier time: /D= is understood without quotes only
    expect((house(bench) / "_internal" / "part-of-old.dll").exists(), "the older version is not there")
    bench.windows.run(bench.setup, "/S")
    expect(not (house(bench) / "_internal" / "part-of-old.dll").exists(), "a part of the older version stays")
    version = registered(bench, UNINSTALL, "DisplayVersion")
    expect(version == VERSION, f"Windows knows of version {version}")
    opener = registered(bench, OPENER)
    expect(opener == f'"{HOUSE}\\zhanji.exe" "%1"', f".zhanji is opened with {opener}")
    links = [path.name for path in shortcuts(bench)]
    expect(links == ["战绩.lnk", "战绩.lnk"], f"shortcuts: {links}")
    return f"{VERSION} over 0.0.9 in {HOUSE}; two shortcuts 战绩; .zhanji is opened with {opener}"


def tries_itself(bench: Bench) -> str:
    """The installed program's own trial."""
    said = bench.windows.run(house(bench) / "zhanji-console.exe", "--self-test")
    return said.strip().replace("\n", "\n    ")


def works_without_a_window(bench: Bench) -> str:
    """A company, its month and its packet; a folder that is not there is told in words."""
    (bench.windows.drive / DOCUMENTS).mkdir()
    console = house(bench) / "zhanji-console.exe"
    said = bench.windows.run(console, "new", COMPANY, "--sample")
    said += bench.windows.run(console, "new", SECOND)
    scored = bench.windows.run(console, "score", COMPANY, "2026-10", code=3)
    said += f"{len(scored.splitlines())} lines of scores\n"
    said += bench.windows.run(console, "packet", COMPANY, "2026-10", "C:\\我的 公司\\十月.pdf")
    refused = bench.windows.run(console, "new", "C:\\没有\\公司.zhanji", code=1)
    expect("Traceback" not in refused and "没有" in refused, refused)
    return f"{said}{refused}".strip().replace("\n", "\n    ")


def is_one_program(bench: Bench) -> str:
    """Of two starts at once one makes the window; a later one gives it its file; no setup disturbs it."""
    program, windows = house(bench) / "zhanji.exe", bench.windows
    with windows.started(program, COMPANY) as one, windows.started(program, COMPANY) as other:
        waited(lambda: one.poll() is not None or other.poll() is not None, "neither of two starts ended")
        seen(FIRM)
        picture(bench.home / "window.png")
        windows.run(program, SECOND)
        seen(SECOND_FIRM)
        windows.run(bench.setup, "/S", code=3)
    log = (windows.profile / "AppData" / "Local" / NAME / "Logs" / f"{NAME}.log").read_text("utf-8")
    expect(log.count(" start ") == 1 and FIRM not in log, log)
    windows.run(bench.setup, "/S")
    return (
        f"window at {bench.home / 'window.png'}; the setup is refused while it is open, not once it is closed"
    )


def leaves_nothing_but_the_files(bench: Bench) -> str:
    """Uninstalled, silently: company files stay as they were, in the program's own folder too."""
    kept, windows = house(bench) / "公司.zhanji", bench.windows
    kept.write_bytes((windows.drive / DOCUMENTS / "望舒.zhanji").read_bytes())
    files = (kept, *sorted((windows.drive / DOCUMENTS).iterdir()))
    before = digests(*files)
    windows.run(house(bench) / "uninstall.exe", "/S")  # a copy of it does the work, and goes on after its end
    waited(lambda: not shortcuts(bench), f"shortcuts stay: {shortcuts(bench)}")
    waited(lambda: not registered(bench, UNINSTALL, "DisplayVersion"), "Windows still lists it")
    stays = sorted(path.name for path in house(bench).iterdir())
    expect(stays == [kept.name], f"in the program's folder stay: {stays}")
    expect(not registered(bench, OPENER), "the association stays")
    expect(digests(*files) == before, "a company file was touched")
    return f"{len(files)} files stay as they were, nothing else"


STEPS: tuple[Callable[[Bench], str], ...] = (
    installs,
    tries_itself,
    works_without_a_window,
    is_one_program,
    leaves_nothing_but_the_files,
)
