"""The program's start against an empty window: process start to the first picture, and to a usable Workbench.

Each start is a process of its own, which tells its CPU time and the moment: an empty QMainWindow, then
`main.py FILE` with the sample company. The rows are CPU; the time by the wall stands beside them.

All start from compiled modules, as an installed program does, wherever the surroundings keep Python from
writing them.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks._measure import Paired, row, told

RUNS = 9
ROOT = Path(__file__).parent.parent


def child(arguments: list[str]) -> None:
    """Be the process that is measured."""
    if arguments[0] == "empty":
        _empty()
    else:
        _program(arguments[0], Path(arguments[1]), Path(arguments[2]))


def _tell() -> None:
    """The CPU seconds so far and the moment, and the end."""
    print(json.dumps([time.process_time(), time.time()]), flush=True)
    os._exit(0)


def _empty() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Empty(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
            super().paintEvent(event)
            _tell()

    application = QApplication(sys.argv[:1])
    window = Empty()
    window.resize(1366, 768)
    window.show()
    application.exec()


def _program(until: str, file: Path, folder: Path) -> None:
    """`main.py FILE` as it is, listened at: the frame's paint, or the whole furnished window's."""
    import main
    import ui.app
    from ui.frame import Frame
    from ui.preferences import PreferenceFile

    PreferenceFile.of_user = lambda: PreferenceFile(folder / "window.json")  # type: ignore[method-assign]
    paint, begin = Frame.paintEvent, ui.app.begin

    def painted(frame: Frame, event: Any) -> None:  # noqa: ANN401 - Qt's
        paint(frame, event)
        _tell()

    def begun(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - what `begin` takes and gives
        window = begin(*arguments, **named)
        if window.page is None:
            raise AssertionError("no page is in sight")
        window.frame.repaint()
        _tell()

    if until == "painted":
        Frame.paintEvent = painted  # type: ignore[assignment, method-assign]
    else:
        ui.app.begin = begun
    sys.exit(main.main([str(file)]))


def started(compiled: Path, *arguments: object) -> tuple[float, float]:
    """CPU and wall seconds of one start, with the compiled modules that earlier starts left in a folder."""
    command = [sys.executable, __file__, "child", *map(str, arguments)]
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    surroundings |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(compiled)}
    surroundings["XDG_RUNTIME_DIR"] = str(compiled.parent)  # where no other window listens, or once did
    begun = time.time()
    answer = subprocess.run(command, env=surroundings, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    cpu, moment = json.loads(answer.stdout)
    return cpu, moment - begun


def main() -> None:
    """Empty, painted and usable in turn, after one start of each that warms up."""
    from services.company import Company

    with TemporaryDirectory() as name:
        folder = Path(name)
        sample = folder / "sample.zhanji"
        Company.create_sample(sample).close()
        sides: list[tuple[object, ...]] = [
            ("empty",),
            ("painted", sample, folder),
            ("usable", sample, folder),
        ]
        found: list[list[tuple[float, float]]] = [[], [], []]
        for run in range(RUNS + 1):
            for place, side in enumerate(sides):
                seconds = started(folder / "compiled", *side)
                if run:
                    found[place].append(seconds)
    empty, painted, usable = ([cpu for cpu, _ in times] for times in found)
    row("start, window painted, CPU", Paired(painted, empty), "≤ 1.5 ×")
    row("start, usable Workbench, CPU", Paired(usable, empty), "≤ 4 ×")
    walls = [statistics.median(wall for _, wall in times) for times in found]
    print("by the wall: empty {}, painted {}, usable {}".format(*map(told, walls)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["child"]:
        child(sys.argv[2:])
    else:
        main()
