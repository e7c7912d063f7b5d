"""File names of what is printed: told apart and sorted, taken by every system."""

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST = 200  # bytes; file systems take 255, of which some are the ending and a temporary file's


def file_stem(*parts: str) -> str:
    """The parts with underscores between them, without what a file system refuses."""
    words = "_".join(filter(None, (part.strip() for part in parts)))
    whole = _FORBIDDEN.sub("", words).replace(" ", "-").encode()
    return whole[:_LONGEST].decode(errors="ignore").strip(".-_ ")


def pdf_name(*parts: str) -> str:
    """The name of a PDF."""
    return f"{file_stem(*parts)}.pdf"
