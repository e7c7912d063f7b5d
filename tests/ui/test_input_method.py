"""Desktops with Fcitx ask for a part that Qt lacks; without another no Chinese could be typed."""

import os
import sys

import pytest
from PySide6.QtWidgets import QApplication

from ui import app
from ui.input_method import lend


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({"QT_IM_MODULE": "fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULE": "ibus"}, None),
        ({"QT_IM_MODULE": "compose"}, None),
        ({}, None),
    ],
)
def test_fcitx_is_served_by_the_part_for_ibus_and_all_else_stays_as_it_was(
    asked: dict[str, str], left: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    surroundings = dict(asked)
    lend(surroundings)
    assert surroundings.get("QT_IM_MODULES") == left
    assert surroundings.get("QT_IM_MODULE") == asked.get("QT_IM_MODULE")


def test_other_systems_have_their_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    surroundings = {"QT_IM_MODULE": "fcitx"}
    lend(surroundings)
    assert surroundings == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux asks")
def test_it_is_named_before_qt_looks(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.setenv("QT_IM_MODULES", "")
    assert app.application_of([]) is qapp
    assert os.environ["QT_IM_MODULES"] == "fcitx;ibus"
