"""The table of governing phrases (`data/citation_cues.toml`): which words give which relation, which are skipped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from schemas.dispatch import Relation

from ..lexicon import type_named
from ..lexicon.tables import table
from ..rules import rule

TOKEN = re.compile(r"\w+|[^\w\s]")
_GROUP = re.compile(r"\s?(?:\[(?P<may>[^\]]*)\]|\((?P<must>[^)]*)\))")

Words = tuple[str, ...]
_WORD_LISTS = ("unless", "ends", "before", "after", "types", "through")


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One entry of the table."""

    row: int
    """Of the table of relations; of several that fit the first decides."""
    code: Relation | None
    """None for words that are only skipped."""
    carrier: bool
    near: int | None = None
    unless: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    opening: bool = False
    over: bool = False


@cache
def cue_table() -> dict[str, Any]:
    """Return the data file as it is."""
    return table("citation_cues")


@cache
def acts(name: str) -> frozenset[Words]:
    """Return the verbs of that list of acts, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in cue_table()["acts"][name])


@cache
def spelled_out(pattern: str) -> tuple[str, ...]:
    """Return the phrases of a pattern: `[a|b]` may stand or not, of `(a|b)` one must.

    >>> spelled_out("thay thế [cho|các]")
    ('thay thế', 'thay thế cho', 'thay thế các')
    """
    group = _GROUP.search(pattern)
    if group is None:
        return (" ".join(pattern.split()),)
    choices = (group["must"] or group["may"]).split("|") if group["must"] else ["", *group["may"].split("|")]
    found = [
        phrase
        for choice in choices
        for phrase in spelled_out(f"{pattern[: group.start()]} {choice} {pattern[group.end() :]}")
    ]
    return tuple(dict.fromkeys(found))


@cache
def _entries() -> dict[Words, tuple[CueEntry, ...]]:
    """Return the entries of each phrase; a governing one holds "của" or "tại" behind it."""
    found: dict[Words, list[CueEntry]] = {}
    for kind in ("carrier", "phrase"):
        for row in cue_table()[kind]:
            lists = {key: frozenset(row.get(key, ())) for key in _WORD_LISTS}
            opening, over = bool(row.get("opening")), bool(row.get("over"))
            carrier = kind == "carrier"
            entry = CueEntry(row["row"], row.get("code"), carrier, row.get("near"), opening=opening, over=over, **lists)
            for phrase in (p for pattern in row["phrases"] for p in spelled_out(pattern)):
                words = tuple(TOKEN.findall(phrase))
                for tail in ((), ("của",), ("tại",)) if not entry.carrier else ((),):
                    entries = found.setdefault(words + tail, [])
                    # one that does not stand behind every word is asked first, then the one that does
                    entries.insert(0 if entry.ends else len(entries), entry)
    return {phrase: tuple(entries) for phrase, entries in found.items()}


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Return how many words the phrases that end with a word have, the longest first."""
    found: dict[str, set[int]] = {}
    for phrase in _entries():
        found.setdefault(phrase[-1], set()).add(len(phrase))
    return {last: tuple(sorted(counts, reverse=True)) for last, counts in found.items()}


def entry_at(words: list[str], last: int, kind: str | None = None) -> tuple[int, CueEntry] | None:
    """Return where the longest phrase begins that ends with the word, and its entry.

    Args:
        words: The words before the citation, in lower case.
        last: Index of the phrase's last word.
        kind: The type of the citation.
    """
    for count in _lengths().get(words[last], ()):
        first = last + 1 - count
        for entry in _entries().get(tuple(words[first : last + 1]), ()) if first >= 0 else ():
            if entry.unless and last + 1 < len(words) and words[last + 1] in entry.unless:
                continue
            if entry.ends and first and words[first - 1] in entry.ends:
                continue
            if entry.types and kind not in entry.types:
                continue
            if entry.after and entry.after.isdisjoint(words[max(0, first - 24) : first]):
                continue
            return first, entry
    return None


@rule("citation.cue")
def relation_of_cue(words: str) -> Relation | None:
    """Read the relation from the words of the governing phrase."""
    tokens = tuple(token.lower() for token in TOKEN.findall(words))
    for entry in _entries().get(tokens, ()):
        if entry.code and not entry.types:
            return entry.code
    for count in range(1, len(tokens)):  # "bổ sung Công văn": the type decides
        for entry in _entries().get(tokens[:count], ()):
            if entry.types:
                kind = type_named(" ".join(tokens[count:]))
                return entry.code if kind and kind.code in entry.types else None
    return "repeals" if " ".join(tokens) in _verdicts() else "per" if tokens == ("tại",) else None


def row_of_cue(words: str) -> str | None:
    """Return the pattern of the table that gives these words, None where no row has them."""
    wanted = " ".join(token.lower() for token in TOKEN.findall(words))
    rows = [*cue_table()["phrase"], *cue_table()["carrier"], cue_table()["behind"]]
    for row in rows:
        for pattern in row["phrases"]:
            found = {" ".join(TOKEN.findall(phrase)) for phrase in spelled_out(pattern)}
            if any(f"{phrase}{tail}" == wanted for phrase in found for tail in ("", " của", " tại")):
                return str(pattern)
    return None


@cache
def _verdicts() -> frozenset[str]:
    return frozenset(p for pattern in cue_table()["behind"]["phrases"] for p in spelled_out(pattern))


@cache
def verdict_pattern() -> str:
    """Return a pattern of the verdicts behind a citation."""
    phrases = sorted(_verdicts(), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) + ")"


@rule("citation.no_cue")
def relation_without_cue(words: str) -> Relation:
    """Without a governing phrase a citation is a mention."""
    return "mentions"


@rule("citation.announced")
def relation_of_announcement(words: str) -> Relation:
    """ "Ngày …, Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số …" tells of a document: a mention."""
    return "mentions"
