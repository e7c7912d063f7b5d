"""A shell without a window: it keeps what the window would say, and where it would go."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class StubShell:
    """What the window would say."""

    told: list[str] = field(default_factory=list)
    failed: list[Exception] = field(default_factory=list)
    went: list[tuple[str, str]] = field(default_factory=list)

    def go(self, page: str, subject: object = None, filter: str = "") -> None:  # noqa: A002
        self.went.append((page, filter))

    def tell(self, words: str, acts: object = ()) -> None:
        self.told.append(words)

    def tell_file(self, words: str, path: Path) -> None:
        self.told.append(words)

    def fail(self, error: Exception) -> None:
        self.failed.append(error)
