"""The .deb names what it needs; its guard lets nobody pull the program from under a user."""

import hashlib
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

if sys.platform != "linux":
    pytest.skip("only Linux makes .deb", allow_module_level=True)

import about
import deb
import dev
from models.schema import APPLICATION_ID
from services.installer_file import SMALLEST, read_installer

HOUSE = Path("/opt/zhanji/_internal")


def test_what_only_wayland_or_the_printer_asks_for_is_recommended() -> None:
    needs = {
        "libEGL.so.1": {HOUSE / "libQt6Gui.so.6"},
        "libwayland-client.so.0": {HOUSE / "plugins" / "platforms" / "libqwayland.so"},
        "libcups.so.2": {HOUSE / "plugins" / "printsupport" / "libcupsprintersupport.so"},
        "libc.so.6": {HOUSE / "libQt6Gui.so.6"},
    }
    required, useful = deb.relations(needs, "2.35")
    assert required == ["libc6 (>= 2.35)", "libegl1", "libstdc++6 (>= 11)"]
    assert useful == ["libcups2 | libcups2t64", "libwayland-client0", "xdg-desktop-portal"]


def test_a_library_of_no_known_package_stops_the_build() -> None:
    with pytest.raises(LookupError, match=r"libodd\.so\.1, asked for by libQt6Gui\.so\.6"):
        deb.relations({"libodd.so.1": {HOUSE / "libQt6Gui.so.6"}}, "2.35")


def test_the_packages_are_those_that_a_start_from_source_names() -> None:
    named = {**dev.OFFSCREEN, **dev.X11, **dev.WAYLAND}
    assert {name: named[name] for name in named.keys() & deb.PACKAGES.keys()}.items() <= deb.PACKAGES.items()


def test_the_file_type_is_told_by_the_mark_that_the_store_writes() -> None:
    mime = ElementTree.parse(deb.HERE / "zhanji.xml")
    match = next(one for one in mime.iter() if one.get("type") == "big32")
    assert (match.get("offset"), int(str(match.get("value")), 16)) == ("68", APPLICATION_ID)
    assert f"MimeType={about.MIME_TYPE};" in (deb.HERE / "zhanji.desktop").read_text("utf-8").splitlines()


@pytest.mark.parametrize("compression", ["xz", "zstd"])
def test_the_installed_program_reads_the_version_however_the_rest_is_packed(
    tmp_path: Path, compression: str
) -> None:
    tree = tmp_path / "tree"
    (tree / "DEBIAN").mkdir(parents=True)
    facts = (
        "Package: zhanji\nVersion: 7.8.9-1\nArchitecture: all\nMaintainer: x <x@x.invalid>\nDescription: x\n"
    )
    (tree / "DEBIAN" / "control").write_text(facts, encoding="utf-8")
    (tree / "ballast").write_bytes(hashlib.shake_128().digest(2 * SMALLEST))
    deb.build(tree, tmp_path / "nameless", compression)
    found = read_installer(tmp_path / "nameless")
    assert (found.version, found.version_by_name) == ("7.8.9", False)


@pytest.mark.parametrize("occasion", ["install", "upgrade", "remove", "abort-upgrade"])
def test_the_guard_lets_pass_when_the_program_does_not_run(occasion: str) -> None:
    done = subprocess.run(["sh", deb.HERE / "guard.sh", occasion], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
