"""The zones of a dispatch: which lines are header, addressees, body, distribution, signature, appendix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from schemas import Span


class Paragraph(NamedTuple):
    """One paragraph, list item or heading of the body, its printed lines joined."""

    start: int
    end: int
    marker: str | None = None
    """The list marker as printed, without closing mark: `1`, `2.1`, `a`, `I`, `-`, `+`."""
    depth: int = 0
    """Depth of the marker in this document's own order of markers; 0 where there is none."""
    text_start: int = 0
    """Where the words begin, after the marker."""
    footnote: bool = False
    appendix: bool = False

    @property
    def span(self) -> Span:
        """The paragraph's characters, marker included."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Zones:
    """Indices into `DocumentText.lines`, and the paragraphs of the body."""

    header: tuple[int, ...]
    """Lines above the body: quốc hiệu, issuer, number, date, title, subject, marks."""
    addressees: tuple[int, ...]
    """Lines from Kính gửi to the start of the body."""
    body: tuple[int, ...]
    distribution: tuple[int, ...]
    """Lines from Nơi nhận to the Lưu item."""
    signature: tuple[int, ...]
    appendix: tuple[int, ...]
    """Lines after the signature: Phụ lục, mẫu, danh sách, and a copy's own block."""
    paragraphs: tuple[Paragraph, ...]
    """In reading order: the body, footnotes at their page's end, then appendices."""
