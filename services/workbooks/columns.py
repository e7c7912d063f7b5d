"""A column of a sheet: its names in both languages and what its cells hold."""

from msgspec import Struct

from services.workbooks.kinds import Kind
from services.workbooks.problems import Bilingual


class Column(Struct, frozen=True):
    """A column: a record's field, its headers, its cells' kind.

    `refers` is the noun whose key the cells name, or `subject` where the row's type decides; `also` are
    further headers that are read.
    """

    field: str
    zh: str
    en: str
    kind: Kind
    required: bool = False
    refers: str = ""
    also: tuple[str, ...] = ()

    def header(self, language: str) -> str:
        """The header as written in a language."""
        return Bilingual(self.zh, self.en).of(language)
