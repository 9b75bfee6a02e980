"""Citations by the numbers that somebody else marked."""

from __future__ import annotations

from collections.abc import Iterable

from schemas import Span

from ..zones import Paragraph
from .head import Head
from .mentions import head_of


def marked_heads(flat: str, region: Paragraph, heads: Iterable[Head], numbers: list[Span]) -> list[Head]:
    """Return the heads of the paragraph that have no number or a marked one, and those of other marked numbers."""
    kept = [head for head in heads if not head.number or any(_meets(head.number, each) for each in numbers)]
    known = [span for head in kept for span in head.number]
    further = [each for each in numbers if not _meets(known, each)]
    heads = [*kept, *(head_of(flat, region.start, region.end, each) for each in further)]
    return sorted(heads, key=lambda head: head.start)


def _meets(spans: Iterable[Span], other: Span) -> bool:
    return any(span.start < other.end and other.start < span.end for span in spans)
