"""`Extraction`: what reading one file gives."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import Dispatch

from .document import DocumentText


@dataclass(frozen=True)
class Extraction:
    """What one file gave."""

    records: tuple[Dispatch, ...]
    """One for each dispatch in the file, in reading order; never empty."""
    document: DocumentText
    """The text of the whole file, which the spans of all records point into."""

    @property
    def first(self) -> Dispatch:
        """The record of the file's first dispatch, which mostly is its only one."""
        return self.records[0]
