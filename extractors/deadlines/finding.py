"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from schemas import Span

from .grammar import Cue, cue_before, forms, lower

TRIGGER = re.compile(
    r"\d\s?[/.-]\s?\d|ngày\s*\d|ngày\s+(?:làm|cuối)|\d\s*tháng|tháng\s*\d|quý\s+[iv1-4]|h[ằà]ng\s|mỗi\s|định k[ỳì]|(?:cuối|giữa|đầu)\s+(?:năm|quý)"
    r"|\d\)?\s*(?:ngày|giờ|tuần|lần)|thời hạn|trong vòng|một lần|năm\s+20\d\d|tết nguyên"
)
"""The cheap test: a sentence without it holds no time expression."""


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: Cue | None


def find_times(text: str, low: str | None = None, taken: tuple[Span, ...] = ()) -> list[FoundTime]:
    """Return the time expressions of the text in their order; none inside the taken spans."""
    low = lower(text) if low is None else low
    spans: list[tuple[int, int]] = [(s, e) for s, e in taken]
    found: list[FoundTime] = []
    for name, pattern in forms():
        for match in pattern.finditer(low):
            start, end = match.span()
            if any(start < e and s < end for s, e in spans):
                continue
            spans.append((start, end))
            floor = max((e for s, e in spans if e <= start), default=0)
            cue = cue_before(low, start, floor)
            found.append(FoundTime(cue.start if cue else start, end, start, name, cue))
    return sorted(found)
