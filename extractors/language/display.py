"""A record as a spaCy Doc, so that displaCy shows what was read where."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from schemas import Dispatch

from .pipeline import pipeline
from .relations import relations

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_GROUPS = {
    "citations": "citations", "deadlines": "deadlines", "addressees": "parties", "invitees": "parties",
    "distribution": "parties", "signature": "parties", "signatures": "parties",
}  # fmt: skip


def to_doc(dispatch: Dispatch, text: str) -> Doc:
    """Return a Doc of the document's text with the record's values as span groups.

    `text` is the `DocumentText.text` that the record was read from. The groups are `header`, `parties`, `citations`
    (each mention too, labelled with its relation) and `deadlines`; `sc`, which `displacy.render(doc, style="span")`
    shows, holds all of them. A span's label is the path of its value without indices (`deadlines.last_day`), its id the
    full path. A span that ends inside a token takes all of it. `doc._.relations` lists what hangs together, by paths;
    `relations.arcs` has it for displaCy.
    """
    from .extensions import register

    register()
    doc = pipeline().tokenizer(text)
    groups: dict[str, list[Span]] = defaultdict(list)
    for path, label, start, end in _places(dispatch):
        span = doc.char_span(start, end, label=label, span_id=path, alignment_mode="expand")
        if span is not None:
            groups[_GROUPS.get(path.split(".", 1)[0], "header")].append(span)
            groups["sc"].append(span)
    for key in ("header", "parties", "citations", "deadlines", "sc"):
        doc.spans[key] = sorted(groups[key], key=lambda span: (span.start, -span.end))
    doc._.relations = [list(each) for each in relations(dispatch)]
    return doc


def _places(dispatch: Dispatch) -> Iterator[tuple[str, str, int, int]]:
    """Yield path, label and characters of everything that the record has from the text."""
    for path, evidence in dispatch.evidence.items():
        for start, end in evidence.spans:
            yield path, re.sub(r"\.\d+", "", path), start, end
    for number, citation in enumerate(dispatch.citations):
        for index, mention in enumerate(citation.mentions):
            yield f"citations.{number}.mentions.{index}", citation.relation, mention.start, mention.end
