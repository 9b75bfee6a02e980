"""What the components say of spans and Docs: extensions whose values are plain JSON, so that every Doc can be stored.

An extension belongs to the characters of a span: spans of two groups at one place share it.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

SPAN = {
    "role": 'where a party stands in its clause: `assign` behind "đề nghị", `head` a subject, `toward` behind "về" …',
    "plural": "whether the words name a kind of bodies or people",
    "head": "how many characters the head of a party has",
    "ends": "every place where a party may end: [character behind it, what follows, what it runs over], from its start",
    "core": "the character of a time behind its cue, from its start",
    "cue": "the operator of the cue of a time, and whether it binds only together with others",
    "operator": "how a time binds: `before`, `by`, `on` …",
    "date": "the boundary of a time as EDTF or a term: `2023-04-30`, `P5BD`",
    "rrule": "the rule of a recurring time (RFC 5545)",
    "number": "the canonical number of a document",
    "chars": "[start, end] of the place in the Doc where it is no whole tokens",
}
"""Extensions of `spacy.tokens.Span`; each is None where nobody says."""
DOC = {
    "cited": "[start, end] of each citation of a document, whose dates set no time",
    "known_names": "names that stand alone elsewhere in the document",
    "relations": "[path, path, name] of what hangs together in a record",
}
"""Extensions of `spacy.tokens.Doc`."""


def register() -> None:
    """Register the extensions that nobody has registered yet."""
    for holder, names in ((Span, SPAN), (Doc, DOC)):
        for name in names:
            if not holder.has_extension(name):
                holder.set_extension(name, default=None)


def mark(doc: Doc, start: int, end: int, label: str, **values: object) -> Span | None:
    """Return the span of the characters, whole tokens of it, with these values; None where there is none."""
    span = doc.char_span(start, end, label=label, alignment_mode="expand")
    if span is None:
        return None
    if (span.start_char, span.end_char) != (start, end):
        values["chars"] = [start, end]
    for name, value in values.items():
        if value is not None:
            setattr(span._, name, value)
    return span


def place(span: Span) -> tuple[int, int]:
    """Return the characters that a span marks."""
    start, end = span._.chars or (span.start_char, span.end_char)
    return start, end


register()
