"""The sentences of one document, each read once."""

from __future__ import annotations

from schemas import Span

from ..language.sentences import sentences
from ..reading import Reading
from .outline import Outline
from .sentence import Sentence


class Parsed:
    """The sentences of one document, and its paragraphs in their order; `low` is its text in lower case."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self.reading, self.outline, self.low = reading, outline, low
        self._sentences: dict[Span, Sentence] = {}
        self._parts: dict[int, list[Span]] = {}

    def parse(self, span: Span) -> Sentence:
        """Return the sentence at the span."""
        if span not in self._sentences:
            self._sentences[span] = Sentence(self.reading.text, span)
        return self._sentences[span]

    def parts(self, index: int) -> list[Span]:
        """Return the sentences of a paragraph."""
        if index not in self._parts:
            paragraph = self.outline.paragraphs[index]
            self._parts[index] = sentences(self.reading.flat, paragraph.text_start, paragraph.end)
        return self._parts[index]
