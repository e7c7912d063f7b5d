"""The OLE2 compound file that an .xls lies in: a small file system, as [MS-CFB] describes it."""

import struct
from functools import cached_property

_END = 0xFFFFFFFA
"""Sector numbers from here on mean "no sector"."""
_HEADER_SECTORS = 109
_ENTRY = 128


class Compound:
    """The streams of a compound file; ValueError or struct.error when its chains lead nowhere."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        (sector_shift,) = struct.unpack_from("<H", content, 30)
        if sector_shift not in (9, 12):
            raise ValueError(sector_shift)
        self._size = 1 << sector_shift
        (self._directory_start,) = struct.unpack_from("<I", content, 48)
        (self._cutoff,) = struct.unpack_from("<I", content, 56)

    def stream(self, name: str) -> bytes:
        """A stream by its name; KeyError when there is none, or it is small, which a workbook never is."""
        start, size = self._entries[name]
        if size < self._cutoff:
            raise KeyError(name)
        return self._chain(start)[:size]

    @cached_property
    def _next(self) -> tuple[int, ...]:
        """For each sector the one that follows it."""
        sectors = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", self._content, 76))
        (extra,) = struct.unpack_from("<I", self._content, 68)
        for _ in range(len(self._content) // self._size):
            if extra >= _END:
                break
            *more, extra = _numbers(self._sector(extra))
            sectors += more
        return tuple(
            number for sector in sectors if sector < _END for number in _numbers(self._sector(sector))
        )

    @cached_property
    def _entries(self) -> dict[str, tuple[int, int]]:
        """First sector and size of each entry of the directory, by name."""
        directory = self._chain(self._directory_start)
        entries: dict[str, tuple[int, int]] = {}
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", directory, place + 64)
            name = directory[place : place + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, place + 116)
            entries.setdefault(name, (start, size))
        return entries

    def _chain(self, start: int) -> bytes:
        return b"".join(map(self._sector, _followed(start, self._next)))

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._content[place : place + self._size].ljust(self._size, b"\0")


def _followed(start: int, following: tuple[int, ...]) -> list[int]:
    """The sectors of a chain; ValueError when it runs in a circle or out of the file."""
    chain: list[int] = []
    while start < _END:
        if start >= len(following) or len(chain) > len(following):
            raise ValueError(start)
        chain.append(start)
        start = following[start]
    return chain


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data)
