"""What is wrong with a workbook, by code and facts; the words lie in `services.wording.import_problems`."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

if TYPE_CHECKING:
    from services.language import Language


class Severity(StrEnum):
    """Whether a problem stops the import."""

    ERROR = "error"
    WARNING = "warning"


class Bilingual(NamedTuple):
    """A name of the contract in both languages."""

    zh: str
    en: str

    def of(self, language: str) -> str:
        """The name in one language."""
        return self.en if language == "en" else self.zh


class Problem(Struct, frozen=True):
    """One problem: sheet and column as the workbook has them; row as Excel counts, 0 for none."""

    severity: Severity
    sheet: str
    row: int
    column: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def words(self, say: "Language") -> str:
        """The problem in one line: where, what is wrong, what to write instead."""
        from services.wording.import_problems import problem_line

        return problem_line(say, self)


class Refused(Exception):
    """A cell that cannot be taken; `code` and `facts` as in a Problem."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class Doubtful(NamedTuple):
    """A cell's value that is taken, with a warning."""

    value: object
    code: str
    facts: Mapping[str, object]
