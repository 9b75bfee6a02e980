"""The records of deadlines: each value by its rule, with its evidence."""

from __future__ import annotations

import hashlib
import re

from schemas import Deadline, Span

from ..actors import Actor, Actors, Outline, Route
from ..reading import Reading
from ..text.keys import lower_words
from ..times.judge import is_past
from ..times.words import word_pattern
from ..times.years import REASONS
from . import rules
from .candidate import DeadlineCandidate
from .ends import plan_period
from .tasks import Tasks

_GAP, _PASSAGE = 3, 800
"""Characters at most between an item and the time that stands behind it under its label, and of both together."""
_QUOTE_WORDS = 14
_WORDS = re.compile(r"[^\W\d]{2}")
_FROM_ISSUE = "it counts from the document's own date"
_PASSED = "the day lies before the document's date: one of the two may be a slip"


class DeadlineWriter:
    """Makes the records of one document."""

    def __init__(self, reading: Reading, outline: Outline, actors: Actors, low: str, issued: tuple[Span, ...]) -> None:
        self.reading, self.outline, self.actors = reading, outline, actors
        self.low, self.issued = low, issued
        self.tasks = Tasks(reading, outline, low)
        self.deadlines: list[Deadline] = []
        self._seen: set[tuple[str, ...]] = set()
        self._ids: set[str] = set()

    def write(self, candidate: DeadlineCandidate, others: list[Span]) -> None:
        """Add the record of a candidate, unless promised or there; `others`: the times of its sentence."""
        sentence, phrase, time = candidate.sentence, candidate.phrase, candidate.reading
        segment = self._segment(sentence, phrase, others)
        if candidate.row_assignee is not None or candidate.row_task is not None:
            place = candidate.row_task or segment
            actors = self.actors.of_row(candidate.paragraph, candidate.row_assignee, candidate.row_task)
            route = self.actors.route(candidate.paragraph, place, Span(place.end, place.end), place, actors)
        else:
            actors = self.actors.read(candidate.paragraph, sentence, phrase, self._meeting(candidate))
            route = self.actors.route(candidate.paragraph, sentence, phrase, segment, actors)
        assignees = tuple(actor.span for actor in actors)
        if self._promise(segment, phrase):
            return
        item = None if candidate.row_task else self.tasks.item(candidate)
        alone = candidate.row_task or item
        task = (alone,) if alone else self.tasks.said(candidate, segment, others, assignees)
        key = (
            time.boundary or "", time.rrule or "", time.operator or "", *(self._fold(a) for a in assignees),
            *(self._fold(words) for words in task),
        )  # fmt: skip
        if key not in self._seen:
            self._seen.add(key)
            self._record(candidate, segment, actors, route, task, item)

    def _meeting(self, candidate: DeadlineCandidate) -> bool:
        """Tell whether the time is that of the meeting a giấy mời invites to ("Thời gian: 8h00 ngày …")."""
        code = self.reading.doc_type.code if self.reading.doc_type else None
        label = self.low[candidate.phrase.start : candidate.phrase.start + 9]
        return code == "GM" and candidate.reading.operator in ("on", "window") and label == "thời gian"

    def _record(
        self, candidate: DeadlineCandidate, segment: Span, actors: tuple[Actor, ...], route: Route,
        task: tuple[Span, ...], item: Span | None,
    ) -> None:  # fmt: skip
        path, phrase = f"deadlines.{len(self.deadlines)}", candidate.phrase
        values = self._times(path, candidate)
        every = candidate.reading.operator == "every"
        quote_span = candidate.sentence if candidate.row_task else self._quote(segment, phrase, every)
        if item is not None and 0 <= quote_span.start - item.end <= _GAP and quote_span.end - item.start <= _PASSAGE:
            quote_span = Span(item.start, quote_span.end)  # a time alone under its label says little without its item
        quote = self.reading.ledger.read(f"{path}.quote", "deadline.quote", quote_span)

        def words(name: str, *spans: Span | None, why: str | None = None, share: float = 1.0) -> str | None:
            given = [span for span in spans if span is not None]
            if not given:
                return None
            sure = round(share, 2)
            return self.reading.ledger.read(f"{path}.{name}", "deadline.words", *given, confidence=sure, reason=why)

        names = tuple(
            n
            for k, actor in enumerate(actors)
            if (n := words(f"assignees.{k}", actor.span, why=actor.reason, share=actor.share))
        )
        identity = self._identity(quote, values["boundary"] or values["rrule"] or "")
        self.deadlines.append(
            Deadline.model_validate(
                {
                    "id": identity, **values, "assignees": names, "task": words("task", *task),
                    "deliver_to": words("deliver_to", route.to, share=route.share), "via": words("via", route.via),
                    "channel": words("channel", self.actors.receivers.channel(route.place)),
                    "form": words("form", self.actors.receivers.form(segment)), "quote": quote,
                    "start": quote_span.start,
                    "end": quote_span.end, "page": self.reading.document.page_of(phrase.start),
                }
            )
        )  # fmt: skip

    def _times(self, path: str, candidate: DeadlineCandidate) -> dict[str, str | None]:
        """Return the values of the time, each read by its rule; the evidence says why a year is so, and what is odd."""
        ledger, time = self.reading.ledger, candidate.reading
        spans = [
            candidate.phrase,
            *([candidate.hint] if candidate.hint else []),
            *(self.issued if time.inferred else ()),
        ]
        doubt = _PASSED if is_past(time, self.reading.issued) else None
        reason = REASONS.get(time.year_from) or (_FROM_ISSUE if time.inferred else None)
        values: dict[str, str | None] = {}
        for name in rules.FIELDS:
            counted = name in ("boundary", "last_day")
            values[name] = ledger.read(
                f"{path}.{name}",
                rules.rule_name(name, candidate.hint is not None, time.inferred),
                *spans,
                confidence=time.confidence,
                reason=reason if counted else None,
                doubt=doubt if counted else None,
            )
        if values["rrule"]:
            values["ends"] = self._ends(path, candidate, values["rrule"])
        return values

    def _ends(self, path: str, candidate: DeadlineCandidate, rrule: str) -> str | None:
        """Return the last day of what comes again, where the text or the plan states one."""
        ledger = self.reading.ledger
        if candidate.ends is not None:
            last: str | None = ledger.read(f"{path}.ends", "deadline.ends", candidate.ends, *self.issued)
            return last
        period = plan_period(self.reading, rrule)
        if period is None:
            return None
        end: str | None = ledger.read(f"{path}.ends", "deadline.ends.plan", period, confidence=0.8)
        return end

    def _identity(self, quote: str, boundary: str) -> str:
        base = hashlib.blake2b(f"{lower_words(quote)}|{boundary}".encode(), digest_size=6).hexdigest()
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

    def _promise(self, segment: Span, phrase: Span) -> bool:
        """Tell whether the issuer says what it will do itself."""
        words = self.low[segment.start : phrase.start]
        if not _WORDS.search(words):
            words = self.low[segment.start : segment.end]
        if " sẽ " not in words:
            return False
        match = word_pattern("promised").search(words)
        if match is None:
            return False
        issuer, said = lower_words(self.reading.issuer.name or ""), lower_words(match["body"])
        issuer = issuer.replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")
        return bool(issuer) and (issuer.startswith(said.replace("ủy ban nhân dân", "ubnd")) or said in issuer)

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
        return lower_words(self.low[span.start : span.end])
