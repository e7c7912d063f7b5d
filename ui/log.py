"""The log: start, stop, refusals and bugs by kind and place. Never a name, a figure, a path or a message that
could quote one.
"""

import logging
import traceback
from pathlib import Path

LOG = logging.getLogger("zhanji")
LARGEST, KEPT = 500_000, 3


def log_file() -> Path:
    """Where the log lies."""
    from platformdirs import user_log_path

    return user_log_path("zhanji", appauthor=False) / "zhanji.log"


def open_log(path: Path | None = None) -> None:
    """Begin to write, once a run; where nothing can be written the program does without."""
    from logging.handlers import RotatingFileHandler

    if any(handler.name == LOG.name for handler in LOG.handlers):
        return
    LOG.propagate = False
    LOG.setLevel(logging.INFO)
    path = path or log_file()
    handler: logging.Handler = logging.NullHandler()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8"):
            handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    except OSError:
        pass
    handler.name = LOG.name
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    LOG.addHandler(handler)


def started() -> None:
    """A run begins: on what."""
    from PySide6.QtCore import qVersion

    from services.program import VERSION, python_version, system_words

    open_log()
    LOG.info("start %s, %s, Python %s, Qt %s", VERSION, system_words(), python_version(), qVersion())


def stopped() -> None:
    """A run ends as it should; a start after a start tells of one that did not."""
    LOG.info("stop")


def refused(code: str) -> None:
    """Something that the user can mend, by its code; the facts in its words stay with her."""
    LOG.info("refused %s", code)


def places(error: BaseException) -> str:
    """The kind of error and where it came from, cause first. Not its message: that may quote a person's name
    or pay.
    """
    lines = []
    link: BaseException | None = error
    while link is not None:
        frames = traceback.extract_tb(link.__traceback__)
        where = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
        lines.append(f"{type(link).__name__}\n{where}")
        link = link.__cause__ or link.__context__
    return "\n".join(reversed(lines))
