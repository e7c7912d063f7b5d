"""Which of Qt's parts for input methods serves, where a Linux desktop asks for one that Qt does not bring.

Fcitx, which most Chinese desktops use, has a part of its own that fits one version of Qt only; but it speaks
the language of IBus too, and Qt brings the part for that. Without it nobody could type a Chinese name.
"""

import sys
from collections.abc import MutableMapping

OURS = "ibus"
ASKED = ("QT_IM_MODULES", "QT_IM_MODULE")
"""What Qt asks the surroundings, in its order; the first names several, in the order they are tried."""


def lend(surroundings: MutableMapping[str, str]) -> None:
    """Name Qt's own part as the last that may serve; Qt takes it only where the input method answers."""
    asked = next((surroundings[name] for name in ASKED if surroundings.get(name)), "")
    if sys.platform == "linux" and "fcitx" in asked and OURS not in asked.split(";"):
        surroundings[ASKED[0]] = f"{asked};{OURS}"
