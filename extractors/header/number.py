"""Number and symbol (số, ký hiệu) of the document itself.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3 (`Số: 12/QĐ-UBND`); Hướng dẫn 36-HD/VPTW (`Số 21-HD/BTCTU`); the
blanks of drafts.
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemas import DocumentNumber, Span, parse_number

from ..agencies.numbering import NUMBER_LINE
from ..reading import Reading
from ..rules import rule
from .parts import HeaderParts

_SEGMENT = r"[A-ZĐƯÔƠĂÂÊa-zđưôơăâê&0-9(][\w&().,]*"
_NUMBER = re.compile(
    r"[\s.…_*]*(?P<serial>\d+(?:\.\d+)*(?:[a-zđA-ZĐ]{1,3}(?=\s*[/\-–.]|$))?)?[\s.…_*]*"
    rf"(?P<symbol>(?:[/\-–—]\s*{_SEGMENT}\s?|[/\-–—](?=\s*$"
    rf"|\s{{2}}))(?:\s*[/\-–—&.]\s*{_SEGMENT})*(?: [A-ZĐ]+[a-z]?[A-ZĐ]*[a-z]?$)?)?"
)
LOOKED_AT = 0.75
"""Confidence that a serial on a first page needs: the digit reader has been there, or the reader of print was sure."""
PRINT_ALONE = 0.95
"""Confidence that a serial on another page needs, where only the reader of print has been."""
_END = re.compile(r"\s+(?:V/v|Ngày|ngày|NGÀY|Về|về)\b|\s{3,}(?=\S{3,})|,\s|;")


def number_length(text: str) -> tuple[int, int]:
    """Return where in a line ("Số: 12/QĐ-UBND") the number itself begins and ends; (0, 0) where there is none."""
    head = NUMBER_LINE.match(text)
    begin = head.end() if head else 0
    match = _NUMBER.match(text, begin)
    if match is None or not (match["serial"] or match["symbol"]):
        return 0, 0
    end = match.end()
    start = match.start("serial") if match["serial"] else match.start("symbol")
    stop = _END.search(text, start + 1, end)
    if stop and stop.start() > start and not re.match(r"\s{3,}[/\-–]", text[stop.start() :]):
        end = stop.start()
    while end > start and text[end - 1] in " .,;:*_…-–/(":
        end -= 1
    if match["symbol"] and end <= match.start("symbol"):
        end = match.start("symbol") + 1
    return start, end


@rule("number")
@lru_cache(maxsize=1024)
def parse_line(*texts: str) -> DocumentNumber | None:
    """Read serial and symbol from the number as printed; a cut number is given in its pieces."""
    joined = "".join(text.strip(" *\n\t") if len(texts) > 1 else text for text in texts)
    start, end = number_length(joined)
    words = re.sub(r"[*…_]+", "", joined[start:end]) if end else ""
    return parse_number(" ".join(words.split())) if words else None


@rule("number.as_written")
def _as_written(*texts: str) -> str | None:
    parsed = parse_line(*texts)
    return parsed.as_written if parsed else None


@rule("number.serial")
def _serial(*texts: str) -> str | None:
    parsed = parse_line(*texts)
    return parsed.serial if parsed else None


@rule("number.symbol")
def _symbol(*texts: str) -> str | None:
    parsed = parse_line(*texts)
    return parsed.symbol if parsed else None


@rule("number.canonical")
def _canonical(*texts: str) -> str | None:
    parsed = parse_line(*texts)
    return parsed.canonical if parsed else None


def read_number(reading: Reading, parts: HeaderParts) -> None:
    """Fill `number`; a blank serial is null, its symbol is kept."""
    view = parts.number
    if view is None:
        if "number" in parts.legal:
            keep_number(reading, [parts.legal["number"]])
        return
    start, end = number_length(view.text)
    if not end:
        return
    spans = [Span(view.start + start, view.start + end)]
    rest = parts.after_number
    if (
        rest is not None
        and view.text[end:].strip(" *") in ("-", "–", "/", ".-")
        and re.match(r"[A-ZĐ][\w&]*(?:[-–/][\w&]+)*$", rest.text)
    ):
        spans = [Span(view.start + start, view.end), Span(rest.start, rest.end)]  # "287/STC-" and "HCSN" below it
        parts.issuer = [line for line in parts.issuer if line is not rest]
    keep_number(reading, spans)


def serial_span(text: str, span: Span) -> Span:
    """Return where in a printed number the serial stands, the whole span where it has none."""
    words = span.of(text)
    head = NUMBER_LINE.match(words)
    match = re.compile(r"[\s.…_*]*(\d[\d.]*)").match(words, head.end() if head else 0)
    return Span(span.start + match.start(1), span.start + match.end(1)) if match else span


def _unsure_serial(reading: Reading, spans: list[Span]) -> Span | None:
    """Return the serial's place on a recognised page where its digits are not sure enough to be given."""
    serial = serial_span(reading.text, spans[0])
    sure = reading.document.confidence_of(serial)
    if sure is None or serial == spans[0]:
        return None
    looked_at = reading.document.page_of(serial.start) in (None, 1)
    return serial if sure < (LOOKED_AT if looked_at else PRINT_ALONE) else None


def keep_number(reading: Reading, spans: list[Span], *, agreed: bool = False) -> None:
    """Read the number from its spans; a serial whose recognition is unsure is left out, its digits a candidate.

    `agreed` says that another reading of the serial gave the same digits.
    """
    unread = None if agreed else _unsure_serial(reading, spans)
    guess: tuple[str, ...] = ()
    if unread is not None:
        guess = (unread.of(reading.text),)
        spans = [Span(unread.end, spans[0].end), *spans[1:]]
    number = parse_line(*(span.of(reading.text) for span in spans))
    if number is None:
        return
    reading.number = number
    sure = min((x for span in spans if (x := reading.document.confidence_of(span)) is not None), default=1.0)
    reading.ledger.note("number", "number", spans, round(sure, 3))
    for leaf in ("as_written", "serial", "symbol", "canonical"):
        reading.ledger.read(f"number.{leaf}", f"number.{leaf}", *spans, confidence=round(sure, 3))
    line = reading.document.line_at(spans[0].start)
    unsure = reading.document.unsure_in(Span(line.start, line.end), "serial")
    if number.serial is None and (guess or unsure is not None):  # written, but not read for sure
        known = unsure.candidates if unsure is not None else ()
        reading.ledger.note("number.serial", "number.serial", spans, 0.0, (*guess, *known))
