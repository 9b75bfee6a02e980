"""Pipelines that the tests of ingesting name; reading processes import this module."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.language import pipeline


def own() -> Language:
    """Our own, unchanged."""
    return pipeline()


@Language.component("test_short_party")
def short_party(doc: Doc) -> Doc:
    """Mark "Tổ Chim" and nobody else."""
    start = doc.text.find("Tổ Chim")
    doc.spans["agencies"] = [doc.char_span(start, start + 7, label="group")] if start >= 0 else []
    return doc


def short() -> Language:
    """With other agencies."""
    nlp = pipeline()
    nlp.replace_pipe("congvan_agencies", "test_short_party")
    return nlp


def broken() -> Language:
    """Build nothing."""
    raise RuntimeError("no model here")
