"""What is entered for a period: bounds, contradictions, ratings."""

from collections import defaultdict
from decimal import Decimal

from models.terms import Method, RaterGroup
from services.domain.coaching import days_of_talks
from services.domain.entry import Rating
from services.domain.period import Period
from services.scoring.methods import most_self
from services.scoring.rules import RatingRule
from services.workbooks.draft import Place
from services.workbooks.merging import Key, Merging
from services.workbooks.rules import rule_of

_SHARES = (Decimal(1), Decimal("0.5"), Decimal(0))
_FIXED_PARTS = ("months", "satisfaction", "review", "card")


def check_entries(merging: Merging) -> None:
    """Check the workbook's entries; adjustments against the bound that will hold."""
    _check_actuals(merging)
    _check_adjustments(merging)
    _check_ratings(merging)
    _check_attendance(merging)
    _check_annual_parts(merging)
    _check_waivers(merging)
    _check_coaching(merging)


def _check_actuals(merging: Merging) -> None:
    caps: dict[str, list[Decimal | None]] = defaultdict(list)
    for card in merging["scorecards"].after.values():
        for line in card.lines:
            caps[line.kpi].append(line.cap)
    described = {key[0] for key, kpi in merging.kpis.items() if kpi.method is Method.DESCRIBED}
    for _, place, actual in merging.judged("actuals"):
        if actual.na_reason and (actual.value is not None or actual.text is not None):
            merging.error(place, "na_reason", "na_with_actual")
        if actual.self_score is not None and actual.self_score > (most := most_self(caps[actual.kpi])):
            merging.error(place, "self_score", "number_above", value=actual.self_score, high=most)
        if actual.text and not actual.note and actual.kpi in described:
            merging.warn(place, "note", "level_without_reason", kpi=actual.kpi)


def _check_adjustments(merging: Merging) -> None:
    bound = merging.settings.adjustment_bound
    sums: dict[Key, Decimal] = defaultdict(Decimal)
    for key, adjustment in merging["adjustments"].after.items():
        sums[key[:3]] += adjustment.points
    places = {key[:3]: place for key, place, _ in merging.judged("adjustments")}
    lowered = merging["settings"].places.get(("adjustment_bound",))
    for subject, total in sums.items():
        facts = {"total": total, "bound": bound, "subject": subject[2], "period": subject[0]}
        if abs(total) <= bound or subject[0] in merging.locked:
            continue
        if subject in places:
            merging.error(places[subject], "points", "adjustments_bound", **facts)
        elif lowered is not None:
            merging.error(lowered, "value", "adjustments_bound", **facts)


def _check_ratings(merging: Merging) -> None:
    places = merging["ratings"].places
    groups: dict[Key, set[RaterGroup]] = defaultdict(set)
    seen: dict[Key, Place] = {}
    for key, place, rating in merging.judged("ratings"):
        groups[key[:4]].add(rating.group)
        _check_rating(merging, place, rating)
        named = (*key[:4], rating.group, rating.rater)
        if rating.rater and named in seen:
            merging.warn(place, "rater", "rater_twice", rater=rating.rater, other=seen[named].row)
        seen.setdefault(named, place)
    for line, present in groups.items():
        if present == {RaterGroup.SELF}:
            merging.warn(places[*line, 0], "group", "only_self", kpi=line[3])


def _check_rating(merging: Merging, place: Place, rating: Rating) -> None:
    kpi = merging.kpis.get((rating.kpi,))
    if kpi is None:
        return
    if kpi.method is not Method.RATING:
        merging.error(place, "kpi", "rating_of_other_method", kpi=kpi.code)
        return
    rule = rule_of(merging, kpi)
    if isinstance(rule, RatingRule) and all(known.group is not rating.group for known in rule.groups):
        merging.warn(place, "group", "group_without_weight", kpi=kpi.code, group=rating.group.value)


def _check_attendance(merging: Merging) -> None:
    for _, place, record in merging.judged("attendance"):
        if record.share is not None and record.share not in _SHARES:
            merging.error(place, "share", "share_unknown", value=record.share)


def _check_annual_parts(merging: Merging) -> None:
    names = dict.fromkeys([*_FIXED_PARTS, *(share.part for share in merging.settings.annual_parts)])
    for key, place in merging["annual_parts"].places.items():
        if key[2] not in names:
            merging.error(place, "part", "part_unknown", value=key[2], choices=" / ".join(names))


def _check_waivers(merging: Merging) -> None:
    for key, place, _ in merging.judged("waivers"):
        kpi = merging.kpis.get((key[3],))
        if kpi is not None and not kpi.veto:
            merging.warn(place, "kpi", "waiver_without_veto", kpi=kpi.code)


def _check_coaching(merging: Merging) -> None:
    """The day of a talk in or near its period, locked or not."""
    merge = merging["coaching"]
    for key, place in merge.places.items():
        note = merge.after.get(key)
        if note is None:
            continue
        first, last = days_of_talks(Period.parse(note.period, merging.settings.fiscal_start))
        if not first <= note.day <= last:
            merging.error(place, "day", "coaching_day", first=first, last=last)
