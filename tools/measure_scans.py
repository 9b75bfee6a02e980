"""How well scans of layouts that nobody had in view are read: made-up dispatches, drawn and spoilt in many ways.

python -m tools.measure_scans                              # a table by damage and field
python -m tools.measure_scans --count 20 --first 400 bitonal "two-up"
python -m tools.measure_scans --pictures FOLDER --count 1  # the files themselves, to be looked at
python -m tools.measure_scans --misses FILE                # every value that was missed or is wrong
python -m tools.measure_scans --press DOCUMENTS GOLD --seed NAME   # PDFs with text and gold, made scans of
python -m tools.measure_scans --press … --hands FOLDER             # number and day in digits that people wrote
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np

from extractors.extract import extract_bytes
from pipeline.measuring.evaluate import load_gold, score
from tools.digits.lines import Hand
from tools.digits.writers import WriterHand, Writers
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
_MOST_PAGES = 4
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


@cache
def hands_of(folder: Path | None) -> Callable[[np.random.Generator], Hand]:
    """Give hands of drawn strokes, or those of the people whose digits the folder holds for measuring."""
    return partial(WriterHand, writers=Writers(folder, "t10k")) if folder else Hand


def read_pressed(file: Path, gold: dict[str, Any], seed: str, hands: Path | None = None) -> Read:
    """Make a scan of a PDF with text and read it."""
    from schemas import UnreadableError
    from tools.scans.pressed import press

    pressed = press(file, gold, seed, hands_of(hands))
    try:
        record = extract_bytes(pressed.data, f"{pressed.name}.pdf").first.model_dump(mode="json")
    except UnreadableError:
        record = {}
    return pressed.name.rpartition(f"--{seed}-")[2], pressed.name, pressed.gold, record


def pressed_jobs(
    documents: Path, gold: Path, seed: str, hands: Path | None = None
) -> list[tuple[Path, dict[str, Any], str, Path | None]]:
    """Return the PDFs of a folder that have a gold record and at most four pages, as `read_pressed` takes them."""
    import pypdfium2 as pdfium

    known = load_gold(gold)
    files = [file for file in sorted(documents.glob("*.pdf")) if file.stem in known]
    return [(file, known[file.stem], seed, hands) for file in files if len(pdfium.PdfDocument(file)) <= _MOST_PAGES]


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
        want, got = gold.get("received"), (record.get("file") or {}).get("received")
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
    parser.add_argument("--press", type=Path, nargs=2, metavar=("DOCUMENTS", "GOLD"), help="scans of PDFs with text")
    parser.add_argument("--seed", default="first", help="of the scans made with --press")
    parser.add_argument("--hands", type=Path, metavar="FOLDER", help="of digits, see tools.digits.writers")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    if arguments.press:
        documents, gold = arguments.press
        made = pressed_jobs(documents, gold, arguments.seed, arguments.hands)
        with ProcessPoolExecutor(arguments.workers) as pool:
            tell(list(pool.map(read_pressed, *zip(*made, strict=True))), [], arguments.misses)
        return
    jobs = list(product(seeds(arguments.count, arguments.first), arguments.conditions))
    if arguments.pictures:
        for seed, condition in jobs:
            drawn = draw(seed, condition)
            (arguments.pictures / f"{drawn.name}.pdf").write_bytes(drawn.data)
        return
    with ProcessPoolExecutor(arguments.workers) as pool:
        found = list(pool.map(read, *zip(*jobs, strict=True)))
    tell(found, list(arguments.conditions), arguments.misses)


def tell(found: list[Read], order: list[str], misses: Path | None) -> None:
    """Print the table, its damages in that order, and list the misses in a file."""
    order = order or sorted({condition for condition, *_ in found})
    for line in table(sorted(found, key=lambda each: order.index(each[0]))):
        print(line)
    if misses:
        tally = score({n: g for _, n, g, _ in found}, {n: r for _, n, _, r in found})
        misses.write_text("\n".join(map(str, tally.misses)), "utf-8")
        print(Counter(str(miss).split(": ")[1] for miss in tally.misses))


if __name__ == "__main__":
    main()
