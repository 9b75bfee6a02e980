"""The table of verbs: every row has its reason, and its examples do what the row says."""

from __future__ import annotations

import re

import pytest

from extractors.language.acting import KINDS, asked, callers
from extractors.language.words import Words
from extractors.lexicon.tables import table

VERBS, DOERS = table("acting")["verbs"], table("acting")["doers"]
CALLED = re.compile(callers())
ASKED = re.compile(asked())


def _words(row):
    return [word for kind in (*KINDS, "other") for word in row.get(kind, ())]


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["why"])
def test_verbs(row):
    bounded = row.get("bounded", [])
    heads = (*_words(row), *(each["phrase"] for each in bounded))
    assert row["why"] and row["examples"]
    assert [text for text in row["examples"] if not text.startswith(heads)] == []
    if row.get("asked"):
        assert [text for text in (*_words(row), *row["examples"]) if not ASKED.match(text)] == []
    assert [each for each in bounded if not ASKED.match(each["example"]) or ASKED.match(each["near"])] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_verb_is_of_its_kind_behind_who_acts(kind):
    words = [word for row in VERBS for word in row.get(kind, ())]
    assert [word for word in words if Words(f"Các hộ {word} ngay").verb(2) != kind] == []


@pytest.mark.parametrize("row", DOERS, ids=lambda row: row["why"])
def test_who_acts(row):
    assert row["why"] and row["examples"]
    assert [text for text in row["examples"] if not CALLED.match(text)] == []
    for each in row.get("bounded", ()):
        assert CALLED.match(each["example"]), each
        found = CALLED.match(each["near"])
        assert found is None or found["doer"] is None, each  # "các" asks whatever stands behind it


def test_what_may_stand_between_who_acts_and_the_verb():
    between, told, asks = (table("acting")[name] for name in ("between", "told", "asks"))
    assert [text for text in between["examples"] if not CALLED.fullmatch(text)] == []
    for text in (*told["examples"], *told["phrases"], *(each["example"] for each in told["bounded"])):
        assert CALLED.fullmatch(f"công ty {text} ") is None, text
    for each in told["bounded"]:
        assert CALLED.fullmatch(f"công ty {each['near']} "), each
    assert [text for text in asks["examples"] if not CALLED.fullmatch(text)] == []
