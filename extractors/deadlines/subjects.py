"""Who acts by the words of one sentence: the party that leads the clause of the time, as far as it reaches."""

from __future__ import annotations

import re

from schemas import Span

from ..language.ask import party_end
from ..language.clauses import Clauses, Party
from ..reading import Reading
from .delivery import PURPOSE
from .grammar import lower

_UNKNOWN_WORDS = 2
"""From how many unknown syllables on the end of a party is unsure: an unlisted verb has mostly two."""

_WHICHEVER = re.compile(r"[\W\d]*(?:[a-zđ][.)]\s*)?(?:[^\W\d]+\s+){1,4}nào\s")
"""A kind of which some are meant: "Đơn vị nào chưa nộp …"."""


class Subjects:
    """Reads who acts in the sentences of one document."""

    def __init__(self, reading: Reading, clauses: Clauses, low: str) -> None:
        self.reading, self.clauses, self.low = reading, clauses, low
        self._ends: dict[Span, Span] = {}

    def in_sentence(self, sentence: Span, time: Span) -> tuple[Span, ...]:
        """Return who acts in the clause of the time; empty where the sentence does not tell."""
        clause = self.clauses.parse(*sentence)
        usable = [
            a
            for a in clause.actors
            if a.role != "TOPIC" or self.is_heading(a, clause.actors, sentence) or self._ended(a) != a.span
        ]
        usable = [a for a in usable if not self.is_issuer(a.span)]
        floor = max(
            (m.end() + sentence.start for m in re.finditer(r";", self.low[sentence.start : time.start])),
            default=sentence.start,
        )
        before = [a for a in usable if a.span.end <= time.start]
        near = [a for a in before if a.span.start >= floor]
        pool = near or before
        if not pool:
            led = self.low[sentence.start : time.start].strip(" -+*–0123456789.)abcdđegh") == ""
            purpose = PURPOSE.search(self.low, time.end, sentence.end)
            limit = purpose.start() if purpose else sentence.end
            if not led:  # who is asked behind a semicolon is asked something else
                stop = self.low.find(";", time.end, limit)
                limit = stop if stop >= 0 else limit
            pool = [
                a
                for a in usable
                if a.span.start >= time.end and a.span.start < limit and (led or a.span.start - time.end < 25)
            ][:1]
            if pool and led and re.match(r"\s*:", self.low[time.end : sentence.end]):
                return self._one_by_one(usable, pool[0], limit)
            if pool:
                return self.series(usable, pool[0])
            return ()
        return self.series(usable, pool[-1])

    def unsure(self, sentence: Span, time: Span) -> bool:
        """Tell whether the clause of the time has a subject of its own that is not read for sure.

        Then nobody else acts, whoever the heading or the document speaks to.
        """
        floor = self.low.rfind(";", sentence.start, time.start)
        for start in {sentence.start, floor + 1 if floor >= 0 else sentence.start}:
            if _WHICHEVER.match(self.low, start, time.start):
                return True
        clause = self.clauses.parse(*sentence)
        return any(
            a.role == "TOPIC"
            and a.span.end <= time.start
            and a.span.start >= floor
            and not self.is_issuer(a.span)
            and not self.is_heading(a, clause.actors, sentence)
            and a.span.start - sentence.start < 6
            for a in clause.actors
        )

    def _one_by_one(self, actors: list[Party], first: Party, limit: int) -> tuple[Span, ...]:
        """Read "Trước ngày …: các xã …; Phòng Nội vụ …": who acts in each part of what the time stands over."""
        found = list(self.series(actors, first))
        for match in re.finditer(r";\s*(?:-\s*)?", self.low[first.span.end : limit]):
            start = first.span.end + match.end()
            leading = next((a for a in actors if a.span.start == start and a.series != first.series), None)
            if leading is not None and self._ended(leading) == leading.span:
                found += [span for span in self.series(actors, leading) if span not in found]
        return tuple(found)

    def series(self, actors: list[Party], chosen: Party) -> tuple[Span, ...]:
        """Return all that are listed with the chosen one."""
        return tuple(self._ended(a) for a in actors if a.series == chosen.series)

    def _ended(self, party: Party) -> Span:
        """Return the party's span; where its last words are on no list, underthesea says where the verb begins."""
        if party.unknown < _UNKNOWN_WORDS or party.span in self._ends:
            return self._ends.get(party.span, party.span)
        flat = self.reading.flat
        if party.kind == "agency" and re.match(r"\s*:", flat[party.span.end :]):
            return party.span  # a heading: all up to the colon is the name
        stop = re.search(r"[.;:]", flat[party.span.end :])
        start = party.span.start
        sentence = flat[start : party.span.end + min(60, stop.start() if stop else 60)]
        end = party_end(sentence, 0, party.head_end - start, party.span.end - start)
        if end and re.match(r"\s*&", sentence[end:]):
            end = 0  # "Sở Nông nghiệp & Phát triển nông thôn": the sign joins one name
        self._ends[party.span] = Span(start, start + end) if end else party.span
        return self._ends[party.span]

    def is_heading(self, actor: Party, actors: list[Party], sentence: Span) -> bool:
        """Tell whether a party at the head of its sentence stands as a heading: before a colon, or all there is."""
        end = max(a.span.end for a in actors if a.series == actor.series)
        rest = self.low[end : sentence.end]
        match = re.match(
            r"\s*(?:\([^()]*\)\s*)?(?:(?:cần\s+)?(?:lưu|chú)\s+ý|[-–,]\s*cơ\s+quan[^:]*)?\s*(?::|\Z|[-–]\s)", rest
        )
        return match is not None or not rest.strip(" .:;*")

    def is_issuer(self, span: Span) -> bool:
        """Tell whether the words name the issuer itself, whose duties these are not."""
        name = lower(self.reading.issuer.name or "")
        words = self.low[span.start : span.end]
        if not name or self.reading.doc_type is None or self.reading.doc_type.code not in ("CV", "GM", "TB", "CĐ"):
            return False
        short = name.replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")
        words = words.replace("ủy ban nhân dân", "ubnd").replace("uỷ ban nhân dân", "ubnd")
        return words == short or (len(words) > 6 and short.startswith(words) and words != "ubnd")
