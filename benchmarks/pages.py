"""Pages in a window without a screen: every way from one to another, and growth with the firm.

An act runs whole in the event loop, so its time is also the longest stall that it causes. CPU, painting
included; what the disk takes stands in `scoring`.
"""

import os
import statistics
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from benchmarks._firm import firm, write
from benchmarks._measure import Paired, alone, row, seconds, told
from services.company import Company
from ui.app import application_of, furnish, make_frame
from ui.catalogue import ENTRIES
from ui.preferences import PreferenceFile

if TYPE_CHECKING:
    from ui.window import Window

SIZES = (50, 500, 5_000)
RUNS = 7


class Desk:
    """A window on a company file, and acts in it up to the painted picture."""

    def __init__(self, application: QApplication, folder: Path, file: Path) -> None:
        preferences = PreferenceFile(folder / "window.json")
        preferences.change(page=ENTRIES[0].key)
        frame = make_frame(application, preferences.now)
        self.company = Company.open(file)
        self.window: Window = furnish(application, frame, preferences, "zh")
        self._application, self._frame = application, frame
        frame.show()
        self.window.show_company(self.company)
        self.settle()

    def settle(self) -> None:
        """Everything that waits is done, and painted: the picture, what comes after it, and its picture."""
        for _ in range(3):
            self._application.processEvents()

    def paint(self) -> None:
        """Up to the next picture, as the event loop comes to it: what waits for the picture is still due."""
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
            QCoreApplication.sendPostedEvents(None, kind.value)

    def go(self, page: str) -> None:
        """Turn to a page."""
        self.window.go(page)
        self.settle()

    @property
    def page(self) -> Any:  # noqa: ANN401 - whichever page it is
        """The page in sight."""
        return self.window.page

    def close(self) -> None:
        """Put the window away."""
        self._frame.close()
        self._application.processEvents()


def changes(desk: Desk) -> Iterator[tuple[str, str]]:
    """Every way from one page to another, the start already turned to."""
    for start, end in permutations([entry.key for entry in ENTRIES], 2):
        desk.go(start)
        yield start, end


def measure_changes(application: QApplication, folder: Path) -> None:
    """The first sight of each page of the sample, then every way from one to another."""
    file = folder / "sample.zhanji"
    Company.create_sample(file).close()
    desk = Desk(application, folder, file)
    first = {entry.key: seconds(lambda key=entry.key: desk.go(key)) for entry in ENTRIES[1:]}  # type: ignore[misc]
    print("first sight:", ", ".join(f"{key} {told(took)}" for key, took in first.items()))
    times: dict[tuple[str, str], list[float]] = {}
    for _ in range(RUNS):
        for start, end in changes(desk):
            times.setdefault((start, end), []).append(seconds(lambda end=end: desk.go(end)))  # type: ignore[misc]
    (start, end), slowest = max(times.items(), key=lambda item: statistics.median(item[1]))
    row(f"page change, sample, slowest ({start} → {end}), CPU", slowest, "≤ 100 ms")
    desk.close()


def measure_growth(application: QApplication, folder: Path) -> None:
    """A change to the Workbench and to Scoring at three sizes: for ten times the people at most ten times."""
    times = {}
    for people in SIZES:
        file = folder / f"grown{people}.zhanji"
        write(firm(people, 8, 1), file)
        desk = Desk(application, folder, file)
        for entry in ENTRIES[:2]:
            desk.go(entry.key)

        def there_and_back(desk: Desk = desk) -> None:
            desk.go(ENTRIES[0].key)
            desk.go(ENTRIES[1].key)

        times[people] = statistics.median(alone(there_and_back, RUNS)) / 2
        desk.close()
    print("page change by size:", ", ".join(f"{people} {told(took)}" for people, took in times.items()))
    for small, large in ((50, 500), (500, 5_000)):
        ten = Paired([times[large]], [times[small] * large / small])
        row(f"growth of page change, {small} → {large} people, to linear, CPU", ten, "≤ 1.1 ×")


def main() -> None:
    """One application, a window for every part."""
    application = application_of(["benchmark"])
    with TemporaryDirectory() as name:
        folder = Path(name)
        measure_changes(application, folder)
        measure_growth(application, folder)


if __name__ == "__main__":
    main()
