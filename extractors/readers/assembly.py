"""Puts a `DocumentText` together line by line, with the map back to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from schemas.dispatch import TextSource
from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import Box, DocumentText, Doubt, Line, Place, SourceSegment
from ..text.legacy import convert_lines
from ..text.letters import Run, compose, nfc_with_map

MAX_CHARACTERS = 4_000_000
"""Characters of text read of one file; more is refused as too large."""

LIST_MARKER = re.compile(
    r"(?:[-–—+•●▪*]\s|[-–—+•](?=[^\W\d_])|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)/](?!\d|(?<=/)[A-ZĐ&]+[-/])\s*|\(?[a-zđ]{1,2}[.)]\s"
    r"|[IVXLC]{1,6}[.)/]\s|\d{1,3}(?:\.\d{1,2}){1,4}\s|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:\d|[IVX]))"
)
"""What begins a list item or a heading of its own, whatever stands before it; no number of a document ("22/CT-TW")."""

_PAGE = r"(?!(?:19|20)\d\d)\d{1,4}"
PAGE_NUMBER = re.compile(rf"[-–—]?\s*(?:Trang\s*)?{_PAGE}(?:\s*/\s*{_PAGE})?\s*[-–—]?", re.IGNORECASE)
"""A page's number as a line of its own: "3", "- 3 -", "Trang 2/5"; no year, which the line break may have parted."""
_RULES = "-_=*~–—─━═ "
"""Lines of nothing else part the blocks of a page and say nothing."""


@dataclass(slots=True)
class RawLine:
    """One line on its way from a format to the finished text."""

    text: str
    runs: list[Run]
    """Where the pieces of it stand in the source."""
    after_blank: bool = False
    page: int | None = None
    place: Place = Place.FULL
    indent: int = 0
    """Characters of white space before it."""
    starts_paragraph: bool = True
    part: str = "text"
    box: Box | None = None
    bold: bool | None = None
    italic: bool | None = None
    size: float | None = None


def piece_of(line: RawLine, start: int, end: int, place: Place) -> RawLine:
    """Return the characters of the line from start to end as a line of their own, in that place."""
    text = line.text[start:end]
    runs = []
    for at, length, offset in line.runs:
        first, last = max(at, start), min(at + length, end)
        if first < last:
            runs.append((first - start, last - first, offset + first - at))
    return replace(line, text=text, runs=runs, place=place, indent=line.indent + start)


def to_unicode(lines: list[RawLine]) -> None:
    """Turn lines in a pre-Unicode encoding, whose fonts are not known, into Unicode where they stand."""
    for line, converted in zip(lines, convert_lines([[(line.text, None)] for line in lines]), strict=True):
        if converted.encoding:
            line.text, line.runs = converted.text, compose(converted.runs, line.runs)


class TextBuilder:
    """Collects lines in reading order; `build` returns the finished text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.lines: list[Line] = []
        self.segments: list[SourceSegment] = []
        self.notes: list[str] = []
        self.length = 0
        self._doubted: dict[str, list[tuple[int, int]]] = {}

    def add(self, line: RawLine, inner: list[Run] | None = None) -> None:
        """Add one line. `inner` maps text that was made NFC before on to its source; without it, it is done here."""
        text, runs = line.text, line.runs
        if inner is None:
            text, outer = nfc_with_map(text)
            if len(outer) != 1 or outer[0][2]:
                runs = compose(outer, runs)
        elif len(inner) != 1 or inner[0][2]:
            runs = compose(runs, inner)
        self._keep(line, text, runs)

    def add_clean(self, line: RawLine) -> None:
        """Add one line whose text and runs are those of NFC."""
        self._keep(line, line.text, line.runs)

    def _keep(self, line: RawLine, text: str, runs: list[Run]) -> None:
        if not text or (text[0] in _RULES and not text.strip(_RULES)):
            return
        if line.place is not Place.ROW and "\t" in text:
            text = text.replace("\t", " ")
        if self.pieces:
            self.length += 1
        start = self.length
        self.pieces.append(text)
        self.length = end = start + len(text)
        if end > MAX_CHARACTERS:
            raise UnreadableError(OutcomeCode.TOO_LARGE, f"more than {MAX_CHARACTERS} characters")
        self.segments += [SourceSegment(start + at, length, line.part, offset) for at, length, offset in runs]
        starts = line.starts_paragraph or not self.lines
        self.lines.append(Line(start, end, line.place, line.page, line.box, line.bold, line.italic, line.size, starts))

    def doubt(self, first: int, end: int, part: str = "text") -> None:
        """Note that the characters of the source from `first` were repaired, guessed or left out of the text."""
        self._doubted.setdefault(part, []).append((first, end))

    def note(self, *notes: str) -> None:
        """Add notes that do not stand there yet."""
        self.notes += [note for note in dict.fromkeys(notes) if note not in self.notes]

    def build(self, media_type: str, *, pages: int | None = None, text_source: TextSource = "text") -> DocumentText:
        """Return the document."""
        text = "\n".join(self.pieces)
        unreadable = _unreadable(text)
        if unreadable:
            self.note(f"characters that could not be read: {len(unreadable)}")
        return DocumentText(
            text=text,
            lines=tuple(self.lines),
            media_type=media_type,
            pages=pages,
            text_source=text_source,
            segments=tuple(self.segments),
            notes=tuple(self.notes),
            doubts=_merged([*unreadable, *self._doubts()]),
        )

    def _doubts(self) -> list[tuple[int, int]]:
        """Return where in the text the doubted characters of the source stand, or those beside them if left out."""
        found: list[tuple[int, int]] = []
        for part, places in self._doubted.items():
            segments = sorted((x.offset, x.offset + x.length, x.start) for x in self.segments if x.part == part)
            firsts = [first for first, _, _ in segments]
            ends = [end for _, end, _ in segments]
            for first, end in places:
                index = bisect_right(ends, first)
                within = segments[index : bisect_left(firsts, end)]
                found += [(at + max(first - low, 0), at + min(end, high) - low) for low, high, at in within]
                if not within:  # what stands on both sides of the gap
                    found += [(at + high - low - 1, at + high - low) for low, high, at in segments[index - 1 : index]]
                    found += [(at, at + 1) for _, _, at in segments[index : index + 1]]
        return found


def _unreadable(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer("\ufffd+", text)] if "\ufffd" in text else []


def _merged(places: list[tuple[int, int]]) -> tuple[Doubt, ...]:
    merged: list[Doubt] = []
    for start, end in sorted(place for place in places if place[0] < place[1]):
        if merged and start <= merged[-1].end:
            merged[-1] = Doubt(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Doubt(start, end))
    return tuple(merged)
