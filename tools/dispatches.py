"""Whole dispatches as text with what a careful reader writes down of them (`tests/dispatches/*.toml`): read and scored.

    python -m tools.dispatches FILE … [--misses]

An item is a `[[letter]]` with `text` and the lists `addressees`, `distribution`, `citations` and `deadlines` of a gold
record. A citation names the number that it stands within; a key that is left out says "there is none",
`KEY_open = true` leaves it unjudged, `optional = true` the whole entry.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.document import DocumentText
from extractors.extract import extract_document
from extractors.readers import read
from pipeline.measuring import evaluate
from pipeline.measuring.scoring import Tally

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "dispatches"
_CITATION = ("doc_type", "number", "issued", "issuer", "relation", "within")
_DEADLINE = ("operator", "boundary", "last_day", "rrule", "assignees", "deliver_to")


@dataclass(frozen=True)
class Letter:
    """A text and its gold record."""

    name: str
    text: DocumentText
    gold: dict[str, Any]


def load(file: Path) -> Iterator[Letter]:
    """Yield the letters of a file."""
    for item in tomllib.loads(file.read_text("utf-8"))["letter"]:
        gold = {key: item.get(key, []) for key in ("addressees", "distribution")}
        gold["citations"] = [{**_entry(one, _CITATION), "id": one.get("number")} for one in item["citations"]]
        gold["deadlines"] = [_entry(one, _DEADLINE) for one in item["deadlines"]]
        yield Letter(item["id"], read(item["text"].lstrip("\n").encode(), "letter.txt"), gold)


def _entry(item: dict[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {key: item.get(key) for key in keys if not item.get(f"{key}_open")}
    return entry | {key: item[key] for key in ("quote", "optional") if key in item}


def score(letters: Iterable[Letter]) -> Tally:
    """Return the verdicts on every value of the letters."""
    tally = Tally()
    for letter in letters:
        records = [one.model_dump(mode="json") for one in extract_document(letter.text, letter.name, "0" * 64)]
        evaluate.score_document(tally, letter.name, letter.gold, evaluate.joined(records) if records else {})
    return tally


def main() -> None:
    """Print a line a field, then every miss if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    tally = score(letter for file in given.files for letter in load(file))
    for name, row in tally.rows().items():
        if row.right or row.invented or row.missed:
            print(f"{name:24} F1 {row.f1:.3f}  right {row.right}  invented {row.invented}  missed {row.missed}")
    if given.misses:
        print("\n".join(tally.misses))


if __name__ == "__main__":
    main()
