"""How quick questions are on a simulated country of a million documents: `make bench-graph`.

    python -m tools.bench_questions [1000000] [--walk 200000] [--postgres] [--seed S]

Times are of one process. Every question is asked in turns with `Archive.get(KEY)`, so that a busy machine slows both;
the ratio is of the 95th percentiles. With networkx the graph is read into memory first, which is told apart.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.database import chunks, listed, plain_rows

from .country import graph as country

PATTERN = "huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương"
Asked = Callable[[int], object]


def turns(
    archive: Archive, keys: Sequence[int], ask: Asked, arguments: Sequence[int]
) -> tuple[list[float], list[float]]:
    """Return the seconds of each `get` and of each question, asked in turns."""
    gets, asked = [], []
    ask(arguments[0])
    for i, argument in enumerate(arguments):
        begun = time.perf_counter()
        archive.get(keys[i % len(keys)])
        between = time.perf_counter()
        ask(argument)
        gets.append(between - begun)
        asked.append(time.perf_counter() - between)
    return gets, asked


def p95(seconds: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return statistics.quantiles(seconds, n=20)[-1]


def questions(archive: Archive, made: country.Graph, random_: random.Random) -> Iterator[tuple[str, Asked, list[int]]]:
    """Yield every question with what it is asked about."""
    reports = random_.sample(made.reports, min(100, len(made.reports)))
    directives = random_.sample(made.directives, min(100, len(made.directives)))
    pairs = {key: archive.chain(key, depth=3)[-1:] for key in reports}
    known = {key: found[0].dispatch.id for key, found in pairs.items() if found}
    mates = dict(zip(reports, reports[1:] + reports[:1], strict=True))
    yield "chain up, depth 10, first 200", lambda k: archive.chain(k, depth=10), reports
    yield "chain down, depth 10, first 200", lambda k: archive.chain(k, direction="down"), directives
    yield "chain both ways, first 200", lambda k: archive.chain(k, direction="both"), directives
    yield "chain up, implements, 6 steps", lambda k: archive.chain(k, depth=6, relations=["implements"]), reports
    yield "three-step pattern, first page", lambda _: archive.chains(PATTERN), reports[:30]
    yield "follow, 200 addressees", archive.follow, made.widest[:100]
    yield "citers of the most cited, first page", archive.cited_by, [made.most_cited] * 100
    yield "citations of a document", archive.citations, reports
    yield "show", archive.show, reports
    yield "path, where there is one", lambda k: archive.path(k, known[k]), list(known)
    yield "path, of two at random", lambda k: archive.path(k, mates[k]), reports
    yield "common, of two at random", lambda k: archive.common(k, mates[k]), reports
    yield "cascade", archive.cascade, directives


def table(archive: Archive, made: country.Graph, seed: int) -> None:
    """Print the questions as multiples of `get`."""
    random_ = random.Random(seed)
    keys = random_.sample(made.reports, min(500, len(made.reports)))
    for key in keys[:50]:
        archive.get(key)
    print(f"| {archive._engine.dialect.name}: question | median ms | times get | p95 ms | times get |")
    print("| --- | ---: | ---: | ---: | ---: |")
    all_gets: list[float] = []
    for name, ask, arguments in questions(archive, made, random_):
        gets, asked = turns(archive, keys, ask, arguments)
        middle = statistics.median(asked)
        print(
            f"| {name} | {1000 * middle:.1f} | {middle / statistics.median(gets):.1f} | {1000 * p95(asked):.1f}"
            f" | {p95(asked) / p95(gets):.1f} |",
            flush=True,
        )
        all_gets += gets
    print(f"\n`get`: median {1000 * statistics.median(all_gets):.2f} ms, p95 {1000 * p95(all_gets):.2f} ms\n")


def plain_walk(connection: sa.Connection, start: int, depth: int) -> dict[int, int]:
    """Walk breadth first as anybody would: one query a level, each document once."""
    seen = {start: 0}
    frontier = [start]
    for level in range(1, depth + 1):
        reached = []
        for part in chunks(frontier):
            query = (
                f"SELECT cited_id FROM citation WHERE citing_id IN {listed(part)} AND current AND state = 'resolved'"
            )
            reached += [row[0] for row in plain_rows(connection, query)]
        frontier = [node for node in dict.fromkeys(reached) if node not in seen]
        seen |= dict.fromkeys(frontier, level)
        if not frontier:
            break
    return seen


def plain_reading(connection: sa.Connection, nodes: Sequence[int]) -> int:
    """Read what an answer shows of documents as anybody would: their values, and the words of their citations."""
    rows = 0
    for part in chunks(nodes):
        rows += len(connection.execute(sa.text(f"SELECT * FROM document WHERE id IN {listed(part)}")).fetchall())
        query = (
            "SELECT c.relation, m.text, m.page FROM citation c JOIN mention m ON m.citation_id = c.id"
            f" WHERE c.citing_id IN {listed(part)}"
        )
        rows += len(connection.execute(sa.text(query)).fetchall())
    return rows


def beside_a_plain_walk(archive: Archive, made: country.Graph, seed: int) -> None:
    """Print a whole chain, `citations` and a pattern beside a plain walk of the same start."""
    random_ = random.Random(seed)
    starts = random_.sample(made.reports, 40)

    def walked(start: int) -> dict[int, int]:
        with archive.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
            return plain_walk(connection, start, 10)

    def read(start: int) -> int:
        with archive.connect() as connection:
            connection.execute(sa.text("SELECT 1"))
            return plain_reading(connection, list(plain_walk(connection, start, 10)))

    asked: dict[str, Asked] = {
        "a plain walk, depth 10": walked,
        "the same, and its documents and words read": read,
        "a whole chain, depth 10": lambda k: archive.chain(k, depth=10, limit=None),
        "the same, laws too": lambda k: archive.chain(k, depth=10, limit=None, everything=True),
        "citations": archive.citations,
        "first page of a three-step pattern": lambda _: archive.chains(PATTERN),
    }
    seconds: dict[str, list[float]] = {name: [] for name in asked}
    for start in starts:
        for name, ask in asked.items():
            begun = time.perf_counter()
            ask(start)
            seconds[name].append(time.perf_counter() - begun)
    least = statistics.median(seconds["a plain walk, depth 10"])
    print(f"| {made.documents} documents | median ms | times a plain walk |\n| --- | ---: | ---: |")
    for name, found in seconds.items():
        print(f"| {name} | {1000 * statistics.median(found):.1f} | {statistics.median(found) / least:.2f} |")
    print()


def beside_networkx(archive: Archive, made: country.Graph, seed: int) -> None:
    """Print what reading the graph into memory costs, and the same walks there."""
    import networkx as nx

    begun = time.perf_counter()
    graph = nx.DiGraph()
    with archive.connect() as connection:
        query = "SELECT citing_id, cited_id FROM citation WHERE current AND state = 'resolved'"
        graph.add_edges_from(tuple(row) for row in connection.execute(sa.text(query)))
    print(f"networkx: {time.perf_counter() - begun:.0f} s to read {graph.number_of_edges()} edges into memory")
    starts = random.Random(seed).sample(made.reports, 100)
    seconds = []
    for start in starts:
        begun = time.perf_counter()
        walk = nx.bfs_tree(graph, start, depth_limit=10) if start in graph else ()
        seconds.append(time.perf_counter() - begun)
    print(f"networkx: whole walk up, depth 10 ({len(walk)} documents): p95 {1000 * p95(seconds):.1f} ms\n")


@contextmanager
def opened(folder: Path, postgres: bool) -> Iterator[Archive]:
    """Open an empty archive: SQLite in the folder, or PostgreSQL on a server of its own."""
    if not postgres:
        with Archive.open(folder / "graph.db") as archive:
            yield archive
        return
    from tests.pipeline.postgres_server import PostgresServer

    server = PostgresServer(folder)
    try:
        with Archive.open(server.url) as archive:
            yield archive
    finally:
        server.stop()


def measure(count: int, walk: int, seed: int, *, postgres: bool) -> None:
    """Make countries and print the tables."""
    for size, backend in ((walk, False), (count, False), *([(count, True)] if postgres else [])):
        with tempfile.TemporaryDirectory() as folder, opened(Path(folder), backend) as archive:
            begun = time.perf_counter()
            made = country.write(archive, size, seed)
            spent = time.perf_counter() - begun
            print(f"{made.documents} documents, {made.citations} citations, written in {spent:.0f} s\n", flush=True)
            if size == walk and not backend:
                beside_a_plain_walk(archive, made, seed)
            else:
                table(archive, made, seed)
                if not backend:
                    beside_networkx(archive, made, seed)


def main() -> None:
    """Read the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--walk", type=int, default=200_000, help="documents where a plain walk is set beside")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--postgres", action="store_true", help="the same on PostgreSQL, where it is installed")
    asked = parser.parse_args()
    measure(asked.count, asked.walk, asked.seed, postgres=asked.postgres)


if __name__ == "__main__":
    main()
