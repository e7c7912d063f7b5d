"""The way from a change to the page where its record stands."""

from msgspec import Struct

from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.trail import TrailChange
from services.trail_names import Names
from services.trail_places import SUBJECTS, About, named_in

_PAGES = {
    **dict.fromkeys(("actual", "rating", "adjustment", "waiver", "attendance"), "scoring"),
    **dict.fromkeys((*SUBJECTS, "move", "absence"), "organisation"),
    **dict.fromkeys(
        ("scorecard", "scorecard_line", "comparison", "year_target", "month_target"), "scorecards"
    ),
    **dict.fromkeys(("kpi", "kpi_version", "alarm_answer"), "kpis"),
    **dict.fromkeys(("objective", "diagnosis", "strategy_year", "issue"), "strategy"),
    "setting": "settings",
}


class Way(Struct, frozen=True):
    """A page, and what is to be in sight there."""

    page: str
    subject: SubjectKey | None = None
    filter: str = ""
    period: str = ""


def way_to(change: TrailChange, names: Names, action: int) -> Way | None:
    """Where the record of a change stands; None when no page shows it."""
    page = _PAGES.get(change.table)
    if page is None or change.purged:
        return None
    subject = _subject(change, names, action)
    periods = named_in(change.table, change.key, About.PERIOD) if page == "scoring" else []
    code = str(change.key.get("code", change.key.get("kpi", ""))) if page == "kpis" else ""
    return Way(page, subject, code, periods[0][1] if periods else "")


def _subject(change: TrailChange, names: Names, action: int) -> SubjectKey | None:
    for _, number in named_in(change.table, change.key, About.CARD):
        card = names.card(int(number), action)
        return None if card is None else SubjectKey(SubjectType(card.type), card.code)
    found = named_in(change.table, change.key, About.SUBJECT)
    known = [SubjectKey(SubjectType(kind), code) for kind, code in found if (kind, code) in names.known]
    return known[0] if known else None
