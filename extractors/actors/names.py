"""Names of known bodies and of the fields that bodies are named after, wherever they hold "và", a comma or a verb."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from ..lexicon.agencies import agency_table
from ..lexicon.tables import rows
from .words import Words, plain, word_lists

_LINKS = ("-", ",", "&")
_FIELD_HEADS = ("sở", "bộ", "phòng", "ban", "chi cục", "cục")
_Names = dict[str, set[tuple[str, ...]]]


def name_end(words: Words, index: int) -> int:
    """Return where the longest known name of a body that begins at the token ends, whatever marks join it; else 0."""
    return _longest(words, index, _bodies())


@cache
def body_abbreviations() -> frozenset[str]:
    """Return the abbreviations in capitals that stand for a kind of body: "BCHQS", "LĐLĐ"."""
    heads = {tuple(phrase.split()) for phrase in word_lists()["body"]["words"]}
    return frozenset(
        row["short"]
        for row in rows("abbreviations")
        if row["short"].isalpha()
        and row["short"].isupper()
        and len(row["short"]) > 2
        and any(_parts(row["long"].lower())[:count] in heads for count in (1, 2, 3, 4))
    )


def field_end(words: Words, index: int) -> int:
    """Return where the longest name of a field ("Thi đua - Khen thưởng") that begins at the token ends; else 0."""
    return _longest(words, index, _fields())


@cache
def _bodies() -> _Names:
    found: _Names = defaultdict(set)
    for agency in agency_table():
        parts = _parts(agency.name)
        if agency.kind != "unit" and len(parts) > 2:
            found[parts[0]].add(parts)
    return found


@cache
def _fields() -> _Names:
    found: _Names = defaultdict(set)
    named = (parts for names in _bodies().values() for parts in names)
    for parts in [
        *(parts[1:] for parts in named if parts[0] in _FIELD_HEADS),
        *(_parts(row["long"]) for row in rows("abbreviations")),
    ]:
        if len(parts) > 1:
            found[parts[0]].add(parts)
    return found


def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain(part) for part in name.replace(",", " ").split() if part not in ("-", "–"))


def _longest(words: Words, begin: int, names: _Names) -> int:
    best = 0
    for parts in names.get(words.low_at(begin), ()):
        position = begin
        for part in parts:
            while words.low_at(position) in _LINKS:
                position += 1
            if words.low_at(position) != part:
                break
            position += 1
        else:
            best = max(best, position)
    return best
