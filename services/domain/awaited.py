"""What a period still waits for (缺数清单): by data provider, and subject by subject. Pure."""

from msgspec import Struct

from services.domain.result import LineResult, SubjectResult


class AwaitedLine(Struct, frozen=True):
    """One actual that is awaited, and whose it is."""

    subject: SubjectResult
    line: LineResult

    @property
    def entered(self) -> bool:
        """Whether the actual is there, so that something else is lacking."""
        return self.line.actual is not None or self.line.actual_text is not None


class Owed(Struct, frozen=True):
    """What one data provider (数据提供部门) owes of its `total` actuals; an empty name: nobody named."""

    provider: str
    lines: tuple[AwaitedLine, ...]
    total: int


class Awaited(Struct, frozen=True):
    """Everything that is awaited in a period: by provider, and everyone whose result is incomplete."""

    period: str
    providers: tuple[Owed, ...]
    incomplete: tuple[SubjectResult, ...]

    @property
    def count(self) -> int:
        """How many lines are without a score, as the month counts them."""
        return sum(len(one.lines) for one in self.providers)

    @property
    def entered(self) -> int:
        """How many of them have their actual, and lack something else."""
        return sum(one.entered for owed in self.providers for one in owed.lines)
