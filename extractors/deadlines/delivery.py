"""To whom the work goes, through whom and what, in which form: read around one time expression."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas import Span

from ..language.clauses import Clauses, Party
from ..language.sentences import sentences
from ..reading import Reading
from .grammar import word_pattern
from .outline import Outline

_SAID = re.compile(r"\([^()]*(?<!\w)đã\s[^()]*\Z")
"""A remark in brackets on what was done before."""
PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|làm\s+cơ\s+sở)\s")
_FORM = re.compile(
    r"theo\s+(?:các\s+)?(?:mẫu|biểu(?:\s+mẫu)?|phụ\s+lục|đề\s+cương)(?:\s+(?!gửi\s+về|trước|để|về\s|và\s+gửi|qua\s|chậm|đến)[^\s,;.:()]+){0,8}"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDS = re.compile(r"(?<!\w)(?:gửi|nộp|báo\s+cáo)(?!\w)")


@lru_cache(maxsize=1)
def _channel() -> re.Pattern[str]:
    words = word_pattern("channel").pattern
    return re.compile(
        rf"(?:qua|bằng|vào|theo(?=\s+(?:địa|đường|email|e-mail)))\s+"
        rf"(?P<channel>(?:bản\s+giấy|văn\s+bản(?!\s+số)|(?:địa\s+chỉ\s+)?{words}):?"
        r"(?:\s+(?!trước\s|để\s|chậm\s|và\s+gửi|đến\s+ngày)[^\s,;()]+){0,14})"
    )


class Delivery:
    """Reads where the work of the deadlines of one document goes."""

    def __init__(self, reading: Reading, outline: Outline, clauses: Clauses, low: str) -> None:
        self.reading, self.outline, self.clauses, self.low = reading, outline, clauses, low

    def recipient(self, index: int, sentence: Span, time: Span, segment: Span) -> tuple[Span | None, Span | None, Span]:
        """Return (to whom the work goes, through whom, the words that say so); never the hop after "để tổng hợp"."""
        clause = self.clauses.parse(*sentence)
        recipients = [
            r
            for r in clause.recipients
            if r.span.start < time.end or not _SAID.search(self.low, time.end, r.span.start)
        ]
        inside = [r for r in recipients if r.span.start >= segment.start and r.span.end <= segment.end]
        kept: list[Party] = []
        for party in inside:
            hop = any(p.role == "TO" for p in kept) and PURPOSE.search(self.low, kept[0].span.end, party.span.start)
            ahead = party.span.start > time.end and PURPOSE.search(self.low, time.end, party.span.start)
            if not hop and not ahead:
                kept.append(party)
        if not any(r.role == "TO" for r in kept):
            kept += self._shared_recipient(recipients, sentence, time)
        if not kept and _HANDS.search(self.low, *segment):  # "…; báo cáo kết quả trước ngày …": to the same as before
            before = [r for r in recipients if r.role == "TO" and r.span.end <= segment.start]
            kept += before if len({r.series for r in before}) == 1 else []
        to = [r for r in kept if r.role == "TO"]
        via = [r for r in kept if r.role == "VIA"]
        if not to and self._hands_over(sentence):
            return self._later_recipient(index, segment)
        if not to and via and re.search(r"đăng\s+ký|nộp|gửi", self.low[segment.start : segment.end]):
            to = via  # "đăng ký qua Phòng …": nobody else gets it
        if not to:
            return None, via[0].span if via else None, segment
        near = [r for r in to if r.span.end <= time.start] or to
        chosen = near[-1] if near[-1].span.end <= time.start else near[0]
        series = [r.span for r in to if r.series == chosen.series]
        whole = Span(series[0].start, series[-1].end)
        inner = re.search(r"\s*\((?P<unit>[^()]+)\)\Z", self.low[whole.start : whole.end])
        if inner is None or len(series) > 1:
            return whole, via[0].span if via else None, segment
        # "Sở Nội vụ (Phòng Tổ chức)": the unit that takes it in for the body
        unit = Span(whole.start + inner.start("unit"), whole.start + inner.end("unit"))
        return Span(whole.start, whole.start + inner.start()), via[0].span if via else unit, segment

    def _shared_recipient(self, recipients: list[Party], sentence: Span, time: Span) -> list[Party]:
        """Return to whom several things of one clause go: "báo cáo nhanh trước ngày …, báo cáo năm … về X"."""
        stops = [sentence.start + m.start() for m in re.finditer(r";", self.low[sentence.start : sentence.end])]
        start = max((stop for stop in stops if stop < time.start), default=sentence.start)
        end = min((stop for stop in stops if stop >= time.end), default=sentence.end)
        purpose = PURPOSE.search(self.low, start, end)
        limit = purpose.start() if purpose else end
        to = [r for r in recipients if r.role == "TO" and start <= r.span.start < limit]
        return to if len({r.series for r in to}) == 1 else []

    def _hands_over(self, sentence: Span) -> bool:
        return (
            re.search(r"giới\s+thiệu|gửi|báo\s+cáo|nộp|cung\s+cấp", self.low[sentence.start : sentence.end]) is not None
        )

    def _later_recipient(self, index: int, segment: Span) -> tuple[Span | None, Span | None, Span]:
        """Read "Danh sách, báo cáo gửi về X" in the paragraphs that go on with the item."""
        for other in self.outline.following(index):
            paragraph = self.outline.paragraphs[other]
            for span in sentences(self.reading.flat, paragraph.text_start, paragraph.end):
                words = self.low[span.start : span.end]
                if not re.search(r"(?:gửi|nộp|chuyển)\s+(?:\S+\s+){0,3}?về\s", words) or re.search(
                    r"\d\s?[/.-]\s?\d", words
                ):
                    continue
                parties = self.clauses.parse(*span).recipients
                to = next((p.span for p in parties if p.role == "TO"), None)
                if to:
                    return to, next((p.span for p in parties if p.role == "VIA"), None), span
        return None, None, segment

    def form(self, segment: Span) -> Span | None:
        """Return "theo mẫu gửi kèm" and the like."""
        match = _FORM.search(self.low, *segment) if self.low.find("theo", *segment) >= 0 else None
        return Span(*match.span()) if match else None

    def channel(self, segment: Span) -> Span | None:
        """Return the e-mail address or the system that the work goes through."""
        match = _channel().search(self.low, *segment)
        if match:
            return Span(*match.span("channel"))
        mail = _MAIL.search(self.low, *segment)
        return Span(*mail.span()) if mail else None
