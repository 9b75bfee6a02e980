"""Every example of every list of `data/line_breaks.toml` is joined as it says."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText, Line
from extractors.layout.paragraphs import paragraphs_of
from extractors.layout.views import views_of
from extractors.lexicon.tables import table

LISTS = table("line_breaks")["list"]
EXAMPLES = [pytest.param(text, id=f"{row['name']}:{text}") for row in LISTS for text in row["examples"]]


def told(read, example):
    """Return the example with its lines joined or parted as they are read; `read` is that of all lists."""
    first, second = example.replace(" || ", " | ").split(" | ")
    text = f"{first}\n{second}"
    lines = (Line(0, len(first), starts_paragraph=True), Line(len(first) + 1, len(text), starts_paragraph=True))
    found = paragraphs_of(views_of(DocumentText(text, lines, "text/plain")))
    return (" | " if len(found) == 1 else " || ").join((first, second))


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example):
    assert told(None, example) == example


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and len(row["examples"]) > 1
