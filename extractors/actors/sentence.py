"""One sentence with its parties and the syntactic place of each: what stands before it, how its clause begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from schemas import Span

from ..clauses import Marked
from ..language.words import Words
from .extents import FURTHER, KnownNames, widen
from .joins import JOINERS
from .marked import phrases_of
from .phrases import End, Phrase, find_phrases
from .subjects import subjects

_MARKS = ("-", "+", "*", "•", ")", "/", "“", "”", '"', "'")
_OF = ("của", "thuộc", "trong", "ở", "giữa")
_OPEN_WORDS = frozenset((*_OF, "bởi", "do", "cho", "tới", "đến", "và", "hoặc", "cùng"))
"""Words of no list behind which the place of a party depends on more than them."""
LEADING = ("start", "semicolon", "assign", "charge", "about", "turn", "duty")
"""Places where the one who acts stands, whatever follows."""
RECEIVING = ("give", "toward", "via")
"""Roles of those to whom, or through whom, something goes."""
_TELLING = ("assign", *RECEIVING)
"""Roles that are places too."""
_WITHIN = ("object", "noun", "prep", "of", "purpose")
"""Places of parties that only a predicate holds: no list goes on from them over a semicolon to one who acts."""
Chain = tuple[tuple[Phrase, End], ...]
"""Parties in one list, each with its end."""
_PARTED = ("plural", "person", "office", "lone", "people", "kind", "body")
"""Lists of heads with which a second party may begin inside what looks like one."""
_HANDED = 20
"""How many tokens may stand between the verb of handing over and "về"."""
_LONGEST = 12
"""How many parties a list holds at most."""


class Sentence:
    """A sentence of the document: `span` of it, its tokens and parties."""

    def __init__(self, text: str, span: Span, names: KnownNames | None = None, marked: Marked | None = None) -> None:
        text = text[span.start : span.end]
        self.span = span
        self.words = Words(text)
        marked = marked or Marked()
        self._names = names or KnownNames(())
        self._parties = marked.parties
        self._left: dict[int, str] = {}
        self._roles: dict[int, str] = {}
        self._acting = self._by_token(marked.acting)
        self._receiving = self._by_token(marked.receiving)

    def _by_token(self, roles: Mapping[int, str] | None) -> dict[int, str] | None:
        if roles is None:
            return None
        return {bisect_left(self.words.starts, character): role for character, role in roles.items()}

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The parties that the lists know, or somebody marked, in their order."""
        parties = self._parties
        found = find_phrases(self.words) if parties is None else phrases_of(self.words, parties)
        widen(self.words, found, self._names)
        return found

    @cached_property
    def _starting(self) -> dict[int, Phrase]:
        return {phrase.start: phrase for phrase in self.phrases}

    @cached_property
    def may_assign(self) -> bool:
        """Whether a party may stand behind a word that asks somebody to act."""
        return self._acting is not None or self._receiving is not None or bool(self.words.at["assign"])

    @cached_property
    def subjects(self) -> list[Phrase]:
        """The parties that only their place shows, whoever marked the others."""
        found = list(subjects(self))
        widen(self.words, found, self._names)
        return found

    @cached_property
    def starts(self) -> list[int]:
        """The tokens with which the parties begin."""
        return [phrase.start for phrase in self.phrases]

    def token_at(self, offset: int) -> int:
        """Return the first token that begins at the offset of the document or behind it."""
        return bisect_left(self.words.starts, offset - self.span.start)

    def offset(self, token: int) -> int:
        """Return where the token begins in the document."""
        return self.span.start + self.words.starts[token]

    def place(self, phrase: Phrase, end: End) -> Span:
        """Return the characters of the phrase up to that end."""
        start = self.words.starts[phrase.start]
        return Span(self.span.start + start, self.span.start + self.words.ends[end.at - 1])

    def span_of(self, start: int, end: int) -> Span:
        """Return the characters of the tokens from `start` up to `end`."""
        return Span(self.span.start + self.words.starts[start], self.span.start + self.words.ends[end - 1])

    def parted(self, phrase: Phrase, end: End) -> Iterator[tuple[list[tuple[int, int]], str]]:
        """Yield a phrase as the parties that it may as well hold, with what heads the last: "Nhà thầu và tư vấn"."""
        words, low = self.words, self.words.low
        pieces, first = [], phrase.start
        heads = ""
        for at in range(phrase.head_end, end.at - 1):
            if low[at] in ("và", "hoặc", "cùng", ","):
                head = next((name for name in _PARTED if at + 1 in words.at[name]), "")
                if head or (low[at] != "," and words.capital(at + 1) and words.capital(phrase.start)):
                    pieces.append((first, at))
                    first, heads = at + 1, f"{low[at]} {head}"
        capital = words.capital(first) and heads == ", body"  # "Khoa Nội tim mạch, Khoa Dược"
        if pieces and (heads[0] != "," or capital):
            yield [*pieces, (first, end.at)], heads

    @cached_property
    def stops(self) -> list[int]:
        """The tokens that part clauses: semicolons, and full stops and colons inside the sentence."""
        return [i for i, word in enumerate(self.words.low) if word in (";", ":", ".") and i + 1 < len(self.words)]

    @cached_property
    def semicolons(self) -> list[int]:
        """The semicolons."""
        return [i for i, word in enumerate(self.words.low) if word == ";"]

    @cached_property
    def _predicates(self) -> list[int]:
        """The tokens with which verbs begin, each behind the end of the last."""
        found, done = [], 0
        for at in range(len(self.words)):
            if at >= done and self.words.verb(at):
                found.append(at)
                done = self.words.verb_end(at)
        return found

    @cached_property
    def _clause_ends(self) -> list[int]:
        low = self.words.low
        return [at for at in range(len(low)) if low[at] in (";", ".") or self.words.end("time_limit", at)]

    def verbs_between(self, token: int) -> int:
        """Return how many verbs begin from the token on to the end of its clause or the next time."""
        stops, verbs = self._clause_ends, self._predicates
        index = bisect_left(stops, token)
        stop = stops[index] if index < len(stops) else len(self.words)
        return bisect_left(verbs, stop) - bisect_left(verbs, token)

    def following(self, phrase: Phrase, end: End) -> Phrase | None:
        """Return the party that goes on with the list; an office behind a person only says what he is."""
        if end.over in ("beyond", "whole"):
            return None
        low, at = self.words.low, end.at
        count = 2 if low[at : at + 2] in (["cùng", "với"], [",", "và"], [";", "và"]) else 1
        if count == 1 and self.words.low_at(at) not in JOINERS:
            return None
        found = self._starting.get(at + count)
        if found is None or (phrase.kind == "person" and found.kind != "person"):
            return None
        if at in self.words.behind["chair"]:
            return None  # "Sở A chủ trì, Sở B phối hợp": the second lends a hand
        return None if low[at] == ";" and self._begins_anew(phrase, found) else found

    def _begins_anew(self, phrase: Phrase, other: Phrase) -> bool:
        """Tell whether another clause begins behind a semicolon: "… hỗ trợ học sinh; Trường A lập dự toán"."""
        acts = any(self.acts(end) == "acts" for end in other.ends if end.over not in FURTHER)
        return acts and self._own_left(phrase) in _WITHIN

    def begins(self, token: int) -> bool:
        """Tell whether a party begins at the token."""
        return token in self._starting

    @cached_property
    def listed(self) -> set[int]:
        """The starts of parties that go on with a list, no clause and no unknown word between it and the last."""
        return {start for start, over in self._linked if not over}

    def lister(self, phrase: Phrase) -> Phrase:
        """Return the party with which the list begins that goes on with this one."""
        first = phrase
        while first.start in self.listed:
            before = next(p for p in reversed(self.phrases) if p.start < first.start and self._goes_on_to(p, first))
            first = before
        return first

    def _goes_on_to(self, phrase: Phrase, other: Phrase) -> bool:
        found = (self.following(phrase, end) for end in phrase.ends if not end.over or end.over in ("work", "list"))
        return any(each is not None and each.start == other.start for each in found)

    @cached_property
    def _linked(self) -> set[tuple[int, str]]:
        ends = ((self.following(phrase, end), end.over) for phrase in self.phrases for end in phrase.ends)
        return {(found.start, "" if over in ("work", "list") else over) for found, over in ends if found is not None}

    @cached_property
    def _loosely(self) -> set[int]:
        return {start for start, over in self._linked if over} - self.listed

    def chains(self, phrase: Phrase) -> list[Chain]:
        """Return the lists that begin with the phrase: it alone up to each of its ends, and with those that go on."""
        found: list[Chain] = []
        self._extend((), phrase, found)
        return found

    def names(self, phrase: Phrase) -> list[Chain]:
        """Return the lists that begin with the phrase, without clauses that tell which are meant."""
        return [chain for chain in self.chains(phrase) if all(end.over not in ("beyond", "whole") for _, end in chain)]

    def _extend(self, before: Chain, phrase: Phrase, found: list[Chain]) -> None:
        for end in phrase.ends:
            chain = (*before, (phrase, end))
            found.append(chain)
            following = self.following(phrase, end) if len(chain) < _LONGEST and len(found) < 30 else None
            if following is not None:
                self._extend(chain, following, found)

    def clause_start(self, token: int) -> int:
        """Return where the clause of the token begins: behind the last mark, list markers skipped."""
        stops = self.stops
        index = bisect_left(stops, token) - 1
        begin = stops[index] + 1 if index >= 0 else 0
        low = self.words.low
        while begin < token and (low[begin] in _MARKS or low[begin] == "," or self._marker(begin)):
            begin += 1
        return begin

    def _marker(self, begin: int) -> bool:
        """Tell whether a list marker stands there: "1.", "a)", "2.1."."""
        words = self.words
        mark = words.low_at(begin + 1)
        return (
            mark in (".", ")", "/")
            and len(words.low[begin]) <= 4
            and (begin == 0 or words.low_at(begin - 1) in (".", ";", "-"))
        )

    def clause(self, token: int) -> str:
        """Return what begins the clause before the token: `none`, `adverbial`, `party`, `verb` …"""
        words, begin = self.words, self.clause_start(token)
        if begin >= token:
            return "none"
        if words.end("assign", begin):
            return "assign"
        if words.end("adverbial", begin) and words.verb(begin) != "verb":
            return "adverbial"
        if begin in self._starting:
            return "party"
        if words.end("product", begin):
            return "product"
        return "verb" if words.verb(begin) or words.verb_end(begin) else "other"

    def open_places(self) -> list[int]:
        """Return the tokens at which a party may stand that no predicate, noun or preposition right before it holds."""
        words, low = self.words, self.words.low
        if self._acting is not None or self._receiving is not None:
            return list(range(len(words)))
        found = {0, *words.before, *words.breaks}
        found.update(at + 1 for at, word in enumerate(low) if word in _OPEN_WORDS or not words.is_word(at))
        found.update(end + 1 for end in words.behind["belongs"])
        found.update(at + 1 for name in ("turn", "time_word") for at in words.at[name])
        return sorted(at for at in found if at < len(words))

    def left(self, phrase: Phrase) -> str:
        """Return the place of the phrase by what stands before it, or who marked it otherwise says."""
        told = self._marked_role(phrase)
        return told if told in _TELLING else self._own_left(phrase)

    def _marked_role(self, phrase: Phrase) -> str | None:
        """Return the role that somebody else marked; `unmarked` where he left out whom the grammar would mark."""
        for marked in (self._acting, self._receiving):
            if marked is not None and phrase.start in marked:
                return marked[phrase.start]
        left_out = (self._acting is not None and phrase.start in self._own_leading) or (
            self._receiving is not None and self._own_role(phrase) in RECEIVING
        )
        return "unmarked" if left_out else None

    def _own_left(self, phrase: Phrase) -> str:
        if phrase.start not in self._left:
            left = self._read_left(phrase.start)
            line = phrase.start in self.words.breaks and self.words.capital(phrase.start)
            self._left[phrase.start] = "break" if line and left in ("noun", "time", "number", "object") else left
        return self._left[phrase.start]

    def _read_left(self, start: int) -> str:
        words, low = self.words, self.words.low
        before = start - 1
        while before >= 0 and low[before] in ("“", '"', "*", "'"):
            before -= 1
        begin = self.clause_start(start)
        if words.low_at(before) == "gồm" or (words.low_at(before) == ":" and words.low_at(before - 1) == "gồm"):
            return "including"
        if before < 0 or before < begin:
            stop = words.low_at(begin - 1)
            if stop == ":" and begin - 1 in words.behind["receives"]:
                return "toward"
            return "semicolon" if stop == ";" else "colon" if stop == ":" else "start"
        behind = words.before[before + 1]
        if "assign" in behind or "charge" in behind:
            return self._asked(behind)
        if low[before] in (":", "-") and before in words.behind["assign"]:
            return "assign"
        if low[before] in ("cho", "tới", "đến") and (
            before in words.behind["assign"] or before in words.behind["charge"]
        ):
            if low[before - 1] == "giao":
                return "give"  # "giao đến các đơn vị" hands something over
            return "assign" if before in words.behind["assign"] else "charge"
        if "via" in behind:
            return "via"
        if "about" in behind and low[behind["about"]] in ("đối", "về", "riêng"):
            return (
                "about" if self.clause_start(behind["about"]) >= behind["about"] or low[before] == "riêng" else "prep"
            )
        if "along" in behind:
            return "along"
        if "tell" in behind:
            return "tell"
        if "purpose" in behind:
            return "purpose"
        if "give" in behind:
            return "give"
        if "toward" in behind:
            return self._towards(behind["toward"])
        return self._plain_left(before)

    def _asked(self, behind: dict[str, int]) -> str:
        words = self.words
        at = min(behind[name] for name in ("assign", "charge") if name in behind)
        if words.low_at(at) == "giao" and words.low_at(at - 1) in ("bàn", "được", "đã", "chuyển"):
            return "give" if words.low_at(at - 1) in ("bàn", "chuyển") else "object"
        if "charge" in behind and ("assign" not in behind or behind["charge"] < behind["assign"]):
            return (
                "tell" if words.low_at(at) == "thông" and self.clause(at) in ("verb", "product", "assign") else "charge"
            )
        return "assign"

    def _towards(self, at: int) -> str:
        """Tell whether something is handed over before "về", "cho": else they are prepositions."""
        words = self.words
        begin = self.clause_start(at)
        hands = words.at["hand"]
        if any(start in hands for start in range(max(begin, at - _HANDED), at + 1)):
            return "toward"
        return "toward" if words.end("product", begin) else "prep"

    def _plain_left(self, before: int) -> str:
        words, token = self.words, self.words.low[before]
        if token in _OF or before in words.behind["belongs"]:
            begin = self.clause_start(before)
            if begin < before and words.end("duty", begin) == before:
                return "duty"
            if token == "của" and self.clause(before) == "product":
                return "owner"  # "Báo cáo của các đơn vị gửi về …"
            return "of" if token != "do" else "by"
        if token in ("bởi", "do"):
            return "by"
        if token == "được":
            return "passive"
        if token == "(":
            return "bracket"
        if token == ",":
            return "comma"
        if words.end("turn", before):
            return "turn"
        if token in _MARKS:
            return "dash"
        if token in ("và", "hoặc", "cùng"):
            return "and"
        if token[0].isdigit():
            return "time" if "/" in token or words.low_at(before - 1) in ("năm", "tháng", "quý", "tuần") else "number"
        if words.end("time_word", before):
            return "time"
        if (
            before + 1 in words.behind["verb"]
            or before + 1 in words.behind["weak"]
            or before + 1 in words.behind["modal"]
        ):
            return "object"
        if words.end("stop", before) == before + 1:
            return "prep"
        return "noun"

    def acts(self, end: End) -> str:
        """Return what follows: `acts` a verb, `adverb` "theo …", `colon`, `line` a new line, `ends`, or nothing."""
        if end.before in ("modal", "verb", "weak"):
            return "acts"
        words, at = self.words, end.at
        if end.before == "bracket":
            at = next((i + 1 for i in range(end.at, min(len(words), end.at + 20)) if words.low[i] == ")"), at)
            if at < len(words) and words.verb(at):
                return "acts"
        if end.before == "line":
            return "line"
        comma = words.low_at(at) in (",", "-")
        if words.low_at(at + comma) in ("gồm", "bao"):
            return "including"
        if words.end("adverbial", at + comma) or (comma and words.verb(at + 1)):
            return "adverb"
        return "colon" if words.low_at(at) == ":" else "ends" if at >= len(words) else ""

    def doing(self, phrase: Phrase) -> set[str]:
        """Return what follows the ends of a party that its own words tell, or the list that goes on from there."""
        if phrase.start not in self._doing:
            self._doing[phrase.start] = self._done(phrase, self._doing)
        return self._doing[phrase.start]

    @cached_property
    def _doing(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for phrase in reversed(self.phrases):
            found[phrase.start] = self._done(phrase, found)
        return found

    def _done(self, phrase: Phrase, known: dict[int, set[str]]) -> set[str]:
        acts: set[str] = set()
        for end in phrase.ends:
            if end.over in FURTHER:
                continue
            acts.add(self.acts(end))
            following = None if end.over else self.following(phrase, end)
            if following is not None:
                acts |= known[following.start]
        return acts

    @cached_property
    def leading(self) -> list[int]:
        """The starts of the parties that stand where somebody acts."""
        if self._acting is None:
            return self._own_leading
        return [phrase.start for phrase in self.phrases if phrase.start in self._acting]

    @cached_property
    def _own_leading(self) -> list[int]:
        found = []
        for phrase in self.phrases:
            left = self._own_left(phrase)
            acts = "acts" in self.doing(phrase)
            if phrase.start not in self.listed and (
                left in LEADING or (acts and left in ("comma", "time", "colon", "passive", "by", "and", "break"))
            ):
                found.append(phrase.start)
        return found

    def role(self, phrase: Phrase) -> str:
        """Return the place of the phrase together with how its clause begins: `head` where a subject stands."""
        return self._marked_role(phrase) or self._own_role(phrase)

    def _own_role(self, phrase: Phrase) -> str:
        if phrase.start not in self._roles:
            self._roles[phrase.start] = self._read_role(phrase)
        return self._roles[phrase.start]

    def _read_role(self, phrase: Phrase) -> str:
        if phrase.start in self.listed:
            return "listed"
        if phrase.start in self._loosely:
            return "loosely listed"
        left = self._own_left(phrase)
        if left in ("start", "semicolon", "colon"):
            return "head" if left != "colon" else "colon"
        if left in ("comma", "time", "noun", "dash", "number", "turn", "and"):
            clause = self.clause(phrase.start)
            if left == "turn" or (clause == "adverbial" and left != "number"):
                if left in ("comma", "time") and self._told(phrase.start):
                    return "comma behind predicate"
                return "behind adverbial" if left != "noun" else "noun"
            return f"{left} {'in ' + clause}" if left in ("comma", "noun") else left
        return left

    def _told(self, token: int) -> bool:
        """Tell whether the clause of the token has its predicate, or who is asked, before the token."""
        words, begin = self.words, self.clause_start(token)
        for at in range(begin + 1, token - 1):
            if at in words.at["assign"] and self.begins(words.end("assign", at)):
                return True
            if words.low[at] == "," and words.verb(at + 1) in ("verb", "modal") and not words.end("adverbial", at + 1):
                return True
        return False

    @cached_property
    def getting(self) -> list[int]:
        """The starts of the parties to whom something goes."""
        return [phrase.start for phrase in self.phrases if self.role(phrase) in ("give", "toward")]

    @cached_property
    def beside(self) -> set[int]:
        """The starts of parties between "phối hợp với" and the next verb."""
        found: set[int] = set()
        starts = self.starts
        for end in self.words.at["along"].values():
            index = bisect_left(starts, end)
            if index < len(starts) and starts[index] <= end + 1:
                for chain in self.chains(self.phrases[index]):
                    found.update(phrase.start for phrase, _ in chain)
        return found

    def lends(self, end: End) -> bool:
        """Tell whether "phối hợp" follows one who only lends a hand: "Phòng A chủ trì, Phòng B phối hợp"."""
        words, behind = self.words, end.at + 2
        if words.low[end.at : behind] != ["phối", "hợp"] or self.begins(behind):
            return False
        if words.low_at(behind) in ("", ".", ";"):
            return True  # "đề nghị Công an tỉnh phối hợp."
        if not any(at in words.at["chair"] for at in range(max(0, end.at - _HANDED * 2), end.at)):
            return False  # "đề nghị các đơn vị phối hợp kiểm tra": nobody else leads
        return words.low_at(behind) not in ("với", "chặt", "cùng")

    @cached_property
    def bracketed(self) -> set[int]:
        """The tokens inside brackets."""
        found: set[int] = set()
        opened = -1
        for index, word in enumerate(self.words.low):
            if word == "(":
                opened = index
            elif word == ")" and opened >= 0:
                found.update(range(opened + 1, index))
                opened = -1
        return found
