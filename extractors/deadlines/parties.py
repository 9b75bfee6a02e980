"""Who must act: read around one time expression."""

from __future__ import annotations

import re

from schemas import Span

from ..language.clauses import Clauses
from ..language.phrases import PARTIES
from ..language.sentences import sentences
from ..reading import Reading
from .cells import named_in_cells
from .grammar import lower
from .labels import Labels, listed
from .outline import Outline
from .subjects import Subjects

_ALIAS = re.compile(r"(?:gọi\s+(?:tắt|chung)(?:\s+(?:tắt|chung))?)(?:\s+là)?\s*:?\s*(?P<alias>[^)*;]{3,120})")
_TOLD = re.compile(r"(?<!\w)thông\s+báo\s+(?:đến|tới|cho)\s")
"""Whom the issuer tells, who is named before it himself."""
_ATTENDED = re.compile(
    r"(?:thành\s+phần|đối\s+tượng)(?:\s+(?:tham\s+dự|tham\s+gia|dự|mời|triệu\s+tập|tập\s+huấn|dự\s+họp))*\s*:\s*(?=\w)"
)
_DETAILS = re.compile(r"\W*(?:trong\s+đó|cụ\s+thể|gồm|nội\s+dung)(?:\s+như\s+sau)?\W*")
_SPEAKS = re.compile(r"như\s+sau|ý\s+kiến|kết\s+luận|đề\s+nghị|yêu\s+cầu|chỉ\s+đạo|thông\s+báo|ban\s+hành")
_URGES = re.compile(
    r"(?:\A|[-–+*•.;:,)\n]\s*)(?P<verb>chỉ\s+đạo|hướng\s+dẫn|đôn\s+đốc|phân\s+công|huy\s+động|vận\s+động|cử|nhắc|quán\s+triệt)"
    r"(?:\s+(?:cho|tới|đến))?\s+\Z"
)
"""What the party of a heading is told to do with others."""

_NAMED = re.compile(r"(?:ông|bà|đồng\s+chí|đ/c|thầy|cô|anh|chị)\s")


