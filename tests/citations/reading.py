"""A body of text read for citations, with as much of a header as its own territory needs."""

from __future__ import annotations

from typing import Any

from extractors.citations import find_citations
from extractors.document import DocumentText, Line
from extractors.reading import Reading
from extractors.rules import Ledger
from extractors.zones import Paragraph, Zones
from schemas import Citation, Span, parse_number


def cite(body: str, **letter: Any) -> tuple[Citation, ...]:
    """Return the citations of a body whose lines are its paragraphs; `letter` as for `read`."""
    return read(body, **letter).citations


def read(
    body: str,
    *,
    issuer: str = "ỦY BAN NHÂN DÂN HUYỆN LỘC BÌNH",
    place: str = "Lạng Sơn",
    number: str = "12/UBND-NV",
    issued: str | None = "2023-05-15",
    dated: str = "",
    subject: str = "",
) -> Reading:
    """Read the body and return the whole reading; `dated` stands behind the place as the day, `subject` is the letter's."""
    head = f"{issuer}\n{place}{dated}\n" + (f"V/v {subject}\n" if subject else "")
    text = head + body
    lines, paragraphs, at = [], [], 0
    for words in text.split("\n"):
        lines.append(Line(at, at + len(words)))
        if at >= len(head) and words.strip():
            marker = words.split(" ")[0].rstrip(".)") if words[:1] in "-+" or words[:1].isdigit() else None
            paragraphs.append(
                Paragraph(at, at + len(words), marker=marker, depth=int(marker is not None), text_start=at)
            )
        at += len(words) + 1
    zones = Zones((0, 1), (), tuple(range(2, len(lines))), (), (), (), tuple(paragraphs))
    reading = Reading(DocumentText(text, tuple(lines), "text/plain"), zones, Ledger(text))
    reading.ledger.note("issuer.name", "joined", [Span(0, len(issuer))])
    reading.ledger.note("place", "joined", [Span(len(issuer) + 1, len(issuer) + 1 + len(place))])
    if subject:
        reading.ledger.note("subject", "joined", [Span(len(head) - 1 - len(subject), len(head) - 1)])
    if dated:
        start = len(issuer) + 1 + len(place)
        reading.ledger.note("issued", "date", [Span(start, start + len(dated))])
    reading.number = parse_number(number)
    reading.issued = issued
    find_citations(reading)
    return reading
