"""A workbook understood cell by cell, before it is compared with any company."""

from typing import TYPE_CHECKING

from msgspec import Struct, field

from services.workbooks.problems import Problem, Severity

if TYPE_CHECKING:
    from services.workbooks.shapes.sheet import Sheet


class DraftRow(Struct):
    """One row: the values of the columns that the sheet has; a blank optional cell has the value that clears.

    A flawed row has an error; what could be read of it still counts as known, so that no other row is blamed.
    """

    number: int
    values: dict[str, object]
    flawed: bool = False


class DraftSheet(Struct):
    """A sheet of the contract as a workbook has it; `headers` holds the fields' headers as written there."""

    spec: "Sheet"
    name: str
    language: str
    headers: dict[str, str]
    rows: list[DraftRow] = field(default_factory=list)


class Draft(Struct, frozen=True):
    """All sheets that were recognised, in the contract's order, and every problem met so far."""

    sheets: tuple[DraftSheet, ...]
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Whether anything is wrong already."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Place(Struct, frozen=True):
    """Where a record comes from: a sheet and its row as Excel counts."""

    sheet: DraftSheet
    row: int

    def column(self, name: str) -> str:
        """A field's header as this workbook writes it, or as the contract does where the column is absent."""
        return self.sheet.headers.get(name) or self.sheet.spec.header(name, self.sheet.language)
