"""Stored forms of a document's text: compressed for the archive, folded for comparing and searching."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from extractors.document import DocumentText, Doubt, Line, Place, SourceSegment, Unsure, WordConfidence
from extractors.text.keys import bare_in_place, bare_words
from schemas.dispatch import Part


def dump_text(document: DocumentText) -> bytes:
    """Return the document text as compressed JSON."""
    plain = {
        "text": document.text,
        "lines": [
            [x.start, x.end, x.place.value, x.page, x.box, x.bold, x.italic, x.size, x.starts_paragraph]
            for x in document.lines
        ],
        "media_type": document.media_type,
        "pages": document.pages,
        "text_source": document.text_source,
        "segments": [[s.start, s.length, s.part, s.offset] for s in document.segments],
        "notes": list(document.notes),
        "words": [[w.start, w.end, w.confidence] for w in document.word_confidences],
        "unsure": [[u.start, u.end, u.what, u.candidates] for u in document.unsure],
        "doubts": [[doubt.start, doubt.end] for doubt in document.doubts],
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 3)


def load_text(data: bytes) -> DocumentText:
    """Read what `dump_text` wrote."""
    plain: dict[str, Any] = json.loads(zlib.decompress(data))
    lines = tuple(
        Line(start, end, Place(place), page, tuple(box) if box else None, *rest)
        for start, end, place, page, box, *rest in plain["lines"]
    )
    return DocumentText(
        text=plain["text"],
        lines=lines,
        media_type=plain["media_type"],
        pages=plain["pages"],
        text_source=plain["text_source"],
        segments=tuple(SourceSegment(*segment) for segment in plain["segments"]),
        notes=tuple(plain["notes"]),
        word_confidences=tuple(WordConfidence(*word) for word in plain.get("words", ())),
        unsure=tuple(
            Unsure(start, end, what, tuple(candidates)) for start, end, what, candidates in plain.get("unsure", ())
        ),
        doubts=tuple(Doubt(start, end) for start, end in plain.get("doubts", ())),
    )


def words_of(text: str, part: Part | None) -> str:
    """Return the characters of a file's text that belong to one of its parts; all where it has none."""
    return text[part.start : part.end] if part else text


def text_hash(text: str) -> str:
    """Return a hash that does not see case, diacritics, marks or white space: equal for two files of one wording."""
    return hashlib.sha256(bare_words(text).encode()).hexdigest()[:32]


def search_text(text: str) -> str:
    """Return the text for searching: lower case without diacritics, every character in its place."""
    return bare_in_place(text)
