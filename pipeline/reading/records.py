"""What extraction hands to the store: one file's record and text, ready to be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractors.document import DocumentText
from schemas import Dispatch

from ..store.texts import dump_text, search_text, text_hash

Extract = Callable[[bytes, str], tuple[Dispatch, DocumentText]]
"""Reads a file's bytes under its name; raises `UnreadableError`."""


@dataclass(frozen=True)
class Extracted:
    """A file that was read. The texts are None where they stand in the archive already."""

    sha256: str
    name: str
    size: int | None
    reader_version: str
    record: str
    text_hash: str
    text_data: bytes | None = None
    body: str | None = None
    """The text folded for searching."""
    partial: bool = False

    @classmethod
    def of(
        cls,
        dispatch: Dispatch,
        document: DocumentText,
        *,
        sha256: str,
        name: str,
        size: int | None,
        reader_version: str,
    ) -> Extracted:
        """Pack what the extractors returned."""
        return cls(
            sha256=sha256,
            name=name,
            size=size,
            reader_version=reader_version,
            record=dispatch.model_dump_json(),
            text_hash=text_hash(document.text),
            text_data=dump_text(document),
            body=search_text(document.text),
            partial=left_out(document) is not None,
        )


def left_out(document: DocumentText) -> str | None:
    """Return what the reader could not read; readers note it behind "partial:"."""
    return next((note.partition(":")[2].strip() for note in document.notes if note.startswith("partial")), None)
