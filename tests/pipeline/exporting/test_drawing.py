"""Chains as pictures: well-formed, readable, and safe whatever a subject says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from pipeline import Archive
from pipeline.exporting import drawing
from tests.pipeline.archive_builders import citation, dispatch, district

Holding = Callable[..., Archive]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</script><script>alert("1")</script> <!--SVG--> <!--DATA--> \' & \u2028 {{x}} ]]>'


@pytest.fixture
def archive_of_hostile_words(holding: Holding) -> Archive:
    return holding(
        dispatch("1/SNV-VP", f"SỞ {HOSTILE}", "2022-01-02", level="other", subject=HOSTILE,
                 citations=(citation("2/SNV-VP", issued="2022-01-01", issuer=HOSTILE, subject=HOSTILE),)),
    )  # fmt: skip


def test_hostile_words_stay_words(archive_of_hostile_words: Archive) -> None:
    chain = archive_of_hostile_words.chain("1/SNV-VP")
    root = ElementTree.fromstring(drawing.svg(chain))
    assert [node.tag for node in root.iter() if node.tag.endswith("script")] == []
    page = drawing.html(chain)
    assert page.count("<script") == 2 and 'alert("1")</script>' not in page and "<!--" not in page.split("<svg")[0]
    data = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[0])
    assert HOSTILE in {document["subject"] for document in data["documents"].values()}


def test_every_document_and_edge_is_drawn_without_overlap(holding: Holding) -> None:
    archive = holding(*(
        district(f"{i}/UBND-NV", issued=f"2022-0{i % 6 + 1}-10", citations=tuple(
            citation(f"{k}/UBND-NV", issued=f"2022-0{k % 6 + 1}-10", issuer="UBND huyện Lộc Bình")
            for k in {i // 2, i // 3} - {0}
        )) for i in range(1, 40)
    ))  # fmt: skip
    chain = archive.chain("1/UBND-NV", direction="down")
    documents, links = drawing.graph_of(chain)
    placed = drawing.layout(documents)
    assert placed.places.keys() == documents.keys()
    spots = [(place.x, place.y) for place in placed.places.values()]
    assert len(set(spots)) == len(spots) and all(x < placed.width and y < placed.height for x, y in spots)
    left = {key: place.x for key, place in placed.places.items()}
    for key, document in documents.items():
        for other, later in documents.items():
            if (document.issued or "")[:7] < (later.issued or "")[:7]:
                assert left[key] < left[other]
    picture = ElementTree.fromstring(drawing.svg(chain))
    assert len(picture.findall(f"{SVG}g")) == len(documents)
    assert len(picture.findall(f"{SVG}path")) == len(links) == len(chain) + len(chain.links)
    assert "(not held)" not in drawing.svg(chain) and "Huyện" in drawing.svg(chain, "vi")
