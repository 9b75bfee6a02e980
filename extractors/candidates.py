"""Nothing in silence: every number and date of a text is a value, a part of one, or refused for a named reason.

`find_candidates` finds all that looks like a number or a date, by its form alone. `refusals` gives those that no value
of the record rests on, each with its reason. It is computed only where it is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from schemas import Dispatch, number_key
from schemas.dates import earliest_day
from schemas.dispatch import CandidateKind, Refusal, RefusalReason

from .dateforms import read_date
from .document import DocumentText, Place
from .lexicon.letter_classes import LOWER, UPPER
from .lexicon.tables import table
from .text.keys import lower_in_place, on_one_line

_DASH = r"[-–—‐‑−]"
_WORD = rf"[{UPPER}][\w&]*"
_SYMBOL = rf"{_WORD}(?:\s?(?:[/._]|{_DASH})\s?{_WORD})*"
_NUMBER = (
    rf"\d{{1,5}}[a-zđ]?\s{{0,3}}(?:{_DASH}\s?[{UPPER}\d][{UPPER}\w]*\s?(?:{_DASH}\s?{_WORD}\s?)*)?/"
    rf"(?:\s{{1,2}}(?=[{UPPER}]{{2}}|\d))?(?:\d{{2,5}}\s?/\s?)?{_SYMBOL}"
)
_YEAR = r"(?:19|20)\d\d"
_GAP = r"[.…_\s]"
# The date forms, longest first: a form begins only where no letter or digit stands before it.
_DIGITS = (
    r"\d{1,2}\s?/\s?\d{1,2}\s?[/.-]\s?(?:\d{4}|\d\d)(?![\d]|[.,/]\d)"
    rf"|(?:0?[1-9]|[12]\d|3[01])[.\-–](?:0?[1-9]|1[0-2])[.\-–/](?:{_YEAR}|\d\d)(?![\d]|[.,/]\d)"
    rf"|\d{{1,2}}\s*tháng\s*(?:\d{{1,2}}|[.…_]+)(?:\s*(?:,\s*)?(?:năm|/|-)\s*\d{{2,4}})?(?!\d)"
    rf"|{_YEAR}\s*[-–]\s*(?:19|20)?\d\d(?![\d/])"
    r"|\d{1,2}\s?(?:giờ|[hg](?=\s?\d\d|\s)|:(?=\d\d))(?:\s?\d\d(?!\d))?(?:\s?phút)?"
    r"|\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tuần|tháng|quý|năm|giờ)(?!\s*\d|\w)"
    r"|\d{1,2}\s?/\s?\d{1,2}(?![\d/]|[.,]\d|\s?/)"
)
_WORDS = (
    rf"[Nn]gày(?:\s*\d{{1,2}}|{_GAP}*(?=tháng{_GAP}*(?:\d|năm)))(?:\s?[/.\-–]\s?\d{{1,2}}(?:\s?[/.\-–]\s?\d{{2,4}})?"
    rf"|{_GAP}*tháng{_GAP}*(?:\d{{1,2}})?{_GAP}*(?:năm{_GAP}*(?:\d{{2,4}})?)?)?(?!\d)"
    r"|[Tt]háng\s*\d{1,2}(?:\s?(?:[/\-.]|năm)\s?\d{4})?(?!\d|/)"
    r"|[Qq]uý\s*(?:IV|III|II|I|[1-4])(?!\w)(?:\s?(?:[/\-]|năm)\s?\d{4})?"
    rf"|[Nn]ăm\s{{1,2}}{_YEAR}(?:\s*[-–]\s*(?:19|20)?\d\d)?(?![\d/])"
)
_SO = (
    rf"(?:[Ss]ố|SỐ)(?:[\s:.]{{0,4}}{_NUMBER}"
    r"|\s{0,3}:?\s{0,3}(?:\d[\d.]*\d(?:[a-zđ](?!\w))?|\d[a-zđ]?(?!\w))(?!\d|\.\d|\s?/\s?\d))"
)
_BLANK = rf"(?:[Ss]ố|SỐ)[\s:.…_]{{0,40}}(?:/|{_DASH}(?=[{UPPER}]))\s{{0,2}}(?:{_YEAR}\s?/\s?)?{_SYMBOL}"
_CANDIDATE = re.compile(
    rf"(?<![\w/.,])(?:(?=\d)(?:(?P<number>{_NUMBER})|(?P<date>{_DIGITS}))"
    rf"|(?=[SsNnTtQq])(?:(?P<so>{_SO})|(?P<blank>{_BLANK})|(?P<words>{_WORDS})))"
)
_FIGURE = re.compile(r"\d")
_STREET = re.compile(rf"[A-Z]?\d?(?:\s?[-/]\s?\d+)?,?\s+(?:[{UPPER}][{LOWER}]+\s+){{1,3}}[{UPPER}][{LOWER}]+")
"""A capitalised name right behind "số 12": a street."""
REACH_BEFORE, REACH_AFTER = 110, 40


class Candidate(NamedTuple):
    """Characters that look like a number or a date."""

    start: int
    end: int
    kind: CandidateKind


def find_candidates(text: str) -> Iterator[Candidate]:
    """Find all that looks like a document number or a date, in reading order; a line break counts as a space."""
    flat = on_one_line(text)
    for match in _CANDIDATE.finditer(flat):
        kind: CandidateKind = "date" if match.lastgroup in ("date", "words") else "number"
        yield Candidate(match.start(), match.start() + len(match.group().rstrip(" .…_")), kind)


class Covered:
    """The characters that values rest on."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Tell whether a value rests on one of the characters."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def value_spans(record: Dispatch) -> Iterator[tuple[int, int]]:
    """Yield the spans of the record's values: those of the evidence, of mentions and of quotes."""
    for evidence in record.evidence.values():
        yield from evidence.spans
    for citation in record.citations:
        for mention in citation.mentions:
            yield mention.start, mention.end
    for deadline in record.deadlines:
        yield deadline.start, deadline.end


