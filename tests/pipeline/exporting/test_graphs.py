"""Chains as trees and graphs."""

from __future__ import annotations

from collections.abc import Callable

from pipeline import Archive
from pipeline.exporting import graphs
from tests.pipeline.archive_builders import (
    citation,
    dispatch,
)

Holding = Callable[..., Archive]


def test_graph_exports_are_escaped(holding: Holding) -> None:
    odd = 'SỞ "A"; click x\\ <b>\n[z]'
    archive = holding(
        dispatch("1/SNV-VP", odd, "2022-01-02", level="other", citations=(citation("2/SNV-VP", issued="2022-01-01"),))
    )
    chain = archive.chain("1/SNV-VP")
    chart = graphs.mermaid(chain)
    assert chart.startswith("flowchart LR\n") and odd not in chart
    assert all(line.count('"') % 2 == 0 for line in chart.splitlines()) and "<b>" not in chart
    graph = graphs.dot(chain)
    assert '\\"A\\"' in graph and "\\\\ <b> [z]" in graph
    assert "2/SNV-VP" in graphs.tree(chain)
