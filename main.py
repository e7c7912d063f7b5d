"""Zhanji 战绩: arguments become a window or one headless command."""

import sys
from multiprocessing import freeze_support
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the program and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    if _asks_for_window(arguments):
        from ui.app import run as show

        file = next((Path(argument) for argument in arguments if not argument.startswith("-")), None)
        return show(file, sample="--sample" in arguments)
    from services.commandline import run

    return run(arguments)


def _asks_for_window(arguments: list[str]) -> bool:
    """No argument, `--sample`, or one company file; everything else is for the command line, its complaints included."""
    if not arguments or arguments == ["--sample"]:
        return True
    return len(arguments) == 1 and (arguments[0].endswith(".zhanji") or Path(arguments[0]).is_file())


if __name__ == "__main__":
    freeze_support()
    sys.exit(main(sys.argv[1:]))
