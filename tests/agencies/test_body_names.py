"""Every example of every list of `data/body_names.toml` reads as it says."""

from __future__ import annotations

import pytest

from extractors.agencies.bodies import parse_body, parse_body_at
from extractors.agencies.own import append_own
from extractors.agencies.several import containment, names_several
from extractors.citations.issuers import issuer_after
from extractors.document import DocumentText, Line
from extractors.header.names import group_names
from extractors.layout.views import views_of
from pipeline.linking.identity import is_nameless
from tests.lexicon.listed import checks_of


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


def _identity(words):
    return " / ".join(filter(None, parse_body(words).identity() or ()))


def _nameless(words):
    return "of another" if is_nameless(words) else "by itself"


def _parts(words):
    return " | ".join(filter(None, containment(words))) or "-"


READ = {
    "parts": _parts,
    "issuer": _issuer,
    "own": _own,
    "several": _several,
    "lines": _lines,
    "identity": _identity,
    "nameless": _nameless,
}
"""What the examples of a list show: its `read`, by itself the issuer."""


def told(read, example):
    """Return the example with what is read from its words."""
    words = example.partition(" => ")[0]
    return f"{words} => {READ[read or 'issuer'](words)}"


test_examples, test_each_list_says_why_and_shows_it = checks_of("body_names", told)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        # the holder of an office behind the level of a province or a Party committee: a surname, and no territory
        ("Chủ tịch UBND tỉnh Hoàng Văn An", "Chủ tịch UBND tỉnh"),
        ("Bí thư Tỉnh ủy Trần Bình", "Bí thư Tỉnh ủy"),
        ("Chủ tịch UBND tỉnh Lạng Sơn", "Chủ tịch UBND tỉnh Lạng Sơn"),
        # behind a lower level two words may be the unit's name
        ("Chủ tịch HĐND huyện Hoàng Văn An", "Chủ tịch HĐND huyện"),
        ("Chủ tịch HĐND huyện Hoàng Su", "Chủ tịch HĐND huyện Hoàng Su"),
        # behind a word in small letters
        ("Giám đốc Sở Nội vụ Nguyễn Văn Bình", "Giám đốc Sở Nội vụ"),
        ("Sở Nội vụ Nguyễn Văn Bình", "Sở Nội vụ Nguyễn Văn Bình"),  # no office, so no holder
    ],
)
def test_the_holder_of_an_office_is_no_part_of_its_body(words, body):
    assert parse_body_at(words, 0, len(words)).name == body
