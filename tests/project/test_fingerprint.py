"""Fingerprints of what makes texts and records: true to the sources, blind to what changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tools import fingerprint

ADVICE = "run `make fingerprint` and commit what it writes"


def test_the_shipped_fingerprints_are_those_of_the_sources(root: Path) -> None:
    assert json.loads((root / fingerprint.SHIPPED).read_text("utf-8")) == fingerprint.compute(root), ADVICE


def test_the_samples_records_are_those_of_the_fingerprints(root: Path) -> None:
    # Records that change although no fingerprint does are made by something that the fingerprints do not cover.
    expected = json.loads((root / fingerprint.EXPECTED).read_text("utf-8"))
    assert expected["samples"] == fingerprint.records(root), ADVICE


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    for package in ("extractors", "schemas"):
        shutil.copytree(root / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


@pytest.mark.parametrize(
    ("path", "old", "new", "changes"),
    [
        # a table of cues is part of the rules, not of the readers
        ("extractors/data/deadline_cues.toml", "", '\n["another"]\nx = 1\n', {"record"}),
        # comments and the order of lines say nothing
        ("extractors/data/deadline_cues.toml", "", "\n# a remark\n", set()),
        ("extractors/data/agencies.tsv", "", "\n# a remark\n", set()),
        ("extractors/extract.py", "", "\n# a remark\n", set()),
        ("extractors/readers/plain.py", '"""', '"""Another docstring. ', set()),
        # a rule that only records rest on
        ("extractors/deadlines/find.py", "", "\nX = 1\n", {"record"}),
        # a reader, and a module that readers import
        ("extractors/readers/plain.py", "", "\nX = 1\n", {"text"}),
        ("extractors/agencies/heads.py", "", "\nX = 1\n", {"text"}),
        # names that recognition corrects by are part of both
        ("extractors/data/districts.tsv", "", "\nHà Nội\thuyện\tThử Nghiệm\n", {"text", "record"}),
        # the codes of bodies, which no reader needs
        ("extractors/data/agencies.tsv", "", "\nSTX\tSở Thử nghiệm\n", {"record"}),
        # what a record is
        ("schemas/dispatch.py", "", "\nX = 1\n", {"record"}),
    ],
)
def test_what_a_change_makes_stale(copy: Path, path: str, old: str, new: str, changes: set[str]) -> None:
    before = fingerprint.compute(copy)
    file = copy / path
    text = file.read_text("utf-8")
    file.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
    fingerprint._tree.cache_clear()
    after = fingerprint.compute(copy)
    assert {name for name in after if after[name] != before[name]} == changes
