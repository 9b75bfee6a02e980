"""Every example of every list of `data/party_items.toml` reads as it says."""

from __future__ import annotations

from extractors.party_names import kind_of_item, name_of, role_of, unit_of
from tests.lexicon.listed import checks_of

READ = {"kind": kind_of_item, "role": role_of, "unit": unit_of, "name": lambda text: name_of(*text.split(" | "))}
"""What the examples of a list show: its `read`."""


def told(read, example):
    """Return the example with what is read from its item."""
    item = example.partition(" => ")[0]
    return f"{item} => {READ[read](item) or '-'}"


test_examples, test_each_list_says_why_and_shows_it = checks_of("party_items", told)
