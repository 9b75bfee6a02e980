"""Every example of every list of `data/party_items.toml` reads as it says."""

from __future__ import annotations

import pytest

from extractors.lexicon.tables import table
from extractors.party_names import kind_of_item, name_of, role_of

LISTS = table("party_items")["list"]
EXAMPLES = [pytest.param(row["read"], text, id=f"{row['name']}:{text}") for row in LISTS for text in row["examples"]]
READ = {"kind": kind_of_item, "role": role_of, "name": lambda text: name_of(*text.split(" | "))}
"""What the examples of a list show: its `read`."""


def told(read, example):
    """Return the example with what is read from its item."""
    item = example.partition(" => ")[0]
    return f"{item} => {READ[read](item) or '-'}"


@pytest.mark.parametrize(("read", "example"), EXAMPLES)
def test_examples(read, example):
    assert told(read, example) == example


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and len(row["examples"]) > 1
