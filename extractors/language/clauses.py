"""The clauses of a document as a spaCy pipeline marks them: what `extract_file(…, nlp=…)` asks, not our grammar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas import Span

from ..clauses import Marked, cited_places
from ..reading import Reading
from ..times import FoundTime
from . import marks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


class PipelineClauses:
    """Asks the pipeline for the clauses of one document, each once."""

    def __init__(self, nlp: Language, reading: Reading) -> None:
        self._nlp, self._reading = nlp, reading
        self._docs: dict[tuple[str, int, bool, Sequence[str]], Doc] = {}

    def parties(self, span: Span, names: Sequence[str]) -> Marked:
        """Return the parties at the span; `names` stand alone elsewhere in the document."""
        return marks.marked(self._doc(self._reading.text, span, True, names))

    def times(self, span: Span, *, cited: bool = True) -> list[FoundTime] | None:
        """Return the times at the span, counted from its start; `cited` passes over the dates of cited documents."""
        return marks.times(self._doc(self._reading.flat, span, cited))

    def numbers(self, span: Span) -> list[Span] | None:
        """Return where numbers of documents stand at the span."""
        found = marks.numbers(self._doc(self._reading.flat, span, False))
        return None if found is None else [Span(span.start + start, span.start + end) for start, end in found]

    def _doc(self, text: str, span: Span, cited: bool, names: Sequence[str] = ()) -> Doc:
        words = text[span.start : span.end]
        key = (words, span.start, cited, tuple(names))
        if key not in self._docs:
            doc = self._nlp.make_doc(words)
            places = self._cited(span) if cited else []
            if places:
                doc._.cited = places
            if names:
                doc._.known_names = list(names)
            self._docs[key] = self._nlp(doc)
        return self._docs[key]

    def _cited(self, span: Span) -> list[list[int]]:
        """Return the parts of citations within the span, counted from its start."""
        found = ((max(start, span.start), min(end, span.end)) for start, end in cited_places(self._reading.citations))
        return [[start - span.start, end - span.start] for start, end in found if start < end]
