"""The packages import one way only, and starting the command line is light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ORDER = ("schemas", "extractors", "pipeline")
HEAVY = ("spacy", "underthesea", "holidays", "alembic", "pdfplumber", "icalendar", "dateparser", "numpy", "docx")


def absolute_imports(path: Path) -> set[str]:
    """The first names of everything that the file imports absolutely, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("package", ORDER)
def test_packages_import_one_way(package: str, root: Path) -> None:
    forbidden = set(ORDER[ORDER.index(package) + 1 :]) | {"tests", "tools"}
    for path in (root / package).rglob("*.py"):
        assert not absolute_imports(path) & forbidden, path


@pytest.mark.parametrize("package", ORDER)
def test_inside_a_package_imports_are_relative(package: str, root: Path) -> None:
    # `schemas` is a name that other people's folders have too.
    for path in (root / package).rglob("*.py"):
        if "migrations" not in path.parts:  # Alembic runs these as scripts
            assert package not in absolute_imports(path), path


@pytest.mark.parametrize("module", ["schemas", "extractors", "pipeline.cli"])
def test_nothing_heavy_is_imported_at_the_start(module: str, root: Path) -> None:
    code = f"import sys, {module}; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=root)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []


def test_command_runs_where_other_packages_have_its_names(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "__init__.py").write_text("raise SystemExit('the wrong schemas')")
    (tmp_path / "pipeline.py").write_text("raise SystemExit('the wrong pipeline')")
    command = Path(sys.executable).with_name("congvan")
    run = subprocess.run([command, "--help"], capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "ingest" in run.stdout
