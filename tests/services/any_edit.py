"""Every kind of edit that an officer makes, to be done in any order."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from msgspec.structs import replace

from models.organisation import DepartmentRow
from models.terms import Dimension, PeriodState
from services.card_drafts import CardDraft, DraftLine
from services.company import Company
from services.edits import EditRefused
from services.errors import Mendable
from services.typed_lines import Field, Typed, Way
from services.typed_ratings import RatedLine, TypedRating
from services.typed_row import typed_row
from services.workbooks.sheets.organisation import DEPARTMENTS
from tests.services.small_firm import D1, E1, E2, E3, KPIS, LINES, rate

MONTH = "2026-10"
UNLOCKED = (PeriodState.COLLECTING, PeriodState.SCORING, PeriodState.REVIEW, PeriodState.OPEN)
RATERS = (
    TypedRating("superior", "Ann", "80"),
    TypedRating("peer", "Bo", "70"),
    TypedRating("self", "", "90"),
)


def pay(company: Company, name: str) -> None:
    with company.ledger.write("test.rename") as writing:
        writing.unit.put(DepartmentRow, {"code": "D1", "name": name})


def belongs(company: Company, parent: str) -> None:
    row = {"code": "D2", "name": "Works", "parent": parent}
    company.edits.put("department.move", DEPARTMENTS, [row], {"name": "Works", "parent": parent})


def weighed(share: int) -> CardDraft:
    """Ann's card, its weight moved between the first two lines."""
    weights = (40 + share, 30 - share, 20, 10)
    lines = zip(LINES, weights, strict=True)
    drafted = tuple(DraftLine(line.kpi, str(weight), str(line.target or "")) for line, weight in lines)
    card = CardDraft(E1.type, E1.code, Dimension.MONTHLY, drafted)
    return replace(card, replaces=card.key)


def waived(firm: Company, number: int) -> None:
    """A veto hit, then waived; every other time taken back."""
    firm.kpis.save({**typed_row(KPIS[1]), "veto": "<95", "veto_effect": "0"})
    firm.actuals.enter(MONTH, E1, "SHARE", "90")
    firm.waivers.waive(MONTH, E1, "SHARE", "boss", f"storm {number}")
    if number % 2:
        firm.waivers.take_back(MONTH, E1, "SHARE")


def away(company: Company, n: int) -> date:
    """Bo is away for a day; a few days later, the next time."""
    first = date(2025, 3, 1) + timedelta(days=len(company.absences.of("E2")) * 3)
    company.absences.add(
        "E2", {"first_day": first.isoformat(), "last_day": first.isoformat(), "note": str(n)}
    )
    return first


def talk(company: Company, n: int) -> None:
    company.coaching.add(MONTH, "E1", {"day": f"2026-10-{n + 1:02d}", "note": f"talk {n}"})


def careless(company: Company) -> None:
    """Make many commits quick: none of them must outlive the test."""
    with company.ledger.store.connection() as connection:
        connection.connection.driver_connection.execute("PRAGMA synchronous = OFF")  # type: ignore[union-attr]


