"""`find_deadlines`: the times by or during which a dispatch asks somebody to act (thời hạn)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import cached_property

from schemas import Deadline, Span

from ..dateforms import read_date
from ..document import Place
from ..language.clauses import Clauses
from ..language.sentences import sentences
from ..reading import Reading
from . import rules
from .accept import Setting, accepted, handed_over, leads_item, plausible, word_pattern
from .candidate import Candidate
from .delivery import Delivery
from .finding import TRIGGER, FoundTime, find_times, may_hold_time
from .grammar import lower
from .outline import Outline
from .parties import Parties
from .readings import TimeReading, read_time
from .rows import TableRows

_HINT = re.compile(
    r"(?:định\s+k[ỳì]\s+)?h[ằà]ng\s+(?:năm|quý|tháng)|định\s+k[ỳì]\s+(?:\d+\s+tháng|quý|năm)|(?:báo\s+cáo|sơ\s+kết|tổng\s+kết)\s+(?:0?[69]\s+tháng|năm|quý)(?!\s*\d|\s+đầu|\s+cuối)"
)
_INVITES = re.compile(r"trân\s+trọng\s+kính\s+mời|kính\s+mời|(?<!\w)mời\s|triệu\s+tập|tham\s+dự|giấy\s+mời")
_TIMETABLE = re.compile(
    r"thời\s+gian|tiến\s+độ|lịch\s|lịch:|lộ\s+trình|kế\s+hoạch|phân\s+công|các\s+mốc|công\s+việc\s+từng\s"
)
_QUOTE_WORDS = 14


def find_deadlines(reading: Reading) -> None:
    """Fill `reading.deadlines` and their evidence: who must do what by when, for whom.

    A day that the words name but that does not exist (31/4) gives a deadline without boundary. A year that is not
    written is the issue date's, or the next where the day would lie before it; the evidence lists that date too.
    """
    low = lower(reading.flat)
    outline = Outline(reading.zones.paragraphs, low)
    finder = _Finder(reading, outline, low)
    chosen = list(finder.candidates())
    if not chosen:
        return
    clauses = Clauses(reading.flat)
    parties, delivery = Parties(reading, outline, clauses, low), Delivery(reading, outline, clauses, low)
    writer = _Writer(reading, parties, delivery, low, finder.issued)
    for candidate in chosen:
        writer.write(candidate, [c.phrase for c in chosen if c.sentence == candidate.sentence])
    reading.deadlines = tuple(writer.deadlines)


class _Finder:
    """Finds the expressions that set deadlines."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self.reading, self.outline, self.low = reading, outline, low
        evidence = reading.ledger.evidence.get("issued")
        texts = [reading.text[s:e] for s, e in evidence.spans] if evidence else []
        # used only where its words alone give the date that the header has
        same = bool(texts) and read_date(" ".join(texts)) == reading.issued
        self.issued: tuple[Span, ...] = evidence.spans if evidence and same else ()
        self.issued_text = " ".join(texts) if same else ""
        self.masked = _masked(low, reading)

    @cached_property
    def invites(self) -> bool:
        """True for a giấy mời or a text that invites."""
        code = self.reading.doc_type.code if self.reading.doc_type else None
        return code == "GM" or _INVITES.search(self.low) is not None

    @cached_property
    def plan(self) -> bool:
        """True for a plan or a programme of work (kế hoạch, chương trình)."""
        return self.reading.doc_type is not None and self.reading.doc_type.code in ("KH", "CTr")

    def candidates(self) -> Iterator[Candidate]:
        rows = TableRows(self.reading, self.low)
        for index, paragraph in enumerate(self.outline.paragraphs):
            if not may_hold_time(self.masked[paragraph.start : paragraph.end]):
                continue
            if self.reading.document.line_at(paragraph.start).place is Place.ROW or rows.holds(paragraph):
                yield from rows.candidates(index, paragraph, self)
                continue
            for sentence in sentences(self.reading.flat, paragraph.text_start, paragraph.end):
                if TRIGGER.search(self.masked, *sentence):
                    yield from self.in_sentence(index, sentence)

    def in_sentence(self, index: int, sentence: Span) -> Iterator[Candidate]:
        low = self.low[sentence.start : sentence.end]
        times = find_times(low, self.masked[sentence.start : sentence.end])
        paragraph = self.outline.paragraphs[index]
        above = self.outline.governors[index][:1]
        context = " ".join(
            self.low[self.outline.paragraphs[i].start : self.outline.paragraphs[i].end][-80:] for i in above
        )
        context += " " + self.low[paragraph.start : sentence.start][-80:]
        setting = Setting(
            low,
            context,
            self.reading.issued,
            lambda: self.invites,
            planned=self.plan or _TIMETABLE.search(context) is not None,
        )
        kept: list[Candidate] = []
        for time in times:
            if not plausible(time, low):
                continue
            candidate = self._read(index, sentence, time, times, low)
            if candidate and accepted(time, candidate.reading, setting):
                kept.append(candidate)
        if any(c.reading.rrule and c.reading.form not in ("each", "times") for c in kept):
            kept = [c for c in kept if c.reading.form not in ("each", "times")]
        yield from _first_of_each_list(kept, self.low)

    def _read(self, index: int, sentence: Span, time: FoundTime, times: list[FoundTime], low: str) -> Candidate | None:
        phrase = Span(sentence.start + time.start, sentence.start + time.end)
        hint = self._hint(sentence, time, times, low)
        result = self.read(phrase, hint)
        if result is None and hint is not None:
            hint, result = None, self.read(phrase, None)
        return Candidate(index, sentence, phrase, result, hint) if result else None

    def read(self, phrase: Span, hint: Span | None) -> TimeReading | None:
        """Read the expression, the document's own date standing in for a missing year."""
        text = self.reading.text
        words, helper = phrase.of(text), hint.of(text) if hint else ""
        plain = read_time(words, helper)
        if plain is not None and (plain.last_day or plain.rrule) and plain.form != "since_now":
            return plain
        dated = read_time(words, helper, self.issued_text) if self.issued_text else None
        return dated or plain

    def _hint(self, sentence: Span, time: FoundTime, times: list[FoundTime], low: str) -> Span | None:
        """Return the words elsewhere in the sentence that complete a day without year, or a day of a period."""
        if time.form not in ("date", "month", "month_day"):
            return None
        if time.form == "date" and time.cue is None and leads_item(time, low):
            return self._done(sentence, time, low)
        if handed := handed_over(time, low):
            return Span(sentence.start + handed.start(), sentence.start + time.core)
        phrase = low[time.start : time.end]
        if time.form != "month_day" and re.search(r"(?:19|20)\d\d|h[ằà]ng\s+năm", phrase):
            return None
        before = list(_HINT.finditer(low, 0, time.start))
        near = before[-1] if before and not re.search(r"[;]\s", low[before[-1].end() : time.start]) else None
        match = near or _HINT.search(low, time.end)
        if match is not None and re.search(r"h[ằà]ng\s+tháng", match[0]) and time.form == "date":
            match = None
        if match is not None:
            return Span(sentence.start + match.start(), sentence.start + match.end())
        for other in times:  # "trước 30/3, … trước 30/6, … trước 30/11/2023": the last has the year of all
            year = re.search(r"20\d\d\Z", low[other.start : other.end])
            if other.start > time.end and other.form == "date" and year:
                return Span(sentence.start + other.end - 4, sentence.start + other.end)
        return None

    @staticmethod
    def _done(sentence: Span, time: FoundTime, low: str) -> Span | None:
        """Return the verb or the event that an item with a day at its head tells of: it says how the day binds."""
        found = [
            match
            for name in ("table_event", "table_does")
            if (match := re.compile(rf"(?<!\w){word_pattern(name).pattern}").search(low, time.end, time.end + 80))
        ]
        if not found:  # "Ngày 12/4: Phòng A, Phòng B": who is there on the day
            colon = re.compile(r"\s*\)?\s*:\s*").match(low, time.end)
            unit = word_pattern("table_unit").match(low, colon.end()) if colon else None
            found = [unit] if unit else []
        first = min(found, key=lambda match: match.start(), default=None)
        return Span(sentence.start + first.start(), sentence.start + first.end()) if first else None


