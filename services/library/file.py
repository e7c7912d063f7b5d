"""Library files (`.zhanjilib`): JSON with a format version, read with care and written whole."""

import json
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import asdict, replace

from models.terms import Basis, Dimension, Direction, Method
from services.domain.library import Bilingual, Indicator
from services.errors import Mendable
from services.files import replacing
from services.library.kpis import own_id, to_kpi
from services.scoring.kpi_rules import read_kpi
from services.workbooks.text import clean_text

SUFFIX = ".zhanjilib"
FORMAT = "zhanji-library"
VERSION = 1
_MOST_BYTES = 5_000_000
_LONGEST_TEXT = 4_000
_Term = TypeVar("_Term", bound=StrEnum)


class Malformed(ValueError):
    """An entry that is no indicator; says which field."""


class Entry(Struct, frozen=True):
    """The fields of one JSON object, each read as what it must be; Malformed else."""

    fields: dict[str, object]

    @classmethod
    def of(cls, data: object) -> "Entry":
        """The fields of a JSON value that must be an object."""
        if not isinstance(data, dict):
            raise Malformed(type(data).__name__)
        return cls(data)

    def text(self, name: str) -> str:
        """A text; empty when absent."""
        return _text(self.fields.get(name, ""), name)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, the empty ones left out."""
        value = self.fields.get(name, [])
        if not isinstance(value, list):
            raise Malformed(name)
        return tuple(text for item in value if (text := _text(item, name)))

    def bilingual(self, name: str) -> Bilingual:
        """A text by language, or one text for both."""
        value = self.fields.get(name, "")
        if isinstance(value, str):
            return Bilingual(_text(value, name), _text(value, name))
        both = Entry.of(value)
        return Bilingual(both.text("zh"), both.text("en"))

    def term(self, name: str, vocabulary: type[_Term], absent: _Term | None = None) -> _Term:
        """A member of a closed vocabulary."""
        value = self.fields.get(name, absent)
        if not isinstance(value, str) or value not in list(vocabulary):
            raise Malformed(name)
        return vocabulary(value)

    def decimals(self) -> int | None:
        """How many decimals to show."""
        value = self.fields.get("decimals")
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 6:
            raise Malformed("decimals")
        return value


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise Malformed(name)
    return clean_text(value)


def indicator_of(data: object) -> Indicator:
    """The indicator that a JSON value describes; Malformed when it describes none."""
    entry = Entry.of(data)
    name = _one_line(entry.bilingual("name"))
    if not name.of("zh"):
        raise Malformed("name")
    return Indicator(
        id=entry.text("id"),
        group=entry.text("group"),
        name=name,
        direction=entry.term("direction", Direction),
        method=entry.term("method", Method),
        parameters=entry.bilingual("parameters"),
        unit=_one_line(entry.bilingual("unit")),
        definition=entry.bilingual("definition"),
        formula=entry.bilingual("formula"),
        provider=_one_line(entry.bilingual("provider")),
        frequency=entry.term("frequency", Dimension, Dimension.MONTHLY),
        basis=entry.term("basis", Basis, Basis.PERIOD),
        decimals=entry.decimals(),
        outcome=_outcome(entry),
        keywords=entry.texts("keywords"),
        seed=entry.fields.get("seed") is True,
    )


def _outcome(entry: Entry) -> str | None:
    return None if entry.fields.get("outcome") is None else entry.text("outcome") or None


def _one_line(text: Bilingual) -> Bilingual:
    return Bilingual(" ".join(text.zh.split()), " ".join(text.en.split()))


def data_of(indicator: Indicator) -> dict[str, object]:
    """The JSON value of an indicator."""

    def plain(value: object) -> object:
        if isinstance(value, Bilingual):
            return {"zh": value.zh, "en": value.en}
        return list(value) if isinstance(value, tuple) else value

    return {name: plain(value) for name, value in asdict(indicator).items()}


def write_indicators(path: Path, indicators: Sequence[Indicator]) -> None:
    """Write a library file, whole or not at all; Mendable `export.…` when the place does not take it."""
    content = {"format": FORMAT, "version": VERSION, "indicators": [data_of(each) for each in indicators]}
    with replacing(path) as fresh:
        fresh.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")


def read_indicators(path: Path) -> tuple[Indicator, ...]:
    """The indicators of a library file; Mendable `library.…` for a file that cannot be taken whole."""
    listed = _content(path).get("indicators")
    if not isinstance(listed, list):
        raise Mendable("library.damaged", file=path.name)
    found: dict[str, Indicator] = {}
    for number, data in enumerate(listed, 1):
        indicator = _own(data, number, path.name)
        if indicator.id in found:
            raise Mendable("library.twice", file=path.name, name=indicator.name.of("zh"))
        found[indicator.id] = indicator
    return tuple(found.values())


def _own(data: object, number: int, file: str) -> Indicator:
    """One's own indicator: its id follows from its name, its rule is one that scoring accepts."""
    try:
        indicator = indicator_of(data)
        for language in ("zh", "en"):
            read_kpi(to_kpi(indicator, "", language))
    except (Malformed, Mendable) as problem:
        raise Mendable("library.entry", file=file, number=number, name=_name(data)) from problem
    return replace(indicator, id=own_id(indicator.name), seed=False)


def _name(data: object) -> str:
    with suppress(Malformed):
        return Entry.of(data).bilingual("name").of("zh")[:60]
    return ""


def _content(path: Path) -> dict[str, object]:
    raw = _bytes(path)
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        code = "library.damaged" if FORMAT.encode() in raw else "library.foreign"
        raise Mendable(code, file=path.name) from problem
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Mendable("library.foreign", file=path.name)
    version = content.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Mendable("library.damaged", file=path.name)
    if version > VERSION:
        raise Mendable("library.newer", file=path.name)
    return content


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as problem:
        raise Mendable("library.missing", file=path.name) from problem
    except OSError as problem:
        code = "library.folder" if path.is_dir() else "library.unreadable"
        raise Mendable(code, file=path.name) from problem
    if len(raw) > _MOST_BYTES:
        raise Mendable("library.too_big", file=path.name, limit=_MOST_BYTES // 1_000_000)
    return raw
