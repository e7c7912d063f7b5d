"""Whether a file is a company file that this program may open, told from its first bytes.

Nothing is written, no SQLite is asked.
"""

from enum import StrEnum
from pathlib import Path

from models.schema import APPLICATION_ID, VERSION

SUFFIX = ".zhanji"
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100


class Identity(StrEnum):
    """What a file turned out to be."""

    OURS = "ours"
    OLDER = "older"
    MISSING = "missing"
    EMPTY = "empty"
    FOREIGN = "foreign"
    ENCRYPTED = "encrypted"
    NEWER = "newer"
    CUT = "cut"


def identify(path: Path) -> Identity:
    """Tell what lies at `path`. OSError when it cannot be read."""
    if not path.is_file():
        return Identity.MISSING
    with path.open("rb") as file:
        header = file.read(_HEADER)
        size = file.seek(0, 2)
    if not header:
        return Identity.EMPTY
    if not header.startswith(_MAGIC):
        return Identity.ENCRYPTED if path.suffix == SUFFIX and _looks_random(header) else Identity.FOREIGN
    if len(header) < _HEADER:
        return Identity.CUT
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        return Identity.FOREIGN
    # After a crash the journal has the last word on the length: SQLite rolls it back on opening.
    journal = path.with_name(f"{path.name}-journal")
    return _version(header, None if journal.exists() else size)


def _version(header: bytes, size: int | None) -> Identity:
    version = int.from_bytes(header[60:64], "big")
    if version > VERSION:
        return Identity.NEWER
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if version == 0 or (size is not None and size < pages * (65536 if page == 1 else page)):
        return Identity.CUT
    return Identity.OLDER if version < VERSION else Identity.OURS


def _looks_random(header: bytes) -> bool:
    """An encrypted file's first bytes are noise.

    Nearly as many different values as bytes, text and other formats have far fewer.
    """
    return len(header) == _HEADER and len(set(header)) > _HEADER * 0.6
