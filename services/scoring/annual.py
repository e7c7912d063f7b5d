"""The annual total (年度): parts by weight, a missing one left out and the rest scaled up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext

from services.domain.result import Step
from services.domain.settings import AnnualShare
from services.errors import Mendable
from services.scoring.rounding import EXACT, ZERO, mean, to_cents
from services.scoring.totals import Total


def months_part(totals: Sequence[Decimal]) -> Decimal | None:
    """The part *months*: the mean of the year's period totals, to 2 places; None without any."""
    if not totals:
        return None
    with localcontext(EXACT):
        return to_cents(mean(totals))


def annual_total(scores: Mapping[str, Decimal | None], shares: Sequence[AnnualShare]) -> Total:
    """The annual total of the parts that have a score; Mendable when none has."""
    with localcontext(EXACT):
        known = [(share, scores[share.part]) for share in shares if scores.get(share.part) is not None]
        divisor = sum((share.weight for share, _ in known), ZERO)
        if not divisor:
            raise Mendable("annual.nothing")
        weighted = sum((share.weight * (score or ZERO) for share, score in known), ZERO)
        steps = [_part_step(share, score or ZERO) for share, score in known]
        steps += [
            Step("annual.absent", (("part", share.part),))
            for share in shares
            if scores.get(share.part) is None
        ]
        exact = weighted / divisor
        total = to_cents(exact)
        steps.append(Step("total.weighted", (("sum", weighted), ("divisor", divisor), ("mean", exact))))
        steps.append(Step("total.exact" if total == exact else "total.rounded", (("total", total),)))
        return Total(total, tuple(steps))


def _part_step(share: AnnualShare, score: Decimal) -> Step:
    return Step("annual.part", (("part", share.part), ("score", score), ("weight", share.weight)))
