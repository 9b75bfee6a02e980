"""The first step: each place where a document is cited by number, or a law by its name and date, with its values."""

from __future__ import annotations

import re
from itertools import zip_longest

from schemas import Span
from schemas.number import symbol_segments, year_in

from ..lexicon import issuer_of_symbol, type_named, type_of_symbol
from . import patterns
from .head import Head
from .issuers import issuer_after
from .laws import law_without_number, name_law
from .told import told_before
from .values import date_of, number_as_printed

_WORD = re.compile(r"[^\s(“\"]+")


_ACTING = re.compile(r"(?:[Cc]ông văn|[Vv]ăn bản|CV|VB)(?=\s$)")
_NEXT_ROW = 160
_PROVISION_REACH = 220
_OFFICE_SYMBOL = re.compile(r"/(?:(?:TB|KL|CV|BC|GM|QĐ)-)?VP")


def find_heads(flat: str, start: int, end: int) -> list[Head]:
    """Return the citations by number and the dated laws in the range, in reading order."""
    heads: list[Head] = []
    if not patterns.DIGIT.search(flat, start, end):  # a number, a date or a year: every citation has one
        return heads
    taken = start
    has_slash = flat.find("/", start, end) >= 0
    for match in (
        patterns.NUMBER.finditer(flat, start, end) if has_slash or patterns.DASHED.search(flat, start, end) else ()
    ):
        if match.start() < taken:
            continue
        found = _numbered(flat, taken, end, match)
        heads.extend(found)
        if found:
            taken = found[-1].end
    builders = []
    if has_slash and patterns.BLANK_HINT.search(flat, start, end):
        builders.append((patterns.BLANK, _blank))
    if _has(flat, patterns.LAW_WORDS, start, end) and patterns.LAW_HINT.search(flat, start, end):
        builders += [(patterns.LAW, _law), (patterns.LAW_YEAR, _law)]
    if flat.find("ngày", start, end) >= 0:
        builders.append((patterns.DATED, _dated))
    for pattern, build in builders:
        for match in pattern.finditer(flat, start, end):
            head = build(flat, start, end, match)
            if head:
                _insert(heads, head)
    for head in _serial_only(flat, start, end):
        _insert(heads, head)
    if not heads:
        return heads
    return [_valued(flat, head) for head in _with_provisions_behind(flat, heads, end)]


def _has(flat: str, words: tuple[str, ...], start: int, end: int) -> bool:
    """Tell whether one of the words stands in the range."""
    find = flat.find
    for word in words:  # noqa: SIM110 - a generator costs more, and every paragraph is asked
        if find(word, start, end) >= 0:
            return True
    return False


def head_of(flat: str, start: int, end: int, number: Span) -> Head:
    """Return the citation by a number of whatever form that somebody marked in the range."""
    type_span, so_start = type_before(flat, start, number.start)
    head = Head(number.start if so_start is None else so_start, number.end, (number,), numbered_by_word=True)
    return _valued(flat, _complete(flat, start, end, head, type_span))


def _valued(flat: str, head: Head) -> Head:
    """Return the head with the values of its number and date."""
    printed = number_as_printed(*[flat[s:e] for s, e in head.number]) if head.number else None
    return head._replace(printed=printed, issued=date_of(flat[head.date.start : head.date.end]) if head.date else None)


def _insert(heads: list[Head], head: Head) -> None:
    """Add the head in reading order unless another one already covers its place."""
    if any(head.start < other.end and other.start < head.end for other in heads):
        return
    heads.append(head)
    heads.sort(key=lambda item: item.start)


def _numbered(flat: str, floor: int, end: int, match: re.Match[str]) -> list[Head]:
    start = match.start()
    window_start = max(floor, start - 80)
    if patterns.NOT_A_DOCUMENT.search(flat, window_start, start):
        return []
    shared = patterns.SHARED.search(flat, window_start, start)
    type_span, so_start = type_before(flat, floor, shared.start() if shared else start)
    symbol = match["symbol"]
    if type_span is None and so_start is None and not _plausible(match):
        return []
    of = patterns.TYPE_OF_BODY.search(flat, max(floor, start - 140), so_start) if so_start else None
    beside = type_span is not None and so_start is not None and not flat[type_span.end : so_start].strip(" :")
    if of and beside:  # "văn bản của Đảng và Công văn số …": the type right before is its own
        of = None
    if of:  # "theo công văn của Sở Y tế số 12/SYT-NVY"
        type_span = Span(*of.span("type"))
    number = Span(start, match.end())
    head = Head(so_start if so_start is not None else start, number.end, (number,))
    if symbol and "QH" in symbol.upper() and year_in(symbol):
        head, type_span = name_law(flat, floor, end, head, type_span)
    head = head._replace(numbered_by_word=type_span is not None or so_start is not None)
    head = _complete(flat, floor, end, head, type_span)
    if of and head.issuer is None:
        head = head._replace(issuer=issuer_after(flat, of.end("type"), of.end("body")))
    if not shared or not head.numbered_by_word:
        return [head]
    lent = [
        Head(
            span.start,
            span.end,
            (span, number),
            type_span=head.type_span,
            type_code=head.type_code,
            numbered_by_word=True,
        )
        for serial in re.finditer(r"\d{1,5}[a-z]?", shared["serials"])
        for span in [Span(shared.start("serials") + serial.start(), shared.start("serials") + serial.end())]
    ]
    lent[0] = lent[0]._replace(start=head.start, provisions=head.provisions, edge=head.edge)
    return [*lent, head._replace(start=start, provisions=(), edge=None)]


