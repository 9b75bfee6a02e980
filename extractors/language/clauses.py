"""Clauses as Docs with exact offsets into the document, parsed once each, and the parties that they name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from schemas import Span

from .phrases import PARTIES
from .pipeline import clause_components, nlp

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Party:
    """A party in its role, as a span of the document."""

    span: Span
    role: str
    kind: str
    series: int
    head_end: int = 0
    """Where its head words end in the document."""
    unknown: int = 0
    """How many of its words are on no list."""


@dataclass
class Clause:
    """One clause of the document: `doc.text` is `text[start:end]`."""

    start: int
    doc: Doc

    @cached_property
    def actors(self) -> list[Party]:
        """Who is asked or does it."""
        return self._of("actors")

    @cached_property
    def recipients(self) -> list[Party]:
        """Who gets it (TO), and through whom (VIA)."""
        return self._of("recipients")

    def _of(self, key: str) -> list[Party]:
        known = {(p.start, p.end): p for p in self.doc.user_data[PARTIES]}
        result = []
        for span in self.doc.spans[key]:
            phrase = known[(span.start, span.end)]
            start, end = self.start + span.start_char, self.start + span.end_char
            head = self.start + self.doc[phrase.head_end - 1].idx + len(self.doc[phrase.head_end - 1])
            result.append(Party(Span(start, end), span.label_, phrase.kind, phrase.series, head, phrase.unknown))
        return result


class Clauses:
    """Parses spans of one document; each only once."""

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self._known: dict[tuple[int, int], Clause] = {}

    def parse(self, start: int, end: int) -> Clause:
        """Return the clause `flat[start:end]`."""
        key = (start, end)
        if key not in self._known:
            text = self.flat[start:end]
            doc = nlp().tokenizer(text.lower() if text.isupper() else text)
            for component in clause_components():
                doc = component(doc)
            self._known[key] = Clause(start, doc)
        return self._known[key]
