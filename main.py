"""Zhanji 战绩: arguments become a window or one headless command."""

import builtins
import gc
import os
import sys
from pathlib import Path

COLLECT_AFTER = 200_000
"""New objects before the garbage collector looks; Python's 700 cost a quarter of the time to score a firm."""


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    gc.set_threshold(COLLECT_AFTER)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if arguments[:1] == ["--self-test"]:
        from ui.self_test import run as try_out

        return try_out("en" if "en" in arguments else "zh")
    if _asks_for_window(arguments):
        return _show_window(arguments)
    try:
        from services.commandline import run

        code = run(arguments)
    except BrokenPipeError:  # whoever reads has had enough, as with `| head`
        code = 1
    except ImportError as error:
        if not _told_of_damage(error, arguments):
            raise
        code = 1
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:  # the command has told; what is left unsaid must not be tried again at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _told_of_damage(error: ImportError, arguments: list[str]) -> bool:
    """Say what the installed program lacks; not where it runs from source, where it is a bug."""
    from services.damage import damage
    from services.language import Language

    words = damage(error, Language("en" if "en" in arguments else "zh"))
    if words and sys.stderr is not None:
        sys.stderr.write(f"{words}\n")
    return bool(words)


def _show_window(arguments: list[str]) -> int:
    """The window, or the words why there can be none."""
    from ui.hindrance import hindrance, tell

    trouble = hindrance(os.environ)
    if trouble:
        tell(trouble)
        return 1
    import_unwatched()
    from ui.app import run as show

    file = next((Path(argument) for argument in arguments if not argument.startswith("-")), None)
    return show(file, sample="--sample" in arguments)


def import_unwatched() -> None:
    """Take PySide's watch off the import statement.

    It reads the source of every module for a feature that Zhanji does not use: a tenth of the start's time.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _asks_for_window(arguments: list[str]) -> bool:
    """No argument, `--sample`, or one company file; all else, wrong usage too, is for the command line."""
    if not arguments or arguments == ["--sample"]:
        return True
    return len(arguments) == 1 and (arguments[0].endswith(".zhanji") or Path(arguments[0]).is_file())


if __name__ == "__main__":
    # The child processes of a frozen program come in here, the one that watches over their resources too.
    if getattr(sys, "frozen", False) and {"--multiprocessing-fork", "-c"} & set(sys.argv):
        from multiprocessing import freeze_support

        freeze_support()
    sys.exit(main(sys.argv[1:]))
