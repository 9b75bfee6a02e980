"""The page in Vietnamese: every word of it has its translation, and every translation is of a word of it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.asking.review import _LOST
from pipeline.web.pages import NAV
from pipeline.web.wording import CATALOGUE, PageWords
from pipeline.wording import catalogue
from schemas import OutcomeCode

SAID = re.compile(r"""\bt\(\s*(?:"([^"]+)"|'([^']+)')""")
LISTED = re.compile(r'"([A-Z][^"#/{}]*)"')
"""Words that a template lists to go through `t` later: capitals tell them from names of styles."""
HOLE = re.compile(r"\{(\w+)\}")


def said(root: Path) -> Iterator[str]:
    """Every sentence that a page says by `t` or `words`."""
    for path in sorted((root / "pipeline" / "web").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("t", "words")
                    and node.args and isinstance(node.args[0], ast.Constant)):  # fmt: skip
                yield str(node.args[0].value)
    for path in sorted((root / "pipeline" / "web" / "templates").glob("*.html")):
        text = path.read_text("utf-8")
        yield from (a or b for a, b in SAID.findall(text))
        for listing in re.findall(r"\{% for [^%]* in \(\s*(.*?)\) %\}", text, re.S):
            yield from LISTED.findall(listing)
    yield from (name for _, name in NAV)


def constants(root: Path) -> set[str]:
    """Every sentence in the source of the pages: tables of words are said piece by piece."""
    return {
        node.value
        for path in (root / "pipeline" / "web").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_everything_is_translated(root: Path) -> None:
    assert sorted(set(said(root)) - catalogue(CATALOGUE).keys()) == []


def test_every_translation_is_used(root: Path) -> None:
    assert sorted(catalogue(CATALOGUE).keys() - set(said(root)) - constants(root)) == []


def test_both_sides_have_the_same_values() -> None:
    for sentence, vietnamese in catalogue(CATALOGUE).items():
        assert set(HOLE.findall(sentence)) == set(HOLE.findall(vietnamese)), sentence


def test_reasons_fields_and_errors() -> None:
    vi, en = PageWords("vi"), PageWords("en")
    for code in OutcomeCode:
        if not code.has_record and code not in _LOST:
            assert vi.reason(code.value) != code.value
    assert (vi.field("issuer.name"), en.field("issuer.name")) == ("Cơ quan ban hành", "Issuer")
    assert vi.field("deadlines.0a1b2c3d.last_day") == vi.field("deadlines.3.last_day") == "Ngày cuối"
    assert vi.error("402: no document of this number, key or file name is in the archive").startswith("402: trong kho")
