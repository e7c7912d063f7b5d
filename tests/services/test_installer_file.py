"""An installer file told by its content: real .deb files, and files that only look like installers."""

import hashlib
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from services import installer_file
from services.errors import Mendable
from services.installer_file import SMALLEST, Step, read_installer, step
from services.language import Language
from services.wording.problems import problem_words

MACHINE = {"x86_64": "amd64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())


def deb(
    folder: Path,
    *,
    version: str = "0.2.0-1",
    package: str = "zhanji",
    machine: str = MACHINE,
    squeeze: str = "xz",
) -> Path:
    """A package as dpkg builds it, large enough to be ours."""
    made = folder / "安装 包.deb"
    made.write_bytes(built(version, package, machine, squeeze))
    return made


@cache
def built(version: str, package: str, machine: str, squeeze: str) -> bytes:
    """Built once for all tests: squeezing takes its time."""
    with tempfile.TemporaryDirectory() as folder:
        tree, made = Path(folder) / "tree", Path(folder) / "made.deb"
        (tree / "DEBIAN").mkdir(parents=True)
        facts = (
            f"Package: {package}\nVersion: {version}\nArchitecture: {machine}\nMaintainer: x <x@x.invalid>\n"
        )
        (tree / "DEBIAN" / "control").write_text(f"{facts}Description: x\n y: z\n", encoding="utf-8")
        (tree / "ballast").write_bytes(hashlib.shake_128().digest(2 * SMALLEST))
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", f"-Z{squeeze}", "--build", tree, made],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        return made.read_bytes()


def exe(folder: Path, name: str = "zhanji-0.2.0-setup.exe") -> Path:
    head = bytearray(b"MZ" + bytes(126))
    head[60:64] = (128).to_bytes(4, "little")
    path = folder / name
    path.write_bytes(bytes(head) + b"PE\0\0" + bytes(SMALLEST))
    return path


def dmg(folder: Path) -> Path:
    path = folder / "zhanji-0.2.0.dmg"
    path.write_bytes(bytes(SMALLEST) + b"koly" + bytes(508))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(Mendable) as caught:
        read_installer(path)
    assert path.name.removesuffix(".sha256") in problem_words(Language("zh"), caught.value)
    return caught.value.code


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda system: monkeypatch.setattr(sys, "platform", system)


@pytest.mark.parametrize("squeeze", ["gzip", "xz"])
def test_a_package_says_its_version_whatever_it_is_called(tmp_path: Path, squeeze: str) -> None:
    found = read_installer(deb(tmp_path, squeeze=squeeze))
    assert (found.version, found.step, found.version_by_name) == ("0.2.0", Step.NEWER, False)


def test_without_the_means_to_unpack_the_name_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installer_file, "find_spec", lambda _name: None)
    package = deb(tmp_path)
    assert refusal(package) == "update.no_version"
    named = package.rename(tmp_path / "zhanji_0.3.0-1_amd64.deb")
    found = read_installer(named)
    assert (found.version, found.version_by_name) == ("0.3.0", True)


def test_older_same_and_newer_are_told_by_number() -> None:
    assert step("0.9.0", "0.10.0") is Step.NEWER
    assert step("1.2", "1.2.0") is Step.SAME
    assert step("1.2.1", "1.2") is Step.OLDER


def test_another_package_and_another_kind_of_computer_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert refusal(deb(tmp_path / "a", package="zhanji-evil")) == "update.other_program"
    assert refusal(deb(tmp_path / "b", machine="riscv64")) == "update.other_machine"


def run_file(folder: Path, label: str = "Zhanji 战绩 0.2.0 x86_64", packed: int = SMALLEST) -> Path:
    """The head that makeself writes, and what it packs."""
    head = "#!/bin/sh\n# This script was generated using Makeself 2.4.5\n"
    made = folder / "下载.run"
    made.write_bytes(f'{head}\nlabel="{label}"\nfilesizes="{packed}"\n'.encode() + bytes(SMALLEST))
    return made


