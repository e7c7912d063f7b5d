"""The rating method (评价法): group means by group weights; small groups stay hidden."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from models.terms import RaterGroup
from services.domain.entry import Rating
from services.domain.result import Step
from services.errors import Mendable
from services.scoring.measured import Measured, Raw
from services.scoring.rounding import HUNDRED, as_decimal, rounded
from services.scoring.rules import RatingRule

HIDEABLE = (RaterGroup.PEER, RaterGroup.SUBORDINATE, RaterGroup.INNER, RaterGroup.OUTER)
"""Whom the anonymity minimum (匿名下限) protects; the superior's and one's own are never hidden."""


class GroupMean(NamedTuple):
    """What groups gave together: several when small ones are joined; `weight` is the sum of theirs."""

    groups: tuple[RaterGroup, ...]
    weight: Fraction
    size: int
    mean: Fraction
    trimmed: bool = False


class Standing(NamedTuple):
    """A group in a line's score: its weight in the rule, None when the rule has none for it.

    `share` is the percent that it counts for after the weights of absent groups went to the others, with 2
    places for show.
    """

    group: RaterGroup
    weight: Decimal | None
    size: int
    share: Decimal | None


def standings(rule: RatingRule, ratings: Sequence[Rating]) -> tuple[Standing, ...]:
    """The rule's groups in its order, then those that rate without a weight in it."""
    counts = Counter(given.group for given in ratings)
    weights = {known.group: known.weight for known in rule.groups}
    whole = sum((weight for group, weight in weights.items() if counts[group]), Decimal(0))

    def share(group: RaterGroup) -> Decimal | None:
        if not counts[group] or not whole:
            return None
        return rounded(Fraction(weights[group]) * 100 / Fraction(whole))

    counted = (Standing(group, weight, counts[group], share(group)) for group, weight in weights.items())
    others = (Standing(group, None, counts[group], None) for group in RaterGroup if group not in weights)
    return (*counted, *(other for other in others if other.size))


def group_mean(scores: Sequence[Decimal], trim: bool) -> Fraction:
    """The mean of a group's ratings; `trim` leaves out one highest and one lowest of five or more."""
    kept = sorted(scores)[1:-1] if trim and len(scores) >= 5 else scores
    return sum(map(Fraction, kept), Fraction(0)) / len(kept)


def rating(rule: RatingRule, measured: Measured) -> Raw:
    """The groups' means by weight, scaled up for absent groups; without any rating, the entered number."""
    if not measured.ratings:
        return _entered(measured)
    for given in measured.ratings:
        if not 0 <= given.score <= HUNDRED:
            raise Mendable("line.rating_scale", score=given.score)
    means = _means(rule, measured)
    if not any(known.weight for known in means if known.groups != (RaterGroup.SELF,)):
        raise Mendable("line.only_self")
    total = sum((known.mean * known.weight for known in means), Fraction(0)) / sum(
        known.weight for known in means
    )
    raw = as_decimal(total)
    steps = [_shown(known, measured.minimum) for known in shown_means(means, measured.minimum)]
    present = {known.groups[0] for known in means}
    steps += [
        Step("rating.absent", (("group", known.group),))
        for known in rule.groups
        if known.group not in present
    ]
    if len(means) > 1:
        steps.append(Step("rating.mean", (("raw", raw),)))
    return Raw(raw, tuple(steps), actual=rounded(total))


def _entered(measured: Measured) -> Raw:
    A = measured.number()
    if not 0 <= A <= HUNDRED:
        raise Mendable("line.rating_scale", score=A)
    return Raw(A, (Step("rating.entered", (("actual", A),)),))


def _means(rule: RatingRule, measured: Measured) -> list[GroupMean]:
    means: list[GroupMean] = []
    for known in rule.groups:
        scores = [given.score for given in measured.ratings if given.group is known.group]
        if scores:
            trimmed = rule.trim and len(scores) >= 5
            weight = Fraction(known.weight)
            means.append(
                GroupMean((known.group,), weight, len(scores), group_mean(scores, rule.trim), trimmed)
            )
    return means


def shown_means(means: Sequence[GroupMean], minimum: int) -> list[GroupMean]:
    """The means as they may be shown: a small group joined with the next, the last with the one before."""
    shown: list[GroupMean] = []
    waiting: GroupMean | None = None
    last_hideable = -1
    for known in means:
        if known.groups[0] not in HIDEABLE:
            shown.append(known)
            continue
        joined = known if waiting is None else join(waiting, known)
        waiting = joined if joined.size < minimum else None
        if waiting is None:
            last_hideable = len(shown)
            shown.append(joined)
    if waiting is None:
        return shown
    if last_hideable < 0:
        return [*shown, waiting]
    shown[last_hideable] = join(shown[last_hideable], waiting)
    return shown


def join(one: GroupMean, other: GroupMean) -> GroupMean:
    """Two groups as one, averaged by weight so that the sum stays right (by size when both weigh 0)."""
    weight, size = one.weight + other.weight, one.size + other.size
    shares = (one.weight, other.weight) if weight else (Fraction(one.size), Fraction(other.size))
    mean = (one.mean * shares[0] + other.mean * shares[1]) / sum(shares)
    return GroupMean(one.groups + other.groups, weight, size, mean, one.trimmed or other.trimmed)


def _shown(known: GroupMean, minimum: int) -> Step:
    groups = "+".join(known.groups)
    if known.groups[0] in HIDEABLE and known.size < minimum:
        return Step("rating.hidden", (("groups", groups), ("minimum", minimum)))
    code = "rating.trimmed" if known.trimmed else "rating.group"
    if len(known.groups) > 1:
        code = "rating.joined"
    mean, weight = as_decimal(known.mean), as_decimal(known.weight)
    return Step(code, (("groups", groups), ("count", known.size), ("mean", mean), ("weight", weight)))
