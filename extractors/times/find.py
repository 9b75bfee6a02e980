"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from .forms import Form, forms
from .words import Cue, cue_before, lower

_NUMBERS = re.compile(r"\d+")
_BEFORE, _AFTER = 45, 70
"""How far before the first and behind the last figure a time with a figure may reach, in characters."""


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: Cue | None


def find_times(text: str, masked: str | None = None) -> list[FoundTime]:
    """Return the time expressions of the text in their order.

    `masked` is the text in lower case, with a NUL for each character that is not to be read.
    """
    low = lower(text) if masked is None else masked
    digits = [match.span() for match in _NUMBERS.finditer(low)]
    spans: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    for form in forms():
        if not form.may(low, bool(digits)):
            continue
        around = (max(0, digits[0][0] - _BEFORE), digits[-1][1] + _AFTER) if form.digit else (0, len(low))
        for start, end in _matches(form, low, around):
            if _overlaps(start, end, spans):
                continue
            spans.append((start, end))
            cue = cue_before(low, start, max((e for s, e in spans if e <= start), default=0))
            found.append(FoundTime(cue.start if cue else start, end, start, form.name, cue))
    return sorted(found)


def _matches(form: Form, low: str, around: tuple[int, int]) -> list[tuple[int, int]]:
    return [
        match.span()
        for match in form.pattern.finditer(low, *around)
        if "\0" not in match[0] and (form.holds is None or form.holds(match))
    ]


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)
