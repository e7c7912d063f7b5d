"""What all sheets of the contract have in common: a name and columns in both languages."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import NODEFAULT
from msgspec.structs import fields

from services.domain.company import Records
from services.workbooks.columns import Column
from services.workbooks.problems import Bilingual
from services.workbooks.raw import CellValue

if TYPE_CHECKING:
    from services.workbooks.merging import Merging
    from services.workbooks.preview import Change

RecordT = TypeVar("RecordT")
Difference = tuple[str, object, object]
"""A header, the old cell and the new one."""


@dataclass(frozen=True)
class Sheet(ABC):
    """A sheet: the field of Records it fills (`noun`), its names and columns."""

    noun: str
    zh: str
    en: str
    columns: tuple[Column, ...]

    @property
    def title(self) -> Bilingual:
        """The sheet's name."""
        return Bilingual(self.zh, self.en)

    def header(self, name: str, language: str) -> str:
        """The contract's header of a field."""
        return next((column.header(language) for column in self.columns if column.field == name), name)

    @property
    def gathers(self) -> str:
        """The field by whose column sheets of any name are read as this one; empty where a name is needed."""
        return ""

    @property
    def asides(self) -> tuple[Bilingual, ...]:
        """Headers that our own lists carry for people to read; an import passes over them in silence."""
        return ()

    @cached_property
    def blanks(self) -> Mapping[str, object]:
        """What an empty optional cell means, by field."""
        return {}

    @abstractmethod
    def cells(self, records: Records) -> Iterator[Mapping[str, object]]:
        """The rows to write, by field."""

    def written(self, records: Records, language: str) -> Iterator[list[CellValue]]:
        """The rows to write, by column."""
        writers = [(column.field, column.kind.write) for column in self.columns]
        for cells in self.cells(records):
            yield [write(cells[name], language) for name, write in writers]

    @abstractmethod
    def merge(self, merging: "Merging") -> None:
        """Compare the draft's rows with the company's records, and note what follows in `merging`."""

    @abstractmethod
    def differences(self, change: "Change", language: str) -> list[Difference]:
        """What a change alters, column by column."""

    def compare(
        self, before: Mapping[str, object], after: Mapping[str, object], language: str
    ) -> list[Difference]:
        """The columns in which two rows differ, as cells."""
        return [
            (
                column.header(language),
                column.kind.write(before.get(column.field), language),
                column.kind.write(after.get(column.field), language),
            )
            for column in self.columns
            if before.get(column.field) != after.get(column.field)
        ]


def defaults_of(record: type[Any]) -> dict[str, object]:
    """The defaults of a record's fields, None where there is none."""
    return {field.name: None if field.default is NODEFAULT else field.default for field in fields(record)}


def in_order(records: Iterable[RecordT], key: tuple[str, ...]) -> list[RecordT]:
    """Records by their key; None comes first."""
    return sorted(records, key=lambda record: [_rank(getattr(record, name)) for name in key])


def _rank(value: Any) -> tuple[bool, Any]:  # noqa: ANN401 - any key's part
    return (value is not None, "" if value is None else value)
