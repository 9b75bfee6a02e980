"""The language work on single clauses: exact tokens; parties, cues and times as span groups of a spaCy Doc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pipeline import pipeline
from .relations import arcs
from .sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from schemas import Dispatch

__all__ = ["arcs", "pipeline", "sentences", "to_doc"]


def to_doc(dispatch: Dispatch, text: str) -> Doc:
    """Return a spaCy Doc of the text with the record's values as span groups (see `display.to_doc`)."""
    from .display import to_doc as build

    return build(dispatch, text)
