"""Scoring from the file: a year against the raw driver, a month's lock, totals for a page, one edit, growth.

Two rows more tell how near the year can come to the driver: the least arithmetic that gives totals, and the
least that has a record for every row read and every line scored, without rules, vetoes or explanations.

The yardsticks run on the same file through the driver that the program uses.
"""

import shutil
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal, localcontext
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))

import sqlcipher3.dbapi2 as driver

from benchmarks._firm import firm, lock, months, number_of, write
from benchmarks._measure import CPU, WALL, Paired, alone, paired, row, seconds, told
from models.entry import ActualRow
from models.records import read_records
from models.terms import Dimension, SubjectType
from services.company import Company
from services.domain.company import Records
from services.domain.entry import Actual
from services.domain.period import Period
from services.domain.scorecard import SubjectKey
from services.live import score
from services.scoring.entries import read_books
from services.scoring.measured import LineScore
from services.scoring.methods import CAP
from services.scoring.readings import Reading
from services.scoring.rounding import EXACT, HUNDRED, ZERO, to_cents

PEOPLE, LINES, MONTHS = 500, 8, 12
TARGET, WEIGHT = Decimal(90), Decimal("12.5")
SIZES = (50, 500, 5_000)
EDITED = 10
"""Lines of a card in the grid."""
RUNS = 7


def raw_sums(file: Path) -> dict[tuple[str, str], int]:
    """Every actual read as a row and added up by person and month, as the whole numbers in the file."""
    connection = driver.connect(str(file))
    sums: defaultdict[tuple[str, str], int] = defaultdict(int)
    for period, _, subject, _, value, *_ in connection.execute("SELECT * FROM actual"):
        sums[period, subject] += value
    connection.close()
    return sums


def bare_totals(file: Path) -> list[Decimal]:
    """The driver's rows as exact rates of a target, each in two places, weighed and added up."""
    connection = driver.connect(str(file))
    sums: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    with localcontext(EXACT):
        for period, _, subject, _, value, *_ in connection.execute("SELECT * FROM actual"):
            sums[period, subject] += bare_score(Decimal(value).scaleb(-6)) * WEIGHT
        totals = [to_cents(found / HUNDRED) for found in sums.values()]
    connection.close()
    return totals


def bare_score(actual: Decimal) -> Decimal:
    """The rate of one actual in two places, capped."""
    return to_cents(min((TARGET + (actual - TARGET)) * HUNDRED / TARGET, CAP))


def record_totals(company: Company) -> list[Decimal]:
    """The same by way of records: rows read, entries by subject, a reading and a score for every line."""
    totals = []
    for code in months(MONTHS):
        with company.ledger.read() as connection:
            actuals = read_records(connection, ActualRow, Actual, ActualRow.period == code)
        with localcontext(EXACT):
            for key, book in read_books(Records(actuals=actuals), Period.parse(code)).items():
                readings = [Reading(key, found.value, None, TARGET) for found in book.actuals.values()]
                scores = [LineScore(bare_score(found.value or ZERO), ()) for found in readings]
                totals.append(to_cents(sum((one.score or ZERO) * WEIGHT for one in scores) / HUNDRED))
    return totals


def grouped(connection: driver.Connection) -> list[tuple[str, str, int]]:
    """The official totals of all locked months, by one GROUP BY over their newest versions."""
    question = "SELECT code, period, total, max(version) FROM result GROUP BY code, period"
    return [(code, period, total) for code, period, total, _ in connection.execute(question)]


def year(company: Company) -> None:
    """Score the last month, and with it every open month before."""
    with company.ledger.read() as connection:
        score(connection, months(MONTHS)[-1])


def measure_year(file: Path) -> None:
    """The whole year from the file, all its months open."""
    with Company.open(file, write=False) as company:
        what = f"{PEOPLE} × {LINES} × {MONTHS}, CPU"
        found = paired(lambda: year(company), lambda: raw_sums(file), RUNS)
        row(f"scoring, {what}", found, "≤ 4 ×")
        found = paired(lambda: bare_totals(file), lambda: raw_sums(file), RUNS)
        row(f"least arithmetic, {what}", found)
        found = paired(lambda: record_totals(company), lambda: raw_sums(file), RUNS)
        row(f"least with records, {what}", found)


