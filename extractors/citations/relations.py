"""How one head stands to the one before it: in a list with it, inside its subject, or on its own; and by which cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from schemas import Span

from .bounds import any_of, body_heads
from .cues import Cue, nearest_cue
from .heads import Head
from .patterns import UPPER

_SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[{UPPER}“\"\-+(])|[.!?]\s*$")
_LIST_LINK = re.compile(
    r"[\s,;:“”\"()\-–+¹²³⁴⁵⁶⁷⁸⁹⁰]*(?:(?:và|hoặc|cùng|cùng với|cũng như|với)\s+)?"
    r"(?:(?:các|những|của|số)\s+)?[\s\-“\"(]*$"
)
_LIST_TAIL = re.compile(r"(?:,|;|\s(?:và|hoặc|cùng))\s*(?:các\s+)?[\-–+]?\s*$")
_ITEM_TAIL = re.compile(r";\s*[\-–+]?\s*$")
_SUBJECT_OPENER = re.compile(
    rf"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰)“\"]*(?:\([^)]{{0,60}}\)\s*)?[“\"]?(?P<opener>{any_of('subject_openers')})(?!\w)"
)
_SUBJECT_END = re.compile(rf",\s+{any_of('subject_ends')}(?!\w)|[:;“]|\.\s")
_ACT = re.compile(rf"{any_of('acts')}(?!\w)", re.I)
_ENDED = re.compile(
    r"hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực|bị\s+(?:bãi|hủy|huỷ)\s+bỏ", re.I
)
_ENDED_BEHIND = re.compile(rf"[^.;:]{{0,200}}?(?<!\w)(?P<cue>{_ENDED.pattern})(?!\w)", re.I)
_LAW_BETWEEN = re.compile(r"\s*(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s[^,;.:]{2,60}\s+và\s+")
"""A law by its name between the cue and the document beside it: "hướng dẫn thi hành Luật Dược và Nghị định số …"."""
_MAX_WINDOW = 320


@dataclass
class Link:
    """Relation of a head, with the span of the cue that gives it, and the head in whose subject it stands."""

    cue: Cue | None
    within: Head | None
    sibling_of: Head | None = None


@cache
def _main_clause() -> re.Pattern[str]:
    """A comma, a body, a verb: the citing body's own clause after the subject of what it cites."""
    return re.compile(rf",\s+(?:{body_heads()}|{any_of('offices')})(?!\w)[^,;.]{{0,90}}?\s{any_of('main_verbs')}(?!\w)")


def _leaves_subject(gap: str) -> bool:
    """Tell whether the words between two heads leave the subject of the first."""
    return bool(_SUBJECT_END.search(gap) or _main_clause().search(gap))


def link_heads(flat: str, heads: list[Head], paragraph_start: int, carried: Link | None) -> list[Link]:
    """Return the link of each head of one paragraph; `carried` is the cue of the paragraph that opened a list."""
    links: list[Link] = []
    for index, head in enumerate(heads):
        previous = heads[index - 1] if index else None
        if previous is None:
            links.append(_first(flat, head, paragraph_start, carried))
        else:
            link = _after(flat, head, previous, links[-1])
            links.append(_next_item(flat, head, previous, link, heads, links) or link)
    _behind(flat, heads, links)
    return links


def _next_item(flat: str, head: Head, previous: Head, link: Link, heads: list[Head], links: list[Link]) -> Link | None:
    """Return the link of the next item of a list parted by semicolons, which no subject of an item before it holds.

    "Căn cứ Nghị định A …; Nghị định B sửa đổi Nghị định A; Thông tư C": C stands beside A and B.
    """
    outer = link.within
    if outer is None or not _ITEM_TAIL.search(flat[previous.end : _before_provisions(head)]):
        return None
    at = next(index for index, other in enumerate(heads) if other is outer)
    before = links[at].sibling_of
    if before is None or ";" not in flat[before.end : outer.start]:
        return None
    return Link(links[at].cue, links[at].within, outer)


def _behind(flat: str, heads: list[Head], links: list[Link]) -> None:
    """Take the verdict behind a document that no cue stands before: "Công văn số 1 hết hiệu lực kể từ ngày ký"."""
    for index in range(len(heads) - 1, -1, -1):
        link = links[index]
        if link.cue is not None or link.within:
            continue
        following = heads[index + 1] if index + 1 < len(heads) else None
        if following and links[index + 1].sibling_of is heads[index]:
            verdict = links[index + 1].cue
            if verdict and _ENDED.fullmatch(flat, verdict.span.start, verdict.span.end):
                link.cue = verdict
            continue
        limit = _before_provisions(following) if following else len(flat)
        ended = _ENDED_BEHIND.match(flat, heads[index].end, limit)
        if ended:
            link.cue = Cue(Span(*ended.span("cue")), "repeals", False)


