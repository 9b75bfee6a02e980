"""Every example of every list of `data/task_labels.toml` names who is in charge as it says."""

from __future__ import annotations

from tests.deadlines.letters import deadlines
from tests.lexicon.listed import checks_of


def told(read, example):
    """Return the example with who is read to be in charge; `read` is that of all lists."""
    block = example.partition(" => ")[0]
    found = deadlines(*block.split(" | "), doc_type="KH")
    return f"{block} => {'; '.join(found[0].assignees) if found and found[0].assignees else '-'}"


test_examples, test_each_list_says_why_and_shows_it = checks_of("task_labels", told)
