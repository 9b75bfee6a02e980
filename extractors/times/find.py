"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..text.keys import lower_in_place
from .forms import TimeForm, forms, forms_in
from .words import TimeCue, cue_before

_LONGEST_BEGINNING = 3
_DIGIT = re.compile(r"\d")


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: TimeCue | None


def find_times(text: str, masked: str | None = None, forms: tuple[TimeForm, ...] | None = None) -> list[FoundTime]:
    """Return the time expressions of the text in their order.

    `masked` is the text in lower case, with a NUL for each character that is not to be read; `forms` are those that
    `forms_in` gives for it, where they are known.
    """
    low = lower_in_place(text) if masked is None else masked
    chosen = forms_in(low) if forms is None else forms
    if not chosen:
        return []
    return _found(low, _starts(low, chosen))


class TimePlaces:
    """Where times may begin in a whole document, looked for once; `masked` as in `find_times`."""

    def __init__(self, masked: str) -> None:
        self._masked = masked
        self._begins = _beginnings(forms())
        matches = list(self._begins.pattern.finditer(masked))
        self._starts = [match.start() for match in matches]
        self._forms = [self._begins.forms[_key(match[1])] for match in matches]

    def some(self, start: int, end: int) -> bool:
        """Tell whether a time may begin in the range."""
        found = bisect_left(self._starts, start) < bisect_left(self._starts, end)
        return found or self._cut(start) is not None

    def times(self, start: int, end: int) -> list[FoundTime]:
        """Return the time expressions of a range by itself in their order, their places counted from its start."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        cut = self._cut(start)
        if first == last and not cut:
            return []
        low = self._masked[start:end]
        starts: dict[int, list[int]] = {}
        for number in self._begins.forms[_key(cut[1])] if cut else ():
            starts[number] = [0]
        for at, numbers in zip(self._starts[first:last], self._forms[first:last], strict=True):
            for number in numbers:
                starts.setdefault(number, []).append(at - start)
        every, digit = forms(), _DIGIT.search(low) is not None
        chosen = [
            (form, starts[number])
            for number in sorted(starts)
            if ((form := every[number]).digit <= digit) and _holds_word(low, form.words)
        ]
        return _found(low, chosen)

    def _cut(self, start: int) -> re.Match[str] | None:
        """Return what begins like a time where the range cuts a word."""
        before = self._masked[start - 1 : start]
        if not (before.isalnum() or before in ("_", "/")):
            return None
        return self._begins.pattern.match(self._masked[start : start + _LONGEST_BEGINNING])


def _holds_word(low: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - a generator costs more, and it is asked for every form
        if word in low:
            return True
    return False


def _found(low: str, forms: Iterable[tuple[TimeForm, list[int]]]) -> list[FoundTime]:
    spans: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    for form, starts in forms:
        for start, end in _matches(form, low, starts):
            if any(start < stop and begin < end for begin, stop in spans):
                continue
            spans.append((start, end))
            cue = cue_before(low, start, max((e for s, e in spans if e <= start), default=0))
            found.append(FoundTime(cue.start if cue else start, end, start, form.name, cue))
    return sorted(found)


class _Beginnings:
    """Where times of some forms may begin, seen from their first characters."""

    def __init__(self, chosen: tuple[TimeForm, ...]) -> None:
        self.forms: dict[str, list[int]] = {}
        """The first characters to the forms of which a time may begin with them."""
        rests: dict[str, set[str]] = {}
        for number, form in enumerate(chosen):
            for beginning in form.begins:
                self.forms.setdefault(beginning, []).append(number)
                rests.setdefault(beginning[0], set()).add(beginning[1:])
        either = (f"{_escaped(first)}(?:{'|'.join(map(_escaped, sorted(rest)))})" for first, rest in rests.items())
        self.pattern = re.compile(rf"(?<![\w/])(?=({'|'.join(either)}))")


def _escaped(beginning: str) -> str:
    """Return the pattern of what `begins` spells."""
    return "".join(r"\d" if char == "0" else r"\s" if char == " " else re.escape(char) for char in beginning)


@lru_cache(maxsize=1024)
def _beginnings(chosen: tuple[TimeForm, ...]) -> _Beginnings:
    return _Beginnings(chosen)


@lru_cache(maxsize=4096)
def _key(beginning: str) -> str:
    """Return the first characters of a time as the forms spell them."""
    return "".join("0" if char.isdecimal() else " " if char.isspace() else char for char in beginning)


def _starts(low: str, chosen: tuple[TimeForm, ...]) -> Iterator[tuple[TimeForm, list[int]]]:
    """Yield the forms of which a time may begin somewhere, in their order, and where."""
    begins = _beginnings(chosen)
    starts: dict[int, list[int]] = {}
    for match in begins.pattern.finditer(low):
        start = match.start()
        for number in begins.forms[_key(match[1])]:
            starts.setdefault(number, []).append(start)
    for number in sorted(starts):
        yield chosen[number], starts[number]


def _matches(form: TimeForm, low: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return the spans of the form's times that do not overlap one another: tried only where one may begin."""
    found: list[tuple[int, int]] = []
    end = 0
    pattern = form.pattern
    for start in starts:
        match = pattern.match(low, start) if start >= end else None
        if match is None:
            continue
        end = match.end()
        if "\0" not in match[0] and (form.holds is None or form.holds(match)):
            found.append((start, end))
    return found
