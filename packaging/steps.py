"""The steps of a check of a package: each looks at one thing and gives what it saw."""

import subprocess
import sys
from collections.abc import Callable, Iterable


class Wrong(Exception):
    """What a check found to be otherwise than it should be."""


def expect(fact: object, otherwise: str) -> None:
    """An assertion."""
    if not fact:
        raise Wrong(otherwise)


def in_turn(steps: Iterable[Callable[..., str]], *given: object) -> int:
    """Take the steps, say what each saw; 1 at the first that goes wrong."""
    for step in steps:
        words = step.__name__.replace("_", " ")
        try:
            print(f"ok  {words}\n    {step(*given)}", flush=True)
        except (Wrong, OSError, subprocess.SubprocessError) as problem:
            print(f"FAILED  {words}: {problem}", file=sys.stderr)
            return 1
    return 0
