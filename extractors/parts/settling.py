"""What one dispatch of a file says of another: the letter that sends it along types the number that is written by hand.

As `header.self_reference` does within one dispatch, on recognised pages alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas import Dispatch, Span
from schemas.number import symbol_key

from ..document import DocumentText
from ..header.number import parse_line
from ..rules import Ledger

_SURE = 0.85
"""Confidence that every recognised word of the citation's number needs."""
_LEAVES = ("as_written", "serial", "symbol", "canonical")


def settled(records: Iterable[Dispatch], document: DocumentText, ledger: Ledger) -> tuple[Dispatch, ...]:
    """Return the records with a serial that could not be read where another part cites it.

    The citation must have the same symbol and day, and its serial must be one that the digit reader thought of.
    `ledger` is one of the whole file's text.
    """
    known = tuple(records)
    return tuple(_settled(record, known, document, ledger) for record in known)


def _settled(record: Dispatch, known: tuple[Dispatch, ...], document: DocumentText, ledger: Ledger) -> Dispatch:
    unread = record.evidence.get("number.serial")
    if record.number is None or record.number.serial is not None or unread is None or record.issued is None:
        return record
    likely = {each.lstrip("0") for each in unread.candidates}
    found = {
        serial.lstrip("0"): spans
        for other in known
        if other is not record
        for serial, spans in _numbers_given(other, record, document)
        if serial.lstrip("0") in likely
    }
    if len(found) != 1:
        return record
    spans = next(iter(found.values()))
    texts = [span.of(document.text) for span in spans]
    number = parse_line(*texts)
    assert number is not None
    ledger.note("number", "number", spans)
    for leaf in _LEAVES:
        ledger.read(f"number.{leaf}", f"number.{leaf}", *spans)
    evidence = {**record.evidence, **{path: ledger.evidence.pop(path) for path in list(ledger.evidence)}}
    return record.model_copy(update={"number": number, "evidence": evidence})


def _numbers_given(other: Dispatch, record: Dispatch, document: DocumentText) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Return serial and spans of the numbers by which another part cites the record's document."""
    assert record.number is not None
    for index, citation in enumerate(other.citations):
        evidence = other.evidence.get(f"citations.{index}.number")
        if evidence is None or citation.issued != record.issued:
            continue
        number = parse_line(*(span.of(document.text) for span in evidence.spans))
        if number is None or number.serial is None or symbol_key(number.symbol) != symbol_key(record.number.symbol):
            continue
        if all((document.confidence_of(span) or 0.0) >= _SURE for span in evidence.spans):
            yield number.serial, evidence.spans