def _first(flat: str, head: Head, start: int, carried: Link | None) -> Link:
    begin = clause_start(flat, start, head.start)
    cue = nearest_cue(flat, begin, head.start)
    if head.announced:
        return Link(Cue(head.announced, "mentions", False), None)
    if cue is None and carried and not re.search(r"\w", flat[start : _before_provisions(head)]):
        return Link(carried.cue, carried.within)
    return Link(cue, None)


def _after(flat: str, head: Head, previous: Head, link: Link) -> Link:
    """Return the link of a head that has another one before it in its paragraph."""
    edge = _before_provisions(head)
    gap = flat[previous.end : edge]
    if _LIST_LINK.match(gap):
        return Link(link.cue, link.within, previous)
    if head.announced:
        return Link(Cue(head.announced, "mentions", False), None)
    begin = clause_start(flat, previous.end, head.start)
    cue = nearest_cue(flat, begin, head.start)
    if cue is None and _ITEM_TAIL.search(gap) and not link.within:
        return Link(link.cue, None, previous)  # "các Công văn: số 1 … về việc X; số 2 …": the next item of the list
    if begin > previous.end:  # a sentence of its own
        return Link(cue, None)
    opener = _SUBJECT_OPENER.match(gap)
    leaves = _leaves_subject(gap[opener.start("opener") :] if opener else gap)  # the subject may stand in quotes
    inner = opener and not leaves and cue and cue.span.end < edge - 2  # a word of the subject
    if cue and not inner and _LIST_TAIL.search(flat[previous.end : cue.span.start]):
        # "nhận được Công văn A … và ý kiến của Sở B tại Tờ trình C": the first cue holds for the whole list
        act = cue.holds_body and _ACT.match(flat, cue.span.start)
        return Link(link.cue, link.within, previous) if act else Link(cue, link.within)
    if _shares_cue(flat, previous, link, cue):
        return Link(link.cue, link.within, previous)
    if opener and not leaves:
        direct = cue and (cue.span.end >= edge - 2 or _LAW_BETWEEN.fullmatch(flat, cue.span.end, edge))
        if _LIST_TAIL.search(gap) and not direct:
            return Link(link.cue, link.within, previous)  # "Công văn A về việc X và Công văn B": B stands beside A
        return Link(cue or _cue_of(opener, previous.end), previous)
    if link.within and cue and not leaves:
        return Link(cue, link.within)
    if cue is None and _LIST_TAIL.search(gap) and not _SUBJECT_END.search(gap[:-2]):
        return Link(link.cue, link.within, previous)
    return Link(cue, None)


def _shares_cue(flat: str, previous: Head, link: Link, cue: Cue | None) -> bool:
    """Tell whether the head shares the cue: "… của A tại Tờ trình số 1 và Giám đốc Sở B tại Công văn số 2"."""
    if not (cue and link.cue and link.cue.holds_body) or flat[cue.span.start : cue.span.end].lower() != "tại":
        return False
    between = flat[previous.end : cue.span.end + 1]
    return bool(re.match(r"[^.;:]{0,60}?(?:\s+và|,|;)\s+[^.;:,]{2,120}\s+tại\s+$", between))


def _cue_of(opener: re.Match[str], offset: int) -> Cue | None:
    """Return the opening word of the subject as the cue, where it is one: "hướng dẫn …"."""
    begin, end = opener.span("opener")
    found = nearest_cue(opener.string, begin, end)
    return Cue(Span(offset + begin, offset + end), found.relation, False) if found else None


def _before_provisions(head: Head) -> int:
    return head.start if head.edge is None else head.edge


def clause_start(flat: str, start: int, end: int) -> int:
    """Return where the clause of the head begins: after the last sentence end or semicolon before it."""
    begin = max(start, end - _MAX_WINDOW)
    for match in _SENTENCE_END.finditer(flat, begin, end):
        begin = match.end()
    semicolon = flat.rfind(";", begin, end)
    return semicolon + 1 if semicolon >= 0 else begin
