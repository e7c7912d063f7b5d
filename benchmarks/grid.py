"""The grid of a large firm in a window without a screen: opened, typed into, pasted into, scrolled, sifted.

An act runs whole in the event loop: what it takes is also the stall that it causes. CPU, painting included.
"""

import os
import sys
from collections.abc import Callable, Iterator
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from benchmarks._firm import firm, lock, months, number_of, write
from benchmarks._measure import CPU, alone, row, seconds
from benchmarks.pages import Desk
from models.terms import SubjectType
from services.domain.scorecard import SubjectKey
from services.typed_lines import Typed
from ui.app import application_of

PEOPLE, LINES, MONTHS = 500, 10, 12
RUNS, PASTED = 7, 1_000
NAME = f"grid {PEOPLE} × {LINES}"
SOMEBODY = SubjectKey(SubjectType.EMPLOYEE, number_of(PEOPLE // 2))
VIEWS = {"people": "card", "kpis": "by KPI", "departments": "matrix"}


def turn(desk: Desk, view: str) -> None:
    """Look at the period in another way."""
    desk.page.sieve.views.button(view).click()
    desk.settle()


def opened(application: QApplication, folder: Path, file: Path) -> list[float]:
    """The page, from another one."""
    found = []
    for _ in range(RUNS):
        desk = Desk(application, folder, file)
        found.append(seconds(lambda desk=desk: desk.go("scoring")))  # type: ignore[misc]
        desk.close()
    return found


def typing(desk: Desk, see: Callable[[], None]) -> Callable[[], None]:
    """A value into the cell one is in, up to what is seen of it."""
    values, panel = count(80), desk.page.panel
    cell = panel.view.currentIndex()

    def work() -> None:
        if not panel.model.setData(cell, str(next(values))):
            raise AssertionError(panel.model.problem)
        see()

    return work


def typed(desk: Desk, runs: int) -> list[float]:
    """Values one after another, each up to the painted total; what comes after the picture is not counted."""
    work, found = typing(desk, desk.paint), []
    for _ in range(runs + 1):
        found.append(seconds(work))
        desk.settle()
    return found[1:]


def pasting(desk: Desk) -> Iterator[float]:
    """A block over a hundred cards of the whole company."""
    turn(desk, "departments")
    desk.page.pick("")
    view, model = desk.page.panel.view, desk.page.panel.model
    view.go_to_cell(model.index(0, 1))
    desk.settle()

    def work(value: int) -> None:
        view.paste("\n".join(["\t".join([str(value)] * LINES)] * (PASTED // LINES)))
        desk.settle()

    work(60)
    for value in range(61, 61 + RUNS):
        yield seconds(lambda value=value: work(value), CPU)  # type: ignore[misc]


def elsewhere(desk: Desk, period: str) -> list[float]:
    """The same in one act of the services, while the page shows one of the cards."""
    turn(desk, "people")
    keys = [SubjectKey(SubjectType.EMPLOYEE, number_of(person)) for person in range(PASTED // LINES)]

    def work(value: int) -> None:
        typed = [Typed(key, f"K{line:02d}", str(value)) for key in keys for line in range(LINES)]
        desk.company.actuals.enter_many(period, typed)
        desk.settle()

    work(80)
    return [seconds(lambda value=value: work(value), CPU) for value in range(81, 81 + RUNS)]  # type: ignore[misc]


def stalls(desk: Desk) -> Iterator[tuple[str, Callable[[], None]]]:
    """What one does all the time, by name."""
    page = desk.page
    model, view = page.panel.model, page.panel.view
    rows, names, words = count(1), cycle(("missing", "all")), cycle(("e003", ""))

    def settled(act: Callable[[], object]) -> Callable[[], None]:
        def work() -> None:
            act()
            desk.settle()

        return work

    yield "to the next cell", settled(lambda: view.go_to_cell(model.index(next(rows), 3)))
    bar = view.verticalScrollBar()
    yield "a page further", settled(lambda: bar.setValue((bar.value() + 500) % bar.maximum()))
    yield "another filter", settled(lambda: page.sieve.filters.button(next(names)).click())
    yield "other words to look for", settled(lambda: page.sieve.search.setText(next(words)))
    page.sieve.reset("departments")
    turned = cycle(VIEWS)
    yield "another view", settled(lambda: page.sieve.views.button(next(turned)).click())


def main() -> None:
    """One application, one firm, its last month open."""
    application = application_of(["benchmark"])
    with TemporaryDirectory() as name:
        folder = Path(name)
        file, last = folder / "grid.zhanji", months(MONTHS)[-1]
        write(firm(PEOPLE, LINES, MONTHS), file)
        lock(file, months(MONTHS)[:-1])
        row(f"{NAME}, open, CPU", opened(application, folder, file), "≤ 150 ms")
        desk = Desk(application, folder, file)
        desk.go("scoring")
        desk.page.show_subject(SOMEBODY)
        for view, words in VIEWS.items():
            turn(desk, view)
            row(f"{NAME}, {words}, edit → new total painted, CPU", typed(desk, 20), "≤ 16 ms")
            whole = alone(typing(desk, desk.settle), 20)
            row(f"{NAME}, {words}, the same with its explanation, CPU", whole, "≤ 50 ms")
        row(f"{NAME}, {PASTED:,} cells pasted, CPU", list(pasting(desk)), "≤ 300 ms")
        for act, work in stalls(desk):
            row(f"{NAME}, whole company, {act}, CPU", alone(work, 12), "≤ 50 ms")
        row(f"{NAME}, {PASTED:,} values from elsewhere, CPU", elsewhere(desk, last), "≤ 300 ms")
        desk.close()


if __name__ == "__main__":
    main()
