"""Make a simulated country, link it and say how well.

python -m tools.country measure 20000 --seed 7 [--orders] [--misses]
python -m tools.country write FOLDER 300 --seed 7
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline import Archive
from pipeline.filing import write as filing
from pipeline.store.database import writing

from .files import CountryFile, Simulated, extracted, simulate, write
from .scoring import score, table

BATCH = 2000


def store(archive: Archive, files: Sequence[CountryFile], batch: int = BATCH) -> None:
    """Put the files into the archive, some thousands in a transaction."""
    for start in range(0, len(files), batch):
        with writing(archive._engine) as session:
            filing.put(session, [extracted(file) for file in files[start : start + batch]])


def orders(made: Simulated, seed: int) -> Iterable[tuple[str, list[CountryFile]]]:
    """Return the files in several orders of arrival."""
    half = len(made.files) // 2
    shuffled = list(made.files)
    random.Random(seed).shuffle(shuffled)
    yield "by chance", shuffled
    yield "the newest first", list(reversed(made.files))
    yield "the second half first", [*made.files[half:], *made.files[:half]]


def measure(count: int, seed: int, *, check_orders: bool, misses: bool) -> None:
    """Print how well a country is linked."""
    start = time.process_time()
    made = simulate(count, seed)
    print(
        f"{len(made.papers)} documents, {len(made.files)} files, made in {time.process_time() - start:.0f} s of CPU",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        with Archive.open(Path(folder) / "0.db") as archive:
            start = time.process_time()
            store(archive, made.files)
            print(f"stored and linked in {time.process_time() - start:.0f} s of CPU", flush=True)
            found = score(archive, made)
            print(table(found), flush=True)
            if misses:
                for kind, listed in found.misses.items():
                    print(f"\n{kind}: {found.counts[kind]}", *listed, sep="\n  ")
            digest = archive.digest() if check_orders else ""
        for i, (name, files) in enumerate(orders(made, seed) if check_orders else (), 1):
            with Archive.open(Path(folder) / f"{i}.db") as other:
                store(other, files)
                print(f"{name}: {'the same digest' if other.digest() == digest else 'ANOTHER DIGEST'}", flush=True)
            (Path(folder) / f"{i}.db").unlink()


def main() -> None:
    """Read the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    for name in ("measure", "write"):
        command = commands.add_parser(name)
        if name == "write":
            command.add_argument("folder", type=Path)
        command.add_argument("count", type=int)
        command.add_argument("--seed", type=int, default=1)
        if name == "measure":
            command.add_argument("--orders", action="store_true", help="also other orders of arrival")
            command.add_argument("--misses", action="store_true", help="print the first misses of each kind")
    asked = parser.parse_args()
    if asked.command == "write":
        write(simulate(asked.count, asked.seed), asked.folder)
    else:
        measure(asked.count, asked.seed, check_orders=asked.orders, misses=asked.misses)


if __name__ == "__main__":
    main()
