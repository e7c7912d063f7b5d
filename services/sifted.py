"""What is looked for among the subjects of a period, found anew only where lines have changed. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from services.domain.result import SubjectResult

T = TypeVar("T")
_Known = Mapping[tuple[int, str], tuple[SubjectResult, Any]]


class Sifted:
    """An edit changes the lines of a few; of the others it is known what they hold."""

    def __init__(self) -> None:
        self._known: dict[Callable[..., Any], _Known] = {}

    def of(self, subjects: Iterable[SubjectResult], find: Callable[[SubjectResult], T]) -> list[T]:
        """What `find` finds of each subject, in order; it looks at lines and names alone."""
        known = self._known.get(find, {})
        fresh: dict[tuple[int, str], tuple[SubjectResult, Any]] = {}
        found: list[T] = []
        for subject in subjects:
            key = id(subject.lines), subject.code  # the lines are held, so that no others get their id
            before = known.get(key)
            if before is None or not (before[0] is subject or _alike(before[0], subject)):
                before = subject, find(subject)
            fresh[key] = before
            found.append(before[1])
        self._known[find] = fresh
        return found


def _alike(one: SubjectResult, other: SubjectResult) -> bool:
    return one.type is other.type and one.name == other.name
