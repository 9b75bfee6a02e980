"""Every example of every list of `data/line_breaks.toml` is joined as it says."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText, Line
from extractors.layout import find_zones
from extractors.layout.paragraphs import paragraphs_of
from extractors.layout.views import views_of
from extractors.lexicon.tables import table

LISTS = table("line_breaks")["list"]
EXAMPLES = [
    pytest.param(row.get("read"), text, id=f"{row['name']}:{text}") for row in LISTS for text in row["examples"]
]
HEAD = "SỞ NỘI VỤ\nSố: 12/SNV-VP\nLào Cai, ngày 02 tháng 3 năm 2023\nV/v báo cáo\n"


def told(read, example):
    """Return the example with its lines joined or parted as they are read."""
    first, second = example.replace(" || ", " | ").split(" | ")
    text = f"{HEAD if read else ''}{first}\n{second}"
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(start, start + len(line), starts_paragraph=True))
        start += len(line) + 1
    document = DocumentText(text, tuple(lines), "text/plain")
    joined = len(find_zones(document).addressees) == 2 if read else len(paragraphs_of(views_of(document))) == 1
    return (" | " if joined else " || ").join((first, second))


@pytest.mark.parametrize(("read", "example"), EXAMPLES)
def test_examples(read, example):
    assert told(read, example) == example


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and len(row["examples"]) > 1
