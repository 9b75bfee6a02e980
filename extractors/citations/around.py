"""What stands around a number: its type, its date, its issuer, the provisions named with it."""

from __future__ import annotations

import re
from itertools import zip_longest

from schemas import Span

from ..lexicon import type_named
from . import patterns
from .head import Head
from .issuers import issuer_after
from .told import told_before
from .values import number_as_printed

_WORD = re.compile(r"[^\s(“\"]+")

_ACTING = re.compile(r"(?:[Cc]ông văn|[Vv]ăn bản|CV|VB)(?=\s$)")

_NEXT_ROW = 160

_PROVISION_REACH = 220

_FOOTNOTE = re.compile(r"\d{1,2}(?=[\s,.;)])")
"""The mark of a footnote glued to the number: "Nghị định số 118/2015/NĐ-CP1 ngày …"."""

_OFFICE_SYMBOL = re.compile(r"/(?:(?:TB|KL|CV|BC|GM|QĐ)-)?VP")


def complete(flat: str, floor: int, end: int, head: Head, type_span: Span | None) -> Head:
    """Return the head with type, date, issuer and provisions around the number."""
    if type_span:
        kind = type_named(flat[type_span.start : type_span.end])
        start = min(head.start, type_span.start)
        head = head._replace(start=start, type_span=type_span, type_code=kind.code if kind else None)
    head = _before(flat, floor, _behind(flat, end, head))
    return head


def _behind(flat: str, end: int, head: Head) -> Head:
    """Return the head with the date and the issuer that stand behind its number."""
    if not flat[head.end : end].strip():  # a form's head: the date in the row below the number
        end = min(len(flat), end + _NEXT_ROW)
    note = _FOOTNOTE.match(flat, head.end, end)
    if note:
        head = head._replace(end=note.end())
    after = patterns.DATE_AFTER.match(flat, head.end, end)
    if after:
        date = Span(*after.span("date")) if after["date"] else None
        head = head._replace(date=date, shares_date=bool(after["same"]), end=after.end())
    odd = None if after else patterns.MISPRINTED_DATE.match(flat, head.end, end)
    same = None if after else patterns.SAME_DAY.match(flat, head.end, end)
    if same:
        head = head._replace(same_day=True, end=same.end())
    printed = number_as_printed(*[flat[s:e] for s, e in head.number]) if head.number else None
    issuer = issuer_after(flat, odd.end() if odd else head.end, end, printed)
    if issuer and "," in flat[head.end : issuer.start] and not flat[head.end : issuer.start].strip(" ,"):
        return head._replace(issuer=issuer)  # who speaks at it is no part of its name
    if issuer:
        head = head._replace(issuer=issuer, end=issuer.end)
        late = None if after else patterns.DATE_AFTER.match(flat, head.end, end)
        if late and late["date"] and "ngày" in late.group().lower():
            head = head._replace(date=Span(*late.span("date")), end=late.end())
    return head


def _before(flat: str, floor: int, head: Head) -> Head:
    """Return the head with the provisions before it, and with what the words before tell of its issue."""
    head = provisions_before(flat, max(floor, head.start - 200), head)
    told = told_before(flat, floor, head.begin)
    if told.act:
        head = head._replace(act=told.act)
    if head.issuer or told.issuer is None or _office_of_another(flat, head, told.issuer):
        return head
    direct = told.act and not head.date and not flat[told.act.end : head.begin].strip()
    early = patterns.DATE_BEFORE.search(flat, floor, told.issuer.start) if direct else None
    return head._replace(issuer=told.issuer, date=Span(*early.span("date")) if early else head.date)


def _office_of_another(flat: str, head: Head, told: Span) -> bool:
    """Tell whether the symbol says that an office issued what another one decided.

    "kết luận của Chủ tịch … tại Thông báo số 12/TB-VP"
    """
    symbol = flat[head.number[0].start : head.number[0].end] if head.number else ""
    return bool(_OFFICE_SYMBOL.search(symbol)) and "ăn phòng" not in flat[told.start : told.end]


def provisions_before(flat: str, floor: int, head: Head) -> Head:
    """Return the head with the provisions named before it."""
    begin = max(floor, head.start - _PROVISION_REACH)
    window = flat[begin : head.start].lower()
    promulgated = "điều" in window and window.rstrip().endswith(("theo", "tại", "hành", "duyệt"))
    if not promulgated and not any(word in window[-90:] for word in patterns.PROVISION_WORDS):
        return head
    match = patterns.PROVISION.search(flat, max(begin, head.start - 120), head.start)
    if match is None and promulgated:
        match = patterns.PROVISION.search(flat, begin, head.start)
    if not match:
        return head
    return head._replace(provisions=(Span(*match.span("words")),), edge=None if match["annex"] else match.start())


def with_provisions_behind(flat: str, heads: list[Head], end: int) -> list[Head]:
    """Return the heads with the provisions named right behind them, as far as they are not the next one's."""
    found = []
    for head, following in zip_longest(heads, heads[1:]):
        limit = min(end, following.begin) if following else end
        match = None
        if (
            not head.provisions
            and limit - head.end >= 6
            and flat[head.end : head.end + 2].strip()[:1] in ("(", ",", "t")
        ):
            match = patterns.PROVISION_BEHIND.match(flat, head.end, limit)
        found.append(
            head._replace(provisions=(Span(*match.span(match.lastgroup)),)) if match and match.lastgroup else head
        )
    return found


def type_before(flat: str, floor: int, start: int) -> tuple[Span | None, int | None]:
    """Return the span of the type word before the number and the start of "số", as far as they stand there."""
    low = max(floor, start - 70)
    window = flat[low:start]
    so = patterns.SO.search(window)
    rest = window[: so.start() + 1] if so else window
    so_start = None
    if so:
        so_start = low + so.start() + (0 if window[so.start() : so.start() + 1].lower() == "s" else 1)
    words = list(_WORD.finditer(rest))
    if not words:
        return None, so_start
    gap = rest[words[-1].end() :]
    if gap.strip(' :(“"') or (not so and not gap and words[-1].group() not in ("CV", "QĐ", "VB")):
        return None, so_start
    last = rest[: words[-1].end()].rstrip(" :,")
    for count in range(min(6, len(words)), 0, -1):
        begin = words[-count].start()
        kind = type_named(last[begin:]) if begin < len(last) else None
        if kind:
            # "công văn hướng dẫn số": what the công văn does is no type of its own
            acting = _ACTING.search(last, 0, begin) if last[begin].islower() else None
            first, behind = acting.span() if acting else (begin, len(last))
            return Span(low + first, low + behind), so_start
    if so:  # "Kế hoạch phối hợp số", "công văn khẩn số": the type, then a few words of its kind
        for count in range(2, min(7, len(words)) + 1):
            if any(mark in rest[words[-count].start() :] for mark in ",.;)"):
                break
            for length in (3, 2, 1):
                if count - length < 1:
                    continue
                phrase = rest[words[-count].start() : words[-count + length - 1].end()]
                kind = type_named(phrase)
                if kind and kind.code != "VB" and (phrase[0].isupper() or kind.code == "CV"):
                    return Span(low + words[-count].start(), low + words[-count + length - 1].end()), so_start
    return None, so_start
