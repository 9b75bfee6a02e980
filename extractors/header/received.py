"""The incoming stamp (dấu đến): number, day and office under which the receiver registered the document.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục IV. The number is the register's, never the document's own.
"""

from __future__ import annotations

import re

from schemas import Received, Span

from ..agencies.heads import is_body
from ..dateforms import read_date
from ..document import Place
from ..layout.furniture import incoming_stamp
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..rules import rule

_NUMBER = re.compile(r"s[ốô]\s*(?:đến)?\s*[:.]?\s*(?P<number>\d[\d.]*(?:[a-zđ](?!\w))?)\s*$", re.IGNORECASE)
_DAY = re.compile(r"ngày\s*(?:đến)?\s*[:.]?\s*(?P<day>\d.*)$", re.IGNORECASE)
_DIGITS = 0.85
"""Confidence that digits of a recognised stamp need."""
_HEADING = re.compile(r"(?:công\s+văn\s+|văn\s+bản\s+)?đến(?:\s.*)?$", re.IGNORECASE)


@rule("received.number")
def received_number(text: str) -> str | None:
    """Return the register's number of a stamp's line, dots between thousands left out."""
    match = _NUMBER.search(" ".join(text.split()))
    return match["number"].replace(".", "") if match else None


@rule("received.date")
def received_date(text: str) -> str | None:
    """Return the day of arrival of a stamp's line as EDTF."""
    match = _DAY.search(" ".join(text.split()))
    return read_date(f"ngày {match['day']}") if match else None


@rule("received.agency")
def received_agency(*texts: str) -> str | None:
    """Return the receiving office's name, its lines joined, without the heading "CÔNG VĂN ĐẾN"."""
    joined = " ".join(" ".join(texts).split())
    return _HEADING.sub("", joined).strip(' -–*.,:|“”‘’"`') or None


def read_received(reading: Reading) -> None:
    """Fill `received` from the stamp's lines, where the text has them with a number or a day."""
    if not re.search(r"ĐẾN|đến", reading.text[:4000]):
        return
    stamp = incoming_stamp([view for view in views_of(reading.document) if view.place is not Place.FOOTNOTE])
    if stamp is None:
        return

    def first(leaf: str, name: str) -> str | None:
        for line in stamp.lines:
            if not _are_digits_sure(reading, line):
                continue
            value: str | None = reading.ledger.read(
                f"file.received.{leaf}", name, Span(line.start, line.end), confidence=_sure(reading, line)
            )
            if value is not None:
                return value
        return None

    number, date = first("number", "received.number"), first("date", "received.date")
    if number is None and date is None:
        return
    head = stamp.lines[0]
    named = [line for line in stamp.above if line.upper and not re.search(r"\d{3}|:", line.text)]
    named += [head] if is_body(head.text, head.key) else []
    spans = [Span(line.start, line.end) for line in named]
    agency = reading.ledger.read("file.received.agency", "received.agency", *spans) if spans else None
    reading.received = Received(number=number, date=date, agency=agency)


def _are_digits_sure(reading: Reading, line: LineView) -> bool:
    """Tell whether each digit of a recognised line was read for sure: a stamp is worn and written in by hand."""
    text = reading.text
    return all(
        word.confidence >= _DIGITS or not any(map(str.isdigit, text[word.start : word.end]))
        for word in reading.document.word_confidences
        if line.start <= word.start < line.end
    )


def _sure(reading: Reading, line: LineView) -> float:
    """Return how sure the recognition of the line is, 1 for text."""
    sure = reading.document.confidence_of(Span(line.start, line.end))
    return round(sure, 3) if sure is not None else 1.0
