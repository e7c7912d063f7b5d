"""One's own library (个人指标库): indicators kept in a file of one's own, and shared."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from services.domain.library import Comparison, Indicator, compared, merged
from services.library.file import read_indicators, write_indicators


class PersonalLibrary:
    """One's own indicators in a file, read anew each time; a file that cannot be read is never replaced."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> tuple[Indicator, ...]:
        """What is kept; nothing before the first one is."""
        return read_indicators(self.path) if self.path.exists() else ()

    def keep(self, *indicators: Indicator) -> None:
        """Add indicators; one of the same name is replaced."""
        self._write(merged(self.read(), indicators))

    def remove(self, ids: Collection[str]) -> None:
        """Take indicators out."""
        self._write(tuple(each for each in self.read() if each.id not in ids))

    def compare(self, shared: Path) -> Comparison:
        """What a file from somebody else brings: new, same, different. Nothing is kept yet."""
        return compared(self.read(), read_indicators(shared))

    def share(self, path: Path, ids: Collection[str] | None = None) -> None:
        """Write indicators, or all, to a file for others."""
        write_indicators(path, [each for each in self.read() if ids is None or each.id in ids])

    def _write(self, indicators: tuple[Indicator, ...]) -> None:
        with suppress(OSError):  # writing says what is wrong with the folder
            self.path.parent.mkdir(parents=True, exist_ok=True)
        write_indicators(self.path, indicators)
