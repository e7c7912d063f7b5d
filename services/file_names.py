"""Names of files that every system takes: made of any words where one is proposed, judged where typed."""

import re
import unicodedata
from itertools import product

from services.errors import Mendable

_SIGNS = re.compile(r'[<>:"/\\|?*]+')
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", *map("".join, product(("COM", "LPT"), "0123456789¹²³"))}
)
_UNSEEN = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of signs that nobody sees and some system refuses."""
_LONGEST = 200  # bytes; file systems take 255, of which some are the ending and a temporary file's


def file_name(words: str, ending: str = "") -> str:
    """A name made of any words: what some system refuses becomes an underscore, what is too long is cut."""
    stem = _trimmed(_plain(words).encode()[:_LONGEST].decode(errors="ignore"))
    if not stem or _is_device(stem):
        stem = f"_{stem}"
    return f"{stem}{ending}"


def joined_name(*parts: str, ending: str = "") -> str:
    """A name in which underscores part what hyphens hold together, so that the names of many files sort."""
    held = ("-".join(_plain(part).split()) for part in parts)
    return file_name("_".join(filter(None, held)), ending)


def require_name(name: str) -> None:
    """Mendable `file.name_…` when some system would refuse the name, or lay the file down under another."""
    refused = [sign for sign in name if _SIGNS.match(sign) or unicodedata.category(sign) in _UNSEEN]
    if refused:
        shown = " ".join(map(_shown, dict.fromkeys(refused)))
        raise Mendable("file.name_signs", file="".join(map(_shown, name)), signs=shown)
    if _is_device(name):
        raise Mendable("file.name_reserved", file=name)
    if name.endswith((".", " ")):
        raise Mendable("file.name_end", file=name)


def _plain(words: str) -> str:
    """Some words without what a name cannot hold, on one line."""
    seen = (" " if sign.isspace() else sign for sign in unicodedata.normalize("NFC", words))
    kept = "".join(sign for sign in seen if not unicodedata.category(sign).startswith("C"))
    return _trimmed(_SIGNS.sub("_", " ".join(kept.split())))


def _trimmed(words: str) -> str:
    """Without what hides a file, reads as an option, or is dropped at the end of a name."""
    return words.strip("._- ")


def _is_device(name: str) -> bool:
    """Whether Windows takes a name, whatever its ending, for one of its devices."""
    return name.partition(".")[0].rstrip().upper() in _DEVICES


def _shown(sign: str) -> str:
    return f"U+{ord(sign):04X}" if unicodedata.category(sign) in _UNSEEN else sign
