"""Who issued a cited document, as far as words say so: "của …" after it, "… tại", "… đã ban hành" before it."""

from __future__ import annotations

import re
from functools import cache

from schemas import Span

from ..lexicon import expand
from ..rules import rule
from .bounds import any_of, body_heads
from .patterns import UPPER
from .territory import append_own

_OF = re.compile(r"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰)]{0,3}(?:do|của)\s+(?:đồng chí\s+|các đồng chí\s+)?(?=\w)")
_STOP = re.compile(
    rf"[.;:(\[“\"”)\]…/¹²³]|\s[-–—]\s(?![{UPPER}\s])"
    rf"|(?:^|[\s,])(?<!Ngoại\s)(?!tại\s+doanh\s+nghiệp|chuyển\s+giao){any_of('issuer_ends')}(?![^\W\d])"
    rf"|(?<!Sở)(?<!Bộ)(?<!Vụ)(?<!Cục)(?<!Phòng)(?<!Ban)(?<!Viện)(?<!sở)(?<!vụ)(?<!phòng)(?<!ban)(?<!khoa)(?<!Khoa)(?<!\s[-–—])\s{any_of('issuer_ends_capital')}(?!\w)"
    rf"|\s(?=[{UPPER}]{{2,}}(?:\s+[{UPPER}]{{2,}}){{3}})"
    rf"|,?\s+và\s+(?:các\s+)?(?:(?:{any_of('issuer_ends_capital')}|{any_of('titles_after_and')}"
    rf"|số|công văn|văn bản|quyết định|kế hoạch)(?!\w)"
    rf"|(?![{UPPER}\s]|{any_of('name_goes_on')}))"
)
_COMMA_NAMES = re.compile(f"{any_of('before_comma_in_name')}$")
_START = re.compile(
    rf"[{UPPER}]|(?:sở|tỉnh|huyện|thành phố|thị xã|xã|phường|phòng|cục|ban|bộ|trường|nhà trường|chi cục|viện"
    r"|học viện|bệnh viện|trung tâm|công ty|tổng công ty|tập đoàn|công đoàn|liên đoàn|hiệp hội|đảng ủy|chi bộ|khoa)\b"
)
_MAX = 160
_ALIAS = r"(?:\s+\([^()]{1,60}\))?"
"""A short name in brackets behind the body: "Bộ Giáo dục và Đào tạo (GDĐT) đã ban hành"."""
_ALIAS_WITHIN = re.compile(r"(?<=[^\W\d_])\s+\([A-ZĐ&]{2,12}\)\s+(?=[^\W\d_])")
"""The same within the name: "Bảo hiểm xã hội (BHXH) Việt Nam"."""
_BEFORE_TAI = re.compile(rf"{_ALIAS}\s+(?:đã\s+)?(?:có\s+ý\s+kiến\s+)?tại\s+$")
_BEFORE_VERB = re.compile(
    rf"{_ALIAS}\s+(?:(?:đã\s+)?ban\s+hành|(?:vừa\s+|đã\s+)?có|đã\s+(?:ký|gửi|phát\s+hành))\s+(?:các\s+)?$"
)
_BEFORE_PAREN = re.compile(r"\s+\((?:tại\s+)?$")
"""The document stands in brackets behind the body: "đề nghị của Sở Xây dựng (văn bản số …)"."""
_BEFORE_APPROVAL = re.compile(
    r"\s+(?:\([^)]{0,40}\)\s*)?(?:phê\s+duyệt|công\s+nhận|(?:ký\s+)?ban\s+hành|phát\s+động|quy\s+định|thành\s+lập|cho\s+phép[^,;.]{0,30}?)\s+(?:tại|theo|bằng|kèm\s+theo)\s+$"
)
_TWO_BODIES = re.compile(r"[^,(\d]+\w\s+và\s+$")
_OFFICES = rf"(?:Phó\s+)?{any_of('offices')}"


@cache
def _head() -> re.Pattern[str]:
    """A body's name, or the office of its head, starting after "của", "và", a comma or at the start of a clause."""
    return re.compile(
        rf"(?:^|(?<=\bcủa\s)|(?<=\bvà\s)|(?<=\bđược\s)|(?<=\bdo\s)|(?<=[,;:]\s)|(?<=\.\s)|(?<=\()"
        rf"|(?<=\d\s))(?:{_OFFICES}|{body_heads()})(?!\w)"
    )


