"""A simulated country is linked as its letters mean it: the short version of `python -m tools.country measure`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from pipeline import Archive
from schemas.tables import METADATA
from tools.country import graph
from tools.country.__main__ import orders, store
from tools.country.files import Simulated, simulate, write
from tools.country.scoring import WRONG, Scores, score, table


def check(made: Simulated, found: Scores) -> None:
    words = table(found) + "\n" + json.dumps(found.misses, ensure_ascii=False, indent=1)
    assert not any(found.counts[kind] for kind in WRONG), words
    for least, part, whole in (
        (0.999, "links, right", "links"), (0.97, "answerable, linked", "answerable"),
        (0.99, "draft, rightly", "draft, joined"), (0.95, "draft, found", "draft, of held"),
        (0.99, "scan, found", "scan, of held"), (0.99, "appendix, found", "appendix, of held"),
        (0.9, "proposed, right", "proposed"),
    ):  # fmt: skip
        share = found.share(part, whole)
        assert share is not None and share >= least, (part, share, words)
    twins = sum(file.role == "draft" and file.paper.key in made.twins for file in made.files)
    assert twins >= 0.2 * found.counts["draft"]


@pytest.mark.parametrize("count", [600, pytest.param(20_000, marks=pytest.mark.soak)])
def test_links_are_right_and_the_order_of_arrival_does_not_count(count: int) -> None:
    made = simulate(count, seed=count + 77)
    with Archive.open(":memory:") as archive:
        store(archive, made.files)
        check(made, score(archive, made))
        digest = archive.digest()
    for name, files in orders(made, seed=5):
        with Archive.open(":memory:") as other:
            store(other, files, batch=count // 7)
            assert other.digest() == digest, name


def test_the_same_seed_gives_the_same_country() -> None:
    first, second = (simulate(80, seed=3) for _ in range(2))
    assert [file.text for file in first.files] == [file.text for file in second.files]
    assert [file.text for file in simulate(80, seed=4).files] != [file.text for file in first.files]


@pytest.mark.parametrize("count", [60, pytest.param(1500, marks=pytest.mark.soak)])
def test_the_whole_path_reads_the_country_s_files(count: int, tmp_path: Path) -> None:
    made = simulate(count, seed=count)
    write(made, tmp_path / "files")
    with Archive.open(":memory:") as archive:
        report = archive.ingest(sorted((tmp_path / "files").glob("*.txt")), isolate=False)
        assert {each.outcome.code.value for each in report.outcomes} == {"read"}
        found = score(archive, made, by_id=False)
    words = table(found) + "\n" + json.dumps(found.misses, ensure_ascii=False, indent=1)
    assert not any(found.counts[kind] for kind in WRONG), words
    share = found.share("answerable, linked", "answerable")
    assert share is not None and share >= 0.9, words


def test_a_country_as_a_graph_is_an_archive_that_answers(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "graph.db") as archive:
        made = graph.write(archive, 1500, seed=3)
        assert made.documents >= 1500 and made.citations > made.documents
        assert any(archive.chain(key, depth=10, limit=None) for key in made.reports)
        with archive.connect() as connection:
            found = connection.execute(sa.text("SELECT name FROM sqlite_master WHERE type = 'index'"))
            indexes = set(found.scalars())
    assert {index.name for index in METADATA.tables["citation"].indexes} <= indexes
