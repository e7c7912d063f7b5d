"""What the packages say about the program, in one place: names, version, who made it."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

NAME = "zhanji"
TITLE = "Zhanji 战绩"
VERSION: str = PROJECT["version"]
SUMMARY: str = PROJECT["description"]
MAKER = "The Zhanji authors"
MAINTAINER = f"{MAKER} <maintainers@zhanji.invalid>"
COPYRIGHT = f"© 2026 {MAKER}. MIT licence; Qt and PySide6 under LGPLv3, see the folder licences."
BUNDLE_ID = "cn.zhanji.zhanji"
"""The program's name among the applications of a Mac and of AppStream; never to be changed once it is out."""

MIME_TYPE = "application/vnd.zhanji.company"
FOUR_PARTS = (*map(int, VERSION.split(".")), 0, 0, 0, 0)[:4]
"""The version as Windows counts."""


def version_file(program: str, folder: Path) -> str:
    """What Windows shows about a program, in the form that PyInstaller reads; gives where it was written."""
    facts = {
        "CompanyName": MAKER,
        "FileDescription": TITLE,
        "FileVersion": VERSION,
        "InternalName": program,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{program}.exe",
        "ProductName": TITLE,
        "ProductVersion": VERSION,
    }
    strings = ", ".join(f"StringStruct({name!r}, {fact!r})" for name, fact in facts.items())
    path = folder / f"{program}-version.txt"
    path.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={FOUR_PARTS}, prodvers={FOUR_PARTS}), kids=["
        f"StringFileInfo([StringTable('040904B0', [{strings}])]), "
        "VarFileInfo([VarStruct('Translation', [0x409, 1200])])])\n",
        encoding="utf-8",
    )
    return str(path)


def property_list() -> dict[str, object]:
    """What a Mac is told about the application and its kind of file, beside PyInstaller's own entries."""
    kind, icon, words = f"{BUNDLE_ID}.company", "company.icns", "Zhanji company file"
    opened = {
        "CFBundleTypeName": words,
        "CFBundleTypeRole": "Editor",
        "CFBundleTypeIconFile": icon,
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [kind],
    }
    exported = {
        "UTTypeIdentifier": kind,
        "UTTypeDescription": words,
        "UTTypeConformsTo": ["public.data"],
        "UTTypeIconFile": icon,
        "UTTypeTagSpecification": {"public.filename-extension": ["zhanji"], "public.mime-type": [MIME_TYPE]},
    }
    return {
        "CFBundleDisplayName": "战绩",
        "CFBundleDocumentTypes": [opened],
        "CFBundleLocalizations": ["zh_CN", "en"],
        "CFBundleShortVersionString": VERSION,
        "CFBundleVersion": VERSION,  # by this the system tells the newer of two copies
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": COPYRIGHT,
        "NSRequiresAquaSystemAppearance": False,
        "UTExportedTypeDeclarations": [exported],
    }
