"""Damaged files beside good ones, taken in as `congvan ingest` does it, and what became of all of them.

    python -m tests.pipeline.damage [--scans] [--first SEED] [--count N] [--kinds REGEX] [--file ROWS.jsonl]
    python -m tests.pipeline.damage --table ROWS.jsonl

A folder holds damaged files of one kind and three good letters of other kinds. Each damaged file must end in an outcome
that its reader chose, and in five seconds of computing; the good ones must give the records that they give alone, and no
file may be changed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from pipeline import Archive
from pipeline.filing.outcomes import FileOutcome
from pipeline.reading.limits import Limits
from pipeline.store.database import T
from tests.readers.damaged_kinds import containers, of_their_own, scans
from tests.readers.mutations import mutated

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "dispatches"
GOOD = ("02-snv-yenbai-215.docx", "05-vietthanh-27-bc.md", "14-stc-yenbai-502.pdf", "20-pnv-vanyen-58.doc")
SECONDS = 5.0
A_FOLDER = 250
"""Damaged files in one folder."""

Row = dict[str, Any]


def kinds(*, of_scans: bool) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each kind of file that is damaged."""
    if of_scans:
        yield from scans(SAMPLES)
    else:
        yield from of_their_own(SAMPLES)
        yield from containers()


def taken_in(name: str, data: bytes, seeds: range, place: Path) -> Row:
    """Take in a folder of the file damaged once a seed, beside good letters, and say what became of them."""
    folder = place / "in"
    folder.mkdir()
    good = [each for each in GOOD if each != name][:3]
    for at, each in enumerate(good):
        (folder / f"{(seeds.start, seeds[len(seeds) // 2], seeds.stop)[at]:06}-good-{each}").write_bytes(
            (SAMPLES / each).read_bytes()
        )
    for seed in seeds:
        (folder / f"{seed:06}-{name}").write_bytes(mutated(data, random.Random(f"{name} {seed}")))
    before = _hashes(folder)
    with Archive.open(place / "a.db") as archive:
        report = archive.ingest(folder, workers=1, limits=Limits(seconds=SECONDS))
        records = _records(archive)
    files = {_file(folder, each.path) for each in report.outcomes}
    row = {
        "kind": name, "first": seeds.start, "mutations": len(seeds),
        "without": len(set(before) - files), "changed": sum(before[n] != h for n, h in _hashes(folder).items()),
        "beside": [each for each in good if not _as_alone(each, report.outcomes, records)],
        "outcomes": {}, "raised": [], "died": [], "slow": [],
    }  # fmt: skip
    codes: Counter[str] = Counter()
    for each in report.outcomes:
        if "-good-" not in _file(folder, each.path):
            codes[each.outcome.code.value] += 1
            _sort(row, _file(folder, each.path), each)
    row["outcomes"] = dict(codes)
    return row


def _sort(row: Row, file: str, given: FileOutcome) -> None:
    code, detail = given.outcome.code.value, given.outcome.detail or ""
    if code == "crashed":
        row["raised" if ":" in detail or "nested" in detail else "died"].append(f"{file}: {detail}")
    elif code in ("timeout", "out_of_memory"):
        row["slow"].append(f"{file}: {code}")


def _file(folder: Path, path: str) -> str:
    return Path(path).relative_to(folder).parts[0].partition("!")[0]


def _hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def _records(archive: Archive) -> dict[str, list[Any]]:
    table = T["rendition"].c
    found: dict[str, list[Any]] = {}
    with archive.connect() as connection:
        for sha256, record in connection.execute(sa.select(table.sha256, table.record).order_by(table.part)):
            found.setdefault(sha256, []).append({k: v for k, v in json.loads(record).items() if k != "file"})
    return found


def _as_alone(name: str, outcomes: list[FileOutcome], records: dict[str, list[Any]]) -> bool:
    """Tell whether a good letter was read and gave what it gives when it is read alone."""
    from extractors.extract import extract_file

    path = SAMPLES / name
    alone = [json.loads(each.model_dump_json()) for each in extract_file(path)]
    read = any(each.path.endswith(f"-good-{name}") and each.outcome.code.value == "read" for each in outcomes)
    found = records.get(hashlib.sha256(path.read_bytes()).hexdigest())
    return read and found == [{k: v for k, v in each.items() if k != "file"} for each in alone]


def rows(first: int, count: int, *, of_scans: bool = False, only: str = "") -> Iterator[Row]:
    """Damage each kind whose name fits so many times, from one seed on."""
    for name, data in kinds(of_scans=of_scans):
        if not re.search(only, name):
            continue
        for start in range(first, first + count, A_FOLDER):
            with tempfile.TemporaryDirectory() as place:
                yield taken_in(name, data, range(start, min(start + A_FOLDER, first + count)), Path(place))


def table(found: list[Row]) -> Iterator[str]:
    """Yield the lines of a table by kind, as Markdown."""
    yield "| file | mutations | read | other outcomes | raised | process died | over 5 s | good ones beside changed |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    names = list(dict.fromkeys(row["kind"] for row in found))
    for name in [*names, ""]:
        some = [row for row in found if name in ("", row["kind"])]
        codes: Counter[str] = sum((Counter(row["outcomes"]) for row in some), Counter())
        counts = [sum(row["mutations"] for row in some), codes["read"] + codes["partial"]]
        counts.append(codes.total() - counts[-1])
        counts += [sum(len(row[what]) for row in some) for what in ("raised", "died", "slow", "beside")]
        counts[-1] += sum(row["changed"] + row["without"] for row in some)
        yield f"| {name or '**all**'} | " + " | ".join(map(str, counts)) + " |"


def main() -> None:
    """Run a slice, or print the table of slices."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scans", action="store_true")
    parser.add_argument("--first", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=A_FOLDER, help="of each kind")
    parser.add_argument("--kinds", default="", help="regular expression that a kind's name must fit")
    parser.add_argument("--file", type=Path)
    parser.add_argument("--table", type=Path)
    args = parser.parse_args()
    if args.table:
        print("\n".join(table([json.loads(line) for line in args.table.read_text("utf-8").splitlines()])))
        return
    for row in rows(args.first, args.count, of_scans=args.scans, only=args.kinds):
        line = json.dumps(row, ensure_ascii=False)
        print(line, flush=True)
        if args.file:
            with args.file.open("a", encoding="utf-8") as file:
                file.write(line + "\n")


if __name__ == "__main__":
    main()
