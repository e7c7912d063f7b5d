"""Records as compact JSON text and back, exactly.

Decimals keep their digits, defaults are left out.

A reader and a writer are made once a type from its annotations. A newer program reads an older text as long
as new fields have defaults.
"""

import json
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from enum import StrEnum
from functools import cache
from itertools import compress
from json.encoder import encode_basestring
from operator import call, is_not
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from msgspec.structs import astuple, fields

from models.columns import Unreadable

T = TypeVar("T")
Convert = Callable[[Any], Any]
Spell = Callable[[Any], str]
_PLAIN = (str, int, bool)


def dump(value: object) -> str:
    """A record as JSON text; the same value always gives the same text."""
    spell: Spell = _writer(type(value))  # type: ignore[arg-type]  # a type is hashable, whatever its instances are
    return spell(value)


def load(kind: type[T], text: str) -> T:
    """The record that `dump` wrote; Unreadable when the text was garbled since."""
    read: Convert = _reader(kind)  # type: ignore[arg-type]  # as above
    with _whole(kind):
        value: T = read(json.loads(text))
    return value


def load_one(kind: type[T], text: str, among: str, **wanted: str) -> T | None:
    """One item of a record's tuple `among`, by what its fields hold; the others are left unread."""
    read: Convert = _reader(kind)  # type: ignore[arg-type]  # as above
    with _whole(kind):
        items = json.loads(text).get(among, ())
        found = next((item for item in items if wanted.items() <= item.items()), None)
        value: T | None = None if found is None else read(found)
    return value


@contextmanager
def _whole(kind: type[object]) -> Iterator[None]:
    """Turn what garbled text brings about into Unreadable."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise Unreadable(kind.__name__) from error


def _same(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    return value


@cache
def _writer(kind: Any) -> Spell:  # noqa: ANN401 - any annotation
    """What spells a value out at once: to build plain data for `json` first would take a third longer."""
    inner = _inner(kind)
    if inner is not None:
        spell = _writer(inner)
        return lambda value: "null" if value is None else spell(value)
    if get_origin(kind) in (types.UnionType, Union):
        return _spelled_fact
    if kind is Decimal:
        return lambda value: f'"{value!s}"'
    if isinstance(kind, type) and issubclass(kind, str):
        return encode_basestring
    if kind in _PLAIN:
        return json.dumps
    if _is_struct(kind):
        return _struct_writer(kind)
    return _tuple_writer(kind)


def _spelled_fact(value: Any) -> str:  # noqa: ANN401 - any of a union
    """A value that may be of several kinds: a decimal is told from a text by its braces."""
    if isinstance(value, Decimal):
        return f'{{"n":"{value!s}"}}'
    return encode_basestring(value) if isinstance(value, str) else json.dumps(value)


@cache
def _reader(kind: Any) -> Convert:  # noqa: ANN401 - any annotation
    inner = _inner(kind)
    if inner is not None:
        read = _reader(inner)
        return _same if read is _same else lambda value: None if value is None else read(value)
    if get_origin(kind) in (types.UnionType, Union):
        return lambda value: Decimal(value["n"]) if isinstance(value, dict) else value
    if kind in _PLAIN:
        return _same
    if isinstance(kind, type) and issubclass(kind, (StrEnum, Decimal)):
        return kind
    if _is_struct(kind):
        return _struct_reader(kind)
    return _tuple_reader(kind)


def _inner(kind: Any) -> Any:  # noqa: ANN401 - any annotation
    """X of `X | None`, else None."""
    if get_origin(kind) not in (types.UnionType, Union):
        return None
    rest = [part for part in get_args(kind) if part is not type(None)]
    return rest[0] if len(rest) == 1 else None


def _is_struct(kind: Any) -> bool:  # noqa: ANN401 - any annotation
    return isinstance(kind, type) and issubclass(kind, Struct)


def _struct_writer(kind: type[Struct]) -> Spell:
    plan = [(f'"{field.name}":', field.default, _writer(field.type)) for field in fields(kind)]
    defaults = [field.default for field in fields(kind)]

    def spell(value: Struct) -> str:
        values = astuple(value)
        told = compress(zip(plan, values, strict=True), map(is_not, values, defaults))
        parts = [
            name + write(found)
            for (name, default, write), found in told
            # An equal decimal may have other digits: 10.00 is not left out for 10.
            if isinstance(found, Decimal) or found != default
        ]
        return f"{{{','.join(parts)}}}"

    return spell


def _struct_reader(kind: type[Struct]) -> Convert:
    plan = {field.name: _reader(field.type) for field in fields(kind)}
    return lambda value: kind(**{name: plan[name](found) for name, found in value.items()})


def _item_kinds(kind: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - any tuple type
    """The types of a fixed tuple's items; None when it is of any length."""
    if hasattr(kind, "_fields"):
        hints = get_type_hints(kind)
        return tuple(hints[name] for name in kind._fields)
    arguments = get_args(kind)
    return None if arguments[-1] is Ellipsis else arguments


def _tuple_writer(kind: Any) -> Spell:  # noqa: ANN401 - any tuple type
    kinds = _item_kinds(kind)
    if kinds is None:
        item = _writer(get_args(kind)[0])
        return lambda value: f"[{','.join([item(found) for found in value])}]"
    writers = [_writer(part) for part in kinds]
    if len(writers) == 2:  # nearly all are pairs
        first, second = writers
        return lambda pair: f"[{first(pair[0])},{second(pair[1])}]"
    return lambda value: f"[{','.join(map(call, writers, value))}]"


def _tuple_reader(kind: Any) -> Convert:  # noqa: ANN401 - any tuple type
    kinds = _item_kinds(kind)
    if kinds is None:
        item = _reader(get_args(kind)[0])
        return lambda value: tuple(item(found) for found in value)
    readers = [_reader(part) for part in kinds]
    made = kind if hasattr(kind, "_fields") else None
    if made is not None:
        return lambda value: made(*(read(found) for read, found in zip(readers, value, strict=True)))
    return lambda value: tuple(read(found) for read, found in zip(readers, value, strict=True))
