"""CPU of each stage for 62, 125 and 250 kB of each kind of text, and what each doubling costs.

    python -m tools.bench_growth [KIND]

A stage that takes more than 2.3 times as long for twice the text is marked; below 50 ms nothing is told of growth.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import pairwise

from tools.long_texts import KINDS

SIZES = (62, 125, 250)
"""In kB."""
GOAL = 2.3
_LEAST = 0.05
_LONG = 15.0
_ROUNDS = 5
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


def _lowest(texts: list[str]) -> list[dict[str, float]]:
    """CPU seconds of each stage for each text, the lowest of some rounds: in turns, as a machine is busy by turns."""
    found = [stage_seconds(text) for text in texts]
    for _ in range(_ROUNDS - 1):
        if sum(sum(each.values()) for each in found) < _LONG:
            for at, text in enumerate(texts):
                again = stage_seconds(text)
                found[at] = {stage: min(again[stage], seconds) for stage, seconds in found[at].items()}
    return found


def growth(kind: str) -> list[str]:
    """Lines of a table: seconds at each size, the worse of the doublings, for each stage of one kind of text."""
    make = KINDS[kind]
    stage_seconds(make(4))
    found = _lowest([make(size) for size in SIZES])
    lines = []
    for stage in STAGES:
        seconds = [each[stage] for each in found]
        worst = max((b / a for a, b in pairwise(seconds) if b >= _LEAST and a > 0), default=None)
        mark = "" if worst is None else f"× {worst:.2f}" + (" !" if worst > GOAL else "")
        lines.append(f"| {kind} | {stage} | " + " | ".join(f"{each:.2f}" for each in seconds) + f" | {mark} |")
    return lines


def table(kinds: list[str]) -> Iterator[str]:
    """Yield the lines of the whole table as Markdown."""
    head = "| text | stage | " + " | ".join(f"{size} kB" for size in SIZES) + " | a doubling costs at most |"
    yield head
    yield "| --- | --- |" + " ---: |" * (len(SIZES) + 1)
    for kind in kinds:
        yield from growth(kind)


if __name__ == "__main__":
    for line in table(sys.argv[1:] or list(KINDS)):
        print(line, flush=True)
