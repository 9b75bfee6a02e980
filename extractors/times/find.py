"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ..text.keys import lower_in_place
from .forms import TimeForm, forms, forms_in
from .words import TimeCue, cue_before

_GLUED = re.compile(r"trước(?=\d)")


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: TimeCue | None


def find_times(text: str, masked: str | None = None, among: tuple[TimeForm, ...] | None = None) -> list[FoundTime]:
    """Return the time expressions of the text in their order.

    `masked` is the text in lower case, with a NUL for each character that is not to be read; `among` are those that
    `forms_in` gives for it, where they are known.
    """
    low = lower_in_place(text) if masked is None else masked
    chosen = forms_in(low) if among is None else among
    if not chosen:
        return []
    spans: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    for form, starts in beginnings(low, chosen):
        for start, end in _spans(form, low, starts):
            if any(start < stop and begin < end for begin, stop in spans):
                continue
            spans.append((start, end))
            cue = cue_before(low, start, max((e for s, e in spans if e <= start), default=0))
            found.append(FoundTime(cue.start if cue else start, end, start, form.name, cue))
    return sorted(found)


class _Beginnings(dict[str, list[int]]):
    """First characters of a time to the numbers of the forms that may begin with them; `pattern` finds them.

    Made of all forms at once: compiling it takes as long as reading a letter, so there is one for all texts.
    """

    def __init__(self, every: tuple[TimeForm, ...]) -> None:
        super().__init__()
        rests: dict[str, set[str]] = {}
        for number, form in enumerate(every):
            for beginning in form.begins:
                self.setdefault(beginning, []).append(number)
                rests.setdefault(beginning[0], set()).add(beginning[1:])
        either = (f"{_escaped(first)}(?:{'|'.join(map(_escaped, sorted(rest)))})" for first, rest in rests.items())
        beginning = f"(?=({'|'.join(either)}))"
        self.pattern = re.compile(rf"(?<![\w/]){beginning}")
        self.glued = re.compile(rf"(?<=trước)(?=\d){beginning}")
        """Where the blank behind "trước" is lost."""

    def __missing__(self, written: str) -> list[int]:
        """Return the forms for characters that are not spelled as the forms spell them."""
        plain = "".join("0" if char.isdecimal() else " " if char.isspace() else char for char in written)
        numbers = self[written] = self[plain] if plain != written else []
        return numbers


def _escaped(beginning: str) -> str:
    """Return the pattern of what `begins` spells."""
    return "".join(r"\d" if char == "0" else r"\s" if char == " " else re.escape(char) for char in beginning)


@lru_cache(maxsize=1)
def _beginnings() -> _Beginnings:
    return _Beginnings(forms())


@lru_cache(maxsize=1024)
def _numbers(chosen: tuple[TimeForm, ...]) -> frozenset[int]:
    return frozenset(number for number, form in enumerate(forms()) if form in chosen)


def beginnings(low: str, chosen: tuple[TimeForm, ...]) -> Iterator[tuple[TimeForm, list[int]]]:
    """Yield the forms of which a time may begin somewhere in a text in lower case, in their order, and where."""
    begins, numbers = _beginnings(), _numbers(chosen)
    starts: dict[int, list[int]] = {}
    places = begins.pattern.finditer(low)
    if _GLUED.search(low):
        places = iter(sorted((*places, *begins.glued.finditer(low)), key=re.Match.start))
    for match in places:
        start = match.start()
        for number in begins[match[1]]:
            if number in numbers:
                starts.setdefault(number, []).append(start)
    for number in sorted(starts):
        yield forms()[number], starts[number]


def matches(form: TimeForm, low: str, starts: list[int]) -> Iterator[re.Match[str]]:
    """Yield the times of a form that do not overlap one another: tried only where one may begin."""
    end, pattern = 0, form.pattern
    for start in starts:
        match = pattern.match(low, start) if start >= end else None
        if match is not None:
            end = match.end()
            yield match


def _spans(form: TimeForm, low: str, starts: list[int]) -> list[tuple[int, int]]:
    """Return where the form's times stand that may be read."""
    return [
        match.span()
        for match in matches(form, low, starts)
        if "\0" not in match[0] and (form.holds is None or form.holds(match))
    ]
