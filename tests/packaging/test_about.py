"""One version, one name, wherever a system asks for them."""

import ast
import plistlib
import subprocess
from pathlib import Path
from typing import Any

import about
from models.identity import SUFFIX


def test_windows_is_told_the_version_of_the_project(tmp_path: Path) -> None:
    path = Path(about.version_file("zhanji", tmp_path))
    text = path.read_text("utf-8")
    ast.parse(text, mode="eval")
    assert f"StringStruct('ProductVersion', '{about.VERSION}')" in text
    assert f"filevers={about.FOUR_PARTS}" in text
    assert len(about.FOUR_PARTS) == 4


def test_a_mac_knows_the_version_and_gives_the_program_its_files() -> None:
    told: dict[str, Any] = plistlib.loads(plistlib.dumps(about.property_list()))
    assert (told["CFBundleVersion"], told["CFBundleShortVersionString"]) == (about.VERSION, about.VERSION)
    (opened,), (exported,) = told["CFBundleDocumentTypes"], told["UTExportedTypeDeclarations"]
    assert opened["LSItemContentTypes"] == [exported["UTTypeIdentifier"]]
    assert exported["UTTypeTagSpecification"]["public.filename-extension"] == [SUFFIX.removeprefix(".")]
    spec = (about.ROOT / "pyinstaller.spec").read_text("utf-8")
    assert opened["CFBundleTypeIconFile"] == exported["UTTypeIconFile"] == "company.icns"
    assert '"icons" / "company.icns"), "."' in spec  # PyInstaller lays it into Contents/Resources
    assert told["CFBundleLocalizations"] == ["zh_CN", "en"]


def test_what_a_signed_mac_program_must_be_allowed_is_asked_for() -> None:
    asked = plistlib.loads((about.ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes())
    assert asked == {
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
        "com.apple.security.cs.disable-library-validation": True,
    }


def test_what_only_the_owner_can_decide_stands_in_one_place() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=about.ROOT, capture_output=True, check=True).stdout
    names = (one for one in listed.decode("utf-8").split("\0") if one and not one.startswith("tests/"))
    texts = {name: (about.ROOT / name).read_bytes() for name in names if (about.ROOT / name).is_file()}
    for words in (about.MAKER, about.MAINTAINER.split("<")[1], about.BUNDLE_ID):
        assert [name for name, text in texts.items() if words.encode() in text] == ["packaging/about.py"]
