"""How well made-up dispatches are read, and which phrasings fail."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from extractors.extract import extract_bytes

from ..measuring.evaluate import score_document
from ..measuring.scoring import Tally
from .compose import Synthetic, generate

Record = dict[str, Any]


@dataclass
class Measured:
    """Gold and extracted records by name, and how often each phrasing was read wrong."""

    seen: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    records: dict[str, Record] = field(default_factory=dict)
    gold: dict[str, Record] = field(default_factory=dict)

    def worst(self, most: int = 10) -> list[tuple[str, int, int]]:
        """Return (phrasing, read wrong, all) of those read wrong most often, by share."""
        rows = [(name, count, self.seen[name]) for name, count in self.wrong.items()]
        return sorted(rows, key=lambda row: (-row[1] / row[2], -row[1], row[0]))[:most]


def measure(count: int, seed: int = 0, noise: int = 0, *, evidence: bool = False) -> Measured:
    """Make the dispatches of `count` seeds from `seed` on, and read them."""
    measured = Measured()
    for number in range(seed, seed + count):
        made = generate(number, noise)
        got = read(made, evidence=evidence)
        measured.gold[made.name] = made.gold
        measured.records[made.name] = got
        _phrasings(measured, made, got)
    return measured


def read(made: Synthetic, *, evidence: bool = False) -> Record:
    """Return the record of its file, with or without spans and confidences."""
    dispatch = extract_bytes(made.data, made.file_name).first
    record: Record = dispatch.model_dump(mode="json", exclude=None if evidence else {"evidence"})
    return record


def _phrasings(measured: Measured, made: Synthetic, got: Record) -> None:
    """Count each citation and deadline under the name of its phrasing: wrong where any of its values is."""
    for key in ("citations", "deadlines"):
        entries = made.gold[key]
        for entry in entries:
            others = [{**other, "optional": True} for other in entries if other is not entry]
            alone = Tally()
            score_document(alone, made.name, {key: [entry, *others]}, got)
            measured.seen[entry["pattern"]] += 1
            measured.wrong[entry["pattern"]] += any(f": {key}: invented" not in miss for miss in alone.misses)
    measured.wrong += Counter()