def measure_lock(file: Path) -> None:
    """Score a month with eleven locked ones behind it, write its results and its seal."""
    walls, cpus = [], []
    for number in range(RUNS):
        copy = file.with_stem(f"locking{number}")
        shutil.copy(file, copy)
        with Company.open(copy) as company:
            company.results.of(months(MONTHS)[-1])  # as the officer does: she looks, then she locks
            started = CPU()
            walls.append(seconds(lambda: company.periods.lock(months(MONTHS)[-1]), WALL))
            cpus.append(CPU() - started)
        copy.unlink()
    row(f"lock a month of {PEOPLE}, with write", walls, "≤ 500 ms")
    print(f"  CPU {told(statistics.median(cpus))}, a collection of garbage before it included")


def measure_page(file: Path) -> None:
    """A year's totals of everybody as the History page asks for them: the open month has been looked at."""
    last, what = months(MONTHS)[-1], f"totals of {PEOPLE} × {MONTHS} for a page"
    connection = driver.connect(str(file))
    with Company.open(file, write=False) as company:

        def totals() -> object:
            return company.history.standings(Dimension.MONTHLY, MONTHS)

        scoring = seconds(lambda: company.results.of(last))
        row(f"{what}, CPU", paired(totals, lambda: grouped(connection), RUNS), "≤ 2 ×")
    connection.close()
    print(f"  scoring the open month, once before: {told(scoring)}")


def measure_edit(file: Path) -> None:
    """Type one actual and see the new total: the act with its write to the disk, then the total."""
    last, key = months(MONTHS)[-1], SubjectKey(SubjectType.EMPLOYEE, number_of(PEOPLE // 2))
    values = count(80)
    with Company.open(file) as company:

        def enter() -> None:
            company.actuals.enter(last, key, "K01", str(next(values)))

        def total() -> None:
            company.results.subject(last, key)

        def both() -> None:
            enter()
            total()

        both()
        parts: dict[str, list[float]] = {"act": [], "total": []}
        for _ in range(30):
            parts["act"].append(seconds(enter, CPU))
            parts["total"].append(seconds(total, CPU))
        whole = alone(both, 30, CPU)
        walls = alone(both, 30, WALL)
    row(f"edit → new total, {PEOPLE} × {EDITED}, CPU", whole, "≤ 16 ms")
    row(f"edit → new total, {PEOPLE} × {EDITED}, with the disk", walls)
    shares = ", ".join(f"{name} {told(statistics.median(times))}" for name, times in parts.items())
    print(f"  CPU of its parts: {shares}")


def measure_growth(folder: Path) -> None:
    """One month at three sizes, read and computed; ten times the people may take ten times as long."""
    times = {}
    for people in SIZES:
        file = folder / f"grown{people}.zhanji"
        write(firm(people, LINES, 1), file)
        with Company.open(file, write=False) as company:
            work = scored(company, months(1)[0])
            times[people] = alone(work, 3 if people > 1_000 else RUNS)
        file.unlink()
    for small, large in ((50, 500), (500, 5_000)):
        ten = Paired([statistics.median(times[large])], [statistics.median(times[small]) * large / small])
        row(f"growth of scoring, {small} → {large} people, to linear, CPU", ten, "≤ 1.1 ×")


def scored(company: Company, code: str) -> Callable[[], None]:
    """Scoring one month of a company from its file."""

    def work() -> None:
        with company.ledger.read() as connection:
            score(connection, code)

    return work


def main() -> None:
    """One firm of each kind, made in a folder that goes with the run."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "firm.zhanji"
        write(firm(PEOPLE, LINES, MONTHS), file)
        measure_year(file)
        lock(file, months(MONTHS)[:-1])
        measure_lock(file)
        measure_page(file)
        grid = folder / "grid.zhanji"
        write(firm(PEOPLE, EDITED, MONTHS), grid)
        lock(grid, months(MONTHS)[:-1])
        measure_edit(grid)
        measure_growth(folder)


if __name__ == "__main__":
    main()
