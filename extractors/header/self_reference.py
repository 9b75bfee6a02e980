"""What a dispatch says of itself on its appendices: "(Kèm theo Công văn số 123/SGDĐT-VP ngày 05/3/2020 của Sở …)".

The note is typed where number and day of the header are written by hand, so on a recognised page it settles what the
header leaves unsure, and marks for review what it contradicts. Form: Nghị định 30/2020/NĐ-CP, Phụ lục I mục III.1.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from schemas import DocumentNumber, Span, parse_number
from schemas.number import symbol_key

from ..dateforms import SLASH, WORDS, read_date
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..rules import rule
from ..text.keys import bare_in_place
from .number import keep_number, serial_span

NOTE = re.compile(
    r"\W{0,3}(?:ban hanh |duoc ban hanh )?(?:kem theo|dinh kem|gui kem)(?: theo)?\s+(?P<type>[a-z ]{6,24}?)\s*so\b"
)
"""With which the note on an appendix begins, in folded words."""
_NUMBER = re.compile(
    r"[Ss][ốôỐÔ]\s*:?\s*(?P<number>[\d.…_\s]{0,14}\s*[/\-–]\s*(?:\d{4}\s*/\s*)?[A-ZĐƯÔ][\w&]*"
    r"(?:\s?[/\-–]\s?[A-ZĐƯÔ0-9][\w&]*)*)"
)
_MENTION = re.compile(r"\b[Ss]ố\s*:?\s*\d[\d.]*\s?/")
_DAY = re.compile(rf"\W{{1,4}}ngày\s*(?:{SLASH}|{WORDS})", re.I)
_REACH = 260
"""Characters that a note is long at most."""
_SURE = 0.85
"""Confidence that every recognised word of a note's number or day needs."""
DOUBTED = 0.3
"""How sure a value is that the document's own note contradicts."""


@rule("dateline.note")
def date_of_note(text: str) -> str | None:
    """Return the day that a note on an appendix gives to its own document, as EDTF."""
    return read_date(text)


@dataclass(frozen=True, slots=True)
class _Note:
    """One note, its number and its day as far as they could be read for sure."""

    type: str
    number: DocumentNumber
    number_span: Span
    date: str | None
    date_span: Span | None


def settle_by_notes(reading: Reading) -> None:
    """Fill number and day of a recognised document from what its appendices say of it, or mark what they contradict."""
    if not reading.document.word_confidences or reading.number is None or reading.number.symbol is None:
        return
    own = reading.number
    found = [*_notes(reading), *(_mentions(reading) if own.serial is None else ())]
    notes = [note for note in found if symbol_key(note.number.symbol) == symbol_key(own.symbol)]
    votes = Counter((note.number.serial or "").lstrip("0") for note in notes)
    if len(votes) != 1:  # none, or notes of several documents
        return
    note = notes[0]
    if own.serial is None:
        keep_number(reading, [note.number_span], agreed=_is_likely(reading, note))
    elif own.serial.lstrip("0") != next(iter(votes)):
        _doubt(reading, "number.serial", str(note.number.serial))
        return
    dates = {item.date: item for item in notes if item.date is not None}
    if len(dates) != 1:
        return
    date, dated = next(iter(dates.items()))
    if reading.issued is None or "X" in reading.issued:
        if dated.date_span is not None and _fits(reading.issued, date):
            sure = reading.document.confidence_of(dated.date_span) or 0.0
            reading.issued = reading.ledger.read("issued", "dateline.note", dated.date_span, confidence=round(sure, 3))
    elif reading.issued != date:
        _doubt(reading, "issued", date)


def _fits(known: str | None, date: str) -> bool:
    """Tell whether the day may fill the blanks of what is known."""
    return known is None or all(a in ("X", b) for a, b in zip(known, date, strict=False))


def _doubt(reading: Reading, path: str, other: str) -> None:
    """Mark a value for a person's look: the document itself gives another one."""
    known = reading.ledger.evidence.get(path)
    if known is not None:
        reading.ledger.evidence[path] = known.model_copy(
            update={"confidence": min(known.confidence, DOUBTED), "candidates": (*known.candidates, other)}
        )


def _notes(reading: Reading) -> list[_Note]:
    """Return the notes on appendices whose number was recognised for sure."""
    appendix = frozenset(reading.zones.appendix)
    found = []
    for view in views_of(reading.document):
        if view.index in appendix or (view.page or 1) > 1:
            note = _note_at(reading, view)
            if note is not None:
                found.append(note)
    return found


def _mentions(reading: Reading) -> list[_Note]:
    """Return what later pages cite with this document's own day and a serial that the digit reader thought of."""
    if reading.issued is None or "X" in reading.issued:
        return []
    found = []
    for view in views_of(reading.document):
        if (view.page or 1) == 1:
            continue
        for match in _MENTION.finditer(view.text):
            note = _note_from(reading, view.start + match.start(), "", 0)
            if note and note.date == reading.issued and _is_likely(reading, note):
                found.append(note)
    return found


def _is_likely(reading: Reading, note: _Note) -> bool:
    """Tell whether the digit reader thought of the note's serial for the header's."""
    evidence = reading.ledger.evidence.get("number.serial")
    likely = evidence.candidates if evidence is not None else ()
    return (note.number.serial or "").lstrip("0") in {text.lstrip("0") for text in likely}


def _note_at(reading: Reading, view: LineView) -> _Note | None:
    head = NOTE.match(view.key if len(view.key) > 30 else bare_in_place(reading.flat[view.start : view.start + 120]))
    return _note_from(reading, view.start, head["type"].strip(), max(head.end() - 3, 0)) if head else None


def _note_from(reading: Reading, start: int, kind: str, begin: int) -> _Note | None:
    """Return number and day that stand behind `begin` in the words from `start` on."""
    words = reading.flat[start : start + _REACH]
    match = _NUMBER.search(words, begin, begin + 63)
    number = parse_number(" ".join(match["number"].split())) if match else None
    if match is None or number is None or number.serial is None or number.symbol is None:
        return None
    span = Span(start + match.start("number"), start + match.start("number") + len(match["number"].rstrip()))
    if not _is_sure(reading, serial_span(reading.text, span)):
        return None
    day = _DAY.match(words, span.end - start)
    date = date_span = None
    if day is not None:
        date_span = Span(start + day.start(), start + day.end())
        date = read_date(date_span.of(reading.text)) if _is_sure(reading, date_span) else None
        if date is not None and "X" in date:
            date = None
    return _Note(kind, number, span, date, date_span)


def _is_sure(reading: Reading, span: Span) -> bool:
    sure = reading.document.confidence_of(span)
    return sure is None or sure >= _SURE
