"""`DocumentText`: the one thing that readers make and that everything after them reads."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from schemas import Span
from schemas.dispatch import TextSource

from .lazy import lazy


class Place(StrEnum):
    """Where on its page a line stands, as far as the format tells."""

    FULL = "full"  # across the page, or a format without geometry
    LEFT = "left"  # left column of the header or of the footer
    RIGHT = "right"  # right column
    ROW = "row"  # one row of a table, its cells separated by tabs
    FOOTNOTE = "footnote"  # at the foot of a page, smaller
    MARGIN = "margin"  # page number, running header, letterhead address: not content


Box = tuple[float, float, float, float]
"""Left, top, right, bottom in PDF points from the page's top left corner."""


class Line(NamedTuple):
    """One printed line or, where the format does not know lines, one paragraph."""

    start: int
    end: int
    place: Place = Place.FULL
    page: int | None = None
    """Counted from 1."""
    box: Box | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None
    """Font size in points."""
    starts_paragraph: bool = True
    """False where the line continues the paragraph of the line before it."""


@dataclass(frozen=True, slots=True)
class WordConfidence:
    """How sure the recognition of one word of a scan is."""

    start: int
    end: int
    confidence: float
    """0…1; a word read by the digit reader has that reader's own."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A place of a recognised page where something is written that could not be read: the text has a blank there."""

    start: int
    end: int
    """The typed word that it stands behind."""
    what: str
    """`serial`, `day` or `month`."""
    candidates: tuple[str, ...] = ()
    """Possible readings, best first."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place that the reader repaired or guessed, or beside which it left something out; its notes say what."""

    start: int
    end: int


class SourceSegment(NamedTuple):
    """`length` characters of the text from `start` that stand one to one in `part` of the source from `offset`."""

    start: int
    length: int
    part: str
    """`text` for plain text, the XML part for DOCX, `page 3` for PDF."""
    offset: int


@dataclass(frozen=True)
class DocumentText:
    """The text of a file: NFC, `\\n` between lines, in reading order, header and footer columns one after the other.

    Every value that is found later is a `Span` into `text`.
    """

    text: str
    lines: tuple[Line, ...]
    media_type: str
    pages: int | None = None
    text_source: TextSource = "text"
    segments: tuple[SourceSegment, ...] = ()
    notes: tuple[str, ...] = field(default=())
    """What the reader wants known: what it repaired, left out or guessed."""
    word_confidences: tuple[WordConfidence, ...] = ()
    """Of recognised pages, in the order of the text; empty where nothing was recognised."""
    unsure: tuple[Unsure, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    """In the order of the text, none within another."""

    @lazy
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    @lazy
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.word_confidences]

    @lazy
    def _doubt_ends(self) -> list[int]:
        return [doubt.end for doubt in self.doubts]

    @lazy
    def _segment_starts(self) -> list[int]:
        return [segment.start for segment in self.segments]

    def line_index(self, offset: int) -> int:
        """Return the index of the line that holds the character."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def line_at(self, offset: int) -> Line:
        """Return the line that holds the character."""
        return self.lines[self.line_index(offset)]

    def page_of(self, offset: int) -> int | None:
        """Return the page of the character, counted from 1, or None where the format has no pages."""
        return self.line_at(offset).page if self.lines else None

    def text_of(self, line: Line) -> str:
        """Return the line's characters."""
        return self.text[line.start : line.end]

    def confidence_of(self, span: Span) -> float | None:
        """Return the lowest confidence of the recognised words that the span touches; None where there are none."""
        first = bisect_right(self._word_starts, span.start) - 1
        touched = [
            word.confidence
            for word in self.word_confidences[max(first, 0) : bisect_right(self._word_starts, span.end - 1)]
            if word.start < span.end and span.start < word.end
        ]
        return min(touched) if touched else None

    def is_doubtful(self, span: Span) -> bool:
        """Tell whether the span touches a place that the reader repaired, guessed or left something out at."""
        index = bisect_right(self._doubt_ends, span.start)
        return index < len(self.doubts) and self.doubts[index].start < span.end

    def unsure_in(self, span: Span, what: str) -> Unsure | None:
        """Return what could not be read within the span, None where there is no such place."""
        return next((x for x in self.unsure if x.what == what and span.start <= x.start < span.end), None)

    def source_of(self, span: Span) -> tuple[str, int, int] | None:
        """Return (part, start, end) of the source's own text that the span was read from; None where it is unknown."""
        first = self._source_at(span.start)
        last = self._source_at(max(span.start, span.end - 1))
        if first is None or last is None or first[0] != last[0]:
            return None
        return first[0], first[1], last[1] + 1

    def _source_at(self, offset: int) -> tuple[str, int] | None:
        index = bisect_right(self._segment_starts, offset) - 1
        if index < 0:
            return None
        segment = self.segments[index]
        return segment.part, segment.offset + min(offset - segment.start, max(segment.length - 1, 0))
