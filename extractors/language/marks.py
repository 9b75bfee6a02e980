"""Span groups of a Doc as marks of its clause, and the clause as a sentence of the grammar."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc
from spacy.tokens import Span as Marking

from schemas import Span

from ..actors.extents import KnownNames
from ..actors.sentence import RECEIVING, Sentence
from ..clauses import Marked, MarkedEnd, MarkedParty
from ..times import FoundTime, find_times, read_time
from ..times.forms import forms
from ..times.words import TimeCue
from .extensions import place

_KINDS = ("body", "office", "group", "person")
_ROLES = {"ASSIGNED": "assign", "TO": "toward", "VIA": "via"}
"""Label of who acts or gets something to his role; any other label is that of a subject (`head`)."""


def parties(doc: Doc, key: str = "agencies") -> tuple[MarkedParty, ...] | None:
    """Return the parties of the span group; None where there is no such group."""
    return tuple(map(_party, doc.spans[key])) if key in doc.spans else None


def _party(span: Marking) -> MarkedParty:
    start, end = place(span)
    kind = span.label_ if span.label_ in _KINDS else "body"
    ends = tuple(MarkedEnd(*each) for each in span._.ends or ())
    return MarkedParty(start, end, kind, bool(span._.plural), span._.head or 0, ends)


def roles(doc: Doc, key: str) -> dict[int, str] | None:
    """Return the roles of the spans of a group by where they begin; None where there is no such group."""
    if key not in doc.spans:
        return None
    receives = key == "recipients"
    return {
        place(span)[0]: span._.role
        if span._.role and (span._.role in RECEIVING) == receives  # of another group at the same place, it says nothing
        else _ROLES.get(span.label_, "toward" if receives else "head")
        for span in doc.spans[key]
    }


def marked(doc: Doc) -> Marked:
    """Return all marks of the Doc; who acts or gets something is a party, whether it is marked as one or not."""
    known, acting, receiving = parties(doc), roles(doc, "actors"), roles(doc, "recipients")
    if known is not None:
        starts = {party.start for party in known}
        others = [span for key in ("actors", "recipients") for span in doc.spans.get(key, ())]
        known += tuple(_party(span) for span in others if place(span)[0] not in starts)
    return Marked(known, acting, receiving)


def sentence(doc: Doc, key: str = "agencies") -> Sentence:
    """Return the Doc's text as a sentence, its parties those of the span group, else found by the grammar."""
    names = _names(tuple(doc._.known_names or ()))
    return Sentence(doc.text, Span(0, len(doc.text)), names, Marked(parties(doc, key)))


@lru_cache(maxsize=64)
def _names(texts: tuple[str, ...]) -> KnownNames:
    return KnownNames(texts)


def times(doc: Doc) -> list[FoundTime] | None:
    """Return the times of the Doc, without those whose words are none; None where there is no group `times`."""
    if "times" not in doc.spans:
        return None
    found = (_time(doc.text, span) for span in doc.spans["times"])
    return sorted((time for time in found if time is not None), key=lambda time: time.start)


def _time(text: str, span: Marking) -> FoundTime | None:
    start, end = place(span)
    if span._.core is not None and span.label_ in _forms():
        cue = TimeCue(span._.cue[0], start, span._.cue[1]) if span._.cue else None
        return FoundTime(start, end, start + span._.core, span.label_, cue)
    whole = next((t for t in find_times(text[start:end]) if (t.start, t.end) == (0, end - start)), None)
    if whole is not None:
        cue = whole.cue._replace(start=start) if whole.cue else None
        return FoundTime(start, end, start + whole.core, whole.form, cue)
    reading = read_time(text[start:end])
    return FoundTime(start, end, start, reading.form, None) if reading is not None else None


@lru_cache(maxsize=1)
def _forms() -> frozenset[str]:
    return frozenset(form.name for form in forms())


def numbers(doc: Doc) -> list[Span] | None:
    """Return where the numbers of documents stand in the Doc; None where there is no group `numbers`."""
    return [Span(*place(span)) for span in doc.spans["numbers"]] if "numbers" in doc.spans else None
