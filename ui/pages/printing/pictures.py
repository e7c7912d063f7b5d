"""A PDF as pictures, a page at a time. PDFium serves one thread at a time: every call waits for its turn."""

import threading
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

from ui.jobs import Cancelled

_TURN = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's width and height in points."""

    width: float
    height: float


class PdfPictures:
    """An open PDF; safe to use from any thread."""

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument

        self.data = data
        self._closed = False
        with _TURN:
            self._document: Any = PdfDocument(data)
            self.sizes = tuple(
                PageSize(*self._document.get_page_size(at)) for at in range(len(self._document))
            )

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, scale: float) -> QImage:
        """A page (from 0) at `scale` pixels a point; Cancelled once the document is closed."""
        with _TURN:
            if self._closed:
                raise Cancelled
            page = self._document[number]
            bitmap = page.render(scale=scale)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888
            ).copy()
            page.close()
        return image

    def words(self, number: int) -> str:
        """The text of a page."""
        with _TURN:
            text: str = self._document[number].get_textpage().get_text_bounded()
        return text

    def close(self) -> None:
        """Let go of the document."""
        with _TURN:
            self._closed = True
            self._document.close()
