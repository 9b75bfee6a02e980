"""One sentence with its parties: the role of each, which of them act and which get something."""

from __future__ import annotations

from bisect import bisect_left

from ..lazy import lazy
from .extents import FURTHER, widen
from .joins import End, Phrase
from .party_lists import Chain, PartyLists
from .subjects import subjects

__all__ = ["Chain", "Sentence"]

LEADING = ("start", "semicolon", "assign", "charge", "about", "turn", "duty")
"""Places where the one who acts stands, whatever follows."""
RECEIVING = ("give", "toward", "via")
"""Roles of those to whom, or through whom, something goes."""
_TELLING = ("assign", *RECEIVING)
"""Roles that are places too."""
_BRACKET = 12
"""How many tokens a bracket with a time has at most."""
_LEADS_FAR = 40
"""How many tokens before "phối hợp" the one who leads is looked for."""


class Sentence(PartyLists):
    """A sentence of the document: `span` of it, its tokens and parties."""

    @lazy
    def may_assign(self) -> bool:
        """Whether a party may stand behind a word that asks somebody to act."""
        return self._acting is not None or self._receiving is not None or bool(self.words.at["assign"])

    @lazy
    def subjects(self) -> list[Phrase]:
        """The parties that only their place shows, whoever marked the others."""
        found = list(subjects(self))
        widen(self.words, found, self._names)
        return found

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

    def doing(self, phrase: Phrase) -> set[str]:
        """Return what follows the ends of a party that its own words tell, or the list that goes on from there."""
        if phrase.start not in self._doing:
            self._doing[phrase.start] = self._done(phrase, self._doing)
        return self._doing[phrase.start]

    @lazy
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

    @lazy
    def leading(self) -> list[int]:
        """The starts of the parties that stand where somebody acts."""
        if self._acting is None:
            return self._own_leading
        return [phrase.start for phrase in self.phrases if phrase.start in self._acting]

    @lazy
    def _own_leading(self) -> list[int]:
        found = []
        for phrase in self.phrases:
            left = self._own_left(phrase)
            acts = "acts" in self.doing(phrase)
            if phrase.start not in self.listed and (
                left in LEADING or (acts and left in ("comma", "time", "colon", "passive", "by", "and"))
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
        if left == "comma" and (self._behind_time(phrase) or self._timed_apart(phrase)):
            return "head"
        if left in ("comma", "time", "noun", "dash", "number", "turn", "and"):
            clause = self.clause(phrase.start)
            if left == "turn" or (clause == "adverbial" and left != "number"):
                if left in ("comma", "time") and self._told(phrase.start):
                    return "comma behind predicate"
                return "behind adverbial" if left != "noun" else "noun"
            return f"{left} {'in ' + clause}" if left in ("comma", "noun") else left
        return left

    def _timed_apart(self, phrase: Phrase) -> bool:
        """Tell whether a party before and this one have times in brackets: "các xã (trước 15/9), các thôn (…)"."""
        low, stop = self.words.low, phrase.start - 2
        if self.words.low_at(stop) != ")" or not any(self.words.low_at(end.at) == "(" for end in phrase.ends):
            return False
        opened = next((at for at in range(stop, max(-1, stop - _BRACKET), -1) if low[at] == "("), stop)
        return any(opened < date < stop for date in self.dates)

    def _behind_time(self, phrase: Phrase) -> bool:
        """Tell whether another clause begins with the party, behind the day that ends the one before.

        "Các xã nộp hồ sơ trước ngày 30/11, xã miền núi có thể nộp sau": the one before has somebody who acts.
        """
        day = phrase.start - 2
        index = bisect_left(self.dates, day)
        if index >= len(self.dates) or self.dates[index] != day:
            return False
        begin = self.clause_start(phrase.start)
        subject = next((each for each in self.phrases if each.start >= begin), phrase)
        if subject.start >= day or self._own_left(subject) not in (*LEADING, "colon"):
            return False
        low = self.words.low
        return any(
            low[end.at : end.at + 1] == ["được"] or low[end.at : end.at + 2] == ["có", "thể"] for end in phrase.ends
        )

    def _told(self, token: int) -> bool:
        """Tell whether the clause of the token has its predicate, or who is asked, before the token."""
        words, begin = self.words, self.clause_start(token)
        for at in range(begin + 1, token - 1):
            if at in words.at["assign"] and self.begins(words.end("assign", at)):
                return True
            if words.low[at] == "," and words.verb(at + 1) in ("verb", "modal") and not words.end("adverbial", at + 1):
                return True
        return False

    @lazy
    def getting(self) -> list[int]:
        """The starts of the parties to whom something goes."""
        return [phrase.start for phrase in self.phrases if self.role(phrase) in ("give", "toward")]

    @lazy
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
        if not any(at in words.at["chair"] for at in range(max(0, end.at - _LEADS_FAR), end.at)):
            return False  # "đề nghị các đơn vị phối hợp kiểm tra": nobody else leads
        return words.low_at(behind) not in ("với", "chặt", "cùng")
