"""What networkx says of random graphs, the archive says as well."""

from __future__ import annotations

import itertools
import random

import networkx as nx
import pytest

from pipeline import Archive
from tests.pipeline.archive_builders import citation, department, dispatch, district, store

ISSUERS = {0: "UBND huyện Lộc Bình", 1: "Sở Nội vụ tỉnh Lạng Sơn", 2: "Bộ Nội vụ"}
NAMES = {0: "31/UBND-NV", 1: "/SNV-VP", 2: "/BNV-VP"}


def number(node: int) -> str:
    return f"{node + 1}/{('UBND-NV', 'SNV-VP', 'BNV-VP')[node % 3]}"


@pytest.fixture(scope="module", params=range(4))
def made(request: pytest.FixtureRequest) -> tuple[Archive, nx.DiGraph]:
    """A random graph of 24 documents of three bodies, as an archive."""
    dice = random.Random(request.param)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(24))
    graph.add_edges_from((a, b) for a in graph for b in graph if a != b and dice.random() < 0.07)
    records = []
    for node in graph:
        cited = tuple(
            citation(number(k), issued="2022-06-10", issuer=ISSUERS[k % 3], relation="implements")
            for k in graph.successors(node)
        )
        if node % 3 == 0:
            records.append(district(number(node), citations=cited))
        elif node % 3 == 1:
            records.append(department(number(node), "Lạng Sơn", "2022-06-10", citations=cited))
        else:
            records.append(dispatch(number(node), "BỘ NỘI VỤ", "2022-06-10", level="central", citations=cited))
    archive = store(Archive.open(":memory:"), records)
    return archive, graph


Made = tuple[Archive, nx.DiGraph]


def test_chain(made: Made) -> None:
    archive, graph = made
    for start, depth in itertools.product(graph, (1, 2, 30)):
        lengths = nx.single_source_shortest_path_length(graph, start, cutoff=depth)
        chain = archive.chain(number(start), depth=depth)
        assert {s.dispatch.number: s.depth for s in chain} == {number(k): n for k, n in lengths.items() if n}
        reached = graph.subgraph(lengths).number_of_edges()
        assert len(chain) + len(chain.links) == reached
        assert ("depth" in chain.cut_by) == (len(lengths) < len(nx.descendants(graph, start)) + 1)
        below = nx.single_source_shortest_path_length(graph.reverse(), start, cutoff=depth)
        down = archive.chain(number(start), direction="down", depth=depth)
        assert {s.dispatch.number: s.depth for s in down} == {number(k): n for k, n in below.items() if n}
        assert len(down) + len(down.links) == graph.subgraph(below).number_of_edges()


def test_path_and_common(made: Made) -> None:
    archive, graph = made
    for a, b in itertools.permutations(range(0, 24, 2), 2):
        found = archive.path(number(a), number(b), depth=30)
        ways = [(a, b), (b, a)]
        length = next((nx.shortest_path_length(graph, *way) for way in ways if nx.has_path(graph, *way)), None)
        assert (len(found.steps) if found.steps is not None else None) == length
        shared = (nx.descendants(graph, a) | {a}) & (nx.descendants(graph, b) | {b}) - {a, b}
        common = archive.common(number(a), number(b), depth=30, limit=100)
        assert {each.number for each in common.shared} == {number(k) for k in shared}


def test_roots(made: Made) -> None:
    archive, graph = made
    for start in graph:
        tops = {number(k) for k in nx.descendants(graph, start) if graph.out_degree(k) == 0}
        assert {step.dispatch.number for step in archive.roots(number(start))} == tops


def test_patterns(made: Made) -> None:
    archive, graph = made
    kinds = ("huyện", "Sở Nội vụ", "Bộ Nội vụ", "*")
    for size in (2, 3):
        for pattern in itertools.product(range(4), repeat=size):
            expected = {
                path
                for path in itertools.permutations(graph, size)
                if all(kind in (3, node % 3) for kind, node in zip(pattern, path, strict=True))
                and all(graph.has_edge(*pair) for pair in itertools.pairwise(path))
            }
            found = archive.chains(" > ".join(kinds[kind] for kind in pattern), limit=10_000)
            assert len(found) == len(expected) and not found.truncated
            assert {tuple(d.number for d in m.documents) for m in found} == {tuple(map(number, p)) for p in expected}


def test_gaps(made: Made) -> None:
    archive, graph = made
    found = archive.chains("huyện >> Bộ Nội vụ", limit=10_000)
    expected = {
        (number(a), number(b)): nx.shortest_path_length(graph, a, b)
        for a in graph if a % 3 == 0 for b in nx.descendants(graph, a) if b % 3 == 2 and b != a
        and nx.shortest_path_length(graph, a, b) <= 10
    }  # fmt: skip
    assert {(m.documents[0].number, m.documents[-1].number): len(m.steps) for m in found} == expected
    assert all(m.places == (0, len(m.documents) - 1) for m in found)
