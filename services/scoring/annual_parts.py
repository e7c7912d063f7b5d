"""The make-up of the annual total (年度构成), read and written."""

from collections.abc import Sequence

from services.domain.settings import AnnualShare
from services.errors import Mendable
from services.scoring.notation import folded, number, plain, quote, read_pairs


def parse_annual_parts(text: str) -> tuple[AnnualShare, ...]:
    """Read `months:60, satisfaction:25, review:15`: names once, a sum above 0; Mendable `annual.…`."""
    try:
        shares = tuple(
            AnnualShare(folded(key), number(value, "annual")) for key, value in read_pairs(text, "annual")
        )
    except Mendable as problem:
        raise Mendable("annual.form", text=problem.facts.get("text", text)) from None
    names = [share.part for share in shares]
    if len(set(names)) < len(names):
        raise Mendable("annual.twice", name=next(name for name in names if names.count(name) > 1))
    if any(share.weight < 0 or not share.part for share in shares) or not any(
        share.weight for share in shares
    ):
        raise Mendable("annual.weight")
    return shares


def format_annual_parts(shares: Sequence[AnnualShare]) -> str:
    """The canonical text of the parts."""
    return ", ".join(f"{quote(share.part)}:{plain(share.weight)}" for share in shares)
