"""The two tests of every table of lists of words: its examples read as they say, its lists say why they are there."""

from __future__ import annotations

import pytest

from extractors.lexicon.lists import ordered
from extractors.lexicon.tables import table
from extractors.text.keys import bare_in_place


def checks_of(name, told):
    """Return the tests of a table of `extractors/data`.

    Args:
        name: The table's name.
        told: Gives an example with what is read from its words; it gets the list's `read` and the example.
    """
    lists = table(name)["list"]
    examples = [
        pytest.param(row.get("read"), text, id=f"{row['name']}:{text}") for row in lists for text in row["examples"]
    ]

    @pytest.mark.parametrize(("read", "example"), examples)
    def test_examples(read, example):
        assert told(read, example) == example

    @pytest.mark.parametrize("row", lists, ids=lambda row: row["name"])
    def test_each_list_says_why_and_shows_it(row):
        assert row["why"] and len(row["examples"]) > 1
        shown = [bare_in_place(example) for example in row["examples"]]
        assert any(
            bare_in_place(phrase.split(" = ")[0]) in example for phrase in ordered(row["name"]) for example in shown
        )

    return test_examples, test_each_list_says_why_and_shows_it
