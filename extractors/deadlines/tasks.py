"""What a deadline asks for: the words beside who acts and when, else those of the item that they stand under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas import Span

from ..actors import Outline
from ..language.sentences import sentences
from ..reading import Reading
from ..times.words import word_pattern
from .candidate import DeadlineCandidate

_WORD = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d]{2}")
_LETTERS = re.compile(r"[^\W\d]+")
_LEAST, _FEW, _MOST = 2, 7, 60
"""Words that a task has at least, below which what stands behind the time is taken in, and of that at most."""
_SUBJECT = 30
"""Characters behind a time, and behind one another, within which those who act are its subject
("Trước ngày 15/6, các xã báo cáo …")."""


class Tasks:
    """Finds the words of a document that say what is to be done by a time."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self._flat, self._outline, self._low = reading.flat, outline, low

    def item(self, candidate: DeadlineCandidate) -> Span | None:
        """Return the words of the item that a time alone under its label belongs to ("+ Thời gian: quý III/2022")."""
        sentence, phrase = candidate.sentence, candidate.phrase
        before, after = self._low[sentence.start : phrase.start], self._low[phrase.end : sentence.end]
        alone = not _WORD.search(after) and word_pattern("time_label").match(before)
        if not alone or candidate.reading.operator == "on":
            return None
        own = Span(self._outline.paragraphs[candidate.paragraph].text_start, sentence.start)
        if _WORDS.search(self._low, *own):
            return own
        if not word_pattern("limit_label").search(f"{before}{self._low[phrase.start : phrase.end]}"):
            return None
        return next(self._above(candidate.paragraph), None)

    def said(
        self, candidate: DeadlineCandidate, segment: Span, others: Sequence[Span], assignees: Sequence[Span]
    ) -> tuple[Span, ...]:
        """Return the spans that say what is to be done; none where the text gives only a time.

        Mostly the words between who acts and the time; where these are few, with what completes them behind it
        ("gửi báo cáo trước ngày 15/5 về Sở"). A time that shares its verb with another ("trước ngày 15/6 và 15/12")
        has what stands before or behind all of them, a time alone ("Hoàn thành trước ngày 15/6.") what was said last.
        """
        phrase = candidate.phrase
        before = self._behind(Span(segment.start, phrase.start), assignees)
        after = self._behind(Span(phrase.end, segment.end), self._subjects(phrase.end, assignees))
        if before is not None and not word_pattern("task_named").fullmatch(self._low, *before):
            completes = word_pattern("task_goes_on").match(self._low, phrase.end, segment.end)
            if after is not None and completes and after.start <= completes.end() and self._count(before) < _FEW:
                return before, self._short(after)
            return (before,)
        elsewhere = self._beside_all(candidate.sentence, others, assignees) or self._said_last(candidate, assignees)
        if after is not None and self._count(after) > _LEAST:
            return (self._short(after),)
        found = elsewhere or before or after
        return (self._short(found),) if found is not None else ()

    def _subjects(self, at: int, assignees: Sequence[Span]) -> list[Span]:
        """Return those who act that stand right behind a time, one behind the other."""
        found: list[Span] = []
        for each in sorted(assignees):
            if at <= each.start <= at + _SUBJECT:
                found.append(each)
                at = each.end
        return found

    def _beside_all(self, sentence: Span, others: Sequence[Span], assignees: Sequence[Span]) -> Span | None:
        """Return what stands before the first or behind the last time of a sentence."""
        times = [other for other in others if sentence.start <= other.start and other.end <= sentence.end]
        if not times:
            return None
        first, last = min(time.start for time in times), max(time.end for time in times)
        return self._behind(Span(sentence.start, first), assignees) or self._behind(Span(last, sentence.end), assignees)

    def _said_last(self, candidate: DeadlineCandidate, assignees: Sequence[Span]) -> Span | None:
        """Return the sentence before a time that says nothing itself, else the heading above it.

        The day of an event has no heading: above it stand those who are invited, or the place.
        """
        paragraph = self._outline.paragraphs[candidate.paragraph]
        own = list(sentences(self._flat, paragraph.text_start, candidate.sentence.start))
        above = () if candidate.reading.operator == "on" else self._above(candidate.paragraph)
        for span in (*reversed(own), *above):
            if word_pattern("task_lead").search(self._low[span.start : span.end]):
                continue
            found = self._behind(span, assignees)
            if found is not None:
                return found
        return None

    def _above(self, index: int) -> Iterator[Span]:
        """Yield the first sentence of what governs the paragraph."""
        for above in self._outline.governors[index][:1]:
            item = self._outline.paragraphs[above]
            yield from list(sentences(self._flat, item.text_start, item.end))[:1]

    def _behind(self, span: Span, assignees: Sequence[Span]) -> Span | None:
        """Return what stands behind the last of those who act, if it says anything."""
        inside = [each.end for each in assignees if span.start <= each.start and each.end <= span.end]
        return self._trimmed(Span(max(inside, default=span.start), span.end))

    def _trimmed(self, span: Span) -> Span | None:
        """Return the words without connectors, labels of times and halves of brackets at their ends."""
        start, end = span
        while start < end:
            match = word_pattern("task_opens").match(self._low, start, end)
            if match is None or match.end() == start:
                break
            start = match.end()
        while start < end:
            begun = word_pattern("task_ends").search(self._low[start:end])
            opened = self._opened(start, end)
            cut = min(x for x in (start + begun.start() if begun else end, opened) if x is not None)
            if cut == end:
                break
            end = cut
        found = Span(start, end)
        return found if self._count(found) >= _LEAST and not self._label(found) else None

    def _opened(self, start: int, end: int) -> int:
        """Return where a bracket opens that nothing closes and that holds a word or two; the end where none does."""
        at = self._low.rfind("(", start, end)
        if at < 0 or self._low.find(")", at, end) >= 0 or self._count(Span(at, end)) > _LEAST:
            return end
        return at

    def _label(self, span: Span) -> bool:
        match = word_pattern("task_label").match(self._low, *span)
        return match is not None and match.end() == span.end

    def _count(self, span: Span) -> int:
        return sum(1 for _ in _LETTERS.finditer(self._low, *span))

    def _short(self, span: Span) -> Span:
        """Return the span without what stands beyond its most words."""
        for number, word in enumerate(_LETTERS.finditer(self._low, *span)):
            if number == _MOST:
                return Span(span.start, word.start())
        return span
