"""Every kind of edit of what is appraised, by whom and why, for any order beside those of a month."""

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from models.terms import Dimension, SubjectType
from services.card_drafts import CardDraft, DraftLine
from services.company import Company
from services.domain.scorecard import CardKey, SubjectKey
from services.domain.strategy_map import Place, StrategyMap
from services.library.catalogue import Library
from services.pasted import Block
from services.targets import TypedTargets
from services.typed_row import typed_row
from services.workbooks.shapes.sheet import Sheet
from services.workbooks.sheets.organisation import DEPARTMENTS, EMPLOYEES, MOVES, POSITIONS
from tests.services.small_firm import KPIS
from tests.services.workbooks.firms import BASE, saved

D2 = SubjectKey(SubjectType.DEPARTMENT, "D2")
YEAR = 2026


def graph(firm: Company) -> StrategyMap:
    return firm.strategy_map.read().graph


@cache
def workbook() -> bytes:
    with TemporaryDirectory() as folder:
        return saved(Path(folder) / "in.xlsx", *BASE).read_bytes()


def bring(firm: Company) -> None:
    path = firm.path.with_name("in.xlsx")
    path.write_bytes(workbook())
    firm.imports.apply(firm.imports.preview(path))


def objective(firm: Company, n: int) -> str:
    """Some objective's code, made when there is none."""
    codes = sorted(graph(firm).objectives)
    return (
        codes[n % len(codes)] if codes else firm.strategy_map.add(graph(firm), "Profit", Place("财务", 0, 0))
    )


def change_objective(firm: Company, n: int) -> None:
    code = objective(firm, n)
    firm.strategy_map.change(graph(firm), code, {"name": f"Margin {n}"})


def move_objective(firm: Company, n: int) -> None:
    code = objective(firm, n)
    firm.strategy_map.move(graph(firm), {code: Place("客户", 40 * n, 20)})


def remove_objective(firm: Company, n: int) -> None:
    code = objective(firm, n)
    firm.strategy_map.remove(graph(firm), [code])


def issue(firm: Company) -> str:
    codes = [one.code for one in firm.records().issues]
    return codes[0] if codes else firm.issues.add({"department": "D1", "issue": "late"})


def department_card(n: int) -> CardDraft:
    lines = (DraftLine("SHARE", str(60 + n)), DraftLine("SAFE", str(40 - n)))
    return CardDraft(SubjectType.DEPARTMENT, "D2", Dimension.MONTHLY, lines)


def indicator(firm: Company, n: int) -> str:
    library = Library.load()
    return firm.kpis.take(library, library.indicators[n], "zh")


def put(firm: Company, verb: str, sheet: Sheet, **row: str) -> None:
    firm.edits.put(verb, sheet, [row], {"name": str(row.get("name", "")), "day": row.get("day", "")})


def targets(firm: Company, n: int) -> None:
    firm.targets.save(YEAR, "SHARE", [TypedTargets(D2, "", tuple(str(n + month) for month in range(12)))])


def link(firm: Company, n: int) -> tuple[str, str]:
    one, other = objective(firm, 0), firm.strategy_map.add(graph(firm), f"Cost {n}", Place("财务", 9, 9))
    firm.strategy_map.link(graph(firm), other, one)
    return other, one


def unlink(firm: Company, n: int) -> None:
    one, other = link(firm, n)
    firm.strategy_map.unlink(graph(firm), one, other)


def lanes(firm: Company, n: int) -> None:
    names = list(graph(firm).names)
    firm.strategy_map.set_lanes(graph(firm), [*((name, name) for name in names), ("", f"Lane {n}")])


def position(firm: Company, code: str) -> None:
    put(firm, "position.add", POSITIONS, code=code, name="Seller", department="D1")


def person(firm: Company, number: str) -> None:
    put(firm, "employee.add", EMPLOYEES, number=number, name="Dee", department="D2")


def move(firm: Company, n: int) -> date:
    day = date(2026, 11, n % 28 + 1)
    put(firm, "move.add", MOVES, employee="E3", day=day.isoformat(), department="D1")
    return day


def begin_cards(firm: Company, n: int) -> None:
    firm.new_company.save_cards([department_card(n)])


def remove_kpi(firm: Company, n: int) -> None:
    code = indicator(firm, n)
    firm.kpis.remove(next(kpi for kpi in firm.records().kpis if kpi.code == code))


def remove_card(firm: Company, n: int) -> None:
    begin_cards(firm, n)
    firm.scorecards.remove(CardKey(SubjectType.DEPARTMENT, "D2", Dimension.MONTHLY, None, None))


