"""Whom somebody means who types a name in a hurry: the name, the number, or the initials of the pinyin."""

from collections.abc import Sequence

from services.domain.minutes import Person
from services.spelling import is_spelt


def fitting(people: Sequence[Person], text: str) -> tuple[Person, ...]:
    """Those whom the words fit, whose name begins with them first."""
    words = text.strip()
    if not words:
        return tuple(people)
    found = [person for person in people if _fits(person, words)]
    return tuple(sorted(found, key=lambda person: not person.name.startswith(words)))


def meant(people: Sequence[Person], text: str) -> Person | None:
    """The one who is meant; None when nobody is, or several could be."""
    words = text.strip()
    if not words:
        return None
    exact = [person for person in people if words in {person.name, person.number, shown(person)}]
    found = exact or fitting(people, words)
    return found[0] if len(found) == 1 else None


def shown(person: Person) -> str:
    """Somebody as a list offers them."""
    return " · ".join(filter(None, (person.name, person.department_name)))


def _fits(person: Person, words: str) -> bool:
    lower = words.lower()
    begins = person.number.lower().startswith(lower)
    return words in person.name or begins or (words.isascii() and is_spelt(person.name, lower))
