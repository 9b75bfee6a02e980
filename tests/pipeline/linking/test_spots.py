"""Where and when: what may meet, and that resolving a part of a block gives what resolving the whole gives."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
import sqlalchemy as sa

from pipeline import Archive
from pipeline.linking.evidence import DocumentEvidence
from pipeline.linking.identity import AgencyId
from pipeline.linking.resolve import Resolution, resolve
from pipeline.linking.spots import SpotIndex, near, reached, spots_of, spots_text
from tests.pipeline.archive_builders import citation, department, district, store

MEET = [  # spots of two bodies of evidence, whether they meet
    ("lang son@2022", "lang son@2022", True),
    ("lang son@2022", "lang son@2023", False),
    ("lang son@2022", "cao bang@2022", False),
    ("lang son@2022", "?@2022", True),
    ("lang son@2022", "lang son@?", True),
    ("lang son@2022", "?@2023", False),
    ("lang son@?", "?@2023", True),
    ("@2022", "lang son@2022", False),
    ("@2022", "?@?", True),
    ("lang son@2022|cao bang@2022", "cao bang@2022", True),
]


@pytest.mark.parametrize(("one", "other", "meet"), MEET)
def test_what_meets(one: str, other: str, meet: bool) -> None:
    for a, b in ((one, other), (other, one)):
        assert near([a], [b]) == ({a} if meet else set())
        index: SpotIndex[str] = SpotIndex()
        index.add(spots_of(a), "a")
        assert index.near(spots_of(b)) == ({"a"} if meet else set())
    assert spots_text(spots_of(one)) == one


def test_what_hangs_together() -> None:
    texts = {"lang son@2022", "lang son@2023", "cao bang@2022", "yen bai@2021"}
    assert reached(texts, ["lang son@2022"]) == {"lang son@2022"}
    texts.add("lang son@?")
    assert reached(texts, ["lang son@2022"]) == {"lang son@2022", "lang son@2023", "lang son@?"}
    texts.add("?@2022")
    assert reached(texts, ["cao bang@2022"]) == texts - {"yen bai@2021"}
    texts.add("?@?")
    assert reached(texts, ["yen bai@2021"]) == texts
    assert reached(texts - {"?@?"}, ["?@?"]) == texts - {"?@?"}, "what was dropped counts too"


def evidence(random_: random.Random) -> DocumentEvidence:
    province = random_.choice(("lang son", "cao bang", "yen bai", None))
    day = random_.choice(("2022-03-10", "2022-03-01", "2023-03-10", "2023", None))
    level = "province" if province else None
    options = (AgencyId("so noi vu", province=province, level=level),) if random_.random() < 0.8 else ()
    held = random_.random() < 0.4
    return DocumentEvidence(
        block="605/SNVBTDKT", held=held, number="605/SNV-BTĐKT", symbol="SNV-BTĐKT", options=options,
        by="header" if held else random_.choice(("words", "symbol")) if options else "none", issued=day,
        subject=random_.choice((None, "kiện toàn ban chỉ đạo", "rà soát hồ sơ tồn đọng")),
        text_hash=f"{random_.random()}" if held else None,
    )  # fmt: skip


def outcome(found: Iterable[Resolution]) -> tuple[set[frozenset[str]], dict[str, set[frozenset[str]]]]:
    documents: set[frozenset[str]] = set()
    open_: dict[str, set[frozenset[str]]] = {}
    for resolution in found:
        clusters = [frozenset(member.signature for member in cluster.members) for cluster in resolution.clusters]
        documents |= set(clusters)
        open_ |= {key: {clusters[i] for i in meant} for key, meant in resolution.ambiguous.items()}
    return documents, open_


@pytest.mark.parametrize("seed", range(60))
def test_parts_of_a_block_give_what_the_whole_gives(seed: int) -> None:
    random_ = random.Random(seed)
    items = [evidence(random_) for _ in range(random_.randint(2, 14))]
    places = {spots_text(item.spots) for item in items}
    parts = {frozenset(reached(places, [place])) for place in places}
    assert sum(len(part) for part in parts) == len(places)
    apart = [resolve(item for item in items if spots_text(item.spots) in part) for part in parts]
    assert outcome(apart) == outcome([resolve(items)])


def test_a_file_changes_only_what_may_be_its_own(archive: Archive) -> None:
    store(archive, [department("605/SNV-BTĐKT", name, f"{year}-05-22", text=f"{name} {year}")
                    for name in ("Lạng Sơn", "Cao Bằng") for year in (2022, 2023)])  # fmt: skip
    with archive.connect() as connection:
        rows = connection.execute(sa.text("SELECT spots, document_id FROM claim")).all()
    assert {row.spots for row in rows} == {
        f"{name}@{year}" for name in ("lang son", "cao bang") for year in (2022, 2023)
    }
    assert len({row.document_id for row in rows}) == 4
    store(archive, [district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),))])
    (edge,) = archive.citations("31/UBND-NV")
    assert edge.cited is not None and edge.cited.province == "Lạng Sơn" and edge.cited.issued == "2022-05-22"