STEPS: dict[str, Callable[[Company, int], object]] = {
    "waive": waived,
    "value": lambda firm, n: firm.actuals.enter(MONTH, (E1, E2, D1)[n % 3], "RATE", str(n)),
    "clear": lambda firm, n: firm.actuals.enter(MONTH, (E1, E2)[n % 2], "RATE", ""),
    "level": lambda firm, n: firm.actuals.describe(
        MONTH, E1, "LEVEL", ("late", "on time")[n % 2], f"see {n}"
    ),
    "rated card": lambda firm, _n: rate(firm),
    "ratings": lambda firm, n: firm.ratings.replace(RatedLine(MONTH, E3, "TEAM"), RATERS[: n % 4]),
    "number": lambda firm, n: firm.actuals.enter(MONTH, E3, "TEAM", str(n)),
    "target": lambda firm, n: firm.actuals.set_target(MONTH, E1, "RATE", str(n)),
    "note": lambda firm, n: firm.actuals.set_note(MONTH, E1, "SHARE", "见附件" * (n % 3)),
    "not applicable": lambda firm, n: firm.actuals.mark_not_applicable(MONTH, E1, "RATE", f"because {n}"),
    "applicable": lambda firm, n: (
        firm.actuals.mark_not_applicable(MONTH, E2, "SHARE", f"because {n}"),
        firm.actuals.mark_applicable(MONTH, E2, "SHARE"),
    ),
    "self score": lambda firm, n: firm.actuals.set_self_score(MONTH, E1, "RATE", str(n)),
    "paste": lambda firm, n: firm.actuals.enter_many(
        MONTH, [Typed(key, "SHARE", str(n + at)) for at, key in enumerate((E1, E2))]
    ),
    "block": lambda firm, n: firm.actuals.enter_many(
        MONTH,
        [Typed(E1, "SHARE", str(n)), Typed(E1, "RATE", str(n), Field.SELF), Typed(E2, "RATE", "")],
        (Way.FILL, Way.CLEAR)[n % 2],
    ),
    "points": lambda firm, n: firm.adjustments.replace(MONTH, E2, [(Decimal(1), "x")] * (n % 4)),
    "exempt": lambda firm, n: firm.attendance.exempt(MONTH, "E3", f"away {n}"),
    "decline": lambda firm, n: firm.attendance.decline(MONTH, "E3", f"here {n}"),
    "include": lambda firm, _n: firm.attendance.include(MONTH, "E3"),
    "exempt many": lambda firm, n: firm.exemptions.accept(MONTH, {"E1": f"away {n}", "E3": f"new {n}"}),
    "decline many": lambda firm, n: firm.exemptions.decline(MONTH, {"E2": f"here {n}", "E3": "here"}),
    "take back": lambda firm, n: (
        firm.exemptions.accept(MONTH, {"E2": f"away {n}"}),
        firm.exemptions.take_back(MONTH, ["E2"]),
    ),
    "absence": away,
    "absence changed": lambda firm, n: firm.absences.change(
        "E2", away(firm, n), {"first_day": f"2025-02-{n + 1:02d}", "last_day": f"2025-02-{n + 1:02d}"}
    ),
    "absence removed": lambda firm, n: firm.absences.remove("E2", away(firm, n)),
    "coaching": talk,
    "coaching changed": lambda firm, n: (
        talk(firm, n),
        firm.coaching.change(firm.coaching.of("E1")[0], {"day": "2026-10-05", "note": f"more {n}"}),
    ),
    "coaching removed": lambda firm, n: (talk(firm, n), firm.coaching.remove(firm.coaching.of("E1")[-1])),
    "open": lambda firm, n: firm.periods.open(f"2027-{n % 12 + 1:02d}"),
    "move state": lambda firm, n: firm.periods.move(MONTH, UNLOCKED[n % 4]),
    "settings": lambda firm, n: firm.settings.change({"adjustment_bound": str(n + 4)}),
    "kpi": lambda firm, n: firm.kpis.save({**typed_row(KPIS[3]), "parameters": f"condition=<={n}"}),
    "weights": lambda firm, n: firm.scorecards.save(weighed(n)),
    "parent": lambda firm, n: belongs(firm, ("D1", "")[n % 2]),
    "transfer": lambda firm, n: firm.organisation.assign(
        ["E3"], {"department": "D1"}, f"2026-10-{n + 1:02d}"
    ),
    "rename": lambda firm, n: pay(firm, f"Sales {n % 3}"),
}


def attempt(firm: Company, name: str, number: int) -> None:
    """Do one edit; what earlier ones left may stand in its way, in the ways that are named here."""
    try:
        STEPS[name](firm, number)
    except EditRefused as refused:
        assert {one.problem.code for one in refused.problems} == {"absence_overlaps"}  # noqa: PT017
    except Mendable as problem:
        met = {"period.exists", "period.same_state", "actual.rated", "waiver.not_hit"}
        assert problem.code in met  # noqa: PT017