def _masked(low: str, reading: Reading) -> str:
    """Return the text with the citations blanked out: the dates of cited documents set no deadline."""
    parts, end = [], 0
    for mention in sorted((m.start, m.end) for c in reading.citations for m in c.mentions):
        if mention[0] >= end:
            parts += [low[end : mention[0]], "\0" * (mention[1] - mention[0])]
            end = mention[1]
    return "".join([*parts, low[end:]])


def _first_of_each_list(kept: list[Candidate], low: str) -> Iterator[Candidate]:
    """Of "định kỳ hàng tháng, quý, năm" the first stands for the list."""
    last: Candidate | None = None
    for candidate in kept:
        if last is not None and candidate.reading.form == last.reading.form == "each":
            between = low[last.phrase.end : candidate.phrase.start]
            if re.fullmatch(r"[\s,;và/]*(?:\d+\s+tháng[\s,;và]*)*", between):
                continue
        last = candidate
        yield candidate


class _Writer:
    """Makes the records, each value by its rule."""

    def __init__(
        self, reading: Reading, parties: Parties, delivery: Delivery, low: str, issued: tuple[Span, ...]
    ) -> None:
        self.reading, self.parties, self.delivery, self.low, self.issued = reading, parties, delivery, low, issued
        self.deadlines: list[Deadline] = []
        self._seen: set[tuple[str, ...]] = set()
        self._ids: set[str] = set()

    def write(self, candidate: Candidate, others: list[Span]) -> None:
        sentence, phrase, time = candidate.sentence, candidate.phrase, candidate.reading
        segment = self._segment(sentence, phrase, others)
        if candidate.row_assignee is not None or candidate.row_task is not None:
            assignees, to = self.parties.of_row(candidate.paragraph, candidate.row_assignee, candidate.row_task)
            via, delivery = None, candidate.row_task or segment
        else:
            assignees = self.parties.assignees(candidate.paragraph, sentence, phrase)
            if self._meeting(candidate) and not any(sentence.start <= a.start < sentence.end for a in assignees):
                assignees = self.parties.invited() or assignees
            to, via, delivery = self.delivery.recipient(candidate.paragraph, sentence, phrase, segment)
        if self._promise(assignees, segment, phrase):
            return
        task = candidate.row_task or self._task(segment, phrase, assignees)
        key = (
            time.boundary or "", time.rrule or "", time.operator or "", *(self._fold(a) for a in assignees),
            self._fold(task) if task else "",
        )  # fmt: skip
        if key in self._seen:
            return
        self._seen.add(key)
        self._record(candidate, segment, assignees, (to, via, delivery), task)

    def _meeting(self, candidate: Candidate) -> bool:
        """Tell whether the time is that of the meeting a giấy mời invites to ("Thời gian: 8h00 ngày …")."""
        code = self.reading.doc_type.code if self.reading.doc_type else None
        label = self.low[candidate.phrase.start : candidate.phrase.start + 9]
        return code == "GM" and candidate.reading.operator in ("on", "window") and label == "thời gian"

    def _record(
        self,
        candidate: Candidate,
        segment: Span,
        assignees: tuple[Span, ...],
        route: tuple[Span | None, Span | None, Span],
        task: Span | None,
    ) -> None:
        to, via, delivery = route
        ledger, time, phrase = self.reading.ledger, candidate.reading, candidate.phrase
        path = f"deadlines.{len(self.deadlines)}"
        spans = [phrase, *([candidate.hint] if candidate.hint else []), *(self.issued if time.inferred else ())]
        values: dict[str, str | None] = {}
        for name in rules.FIELDS:
            values[name] = ledger.read(
                f"{path}.{name}",
                rules.rule_name(name, candidate.hint is not None, time.inferred),
                *spans,
                confidence=time.confidence,
            )
        quote_span = (
            candidate.sentence if candidate.row_task else self._quote(segment, phrase, time.operator == "every")
        )
        quote = ledger.read(f"{path}.quote", "deadline.quote", quote_span)

        def words(name: str, span: Span | None) -> str | None:
            return ledger.read(f"{path}.{name}", "deadline.words", span) if span else None

        names = tuple(n for k, span in enumerate(assignees) if (n := words(f"assignees.{k}", span)))
        identity = self._identity(quote, values["boundary"] or values["rrule"] or "")
        self.deadlines.append(
            Deadline.model_validate(
                {
                    "id": identity, **values, "assignees": names, "task": words("task", task),
                    "deliver_to": words("deliver_to", to), "via": words("via", via),
                    "channel": words("channel", self.delivery.channel(delivery)),
                    "form": words("form", self.delivery.form(segment)), "quote": quote, "start": quote_span.start,
                    "end": quote_span.end, "page": self.reading.document.page_of(phrase.start),
                }
            )
        )  # fmt: skip

    def _identity(self, quote: str, boundary: str) -> str:
        base = hashlib.blake2b(f"{_folded(quote)}|{boundary}".encode(), digest_size=6).hexdigest()
        identity, number = f"d{base}", 2
        while identity in self._ids:
            identity, number = f"d{base}-{number}", number + 1
        self._ids.add(identity)
        return identity

    def _segment(self, sentence: Span, phrase: Span, others: list[Span]) -> Span:
        """Return the part of the sentence that the time belongs to: between semicolons and other deadlines' times."""
        start = max([sentence.start, *(o.end for o in others if o.end <= phrase.start)])
        end = min([sentence.end, *(o.start for o in others if o.start >= phrase.end)])
        start = max(start, self.low.rfind(";", start, phrase.start) + 1)
        stop = self.low.find(";", phrase.end, end)
        return Span(start, stop if stop >= 0 else end)

    def _promise(self, assignees: tuple[Span, ...], segment: Span, phrase: Span) -> bool:
        """Tell whether the issuer says what it will do itself."""
        words = self.low[segment.start : segment.end]
        if " sẽ " not in words:
            return False
        match = re.search(
            r"(?:^|[\s,;.])((?:ubnd|ủy ban nhân dân|sở|phòng|ban|bộ|cục|công ty|tập đoàn|nhà trường|trường)"
            r"(?:\s+[^\W\d]+){0,6}?)\s+sẽ\s",
            words,
        )
        if match is None:
            return False
        issuer, said = _folded(self.reading.issuer.name or ""), _folded(match[1])
        issuer = issuer.replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")
        return bool(issuer) and (issuer.startswith(said.replace("ủy ban nhân dân", "ubnd")) or said in issuer)

    def _task(self, segment: Span, phrase: Span, assignees: tuple[Span, ...]) -> Span | None:
        start, end = segment.start, phrase.start
        for span in assignees:
            if start <= span.start and span.end <= end:
                start = span.end
        if end - start < 12:
            start, end = phrase.end, segment.end
            for span in assignees:
                if start <= span.start <= start + 30:
                    start = span.end
        return Span(start, end) if re.search(r"\w", self.low[start:end]) else None

    def _quote(self, segment: Span, phrase: Span, every: bool) -> Span:
        """Return the words around the time that tell the place: those before it, and those after where they are few.

        What is done at every time ("định kỳ sáu tháng báo cáo …") stands after it.
        """
        floor = max(
            (segment.start + m.end() for m in re.finditer(r"[;:]\s", self.low[segment.start : phrase.start])),
            default=segment.start,
        )
        words = [m for m in re.finditer(r"\S+", self.low[floor : phrase.start]) if m[0].strip(",;:.-–()")][
            -_QUOTE_WORDS:
        ]
        start = floor + words[0].start() if words else phrase.start
        end = phrase.end
        if len(words) < 5 or every:
            after = list(re.finditer(r"\S+", self.low[phrase.end : segment.end]))[:_QUOTE_WORDS]
            end = phrase.end + after[-1].end() if after else phrase.end
        return Span(start, end)

    def _fold(self, span: Span) -> str:
        return _folded(self.low[span.start : span.end])


def _folded(text: str) -> str:
    return re.sub(r"[^\w]+", " ", lower(text)).strip()
