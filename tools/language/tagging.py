"""Features of underthesea's tags and chunks for the candidates of who acts."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from extractors.language.sentences import sentences
from extractors.layout import find_zones
from extractors.text.keys import on_one_line
from schemas import Span
from tools.actors.collecting import ContenderLength, JudgedDeadline
from tools.actors.truth import ReadDocument


@dataclass
class Tagging:
    """Tags the sentences of one document, each once, where a candidate asks for it."""

    nlp: Language
    document: ReadDocument
    asked: int = 0
    seconds: float = 0.0
    _docs: dict[Span, Doc] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._flat = on_one_line(self.document.text.text)
        self._sentences = [
            span
            for paragraph in find_zones(self.document.text).paragraphs
            for span in sentences(self._flat, paragraph.text_start, paragraph.end)
        ]

    def sentence_of(self, judged: JudgedDeadline) -> tuple[int, int] | None:
        """Return the sentence of the time, by the parties in it; None where it has none."""
        start = next((c.names[0].start for c in judged.candidates if c.step == "own" and c.names), -1)
        span = next((each for each in self._sentences if each.start <= start < each.end), None)
        return None if span is None else (span.start, span.end)

    def tagged(self, judged: JudgedDeadline) -> JudgedDeadline:
        """Return the deadline with further features of its candidates."""
        return replace(judged, candidates=[self._tagged(each) for each in judged.candidates])

    def _tagged(self, candidate: ContenderLength) -> ContenderLength:
        if not candidate.names:
            return candidate
        first, last = candidate.names[0], candidate.names[-1]
        place = [f"ut:first:{self._tag(first.start)}"]
        behind, inside = self._tag(last.end, behind=True), self._tag(last.end - 1)
        extent = [f"ut:behind:{behind}", f"ut:last:{inside}|{behind}", f"ut:chunk:{self._chunk(last.end)}"]
        return candidate._replace(
            features=(*candidate.features, *place), extent=(*candidate.extent, *(extent if candidate.extent else ()))
        )

    def _doc(self, character: int) -> tuple[Doc, int] | None:
        span = next((each for each in self._sentences if each.start <= character < each.end), None)
        if span is None:
            return None
        if span not in self._docs:
            before = time.perf_counter()
            self._docs[span] = self.nlp(span.of(self._flat))
            self.asked, self.seconds = self.asked + 1, self.seconds + time.perf_counter() - before
        return self._docs[span], character - span.start

    def _tag(self, character: int, *, behind: bool = False) -> str:
        found = self._doc(character)
        if found is None:
            return "none"
        doc, at = found
        token = next((t for t in doc if t.idx + len(t) > at and not t.is_space), None)
        return "none" if token is None else token.tag_ or token.text[:1] if behind else token.tag_

    def _chunk(self, end: int) -> str:
        """Tell whether a chunk ends with the name, or goes on behind it."""
        found = self._doc(end - 1)
        if found is None:
            return "none"
        doc, at = found
        for chunk in doc.spans["chunks"]:
            if chunk.start_char <= at < chunk.end_char:
                return f"{chunk.label_}|{'ends' if chunk.end_char == at + 1 else 'goes on'}"
        return "outside"
