"""How search grows: an index of made texts from ten thousand to a million, and questions of several kinds.

    python -m tools.bench_search [10000 100000 1000000] [--seed S]

Documents are those of the simulated country, their texts made-up dispatches of about 2 kB, used again and again with
number, subject and issuer of the document. Every question is asked in turns with `Archive.get(KEY)`: the ratio counts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from pipeline import Archive
from pipeline.store import search
from pipeline.store.texts import search_text
from pipeline.synthetic.compose import generate

from .country import graph as country

TEXTS = 2_000
ROUNDS = 25
_BATCH = 5_000


def fill(archive: Archive) -> int:
    """Put a text of every held document into the index; return how many there are."""
    texts = [search_text(generate(seed).text) for seed in range(TEXTS)]
    with archive._engine.begin() as connection:
        query = "SELECT id, number, subject, issuer FROM document WHERE held ORDER BY id"
        rows = connection.execute(sa.text(query)).fetchall()
        for start in range(0, len(rows), _BATCH):
            search.store(connection, list(_texts(rows[start : start + _BATCH], texts)))
    return len(rows)


def _texts(rows: Sequence[Any], texts: list[str]) -> Iterator[dict[str, object]]:
    for key, number, subject, issuer in rows:
        own = search_text(f"{number} {subject} {issuer}")
        yield {
            "id": key, "number": search.number_words(number), "subject": search_text(subject or ""),
            "body": f"{own} {texts[key % TEXTS]}",
        }  # fmt: skip


def questions(archive: Archive, dice: random.Random) -> dict[str, list[str]]:
    """Return what is asked, by kind: words of documents drawn by chance."""
    with archive.connect() as connection:
        query = "SELECT number, subject, issuer FROM document WHERE held ORDER BY id LIMIT 200000"
        drawn = dice.sample(connection.execute(sa.text(query)).fetchall(), ROUNDS)
    return {
        "a number": [number for number, _, _ in drawn],
        "number and issuer": [f"{number} {issuer}" for number, _, issuer in drawn],
        "a phrase of the subject": [f'"{" ".join(subject.split()[:6])}"' for _, subject, _ in drawn],
        "three words of the subject": [" ".join(subject.split()[:3]) for _, subject, _ in drawn],
        "a body of one commune": [issuer for _, _, issuer in drawn],
        "a word that every letter has": ["ủy ban"] * ROUNDS,
    }


def measure(count: int, seed: int) -> Iterator[str]:
    """Yield a line a kind of question."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "search.db") as archive:
        country.write(archive, count, seed)
        before = Path(folder, "search.db").stat().st_size
        begun = time.process_time()
        held = fill(archive)
        spent = time.process_time() - begun
        with archive.connect() as connection:
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        size = (Path(folder, "search.db").stat().st_size - before) / held / 1024
        yield f"{held} texts, {spent / held * 1000:.2f} ms of CPU and {size:.1f} kB of index each\n"
        yield "| asked | median ms | most | times get | found |"
        yield "| --- | ---: | ---: | ---: | ---: |"
        keys = dice.sample(range(1, count), ROUNDS)
        for kind, asked in questions(archive, dice).items():
            gets, taken, found = [], [], []
            for key, words in zip(keys, asked, strict=True):
                start = time.perf_counter()
                archive.get(key)
                between = time.perf_counter()
                page = archive.search(words)
                taken.append(time.perf_counter() - between)
                gets.append(between - start)
                found.append(len(page))
            least, middle = statistics.median(gets), statistics.median(taken)
            yield (
                f"| {kind} | {middle * 1000:.1f} | {max(taken) * 1000:.0f} | {middle / least:.0f}"
                f" | {statistics.median(found):.0f} |"
            )


def main() -> None:
    """Read the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for count in asked.counts:
        for line in measure(count, asked.seed):
            print(line, flush=True)
        print(flush=True)


if __name__ == "__main__":
    main()
