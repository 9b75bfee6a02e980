"""`find_deadlines`: the times by or during which a dispatch asks somebody to act (thời hạn)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from schemas import Span

from ..actors import Actors, Outline
from ..clauses import cited_places
from ..dateforms import read_date
from ..document import Place
from ..language.sentences import sentences
from ..lazy import lazy
from ..reading import Reading
from ..text.keys import lower_in_place, lower_words
from ..times import FoundTime, TimeReading, find_times, read_time
from ..times.asking import closes_item, handed_over, leads_item, listed_after, under_label
from ..times.forms import TimeForm, forms_in
from ..times.judge import accepted, plausible
from ..times.possible import TimeSetting
from ..times.words import period_before, word_pattern
from .candidate import DeadlineCandidate
from .ends import stated_end
from .rows import TableRows
from .write import DeadlineWriter

_CONTEXT = 80
"""How many characters before a sentence, and of the heading above it, tell what its times are for."""
_LONGEST = 1500
"""Characters of a sentence at most; a list typed as one is cut."""
_OF_A_PERIOD = {"hour_each_day": "each_day", "day_each_month": "each_month"}
"""Forms whose period stands farther to the left, and its words."""
_YEAR = re.compile(r"20\d\d\Z")


def find_deadlines(reading: Reading) -> None:
    """Fill `reading.deadlines` and their evidence: who must do what by when, for whom.

    A day that the words name but that does not exist (31/4) gives a deadline without boundary. A year that is not
    written is the issue date's, or the next where the day would lie before it; the evidence lists that date too.
    """
    low = lower_in_place(reading.flat)
    outline = Outline(reading.zones.paragraphs, low)
    finder = _Finder(reading, outline, low)
    chosen = list(finder.candidates())
    if not chosen:
        return
    writer = DeadlineWriter(reading, outline, Actors(reading, outline, low), low, finder.issued)
    beside: dict[Span, list[Span]] = {}
    for candidate in chosen:
        beside.setdefault(candidate.sentence, []).append(candidate.phrase)
    for candidate in chosen:
        writer.write(candidate, beside[candidate.sentence])
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
        self.events: dict[str, Span] = {}
        self.issuer = lower_words(reading.issuer.name or "") if reading.issuer else ""

    @lazy
    def invites(self) -> bool:
        """True for a giấy mời or a text that invites."""
        code = self.reading.doc_type.code if self.reading.doc_type else None
        return code == "GM" or word_pattern("invites").search(self.low) is not None

    @lazy
    def plan(self) -> bool:
        """True for a plan or a programme of work (kế hoạch, chương trình)."""
        return self.reading.doc_type is not None and self.reading.doc_type.code in ("KH", "CTr")

    def event_on(self, boundary: str | None) -> Span | None:
        """Return "Thời gian: ngày 20/4/2023" of the event that the document is about, where that is the day."""
        return self.events.get(boundary[:10]) if boundary else None

    def candidates(self) -> Iterator[DeadlineCandidate]:
        """Yield what sets a deadline, in the order of the text."""
        for candidate in self._candidates():
            label = self.low.startswith("thời gian", candidate.phrase.start)
            if label and not candidate.in_row and candidate.reading.operator == "on" and candidate.reading.boundary:
                self.events.setdefault(candidate.reading.boundary[:10], candidate.phrase)
            yield candidate

    def _candidates(self) -> Iterator[DeadlineCandidate]:
        rows = TableRows(self.reading, self.low)
        for index, paragraph in enumerate(self.outline.paragraphs):
            forms = forms_in(self.masked[paragraph.start : paragraph.end])
            if not forms:
                continue
            if self.reading.document.line_at(paragraph.start).place is Place.ROW or rows.holds(paragraph):
                yield from rows.candidates(index, paragraph, self)
                continue
            found = sentences(self.reading.flat, paragraph.text_start, paragraph.end)
            for sentence in found:
                yield from self.in_sentence(index, sentence, forms if len(found) == 1 else None)

    def in_sentence(
        self, index: int, sentence: Span, forms: tuple[TimeForm, ...] | None = None
    ) -> Iterator[DeadlineCandidate]:
        """Give what sets a deadline in a sentence of the paragraph `index`; `forms` are those it may hold, if known."""
        for part in _parts(self.low, sentence):
            times = self._times(part, forms)
            if times:
                yield from self._in_part(index, part, times)

    def _times(self, sentence: Span, forms: tuple[TimeForm, ...] | None) -> list[FoundTime]:
        if self.reading.clauses is not None:
            marked = self.reading.clauses.times(sentence)
            if marked is not None:
                return marked
        return find_times("", self.masked[sentence.start : sentence.end], forms)

    def _in_part(self, index: int, sentence: Span, times: list[FoundTime]) -> Iterator[DeadlineCandidate]:
        low = self.low[sentence.start : sentence.end]
        paragraph = self.outline.paragraphs[index]
        above = self.outline.governors[index][:1]
        context = " ".join(
            self._last_words(self.outline.paragraphs[i].start, self.outline.paragraphs[i].end) for i in above
        )
        context += " " + self._last_words(paragraph.start, sentence.start)
        planned = self.plan or word_pattern("timetable").search(context) is not None
        setting = TimeSetting(
            low, context, self.reading.issued, lambda: self.invites, planned=planned, issuer=self.issuer
        )
        kept: list[DeadlineCandidate] = []
        for time in times:
            listed = _list_head(time, times, low) is not None
            if not listed and not plausible(time, low):
                continue
            candidate = self._read(index, sentence, time, times, low)
            if candidate and accepted(time, candidate.reading, setting._replace(listed=True) if listed else setting):
                kept.append(candidate)
        if any(c.reading.rrule and c.reading.form not in ("each", "times") for c in kept):
            kept = [c for c in kept if c.reading.form not in ("each", "times")]
        yield from _first_of_each_list(_with_ends(kept, times, sentence.start, low), self.low)

    def _last_words(self, start: int, end: int) -> str:
        return self.low[max(start, end - _CONTEXT) : max(start, end)]

    def _read(
        self, index: int, sentence: Span, time: FoundTime, times: list[FoundTime], low: str
    ) -> DeadlineCandidate | None:
        phrase = Span(sentence.start + time.start, sentence.start + time.end)
        hint = self._hint(sentence, time, times, low)
        result = self.read(phrase, hint)
        if result is None and hint is not None:
            hint, result = None, self.read(phrase, None)
        return DeadlineCandidate(index, sentence, phrase, result, hint) if result else None

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
        if time.form in _OF_A_PERIOD:
            period = period_before(low, time.core, _OF_A_PERIOD[time.form])
            return Span(sentence.start + period.start(), sentence.start + period.end()) if period else None
        if time.form not in ("date", "month", "month_day", "year_days", "quarters"):
            return None
        if time.form == "date" and time.cue is None and leads_item(time, low):
            return self._done(sentence, time, low)
        if handed := handed_over(time, low):
            return Span(sentence.start + handed.start(), sentence.start + time.core)
        if done := closes_item(time, low):
            return Span(sentence.start + done.start(), sentence.start + done.end())
        if first := _list_head(time, times, low):
            head = self._hint(sentence, first, times, low) if first.form == "date" else None
            begin = min(sentence.start + first.start, head.start if head else sentence.end)
            end = head.end if head and head.end <= sentence.start + time.start else 0
            return Span(begin, max(sentence.start + first.end, end))
        if label := under_label(time, low):
            return Span(sentence.start + label.start("label"), sentence.start + time.end)
        phrase = low[time.start : time.end]
        if time.form != "month_day" and re.search(r"(?:19|20)\d\d|h[ằà]ng\s+năm", phrase):
            return None
        before = list(word_pattern("period_hint").finditer(low, 0, time.start))
        near = before[-1] if before and not re.search(r"[;]\s", low[before[-1].end() : time.start]) else None
        match = near or word_pattern("period_hint").search(low, time.end)
        if match is not None and re.search(r"h[ằà]ng\s+tháng", match[0]) and time.form == "date":
            match = None
        each = match is not None and word_pattern("each_time").search(match[0]) is not None
        if match is None or not each:
            for other in times:  # "trước 30/3, … trước 30/6, … trước 30/11/2023": the last has the year of all
                if other.start > time.end and other.form == "date" and _YEAR.search(low[other.start : other.end]):
                    return Span(sentence.start + other.end - 4, sentence.start + other.end)
        return Span(sentence.start + match.start(), sentence.start + match.end()) if match else None

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


def _parts(low: str, sentence: Span) -> Iterator[Span]:
    """Cut a sentence longer than any that is written, at its marks, so that no time is seen beside all others."""
    start = sentence.start
    while sentence.end - start > _LONGEST:
        limit = start + _LONGEST
        cut = max(low.rfind(";", start, limit), low.rfind(". ", start, limit))
        if cut <= start:
            cut = max(low.rfind(", ", start, limit), low.rfind(" ", start, limit))
        end = cut + 1 if cut > start else limit
        yield Span(start, end)
        start = end
    yield sentence if start == sentence.start else Span(start, sentence.end)


def _with_ends(kept: list[DeadlineCandidate], times: list[FoundTime], start: int, low: str) -> list[DeadlineCandidate]:
    """Give each recurring time the time beside it that says until when; that one is no deadline of its own."""
    ended: dict[int, Span] = {}
    for time in times:
        recurring = any(c.phrase.start == start + time.start and c.reading.rrule for c in kept)
        end = stated_end(time, times, low) if recurring else None
        if end is not None:
            ended[start + time.start] = Span(start + end.start, start + end.end)
    return [
        replace(each, ends=ended.get(each.phrase.start)) if each.phrase.start in ended else each
        for each in kept
        if each.phrase not in ended.values()
    ]


def _list_head(time: FoundTime, times: list[FoundTime], low: str) -> FoundTime | None:
    """Return the day whose words hold for the time too: "trước ngày 15/6 và ngày 15/12"."""
    return next((first for first in times if first.end <= time.start and listed_after(first, time, low)), None)


def _masked(low: str, reading: Reading) -> str:
    """Return the text with the citations blanked out: the dates of cited documents set no deadline."""
    parts, end = [], 0
    for start, stop in cited_places(reading.citations):
        parts += [low[end:start], "\0" * (stop - start)]
        end = stop
    return "".join([*parts, low[end:]])


def _first_of_each_list(kept: list[DeadlineCandidate], low: str) -> Iterator[DeadlineCandidate]:
    """Of "định kỳ hàng tháng, quý, năm" the first stands for the list."""
    last: DeadlineCandidate | None = None
    for candidate in kept:
        if last is not None and candidate.reading.form == last.reading.form == "each":
            between = low[last.phrase.end : candidate.phrase.start]
            if re.fullmatch(r"[\s,;và/]*(?:\d+\s+tháng[\s,;và]*)*", between):
                continue
        last = candidate
        yield candidate
