"""The notices of everything in the bundle: from the distributions' own metadata and from `licences/`.

A part of the bundle without a notice stops the build.
"""

import re
import shutil
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, packages_distributions
from pathlib import Path

HERE = Path(__file__).parent
TEXTS = HERE / "licences"
FONTS = HERE.parent / "resources" / "fonts" / "OFL.txt"
OURS = {"main", "models", "services", "ui"}
NOTICE = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)

QT = ("lgpl-3.0.txt", "gpl-3.0.txt", "qtbase.txt", "qtsvg.txt", "icu.txt")
BESIDE = {
    "chinesecalendar": ("chinesecalendar.txt",),
    "pyside6-essentials": QT,
    "shiboken6": ("lgpl-3.0.txt", "gpl-3.0.txt"),
    "sqlcipher3": ("sqlcipher.txt", "apache-2.0.txt"),
}
"""What the metadata of a distribution leaves out: its own licence, or those of libraries inside it."""

NATIVE = {
    "liblzma": (r"(lib|_)lzma", "liblzma.txt"),  # inside _lzma.pyd; a Linux system has its own
    "python": (r"(lib)?python|.*\.pyd$", "python.txt"),
    "openssl": (r"lib(ssl|crypto)", "apache-2.0.txt"),
    "libffi": (r"libffi", "libffi.txt"),
    "xcb-cursor": (r"libxcb-cursor", "xcb-cursor.txt"),
    "xcb-util": (r"libxcb-(icccm|image|keysyms|render-util|util)", "xcb-util.txt"),
    "xcb": (r"libxcb-xkb", "xcb.txt"),
    "xkbcommon": (r"libxkbcommon", "xkbcommon.txt"),
    "microsoft-runtime": (r"vcruntime|msvcp|concrt|ucrtbase|api-ms-win", "microsoft.txt"),
}
"""Libraries in the bundle that no distribution brought: how their file names begin, and their text."""

WORDS = """战绩 Zhanji {version}

战绩自身的代码按 MIT 许可发布（见 zhanji 文件夹）。程序中还带有下列软件，各自的许可见同名文件夹。
Qt 与 PySide6 按 LGPL 第 3 版使用，以动态库的形式放在程序文件夹里，可以用您自己编译的兼容版本替换。
Qt 的源代码在 download.qt.io，PySide6 的源代码在 code.qt.io。

Zhanji's own code is under the MIT licence (folder zhanji). It comes with the software below; the licence of
each lies in the folder of its name. Qt and PySide6 are used under the GNU LGPL, version 3: they lie in the
program's folder as dynamic libraries, and you may replace them with compatible ones of your own making. Their
sources are at download.qt.io and code.qt.io.

"""


def own_texts(found: Distribution) -> list[Path]:
    """The licence files that a distribution brings in its metadata."""
    files = [file for file in found.files or () if ".dist-info" in file.parts[0]]
    return [Path(str(found.locate_file(file))) for file in files if NOTICE.search("/".join(file.parts[1:]))]


def texts(name: str) -> list[Path]:
    """Every licence text of a distribution; LookupError when there is none."""
    normal = re.sub(r"[-_.]+", "-", name).lower()
    kept = own_texts(distribution(name)) + [TEXTS / text for text in BESIDE.get(normal, ())]
    if not kept:
        raise LookupError(f"{name} has no licence text: add one to packaging/licences and to BESIDE")
    return kept


def distributions(modules: Iterable[str]) -> set[str]:
    """The distributions that these top-level modules come from."""
    known = packages_distributions()
    return {name for module in modules if module not in OURS for name in known.get(module, ())}


def natives(files: Iterable[str]) -> dict[str, str]:
    """Name and text of the libraries that no distribution brought; LookupError for one that is not known."""
    found = {}
    for file in files:
        for name, (beginning, text) in NATIVE.items():
            if re.match(beginning, file, re.IGNORECASE):
                found[name] = text
                break
        else:
            raise LookupError(f"{file} is in the bundle without a notice: add it to NATIVE")
    return found


def write(folder: Path, version: str, bundled: Iterable[str], others: dict[str, str]) -> None:
    """Lay everything out in a folder, one a part, with a list of them."""
    shutil.rmtree(folder, ignore_errors=True)
    lines = []
    for name in sorted(bundled, key=str.lower):
        found = distribution(name)
        facts = found.metadata.json
        licence = facts.get("license_expression") or str(facts.get("license", "")).split("\n")[0]
        lines.append(f"{name} {found.version}  {licence}".rstrip())
        for text in texts(name):
            _copy(text, folder / name)
    parts = {name: TEXTS / text for name, text in others.items()} | {"noto-sans-sc": FONTS}
    for name, path in sorted(parts.items()):
        _copy(path, folder / name)
        lines.append(f"{name}  {path.stem}")
    listed = WORDS.format(version=version) + "\n".join(lines) + "\n"
    (folder / "README.txt").write_text(listed, encoding="utf-8")


def _copy(text: Path, folder: Path) -> None:
    """Copy a text, under the name of its own folder too where the name is taken."""
    folder.mkdir(parents=True, exist_ok=True)
    name = text.name if not (folder / text.name).exists() else f"{text.parent.name}-{text.name}"
    shutil.copyfile(text, folder / name)


def gathered(
    pure: Iterable[str], binaries: Iterable[str], folder: Path, version: str
) -> list[tuple[str, str, str]]:
    """The notices of a bundle, written into a folder, as PyInstaller's data.

    `pure` are module names, `binaries` places in the bundle.
    """
    places = [place.replace("\\", "/") for place in binaries]
    tops = {name.partition(".")[0] for name in (*pure, *(place.partition("/")[0] for place in places))}
    bundled = distributions(tops) | {"pyinstaller"}
    loose = [place for place in places if "/" not in place or place.startswith("python3")]
    nobodys = [name for name in loose if not distributions({name.partition(".")[0]})]
    write(folder, version, bundled, natives(nobodys))
    return [
        (f"licences/{path.relative_to(folder).as_posix()}", str(path), "DATA")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
