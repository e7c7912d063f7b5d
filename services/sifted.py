"""What is looked for among the subjects of a period, found anew only where lines have changed. Pure."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast

from services.domain.result import SubjectResult
from services.domain.scorecard import SubjectKey

T = TypeVar("T")


class Sifted:
    """An edit changes the lines of a few; of the others it is known what they hold."""

    def __init__(self) -> None:
        self._known: dict[Callable[..., Any], Mapping[SubjectKey, tuple[SubjectResult, Any]]] = {}

    def of(self, subjects: Iterable[SubjectResult], find: Callable[[SubjectResult], T]) -> list[T]:
        """What `find` finds of each subject, in order; it looks at lines and names alone."""
        known = self._known.get(find, {})
        found: dict[SubjectKey, tuple[SubjectResult, Any]] = {}
        for subject in subjects:
            key = subject.key
            before = known.get(key)
            same = before is not None and _alike(before[0], subject)
            found[key] = before if same and before is not None else (subject, find(subject))
        self._known[find] = found
        return [cast("T", result) for _, result in found.values()]


def _alike(one: SubjectResult, other: SubjectResult) -> bool:
    return one is other or (one.lines is other.lines and one.name == other.name)
