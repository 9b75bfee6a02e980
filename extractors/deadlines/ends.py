"""When what comes again ends: by words beside it ("hằng tuần đến hết tháng 6/2023") or with the period of its plan.

A duty of a regulation has no end; nor has one of a plan whose title states no period.
"""

from __future__ import annotations

import re

from schemas import Span
from schemas.dates import earliest_day

from ..reading import Reading
from ..times import FoundTime
from ..times.words import word_pattern

_PLANS = ("KH", "CTr", "ĐA", "PA")
"""Types whose title states the period that they are for: kế hoạch, chương trình, đề án, phương án."""
_LETTERS = ("CV", "TB", "CT", "CĐ")
"""Types that put a plan into effect: only "giai đoạn …" of their subject is its period."""
_SPANS = ("since_now", "from_to", "days", "months")
_JOINED = re.compile(r"[\s,(]*(?:định\s+k[ỳì]\s+)?")


def stated_end(time: FoundTime, others: list[FoundTime], low: str) -> FoundTime | None:
    """Return the time beside a recurring one that says until when: "hằng tuần đến hết …", "từ nay đến …, hằng tuần"."""
    for other in others:
        if other.start >= time.end and _JOINED.fullmatch(low, time.end, other.start):
            words = low[other.start : other.core] if other.form not in _SPANS else low[other.core : other.end]
            if word_pattern("until_then").search(words):
                return other
        if other.end <= time.start and other.form in _SPANS and _JOINED.fullmatch(low, other.end, time.start):
            return other
    return None


def plan_period(reading: Reading, rrule: str) -> Span | None:
    """Return the words of the document's subject that state the period of its plan, where it lies ahead."""
    code = reading.doc_type.code if reading.doc_type else None
    evidence = reading.ledger.evidence.get("subject")
    if evidence is None or code not in (*_PLANS, *_LETTERS):
        return None
    names = ("plan_years", "plan_year") if code in _PLANS and "YEARLY" not in rrule else ("plan_years",)
    for name in names:
        for span in evidence.spans:
            match = word_pattern(name).search(reading.text[span.start : span.end].lower())
            if match is not None and not _over(reading, end_of_period(match[0])):
                return Span(span.start + match.start(), span.start + match.end())
    return None


def end_of_period(words: str) -> str | None:
    """Return the last day of "giai đoạn 2021 - 2025", "năm 2023".

    >>> end_of_period("giai đoạn 2021 - 2025")
    '2025-12-31'
    """
    years = re.findall(r"20\d\d", words)
    return f"{max(years)}-12-31" if years else None


def _over(reading: Reading, end: str | None) -> bool:
    last, issued = earliest_day(end), earliest_day(reading.issued)
    return last is None or (issued is not None and last < issued)
