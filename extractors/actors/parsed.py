"""The sentences of one document, each read once."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Span

from ..language.sentences import sentences
from ..reading import Reading
from .extents import KnownNames
from .outline import Outline
from .sentence import Sentence

_LONGEST = 120
"""How many characters a heading has at most that is a name."""


class Parsed:
    """The sentences of one document, and its paragraphs in their order; `low` is its text in lower case."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self.reading, self.outline, self.low = reading, outline, low
        self._sentences: dict[Span, Sentence] = {}
        self._parts: dict[int, list[Span]] = {}
        self._alone = tuple(self._named())
        self._names = KnownNames(self._alone)

    def parse(self, span: Span) -> Sentence:
        """Return the sentence at the span."""
        if span not in self._sentences:
            clauses = self.reading.clauses
            marked = clauses.parties(span, self._alone) if clauses is not None else None
            self._sentences[span] = Sentence(self.reading.flat, span, self._names, marked)
        return self._sentences[span]

    def parts(self, index: int) -> list[Span]:
        """Return the sentences of a paragraph."""
        if index not in self._parts:
            paragraph = self.outline.paragraphs[index]
            self._parts[index] = sentences(self.reading.flat, paragraph.text_start, paragraph.end)
        return self._parts[index]

    def _named(self) -> Iterator[str]:
        """Yield the names that stand alone somewhere in the document: of addressees, invitees, headings."""
        for party in (*self.reading.addressees, *self.reading.invitees):
            yield party.as_written.strip(" .;,")
        for paragraph in self.outline.paragraphs:
            if not paragraph.depth:
                continue
            heading = self.reading.flat[paragraph.text_start : paragraph.end].strip(" .;:")
            if len(heading) < _LONGEST and ":" not in heading and heading[:1].isupper():
                yield heading
