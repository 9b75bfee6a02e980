"""`congvan_tags`: underthesea's tags and chunks on a Doc, for whoever wants them in a pipeline of his own.

No record rests on them: `docs/measured/language.md` tells what they gain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Marking

from .extensions import mark
from .marker import Marker, Score


class TagMarker(Marker):
    """Writes the tag of each word to its tokens (`token.tag_`), and the chunks as spans: `NP`, `VP`, `PP` …"""

    def find(self, doc: Doc) -> Iterator[Marking | None]:
        """Yield the chunks."""
        from underthesea import chunk

        text, at = doc.text, 0
        opened: tuple[int, int, str] | None = None
        for word, tag, place in chunk(text) if text.strip() else ():
            match = re.compile(r"\s+".join(map(re.escape, word.split()))).search(text, at)
            if match is None:  # underthesea rewrites some marks
                continue
            at = match.end()
            span = doc.char_span(*match.span(), alignment_mode="expand")
            for token in span or ():
                token.tag_ = tag
            begun, _, label = place.partition("-")
            if opened is not None and (begun != "I" or label != opened[2]):
                yield mark(doc, *opened)
                opened = None
            if label:
                opened = (opened[0] if opened is not None else match.start(), match.end(), label)
        if opened is not None:
            yield mark(doc, *opened)


def make_tags(nlp: Language, name: str, spans_key: str, scorer: Callable[[str], Score] | None) -> TagMarker:
    """Return the component `congvan_tags`."""
    return TagMarker(name, spans_key, scorer)
