"""Heads: each place where a document is cited by number, or a law by its name and date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from schemas import Span
from schemas.number import symbol_segments, year_in

from ..lexicon import issuer_of_symbol, type_named, type_of_symbol
from . import patterns
from .issuers import issuer_after, issuer_before

_WORD = re.compile(r"[^\s(“\"]+")


_ACTING = re.compile(r"(?:[Cc]ông văn|[Vv]ăn bản|CV|VB)(?=\s$)")
_NEXT_ROW = 160
_PROVISION_REACH = 220


@dataclass
class Head:
    """One mention of a cited document, as spans of the flat text."""

    start: int
    end: int
    number: tuple[Span, ...] = ()
    """One span, or two where the serial borrows the symbol of a later number of its list."""
    blank: bool = False
    type_span: Span | None = None
    type_code: str | None = None
    date: Span | None = None
    issuer: Span | None = None
    provisions: list[Span] = field(default_factory=list)
    edge: int | None = None
    """Where the provisions right before the head begin."""
    numbered_by_word: bool = False
    """The word "số" or a type word stands before the number."""
    symbolled: bool = True
    """Whether a symbol stands behind the serial."""
    announced: Span | None = None
    """The words "đã ban hành", "có" between the issuing body and the type, where they tell of the document's issue."""
    shares_date: bool = False
    """"cùng ngày …": the date is also that of the numbers before it in the list."""
    law: Span | None = None
    """The law's name, the word "Luật" with it."""

    @property
    def numbered_fully(self) -> bool:
        """Whether the number has a symbol, so that it is more than a serial."""
        return bool(self.number) and (len(self.number) > 1 or self.symbolled)


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
    if patterns.LAW_HINT.search(flat, start, end):
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
    _provisions_behind(flat, heads, end)
    return heads


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
    if of:  # "theo công văn của Sở Y tế số 12/SYT-NVY"
        type_span = Span(*of.span("type"))
    number = Span(start, match.end())
    head = Head(so_start if so_start is not None else start, number.end, (number,), numbered_by_word=True)
    if symbol and "QH" in symbol.upper() and year_in(symbol):
        type_span = _name_law(flat, floor, end, head, type_span)
    head.numbered_by_word = type_span is not None or so_start is not None
    _complete(flat, floor, end, head, type_span)
    if of and head.issuer is None:
        head.issuer = issuer_after(flat, of.end("type"), of.end("body"))
    if not shared:
        return [head]
    lent = [
        Head(shared.start("serials") + s.start(), shared.start("serials") + s.end(),
             (Span(shared.start("serials") + s.start(), shared.start("serials") + s.end()), number),
             type_span=head.type_span, type_code=head.type_code, numbered_by_word=True)
        for s in re.finditer(r"\d{1,5}[a-z]?", shared["serials"])
    ]  # fmt: skip
    if type_span is None and so_start is None:
        return [head]
    lent[0].start, lent[0].provisions, lent[0].edge = head.start, head.provisions, head.edge
    head.start, head.provisions, head.edge = start, [], None
    return [*lent, head]


def _complete(flat: str, floor: int, end: int, head: Head, type_span: Span | None) -> None:
    """Fill type, date, issuer and provisions around the number."""
    if type_span:
        head.type_span = type_span
        kind = type_named(flat[type_span.start : type_span.end])
        head.type_code = kind.code if kind else None
        head.start = min(head.start, type_span.start)
    if not flat[head.end : end].strip():  # a form's head: the date in the row below the number
        end = min(len(flat), end + _NEXT_ROW)
    after = patterns.DATE_AFTER.match(flat, head.end, end)
    if after:
        head.date = Span(*after.span("date")) if after["date"] else None
        head.shares_date = bool(after["same"])
        head.end = after.end()
    odd = None if after else patterns.MISPRINTED_DATE.match(flat, head.end, end)
    issuer = issuer_after(flat, odd.end() if odd else head.end, end)
    if issuer:
        head.issuer, head.end = issuer, issuer.end
        if not after:
            late = patterns.DATE_AFTER.match(flat, head.end, end)
            if late and late["date"] and "ngày" in late.group().lower():
                head.date, head.end = Span(*late.span("date")), late.end()
    limit = max(floor, head.start - 200)
    edge = _provisions(flat, limit, head)
    if head.issuer is None:
        head.issuer = issuer_before(flat, limit, edge)
        verb = patterns.ISSUED_BY_THEM.match(flat, head.issuer.end, edge) if head.issuer else None
        if head.issuer and verb:
            head.announced = Span(*verb.span("verb"))
            early = patterns.DATE_BEFORE.search(flat, limit, head.issuer.start)
            if early and not head.date:
                head.date = Span(*early.span("date"))


def _provisions(flat: str, floor: int, head: Head) -> int:
    """Note the provisions named before the head; return where they begin."""
    begin = max(floor, head.start - _PROVISION_REACH)
    window = flat[begin : head.start].lower()
    promulgated = "điều" in window and window.rstrip().endswith(("theo", "tại", "hành", "duyệt"))
    if not promulgated and not any(word in window[-90:] for word in patterns.PROVISION_WORDS):
        return head.start
    match = patterns.PROVISION.search(flat, max(begin, head.start - 120), head.start)
    if match is None and promulgated:
        match = patterns.PROVISION.search(flat, begin, head.start)
    if not match:
        return head.start
    head.provisions = [Span(*match.span("words"))]
    if match["annex"]:
        return head.start
    head.edge = match.start()
    return match.start()