def refusals(record: Dispatch, document: DocumentText) -> tuple[Refusal, ...]:
    """Return the numbers and dates of the text that no value rests on, each with the reason."""
    covered = Covered(value_spans(record))
    refuser = _Refuser(record, document)
    found = []
    for candidate in find_candidates(document.text):
        figure = _FIGURE.search(document.text, candidate.start, candidate.end)
        core = figure.start() if figure else candidate.start
        if covered.touches(core, candidate.end):
            continue
        found.append(
            Refusal(
                text=re.sub(r"\s+", " ", document.text[candidate.start : candidate.end]),
                start=candidate.start,
                end=candidate.end,
                page=document.page_of(candidate.start),
                kind=candidate.kind,
                reason=refuser.reason(candidate),
            )
        )
    return tuple(found)


class _RefusalRow(NamedTuple):
    reason: RefusalReason
    kind: CandidateKind | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    itself: re.Pattern[str] | None

    def fits(self, kind: CandidateKind, before: str, itself: str, after: str) -> bool:
        return (
            (self.kind is None or self.kind == kind)
            and (self.itself is None or self.itself.fullmatch(itself) is not None)
            and (self.after is None or self.after.match(after) is not None)
            and (self.before is None or self.before.search(before) is not None)
        )


@lru_cache(maxsize=1)
def refusal_table() -> list[dict[str, Any]]:
    """Return the rows of reasons with their examples."""
    rows: list[dict[str, Any]] = table("refusals")["row"]
    return rows


@lru_cache(maxsize=1)
def _rows() -> tuple[_RefusalRow, ...]:
    def compiled(row: dict[str, Any], key: str, form: str) -> re.Pattern[str] | None:
        return re.compile(form.format(row[key])) if key in row else None

    return tuple(
        _RefusalRow(
            row["reason"],
            row.get("kind"),
            compiled(row, "before", r"(?:{})(?:ngày\s*)?\Z"),
            compiled(row, "after", "(?:{})"),
            compiled(row, "itself", "(?:{})"),
        )
        for row in refusal_table()
    )


class _Refuser:
    """Says why a candidate of one document is no value."""

    def __init__(self, record: Dispatch, document: DocumentText) -> None:
        self.record, self.document = record, document
        self.low = lower_in_place(document.text)
        number = record.number
        self.own = (
            number_key(f"{number.serial}/{number.symbol}") if number and number.serial and number.symbol else None
        )
        self.issued = earliest_day(record.issued)

    def reason(self, candidate: Candidate) -> RefusalReason:
        low, (start, end, kind) = self.low, candidate
        words = low[start:end]
        line = self.document.line_at(start) if self.document.lines else None
        if line is not None and line.place is Place.MARGIN:
            return "margin"
        own = self._own(candidate)
        if own:
            return own
        found = reason_by_words(kind, low[max(0, start - REACH_BEFORE) : start], words, low[end : end + REACH_AFTER])
        if found:
            return found
        if kind == "number":
            return "address" if _STREET.match(self.document.text, end) and "/" not in words else "unparsed"
        day = earliest_day(read_date(words))
        if day is not None:
            return "past_event" if self.issued is not None and day < self.issued else "other"
        if re.fullmatch(r"(?:ngày\s*)?\d{1,2}\s?[/.-]\s?\d{1,2}", words):
            in_row = line is not None and line.place is Place.ROW
            return "statistic" if in_row and not words.startswith("ngày") else "other"
        return "unparsed"

    def _own(self, candidate: Candidate) -> RefusalReason | None:
        """The document's own number and date, repeated above an appendix or in a copy's note."""
        words = self.document.text[candidate.start : candidate.end]
        if candidate.kind == "number":
            plain = re.sub(r"^\D+(?=\d)|\s+", "", words)
            return "own_number" if self.own and number_key(plain) == self.own else None
        return "own_date" if self.record.issued and read_date(words) == self.record.issued else None


def reason_by_words(kind: CandidateKind, before: str, itself: str, after: str) -> RefusalReason | None:
    """Return the reason that the lower-case words around a candidate give, or None."""
    for row in _rows():
        if row.fits(kind, before, itself, after):
            return row.reason
    return None
