"""Every example of every list of `data/task_labels.toml` names who is in charge as it says."""

from __future__ import annotations

import pytest

from extractors.lexicon.tables import table
from tests.deadlines.letters import deadlines

LISTS = table("task_labels")["list"]
EXAMPLES = [pytest.param(text, id=f"{row['name']}:{text}") for row in LISTS for text in row["examples"]]


def told(read, example):
    """Return the example with who is read to be in charge; `read` is that of all lists."""
    block = example.partition(" => ")[0]
    found = deadlines(*block.split(" | "), doc_type="KH")
    return f"{block} => {'; '.join(found[0].assignees) if found and found[0].assignees else '-'}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples(example):
    assert told(None, example) == example


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and row["examples"]