def _complete(flat: str, floor: int, end: int, head: Head, type_span: Span | None) -> Head:
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
    after = patterns.DATE_AFTER.match(flat, head.end, end)
    if after:
        date = Span(*after.span("date")) if after["date"] else None
        head = head._replace(date=date, shares_date=bool(after["same"]), end=after.end())
    odd = None if after else patterns.MISPRINTED_DATE.match(flat, head.end, end)
    issuer = issuer_after(flat, odd.end() if odd else head.end, end)
    if issuer:
        head = head._replace(issuer=issuer, end=issuer.end)
        late = None if after else patterns.DATE_AFTER.match(flat, head.end, end)
        if late and late["date"] and "ngày" in late.group().lower():
            head = head._replace(date=Span(*late.span("date")), end=late.end())
    return head


def _before(flat: str, floor: int, head: Head) -> Head:
    """Return the head with the provisions before it, and with what the words before tell of its issue."""
    head = _provisions(flat, max(floor, head.start - 200), head)
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


def _provisions(flat: str, floor: int, head: Head) -> Head:
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


def _with_provisions_behind(flat: str, heads: list[Head], end: int) -> list[Head]:
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


def _plausible(match: re.Match[str]) -> bool:
    """Tell whether a number without "số" or a type word before it is one: its symbol names a type or an agency."""
    symbol = match["symbol"]
    if match["separator"] != "/" and "/" not in symbol:
        return False
    parts = symbol_segments(symbol)
    return bool(type_of_symbol(symbol) or (len(parts) >= 2 and issuer_of_symbol(symbol)))


def _blank(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    number = Span(*match.span("number"))
    type_span, so_start = type_before(flat, floor, number.start)
    if type_span is None:
        return None
    head = Head(so_start or number.start, number.end, (number,), blank=True, numbered_by_word=True)
    return _complete(flat, floor, end, head, type_span)


def _serial_only(flat: str, floor: int, end: int) -> list[Head]:
    """Return citations by serial alone, "công văn 605 của …", and those whose separator is missing."""
    heads: list[Head] = []
    if not _has(flat, patterns.SERIAL_WORDS, floor, end):
        return heads
    for match in patterns.SERIAL_HINT.finditer(flat, floor, end):
        at = match.end()
        number = patterns.BARE.match(flat, at, end) or patterns.GLUED.match(flat, at, end)
        if not number or re.match(r"[\d]*\s?[/\-]", flat[number.end() : number.end() + 3]):
            continue
        symbolled = not re.fullmatch(r"\d+[a-zđ]?", number["number"])
        head = Head(at, number.end(), (Span(*number.span("number")),), numbered_by_word=True, symbolled=symbolled)
        type_span, _ = type_before(flat, floor, at)
        head = _complete(flat, floor, end, head, type_span)
        if head.date or head.issuer:
            heads.append(head)
    return heads


def _law(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    law = law_without_number(flat, match)
    if law is None:
        return None
    kind = type_named(flat[law.word.start : law.word.end])
    head = Head(
        law.word.start,
        law.date.end,
        date=law.date,
        type_span=law.word,
        type_code=kind.code if kind else None,
        law=law.name,
    )
    issuer = issuer_after(flat, head.end, end)
    if issuer:
        head = head._replace(issuer=issuer, end=issuer.end)
    return _provisions(flat, max(floor, head.start - 200), head)


def _dated(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    """A document cited by type and date alone, right after a cue: "nhận được Đơn đề nghị của … ngày …"."""
    if not patterns.DATED_CUE.search(
        flat, max(floor, match.start() - 30), match.start()
    ) or patterns.NOT_ITS_DATE.search(match["what"] or ""):
        return None
    kind = type_named(match["type"])
    head = Head(
        match.start(), match.end("date"), date=Span(*match.span("date")), type_span=Span(*match.span("type")),
        type_code=kind.code if kind else "KHAC",
    )  # fmt: skip
    of = re.search(r"\scủa\s", match["what"] or "")
    if of:
        return head._replace(issuer=issuer_after(flat, match.start("what") + of.start(), match.end("date")))
    issuer = issuer_after(flat, head.end, end)
    return head._replace(issuer=issuer, end=issuer.end) if issuer else head