def test_a_script_that_installs_itself_says_its_version_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    path = run_file(tmp_path)
    found = read_installer(path)
    assert (found.version, found.step, found.script, found.version_by_name) == (
        "0.2.0",
        Step.NEWER,
        True,
        False,
    )
    assert found.command == ("sh", str(path))
    (tmp_path / "files.txt").write_text("")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "zhanji"))
    assert found.command == ("sh", str(path), "--", str(tmp_path)), "it goes where the last one went"


def test_another_script_one_for_another_computer_and_one_cut_short_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    assert refusal(run_file(tmp_path, label="Other 1.0")) == "update.other_program"
    assert refusal(run_file(tmp_path, label="Zhanji 战绩 0.2.0 riscv64")) == "update.other_machine"
    assert refusal(run_file(tmp_path, packed=2 * SMALLEST)) == "update.damaged"


@pytest.mark.parametrize("left", [20, 100, 5_000, 900_000])
def test_a_package_that_was_cut_short_is_damaged(tmp_path: Path, left: int) -> None:
    package = deb(tmp_path)
    whole = package.read_bytes()
    package.write_bytes(whole[: len(whole) - left])
    assert refusal(package) == "update.damaged"


def test_a_package_with_bits_flipped_in_its_facts_is_damaged(tmp_path: Path) -> None:
    package = deb(tmp_path)
    whole = bytearray(package.read_bytes())
    whole[160:180] = bytes(20)
    package.write_bytes(whole)
    assert refusal(package) == "update.damaged"


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04" + bytes(SMALLEST), bytes(SMALLEST), b"MZ" + bytes(SMALLEST)]
)
def test_what_is_no_installer_is_refused_whatever_its_name_says(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "zhanji_0.2.0-1_amd64.deb"
    path.write_bytes(content)
    assert refusal(path) == "update.not_installer"


def test_a_file_that_is_gone_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.deb") == "update.missing"
    assert refusal(tmp_path) == "update.not_installer"


def test_another_systems_installer_is_named_as_such(tmp_path: Path, on: Callable[[str], None]) -> None:
    package, setup, image = deb(tmp_path), exe(tmp_path), dmg(tmp_path)
    on("linux")
    assert [refusal(setup), refusal(image)] == ["update.for_windows", "update.for_mac"]
    on("win32")
    assert [refusal(package), refusal(image)] == ["update.for_linux", "update.for_mac"]
    assert read_installer(setup).version == "0.2.0"
    on("darwin")
    assert read_installer(image).version == "0.2.0"


@pytest.mark.parametrize("name", ["zhanji-0.2.0-setup (1).exe", "Zhanji 0.2.0 安装.exe"])
def test_a_setup_tells_its_version_by_its_name(tmp_path: Path, on: Callable[[str], None], name: str) -> None:
    on("win32")
    found = read_installer(exe(tmp_path, name))
    assert (found.version, found.version_by_name) == ("0.2.0", True)


@pytest.mark.parametrize("name", ["setup.exe", "zhanji.exe", "other-1.2.3-setup.exe"])
def test_a_setup_without_its_name_is_refused(tmp_path: Path, on: Callable[[str], None], name: str) -> None:
    on("win32")
    assert refusal(exe(tmp_path, name)) == "update.no_version"


@pytest.mark.parametrize(
    "form", ["{sum}  {name}\n", "{SUM}\n", "{sum} *{name}\r\n", "{other}  other.deb\n{sum}  {name}\n"]
)
def test_the_sum_beside_the_file_is_compared(tmp_path: Path, form: str) -> None:
    package = deb(tmp_path)
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    beside = package.with_name(f"{package.name}.sha256")
    text = form.format(sum=found, SUM=found.upper(), name=package.name, other="0" * 64)
    beside.write_text(text, encoding="utf-8")
    assert read_installer(package).checked
    beside.write_text(text.replace(found, "0" * 64).replace(found.upper(), "0" * 64), encoding="utf-8")
    assert refusal(package) == "update.sum_differs"


def test_a_sum_that_cannot_be_read_is_refused_and_none_is_told(tmp_path: Path) -> None:
    package = deb(tmp_path)
    assert not read_installer(package).checked
    beside = package.with_name(f"{package.name}.sha256")
    for text in ("", "no sum", "1234  x.deb"):
        beside.write_text(text, encoding="utf-8")
        assert refusal(package) == "update.sum_unreadable"
