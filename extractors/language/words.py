"""The tokens of a piece of text, and the words of the lists that stand among them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ..lazy import lazy
from ..lexicon.lists import listed
from ..lexicon.tables import rows, table
from ..text.spelling import new_style_tones
from .acting import verb_lists
from .tokenizer import matches, tokens

Marks = dict[int, int]
"""First token of a phrase of a list to the end of the longest one there."""
PLACES = ("assign", "charge", "via", "about", "along", "tell", "purpose", "give", "toward")
"""Lists of what tells the place of a party right behind it."""


@lru_cache(maxsize=1)
def word_lists() -> dict[str, Any]:
    """Return the lists: name to `why` and `words`."""
    return {name: _with_names(name, row) for name, row in table("actors").items()} | verb_lists()


def _with_names(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return a list with the kinds of bodies and the offices that stand in it."""
    return row | {"words": list(dict.fromkeys([*row.get("words", ()), *map(str.lower, listed(name))]))}


@lru_cache(maxsize=1 << 15)
def plain(word: str) -> str:
    """Return a word as the lists spell it: lower case, one place for the tone mark, dashes as "-"."""
    low = word.lower()
    return (
        "-" if low in "–—−‐‑" else new_style_tones(low).replace("quí", "quý").replace("kì", "kỳ").replace("gởi", "gửi")
    )


class _Node(dict[str, "_Node"]):
    __slots__ = ("lists",)

    def __init__(self) -> None:
        super().__init__()
        self.lists: list[str] = []


@lru_cache(maxsize=1)
def _tree() -> _Node:
    root = _Node()
    for name, row in word_lists().items():
        for phrase in row["words"]:
            node = root
            for word, _, _ in tokens(phrase):
                node = node.setdefault(plain(word), _Node())
            node.lists.append(name)
    return root


@lru_cache(maxsize=1)
def _compounds() -> frozenset[tuple[str, ...]]:
    phrases = (phrase for row in word_lists().values() for phrase in row["words"])
    long_forms = (row["long"] for row in rows("abbreviations"))
    found = (tuple(plain(word) for word, _, _ in tokens(phrase)) for phrase in (*phrases, *long_forms))
    return frozenset(two for two in found if len(two) == 2)


def is_compound(two: list[str]) -> bool:
    """Tell whether two syllables, spelt as `plain` spells them, are one word that the lists know: "thư ký"."""
    return tuple(two) in _compounds()


@dataclass
class Words:
    """The tokens of `text`, which stands at `offset` of the document; white space is none."""

    text: str
    offset: int = 0

    def __post_init__(self) -> None:
        found = matches(self.text)
        self.shout = self.text.isupper()
        """True for a heading in capitals, whose capitals tell nothing."""
        self.words = [match[0] for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.low = list(map(plain, self.words))
        self._capitals = set() if self.shout else {i for i, word in enumerate(self.words) if word[0].isupper()}
        self._letters = {i for i, word in enumerate(self.words) if word[0].isalpha()}
        self.at: dict[str, Marks] = defaultdict(dict)
        self.behind: dict[str, Marks] = defaultdict(dict)
        """End of a phrase to the start of the longest one that ends there."""
        self._mark()
        self.openings: set[int] | None = None
        """Tokens at which a head of the lists or a known name may begin, once somebody asks."""
        self._drop_inner()
        self.masked: set[int] = set()
        """Tokens inside nouns that hold a verb: none begins there."""
        for start, end in self.at["noun"].items():
            self.masked.update(range(start, end))
        for name in ("assign", "charge", "hand", "give") if self.masked else ():  # "giấy mời đại biểu" invites nobody
            for start in self.masked.intersection(self.at[name]):
                if self.at["noun"].get(start, 0) <= self.at[name][start]:
                    self.behind[name].pop(self.at[name].pop(start), None)
        self.inside: set[int] = set()
        """Tokens inside words that hold a head of the lists: none begins there ("xã hội")."""
        for start, end in [*self.at["not_head"].items(), *self.at["noun"].items()]:
            self.inside.update(range(start + 1, end))

    def _drop_inner(self) -> None:
        """Forget "chuyển" inside "luân chuyển": what is a part of a longer verb hands nothing over."""
        given = [name for name in ("give", "hand") if self.at[name]]
        if not given:
            return
        inner = {i for start, end in self.at["verb"].items() for i in range(start + 1, end)}
        for name in given:
            for start in inner.intersection(self.at[name]):
                self.behind[name].pop(self.at[name].pop(start), None)

    def _mark(self) -> None:
        """Note where the phrases of the lists stand: at each token the longest, before each the longest that ends."""
        low, at, behind = self.low, self.at, self.behind
        ahead = [*low[1:], ""]  # no phrase goes on with nothing
        for start, node in enumerate(map(_tree().get, low)):
            end = start + 1
            while node is not None:
                for name in node.lists:
                    at[name][start] = end  # the longest comes last
                    behind[name].setdefault(end, start)  # and the first that ends there is the longest
                node = node.get(ahead[end - 1]) if node else None
                end += 1

    @lazy
    def clause_starts(self) -> set[int]:
        """Tokens that begin the text or stand behind a mark that may part clauses."""
        return {0} | {i + 1 for i, word in enumerate(self.low) if word in (":", ";", ")", ".", "-", "+")}

    @lazy
    def before(self) -> dict[int, dict[str, int]]:
        """Token to the lists of `PLACES` of which a phrase ends right before it, with the start of the longest."""
        found: dict[int, dict[str, int]] = defaultdict(dict)
        for name in PLACES:
            for end, start in self.behind[name].items():
                found[end][name] = start
        return found

    @lazy
    def _verbs(self) -> dict[int, str]:
        """Token to the kind of the verb that begins there."""
        modals, verbs, weaks = self.at["modal"], self.at["verb"], self.at["weak"]
        found = {}
        for index in {*modals, *verbs, *weaks} - self.masked - self._capitals:
            modal, verb, weak = modals.get(index, 0), verbs.get(index, 0), weaks.get(index, 0)
            found[index] = "modal" if modal >= verb and modal >= weak else "verb" if verb >= weak else "weak"
        return found

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, index: int) -> bool:
        """Tell whether the token begins with a capital; in a heading in capitals none does."""
        return index in self._capitals

    def is_word(self, index: int) -> bool:
        """Tell whether there is a token at the place that begins with a letter."""
        return index in self._letters

    def low_at(self, index: int) -> str:
        """Return the token in lower case, nothing outside of the text."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def end(self, name: str, index: int) -> int:
        """Return where the phrase of the list that begins at the token ends; 0 where there is none."""
        return self.at[name].get(index, 0)

    def verb(self, index: int) -> str:
        """Return `modal`, `verb` or `weak` for a verb in small letters that begins at the token, else nothing."""
        return self._verbs.get(index, "")

    def verb_end(self, index: int) -> int:
        """Return where the verb that begins at the token ends."""
        at = self.at
        return max(at["modal"].get(index, 0), at["verb"].get(index, 0), at["weak"].get(index, 0))
