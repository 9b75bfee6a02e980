"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..text.keys import lower_in_place
from .forms import TimeForm, forms_in
from .words import TimeCue, cue_before


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: TimeCue | None


def find_times(text: str, masked: str | None = None) -> list[FoundTime]:
    """Return the time expressions of the text in their order.

    `masked` is the text in lower case, with a NUL for each character that is not to be read.
    """
    low = lower_in_place(text) if masked is None else masked
    chosen = forms_in(low)
    if not chosen:
        return []
    starts = _starts(low, _begins(chosen))
    spans: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    for form in chosen:
        for start, end in _matches(form, low, starts):
            if any(start < stop and begin < end for begin, stop in spans):
                continue
            spans.append((start, end))
            cue = cue_before(low, start, max((e for s, e in spans if e <= start), default=0))
            found.append(FoundTime(cue.start if cue else start, end, start, form.name, cue))
    return sorted(found)


@lru_cache(maxsize=1024)
def _begins(chosen: tuple[TimeForm, ...]) -> re.Pattern[str]:
    """Return a pattern of a word with which a time of these forms may begin."""
    first = {char for form in chosen for char in form.begins}
    letters = "".join(map(re.escape, sorted(first - {"0", "("})))
    return re.compile(rf"(?<!\w)[{letters}\d]" + (r"|\(" if "(" in first else ""))


def _starts(low: str, begins: re.Pattern[str]) -> dict[str, list[int]]:
    """Return where words begin that a time may begin with, by their first character; `0` stands for every figure."""
    starts: dict[str, list[int]] = {}
    for match in begins.finditer(low):
        first = match[0]
        starts.setdefault("0" if first.isdigit() else first, []).append(match.start())
    return starts


def _matches(form: TimeForm, low: str, starts: dict[str, list[int]]) -> list[tuple[int, int]]:
    """Return the spans of the form's times that do not overlap one another: tried only where one may begin."""
    found: list[tuple[int, int]] = []
    end = 0
    for start in sorted(place for first in form.begins for place in starts.get(first, ())):
        match = form.pattern.match(low, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        if "\0" not in match[0] and (form.holds is None or form.holds(match)):
            found.append((start, end))
    return found
