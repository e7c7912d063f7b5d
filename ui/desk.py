"""What lies on every page's desk: the company, the words, the look, and the ways out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from services.domain.scorecard import SubjectKey
from services.language import Language
from ui.jobs import Jobs
from ui.preferences import PreferenceFile
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from services.company import Company

Acts = Sequence[tuple[str, Callable[[], object]]]


class Shell(Protocol):
    """The ways out of a page, given by the window."""

    def go(self, page: str, subject: SubjectKey | None = None, filter: str = "") -> None:  # noqa: A002
        """Turn to another page, with a subject or one of that page's filters in sight."""

    def show_period(self, code: str) -> None:
        """Turn to another period."""

    def open_period(self, code: str = "") -> None:
        """Ask which period to open (this one, unless another is chosen), and open it."""

    def tell(self, words: str, acts: Acts = ()) -> object:
        """A result, as a toast."""

    def tell_file(self, words: str, path: Path) -> None:
        """A result that is a file, as a toast with Open and Show in folder."""

    def import_workbook(self) -> None:
        """Ask for a company workbook and bring it in."""

    def speak(self, code: str) -> None:
        """Switch the window's language."""

    def dress(self, look: str) -> None:
        """Switch the window's look."""

    def fail(self, error: Exception) -> None:
        """Say what went wrong: what the user can mend in words, a bug in the crash dialog."""


class Desk(Struct, frozen=True):
    """Handed to each page when it is built."""

    company: "Company"
    say: Language
    theme: Theme
    jobs: Jobs
    preferences: PreferenceFile
    shell: Shell

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do one user action; what the user can mend is said in words, and the answer is then no."""
        from services.errors import Mendable

        try:
            act()
        except Mendable as error:
            self.shell.fail(error)
            return False
        return True
