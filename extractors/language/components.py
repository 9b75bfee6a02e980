"""The registered spaCy components: cues, times, parties, actors and recipients of one clause, as span groups."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from schemas import Span

from ..actors.phrases import Phrase
from ..actors.sentence import Sentence

_CUES = {"ASSIGN": "assign", "DELIVER": "hand", "PURPOSE": "purpose"}
_ACTING = {"assign": "ASSIGNED", "charge": "ASSIGNED"}
_READ = "congvan.sentence"
"""Key of `doc.user_data`: the Doc's text with its parties."""


def _sentence(doc: Doc) -> Sentence:
    if _READ not in doc.user_data:
        doc.user_data[_READ] = Sentence(doc.text, Span(0, len(doc.text)))
    found: Sentence = doc.user_data[_READ]
    return found


def _write(doc: Doc, key: str, found: list[tuple[int, int, str]]) -> None:
    """Write the span group `key` from the tokens of the sentence, each with its label."""
    words = _sentence(doc).words
    spans = [
        doc.char_span(words.starts[first], words.ends[last - 1], label=label, alignment_mode="expand")
        for first, last, label in found
    ]
    doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])


@Language.component("congvan_cues")
def mark_cues(doc: Doc) -> Doc:
    """Write the spans `cues`: ASSIGN "đề nghị" …, DELIVER "gửi" …, PURPOSE "để" …"""
    marks = _sentence(doc).words.at
    _write(doc, "cues", [(start, end, label) for label, name in _CUES.items() for start, end in marks[name].items()])
    return doc


@Language.component("congvan_times")
def mark_times(doc: Doc) -> Doc:
    """Write the spans `times`, labelled with the form of the expression."""
    from ..times import find_times

    found = []
    for time in find_times(doc.text):
        span = doc.char_span(time.start, time.end, label=time.form, alignment_mode="expand")
        if span is not None:
            found.append(span)
    doc.spans["times"] = found
    return doc


@Language.component("congvan_agencies")
def mark_agencies(doc: Doc) -> Doc:
    """Write the spans `agencies`, every party, as `body`, `office`, `group` or `person`."""
    _write(doc, "agencies", [(p.start, p.sure, p.kind) for p in _sentence(doc).phrases])
    return doc


@Language.component("congvan_actors")
def mark_actors(doc: Doc) -> Doc:
    """Write the spans `actors`: ASSIGNED after "đề nghị" …, SUBJECT before a verb, TOPIC at the clause's start."""
    sentence = _sentence(doc)

    def label(phrase: Phrase) -> str:
        acts = "acts" in sentence.doing(phrase)
        return _ACTING.get(sentence.left(phrase), "SUBJECT" if acts else "TOPIC")

    leading = set(sentence.leading) - sentence.beside
    _write(doc, "actors", [(p.start, p.sure, label(p)) for p in sentence.phrases if p.start in leading])
    return doc


@Language.component("congvan_recipients")
def mark_recipients(doc: Doc) -> Doc:
    """Write the spans `recipients`: TO after "gửi về", "báo cáo" …, VIA after "qua"."""
    sentence = _sentence(doc)
    roles = {"give": "TO", "toward": "TO", "via": "VIA"}
    _write(
        doc, "recipients", [(p.start, p.sure, roles[r]) for p in sentence.phrases if (r := sentence.role(p)) in roles]
    )
    return doc
