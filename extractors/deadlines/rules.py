"""The registered rules of the deadlines: each reads one value again from the texts of its spans.

Every field of a time expression has four rules, for what was needed beside its own words: nothing, the words
elsewhere that complete it (`hinted`), the document's own date (`issued`), or both.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..rules import rule
from ..times import TimeReading, read_time
from .ends import end_of_period

FIELDS = ("operator", "boundary", "last_day", "rrule", "start_event")
_SPACE = re.compile(r"\s+")
_EDGE = " \t\n\r\f\v\u00a0,;:.-–—*"


def rule_name(field: str, hinted: bool, issued: bool) -> str:
    """Return the name of the rule that reads the field from the expression and what completes it."""
    return f"deadline.{field}{'.hinted' if hinted else ''}{'.issued' if issued else ''}"


def _field(field: str, hinted: bool, issued: bool) -> Callable[..., str | None]:
    def read(phrase: str, *others: str) -> str | None:
        hint = others[0] if hinted else ""
        date = " ".join(others[1 if hinted else 0 :]) if issued else ""
        reading: TimeReading | None = read_time(phrase, hint, date)
        value: str | None = getattr(reading, field) if reading else None
        return value

    return read


for _name in FIELDS:
    for _hinted in (False, True):
        for _issued in (False, True):
            rule(rule_name(_name, _hinted, _issued))(_field(_name, _hinted, _issued))


@rule("deadline.ends")
def ends(phrase: str, *issued: str) -> str | None:
    """Return the last day of the time that says until when something comes again."""
    reading = read_time(phrase, "", " ".join(issued))
    return reading.last_day if reading else None


@rule("deadline.ends.plan")
def ends_with_plan(period: str) -> str | None:
    """Return the last day of the period of a plan: "giai đoạn 2021 - 2025"."""
    return end_of_period(period)


@rule("deadline.words")
def words(*texts: str) -> str | None:
    """Join the words of the spans by single spaces, without marks at their ends."""
    joined = " ".join(_SPACE.sub(" ", text).strip(_EDGE) for text in texts).strip(_EDGE)
    return joined or None


@rule("deadline.quote")
def quote(text: str) -> str | None:
    """Return the words of the place on one line."""
    return " ".join(text.split()) or None
