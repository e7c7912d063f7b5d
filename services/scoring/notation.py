"""How parameters are written: `name=value; …`, tables `limit:score, …`, quoted names, full-width signs."""

import re
import unicodedata
from decimal import Decimal

from services.errors import Mendable

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"|“([^”]*)”|＂([^＂]*)＂')
_SIGNS = str.maketrans("，：；＝\n\r", ",:;=;;")
_SPECIAL = re.compile(r'[,:;=，：；＝"“”＂\n\r]')
_MOST_DIGITS = 18


def folded(text: str) -> str:
    """Full-width letters, digits and signs as plain ones, the minus sign as a hyphen, without outer space."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").strip()


def number(text: str, name: str) -> Decimal:
    """A finite decimal in plain notation; Mendable `rule.number` for anything else."""
    plain = folded(text)
    if _NUMBER.fullmatch(plain) is None or sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        raise Mendable("rule.number", name=name, text=text.strip())
    return Decimal(plain)


def plain(value: Decimal) -> str:
    """A decimal in the fewest digits, never with an exponent."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


class Quoted:
    """A text whose quoted names are set aside, so that signs inside them split nothing."""

    def __init__(self, text: str) -> None:
        self._names: list[str] = []
        self.text = _QUOTED.sub(self._set_aside, text.replace("\0", "")).translate(_SIGNS)

    def _set_aside(self, match: re.Match[str]) -> str:
        plain_quotes = match[1]
        self._names.append(
            match[2] or match[3] or "" if plain_quotes is None else plain_quotes.replace('""', '"')
        )
        return f"\0{len(self._names) - 1}\0"

    def restored(self, piece: str) -> str:
        """A piece of the text with its quoted names back in place, without the quotes."""
        return re.sub("\0(\\d+)\0", lambda match: self._names[int(match[1])], piece.strip())


def read_values(text: str) -> dict[str, str]:
    """The `name=value` pairs, values still with quotes; Mendable when one is malformed or there twice."""
    quoted = Quoted(text)
    values: dict[str, str] = {}
    for segment in quoted.text.split(";"):
        if not segment.strip():
            continue
        name, equals, value = segment.partition("=")
        key = folded(quoted.restored(name)).lower()
        if not equals or not key:
            raise Mendable("rule.form", text=quoted.restored(segment))
        if key in values:
            raise Mendable("rule.twice", name=key)
        values[key] = _requoted(quoted, value.strip())
    return values


def _requoted(quoted: Quoted, piece: str) -> str:
    return re.sub("\0(\\d+)\0", lambda match: quote(quoted.restored(match[0]), always=True), piece)


def read_pairs(text: str, name: str) -> list[tuple[str, str]]:
    """The `key:value, …` pairs of a table; Mendable `rule.pair` when one lacks a side."""
    quoted = Quoted(text)
    pairs: list[tuple[str, str]] = []
    for segment in quoted.text.split(","):
        if not segment.strip():
            continue
        key, colon, value = segment.rpartition(":")
        if not colon or not key.strip() or not value.strip() or ":" in key:
            raise Mendable("rule.pair", name=name, text=quoted.restored(segment))
        if not quoted.restored(key).strip():
            raise Mendable("rule.pair", name=name, text=quoted.restored(segment))
        pairs.append((quoted.restored(key), quoted.restored(value)))
    if not pairs:
        raise Mendable("rule.missing", name=name)
    return pairs


def quote(name: str, *, always: bool = False) -> str:
    """A name as it stands in a table, in double quotes when it holds a sign that would split it."""
    if not always and name == name.strip() and not _SPECIAL.search(name):
        return name
    return '"' + name.replace('"', '""') + '"'
