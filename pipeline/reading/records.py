"""What extraction hands to the store: one file's records and text, ready to be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.extraction import Extraction
from extractors.version import record_version, text_version

from ..store.sketch import sketch
from ..store.texts import dump_text, search_text, text_hash, words_of

Extract = Callable[[bytes, str], Extraction]
"""Reads a file's bytes under its name; raises `UnreadableError`."""


@dataclass(frozen=True)
class ExtractedPart:
    """One dispatch of a file that was read."""

    record: str
    """JSON."""
    text_hash: str
    """Of the dispatch's own words."""
    body: str | None = None
    """Its own words folded for searching; None where they stand in the archive already."""
    sketch: bytes | None = None
    """What its wording is compared by."""


@dataclass(frozen=True)
class Extracted:
    """A file that was read."""

    sha256: str
    name: str
    size: int | None
    text_version: str
    record_version: str
    parts: tuple[ExtractedPart, ...]
    """In reading order; one where the file holds one dispatch."""
    text_data: bytes | None = None
    """The whole file's text as it is stored; None where it stands in the archive already."""
    partial: bool = False
    """Whether something of the file, or nearly all of a dispatch in it, could not be read."""
    detail: str | None = None
    """What its outcome tells: how many dispatches it holds, what is missing."""

    @classmethod
    def of(
        cls,
        extraction: Extraction,
        *,
        sha256: str,
        name: str,
        size: int | None,
        version: str | None = None,
        rules: str | None = None,
    ) -> Extracted:
        """Pack what the extractors returned; `version` is of a reader, `rules` of a pipeline of somebody's own."""
        from extractors.recognition import why_partial

        document, lacking = extraction.document, why_partial(extraction)
        count = f"{len(extraction.records)} dispatches" if len(extraction.records) > 1 else None
        parts = []
        for record in extraction.records:
            own = words_of(document.text, record.file.part)
            parts.append(ExtractedPart(record.model_dump_json(), text_hash(own), search_text(own), sketch(own)))
        return cls(
            sha256=sha256,
            name=name,
            size=size,
            text_version=version or text_version(document.media_type, document.text_source),
            record_version=version or rules or record_version(),
            parts=tuple(parts),
            text_data=dump_text(document),
            partial=lacking is not None,
            detail="; ".join(filter(None, (count, lacking))) or None,
        )
