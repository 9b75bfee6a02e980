"""The issuer named away from the number: before a list, behind "Tại …," as who speaks there, at the end of the subject.

The last two stand there of other bodies too; so the symbol has to agree with the name: `STC` with "Sở Tài chính".
"""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest

from schemas import Span

from ..agencies.bodies import parse_body_at
from ..lexicon.lists import any_of
from .head import Head
from .issuers import symbol_agrees
from .told import told_before

_AFTER_NAME = re.compile(rf"\s+{any_of('list_comes')}$")
_CLOSED = re.compile(r"\s*(?:[,.;]|$)")
_OF = re.compile(r"\scủa\s+")
_REACH = 240
"""How far before a list its opening words may begin, in characters."""


@cache
def _papers() -> re.Pattern[str]:
    """Several papers, before whose they are: "các Quyết định sau của"."""
    return re.compile(
        rf"(?<!\w)(?:các|những|một\s+số|\d+)\s+(?i:{any_of('anaphoric_types')})(?!\w)(?:\s+(?!của\s)[^\W\d]+){{0,6}}"
    )


@cache
def _speaks() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:(?:đã|có|cũng)\s+)?{any_of('speaking')}(?!\w)")


def issuer_before_list(flat: str, start: int, end: int) -> Span | None:
    """Return whose papers a list gives that opens at `end`: "các văn bản của Bộ Y tế:", "UBND tỉnh đã ban hành:"."""
    start = max(start, end - _REACH)
    window = flat[start:end].rstrip(" :")
    tail = _AFTER_NAME.search(window)
    stop = start + (tail.start() if tail else len(window))
    for papers in reversed(list(_papers().finditer(flat, start, stop))):
        of = _OF.match(flat, papers.end(), stop)
        body = parse_body_at(flat, of.end(), stop) if of else None
        if body and body.span.end == stop:
            return body.span
        if not flat[papers.end() : stop].strip():
            stop = papers.start()
            break
    told = told_before(flat, start, stop)
    return told.issuer if told.act and not flat[told.act.end : stop].strip(" :") else None


def with_distant_issuers(flat: str, heads: list[Head], start: int, end: int) -> list[Head]:
    """Return the heads of a paragraph with the issuers that stand neither beside the number nor before it."""
    found = []
    for head, following in zip_longest(heads, heads[1:]):
        if head.number and not head.blank and head.issuer is None and head.printed:
            limit = following.begin if following else end
            issuer = _speaker(flat, head, start, limit) or _end_of_subject(flat, head, limit)
            head = head._replace(issuer=issuer) if issuer else head
        found.append(head)
    return found


def _speaker(flat: str, head: Head, start: int, limit: int) -> Span | None:
    """Return who speaks at the document: "Tại Công văn số …, Sở Tài chính đề nghị"."""
    at = re.compile(r"(?<!\w)[Tt]ại\s+$").search(flat, max(start, head.begin - 6), head.begin)
    comma = re.compile(r"\s*,\s+").match(flat, head.end, limit) if at else None
    body = parse_body_at(flat, comma.end(), limit) if comma else None
    speaks = body is not None and _speaks().match(flat, body.span.end) is not None
    return body.span if body and speaks and symbol_agrees(head.printed, body.name) else None


def _end_of_subject(flat: str, head: Head, limit: int) -> Span | None:
    """Return the body at the end of the subject: "Thông báo số … về kế hoạch xét học bổng của Trường …"."""
    if not re.compile(r"[\s,]{1,3}(?:về|v/v|V/v)\s").match(flat, head.end, limit):
        return None
    for of in list(_OF.finditer(flat, head.end, min(limit, head.end + _REACH)))[::-1]:
        body = parse_body_at(flat, of.end(), limit)
        if body and _CLOSED.match(flat, body.span.end, limit) and symbol_agrees(head.printed, body.name):
            return body.span
    return None
