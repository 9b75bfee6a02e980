"""How well scans of layouts that nobody had in view are read: made-up dispatches, drawn and spoilt in many ways.

python -m tools.measure_scans                              # a table by damage and field
python -m tools.measure_scans --count 20 --first 400 bitonal "two-up"
python -m tools.measure_scans --pictures FOLDER --count 1  # the files themselves, to be looked at
python -m tools.measure_scans --misses FILE                # every value that was missed or is wrong
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

from extractors.extract import extract_bytes
from pipeline.measuring.evaluate import score
from tools.scans.drawn import CONDITIONS, draw, seeds

FIELDS = {
    "issuer": "header.issuer.name",
    "serial": "header.number.serial",
    "symbol": "header.number.symbol",
    "issued": "header.issued",
    "subject": "header.subject",
    "addressees": "addressees",
    "list": "distribution",
    "office": "header.signature.title",
    "signer": "header.signature.name",
    "citations": "citations",
}
Read = tuple[str, str, dict[str, Any], dict[str, Any]]


def read(seed: int, condition: str) -> Read:
    """Draw one scan and read it; an unreadable one gives an empty record."""
    from schemas import UnreadableError

    drawn = draw(seed, condition)
    try:
        record = extract_bytes(drawn.data, f"{drawn.name}.pdf").first.model_dump(mode="json")
    except UnreadableError:
        record = {}
    return condition, drawn.name, drawn.gold, record


def table(found: list[Read]) -> Iterator[str]:
    """Give the lines of the table: F1 of each field by damage, wrong values counted in brackets."""
    yield "| damage | " + " | ".join(FIELDS) + " | received |"
    yield "| --- |" + " ---: |" * (len(FIELDS) + 1)
    for condition in [*dict.fromkeys(condition for condition, *_ in found), ""]:
        some = [each for each in found if each[0] == condition or not condition]
        gold = {name: truth for _, name, truth, _ in some}
        tally = score(gold, {name: record for _, name, _, record in some})
        rows = tally.rows()
        cells = []
        for name in FIELDS.values():
            row = rows.get(name)
            wrong = row.invented if row else 0
            cells.append(f"{row.f1:.2f}" + (f" ({wrong})" if wrong else "") if row else "–")
        yield f"| {condition or '**all**'} | " + " | ".join(cells) + f" | {_received(some)} |"


def _received(some: list[Read]) -> str:
    """Stamps whose number and day were read, of how many; wrong values in brackets."""
    right, all_of_them, wrong = 0, 0, 0
    for _, _, gold, record in some:
        want, got = gold["received"], (record.get("file") or {}).get("received")
        if want:
            all_of_them += 1
        for key in ("number", "date"):
            value = (got or {}).get(key)
            if value is not None:
                right += bool(want) and value == want[key]
                wrong += not want or value != want[key]
    return f"{right}/{2 * all_of_them}" + (f" ({wrong})" if wrong else "")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conditions", nargs="*", default=CONDITIONS, help="all where none is named")
    parser.add_argument("--count", type=int, default=6, help="dispatches of each condition")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="store the files there and read nothing")
    parser.add_argument("--misses", type=Path, metavar="FILE", help="list what was missed or is wrong there")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    jobs = list(product(seeds(arguments.count, arguments.first), arguments.conditions))
    if arguments.pictures:
        for seed, condition in jobs:
            drawn = draw(seed, condition)
            (arguments.pictures / f"{drawn.name}.pdf").write_bytes(drawn.data)
        return
    with ProcessPoolExecutor(arguments.workers) as pool:
        found = list(pool.map(read, *zip(*jobs, strict=True)))
    for line in table(sorted(found, key=lambda each: list(arguments.conditions).index(each[0]))):
        print(line)
    if arguments.misses:
        tally = score({n: g for _, n, g, _ in found}, {n: r for _, n, _, r in found})
        arguments.misses.write_text("\n".join(map(str, tally.misses)), "utf-8")
        print(Counter(str(miss).split(": ")[1] for miss in tally.misses))


if __name__ == "__main__":
    main()
