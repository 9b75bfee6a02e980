"""The forms of time expressions (từ ngữ chỉ thời gian): one object each, with its examples (`data/time_forms.toml`).

A form says how a time is written (`pattern`), how it is read (`read`), what makes it a limit (`limit`), and by which
words a text is searched for it first (`begins`, `words`, `digit`). Everything that finds or reads times goes through
these objects.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple

from ..lexicon.tables import table
from . import points, recurring, spans, terms
from .readings import Context, TimeReading
from .words import period_before

Kind = Literal["point", "window", "term", "recurring"]
Read = Callable[[re.Match[str], str | None, Context], TimeReading | None]

LEFT_EDGE = r"(?:(?<![\w/])|(?<=trước)(?=\d))"
"""Where a time may begin; behind "trước" its blank may be lost: "trước17 giờ"."""
_FRAGMENT = re.compile(r"«(\w+)(?: (\w*))?»")
_ROUND = re.compile(r"(?<!\w)(?:đợt|lần|vòng|bước|đoạn|tuần|nhóm|tổ|khối|lớp|số|lục|mẫu|điều|khoản|mục|phần)\s+\Z")
_READERS: dict[str, Read] = {
    reader.__name__: reader for room in (points, spans, terms, recurring) for reader in room.READERS
}


class TimeExample(NamedTuple):
    """A time in words and what it says for a document of Wednesday 15 March 2023."""

    text: str
    operator: str
    boundary: str | None
    last_day: str | None
    rrule: str | None
    hint: str = ""
    """Words farther to the left in the sentence that it needs."""


@dataclass(frozen=True, eq=False)  # each is one, and told apart by being itself
class TimeForm:
    """One form of time expressions."""

    name: str
    kind: Kind
    pattern: re.Pattern[str]
    """Over lower-case text of one line."""
    read: Read
    limit: str
    """The rule of `limits.LIMITS` that decides whether such a time sets a deadline."""
    begins: frozenset[str]
    """The two or three characters that such a time may begin with, `0` for every figure."""
    words: tuple[str, ...]
    """One of them stands in every such time."""
    digit: bool
    """True where every such time holds a figure."""
    needs_cue: bool
    """True where the time alone sets no limit: "trước", "trong", a label or a list must bind it."""
    holds: Callable[[re.Match[str]], bool] | None
    """What no expression can tell of a match, seen from the text around it."""
    examples: tuple[TimeExample, ...]
    near: tuple[str, ...]
    """What looks like the form and is none."""


@lru_cache(maxsize=1)
def forms() -> tuple[TimeForm, ...]:
    """Return the forms in their order: what an earlier one takes is not there for a later one."""
    data = table("time_forms")
    return tuple(_form(row, data["fragments"]) for row in data["form"])


@cache
def form(name: str) -> TimeForm:
    """Return the form of the name."""
    return next(each for each in forms() if each.name == name)


_DIGIT = re.compile(r"\d")


def forms_in(low: str) -> tuple[TimeForm, ...]:
    """Return the forms of which a text in lower case may hold a time, in their order: the quick search.

    It is made of the forms: one of a form's words must be there, and a figure where every time of the form has one.
    """
    digit = _DIGIT.search(low) is not None
    there: list[str] = []
    for word, longer in _words(digit):
        if word in low:
            there.append(word)
            there += [each for each in longer if each in low]
    return _chosen(tuple(there), digit) if there else ()


@cache
def _words(digit: bool) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of the forms, each with those that hold it: no text has them without it.

    `digit` is False for a text without figures: words of forms that always have one tell nothing there.
    """
    words = dict.fromkeys(word for each in forms() if digit or not each.digit for word in each.words)
    short = [word for word in words if not any(other in word for other in words if other != word)]
    heads = {word: next(other for other in short if other in word) for word in words}
    return tuple((head, tuple(w for w in words if w != head and heads[w] == head)) for head in short)


@lru_cache(maxsize=4096)
def _chosen(there: tuple[str, ...], digit: bool) -> tuple[TimeForm, ...]:
    return tuple(each for each in forms() if (digit or not each.digit) and not set(there).isdisjoint(each.words))


def may_hold_time(low: str) -> bool:
    """Tell quickly whether a text in lower case may hold a time of any form."""
    return bool(forms_in(low))


