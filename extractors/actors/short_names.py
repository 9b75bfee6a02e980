"""Short names that a document gives its parties: "(sau đây gọi tắt là các đơn vị)"."""

from __future__ import annotations

import re

from schemas import Span

from ..reading import Reading
from .sentence import Sentence

_ALIAS = re.compile(r"(?:gọi\s+(?:tắt|chung)(?:\s+(?:tắt|chung))?)(?:\s+là)?\s*:?\s*(?P<alias>[^)*;]{3,120})")
_FIRST = 6
"""How many paragraphs at the beginning are searched, behind the addressees."""


def short_names(reading: Reading, low: str) -> dict[int, Span]:
    """Return where each short name is used after it was given, by the place of the bracket that gives it.

    `low` is the text in lower case. A short name that is never used is none.
    """
    if not re.search(r"gọi\s+(?:tắt|chung)", low):
        return {}
    zones, lines = reading.zones, reading.document.lines
    places = [(lines[i].start, lines[i].end) for i in zones.addressees]
    places += [(paragraph.start, paragraph.end) for paragraph in zones.paragraphs[:_FIRST]]
    found = {}
    for start, end in places:
        for match in _ALIAS.finditer(low, start, end):
            words = match["alias"].rstrip(' .*"”')
            skipped = len(words) - len(words.lstrip(' "“”'))
            given = Span(match.start("alias") + skipped, match.start("alias") + len(words))
            bracket, used = low.rfind("(", start, match.start()), _used(low, given)
            if bracket >= 0 and used is not None and _several(reading.flat[given.start : given.end]):
                found[bracket] = used
    return found


def _several(name: str) -> bool:
    """Tell whether the words name a kind of bodies or people."""
    sentence = Sentence("các " + name.removeprefix("các "), Span(0, 200))
    return any(phrase.start <= 1 for phrase in sentence.phrases)


def _used(low: str, given: Span) -> Span | None:
    """Return where the short name is used with "các" behind the place where it is given; None where it is not."""
    words = re.escape(low[given.start : given.end].removeprefix("các ")).replace(r"\ ", r"\s+")
    used = re.compile(rf"(?<!\w)các\s+{words}(?!\w)").search(low, given.end)
    return Span(*used.span()) if used else None