def issuer_after(flat: str, start: int, end: int) -> Span | None:
    """Return the span of the body named right after a number or date ("của …"; the word may be missing)."""
    opened = _OF.match(flat, start, end)
    if opened:
        return _cut(flat, opened.end(), end)
    bare = re.compile(r"[\s,]{1,2}").match(flat, start, end)
    if not bare or not _bare_head().match(flat, bare.end(), end):
        return None
    span = _cut(flat, bare.end(), end)
    follows = flat[span.end : span.end + 12].lstrip(" ,") if span else ""
    return span if span and follows.startswith(("về", "v/v", "V/v", "hướng dẫn", "quy định")) else None


@cache
def _bare_head() -> re.Pattern[str]:
    return re.compile(r"(?:Bộ|Sở|UBND|Ủy ban|Uỷ ban|Cục|Tổng cục|Thanh tra|Văn phòng|Ban|Viện|Chính phủ|Thủ tướng)\s")


@cache
def _another_body() -> re.Pattern[str]:
    """After a comma: another body's name, that of the sentence's subject or of the next item."""
    return re.compile(rf"\s+(?:{body_heads()}|{_OFFICES}|nhà\s+trường)\s")


def _cut(flat: str, start: int, end: int) -> Span | None:
    limit = min(end, start + _MAX)
    if not _START.match(flat, start):
        return None
    position = start
    while True:
        stop = _STOP.search(flat, position, limit)
        edge = stop.start() if stop else limit
        comma = flat.find(",", position, edge)
        if comma < 0:
            break
        if not _COMMA_NAMES.search(flat, start, comma) or _another_body().match(flat, comma + 1):
            edge = comma
            break
        position = comma + 1
    while edge > start and not flat[edge - 1].isalnum():
        edge -= 1
    return Span(start, edge) if edge - start >= 2 else None


def issuer_before(flat: str, start: int, end: int) -> Span | None:
    """Return the span of the body named right before the type: "… tại Tờ trình số", "… đã ban hành Công văn số"."""
    window = flat[start:end]
    closing = _BEFORE_APPROVAL.search(window) if "được" in window or "do " in window else None
    closing = closing or _BEFORE_TAI.search(window) or _BEFORE_VERB.search(window)
    bracket = None if closing else _BEFORE_PAREN.search(window)
    closing = closing or bracket
    if not closing:
        return None
    clause = max(window.rfind(mark, 0, closing.start()) for mark in (". ", "; ", ": "))
    begin = clause + 2 if clause >= 0 else 0
    aliases = [match.span() for match in _ALIAS_WITHIN.finditer(window)]
    heads = [begin + match.start() for match in _head().finditer(window[begin : closing.start()])]
    heads = [head for head in heads if not any(first <= head < last for first, last in aliases)]
    if not heads or (bracket and not window[: heads[-1]].endswith("của ")):
        return None
    edge = heads[-1]
    if len(heads) > 1 and _TWO_BODIES.match(window, heads[-2], edge) and window[: heads[-2]].endswith(("của ", "do ")):
        edge = heads[-2]  # "của Bộ Tài chính và Bộ Nội vụ tại Thông tư liên tịch số …": both
    # "Chủ tịch Ủy ban nhân dân tỉnh": the office before the body belongs to the name
    office = re.search(rf"(?:^|(?<=\s))({_OFFICES})\s+$", window[begin:edge])
    if office:
        edge = begin + office.start(1)
    name = _ALIAS_WITHIN.sub(" ", window[edge : closing.start()])
    if _STOP.search(name) or len(name) > _MAX:
        return None
    return Span(start + edge, start + closing.start())


@rule("citation.issuer")
def issuer_name(written: str) -> str:
    """Read the issuer's name: white space collapsed, abbreviations spelled out."""
    return expand(re.sub(r"\s+", " ", _ALIAS_WITHIN.sub(" ", written)).strip())


@rule("citation.issuer.own_territory")
def issuer_with_territory(written: str, *own: str) -> str:
    """Read the issuer's name and append the citing body's own territory where the words say only "tỉnh", "Sở …".

    `own` are the words of the citing document that tell its territory: issuer, body above it, place.
    """
    return append_own(issuer_name(written), own)
