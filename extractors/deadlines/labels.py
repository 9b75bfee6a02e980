"""Who is in charge by a label of its own in a block of tasks: "Cơ quan chủ trì: …", "Đơn vị thực hiện: …"."""

from __future__ import annotations

import re

from schemas import Span

from ..language.clauses import Clauses
from ..language.phrases import PARTIES
from .outline import Outline

_WHO = (
    r"(?:(?:(?:các\s+)?(?:cơ\s+quan|đơn\s+vị|bộ\s+phận|tổ\s+chức|cá\s+nhân|phòng|ban|người|đầu\s+mối|lãnh\s+đạo)[\s,/]+(?:và\s+)?){1,3}"
    r"(?:được\s+giao\s+)?(?:chủ\s+trì|thực\s+hiện|triển\s+khai|chịu\s+trách\s+nhiệm|phụ\s+trách|đầu\s+mối|tham\s+mưu|thường\s+trực)"
    r"|chủ\s+trì|phân\s+công|trách\s+nhiệm)"
    r"(?:\s+(?:chính|chủ\s+trì|thực\s+hiện|triển\s+khai|tham\s+mưu|tổ\s+chức))*\s*:\s*"
)
_LABEL = re.compile(rf"(?:\A|(?<=[;.,(]))[\s\-–+*•]*(?:[a-zđ\d]{{1,2}}[.)]\s*)?{_WHO}")
_TIME_LABEL = re.compile(
    r"[\s\-–+*•]*(?:[a-zđ\d]{1,2}[.)]\s*)?(?:thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|hạn\s+(?:hoàn|cuối|chót|nộp))[^:;.]{0,40}(?::|\Z)"
)
_ANY_LABEL = re.compile(r"[\s\-–+*•]*(?:[a-zđ\d]{1,2}[.)]\s*)?[^\W\d][^:;.]{2,45}:")
_END = re.compile(
    r"[.(]|[;,]?\s*(?:cơ\s+quan\s+|đơn\s+vị\s+|và\s+)?phối\s+hợp|[;,]\s*(?:thời\s+(?:gian|hạn)|hoàn\s+thành|trong\s|trước\s)"
    r"|[;,]\s*[^;:,]{2,40}:|\Z"
)
_NEAR = 5
"""How many labels a block has at most on one side of the time."""


class Labels:
    """Reads who is in charge of the blocks of tasks of one document."""

    def __init__(self, flat: str, outline: Outline, clauses: Clauses, low: str) -> None:
        self.flat, self.outline, self.clauses, self.low = flat, outline, clauses, low

    def in_charge(self, index: int, sentence: Span, time: Span) -> tuple[Span, ...]:
        """Return who a label of the time's own block puts in charge, in its sentence or in the lines beside it."""
        own = self._read(sentence)
        if own:
            return own
        if not _TIME_LABEL.match(self.low, sentence.start, time.end):
            return ()
        paragraphs, above = self.outline.paragraphs, self.outline.governors[index][:1]
        for step in (-1, 1):
            for other in range(index + step, index + step * _NEAR, step):
                if not 0 <= other < len(paragraphs) or self.outline.governors[other][:1] != above:
                    break
                paragraph = paragraphs[other]
                if not _ANY_LABEL.match(self.low, paragraph.text_start, paragraph.end):
                    break
                if step > 0 and _TIME_LABEL.match(self.low, paragraph.text_start, paragraph.end):
                    break  # the next task of a list without headings
                found = self._read(Span(paragraph.text_start, paragraph.end))
                if found:
                    return found
        return ()

    def _read(self, place: Span) -> tuple[Span, ...]:
        label = _LABEL.search(self.low[place.start : place.end])
        if label is None:
            return ()
        start = place.start + label.end()
        end = start + _END.search(self.low[start : place.end]).start()  # type: ignore[union-attr]
        return listed(self.clauses, self.flat, Span(start, end))


def listed(clauses: Clauses, flat: str, said: Span) -> tuple[Span, ...]:
    """Return the parties of a list of nothing but parties, each up to the mark before the next; else nothing."""
    doc = clauses.parse(*said).doc
    parties = doc.user_data[PARTIES]
    if not parties or parties[0].start > 0:
        return ()
    starts = [parties[0].start]
    for party in parties[1:]:
        before = [word.text.lower() for word in doc[starts[-1] : party.start] if not word.is_space]
        if before and (before[-1] in (",", ";", "và", "&") or before[-2:] == ["cùng", "với"] or before[-1] == "cùng"):
            starts.append(party.start)
    places = [said.start + doc[start].idx for start in starts]
    words = [flat[a:b] for a, b in zip(places, [*places[1:], said.end], strict=True)]
    kept = [re.sub(r"(?:[\s,;.&–-]|\s(?:và|cùng|cùng với))+\Z", "", word) for word in words]
    return tuple(Span(place, place + len(word)) for place, word in zip(places, kept, strict=True))
