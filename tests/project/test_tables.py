"""Every example of every table of `extractors/data` is what its row says it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from extractors.agencies.heads import is_body
from extractors.agencies.persons import is_name, rank_length, surname_spelled
from extractors.lexicon.tables import table
from extractors.text.keys import bare_in_place

Rows = dict[str, Any]
Found = Iterator[tuple[str, bool]]


def _subjects(tables: Rows) -> Found:
    for row in tables["subject"]:
        for example in row["examples"]:
            yield example, not is_body(example, bare_in_place(example))


def _persons(tables: Rows) -> Found:
    for example in tables["surnames"]["examples"]:
        yield example, is_name(example[rank_length(example) :])
    for name in ("degrees", "ranks"):
        for example in tables[name]["examples"]:
            length = rank_length(example)
            yield example, length > 0 and is_name(example[length:])
    for example in tables["spelled"]["examples"]:
        first = example.split()[0]
        yield example, surname_spelled(first) in tables["spelled"]["names"].split() and surname_spelled(first) != first


CHECKS: dict[str, Callable[[Rows], Found]] = {"line_subjects": _subjects, "persons": _persons}


@pytest.mark.parametrize("name", CHECKS)
def test_examples(name: str) -> None:
    found = list(CHECKS[name](table(name)))
    assert found
    assert not [example for example, right in found if not right]
