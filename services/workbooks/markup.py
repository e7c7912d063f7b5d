"""XML parts read as a stream, by expat: no tree in memory, no DTD, no entities."""

from collections.abc import Callable, Mapping
from typing import IO
from xml.parsers import expat

Start = Callable[[Mapping[str, str]], None]
End = Callable[[str], None]

_CHUNK = 65_536


class ForbiddenMarkup(ValueError):
    """The part declares a document type: the way in for entity bombs, which no spreadsheet program writes."""


class _Prologue(Exception):
    """The prologue is over: the part's first element has begun."""


def refuse_doctype(part: IO[bytes]) -> None:
    """Read a part up to its first element; raises ForbiddenMarkup when a document type stands before it."""
    parser = new_parser()
    parser.StartElementHandler = _stop
    try:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
    except _Prologue:
        return


def walk(part: IO[bytes], starts: Mapping[str, Start], ends: Mapping[str, End]) -> None:
    """Call `starts[name](attributes)` and `ends[name](text)` for those elements, whatever their prefix.

    The text of an element is what stands since the last named element began.
    """
    parser = new_parser()
    text: list[str] = []

    def start(name: str, attributes: Mapping[str, str]) -> None:
        handler = starts.get(name) or starts.get(name.rpartition(":")[2])
        if handler is not None:
            text.clear()
            handler(attributes)

    def end(name: str) -> None:
        handler = ends.get(name) or ends.get(name.rpartition(":")[2])
        if handler is not None:
            handler("".join(text))
            text.clear()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text.append
    parser.ParseFile(part)


def new_parser() -> expat.XMLParserType:
    """A parser that raises ForbiddenMarkup at a document type."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declaration: object) -> None:
    raise ForbiddenMarkup


def _stop(*_element: object) -> None:
    raise _Prologue
