"""How one head stands to the one before it: in a list with it, inside its subject, or on its own; and by which cue."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import Span

from ..lexicon import agency_heads
from .cues import Cue, nearest_cue
from .heads import Head
from .patterns import UPPER

_SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[{UPPER}“\"\-+(])|[.!?]$")
_LIST_LINK = re.compile(
    r"[\s,;:“”\"()\-–+¹²³⁴⁵⁶⁷⁸⁹⁰]*(?:(?:và|hoặc|cùng|cùng với|cũng như|với)\s+)?(?:(?:các|những|của|số)\s+)?[\s\-“\"(]*$"
)
_LIST_TAIL = re.compile(r"(?:,|;|\s(?:và|hoặc|cùng))\s*(?:các\s+)?[\-–+]?\s*$")
_SUBJECT_OPENER = re.compile(
    r"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰)“\"]*(?:\([^)]{0,60}\)\s*)?[“\"]?(?P<opener>về\s+việc|về|[vV]/v|Về\s+việc|hướng\s+dẫn|Hướng\s+dẫn|quy\s+định|Quy\s+định|[Bb]an\s+hành|phê\s+duyệt|đề\s+nghị|yêu\s+cầu|"
    r"sửa\s+đổi|triển\s+khai|thực\s+hiện|báo\s+cáo|trả\s+lời|phúc\s+đáp|xin|thông\s+báo|kết\s+luận|điều\s+chỉnh|chỉ\s+đạo|giao|công\s+bố|cho\s+phép|tổ\s+chức|quy\s+định\s+chi\s+tiết|"
    r"bổ\s+sung|góp\s+ý|lấy\s+ý\s+kiến|gửi|chuyển|công\s+nhận|phát\s+động|tăng\s+cường|đẩy\s+mạnh|bãi\s+bỏ|thay\s+thế|đính\s+chính|đôn\s+đốc|gia\s+hạn|thành\s+lập|kiện\s+toàn|khen\s+thưởng)(?!\w)"
)
_MAIN_CLAUSE = re.compile(
    r",\s+(?:nay|để|nhằm|sau\s+khi|đồng\s+thời|trên\s+cơ\s+sở|căn\s+cứ|xét|theo\s+đề\s+nghị|theo\s+đó|thực\s+hiện|qua|trong\s+đó)(?!\w)|[:;“]|\.\s"
)
_NOMINAL = re.compile(r"(?:ý\s+kiến|đề\s+nghị|kiến\s+nghị|báo\s+cáo|đề\s+xuất|tham\s+mưu|trình|thẩm\s+định)(?!\w)", re.I)
_MAX_WINDOW = 320


@dataclass
class Link:
    """Relation of a head, with the span of the cue that gives it, and the head in whose subject it stands."""

    cue: Cue | None
    within: Head | None
    sibling_of: Head | None = None


def _main_clause_heads() -> re.Pattern[str]:
    heads = sorted({h for h in agency_heads() if h[:1].isupper()}, key=len, reverse=True)
    return re.compile(rf",\s+(?:{'|'.join(re.escape(h) for h in heads)}|Giám đốc|Chủ tịch)(?!\w)[^,;.]{{0,90}}?\s(?:đề nghị|yêu cầu|báo cáo|kính|thông báo|có ý kiến|hướng dẫn|giao|xin|triển khai|ban hành|trả lời|đã|xây dựng|trình|tổ chức|mời|nhận)(?!\w)")


_MAIN_BODY: list[re.Pattern[str]] = []


def _main_body() -> re.Pattern[str]:
    if not _MAIN_BODY:
        _MAIN_BODY.append(_main_clause_heads())
    return _MAIN_BODY[0]


def link_heads(flat: str, heads: list[Head], paragraph_start: int, carried: Link | None) -> list[Link]:
    """Return the link of each head of one paragraph; `carried` is the cue of the paragraph that opened a list."""
    links: list[Link] = []
    for index, head in enumerate(heads):
        previous = heads[index - 1] if index else None
        if previous is None:
            links.append(_first(flat, head, paragraph_start, carried))
        else:
            links.append(_after(flat, head, previous, links[-1], paragraph_start))
    return links


def _first(flat: str, head: Head, start: int, carried: Link | None) -> Link:
    begin = _window_start(flat, start, head.start)
    cue = nearest_cue(flat, begin, head.start)
    if head.announced:
        return Link(Cue(head.announced, "mentions", False), None)
    if cue is None and carried and not re.search(r"\w", flat[start : _before_provisions(head)]):
        return Link(carried.cue, carried.within)
    return Link(cue, None)


def _after(flat: str, head: Head, previous: Head, link: Link, paragraph_start: int) -> Link:
    edge = _before_provisions(head)
    gap = flat[previous.end : edge]
    if _LIST_LINK.match(gap):
        return Link(link.cue, link.within, previous)
    begin = _window_start(flat, previous.end, head.start)
    if head.announced:
        return Link(Cue(head.announced, "mentions", False), None)
    cue = nearest_cue(flat, begin, head.start)
    fresh_sentence = begin > previous.end
    if fresh_sentence:
        return Link(cue, None)
    if cue and not cue.holds_body and flat[cue.span.start : cue.span.end].lower() == "tại" and link.cue:
        # "… của A tại Tờ trình số 1 và Giám đốc Sở B tại Công văn số 2": one cue for both
        joined = re.match(r"[^.;:]{0,60}?(?:\s+và|,|;)\s+[^.;:,]{2,120}\s+tại\s+$", flat[previous.end : cue.span.end + 1])
        if joined and link.cue.holds_body:
            return Link(link.cue, link.within, previous)
    if cue and cue.holds_body and _NOMINAL.match(flat, cue.span.start) and _LIST_TAIL.search(flat[previous.end : cue.span.start]):
        # "nhận được Công văn A … và ý kiến của Sở B tại Tờ trình C": the first cue holds for the whole list
        return Link(link.cue, link.within, previous)
    if cue and _LIST_TAIL.search(flat[previous.end : cue.span.start]):
        return Link(cue, link.within)
    opener = _SUBJECT_OPENER.match(gap)
    inside = bool(opener) and not _MAIN_CLAUSE.search(gap) and not _main_body().search(gap)
    if inside and _LIST_TAIL.search(flat[previous.end : edge]) and not (cue and cue.span.end >= edge - 2):
        return Link(link.cue, link.within, previous)  # "Công văn A về việc X và Công văn B": B stands beside A
    if inside:
        return Link(cue or _as_cue(opener, previous.end), previous)
    if link.within and not _MAIN_CLAUSE.search(gap) and cue and not _main_body().search(gap):
        return Link(cue, link.within)
    if cue is None and _LIST_TAIL.search(flat[previous.end : edge]) and not _MAIN_CLAUSE.search(gap[:-2]):
        return Link(link.cue, link.within, previous)
    return Link(cue, None)


def _as_cue(opener: re.Match[str] | None, offset: int) -> Cue | None:
    """The opening word of the subject is itself the cue where it is one: "hướng dẫn …"."""
    if opener is None:
        return None
    begin, end = opener.span("opener")
    return nearest_cue(opener.string, begin, end) and Cue(
        Span(offset + begin, offset + end), nearest_cue(opener.string, begin, end).relation, False  # type: ignore[union-attr]
    )


def _before_provisions(head: Head) -> int:
    return head.provisions[0].start if head.provisions and head.provisions[0].start < head.start else head.start


def _window_start(flat: str, start: int, end: int) -> int:
    """Return where the clause of the head begins: after the last sentence end or semicolon before it."""
    begin = max(start, end - _MAX_WINDOW)
    for match in _SENTENCE_END.finditer(flat, begin, end):
        begin = match.end()
    semicolon = flat.rfind(";", begin, end)
    return semicolon + 1 if semicolon >= 0 else begin