def _form(row: dict[str, Any], fragments: dict[str, str]) -> TimeForm:
    return TimeForm(
        name=row["name"],
        kind=row["kind"],
        pattern=re.compile(rf"{LEFT_EDGE}(?:{expand(row['pattern'], fragments)})", re.VERBOSE),
        read=_READERS[row.get("reads", row["name"])],
        limit=row["limit"],
        begins=frozenset(row["begins"]),
        words=tuple(row["words"]),
        digit=row.get("digit", False),
        needs_cue=row.get("cue", False),
        holds=_CHECKS[row["check"]] if "check" in row else None,
        examples=tuple(parse_example(text) for text in row["examples"]),
        near=tuple(row["near"]),
    )


def expand(pattern: str, fragments: dict[str, str]) -> str:
    """Put the fragments in: `«date a»` is the fragment `date`, the names of its groups ending with `a`."""

    def fragment(match: re.Match[str]) -> str:
        return expand(fragments[match[1]].replace("@", match[2] or ""), fragments)

    return _FRAGMENT.sub(fragment, pattern)


def parse_example(line: str) -> TimeExample:
    """Read `text => operator boundary last-day rule`, `-` for none; `hint … text` where it needs a hint."""
    text, _, right = line.partition(" => ")
    hint, _, text = text.rpartition(" … ")
    operator, *values = right.split()
    rrule = next((value for value in values if value.startswith("FREQ=")), None)
    plain = [None if value == "-" else value for value in values if value != rrule]
    boundary, last = (*plain, None, None)[:2]
    return TimeExample(text, operator, boundary, last, rrule, hint)


def next_day(match: re.Match[str]) -> bool:
    """Tell whether the days of a `day_pair` follow one another: "ngày 10 và 20/4" are two times, no span."""
    numbers = (match["pair"], *re.findall(r"\d+", match["between"]), match["dp"] or match["dip"])
    days = [int(number) for number in numbers]
    return all(second == first + 1 or (second == 1 and first >= 28) for first, second in pairwise(days))


def next_month(match: re.Match[str]) -> bool:
    """Tell whether months in a list follow one another: "tháng 4 và tháng 9" are two times, no span."""
    return match["next_month"] is None or int(match["m2"]) == int(match["m1"]) + 1


def same_day(match: re.Match[str]) -> bool:
    """Tell whether "15/6 và 15/12 hằng năm" names one day of several months of every year."""
    yearly = match["both_yearly"] is not None or _yearly_before().search(match.string, 0, match.start())
    first, second = match["dyd"], match["dye"]
    return bool(first and second and first.lstrip("0") == second.lstrip("0") and yearly)


def daily_before(match: re.Match[str]) -> bool:
    """Tell whether an hour is that of every day: "hằng ngày" stands before it in its clause, and no day in between."""
    return period_before(match.string, match.start(), "each_day") is not None


def monthly_before(match: re.Match[str]) -> bool:
    """Tell whether a day is that of every month: "hằng tháng" stands before it in its clause."""
    return period_before(match.string, match.start(), "each_month") is not None


def each_week(match: re.Match[str]) -> bool:
    """Tell whether a weekday is that of every week: "vào các ngày thứ Bảy", "mỗi chiều thứ Sáu", "… hằng tuần".

    Without "tuần" an hour before it is that of an office: "7h30 - 16h30 các ngày thứ Hai".
    """
    plural = not {"các", "mỗi"}.isdisjoint(match["which"].split())
    return match["weekly"] is not None or (plural and match["hourw"] is None)


@lru_cache(maxsize=1)
def _yearly_before() -> re.Pattern[str]:
    each = table("time_forms")["fragments"]["each"]
    return re.compile(rf"{each}\s+năm(?!\s+20)|định\s+k[ỳì]")


def no_round(match: re.Match[str]) -> bool:
    """Tell whether "1 đến 30/9" are days: behind "đợt", "lần" the first number counts something else."""
    return _ROUND.search(match.string, max(0, match.start() - 16), match.start()) is None


_CHECKS = {
    check.__name__: check
    for check in (no_round, next_day, next_month, same_day, each_week, daily_before, monthly_before, spans.two_kinds)
}
