"""CPU of each stage for 62, 125 and 250 kB of each kind of text, and what each doubling costs.

    python -m tools.bench_growth [KIND]

A stage that takes more than 2.3 times as long for twice the text is marked; below 50 ms nothing is told of growth.
"""

from __future__ import annotations

import sys
import time
from itertools import pairwise

from tools.long_texts import KINDS

SIZES = (62, 125, 250)
"""In kB."""
GOAL = 2.3
_LEAST = 0.05
_LONG = 4.0
STAGES = ("read", "layout", "header", "recipients", "signature", "citations", "deadlines")


def stage_seconds(text: str) -> dict[str, float]:
    """CPU seconds of each stage for one text."""
    from extractors.extract import STAGES as stages
    from extractors.layout import find_zones
    from extractors.readers.plain import read_text
    from extractors.reading import Reading
    from extractors.rules import Ledger

    marks = [time.process_time()]
    document = read_text(text)
    marks.append(time.process_time())
    zones = find_zones(document)
    marks.append(time.process_time())
    reading = Reading(document, zones, Ledger(document.text))
    for stage in stages:
        stage(reading)
        marks.append(time.process_time())
    return dict(zip(STAGES, (after - before for before, after in pairwise(marks)), strict=True))


def _best(text: str) -> dict[str, float]:
    """CPU seconds of each stage, the best of three where that does not take long."""
    best = stage_seconds(text)
    for _ in range(2):
        if sum(best.values()) < _LONG:
            again = stage_seconds(text)
            best = {stage: min(best[stage], again[stage]) for stage in best}
    return best


def growth(kind: str) -> list[str]:
    """Lines of a table: seconds at each size, the worse of the doublings, for each stage of one kind of text."""
    make = KINDS[kind]
    stage_seconds(make(4))
    found = [_best(make(size)) for size in SIZES]
    lines = []
    for stage in STAGES:
        seconds = [each[stage] for each in found]
        worst = max((b / a for a, b in pairwise(seconds) if b >= _LEAST and a > 0), default=None)
        mark = "" if worst is None else f"× {worst:.2f}" + (" !" if worst > GOAL else "")
        lines.append(f"| {kind} | {stage} | " + " | ".join(f"{each:.2f}" for each in seconds) + f" | {mark} |")
    return lines


def table(kinds: list[str]) -> list[str]:
    """The whole table as Markdown."""
    head = "| text | stage | " + " | ".join(f"{size} kB" for size in SIZES) + " | a doubling costs at most |"
    return [head, "| --- | --- |" + " ---: |" * (len(SIZES) + 1), *(line for kind in kinds for line in growth(kind))]


if __name__ == "__main__":
    print("\n".join(table(sys.argv[1:] or list(KINDS))))
