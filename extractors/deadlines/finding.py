"""Where the time expressions of a line of text stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from .forms import DIGITAL, forms, next_day, same_day
from .grammar import Cue, cue_before, lower

TRIGGER = re.compile(
    # one look at the letter first: most places begin none of these
    r"(?=[\d)bhntqđmcgl])(?:(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)|ngày\s*\d|ngày\s+(?:làm|cuối)|tháng\s*\d"
    r"|năm\s+20\d\d|quý\s+[iv1-4]|báo cáo tuần|ngày m[ùồ]ng|h[ằà]ng\s|mỗi\s|định k[ỳì]|(?:cuối|giữa|đầu)\s+(?:năm|quý)"
    r"|một lần|nguyên đán|thời hạn|trong vòng|[\d)]\s*(?:ngày|giờ|tuần|lần|tháng))"
)
"""The cheap test: a sentence without it holds no time expression."""
_DIGIT = re.compile(r"\d")
_NUMBERS = re.compile(r"\d+")
_WORDS = (
    "hằng ", "hàng ", "mỗi ", "định k", "một lần", "nguyên đán", "thời hạn", "trong vòng", "quý i", "ngày làm",
    "ngày cuối", "cuối năm", "giữa năm", "đầu năm", "cuối quý", "đầu quý",
)  # fmt: skip


def may_hold_time(low: str) -> bool:
    """Tell quickly that a paragraph holds no time expression: neither a digit nor one of the words."""
    return _DIGIT.search(low) is not None or any(word in low for word in _WORDS)


class FoundTime(NamedTuple):
    """A time expression; `start` is where its cue begins, `core` where the time itself does."""

    start: int
    end: int
    core: int
    form: str
    cue: Cue | None


def find_times(text: str, masked: str | None = None) -> list[FoundTime]:
    """Return the time expressions of the text in their order.

    `masked` is the text in lower case, with a NUL for each character that is not to be read.
    """
    low = lower(text) if masked is None else masked
    spans: list[tuple[int, int]] = []
    found: list[FoundTime] = []
    digits = [match.start() for match in _NUMBERS.finditer(low)]
    first, last = (digits[0], digits[-1]) if digits else (-1, -1)
    for name, needed, pattern in forms():
        if (first < 0 and name in DIGITAL) or not any(word in low for word in needed):
            continue
        around = (max(0, first - 45), last + 70) if name in DIGITAL else (0, len(low))
        for match in pattern.finditer(low, *around):
            start, end = match.span()
            if "\0" in match[0] or any(start < e and s < end for s, e in spans):
                continue
            if (name == "day_pair" and not next_day(match)) or (name == "year_days" and not same_day(match)):
                continue
            if name == "months" and match["next_month"] and int(match["m2"]) != int(match["m1"]) + 1:
                continue
            spans.append((start, end))
            floor = max((e for s, e in spans if e <= start), default=0)
            cue = cue_before(low, start, floor)
            found.append(FoundTime(cue.start if cue else start, end, start, name, cue))
    return sorted(found)
