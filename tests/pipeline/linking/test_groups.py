"""Every example of every row of `data/groups.toml` is what the row says."""

from __future__ import annotations

import pytest

from extractors.lexicon.abbreviations import expand
from extractors.text.keys import bare_words
from pipeline.linking.groups import ANYBODY, _data, folded, groups, names_several
from pipeline.linking.identity import AgencyId

ROWS = _data()["group"]
EXAMPLES = [pytest.param(row["name"], text, id=f"{row['name']}:{text}") for row in ROWS for text in row["examples"]]


@pytest.mark.parametrize(("name", "text"), EXAMPLES)
def test_examples(name, text):
    found = [kind for kind, group in groups().items() if group.words.search(folded(expand(text)))]
    assert name in found


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_every_word_says_the_group_and_every_member_belongs_to_it(row):
    assert row["why"]
    group = groups()[row["name"]]
    words = row["words"] + [f"UBND các {unit}" for unit in row.get("committees_of", ())]
    assert [each for each in words if not group.words.search(folded(each))] == []
    level = row.get("level", "province")
    assert [each for each in row.get("begins", ()) if not group.has(AgencyId(bare_words(each), level=level))] == []
    assert [each for each in row.get("except", ()) if group.has(AgencyId(bare_words(each), level=level))] == []


def test_nobody_is_known_to_be_anybody():
    assert not groups()[ANYBODY].has(AgencyId("so noi vu", level="province"))


def test_heads_stand_for_what_they_head():
    row = _data()["heads"]
    assert row["why"]
    for example in row["examples"]:
        text, _, rest = example.partition(" => ")
        assert folded(text) == folded(rest)
        assert folded(rest) == bare_words(rest).replace("ubnd", "uy ban nhan dan")


def test_several():
    row = _data()["several"]
    assert row["why"]
    assert [text for text in row["examples"] if not names_several(folded(text))] == []
    assert [text for text in row["others"] if names_several(folded(text))] == []
