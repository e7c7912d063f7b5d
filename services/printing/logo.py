"""The firm's logo (公司标志) at the head of a page: a PNG kept as base64 text."""

import base64
import binascii
import io
from functools import lru_cache
from typing import Any

from msgspec import Struct
from reportlab.lib.utils import ImageReader

WIDEST, HIGHEST = 104.0, 34.0  # points
_DENSE = 2.0
"""Pixels a point at least, so that a small logo is not blown up."""


class Logo(Struct, frozen=True):
    """A picture and its size on paper, in points."""

    png: bytes
    width: float
    height: float


@lru_cache(maxsize=4)
def read_logo(text: str) -> Logo | None:
    """The logo of a setting; None for none, and for what is no picture (a workbook may bring anything)."""
    try:
        png = base64.b64decode(text, validate=True)
        reader: Any = ImageReader(io.BytesIO(png)) if png else None
        if reader is None:
            return None
        reader.getRGBData()
    except (binascii.Error, OSError, SyntaxError, ValueError):
        return None
    wide, high = reader.getSize()
    scale = min(WIDEST / wide, HIGHEST / high, 1 / _DENSE)
    return Logo(png, wide * scale, high * scale)
