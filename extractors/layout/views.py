"""`LineView`: a printed line as the recognisers see it: trimmed, with its search key and the blank before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..document import DocumentText, Place
from ..text.capitals import is_upper
from ..text.keys import bare_lines

_KEY_LENGTH = 120
"""Longest line whose key holds it whole; of a longer one the beginning tells what it is."""
_HEAD_LENGTH = 70
_SET_APART = 70
"""Longest line in small letters that may have been one of capitals."""
_TOP = 12
"""Within so many lines with words the motto stands."""
_MOTTO = "cong hoa xa hoi chu nghia viet nam"


@dataclass(slots=True)
class LineView:
    """One line that has words, without outer white space and Markdown emphasis."""

    index: int
    """Index into `DocumentText.lines`."""
    start: int
    end: int
    text: str
    key: str
    """Lower case without diacritics, each character standing for the same one of `text`; of a long line its head."""
    place: Place
    page: int | None
    bold: bool | None
    joined: bool
    """Whether the reader says that the line continues the paragraph before it."""
    gap: bool
    """Whether an empty line stands before it."""
    lowered: bool = False
    """Whether the text has lost its capitals: fonts of old had them in the same bytes as the small letters."""

    @property
    def upper(self) -> bool:
        """Whether its letters are capitals, a few small ones in brackets apart, or were before they were lost."""
        text = self.text if len(self.text) < 200 else self.text[:200]
        return is_upper(text) or (self.lowered and len(text) < _SET_APART and text.islower())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a span by white space and by Markdown emphasis; a bullet `* ` stays."""
    while end > start and (text[end - 1].isspace() or (text[end - 1] == "*" and end - 1 > start)):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end - start > 1 and text[start] == "*" and not text[start + 1].isspace():
        start += 1
    return start, end


def views_of(document: DocumentText, indices: Iterable[int] | None = None) -> list[LineView]:
    """Return the lines with words (all, or those of the indices) in reading order, running headers left out."""
    views: dict[int, LineView] | None = document.__dict__.get("_line_views")
    if views is None:
        views = document.__dict__["_line_views"] = _make(document)  # beside the cached properties of the frozen text
    if indices is None:
        return list(views.values())
    return [views[index] for index in indices if index in views]


def _make(document: DocumentText) -> dict[int, LineView]:
    text = document.text
    trimmed = [
        (index, line, *trim(text, line.start, line.end))
        for index, line in enumerate(document.lines)
        if line.place is not Place.MARGIN
    ]
    kept = [(index, line, start, end) for index, line, start, end in trimmed if start < end]
    keys = bare_lines([text[s : e if e - s <= _KEY_LENGTH else s + _HEAD_LENGTH] for _, _, s, e in kept])
    views: dict[int, LineView] = {}
    before = 0
    lowered = any(_MOTTO in key and text[s:e].islower() for (_, _, s, e), key in zip(kept[:_TOP], keys, strict=False))
    for (index, line, start, end), key in zip(kept, keys, strict=True):
        gap = start - before > 1 and bool(views) and text.count("\n", before, start) > 1
        joined = not line.starts_paragraph
        words, place, page, bold = text[start:end], line.place, line.page, line.bold
        views[index] = LineView(index, start, end, words, key, place, page, bold, joined, gap, lowered)
        before = line.end
    return views
