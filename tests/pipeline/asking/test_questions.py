"""Chains and their patterns, and documents asked for by number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline import Archive
from pipeline.asking.lookup import NotFoundError, SeveralFoundError
from pipeline.asking.patterns import PatternError
from schemas import Dispatch
from tests.pipeline.archive_builders import citation, department, dispatch, district, store

Holding = Callable[..., Archive]
BAN = "Ban Thi đua - Khen thưởng Trung ương"
PATTERN = f"huyện > Sở Nội vụ > {BAN}"


def full_chain() -> list[Dispatch]:
    """A district's letter on a Sở's, on the central Ban's, on a directive that nobody holds."""
    return [
        district(citations=(citation("605/SNV-BTĐKT", issued="2022-05-22", relation="implements"),)),
        department("605/SNV-BTĐKT", "Lạng Sơn", "2022-05-22",
                   citations=(citation("81/BTĐKT-VP", issued="2022-05-02", issuer=BAN, relation="per"),)),
        dispatch("81/BTĐKT-VP", "BAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG", "2022-05-02", parent="BỘ NỘI VỤ",
                 level="central", citations=(citation("5-CT/TW", issued="2021-04-01", relation="basis"),)),
    ]  # fmt: skip


def test_chain_up_and_down(holding: Holding) -> None:
    archive = holding(*full_chain())
    up = archive.chain("31/UBND-NV")
    assert [(s.dispatch.number, s.relation, s.depth) for s in up] == [
        ("605/SNV-BTĐKT", "implements", 1), ("81/BTĐKT-VP", "per", 2), ("5-CT/TW", "basis", 3),
    ]  # fmt: skip
    down = archive.chain("5-CT/TW", direction="down")
    assert [s.dispatch.number for s in down] == ["81/BTĐKT-VP", "605/SNV-BTĐKT", "31/UBND-NV"]
    both = archive.chain("605/SNV-BTĐKT", direction="both")
    assert {(s.dispatch.number, s.direction) for s in both} == {
        ("81/BTĐKT-VP", "up"), ("5-CT/TW", "up"), ("31/UBND-NV", "down"),
    }  # fmt: skip
    assert [s.dispatch.number for s in archive.chain("31/UBND-NV", depth=1)] == ["605/SNV-BTĐKT"]
    assert [s.dispatch.number for s in archive.chain("31/UBND-NV", relations=["implements"])] == ["605/SNV-BTĐKT"]


def test_cycles_end(holding: Holding) -> None:
    archive = holding(*(
        district(f"{i}/UBND-NV", citations=tuple(
            citation(f"{k}/UBND-NV", issued="2022-06-10", issuer="UBND huyện Lộc Bình") for k in range(1, 6) if k != i
        )) for i in range(1, 6)
    ))  # fmt: skip
    steps = archive.chain("1/UBND-NV", direction="up", depth=30)
    assert {s.dispatch.number for s in steps} == {f"{i}/UBND-NV" for i in range(2, 6)}
    assert all(len(set(s.path)) == len(s.path) for s in steps)


def test_pattern(holding: Holding) -> None:
    archive = holding(*full_chain())
    for pattern in (PATTERN, "huyen > so noi vu > ban tdkt trung uong", "huyện > sở > trung ương",
                    "UBND huyện Lộc Bình → Sở Nội vụ tỉnh Lạng Sơn → *"):  # fmt: skip
        matches = archive.chains(pattern)
        assert [[d.number for d in m.documents] for m in matches] == [["31/UBND-NV", "605/SNV-BTĐKT", "81/BTĐKT-VP"]]
        assert matches[0].steps[1].relation == "per"
    assert archive.chains("huyện > Sở Nội vụ > Bộ Nội vụ") == []
    assert archive.chains("huyện > Sở Nội vụ tỉnh Cao Bằng") == []
    assert len(archive.chains("trung ương > đảng")) == 1
    assert archive.breaks(PATTERN) == []


def test_pattern_tells_where_it_breaks(holding: Holding) -> None:
    archive = holding(*full_chain()[:1])
    assert archive.chains(PATTERN) == []
    (found,) = archive.breaks(PATTERN)
    assert not found.complete and found.matched == ("huyện", "Sở Nội vụ")
    assert "only cited" in (found.reason or "")


def test_no_chain_through_an_ambiguous_number(holding: Holding) -> None:
    archive = holding(
        *full_chain()[1:],
        department("605/SNV-BTĐKT", "Cao Bằng", "2022-05-22"),
        dispatch("7/THCSAB", "TRƯỜNG THCS AN BÌNH", "2022-06-10", level="other",
                 citations=(citation("605/SNV-BTĐKT", issued="2022-05-22"),)),
    )  # fmt: skip
    assert archive.chain("7/THCSAB") == []
    assert archive.chains("* > Sở Nội vụ") == []


@pytest.mark.parametrize("pattern", ["huyện", "", "huyện >", "> sở"])
def test_bad_patterns(archive: Archive, pattern: str) -> None:
    with pytest.raises(PatternError):
        archive.chains(pattern)


def test_number_of_several_documents_is_asked_back(holding: Holding) -> None:
    archive = holding(
        department("9/SNV-VP", "Lạng Sơn", "2022-05-22"), department("9/SNV-VP", "Cao Bằng", "2022-05-22")
    )
    with pytest.raises(SeveralFoundError) as caught:
        archive.get("9/SNV-VP")
    assert len(caught.value.documents) == 2
    key = caught.value.documents[0].id
    assert archive.get(f"#{key}").id == archive.get(key).id == key
    with pytest.raises(NotFoundError):
        archive.get("404/UBND")


def test_random_graphs_as_networkx_sees_them(archive: Archive) -> None:
    import random

    import networkx as nx

    dice = random.Random(7)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(1, 13))
    graph.add_edges_from((a, b) for a in graph for b in graph if a != b and dice.random() < 0.12)
    store(archive, [
        district(f"{i}/UBND-NV", citations=tuple(
            citation(f"{k}/UBND-NV", issued="2022-06-10", issuer="UBND huyện Lộc Bình") for k in graph.successors(i)
        )) for i in graph
    ])  # fmt: skip
    for start in graph:
        reached = {s.dispatch.number for s in archive.chain(f"{start}/UBND-NV", depth=30)}
        assert reached == {f"{k}/UBND-NV" for k in nx.descendants(graph, start)}
        down = {s.dispatch.number for s in archive.chain(f"{start}/UBND-NV", direction="down", depth=30)}
        assert down == {f"{k}/UBND-NV" for k in nx.ancestors(graph, start)}
