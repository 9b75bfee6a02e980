"""Pages of a file's dispatches, made where the file is read."""

from __future__ import annotations

from .page import explain


def pages(data: bytes, name: str, *, language: str) -> list[str]:
    """Return a page for each dispatch of a file. Raises `UnreadableError`."""
    from extractors.extract import extract_bytes

    extraction = extract_bytes(data, name, refusals=True)
    return [explain(record, extraction.document, language=language) for record in extraction.records]
