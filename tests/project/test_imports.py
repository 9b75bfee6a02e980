"""The packages import one way only, and starting the command line is light."""

from __future__ import annotations

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

ORDER = ("schemas", "extractors", "pipeline")
ROOMS = (
    "wording", "store", "linking", "reading", "asking", "filing", "watching", "exporting", "explaining", "measuring",
    "synthetic", "desk", "looking", "registry", "handling", "correcting", "custody", "archive",
    "__init__", "web", "cli",
)  # fmt: skip
"""The rooms of `pipeline` and its front doors, each above all that it may import."""
HEAVY = ("spacy", "underthesea", "holidays", "alembic", "pdfplumber", "icalendar", "dateparser", "numpy", "docx",
         "fastapi", "jinja2", "uvicorn")  # fmt: skip


def absolute_imports(path: Path) -> set[str]:
    """The first names of everything that the file imports absolutely, inside functions too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def imported_files(path: Path, root: Path) -> set[Path]:
    """The files of the project that the file imports relatively, inside functions and for types too."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            place = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            within = [place / alias.name for alias in node.names]
            targets = [each if file_of(each) else place for each in within]
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in ORDER:
            targets = [root.joinpath(*node.module.split("."))]
        else:
            continue
        found |= {file for target in targets if (file := file_of(target))}
    return found - {path}


def file_of(module: Path) -> Path | None:
    """The file of a module or package, None where there is none."""
    return next((file for file in (module.with_suffix(".py"), module / "__init__.py") if file.is_file()), None)


@pytest.mark.parametrize("package", ORDER)
def test_packages_import_one_way(package: str, root: Path) -> None:
    forbidden = set(ORDER[ORDER.index(package) + 1 :]) | {"tests", "tools"}
    for path in (root / package).rglob("*.py"):
        assert not absolute_imports(path) & forbidden, path


def test_rooms_import_one_way(root: Path) -> None:
    house = root / "pipeline"

    def room(path: Path) -> str:
        return path.relative_to(house).parts[0].removesuffix(".py")

    files = sorted(house.rglob("*.py"))
    assert {room(path) for path in files} == set(ROOMS)
    for path in files:
        for other in imported_files(path, root):
            if other.is_relative_to(house):
                assert ROOMS.index(room(other)) <= ROOMS.index(room(path)), (path, other)


def test_no_files_import_each_other(root: Path) -> None:
    # The face of a package (`__init__.py`) only hands names on: whoever imports from it is not in a circle with it.
    files = [path for package in ORDER for path in (root / package).rglob("*.py") if path.name != "__init__.py"]
    graph = {path: sorted(imported_files(path, root) & set(files)) for path in files}
    sorter = graphlib.TopologicalSorter(graph)
    sorter.prepare()  # raises CycleError, which names the files


@pytest.mark.parametrize("package", ORDER)
def test_inside_a_package_imports_are_relative(package: str, root: Path) -> None:
    # `schemas` is a name that other people's folders have too.
    for path in (root / package).rglob("*.py"):
        if "migrations" not in path.parts:  # Alembic runs these as scripts
            assert package not in absolute_imports(path), path


def test_a_class_name_means_one_thing(root: Path) -> None:
    places: dict[str, list[str]] = {}
    for package in (*ORDER, "congvan", "tools"):
        for path in (root / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(f"{path.relative_to(root)}:{node.lineno}")
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


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