class Parties:
    """Reads who must act by the deadlines of one document."""

    def __init__(self, reading: Reading, outline: Outline, clauses: Clauses, low: str) -> None:
        self.reading, self.outline, self.clauses, self.low = reading, outline, clauses, low
        self.labels = Labels(reading.flat, outline, clauses, low)
        self.subjects = Subjects(reading, clauses, low)
        self._heads: dict[int, tuple[Span, ...]] = {}

    def assignees(self, index: int, sentence: Span, time: Span) -> tuple[Span, ...]:
        """Return who must act by the time, as written; empty where the text does not tell."""
        charged = self.labels.in_charge(index, sentence, time)
        if charged:
            return charged
        own = self.subjects.in_sentence(sentence, time)
        if own:
            return self._over_urged(index, own)
        if self.subjects.unsure(sentence, time):
            return self._addressee_leads(sentence)
        attending = self._attending(index, time)
        if attending:
            return attending
        head = self._before(index, sentence) or self._head(index)
        if head and head[0].end <= time.start:
            return head
        heading = self._own_heading(index)
        if heading:
            return heading
        named = self._addressee_named(sentence)
        if named:
            return named
        for governor in self.outline.governors[index]:
            head = self._head(governor)
            if head:
                return self._by_alias(head, sentence, time)
        return self._everybody(sentence)

    def _before(self, index: int, sentence: Span) -> tuple[Span, ...]:
        """Return who acts in the sentence of the paragraph before this one: "Kết quả gửi về …" goes on with it."""
        paragraph = self.outline.paragraphs[index]
        for span in reversed(sentences(self.reading.flat, paragraph.text_start, paragraph.end)):
            if span.end <= sentence.start:
                found = self.subjects.in_sentence(span, Span(span.end, span.end))
                if found:
                    return found
        return ()

    def _own_heading(self, index: int) -> tuple[Span, ...]:
        """Return the parties of the nearest heading that is nothing but parties: "2. Các sở, ban, ngành:"."""
        for governor in self.outline.governors[index]:
            paragraph, head = self.outline.paragraphs[governor], self._head(governor)
            if not head:
                continue
            words = self.low[paragraph.text_start : paragraph.end].strip(" :.;")
            words = re.sub(r"^(?:đối\s+với|về\s+phía|giao|đề\s+nghị|yêu\s+cầu)\s+", "", words)
            bare = len(words) - (head[-1].end - head[0].start) < 4
            return head if paragraph.depth and bare else ()
        return ()

    def _over_urged(self, index: int, own: tuple[Span, ...]) -> tuple[Span, ...]:
        """Return the party of the heading where the sentence only says whom that party is to urge on or to send."""
        urged = _URGES.search(self.low, max(0, own[0].start - 30), own[0].start)
        if urged is None or _NAMED.match(self.low, own[0].start):
            return own  # "Phân công ông …, Trưởng phòng …, tiếp nhận": he who is named
        heading = self._own_heading(index)
        if heading or urged["verb"][0] not in "cđ":
            return heading or own
        heads = (self._head(governor) for governor in self.outline.governors[index])
        return next(filter(None, heads), own)  # "Đề nghị Quý Sở: - Chỉ đạo các trường …": who directs acts

    def _attending(self, index: int, time: Span) -> tuple[Span, ...]:
        """Read "Thành phần: …" beside "Thời gian: …": who takes part, in the same block of labels."""
        if not self.low.startswith("thời gian", time.start):
            return ()
        above = self.outline.governors[index][:1]
        for other in range(index - 1, max(-1, index - 4), -1):
            paragraph = self.outline.paragraphs[other]
            label = _ATTENDED.match(self.low, paragraph.text_start, paragraph.end)
            if label is None or self.outline.governors[other][:1] != above:
                continue
            stop = re.search(r"[(.]|\Z", self.low[label.end() : paragraph.end])
            end = label.end() + (stop.start() if stop else 0)
            named = self.clauses.parse(label.end(), end).doc.user_data[PARTIES]
            if not named or re.match(r"(?:như|theo)\s", self.low[label.end() : end]):
                return ()  # "Thành phần: như trên"
            return self._pieces(Span(label.end(), end))
        return ()

    def _pieces(self, said: Span) -> tuple[Span, ...]:
        """Return the parties of a list, cut at semicolons, and at commas before a new party."""
        starts = [said.start]
        for match in re.finditer(r"([,;])\s*", self.low[said.start : said.end]):
            start = said.start + match.end()
            parties = self.clauses.parse(start, said.end).doc.user_data[PARTIES]
            if parties and parties[0].start == 0:
                starts.append(start)
        ends = [*starts[1:], said.end]
        words = [self.low[start:end].rstrip(" ,;:-") for start, end in zip(starts, ends, strict=True)]
        return tuple(Span(start, start + len(word)) for start, word in zip(starts, words, strict=True) if word)

    def of_row(self, index: int, who: Span | None, task: Span | None) -> tuple[tuple[Span, ...], Span | None]:
        """Return who must act and to whom the work goes, of a row of a task table."""
        to = None
        if task is not None:
            clause = self.clauses.parse(*task)
            to = next((party.span for party in clause.recipients if party.role == "TO"), None)
            leading = next((a for a in clause.actors if a.span.start - task.start < 4), None)
            if who is None and leading is not None:
                return self.subjects.series(clause.actors, leading), to
        if who is not None:
            named = named_in_cells(self.clauses, self.reading.text, self.low, who)
            if len(named) == 1 and ";" in self.low[slice(*named[0])]:
                named = listed(self.clauses, self.reading.flat, named[0]) or named
            return named, to
        for governor in self.outline.governors[index]:
            head = self._head(governor)
            if head:
                return head, to
        return self._everybody(task or self.outline.paragraphs[index].span), to

    def _head(self, index: int) -> tuple[Span, ...]:
        """Return the parties that the paragraph's first sentence puts in charge."""
        if index not in self._heads:
            self._heads[index] = self._read_head(index)
        return self._heads[index]

    def _read_head(self, index: int) -> tuple[Span, ...]:
        paragraph = self.outline.paragraphs[index]
        spans = sentences(self.reading.flat, paragraph.text_start, paragraph.end)
        if not spans:
            return ()
        if self.reading.flat[paragraph.text_start : paragraph.end].isupper():
            return self._capital_head(spans[0])
        lead = self.low[paragraph.text_start : paragraph.end].rstrip().endswith(":")
        sentence = spans[-1] if lead else spans[0]
        if lead and len(spans) > 1 and _DETAILS.fullmatch(self.low, *sentence):
            sentence = spans[-2]
        clause = self.clauses.parse(*sentence)
        actors = [a for a in clause.actors if not self.subjects.is_issuer(a.span)]
        if not lead:
            actors = [a for a in actors if a.span.start - sentence.start < 40 or a.role == "ASSIGNED"]
        actors = [a for a in actors if a.role != "TOPIC" or self.subjects.is_heading(a, clause.actors, sentence)]
        assigned = [a for a in actors if a.role == "ASSIGNED"]
        if assigned:
            chosen = assigned[-1] if lead else assigned[0]
            return self.subjects.series(actors, chosen)
        if lead:  # "Chủ tịch có ý kiến như sau:": who speaks there is not asked
            charged = paragraph.depth and not _SPEAKS.search(self.low, *sentence)
            actors = [
                a
                for a in actors
                if a.kind == "group"
                or a.role == "TOPIC"
                or (charged and a.span.start - paragraph.text_start < 4)
                or (charged and a.series == actors[0].series and actors[0].span.start - paragraph.text_start < 4)
            ]
        if lead or not actors:
            return self.subjects.series(actors, actors[-1]) if actors else ()
        return self.subjects.series(actors, actors[0])

    def _capital_head(self, sentence: Span) -> tuple[Span, ...]:
        """Read "KHỐI THI ĐUA DO … THÀNH LẬP": the party that a chapter in capitals is about."""
        clause = self.clauses.parse(*sentence)
        parties = clause.doc.user_data[PARTIES]
        first = parties[0] if parties else None
        if first is None or first.start > 0 or not re.match(r"\s*(?:do|thuộc|của|\Z)", clause.doc[first.end :].text):
            return ()
        span = clause.doc[first.start : first.end]
        return (Span(sentence.start + span.start_char, sentence.start + span.end_char),)

    def _addressee_named(self, sentence: Span) -> tuple[Span, ...]:
        words = re.sub(r"\s+", " ", self.low[sentence.start : sentence.end])
        for party in self.reading.addressees:
            name = lower(party.as_written).strip()
            if (
                len(name) > 8
                and words.count(name)
                and not re.search(rf"(?:về|gửi|cho|đến|báo cáo|qua|tại|với|trình)\s+{re.escape(name)}", words)
            ):
                place = self.low.find(name, sentence.start, sentence.end)
                if place >= 0:
                    return (Span(place, place + len(name)),)
        return ()

    def _addressee_leads(self, sentence: Span) -> tuple[Span, ...]:
        """Return the addressee with whose name the sentence begins, whatever verbs or marks that name holds."""
        named = self._addressee_named(sentence)
        before = self.low[sentence.start : named[0].start] if named else ""
        return named if len(before) < 6 and not re.search(r"[^\W\d]{2}", before) else ()

    def _aliases(self) -> list[Span]:
        zones = self.reading.zones
        lines = self.reading.document.lines
        ranges = [(lines[i].start, lines[i].end) for i in zones.addressees] + [
            (p.start, p.end) for p in zones.paragraphs[:6]
        ]
        found = []
        if not re.search(r"gọi\s+(?:tắt|chung)", self.low):
            return []
        for start, end in ranges:
            for match in _ALIAS.finditer(self.low, start, end):
                alias = Span(match.start("alias"), match.start("alias") + len(match["alias"].rstrip(' .*"”')))
                if self._names_party(alias):
                    found.append(alias)
        return found

    def _names_party(self, alias: Span) -> bool:
        """Tell whether a short name stands for bodies or people, not for a plan or a festival."""
        start = alias.start + len(re.match(r'[\s"“”]*', self.low[alias.start : alias.end])[0])  # type: ignore[index]
        words = "các " + self.reading.flat[start : alias.end].removeprefix("các ")
        doc = Clauses(words).parse(0, len(words)).doc
        return any(party.start <= 1 for party in doc.user_data[PARTIES])

    def _by_alias(self, head: tuple[Span, ...], sentence: Span, time: Span) -> tuple[Span, ...]:
        """Return the short name for all of them where the sentence that asks them defines one."""
        last = head[-1]
        for alias in self._aliases():
            if 0 <= alias.start - last.end < 60:
                return (self._spoken(alias, sentence),)
        return head

    def _spoken(self, alias: Span, sentence: Span) -> Span:
        """Return where the short name is used with "các": in the sentence, else after it, else as defined."""
        words = re.escape(self.low[alias.start : alias.end].removeprefix("các ").strip(' “”"')).replace(r"\ ", r"\s+")
        for start, end in (sentence, (sentence.end, len(self.low)), (alias.end, sentence.start)):
            match = re.compile(rf"các\s+{words}(?!\w)").search(self.low, start, end)
            if match:
                return Span(*match.span())
        return alias

    def invited(self) -> tuple[Span, ...]:
        """Return those whom a giấy mời is sent to, or whom it names as invited; empty where it lists none."""
        for key, parties in (("invitees", self.reading.invitees), ("addressees", self.reading.addressees)):
            spans = [self._evidence(f"{key}.{number}.as_written") for number in range(len(parties))]
            if parties and all(spans):
                return tuple(span[0] for span in spans)
        return ()

    def _everybody(self, sentence: Span) -> tuple[Span, ...]:
        """Return all that the document is addressed to: by their short name, by the asking sentence, or one by one."""
        aliases = self._aliases()
        if aliases:
            return (self._spoken(aliases[0], sentence),)
        for index, paragraph in enumerate(self.outline.paragraphs):
            if paragraph.appendix or paragraph.footnote:
                continue
            low = self.low[paragraph.start : paragraph.end]
            if re.search(r"đề\s+nghị|yêu\s+cầu|kính\s+mời|thông\s+báo|rất\s+mong", low):
                for span in sentences(self.reading.flat, paragraph.text_start, paragraph.end):
                    told = _TOLD.search(self.low, *span)
                    parsed = self.clauses.parse(told.start() if told else span.start, span.end)
                    asked = [a for a in parsed.actors if a.role == "ASSIGNED" and not self.subjects.is_issuer(a.span)]
                    if asked and not self.outline.items[index]:
                        return self.subjects.series(asked, asked[0])
        for key, parties in (("addressees", self.reading.addressees), ("invitees", self.reading.invitees)):
            spans = [self._evidence(f"{key}.{number}.as_written") for number in range(len(parties))]
            if any(spans):
                return tuple(span[0] for span in spans if span)
        return ()

    def _evidence(self, path: str) -> tuple[Span, ...]:
        evidence = self.reading.ledger.evidence.get(path)
        if evidence is None or len(evidence.spans) != 1:
            return ()
        return evidence.spans
