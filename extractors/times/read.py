"""What a time expression means: operator, boundary, last day, recurrence. Pure functions of its words.

`read_time` gets the words of the expression, its cue in front ("trước ngày 18 hàng tháng"), and where needed the words
elsewhere that complete it (a table's heading, "định kỳ hằng quý", the year of the next date) and those of the
document's own date, from which a missing year is taken.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from ..text.keys import lower_in_place
from .find import beginnings, matches
from .forms import TimeForm, forms_in
from .readings import Context, TimeReading
from .words import cue_before


@lru_cache(maxsize=4096)
def read_time(phrase: str, hint: str = "", issued: str = "") -> TimeReading | None:
    """Read a time expression; None where the words are none."""
    low = lower_in_place(phrase)
    for form, starts in beginnings(low, forms_in(low)):
        reading = _read_as(form, low, starts, phrase, hint, issued)
        if reading is not None:
            return reading
    return None


def _read_as(form: TimeForm, low: str, starts: list[int], phrase: str, hint: str, issued: str) -> TimeReading | None:
    for match in matches(form, low, starts):
        if match.end() != len(low):
            continue
        cue = cue_before(low, match.start())
        if (cue.start if cue else match.start()) != 0:
            continue
        context = Context(low, phrase, hint, issued)
        reading = form.read(match, cue.operator if cue else None, context)
        if reading is not None:
            return replace(reading, form=form.name, inferred=context.used_issue, year_from=context.year_from)
    return None
