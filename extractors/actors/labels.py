"""Who is in charge by a label of its own in a block of tasks: "Cơ quan chủ trì: …", "Đơn vị thực hiện: …"."""

from __future__ import annotations

import re

from schemas import Span

from ..lexicon.lists import any_of
from ..times.words import word_pattern
from .heads import read_head
from .parsed import Parsed
from .sentence import Sentence

_WHO = (
    rf"(?:(?:(?:các\s+)?{any_of('label_parties')}[\s,/]+(?:và\s+)?){{1,3}}(?:được\s+giao\s+)?{any_of('label_acts')}"
    rf"|{any_of('label_alone')})(?:\s+{any_of('label_goes_on')})*\s*:\s*"
)
_MARKER = r"[\s\-–+*•]*(?:[a-zđ\d]{1,2}[.)]\s*)?"
_LABEL = re.compile(rf"(?:\A|(?<=[;.,(|])|(?<=\s[-–])){_MARKER}{_WHO}")
_TIME_LABEL = re.compile(rf"{_MARKER}{any_of('label_of_time')}[^:;.]{{0,40}}(?::|\Z)")
_ANY_LABEL = re.compile(rf"{_MARKER}[^\W\d][^:;.]{{2,45}}:")
_END = re.compile(
    r"[.(|]|\s[-–]\s+[^-–:;|]{2,30}:|[;,]?\s*(?:cơ\s+quan\s+|đơn\s+vị\s+|và\s+)?phối\s+hợp"
    r"|[;,]\s*[^;:,]{2,40}:|\Z"
)
_ASKS_TIME = re.compile(any_of("asks_for_time"))
_REACH = 80
"""How many characters before a time may hold the label that asks for it."""
_NEAR = 5
"""How many labels a block has at most on one side of the time."""


class Labels:
    """Reads who is in charge of the blocks of tasks of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed, self.outline, self.low = parsed, parsed.outline, parsed.low
        self._known: dict[Span, tuple[Span, ...]] = {}

    def in_charge(self, index: int, sentence: Span, time: Span) -> tuple[Span, ...]:
        """Return who a label of the time's own block puts in charge, in its sentence or in the lines beside it."""
        own = self._read(sentence) or self._in_paragraph(index, sentence)
        if own:
            return own
        if _ASKS_TIME.search(self.low, max(sentence.start, time.start - _REACH), time.end) is None:
            return ()
        label = _TIME_LABEL.match(self.low, sentence.start, time.end) is not None
        return (self._beside(index, -1) if label else ()) or self._beside(index, 1)

    def attending(self, index: int, time: Span) -> tuple[Span, ...]:
        """Return who takes part by "Thành phần: …" beside "Thời gian: …" in the same block of labels."""
        if not self.low.startswith("thời gian", time.start):
            return ()
        above = self.outline.governors[index][:1]
        for other in range(index - 1, max(-1, index - 4), -1):
            paragraph = self.outline.paragraphs[other]
            label = word_pattern("attended").match(self.low, paragraph.text_start, paragraph.end)
            if label is None or self.outline.governors[other][:1] != above:
                continue
            stop = re.search(r"[(.]|\Z", self.low[label.end() : paragraph.end])
            return self.listed(Span(label.end(), label.end() + (stop.start() if stop else 0)))
        return ()

    def _in_paragraph(self, index: int, sentence: Span) -> tuple[Span, ...]:
        """Return who a label in the nearest sentence of the paragraph before this one names."""
        parts = self.parsed.parts(index)
        before = [span for span in parts[-_NEAR * 2 :] if span.end <= sentence.start][-_NEAR:]
        return next((found for span in reversed(before) if (found := self._read(span))), ())

    def _beside(self, index: int, step: int) -> tuple[Span, ...]:
        paragraphs, governors = self.outline.paragraphs, self.outline.governors
        for other in range(index + step, index + step * _NEAR, step):
            if not 0 <= other < len(paragraphs):
                break
            if governors[other][:1] not in (governors[index][:1], (index,)):
                break
            paragraph = paragraphs[other]
            if step > 0 and _TIME_LABEL.match(self.low, paragraph.text_start, paragraph.end):
                break  # the next task of a list without headings
            label = _ANY_LABEL.match(self.low, paragraph.text_start, paragraph.end)
            if not label and step > 0:
                break
            found = self._read(Span(paragraph.text_start, paragraph.end))
            if found:
                return found
            if not label:
                break
        return ()

    def _read(self, place: Span) -> tuple[Span, ...]:
        if place not in self._known:
            self._known[place] = self._named(place)
        return self._known[place]

    def _named(self, place: Span) -> tuple[Span, ...]:
        label = _LABEL.search(self.low[slice(*place)]) if self.low.find(":", *place) >= 0 else None
        if label is None:
            return ()
        start = place.start + label.end()
        end = start + _END.search(self.low[start : place.end]).start()  # type: ignore[union-attr]
        names = self.listed(Span(start, end))
        chairs = "chủ trì" in label[0] and bool(names) and self.parsed.parse(names[0]).phrases[0].kind == "person"
        return () if chairs else names  # a person behind "Chủ trì:" is in the chair of a meeting

    def listed(self, said: Span) -> tuple[Span, ...]:
        """Return the parties of a list of nothing but parties, each up to the mark before the next; else nothing."""
        if said.start >= said.end:
            return ()
        sentence = self.parsed.parse(said)
        words = sentence.words
        begin = 0
        while words.low_at(begin) in ("-", "+", "*"):
            begin += 1
        if not read_head(words, begin):
            return ()
        starts = [begin, *sorted(start for start in self._beginnings(sentence) if start > begin)]
        spans = (self._trimmed(said, *piece) for piece in zip(starts, [*starts[1:], len(words)], strict=True))
        return tuple(span for span in spans if span.start < span.end)

    @staticmethod
    def _beginnings(sentence: Sentence) -> set[int]:
        """Return where parties begin in a list of nothing else: a name in capitals behind a mark is one."""
        words = sentence.words
        named = {p.start for p in sentence.phrases if p.kind == "body" and words.capital(p.start)}
        return sentence.listed | {start for start in named if words.low_at(start - 1) in (",", ";", "và")}

    def _trimmed(self, said: Span, first: int, last: int) -> Span:
        words = self.parsed.parse(said).words
        while last > first and words.low[last - 1] in (",", ";", "và", "&", ".", "-", "+", ":", "cùng", "với"):
            last -= 1
        if last <= first:
            return Span(said.start, said.start)
        return Span(said.start + words.starts[first], said.start + words.ends[last - 1])