def _provisions_behind(flat: str, heads: list[Head], end: int) -> None:
    """Note the provisions named right behind the heads, as far as they are not the next one's."""
    for head, following in zip_longest(heads, heads[1:]):
        limit = min(end, following.edge or following.start) if following else end
        if head.provisions or limit - head.end < 6 or flat[head.end : head.end + 2].strip()[:1] not in ("(", ",", "t"):
            continue
        match = patterns.PROVISION_BEHIND.match(flat, head.end, limit)
        if match:
            head.provisions = [Span(*match.span("inside" if match["inside"] else "words"))]


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


def _name_law(flat: str, floor: int, end: int, head: Head, type_span: Span | None) -> Span | None:
    """Note the law's name before its number, "Luật Xây dựng số 50/2014/QH13", or behind it; return the type's span."""
    if type_span is None:
        match = patterns.LAW_BEFORE.search(flat, max(floor, head.start - 220), head.start)
        if not match:
            return None
        start = _last_law(flat, match.start(), match.end())
        head.law = Span(start, match.start() + len(match.group().rstrip(" (,")))
        word = patterns.LAW_WORD.match(flat, start, match.end())
        return Span(*word.span()) if word else None
    if flat[type_span.end : head.start].strip():
        head.law = Span(type_span.start, type_span.start + len(flat[type_span.start : head.start].rstrip(" (,")))
        return type_span
    behind = patterns.LAW_BEHIND.match(flat, head.end, end)
    if behind:
        head.law = Span(*behind.span("name"))
    return type_span


def _last_law(flat: str, start: int, end: int) -> int:
    """Return where the last of several laws' names begins; the title of a law that amends others names them too."""
    if re.match(r"\w+\s+sửa\s+đổi", flat[start:end]):
        return start
    begins = [match.start("law") for match in patterns.NEXT_LAW.finditer(flat, start, end)]
    return begins[-1] if begins else start


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
    _complete(flat, floor, end, head, type_span)
    return head


def _serial_only(flat: str, floor: int, end: int) -> list[Head]:
    """Return citations by serial alone, "công văn 605 của …", and those whose separator is missing."""
    heads: list[Head] = []
    if not any(flat.find(word, floor, end) >= 0 for word in patterns.SERIAL_WORDS):
        return heads
    for match in patterns.SERIAL_HINT.finditer(flat, floor, end):
        at = match.end()
        number = patterns.BARE.match(flat, at, end) or patterns.GLUED.match(flat, at, end)
        if not number or re.match(r"[\d]*\s?[/\-]", flat[number.end() : number.end() + 3]):
            continue
        head = Head(at, number.end(), (Span(*number.span("number")),), numbered_by_word=True)
        head.symbolled = not re.fullmatch(r"\d+[a-zđ]?", number["number"])
        type_span, _ = type_before(flat, floor, at)
        _complete(flat, floor, end, head, type_span)
        if head.date or head.issuer:
            heads.append(head)
    return heads


def _law(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    groups = match.groupdict()
    date = Span(*match.span("date")) if groups.get("date") else Span(*match.span("year"))
    name = match["name"] or ""
    if re.search(r"\ssố\s+\d", name):  # has a number: found by it
        return None
    if not groups.get("date") and re.search(r"\s(?:từ|trong|đến|hết|cuối|đầu|cả|giữa)$", name):
        return None
    start = _last_law(flat, match.start(), date.start)
    word = patterns.LAW_WORD.match(flat, start)
    if not word:
        return None
    head = Head(start, date.end, date=date, type_span=Span(*word.span()))
    kind = type_named(word.group())
    head.type_code = kind.code if kind else None
    if name:
        head.law = Span(start, match.end("name"))
    head.issuer = issuer_after(flat, head.end, end)
    if head.issuer:
        head.end = head.issuer.end
    _provisions(flat, max(floor, head.start - 200), head)
    return head


def _dated(flat: str, floor: int, end: int, match: re.Match[str]) -> Head | None:
    """A document cited by type and date alone, right after a cue: "nhận được Đơn đề nghị của … ngày …"."""
    if not patterns.DATED_CUE.search(
        flat, max(floor, match.start() - 30), match.start()
    ) or patterns.NOT_ITS_DATE.search(match["what"] or ""):
        return None
    head = Head(match.start(), match.end("date"), date=Span(*match.span("date")), type_span=Span(*match.span("type")))
    kind = type_named(match["type"])
    head.type_code = kind.code if kind else "KHAC"
    of = re.search(r"\scủa\s", match["what"] or "")
    if of:
        head.issuer = issuer_after(flat, match.start("what") + of.start(), match.end("date"))
    else:
        head.issuer = issuer_after(flat, head.end, end)
        head.end = head.issuer.end if head.issuer else head.end
    return head
