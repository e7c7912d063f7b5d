"""What the codes in the trail are called: by their present names, else by those they had when they went."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct
from sqlalchemy import CompoundSelect, Connection, Select, and_, column, literal, or_, select, union_all
from sqlalchemy import table as plain_table

from models.scorecard import ScorecardRow
from models.strategy import IssueRow
from models.trail import ChangeRow
from services.trail_places import CARD, NAMED


class CardBirth(Struct, frozen=True):
    """A scorecard version that an action added under a number; numbers of deleted ones are given again."""

    action: int
    number: int
    type: str
    code: str
    dimension: str


class Names(Struct, frozen=True):
    """Names by table and code, and whose the scorecards are."""

    known: Mapping[tuple[str, str], str]
    cards: Mapping[int, tuple[CardBirth, ...]]

    def of(self, table: str, code: str) -> str:
        """Name and code; the code alone when nobody knows a name."""
        name = self.known.get((table, code), "")
        return f"{name} {code}" if name and name != code else code

    def holding(self, word: str) -> tuple[str, ...]:
        """The codes of everything whose name holds a word."""
        wanted = word.casefold()
        return tuple({code for (_, code), name in self.known.items() if wanted in name.casefold()})

    def card(self, number: int, action: int) -> CardBirth | None:
        """The card version that had a number when an action was done."""
        births = [birth for birth in self.cards.get(number, ()) if birth.action <= action]
        return births[-1] if births else None


def read_names(connection: Connection) -> Names:
    """Every name, the present ones before those of what went, and the cards."""
    known: dict[tuple[str, str], str] = {}
    cards = {number: (birth,) for number, birth in _present_cards(connection)}
    for number, table, key, before, after in connection.execute(_came_and_went()):
        place, old, new = (json.loads(text or "{}") for text in (key, before, after))
        if table != CARD:
            known[table, str(next(iter(place.values())))] = str(old.get(_name(table), ""))
        elif after is not None:
            birth = CardBirth(number, place["id"], new["type"], new["code"], new["dimension"])
            cards[birth.number] = (*cards.get(birth.number, ()), birth)
    known |= {(table, code): name for table, code, name in connection.execute(_present())}
    return Names(known, cards)


def _present_cards(connection: Connection) -> Iterator[tuple[int, CardBirth]]:
    """The cards as they stand, for those whose beginning was purged."""
    row = ScorecardRow
    for number, kind, code, dimension in connection.execute(
        select(row.id, row.type, row.code, row.dimension)
    ):
        yield number, CardBirth(0, number, kind.value, code, dimension.value)


def _came_and_went() -> Select[Any, Any, Any, Any, Any]:
    """What removed something that has a name, and what added a card; neither where it was purged."""
    row = ChangeRow
    went = and_(row.row_table.in_(NAMED), row.after.is_(None), row.before.is_not(None))
    came = and_(row.row_table == CARD, row.before.is_(None), row.after.is_not(None))
    statement = select(row.action, row.row_table, row.row_key, row.before, row.after)
    return statement.where(or_(went, came)).order_by(row.action, row.position)


def _present() -> CompoundSelect[Any]:
    return union_all(
        *(
            select(literal(name), column(_code(name)), column(_name(name))).select_from(plain_table(name))
            for name in NAMED
        )
    )


def _code(table: str) -> str:
    return "number" if table == "employee" else "code"


def _name(table: str) -> str:
    return "issue" if table == IssueRow.__tablename__ else "name"
