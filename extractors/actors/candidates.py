"""Who may be the one who acts by a time: the steps that gather candidates, each with the features it is ranked by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from schemas import Span

from ..reading import Reading
from ..times.words import A_DAY
from .addressed import Addressed
from .contenders import AskedTime, Contender, Stage, certain
from .features import Traits, leads, natural, towards_time
from .labels import Labels
from .lengths import Lengths
from .outline import Outline
from .over_parts import heads_of_parts, holds_for_all, parts_before, spread
from .parsed import Parsed
from .phrases import Phrase
from .sentence import Sentence
from .short_names import short_names

_NEAR = 14
"""How many parties on each side of a time are looked at."""
_BACK = 10
"""How many paragraphs above are searched for the last who was asked."""
_BELOW = 6
"""How many paragraphs below are searched for the first who is asked."""
_ITEMS = 12
"""How many paragraphs below a heading are looked at for who acts in its items."""
_HEADING = 200
"""How many characters a heading without a marker has at most."""
_LEVELS = 4
"""How many headings above are looked at."""
_ASKS = re.compile(r"đề\s+nghị|yêu\s+cầu|kính\s+mời|giao\s|thông\s+báo|rất\s+mong|kính\s+mong")


class Steps:
    """Gathers the candidates in one document."""

    def __init__(self, reading: Reading, outline: Outline, low: str) -> None:
        self.reading, self.outline, self.low = reading, outline, low
        self.parsed = Parsed(reading, outline, low)
        self._heads: dict[int, list[Contender]] = {}
        self._asked: dict[int, list[Contender]] = {}
        self.short_names = short_names(reading, low)
        self._general: list[Contender] | None = None
        self.labels = Labels(self.parsed)
        self.addressed = Addressed(reading, self.short_names, low)
        code = reading.doc_type.code if reading.doc_type else ""
        self.invites = code == "GM"
        self.traits = Traits(reading, low)
        self.lengths = Lengths(self.traits, self.short_names, low)

    def stages(self, asked: AskedTime) -> list[Stage]:
        """Return where candidates stand, from the time's own sentence and labels to further and further places.

        A further one is read only when it is asked for, as it needs sentences that nothing else needs:
        `ranking.surest` leaves out those that cannot outdo what is found by then.
        """
        near = [*self.labelled(asked), *self.in_sentence(asked)]
        meeting = self.invites or self.low.startswith("thời gian", asked.time.start)
        own = "own" if any(c.step == "own" and c.leads for c in near) else "none"

        def stage(name: str, *steps: Callable[[], Iterable[Contender]]) -> Stage:
            return Stage(name, lambda: [_placed(each, own, meeting) for step in steps for each in step()])

        return [
            stage("sentence", lambda: near),
            stage("before", lambda: self.in_sentence_before(asked)),
            stage("heading", lambda: self.in_headings(asked)),
            stage("items", lambda: self.in_items(asked)),
            stage("asked", lambda: self.asked_above(asked)),
            stage("addressed", self.addressed.parties, lambda: self.attending(asked)),
            stage("below", lambda: self.asked_below(asked)),
            stage("general", self.first_asked),
            stage("nobody", lambda: [certain("nobody", ())]),
        ]

    def labelled(self, asked: AskedTime) -> Iterator[Contender]:
        """Who a label of the time's block names: "Cơ quan chủ trì: …"."""
        names = self.labels.in_charge(asked.paragraph, asked.sentence, asked.time)
        if names:
            yield certain("label", names)

    def in_sentence(self, asked: AskedTime) -> Iterator[Contender]:
        """The parties of the time's own sentence."""
        sentence = self.parsed.parse(asked.sentence)
        token = sentence.token_at(asked.time.start)
        behind = sentence.token_at(asked.time.end)
        middle = bisect_left(sentence.starts, token)
        yield from self._one_by_one(sentence, token, behind)
        near = sentence.phrases[max(0, middle - _NEAR) : middle + _NEAR]
        heads = parts_before(sentence, token, self.low)
        for phrase in (*near, *sentence.subjects[-_NEAR:]):
            if token <= phrase.start < behind or sentence.role(phrase) == "unmarked":
                continue
            if phrase.start < token < min(end.at for end in phrase.ends):
                continue  # the time stands inside of it
            features = (*self.traits.of_place(sentence, phrase), *towards_time(sentence, phrase, token, behind))
            found = self._contender(sentence, phrase, "own", features, before=token if phrase.start < token else None)
            yield spread(sentence, phrase, heads, found) if heads else found

    def _one_by_one(self, sentence: Sentence, token: int, behind: int) -> Iterator[Contender]:
        """Who acts in each part of what a time stands over: "Trước ngày …: các xã …; Phòng Nội vụ …"."""
        if sentence.clause_start(token) < token or sentence.words.low_at(behind) != ":":
            return
        heads = [
            p for p in sentence.phrases if p.start > behind and sentence.left(p) in ("colon", "semicolon", "start")
        ]
        chains = [natural(sentence, phrase) for phrase in heads[:_NEAR]]
        if len(chains) > 1:
            names = tuple(sentence.place(*each) for chain in chains for each in chain)
            features = (
                *self.traits.of_place(sentence, heads[0]),
                *towards_time(sentence, heads[0], token, behind),
                "one by one",
            )
            yield certain("own", names, *features)._replace(start=names[0].start, leads=True)

    def in_sentence_before(self, asked: AskedTime) -> Iterator[Contender]:
        """Who acts in the nearest sentence of the paragraph before this one: "Kết quả gửi về …" goes on with it."""
        parts = self.parsed.parts(asked.paragraph)
        index = bisect_left(parts, asked.sentence)
        for distance, span in enumerate(reversed(parts[max(0, index - 3) : index])):
            sentence = self.parsed.parse(span)
            of_all = not distance and holds_for_all(self.low[asked.sentence.start : asked.sentence.end])
            heads = heads_of_parts(sentence) if of_all else []
            for phrase in self._leading_phrases(sentence):
                candidate = _as(self._leader(sentence, phrase), "before", f"before:{distance}")
                yield spread(sentence, phrase, heads, candidate) if heads else candidate

    def in_headings(self, asked: AskedTime) -> Iterator[Contender]:
        """Who the headings and the leading sentences above name, the nearest first."""
        count = 0
        for governor in self.outline.governors[asked.paragraph]:
            found = self.heading(governor)
            for candidate in found:
                yield _as(candidate, "heading", f"above:{min(count, _LEVELS)}")
            count += bool(found)
            if count > _LEVELS:
                return

    def in_items(self, asked: AskedTime) -> Iterator[Contender]:
        """Who acts in the items below a heading that holds the time, all of them together."""
        firsts: list[tuple[Sentence, Phrase]] = []
        for index in self._items(asked.paragraph):
            sentence = self.parsed.parse(self.parsed.parts(index)[0])
            found = next(
                (p for p in self._leading_phrases(sentence) if leads(sentence, p) or _labels(sentence, p)), None
            )
            if found is not None:
                firsts.append((sentence, found))
        if len(firsts) == 1:
            yield _as(self._leader(*firsts[0]), "items", "items:alone")
        if len(firsts) > 1:
            names = tuple(dict.fromkeys(s.place(*each) for s, phrase in firsts for each in natural(s, phrase)))
            yield certain("items", names, "items:all", f"items:all|{min(len(firsts), 4)}")

    def _items(self, index: int) -> list[int]:
        """Return the paragraphs with words right below a heading: its items, or the one behind an unmarked one."""
        paragraphs, governors = self.outline.paragraphs, self.outline.governors
        below = range(index + 1, min(len(paragraphs), index + 1 + _ITEMS))
        items = [other for other in below if governors[other][:1] == (index,)]
        if not items and below and governors[below[0]] == governors[index]:
            paragraph = paragraphs[index]
            words = self.low[paragraph.text_start : paragraph.end].rstrip()
            if not paragraphs[below[0]].depth and len(words) < _HEADING and words[-1:] not in (".", ";", ","):
                items = [below[0]]
        return [other for other in items if self.parsed.parts(other)]

    def heading(self, index: int) -> list[Contender]:
        """Return who a heading or leading sentence names."""
        if index not in self._heads:
            self._heads[index] = list(self._read_heading(index))
        return self._heads[index]

    def _read_heading(self, index: int) -> Iterator[Contender]:
        paragraph, parts = self.outline.paragraphs[index], self.parsed.parts(index)
        if not parts:
            return
        lead = self.low[paragraph.text_start : paragraph.end].rstrip().endswith(":")
        kinds = ["lead" if lead else "title", "marked" if paragraph.depth else "plain"]
        for span in dict.fromkeys((parts[-1], parts[0]) if lead else (parts[0],)):
            sentence = self.parsed.parse(span)
            for phrase in self._leading_phrases(sentence):
                first = phrase.start
                behind = [end.at for end in phrase.ends]
                ended = any(not any(word[0].isalnum() for word in sentence.words.low[at:]) for at in behind)
                shape = "bare" if first <= 2 and ended else "far" if first > 8 else "opens" if first <= 2 else "near"
                colon = "colon" if any(sentence.words.low_at(at) in (":", "") for at in behind) else "goes on"
                if sentence.words.shout and first > 2:
                    continue  # "CHƯƠNG II … DO UBND TỈNH THÀNH LẬP": what the chapter is about stands first
                candidate = self._leader(sentence, phrase)
                asked = "asked" if candidate.step == "assign" else "other"
                yield _as(
                    candidate,
                    "heading",
                    f"heading:{shape}|{kinds[0]}",
                    f"heading:{shape}|{asked}",
                    f"heading:{kinds[0]}|{kinds[1]}|{asked}",
                    f"heading:{colon}|{kinds[0]}",
                    f"heading:{'last' if span == parts[-1] else 'first'}|{kinds[0]}",
                )

    def _asked_of(self, span: Span) -> Iterator[Contender]:
        """Yield who is asked to act in a sentence."""
        sentence = self.parsed.parse(span)
        for phrase in self._leading_phrases(sentence) if sentence.may_assign else ():
            if sentence.left(phrase) == "assign":
                yield self._leader(sentence, phrase)

    @staticmethod
    def _leading_phrases(sentence: Sentence) -> list[Phrase]:
        leading = sentence.leading[-_NEAR:]
        known = [phrase for phrase in sentence.phrases[-4 * _NEAR :] if phrase.start in leading]
        return [
            *known,
            *(phrase for phrase in sentence.subjects if "acts" in sentence.doing(phrase) or phrase.start <= 2),
        ]

    def _leader(self, sentence: Sentence, phrase: Phrase) -> Contender:
        later = sum(start > phrase.start for start in sentence.leading)
        features = (*self.traits.of_place(sentence, phrase), f"later:{min(later, 2)}")
        return self._contender(sentence, phrase, sentence.left(phrase), features)

    def _contender(
        self, sentence: Sentence, phrase: Phrase, step: str, features: tuple[str, ...], before: int | None = None
    ) -> Contender:
        """Return the party as a contender; its names end `before` a token where that is given."""

        measure = partial(self.lengths.of, sentence, phrase, before)
        return Contender(step, features, measure, sentence.offset(phrase.start), leads(sentence, phrase))

    def asked_above(self, asked: AskedTime) -> Iterator[Contender]:
        """Who was asked last in the paragraphs above, and whom the document asks first of all."""
        for distance in range(1, _BACK):
            index = asked.paragraph - distance
            if index < 0:
                break
            found = self._asked_in(index)
            for candidate in found:
                timed = "timed" if A_DAY.search(self.low, *self.outline.paragraphs[index].span) else "plain"
                near = "next" if distance == 1 else "far"
                yield _as(candidate, "asked", f"asked:{min(distance, 4)}", f"asked:{timed}|{near}")
            if found:
                break

    def asked_below(self, asked: AskedTime) -> Iterator[Contender]:
        """Who is asked first in the paragraphs below: "Thời gian: …", and then "Đề nghị các đơn vị dự đúng giờ"."""
        for distance in range(1, _BELOW):
            index = asked.paragraph + distance
            if index >= len(self.outline.paragraphs):
                return
            found = self._asked_in(index)
            for candidate in found:
                yield _as(candidate, "below", f"below:{min(distance, 4)}")
            if found:
                return

    def _asked_in(self, index: int) -> list[Contender]:
        if index not in self._asked:
            paragraph = self.outline.paragraphs[index]
            found: list[Contender] = []
            if _ASKS.search(self.low, paragraph.start, paragraph.end) and not paragraph.footnote:
                for span in reversed(self.parsed.parts(index)):
                    found = list(self._asked_of(span))
                    if found:
                        break
            self._asked[index] = found
        return self._asked[index]

    def attending(self, asked: AskedTime) -> Iterator[Contender]:
        """Who takes part by a label beside that of the time: "Thành phần: …", "Thời gian: …"."""
        names = self.labels.attending(asked.paragraph, asked.time)
        if names:
            yield certain("attending", names)

    def first_asked(self) -> list[Contender]:
        """Return whom the document asks first of all."""
        if self._general is None:
            self._general = list(self._first_asked())
        return self._general

    def _first_asked(self) -> Iterator[Contender]:
        for index, paragraph in enumerate(self.outline.paragraphs):
            if paragraph.appendix or paragraph.footnote or self.outline.items[index]:
                continue
            found = self._asked_in(index)
            if found:
                yield from (_as(candidate, "general") for candidate in found)
                return


def _labels(sentence: Sentence, phrase: Phrase) -> bool:
    """Tell whether a party is all that stands before the first colon: "Phòng Kế hoạch - Kế toán: quyết toán …"."""
    return phrase.whole > 0 and sentence.words.low_at(phrase.whole) == ":"


def _placed(candidate: Contender, own: str, meeting: bool) -> Contender:
    """Return a candidate with the features of its step; `own` tells whether somebody leads in the sentence."""
    step = f"step:{candidate.step}"
    extra = (step, f"{step}|{own}", f"meeting|{step}") if meeting else (step, f"{step}|{own}")
    name, features, measure, start, leading = candidate  # built anew: `_replace` takes three times as long
    return Contender(name, features + extra, measure, start, leading)


def _as(candidate: Contender, step: str, *features: str) -> Contender:
    """Return a candidate as one that another step found."""
    if candidate.step == step:
        return candidate._replace(features=candidate.features + features)
    _, known, measure, start, leading = candidate
    roles = tuple([f"{step}:{each}" for each in known if each.startswith("role:")])
    return Contender(step, known + roles + features, measure, start, leading)
