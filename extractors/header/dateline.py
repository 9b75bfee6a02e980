"""Place (địa danh) and date of the document: "Gia Lâm, ngày 30 tháng 3 năm 2023"; blanks stay blanks (`2022-07-XX`)."""

from __future__ import annotations

import re

from schemas import Span
from schemas.dates import make_date

from ..document import Unsure
from ..layout.kinds import DATE_WORDS, HOUR, date_in
from ..layout.views import LineView, views_of
from ..reading import Reading
from ..rules import rule
from ..text.keys import bare_in_place
from .parts import HeaderParts

_SLASH = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")
_PRINT_ALONE = 0.7
"""Confidence that a day outside the header needs, where no second look has been."""
_BY_ONE = 0.975
"""Confidence below which day and month of a recognised page are what one reading alone saw: people must look."""
_ONE_READING = "day or month rests on one reading that is not sure, and nothing else in the document says it"
_UNREAD = "the day is written but could not be read"
_NO_FIGURE = re.compile(r"\D")
_DAY_WORD = re.compile(r"\bngay\b|ngay(?=\s*\d)")


@rule("dateline.date")
def date_of_line(*texts: str) -> str | None:
    """Return the EDTF of "ngày … tháng … năm …"; a blank day gives `2022-07-XX`, a blank month too `2021-XX-XX`."""
    key = bare_in_place(" ".join(texts))
    match = DATE_WORDS.search(key)
    if match is None:
        slash = _SLASH.search(key)
        return make_date(int(slash[3]), int(slash[2]), int(slash[1])) if slash else None
    year = _NO_FIGURE.sub("", match["year"])
    if len(year) != 4:
        return None
    month, day = _NO_FIGURE.sub("", match["month"]), _NO_FIGURE.sub("", match["day"])
    if not month:
        return f"{year}-XX-XX" if 1900 <= int(year) <= 2100 else None
    return make_date(int(year), int(month), int(day) if day else None)


@rule("dateline.unsure")
def _unsure(*_texts: str) -> None:
    """Return None: day or month is written but could not be read, which is not the same as blank."""


@rule("dateline.place")
def place_of_line(text: str) -> str | None:
    """Return the place as printed, without the mark that follows it."""
    words = " ".join(text.split()).strip(" ,;:*(_.-…")
    return words if len(words) > 1 and words[0].isalpha() else None


def _elsewhere(reading: Reading) -> LineView | None:
    """Return the place-and-date line above the signature, or one that was read among the first lines of the body."""
    zones = reading.zones
    for view in views_of(reading.document, (*zones.signature, *zones.addressees, *zones.body[:12])):
        match = date_in(view.key) if "ngay" in view.key and len(view.text) < 90 else None
        if match and match.start() and match.groupdict().get("year") and view.text[0].isupper():
            return view
    return None


def read_dateline(reading: Reading, parts: HeaderParts) -> None:
    """Fill `place` and `issued` from the place-and-date line; from the signature's one where the header has none."""
    view = parts.date
    if view is None and "date" in parts.legal:
        reading.issued = reading.ledger.read("issued", "dateline.date", parts.legal["date"])
        return
    if view is None:
        view = _elsewhere(reading)
        if view is None:
            return
    day = _DAY_WORD.search(view.key)
    hour = HOUR.search(view.key, 0, day.start()) if day else None
    cut = hour.start() if hour else day.start() if day else 0
    end = view.start + cut
    if reading.text[view.start : end].strip(" ,.;(*"):
        reading.place = reading.ledger.read("place", "dateline.place", Span(view.start, end))
    spans = [Span(end, view.end)]
    if parts.date_next is not None:
        spans.append(Span(parts.date_next.start, parts.date_next.end))
    unsure = [
        found
        for span in spans
        for what in ("day", "month")
        if (found := reading.document.unsure_in(span, what)) is not None
    ]
    if unsure:
        likely = _likely_dates(reading, spans, unsure)
        if _is_month(likely[-1:]) and all(found.what == "day" for found in unsure):
            reading.issued = reading.ledger.read(
                "issued", "dateline.date", *spans, confidence=0.0, candidates=likely[:-1], doubt=_UNREAD
            )
        else:
            reading.ledger.note("issued", "dateline.unsure", spans, 0.0, likely)
        return
    sure = _sureness(reading, spans)
    if view.index not in reading.zones.header and sure < _PRINT_ALONE and _digits_unsure(reading, spans):
        reading.ledger.note("issued", "dateline.unsure", spans, 0.0, _as_candidate(reading, spans))
        return
    doubt = _ONE_READING if _by_one_reading(reading, spans) else None
    reading.issued = reading.ledger.read("issued", "dateline.date", *spans, confidence=sure, doubt=doubt)


def _likely_dates(reading: Reading, spans: list[Span], unsure: list[Unsure]) -> tuple[str, ...]:
    """Return the dates that the line may bear, likeliest first and last what of it was read: a person chooses."""
    partial = date_of_line(*(span.of(reading.text) for span in spans))
    days = [each for found in unsure if found.what == "day" for each in found.candidates if each.isdigit()]
    if partial is None or not _is_month((partial,)):
        return (*unsure[0].candidates, *((partial,) if partial else ()))
    whole = (make_date(int(partial[:4]), int(partial[5:7]), int(day)) for day in days)
    return (*dict.fromkeys(date for date in whole if date), partial)


def _is_month(dates: tuple[str, ...]) -> bool:
    """Tell whether the only one of the dates is a month whose day is not known: "2012-04-XX"."""
    return len(dates) == 1 and dates[0].endswith("-XX") and dates[0][5:7] != "XX"


def _digits_unsure(reading: Reading, spans: list[Span]) -> bool:
    """Tell whether day or month of a line that only the reader of print has seen may be written by hand."""
    return _least_sure(reading, spans, re.compile(r"\d{1,2}(?!\d)")) < _PRINT_ALONE


def _by_one_reading(reading: Reading, spans: list[Span]) -> bool:
    """Tell whether day or month of a recognised line rest on one reading that is not sure."""
    return _least_sure(reading, spans, re.compile(r"(?<!\d)\d{1,2}(?!\d)")) < _BY_ONE and not _said_again(
        reading, spans
    )


def _least_sure(reading: Reading, spans: list[Span], digits: re.Pattern[str]) -> float:
    """Return the confidence of the least sure digits of the line; 1 for text."""
    found = [(span.start, match) for span in spans for match in digits.finditer(span.of(reading.flat))]
    known = [reading.document.confidence_of(Span(at + m.start(), at + m.end())) for at, m in found]
    return min((sure for sure in known if sure is not None), default=1.0)


def _said_again(reading: Reading, spans: list[Span]) -> bool:
    """Tell whether the document says the line's day a second time, in words or with slashes."""
    date = date_of_line(*(span.of(reading.text) for span in spans))
    if date is None or "X" in date:
        return False
    year, month, day = map(int, date.split("-"))
    said = rf"ngay\s*0?{day}\s*(?:[/.-]|thang)\s*0?{month}\s*(?:[/.-]|nam)\s*{year}"
    return len(re.findall(said, bare_in_place(reading.text))) > 1


def _as_candidate(reading: Reading, spans: list[Span]) -> tuple[str, ...]:
    date = date_of_line(*(span.of(reading.text) for span in spans))
    return (date,) if date else ()


def _sureness(reading: Reading, spans: list[Span]) -> float:
    """Return the confidence of a recognised line; 1 for text."""
    known = [sure for span in spans if (sure := reading.document.confidence_of(span)) is not None]
    return round(min(known), 3) if known else 1.0
