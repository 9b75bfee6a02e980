"""How people name a document: `402`, `số 402/UBND-NV`, `CV 402/UBND-NV (2023-03-22)`, as lists print it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.lexicon.types import type_name, type_named
from schemas.dates import make_date, may_be_same_day

from .results import DocumentInfo

_PRINTED_KEY = re.compile(r"\[#(\d+)[^\]]*\]$")
_NAMED = re.compile(
    r"(?:(?P<type>[^\W\d_][^\d/…]*?)\s+)?(?:(?:số|so)\s*:?\s*)?"
    r"(?P<number>\d\S*|[.…]*/[^\s()]+)"
    r"(?:\s*,?\s*\(?(?:ngày\s+)?(?P<day>\d{4}-[\dX]{2}-[\dX]{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\)?)?",
    re.I,
)


@dataclass(frozen=True)
class Asked:
    """What the words name."""

    words: str
    number: str
    """The number alone, or the words where they are none."""
    key: int | None = None
    doc_type: str | None = None
    day: str | None = None
    """EDTF."""

    def those(self, documents: Sequence[DocumentInfo]) -> list[DocumentInfo]:
        """Return the documents of the type and day that the words name, where they name them."""
        kept = [each for each in documents if self.doc_type in (None, each.doc_type)] or list(documents)
        return [each for each in kept if self.day is None or (each.issued and may_be_same_day(each.issued, self.day))]


def asked(text: str) -> Asked:
    """Return what a person's words name.

    >>> asked("CV 402/UBND-NV (2023-03-22)").number, asked("Công văn số 402/UBND-NV ngày 22/3/2023").day
    ('402/UBND-NV', '2023-03-22')
    """
    words = unicodedata.normalize("NFC", text).strip()
    printed = _PRINTED_KEY.search(words)
    if printed:
        return Asked(words, words, int(printed[1]))
    found = _NAMED.fullmatch(words)
    if found is None:
        return Asked(words, words)
    kind = re.sub(r"(?:^|\s)(?:số|so)\s*:?$", "", found["type"] or "", flags=re.I).strip()
    named = type_named(kind) if kind else None
    code = named.code if named else kind if kind and type_name(kind) else None
    if kind and code is None:
        return Asked(words, words)
    return Asked(words, found["number"], None, code, _day(found["day"]))


def _day(written: str | None) -> str | None:
    if written is None or re.match(r"\d{4}-", written):
        return written
    day, month, year = (int(part) for part in re.split(r"[/.-]", written))
    return make_date(year, month, day)
