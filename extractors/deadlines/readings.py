"""What a time expression means: operator, boundary, last day, recurrence. Pure functions of its words.

`read_time` gets the words of the expression, its cue in front ("trước ngày 18 hàng tháng"), and where needed the words
elsewhere that complete it (a table's heading, "định kỳ hằng quý", the year of the next date) and those of the
document's own date, from which a missing year is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from . import points, terms
from .context import Context, TimeReading
from .forms import forms
from .grammar import cue_before, lower

__all__ = ["TimeReading", "read_time"]


@lru_cache(maxsize=4096)
def read_time(phrase: str, hint: str = "", issued: str = "") -> TimeReading | None:
    """Read a time expression; None where the words are none."""
    low = lower(phrase)
    for name, needed, pattern in forms():
        if not any(word in low for word in needed):
            continue
        for match in pattern.finditer(low):
            if match.end() != len(low):
                continue
            cue = cue_before(low, match.start())
            if (cue.start if cue else match.start()) != 0:
                continue
            context = Context(low, phrase, hint, issued)
            reading = _READERS[name](match, cue.operator if cue else None, context)
            if reading is None:
                continue
            return replace(reading, form=name, inferred=context.used_issue)
    return None


_READERS: dict[str, Callable[[re.Match[str], str | None, Context], TimeReading | None]] = {
    **{
        reader.__name__: reader
        for reader in (
            points.since_now, points.days, points.day_range, points.day_pair, points.hours,
            points.months, points.lunar, points.new_year, points.date,
            points.quarters, points.half, points.season, points.month, points.year, terms.quarter_month_day,
            terms.monthly_day, terms.year_months, terms.year_days, terms.weekly_day, points.part_of_month,
            terms.month_day, terms.last_day, terms.week_day, terms.day_hour, terms.ahead, terms.after, terms.times,
            terms.each, terms.term,
        )
    },
    "term_dated": terms.term,
}  # fmt: skip
