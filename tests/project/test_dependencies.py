"""Every package that the project asks for is needed by a module of the product, and nothing else is imported."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.project.test_imports import absolute_imports

NEEDED = {
    # package: (name to import, a module that needs it)
    "alembic": ("alembic", "pipeline/store/migrate.py"),
    "holidays": ("holidays", "extractors/times/workdays.py"),
    "icalendar": ("icalendar", "pipeline/exporting/calendar.py"),
    "lxml": ("lxml", "extractors/readers/docx_package.py"),
    "numpy": ("numpy", "extractors/digits/network.py"),
    "olefile": ("olefile", "extractors/readers/doc.py"),
    "pdfplumber": ("pdfplumber", "extractors/readers/pdf_tables.py"),
    "pillow": ("PIL", "extractors/readers/image.py"),
    "pydantic": ("pydantic", "schemas/dispatch.py"),
    "pypdfium2": ("pypdfium2", "extractors/readers/pdf_objects.py"),
    "python-dateutil": ("dateutil", "pipeline/asking/recurrence.py"),
    "python-docx": ("docx", "pipeline/synthetic/docx.py"),
    "rapidfuzz": ("rapidfuzz", "extractors/ocr/address.py"),
    "rich": ("rich", "pipeline/cli/common.py"),
    "spacy": ("spacy", "extractors/language/components.py"),
    "sqlmodel": ("sqlmodel", "schemas/tables.py"),
    "tesserocr": ("tesserocr", "extractors/ocr/engine.py"),
    "typer": ("typer", "pipeline/cli/app.py"),
    "underthesea": ("underthesea", "extractors/language/tags.py"),
    "xlsxwriter": ("xlsxwriter", "pipeline/exporting/workbook.py"),
}
BROUGHT = {
    # name to import: the package that brings it, and is useless without it
    "sqlalchemy": "sqlmodel",
    "pdfminer": "pdfplumber",
    "charset_normalizer": "pdfplumber",
    "asn1crypto": "pyhanko",
    "pyhanko_certvalidator": "pyhanko",
    "pydantic_core": "pydantic",
    "starlette": "fastapi",
    "markupsafe": "jinja2",
}
EXTRA = {"pyhanko", "fastapi", "jinja2", "uvicorn", "watchfiles", "distributed"}
"""Imported where an extra is installed."""


def imported(path: Path) -> set[str]:
    """The packages that a file imports, inside functions too."""
    return absolute_imports(path) - set(sys.stdlib_module_names) - {"schemas", "extractors", "pipeline"}


def test_every_dependency_is_listed_with_who_needs_it(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert {re.split(r"[\[<>=!~ ]", name)[0].lower() for name in project["dependencies"]} == set(NEEDED)


@pytest.mark.parametrize("package", NEEDED)
def test_the_module_imports_it(package: str, root: Path) -> None:
    name, module = NEEDED[package]
    assert name in imported(root / module)


def test_nothing_else_is_imported(root: Path) -> None:
    files = [path for package in ("schemas", "extractors", "pipeline") for path in (root / package).rglob("*.py")]
    known = {name for name, _ in NEEDED.values()} | set(BROUGHT) | EXTRA
    assert {path: names for path in files if (names := imported(path) - known)} == {}
    assert set(BROUGHT.values()) <= set(NEEDED) | EXTRA
