"""What is looked for among the subjects of a period, found anew only where lines have changed. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from services.domain.result import SubjectResult

T = TypeVar("T")
_Known = Sequence[tuple[SubjectResult, Any]]


class Sifted:
    """An edit changes the lines of a few; of the others, at their places, it is known what they hold."""

    def __init__(self) -> None:
        self._known: dict[Callable[..., Any], _Known] = {}

    def of(self, subjects: Iterable[SubjectResult], find: Callable[[SubjectResult], T]) -> list[T]:
        """What `find` finds of each subject, in order; it looks at lines and names alone."""
        subjects = tuple(subjects)
        known: _Known = self._known.get(find, ())
        if len(known) == len(subjects):
            pairs = zip(known, subjects, strict=True)
            fresh = [old if _alike(old[0], who) else (who, find(who)) for old, who in pairs]
        else:
            fresh = [(who, find(who)) for who in subjects]
        self._known[find] = fresh
        return [found for _, found in fresh]


def _alike(one: SubjectResult, other: SubjectResult) -> bool:
    if one is other:
        return True
    same = one.lines is other.lines and one.code == other.code
    return same and one.type is other.type and one.name == other.name
