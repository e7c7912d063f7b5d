"""Run the benchmarks, all or those named, and gather their rows in one table."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
SECONDS = {"µs": 1e-6, "ms": 1e-3, "s": 1.0, "min": 60.0}
BYTES = {"KB": 1e3, "MB": 1e6, "GB": 1e9}
UNITS = {"": 1.0, "×": 1.0, "%": 1.0, **SECONDS, **BYTES}
QUANTITY = re.compile(r"([\d.]+)\s*(\D*)")


class Row(NamedTuple):
    """One figure as its script printed it, in text."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    target: str
    spread: str

    @property
    def mark(self) -> str:
        """Whether the figure keeps its target: ok, over (or under), or nothing where there is none."""
        if not self.target:
            return ""
        bound = self.target.lstrip("≤≥ ")
        measured = quantity(self.ratio if bound.endswith("×") else self.ours)
        if self.target.startswith("≥"):
            return "ok" if measured >= quantity(bound) else "under"
        return "ok" if measured <= quantity(bound) else "over"


def quantity(text: str) -> float:
    """A number with its unit, in seconds, bytes or times."""
    match = QUANTITY.fullmatch(text.strip())
    if match is None or match[2].strip() not in UNITS:
        raise ValueError(f"not a quantity: {text!r}")
    return float(match[1]) * UNITS[match[2].strip()]


def rows(lines: list[str]) -> list[Row]:
    """The rows among a script's lines; a row with the wrong number of fields is refused."""
    fields = [line.rstrip("\n").split("\t")[1:] for line in lines if line.startswith("ROW\t")]
    return [Row(*(field.strip() for field in row)) for row in fields]


def table(found: list[Row]) -> Iterator[str]:
    """The lines of the table, aligned."""
    lines = [("what", "ours", "yardstick", "ratio", "target", "spread", "")]
    lines += [(*row, row.mark) for row in found]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(
            cell.rjust(width) if 0 < place < len(line) - 1 else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()


def measure(name: str) -> tuple[list[str], int]:
    """Run one script, showing what it prints as it comes; gives its lines and its exit code."""
    print(f"\n{name}", flush=True)
    lines = []
    command = [sys.executable, "-u", "-m", f"benchmarks.{name}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as script:
        for line in script.stdout or ():
            lines.append(line)
            if not line.startswith("ROW\t"):
                print("  " + line, end="", flush=True)
    return lines, script.returncode


def main(names: list[str]) -> int:
    """Gives 1 when a script fails or is not there; a missed target is shown, not punished."""
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"There is no benchmark {', '.join(unknown)}; there is: {', '.join(known)}", file=sys.stderr)
        return 2
    found: list[Row] = []
    failed = []
    for name in names or known:
        lines, code = measure(name)
        found += rows(lines)
        failed += [name] if code else []
    print("\n" + "\n".join(table(found)))
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
