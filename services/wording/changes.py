"""A change of the audit trail in words: what was changed of whom, from what to what."""

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from models.terms import Dimension
from services.language import N_, Language
from services.trail import Action, TrailChange
from services.trail_names import Names
from services.trail_places import NAMED, SUBJECTS, About, about, named_in, referred
from services.wording.change_fields import column_words, in_order, setting_words, table_words, value_words
from services.workbooks.vocabulary import DIMENSIONS

PURGED = N_("(cleared)")
ADDED, REMOVED = N_("(added)"), N_("(removed)")
_HIDDEN = {"position", "id", "card", "type"}
"""Parts of keys that tell the user nothing by themselves."""


class FieldWords(Struct, frozen=True):
    """One field of a record: what it is called, its old and its new value."""

    name: str
    before: str
    after: str


class ChangeWords(Struct, frozen=True):
    """A changed record in words: what it is, and whom, which KPI and period it is about, as far as it is."""

    noun: str
    subject: str
    kpi: str
    period: str
    more: str
    fields: tuple[FieldWords, ...]

    @property
    def record(self) -> str:
        """Which record, in one line."""
        return " · ".join(
            part for part in (self.noun, self.subject, self.kpi, self.period, self.more) if part
        )


def subject_words(action: Action, names: Names) -> str:
    """Whom an action was about, where it was about one alone."""
    facts = action.facts
    if "employee" in facts:
        return names.of("employee", str(facts["employee"]))
    if "subject" not in facts:
        return ""
    return names.of(str(facts.get("type", "employee")), str(facts["subject"]))


def change_words(say: Language, change: TrailChange, names: Names, action: int) -> ChangeWords:
    """A change that an action made, in words."""
    noun = table_words(say, change.table)
    if change.purged:
        cleared = FieldWords("", say(PURGED), say(PURGED))
        return ChangeWords(noun, "", "", "", say(PURGED), (cleared,))
    if change.table == "setting":
        return _setting(say, noun, change)
    return ChangeWords(
        noun,
        _subject(change, names, action),
        _joined(names.of(table, code) for table, code in named_in(change.table, change.key, About.KPI)),
        _joined(say.period(code) for _, code in named_in(change.table, change.key, About.PERIOD)),
        _rest(say, change, names, action),
        tuple(_fields(say, change, names)),
    )


def _setting(say: Language, noun: str, change: TrailChange) -> ChangeWords:
    item = str(change.key["item"])
    texts = [str((values or {}).get("value", "")) for values in (change.before, change.after)]
    name, before = setting_words(say, item, texts[0])
    field = FieldWords(name, before, setting_words(say, item, texts[1])[1])
    return ChangeWords(noun, "", "", "", name, (field,))


def _subject(change: TrailChange, names: Names, action: int) -> str:
    if change.table in SUBJECTS:
        return _own_name(change, names)
    for _, number in named_in(change.table, change.key, About.CARD):
        card = names.card(int(number), action)
        return "" if card is None else names.of(card.type, card.code)
    return _joined(names.of(table, code) for table, code in named_in(change.table, change.key, About.SUBJECT))


def _own_name(change: TrailChange, names: Names) -> str:
    """A coded record's own name: the one it got by the change, had before it, or has now."""
    (code,) = map(str, change.key.values())
    field = "issue" if change.table == "issue" else "name"
    told = {**(change.before or {}), **(change.after or {})}
    return f"{told[field]} {code}" if told.get(field) else names.of(change.table, code)


def _rest(say: Language, change: TrailChange, names: Names, action: int) -> str:
    """What else the key says: a code of its own, a day, a step, the place of a row among several."""
    table, parts = change.table, []
    for _, number in named_in(table, change.key, About.CARD):
        card = names.card(int(number), action)
        parts.append("" if card is None else DIMENSIONS.write(Dimension(card.dimension), say.code))
    for name, value in change.key.items():
        target = referred(table, name)
        if target == table and table in NAMED:
            parts += [] if table in {*SUBJECTS, "kpi"} else [_own_name(change, names)]
        elif name == "position":
            parts.append(say("No. {number}", number=int(value) + 1))
        elif name not in _HIDDEN and about(table, name) in {None, About.YEAR}:
            parts.append(f"{column_words(say, table, name)} {value_words(say, table, name, value)}")
    return _joined(parts)


def _fields(say: Language, change: TrailChange, names: Names) -> Iterable[FieldWords]:
    before, after = change.before or {}, change.after or {}
    found: dict[str, FieldWords] = {}
    for name in in_order(change.table, {**before, **after}):
        if name in change.key or before.get(name) == after.get(name):
            continue
        if change.before is None and after[name] is False:
            continue  # what a new record has anyhow
        old, new = (_value(say, change.table, name, values.get(name), names) for values in (before, after))
        words = column_words(say, change.table, name)
        if words in found:  # an actual's text and its number stand in one place
            old, new = old or found[words].before, new or found[words].after
        if old or new:
            found[words] = FieldWords(words, old, new)
    if found:
        return found.values()
    added = change.before is None
    return (FieldWords("", "", say(ADDED)) if added else FieldWords("", "", say(REMOVED)),)


def _value(say: Language, table: str, name: str, value: Any, names: Names) -> str:  # noqa: ANN401 - any plain value
    if value in (None, "", []):
        return ""
    target = referred(table, name)
    if target in NAMED:
        return names.of(target, str(value))
    return value_words(say, table, name, value)


def _joined(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
