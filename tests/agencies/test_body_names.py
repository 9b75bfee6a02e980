"""Every example of every list of `data/body_names.toml` reads as it says."""

from __future__ import annotations

import pytest

from extractors.agencies.bodies import parse_body
from extractors.agencies.own import append_own
from extractors.agencies.several import names_several
from extractors.citations.issuers import issuer_after
from extractors.document import DocumentText, Line
from extractors.header.names import group_names
from extractors.layout.views import views_of
from extractors.lexicon.tables import table
from pipeline.linking.identity import is_nameless

LISTS = table("body_names")["list"]
EXAMPLES = [
    pytest.param(row.get("read", "issuer"), text, id=f"{row['name']}:{text}")
    for row in LISTS
    for text in row["examples"]
]


def _issuer(words):
    found = issuer_after(words, 0, len(words))
    return found.of(words) if found else "-"


def _own(words):
    name, _, own = words.partition(" | ")
    return append_own(name, [own])


def _several(words):
    return "several" if names_several(words) else "one"


def _lines(words):
    printed = words.split(" | ")
    text, lines = "\n".join(printed), []
    for line in printed:
        start = lines[-1].end + 1 if lines else 0
        lines.append(Line(start, start + len(line)))
    groups = group_names(list(views_of(DocumentText(text, tuple(lines), "text/plain"))))
    return "; ".join(" ".join(view.text for view in group) for group in groups)


def _folded(words):
    return " / ".join(filter(None, parse_body(words).folded() or ()))


def _nameless(words):
    return "of another" if is_nameless(words) else "by itself"


READ = {"issuer": _issuer, "own": _own, "several": _several, "lines": _lines, "folded": _folded, "nameless": _nameless}
"""What the examples of a list show: its `read`."""


def told(read, example):
    """Return the example with what is read from its words."""
    words = example.partition(" => ")[0]
    return f"{words} => {READ[read](words)}"


@pytest.mark.parametrize(("read", "example"), EXAMPLES)
def test_examples(read, example):
    assert told(read, example) == example


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["name"])
def test_each_list_says_why_and_shows_it(row):
    assert row["why"] and len(row["examples"]) > 1
    assert any(
        phrase.split(" = ")[0].lower() in example.lower() for phrase in row["phrases"] for example in row["examples"]
    )