def answer(firm: Company, n: int) -> None:
    row = {"kpi": "RATE", "outcome": "SAFE", "month": "2026-10", "answer": "accepted", "reason": f"known {n}"}
    firm.kpis.answer(row, "Volume")


DESIGN_STEPS: dict[str, Callable[[Company, int], object]] = {
    "import": lambda firm, _n: bring(firm),
    "department.add": lambda firm, n: put(firm, "department.add", DEPARTMENTS, code=f"N{n}", name="New"),
    "department.change": lambda firm, n: put(firm, "department.change", DEPARTMENTS, code="D2", name=f"W{n}"),
    "department.remove": lambda firm, _n: firm.edits.remove("department.remove", DEPARTMENTS, {"code": "D2"}),
    "department.gone": lambda firm, n: (
        put(firm, "department.add", DEPARTMENTS, code=f"G{n}", name="Gone"),
        firm.edits.remove("department.remove", DEPARTMENTS, {"code": f"G{n}"}, {"name": "Gone"}),
    ),
    "department.purpose": lambda firm, n: put(
        firm, "department.purpose", DEPARTMENTS, code="D1", name="Sales", purpose=f"growth {n}"
    ),
    "position": lambda firm, n: position(firm, f"P{n}"),
    "position.change": lambda firm, n: (
        position(firm, f"Q{n}"),
        put(firm, "position.change", POSITIONS, code=f"Q{n}", name="Lead"),
        firm.edits.remove("position.remove", POSITIONS, {"code": f"Q{n}"}, {"name": "Lead"}),
    ),
    "person": lambda firm, n: person(firm, f"X{n}"),
    "person.change": lambda firm, n: (
        person(firm, f"Y{n}"),
        put(firm, "employee.change", EMPLOYEES, number=f"Y{n}", name="Di", department="D1"),
        put(firm, "employee.leave", EMPLOYEES, number=f"Y{n}", name="Di", department="D1", left="2026-12-31"),
        firm.edits.remove("employee.remove", EMPLOYEES, {"number": f"Y{n}"}, {"name": "Di"}),
    ),
    "move": move,
    "move.remove": lambda firm, n: firm.organisation.remove_move("E3", move(firm, n)),
    "organisation.paste": lambda firm, n: firm.organisation.paste(
        Block(EMPLOYEES, ("number", "name", "department"), ((f"Z{n}", "Ed", "D1"),)), add_missing=False
    ),
    "kpi.add": lambda firm, n: firm.kpis.save({**typed_row(KPIS[1]), "code": f"K{n}"}, new=True),
    "kpi.take": indicator,
    "kpi.remove": remove_kpi,
    "alarm": answer,
    "card": lambda firm, n: firm.scorecards.save(department_card(n)),
    "card.remove": remove_card,
    "targets": targets,
    "targets.flow": lambda firm, n: (targets(firm, n), firm.targets.flow(YEAR, "SHARE")),
    "objective.add": lambda firm, n: firm.strategy_map.add(graph(firm), f"Profit {n}", Place("财务", n, 0)),
    "objective.change": change_objective,
    "objective.move": move_objective,
    "objective.remove": remove_objective,
    "objective.link": link,
    "objective.unlink": unlink,
    "map.arrange": lambda firm, n: (objective(firm, n), firm.strategy_map.arrange(graph(firm))),
    "map.lanes": lanes,
    "map.driver": lambda firm, n: firm.strategy_map.set_driver(f"Volume {n}"),
    "strategy.begin": lambda firm, n: firm.diagnosis.begin(2030 + n),
    "strategy.remove": lambda firm, n: (firm.diagnosis.begin(2060 + n), firm.diagnosis.remove(2060 + n)),
    "strategy.driver": lambda firm, n: firm.diagnosis.mean(YEAR, "value_driver", f"Price {n}"),
    "strategy.intent": lambda firm, n: firm.diagnosis.mean(YEAR, "strategic_intent", f"Share {n}"),
    "diagnosis": lambda firm, n: firm.diagnosis.write(YEAR, n % 4 + 1, {"findings": f"found {n}"}),
    "diagnosis.finish": lambda firm, n: firm.diagnosis.finish(YEAR, n % 4 + 1),
    "issue.add": lambda firm, n: firm.issues.add({"department": "D1", "issue": f"late {n}"}, ["RATE"]),
    "issue.change": lambda firm, n: firm.issues.change(
        issue(firm), {"department": "D1", "issue": f"less late {n}"}, ["SAFE"]
    ),
    "issue.remove": lambda firm, _n: firm.issues.remove(issue(firm)),
    "start.kpis": lambda firm, n: firm.new_company.take_kpis(
        {"D2": tuple(one.id for one in Library.load().indicators[n : n + 3])}, "zh"
    ),
    "start.cards": begin_cards,
}
