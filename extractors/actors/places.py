"""The place of a party by what stands before it: who is asked, to whom something goes, what a predicate holds."""

from __future__ import annotations

from .phrases import Phrase
from .wording import MARKS, Wording

_OF = ("của", "thuộc", "trong", "ở", "giữa")
_OPEN_WORDS = frozenset((*_OF, "bởi", "do", "cho", "tới", "đến", "và", "hoặc", "cùng"))
"""Words of no list behind which the place of a party depends on more than them."""
_HANDED = 20
"""How many tokens may stand between the verb of handing over and "về"."""


class PartyPlaces(Wording):
    """A sentence that tells the places of its parties."""

    def _own_left(self, phrase: Phrase) -> str:
        if phrase.start not in self._left:
            self._left[phrase.start] = self._read_left(phrase.start)
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
        if "about" in behind:
            at = behind["about"]
            if self.clause_start(at) >= at or low[before] == "riêng":
                return "about"
            if low[at] != "với":
                return "prep"
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
        if token in MARKS:
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

    def open_places(self) -> list[int]:
        """Return the tokens at which a party may stand that no predicate, noun or preposition right before it holds."""
        words, low = self.words, self.words.low
        if self._acting is not None or self._receiving is not None:
            return list(range(len(words)))
        found = {0, *words.before}
        found.update(at + 1 for at, word in enumerate(low) if word in _OPEN_WORDS or not words.is_word(at))
        found.update(end + 1 for end in words.behind["belongs"])
        found.update(at + 1 for name in ("turn", "time_word") for at in words.at[name])
        return sorted(at for at in found if at < len(words))
