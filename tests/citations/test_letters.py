"""Whole letters of two writers who had seen the table of relations and none of the rules: the share that is read right.

What no number names is left out; so are issuers, whose territories are invented.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract_document
from extractors.readers import read
from schemas import Citation
from tools.actors.letters import letter, load_items

FILES = {
    # file: numbered citations, at least found, with the right relation, within the right document (of those inside one)
    "letters-c1": (229, 229, 222, 19),
    "letters-c2": (232, 228, 223, 17),
}


def _read(item: dict[str, Any]) -> list[Citation]:
    """The citations of the letter, which was issued late in its year."""
    text = read(letter({**item, "deadline": [{"boundary": f"{item['year']}-12-28"}]}).encode(), "letter.txt")
    return [citation for record in extract_document(text, "letter", "0" * 64) for citation in record.citations]


def _folded(number: str) -> str:
    return number.replace(" ", "").casefold()


@pytest.mark.parametrize("name", FILES)
def test_letters(name: str) -> None:
    tally: Counter[str] = Counter()
    wrong = []
    for item in load_items(Path(__file__).with_name(f"{name}.toml")):
        found = _read(item)
        numbers = {citation.id: citation.number for citation in found}
        left = list(found)
        for gold in item["citation"]:
            if not gold["number"]:
                continue
            tally["gold"] += 1
            got = next((c for c in left if c.number and _folded(c.number) == _folded(gold["number"])), None)
            if got is None:
                wrong.append(f"{item['id']} {gold['number']}: not found")
                continue
            left.remove(got)
            tally["found"] += 1
            tally["relation"] += got.relation == gold["relation"]
            if got.relation != gold["relation"]:
                wrong.append(f"{item['id']} {gold['number']}: {gold['relation']}, got {got.relation}")
            within = numbers.get(got.within or "") if got.within else None
            tally["within"] += bool(gold.get("within")) and within == gold["within"]
    figures = (tally["gold"], tally["found"], tally["relation"], tally["within"])
    assert figures[0] == FILES[name][0]
    assert all(got >= least for got, least in zip(figures, FILES[name], strict=True)), (figures, wrong)
