"""Every example of every list of `data/citation_issuers.toml` reads as it says."""

from __future__ import annotations

import pytest

from extractors.citations.issuers import issuer_after
from extractors.lexicon.tables import table

LISTS = table("citation_issuers")["list"]
EXAMPLES = [pytest.param(text, id=f"{row['name']}:{text}") for row in LISTS for text in row["examples"]]


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example):
    words, _, issuer = example.partition(" => ")
    found = issuer_after(words, 0, len(words))
    assert (found.of(words) if found else "-") == issuer


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and len(row["examples"]) > 1
    assert any(phrase in example for phrase in row["phrases"] for example in row["examples"])
