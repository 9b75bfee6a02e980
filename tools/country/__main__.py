"""Make a simulated country, link it and say how well.

python -m tools.country measure 20000 --seed 7 [--orders] [--misses]
python -m tools.country write FOLDER 300 --seed 7
"""

from __future__ import annotations

import argparse
import gc
import random
import resource
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


def store(archive: Archive, files: Sequence[CountryFile], batch: int = BATCH) -> list[float]:
    """Put the files into the archive, some thousands in a transaction; return the seconds of CPU of each."""
    seconds = []
    for start in range(0, len(files), batch):
        made = [extracted(file) for file in files[start : start + batch]]
        begun = time.process_time()
        with writing(archive._engine) as session:
            filing.put(session, made)
        seconds.append(time.process_time() - begun)
    return seconds


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
    gc.freeze()  # what the country means is looked at no more, in no collection either
    print(
        f"{len(made.papers)} documents, {len(made.files)} files, made in {time.process_time() - start:.0f} s of CPU",
        flush=True,
    )
    with tempfile.TemporaryDirectory() as folder:
        with Archive.open(Path(folder) / "0.db") as archive:
            print(_speed(store(archive, made.files), len(made.files)), flush=True)
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


def _speed(seconds: Sequence[float], count: int) -> str:
    """Return how fast files were stored and linked, at the beginning and at the end."""
    tenth = max(1, (len(seconds) - 1) // 10)
    whole = seconds[:-1] or seconds  # the last transaction is smaller than the others
    first, last = (tenth * min(BATCH, count) / sum(part) for part in (whole[:tenth], whole[-tenth:]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return (
        f"stored and linked in {sum(seconds):.0f} s of CPU; files a second: the first tenth {first:.0f},"
        f" the last {last:.0f}; {memory} MB at most, the country itself included"
    )


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
