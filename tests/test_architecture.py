"""The house keeps its walls: who may import whom, and how numbers are kept."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import api
from importlinter.application import use_cases

ROOT = Path(__file__).parent.parent
SETTINGS = str(ROOT / "pyproject.toml")
CONTRACTS = [contract["id"] for contract in api.read_configuration(SETTINGS)["contracts_options"]]
BINARY_COLUMNS = {"Double", "DOUBLE", "Float", "FLOAT", "Numeric", "NUMERIC", "REAL"}
CLOCKS = {"now", "today", "utcnow"}
LONGEST_FILE = 300


def sources(*tops: str) -> Iterator[Path]:
    for top in tops:
        place = ROOT / top
        yield from sorted(place.rglob("*.py")) if place.is_dir() else [place]


def places(path: Path, nodes: list[ast.expr]) -> list[str]:
    return [f"{path.relative_to(ROOT)}:{node.lineno}" for node in nodes]


@pytest.mark.parametrize("contract", CONTRACTS)
def test_imports_keep_the_contract(
    contract: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    kept = use_cases.lint_imports(SETTINGS, limit_to_contracts=(contract,), cache_dir=None, no_logo=True)
    assert kept, capfd.readouterr().out


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(str(node.module).partition(".")[0])
    return names


def test_the_composition_root_only_puts_the_layers_together() -> None:
    assert imported(ROOT / "main.py") <= {"services", "ui", *sys.stdlib_module_names}


def test_no_layer_imports_the_composition_root() -> None:
    assert not [path for path in sources("models", "services", "ui") if "main" in imported(path)]


def test_the_pure_core_loads_neither_store_nor_window() -> None:
    question = (
        "import pkgutil, importlib, sys, services.domain, services.scoring\n"
        "for house in (services.domain, services.scoring):\n"
        "    for room in pkgutil.walk_packages(house.__path__, house.__name__ + '.'):\n"
        "        importlib.import_module(room.name)\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", question], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"PySide6", "alembic", "babel", "openpyxl", "reportlab", "sqlalchemy", "sqlite3", "xlsxwriter"}
    assert not heavy & set(answer.stdout.split())


def test_the_pure_core_asks_no_clock() -> None:
    found = []
    for path in sources("services/domain", "services/scoring"):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        found += places(
            path, [node for node in tree if isinstance(node, ast.Attribute) and node.attr in CLOCKS]
        )
    assert not found


def test_no_binary_float_touches_a_score() -> None:
    found = []
    for path in sources("services/domain", "services/scoring"):
        if path.name == "ahp.py":  # pairwise weights may be found in floats and leave as decimals
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
            if literal or (isinstance(node, ast.Name) and node.id == "float"):
                found += places(path, [node])  # type: ignore[list-item]
    assert not found


def test_no_column_keeps_a_binary_float() -> None:
    found = []
    for path in sources("models"):
        tree = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        found += places(
            path, [node for node in tree if isinstance(node, ast.Name) and node.id in BINARY_COLUMNS]
        )
        found += places(
            path, [node for node in tree if isinstance(node, ast.Attribute) and node.attr in BINARY_COLUMNS]
        )
    assert not found


def test_the_orm_is_not_imported() -> None:
    """Mappings stand on SQLAlchemy's Core; importing the ORM takes as long as starting an empty window."""
    assert not [
        path
        for path in sources("models", "services")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("sqlalchemy.orm")
    ]


def test_files_stay_short_enough_to_read_in_one_go() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for path in sources("dev.py", "main.py", "benchmarks", "models", "packaging", "services", "ui")
        if path.exists()
    }
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}
