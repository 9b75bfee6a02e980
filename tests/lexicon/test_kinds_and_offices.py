"""The tables of kinds of bodies and of offices: each once, and each reads as the lists it stands in say."""

from __future__ import annotations

from collections import Counter

import pytest

from extractors.agencies.heads import is_body, is_office
from extractors.agencies.several import rank_of
from extractors.language.words import word_lists
from extractors.lexicon.lists import NAMES, TABLES, listed, ordered
from extractors.lexicon.tables import cells, rows, table
from extractors.ocr.signature_offices import find_office
from extractors.ocr.words import OcrWord
from extractors.party_names import kind_of_item
from extractors.text.keys import bare_in_place
from extractors.text.spelling import new_style_tones
from tests.agencies.test_body_names import told


def _words(line):
    return [
        OcrWord(word, 1000 + 60.0 * i, 10.0, 1050 + 60.0 * i, 40.0, 0.8, 0, 40.0) for i, word in enumerate(line.split())
    ]


def _is_read(name):
    """Tell whether a line of a block is read as the office, or as none where it is too short or too near to another."""
    found = find_office(_words(name.upper()))
    return found.office.name == name.upper() if found else name in ("Thủ tướng", "Chi ủy")


# list: whether a name reads as the list says
READS = {
    "heads_of_lines": lambda name: is_body(name.upper(), bare_in_place(name)),
    "line_offices": lambda name: is_office(name.upper(), bare_in_place(name)),
    "offices_of_items": lambda name: kind_of_item(f"{name} Nguyễn Văn An") == "person",
    "block_heads": _is_read,
    "block_others": _is_read,
    "block_bodies": _is_read,
    "offices_of_state": lambda name: kind_of_item(name) == "person",
    "rank_1": lambda name: rank_of(name) == 1,
    "rank_2": lambda name: rank_of(name) == 2,
    "rank_3": lambda name: rank_of(name) == 3,
    "rank_4": lambda name: rank_of(name) == 4,
}


@pytest.mark.parametrize("name", READS)
def test_every_name_reads_as_its_list_says(name):
    assert listed(name)
    assert [each for each in listed(name) if not READS[name](each)] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_twice(name):
    names = [new_style_tones(each.lower()) for row in rows(name) for each in {*cells(row["name"].lower())}]
    assert [each for each, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_list_exists_and_has_its_reason(name):
    known = {row["name"]: row for each in TABLES for row in table(each)["list"]} | word_lists()
    told_in = {each for row in rows(name) for each in row["lists"].split()}
    assert [each for each in told_in if each not in known or not known[each]["why"]] == []
    assert [row["name"] for row in rows(name) if not row["lists"]] == []


@pytest.mark.parametrize("head", ordered("heads_in_text"))
def test_every_head_begins_a_name_behind_a_comma(head):
    """A comma before one ends the name of the body before it."""
    if head in ("Khoa", "Viễn thông"):  # "Khoa học", "Viễn thông" stand in names of departments
        head += " Nội"
    example = f" của Sở Y tế, {head} Hòa Bình về thu phí => Sở Y tế"
    assert told("issuer", example) == example
