"""How much of the cards' weight is tied to strategy (战略覆盖率), overall and by department. Pure."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from models.terms import SubjectType
from services.chain import Chain
from services.domain.alignment import Coverage
from services.domain.scorecard import Scorecard
from services.scoring.rounding import to_cents

ENOUGH = Decimal(100) / 3
"""Under a third of its weight a department is only loosely tied."""


def coverage(chain: Chain) -> tuple[Decimal | None, tuple[Coverage, ...]]:
    """The share over all cards that hold, and each department's with its positions' and people's cards."""
    cards: dict[str, list[Scorecard]] = defaultdict(list)
    for card in chain.cards:
        if (home := chain.department_of(card)) is not None:
            cards[home].append(card)
    found = []
    for one in chain.records.departments:
        own = [card for card in cards[one.code] if card.type is SubjectType.DEPARTMENT]
        share = tied_share(chain, cards[one.code])
        found.append(Coverage(one.code, one.name, share, tied_share(chain, own), len(cards[one.code])))
    return tied_share(chain, chain.cards), tuple(found)


def tied_share(chain: Chain, cards: Iterable[Scorecard]) -> Decimal | None:
    """The percentage of weight on lines tied to strategy, to 2 places; None without any weight."""
    lines = [line for card in cards for line in card.lines]
    whole = sum((line.weight for line in lines), Decimal(0))
    tied = sum((line.weight for line in lines if chain.is_tied(line)), Decimal(0))
    return to_cents(tied * 100 / whole) if whole else None
