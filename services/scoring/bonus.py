"""Bonus (奖金): the product of coefficients, and a pool shared to the cent."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from msgspec import Struct

from services.errors import Mendable
from services.scoring.remainders import share_money
from services.scoring.rounding import EXACT, ZERO, to_cents

ONE = Decimal(1)
FULL_MONTH, HALF = 11, Decimal("0.5")


def attendance_share(days: int) -> Decimal:
    """The attendance share (出勤系数) of a month: 11 and more days attended 1, 1 to 10 days 0.5, none 0."""
    if days >= FULL_MONTH:
        return ONE
    return HALF if days >= 1 else ZERO


class Pay(Struct, frozen=True):
    """What a person's bonus is made of.

    `effective` is the effective coefficient, None while the result is incomplete; `unvetoed` what it would be
    without a veto, when there is one. A head's department counts 1: the shared result has it already.
    """

    code: str
    base: Decimal | None
    effective: Decimal | None
    company: Decimal = ONE
    department: Decimal = ONE
    attendance: Decimal = ONE
    head: bool = False
    unvetoed: Decimal | None = None

    def share(self, coefficient: Decimal | None) -> Decimal:
        """The weight in a pool under a coefficient; 0 without a base."""
        department = ONE if self.head else self.department
        return (self.base or ZERO) * department * (coefficient or ZERO) * self.attendance

    @property
    def withheld(self) -> Decimal:
        """The weight that a veto takes away."""
        return max(ZERO, self.share(self.unvetoed) - self.share(self.effective))


def bonus(pay: Pay) -> Decimal | None:
    """The amount, to the cent; None without a base or a complete result."""
    if pay.base is None or pay.effective is None:
        return None
    with localcontext(EXACT):
        return to_cents(pay.share(pay.effective) * pay.company)


class Pool(Struct, frozen=True):
    """A pool shared out: `amounts` in the order of the people, and what stays in it."""

    amounts: tuple[Decimal, ...]
    retained: Decimal


def share_pool(amount: Decimal, people: Sequence[Pay], *, retain_vetoed: bool = False) -> Pool:
    """Share a pool by base × department × effective coefficient × attendance; to the cent.

    What a veto takes away goes to the others, or stays in the pool with `retain_vetoed`.
    """
    if amount < 0:
        raise Mendable("pool.negative", amount=amount)
    lacking = next((pay.code for pay in people if pay.effective is None and pay.base is not None), None)
    if lacking is not None:
        raise Mendable("pool.incomplete", name=lacking)
    with localcontext(EXACT):
        parts = [pay.share(pay.effective) for pay in people]
        withheld = sum((pay.withheld for pay in people), ZERO) if retain_vetoed else ZERO
        if not any(parts) and not withheld:
            raise Mendable("pool.nobody")
        *amounts, retained = share_money(
            to_cents(amount), [*parts, withheld], [*(pay.code for pay in people), ""]
        )
        return Pool(tuple(amounts), retained)
