"""A strategy map of 150 objectives in a window without a screen: dragged, let go, zoomed, chains followed.

Of each run the longest stall of the event loop counts, painting included.
"""

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks._measure import row, seconds
from services.company import Company
from ui.app import application_of, furnish, make_frame
from ui.pages.strategy import Strategy
from ui.pages.strategy.map.section import MapSection
from ui.preferences import PreferenceFile
from ui.scenes.strategy_map import fill

if TYPE_CHECKING:
    from ui.window import Window

OBJECTIVES = 150
RUNS = 7
STEPS = 20
LONGEST = "≤ 50 ms"


def open_map(application: QApplication, folder: Path) -> MapSection:
    """The sample with many more objectives, its map in sight and put in order."""
    preferences = PreferenceFile(folder / "window.json")
    frame = make_frame(application, preferences.now)
    frame.resize(1366, 768)
    window: Window = furnish(application, frame, preferences, "zh")
    frame.show()
    company = Company.create_sample(folder / "sample.zhanji")
    fill(company, OBJECTIVES)
    window.show_company(company)
    window.go("strategy", filter="map")
    page = window.page
    if not isinstance(page, Strategy) or not isinstance(page.section, MapSection):
        raise TypeError(page)
    page.section.do.arrange()
    application.processEvents()
    return page.section


def longest(works: Iterable[Callable[[], object]]) -> float:
    """The longest of several steps, each with what it leaves to be painted."""

    def settled(work: Callable[[], object]) -> None:
        work()
        QApplication.processEvents()

    return max(seconds(partial(settled, work)) for work in works)


def dragging(section: MapSection, codes: list[str]) -> tuple[float, float]:
    """Cards dragged over the map: the longest step, and letting go of them."""
    canvas, card = section.view.viewport(), section.scene.cards[codes[0]]
    section.scene.select(codes)
    start = section.view.mapFromScene(card.pos()) + QPoint(20, 12)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(canvas, left, none, start)
    ends = [start + QPoint(4 * step, step % 5) for step in range(1, STEPS + 1)]
    stall = longest([partial(QTest.mouseMove, canvas, end) for end in ends])
    end = ends[-1]
    return stall, longest([lambda: QTest.mouseRelease(canvas, left, none, end)])


def zooming(section: MapSection) -> float:
    """In and out by the wheel's steps."""
    view = section.view
    ways = [view.zoom * way for way in (1.2, 1.44, 1.2, 1.0)]
    return longest([partial(view.set_zoom, way) for way in ways])


def following(section: MapSection) -> float:
    """The chain of one card after another."""
    codes = list(section.scene.cards)[:10]
    return longest([partial(section.scene.follow_chain, code) for code in (*codes, "")])


def main() -> None:
    """One window for everything."""
    application = application_of(["benchmark"])
    with TemporaryDirectory() as name:
        section = open_map(application, Path(name))
        codes = section.scene.graph.in_reading_order()
        for some in (1, 10, OBJECTIVES):
            runs = [dragging(section, codes[:some]) for _ in range(RUNS + 1)][1:]
            row(f"map of {OBJECTIVES}, {some} dragged, longest step, CPU", [one for one, _ in runs], LONGEST)
            row(f"map of {OBJECTIVES}, {some} let go and kept, CPU", [two for _, two in runs])
        zooming(section)
        row(f"map of {OBJECTIVES}, zoom, longest step, CPU", [zooming(section) for _ in range(RUNS)], LONGEST)
        row(
            f"map of {OBJECTIVES}, chain, longest step, CPU",
            [following(section) for _ in range(RUNS)],
            LONGEST,
        )
        section.window().close()


if __name__ == "__main__":
    main()
