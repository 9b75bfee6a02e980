"""Second looks at a recognised page: each pass says what it would change, and the changes are made in one place.

A pass looks at a zone that every dispatch has and does something only where that zone is missing or unsure, so its cost
falls where it may gain. What each one costs and changes is counted; a pass can be left out to be measured.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from .words import OcrPage, OcrWord


@dataclass(slots=True)
class Edits:
    """What a pass would change: words that go, lines of words that come, notes for the reader."""

    gone: list[OcrWord] = field(default_factory=list)
    lines: list[list[OcrWord]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.gone or self.lines or self.notes)


@dataclass(frozen=True, slots=True)
class Pass:
    """A second look by its name, and the function that looks."""

    name: str
    look: Callable[[OcrPage], Edits]


@dataclass(slots=True)
class Cost:
    """What a pass has cost and changed so far, in this process."""

    pages: int = 0
    changed: int = 0
    seconds: float = 0.0


COSTS: dict[str, Cost] = {}
"""By the name of the pass."""
LEFT_OUT: set[str] = set()
"""Names of passes that are not made, for measuring what they gain."""


def make(page: OcrPage, passes: Iterable[Pass]) -> None:
    """Make the passes one after the other, each on what the one before left."""
    for each in passes:
        if each.name in LEFT_OUT:
            continue
        start = time.process_time()
        edits = each.look(page)
        apply(page, edits)
        cost = COSTS.setdefault(each.name, Cost())
        cost.pages += 1
        cost.changed += bool(edits)
        cost.seconds += time.process_time() - start


def apply(page: OcrPage, edits: Edits) -> None:
    """Make the changes. Words that come in stand on printed lines of their own."""
    if edits.gone:
        gone = {id(word) for word in edits.gone}
        page.words = [word for word in page.words if id(word) not in gone]
    number = max((word.line for word in page.words), default=0) + 1
    for offset, line in enumerate(edits.lines):
        page.words += [replace(word, line=number + offset) for word in line]
    page.notes += edits.notes
