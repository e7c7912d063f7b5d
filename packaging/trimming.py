"""What of the libraries goes into the bundle: what the program uses, and nothing that GPL alone allows."""

import re
from collections.abc import Iterable

Entry = tuple[str, str, str]
"""PyInstaller's: where in the bundle, from where, what kind."""

EXCLUDED = (
    *("_bz2", "_curses", "_sqlite3", "_ssl", "_tkinter", "_uuid", "curses", "ensurepip", "idlelib"),
    *("lib2to3", "pip", "pkg_resources", "pydoc_data", "readline", "setuptools", "sqlite3", "ssl", "test"),
    *("PIL.AvifImagePlugin", "PIL._avif", "PIL.WebPImagePlugin", "PIL._webp", "PIL.ImageQt", "PIL.ImageTk"),
    *(
        "PIL._imagingcms",
        "PIL._imagingft",
        "PIL._imagingtk",
        "lxml",
        "numpy",
        "openpyxl",
        "pygments",
        "tkinter",
    ),
    *("PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick"),
    *("sqlalchemy.dialects.mssql", "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle"),
)
"""Modules that other libraries name and the program never runs."""

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl", "shm-emulation-server"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
"""Qt's plugins that stay, by folder, whatever a system puts before and behind their names."""

QT_LANGUAGES = {"en", "zh_CN"}
BABEL_LANGUAGES = {"root", "en", "zh"}

UNWANTED_QT = re.compile(
    r"Qt6?(3D|EglF|Graphs|Multimedia|Pdf|Qml|Quick|VirtualKeyboard|WebEngine|WlShell)|opengl32sw|d3dcompiler",
    re.IGNORECASE,
)

OF_LINUX = re.compile(
    r"lib(python3|crypto|ffi"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util|xkb)|xkbcommon(-x11)?)\b"
)
"""System libraries that a Linux bundle brings: those a desktop may lack, or has under another name. Never
libstdc++, GL, glib, X11 or fontconfig: those must be the system's own, for its drivers, fonts and D-Bus.
"""


def stem(name: str) -> str:
    """A library's bare name: `libqxcb.so` and `qxcb.dll` are both qxcb."""
    return re.sub(r"^lib|(\.abi3)?\.(so|dll|dylib)\b.*$", "", name)


def stays(place: str) -> bool:
    """Whether a file of the bundle is wanted, told by its place in it."""
    path = place.replace("\\", "/")
    *_, folder, name = ("", *path.split("/"))
    if "/Qt/qml/" in path or "PySide6/qml/" in path:
        return False
    if re.search(r"PySide6/(Qt/)?plugins/", path):
        return stem(name) in PLUGINS.get(folder, set())
    if re.search(r"PySide6/(Qt/)?translations/", path):
        return any(name == f"qtbase_{code}.qm" for code in QT_LANGUAGES)
    if "babel/locale-data/" in path and name.endswith(".dat"):
        return re.split(r"[_.]", name)[0] in BABEL_LANGUAGES
    return not (UNWANTED_QT.search(name) and ("PySide6" in path or "/" not in path))


def of_the_system(entry: Entry) -> bool:
    """Whether a Linux library is left to the system it runs on."""
    place, source, _kind = entry
    return "/" not in place and source.startswith(("/lib", "/usr/lib")) and not OF_LINUX.match(place)


def trimmed(entries: Iterable[Entry], *, linux: bool) -> list[Entry]:
    """The entries that stay; a link to a file that goes, goes with it."""
    kept = [one for one in entries if stays(one[0]) and not (linux and of_the_system(one))]
    there = {place.rpartition("/")[2] for place, _source, kind in kept if kind != "SYMLINK"}
    return [one for one in kept if one[2] != "SYMLINK" or one[1].rpartition("/")[2] in there]
