"""A part of a file's text as a text of its own, and its record put back to where the part stands in the file.

Within its own text a part begins at character 0 and on page 1, so that whatever reads it need not know of the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from schemas import Dispatch, Span
from schemas.dispatch import Part

from ..document import DocumentText, SourceSegment, WordConfidence

_OF_PAGE = re.compile(r"page (\d+)\b")
"""How a reader's note on one page begins."""


def _bounds(document: DocumentText, first: int, after: int | None) -> Span:
    """Return the characters from line `first` to the line `after`, to the end of the text where that is None."""
    end = len(document.text) if after is None else document.lines[after].start
    return Span(document.lines[first].start if first else 0, end)


def slice_of(document: DocumentText, first: int, after: int | None) -> DocumentText:
    """Return the lines from `first` to before `after` (to the end where that is None) as a text of their own."""
    start, end = _bounds(document, first, after)
    lines = document.lines[first:after]
    before = _pages_before(document, first)
    last = lines[-1].page

    def moved_within(items: Iterable[Any]) -> tuple[Any, ...]:
        inside = (item for item in items if item.start < end and start < item.end)
        return tuple(replace(each, start=each.start - start, end=min(each.end, end) - start) for each in inside)

    words = (word for word in document.word_confidences if word.start < end and start < word.end)
    pages = None if document.pages is None or last is None else last - before
    return DocumentText(
        text=document.text[start:end],
        lines=lines
        if start == before == 0
        else tuple(
            line._replace(
                start=line.start - start,
                end=line.end - start,
                page=None if line.page is None else line.page - before,
            )
            for line in lines
        ),
        media_type=document.media_type,
        pages=pages,
        text_source=document.text_source,
        segments=tuple(_segments(document.segments, start, end)),
        notes=tuple(note for note in document.notes if _is_of(note, before, pages)),
        word_confidences=tuple(
            WordConfidence(word.start - start, min(word.end, end) - start, word.confidence) for word in words
        ),
        unsure=moved_within(document.unsure),
        doubts=moved_within(document.doubts),
    )


def _pages_before(document: DocumentText, first: int) -> int:
    """Return how many pages of the file stand before the page of line `first`."""
    page = document.lines[first].page
    return page - 1 if page is not None and first else 0


def _segments(segments: Sequence[SourceSegment], start: int, end: int) -> Iterable[SourceSegment]:
    """Yield the segments between two places; they stand in the order of the text."""
    low = max(0, bisect_right(segments, start, key=_start_of) - 1)
    for each in segments[low : bisect_left(segments, end, key=_start_of)]:
        first, last = max(each.start, start), min(each.start + each.length, end)
        if first < last:
            yield SourceSegment(first - start, last - first, each.part, each.offset + first - each.start)


def _start_of(segment: SourceSegment) -> int:
    return segment.start


def _is_of(note: str, before: int, pages: int | None) -> bool:
    """Tell whether a reader's note concerns the part: it names none of the file's other pages."""
    page = _OF_PAGE.match(note)
    return page is None or pages is None or before < int(page[1]) <= before + pages


def part_of(document: DocumentText, starts: tuple[int, ...], index: int) -> Part:
    """Return where part `index` (from 0) stands in the file whose parts begin at the lines `starts`."""
    first, after = starts[index], starts[index + 1] if index + 1 < len(starts) else None
    start, end = _bounds(document, first, after)
    pages = [line.page for line in document.lines[first:after] if line.page is not None]
    return Part(
        index=index + 1, of=len(starts), first_page=min(pages, default=None), last_page=max(pages, default=None),
        start=start, end=end,
    )  # fmt: skip


def moved(record: Dispatch, document: DocumentText, starts: tuple[int, ...], index: int) -> Dispatch:
    """Return the record of part `index`, read from its slice, with its places as they are in the whole file."""
    part = part_of(document, starts, index)
    pages = _pages_before(document, starts[index])

    def put(item: Any) -> Any:
        page = None if item.page is None else item.page + pages
        return item.model_copy(update={"start": item.start + part.start, "end": item.end + part.start, "page": page})

    evidence = {
        path: each.model_copy(update={"spans": tuple(Span(a + part.start, b + part.start) for a, b in each.spans)})
        for path, each in record.evidence.items()
    }
    citations = (each.model_copy(update={"mentions": tuple(map(put, each.mentions))}) for each in record.citations)
    return record.model_copy(
        update={
            "file": record.file.model_copy(update={"pages": document.pages, "part": part}),
            "citations": tuple(citations),
            "deadlines": tuple(map(put, record.deadlines)),
            "evidence": evidence,
            "refusals": None if record.refusals is None else tuple(map(put, record.refusals)),
        }
    )
