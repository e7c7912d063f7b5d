"""The .run's script as one without an administrator runs it: a stand-in for the program, an own home."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux has a .run", allow_module_level=True)

import about
import deb
import runfile
from services.installer_file import SMALLEST, read_installer

RUNNING, UNWRITABLE, OTHERS = 3, 4, 5
COMPANY = "鑫海 公司.zhanji"


class Desk:
    """Somebody's home, and what lies unpacked in a temporary folder."""

    def __init__(self, place: Path) -> None:
        self.home, self.tree = place / "home", place / "unpacked"
        self.folder = self.home / "战绩 程序"
        self.entry = self.home / ".local" / "share" / "applications" / "zhanji.desktop"
        self.link = self.home / ".local" / "bin" / "zhanji"
        self.impatient = place / "bin"
        self.home.mkdir()
        self.impatient.mkdir()
        (self.impatient / "sleep").symlink_to("/bin/true")

    def run(
        self, script: Path, *given: str, language: str = "zh_CN.UTF-8"
    ) -> subprocess.CompletedProcess[str]:
        path = f"{self.impatient}:/usr/bin:/bin"
        return subprocess.run(
            ["sh", str(script), *given],
            env={"HOME": str(self.home), "PATH": path, "LANG": language},
            cwd=self.tree,
            capture_output=True,
            text=True,
            check=False,
        )

    def install(self, *given: str, **how: str) -> subprocess.CompletedProcess[str]:
        return self.run(self.tree / "setup.sh", *(given or (str(self.folder),)), **how)

    def uninstall(self, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.run((folder or self.folder) / "uninstall.sh")

    @contextmanager
    def running(self) -> Iterator[None]:
        """The stand-in runs for as long as one looks."""
        program = subprocess.Popen([self.folder / "zhanji", "60"])
        try:
            yield
        finally:
            program.kill()
            program.wait()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    work, frozen = tmp_path / "build", tmp_path / "frozen"
    for size in deb.SIZES:
        icons = work / "icons" / str(size)
        icons.mkdir(parents=True)
        for name in ("zhanji", "company"):
            (icons / f"{name}.png").write_bytes(b"picture")
    monkeypatch.setattr(deb, "WORK", work)
    (frozen / "_internal").mkdir(parents=True)
    shutil.copy(str(shutil.which("sleep")), frozen / "zhanji")
    (frozen / "_internal" / "part one.so").write_bytes(b"first")
    (frozen / "_internal" / "link.so").symlink_to("part one.so")
    made = Desk(tmp_path)
    runfile.lay_out(frozen, made.tree)
    deb.settle(made.tree)
    return made


def test_it_brings_program_menu_entry_file_type_icons_and_a_command(desk: Desk) -> None:
    done = desk.install()
    assert (done.returncode, done.stderr) == (0, "")
    assert "战绩已安装" in done.stdout
    lines = desk.entry.read_text("utf-8").splitlines()
    assert f'Exec="{desk.folder}/zhanji" %f' in lines
    assert f"TryExec={desk.folder}/zhanji" in lines
    share = desk.home / ".local" / "share"
    assert (share / "mime" / "packages" / "zhanji.xml").is_file()
    assert (share / "icons" / "hicolor" / "48x48" / "apps" / "zhanji.png").is_file()
    assert subprocess.run([desk.link, "0"], check=True).returncode == 0
    assert (desk.folder / "_internal" / "link.so").read_bytes() == b"first"


@pytest.mark.skipif(shutil.which("makeself") is None, reason="who has no makeself makes no .run")
def test_packed_it_is_known_as_an_update_and_installs_itself(desk: Desk, tmp_path: Path) -> None:
    (desk.tree / "program" / "ballast").write_bytes(hashlib.shake_128().digest(2 * SMALLEST))
    made = [tmp_path / name / "zhanji.run" for name in ("one", "two")]
    for file in made:
        file.parent.mkdir()
        runfile.pack(desk.tree, file)
    assert made[0].read_bytes() == made[1].read_bytes()
    assert str(tmp_path).encode() not in made[0].read_bytes()
    found = read_installer(made[0])
    assert (found.version, found.script, found.version_by_name) == (about.VERSION, True, False)
    assert "战绩已安装" in desk.run(made[0], "--", "战绩 程序").stdout
    assert (desk.tree / "战绩 程序" / "zhanji").is_file()


def test_without_a_folder_it_goes_where_a_users_programs_lie_and_speaks_english(desk: Desk) -> None:
    done = desk.run(desk.tree / "setup.sh", language="en_US.UTF-8")
    assert "Zhanji is installed" in done.stdout
    assert (desk.home / ".local" / "opt" / "zhanji" / "zhanji").is_file()


def test_a_newer_one_takes_the_place_of_the_older_and_leaves_what_the_user_keeps_there(desk: Desk) -> None:
    desk.install()
    (desk.folder / COMPANY).write_text("hers")
    newer = desk.tree / "program" / "_internal"
    (newer / "part one.so").rename(newer / "part two.so")
    files = desk.tree / "program" / "files.txt"
    files.write_text(files.read_text().replace("part one", "part two"))
    assert desk.install().returncode == 0
    assert sorted(path.name for path in (desk.folder / "_internal").iterdir()) == ["link.so", "part two.so"]
    assert (desk.folder / COMPANY).read_text() == "hers"
    assert sorted(path.name for path in desk.home.iterdir() if not path.name.startswith(".")) == ["战绩 程序"]


def test_a_running_program_is_left_alone(desk: Desk) -> None:
    desk.install()
    (desk.tree / "program" / "_internal" / "part one.so").write_bytes(b"second")
    with desk.running():
        for done in (desk.install(), desk.uninstall()):
            assert done.returncode == RUNNING
            assert "请先关闭战绩的窗口" in done.stderr
    assert (desk.folder / "_internal" / "part one.so").read_bytes() == b"first"
    assert desk.install().returncode == 0
    assert (desk.folder / "_internal" / "part one.so").read_bytes() == b"second"


def test_a_folder_with_something_else_in_it_is_refused(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / COMPANY).write_text("hers")
    done = desk.install()
    assert done.returncode == OTHERS
    assert f"{desk.folder} 里已有别的东西" in done.stderr
    assert [path.name for path in desk.folder.iterdir()] == [COMPANY]


@pytest.mark.parametrize("name", ["file/程序", "a$b"])
def test_a_place_that_cannot_be_written_or_named_is_refused(desk: Desk, name: str) -> None:
    (desk.home / "file").write_text("")
    done = desk.install(str(desk.home / name))
    assert done.returncode == UNWRITABLE
    assert name in done.stderr
    assert not desk.entry.exists()


def test_uninstalled_it_takes_what_it_brought_and_nothing_else(desk: Desk) -> None:
    desk.install()
    (desk.folder / COMPANY).write_text("hers")
    own = desk.home / ".local" / "share" / "applications" / "own.desktop"
    own.write_text("hers")
    done = desk.uninstall()
    assert (done.returncode, done.stdout) == (0, "战绩已卸载。公司文件原样保留。\n")
    assert [path.name for path in desk.folder.iterdir()] == [COMPANY]
    assert own.read_text() == "hers"
    assert not [
        path for path in (desk.home / ".local").rglob("*zhanji*") if path.is_file() or path.is_symlink()
    ]


def test_of_two_copies_the_menu_leads_to_the_one_that_stays(desk: Desk) -> None:
    first = desk.home / "first"
    desk.install(str(first))
    desk.install()
    assert desk.uninstall(first).returncode == 0
    assert not first.exists()
    assert f"TryExec={desk.folder}/zhanji" in desk.entry.read_text("utf-8").splitlines()
    assert desk.link.readlink() == desk.folder / "zhanji"
