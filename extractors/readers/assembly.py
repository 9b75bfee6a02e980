"""Puts a `DocumentText` together line by line, with the map back to the source."""

from __future__ import annotations

import re

from schemas.dispatch import TextSource

from ..document import Box, DocumentText, Line, Place, SourceSegment
from ..text.letters import Run, compose, nfc_with_map

MAX_CHARACTERS = 4_000_000
"""Characters of text read of one file; more is refused as too large."""

LIST_MARKER = re.compile(
    r"(?:[-–—+•●▪*]\s|[-–—+•](?=[^\W\d_])|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)/](?!\d)\s*|\(?[a-zđ]{1,2}[.)]\s"
    r"|[IVXLC]{1,6}[.)/]\s|\d{1,3}(?:\.\d{1,3}){1,4}\s|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN)\s+(?:\d|[IVX]))"
)
"""What begins a list item or a heading of its own, whatever stands before it."""


class TextBuilder:
    """Collects lines in reading order; `build` returns the finished text."""

    def __init__(self, part: str = "text") -> None:
        self.part = part
        self.pieces: list[str] = []
        self.lines: list[Line] = []
        self.segments: list[SourceSegment] = []
        self.notes: list[str] = []
        self.length = 0

    def add(
        self,
        text: str,
        runs: list[Run],
        *,
        part: str | None = None,
        place: Place = Place.FULL,
        page: int | None = None,
        box: Box | None = None,
        bold: bool | None = None,
        italic: bool | None = None,
        size: float | None = None,
        starts_paragraph: bool = True,
        normal: bool = False,
    ) -> None:
        """Add one line; `runs` map it to `part`. Text that is not `normal` (NFC and clean) is made so."""
        if not normal:
            text, outer = nfc_with_map(text)
            if len(outer) != 1 or outer[0][2]:
                runs = compose(outer, runs)
        if not text:
            return
        if self.pieces:
            self.length += 1
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        source = part or self.part
        self.segments += [SourceSegment(start + at, length, source, offset) for at, length, offset in runs]
        self.lines.append(
            Line(start, self.length, place, page, box, bold, italic, size, starts_paragraph or not self.lines)
        )

    def build(self, media_type: str, *, pages: int | None = None, text_source: TextSource = "text") -> DocumentText:
        """Return the document."""
        return DocumentText(
            text="\n".join(self.pieces),
            lines=tuple(self.lines),
            media_type=media_type,
            pages=pages,
            text_source=text_source,
            segments=tuple(self.segments),
            notes=tuple(self.notes),
        )
