"""A PDF as pictures, a page at a time. PDFium serves one thread at a time: every call waits for its turn."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from msgspec import Struct
from PySide6.QtGui import QImage

_TURN = threading.Lock()


class PageSize(Struct, frozen=True):
    """A page's width and height in points."""

    width: float
    height: float


class PdfPictures:
    """A PDF's pages; safe to use from any thread. Opened for each call, which takes a millisecond or two."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        with self._open() as document:
            self.sizes = tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))

    def __len__(self) -> int:
        return len(self.sizes)

    @contextmanager
    def _open(self) -> Iterator[Any]:
        from pypdfium2 import PdfDocument

        with _TURN:
            document = PdfDocument(self.data)
            try:
                yield document
            finally:
                document.close()

    def picture(self, number: int, scale: float) -> QImage:
        """A page (from 0) at `scale` pixels a point."""
        with self._open() as document:
            bitmap = document[number].render(scale=scale)
            size = bitmap.width, bitmap.height, bitmap.stride
            return QImage(bytes(bitmap.buffer), *size, QImage.Format.Format_BGR888).copy()

    def words(self, number: int) -> str:
        """The text of a page."""
        with self._open() as document:
            text: str = document[number].get_textpage().get_text_bounded()
            return text
