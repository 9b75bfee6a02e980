"""Each list of words is needed: without it one of its examples reads otherwise."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from extractors.lexicon.lists import TABLES
from extractors.lexicon.tables import table

READERS = {
    "body_names": "tests.agencies.test_body_names",
    "citation_bounds": "tests.citations.test_word_lists",
    "line_breaks": "tests.layout.test_line_breaks",
    "party_items": "tests.header.test_party_words",
    "printed_words": "tests.lexicon.test_printed_words",
    "task_labels": "tests.actors.test_task_labels",
}
CODE = """
import importlib, json, sys
from extractors.lexicon import lists, tables
table, module, name = sys.argv[1:]
known = {**lists._lists(), name: ["\\0"]}
lists._lists = lambda: known  # before the patterns are made, which happens when their modules are loaded
tests = importlib.import_module(module)
row = next(row for row in tables.table(table)["list"] if row["name"] == name)
print(json.dumps([tests.told(row.get("read"), text) for text in row["examples"]]))
"""
LISTS = [pytest.param(name, row, id=row["name"]) for name in TABLES for row in table(name)["list"]]


@pytest.mark.soak
@pytest.mark.parametrize(("name", "row"), LISTS)
def test_a_list_is_needed(name, row, root):
    command = [sys.executable, "-c", CODE, name, READERS[name], row["name"]]
    run = subprocess.run(command, capture_output=True, text=True, cwd=root, check=True)
    assert json.loads(run.stdout) != row["examples"]
