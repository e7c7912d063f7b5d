"""What goes into the bundle and what does not."""

import pytest

import trimming

QT = "PySide6/Qt/"


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        QT + "plugins/iconengines/libqsvgicon.dylib",
        QT + "translations/qtbase_zh_CN.qm",
        QT + "lib/libQt6Widgets.so.6",
        "babel/locale-data/zh_Hans_CN.dat",
        "babel/locale-data/root.dat",
        "resources/fonts/NotoSansSC-Regular.ttf",
        "models/migrations/versions/0001_first.sql",
    ],
)
def test_what_the_program_uses_stays(place: str) -> None:
    assert trimming.stays(place)


@pytest.mark.parametrize(
    "place",
    [
        QT + "plugins/platforms/libqeglfs.so",
        QT + "plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        QT + "plugins/platformthemes/libqgtk3.so",
        "PySide6\\plugins\\imageformats\\qwebp.dll",
        QT + "lib/libQt6Quick.so.6",
        "PySide6/Qt6Qml.dll",
        "PySide6/opengl32sw.dll",
        QT + "translations/qtbase_de.qm",
        QT + "translations/qt_help_zh_CN.qm",
        QT + "qml/QtQuick/qmldir",
        "babel/locale-data/fr_CA.dat",
    ],
)
def test_what_it_does_not_use_goes(place: str) -> None:
    assert not trimming.stays(place)


def test_a_linux_system_keeps_its_own_drivers_and_fonts_and_is_lent_what_it_may_lack() -> None:
    def library(name: str) -> trimming.Entry:
        return (name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY")

    names = ["libGL.so.1", "libstdc++.so.6", "libglib-2.0.so.0", "libxcb.so.1", "libxcb-cursor.so.0"]
    kept = trimming.trimmed(map(library, [*names, "libpython3.11.so.1.0"]), linux=True)
    assert [place for place, _source, _kind in kept] == ["libxcb-cursor.so.0", "libpython3.11.so.1.0"]


def test_what_reads_the_control_file_of_a_package_stays() -> None:
    assert not {"_lzma", "lzma", "tarfile", "zlib"} & set(trimming.EXCLUDED)


def test_a_link_goes_with_what_it_leads_to() -> None:
    target = QT + "lib/libQt6Qml.so.6"
    kept = trimming.trimmed([(target, "x", "BINARY"), ("libQt6Qml.so.6", target, "SYMLINK")], linux=False)
    assert not kept
