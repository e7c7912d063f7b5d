"""The steps of the check in a bare Debian, in their order."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from about import MIME_TYPE, NAME, VERSION
from check_deb import COMPANY, FIRM, OFFICER, Machine, repacked
from screen import SCREEN, picture, seen
from steps import expect

OLDER = "0.0.9-1"
SECOND_FIRM = "第二家"
SECOND = f"/srv/officer/{SECOND_FIRM}.zhanji"
LOG = "/srv/officer/.local/state/zhanji/log/zhanji.log"

Look = Callable[[Machine, Path, Path], str]


def installs(machine: Machine, package: Path, _dist: Path) -> str:
    """An older version goes in with apt; Python does not come with it."""
    with tempfile.TemporaryDirectory() as folder:
        machine.install_file(repacked(package, OLDER, Path(folder)))
    expect(
        not machine.run("sh", "-c", "command -v python3", code=None), "there is a Python in the bare system"
    )
    return f"installed {OLDER} with apt, no Python in the system"


def tries_itself(machine: Machine, _package: Path, _dist: Path) -> str:
    """The self-test, installed; and unpacked without root, into a folder with a Chinese name and a space."""
    said = machine.run(*OFFICER, "zhanji", "--self-test")
    own = "/srv/officer/战绩 程序"
    machine.run(*OFFICER, "dpkg-deb", "-x", f"/tmp/{NAME}_{OLDER}.deb", own)
    machine.run(*OFFICER, f"{own}/opt/zhanji/zhanji", "--self-test")
    machine.run("rm", "-r", own)
    return said.rstrip().replace("\n", "\n    ")


def refuses_in_words(machine: Machine, _package: Path, _dist: Path) -> str:
    """No right to write; no screen; a library gone."""
    no_right = machine.run(*OFFICER, "zhanji", "new", "/opt/x.zhanji", code=1)
    expect("Traceback" not in no_right and "/opt" in no_right, no_right)
    machine.run(*OFFICER, "HOME=/nonexistent", "zhanji", "--self-test")
    no_screen = machine.run(*OFFICER, "zhanji", code=1)
    expect("Traceback" not in no_screen and "战绩" in no_screen, no_screen)
    library = machine.run("sh", "-c", "ls /usr/lib/*/libxcb-randr.so.0").strip()
    machine.run("mv", library, f"{library}.away")
    no_library = machine.run(*OFFICER, f"DISPLAY={SCREEN}", "zhanji", code=1)
    machine.run("mv", f"{library}.away", library)
    expect("libxcb-randr.so.0" in no_library and "Traceback" not in no_library, no_library)
    return "\n    ".join(words.strip() for words in (no_right, no_screen, no_library))


def upgrades(machine: Machine, package: Path, dist: Path) -> str:
    """The new version is refused while the old one runs, and goes in once it is closed."""
    machine.run(*OFFICER, "zhanji", "new", COMPANY, "--sample")
    with machine.window("zhanji", COMPANY, title=FIRM):
        picture(dist / "window.png")
        refused = machine.install_file(package, code=100)
        expect("正在运行" in refused, refused)
    machine.install_file(package)
    words = [line for line in refused.splitlines() if "正在运行" in line]
    return f"window at dist/window.png; with it open: {words[0]}\n    closed: upgraded"


def belongs_to_the_desktop(machine: Machine, _package: Path, _dist: Path) -> str:
    """The file type is known by name and by content, and opens the program."""
    machine.install("xdg-utils", "shared-mime-info", "desktop-file-utils", "libglib2.0-bin", "x11-utils")
    machine.run(*OFFICER, "cp", COMPANY, "/srv/officer/nameless")
    for file in (COMPANY, "/srv/officer/nameless"):
        facts = machine.run(*OFFICER, "gio", "info", "-a", "standard::content-type", file)
        expect(MIME_TYPE in facts, facts)
    opener = machine.run(*OFFICER, "xdg-mime", "query", "default", MIME_TYPE).strip()
    expect(opener == "zhanji.desktop", f"{MIME_TYPE} is opened with {opener}")
    with machine.window("XDG_CURRENT_DESKTOP=GNOME", "xdg-open", COMPANY, title=FIRM):
        seen(FIRM)
    return f"{MIME_TYPE} by name and by content, opened with {opener}; xdg-open shows the window"


def is_one_program(machine: Machine, _package: Path, _dist: Path) -> str:
    """A second start gives its file to the open window and ends; the log tells of one start, of no name."""
    machine.run(*OFFICER, "zhanji", "new", SECOND)
    machine.run(*OFFICER, "rm", "-rf", LOG)
    with machine.window("zhanji", COMPANY, title=FIRM):
        machine.run(*OFFICER, f"DISPLAY={SCREEN}", "timeout", "30", "zhanji", SECOND)
        seen(SECOND_FIRM)
    log = machine.run("cat", LOG)
    expect(log.count(" start ") == 1 and FIRM not in log and "officer" not in log, log)
    return f"the second start ended, its file is in the first window; {LOG}: {log.strip()}"


def _sum(machine: Machine) -> bytes:
    return hashlib.sha256((machine.root / COMPANY.lstrip("/")).read_bytes()).digest()


def leaves_nothing_but_the_files(machine: Machine, _package: Path, _dist: Path) -> str:
    """Purged, the program is gone and the company files are as they were."""
    before = _sum(machine)
    machine.run("apt-get", "-qq", "purge", "--yes", "zhanji")
    expect(not (machine.root / "opt" / "zhanji").exists(), "something stays in /opt/zhanji")
    expect(_sum(machine) == before, "the company file was touched")
    return "purged; the company file is untouched"


def needs_no_administrator(machine: Machine, _package: Path, dist: Path) -> str:
    """The .run, by an ordinary user: installed, opened by a double click, over itself as it runs, removed."""
    (run_file,) = dist.glob(f"{NAME}-{VERSION}-*.run")
    shutil.copy(run_file, machine.root / "tmp")
    own = "/srv/officer/战绩 程序"
    setup = (*OFFICER, f"DISPLAY={SCREEN}", "sh", f"/tmp/{run_file.name}", "--", own)
    installed = machine.run(*setup)
    expect("战绩已安装" in installed, installed)
    machine.run(*OFFICER, f"{own}/zhanji", "--self-test")
    opener = machine.run(*OFFICER, "xdg-mime", "query", "default", MIME_TYPE).strip()
    expect(opener == "zhanji.desktop", f"{MIME_TYPE} is opened with {opener}")
    with machine.window("XDG_CURRENT_DESKTOP=GNOME", "xdg-open", COMPANY, title=FIRM):
        refused = machine.run(*setup, code=3)
        expect("请先关闭战绩的窗口" in refused, refused)
    machine.run(*setup)
    before = _sum(machine)
    removed = machine.run(*OFFICER, "sh", f"{own}/uninstall.sh")
    expect("战绩已卸载" in removed and not (machine.root / own.lstrip("/")).exists(), removed)
    expect(_sum(machine) == before, "the company file was touched")
    return f"{run_file.name} into {own}; menu, file type; with it open: {refused.splitlines()[-1]}"


STEPS: tuple[Look, ...] = (
    installs,
    tries_itself,
    refuses_in_words,
    upgrades,
    belongs_to_the_desktop,
    is_one_program,
    leaves_nothing_but_the_files,
    needs_no_administrator,
)
