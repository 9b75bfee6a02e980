"""Names of known bodies and of the fields that bodies are named after, wherever they hold "và", a comma or a verb."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache

from ..language.words import Words, plain, word_lists
from ..lexicon.agencies import agency_table
from ..lexicon.tables import rows

_LINKS = ("-", ",", "&")
_FIELD_HEADS = ("sở", "bộ", "phòng", "ban", "chi cục", "cục")


class _NameNode(dict[str, "_NameNode"]):
    """The words that may follow in a known name; `whole` where one ends here."""

    __slots__ = ("whole",)

    def __init__(self) -> None:
        super().__init__()
        self.whole = False


def name_end(words: Words, index: int) -> int:
    """Return where the longest known name of a body that begins at the token ends, whatever marks join it; else 0."""
    return _longest(words, index, _body_tree())


def body_openings() -> Collection[str]:
    """Return the first words of known names of bodies."""
    return _body_tree().keys()


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
    return _longest(words, index, _field_tree())


def _bodies() -> Iterator[tuple[str, ...]]:
    for agency in agency_table():
        parts = _parts(agency.name)
        if agency.kind != "unit" and len(parts) > 2:
            yield parts


def _fields() -> Iterator[tuple[str, ...]]:
    yield from (parts[1:] for parts in _bodies() if parts[0] in _FIELD_HEADS)
    yield from (_parts(row["long"]) for row in rows("abbreviations"))


@cache
def _body_tree() -> _NameNode:
    return _tree(_bodies())


@cache
def _field_tree() -> _NameNode:
    return _tree(parts for parts in _fields() if len(parts) > 1)


def _tree(names: Iterable[tuple[str, ...]]) -> _NameNode:
    root = _NameNode()
    for parts in names:
        node = root
        for part in parts:
            node = node.setdefault(part, _NameNode())
        node.whole = True
    return root


def _parts(name: str) -> tuple[str, ...]:
    return tuple(plain(part) for part in name.replace(",", " ").split() if part not in ("-", "–"))


def _longest(words: Words, begin: int, names: _NameNode) -> int:
    low, position, best = words.low, begin, 0
    node: _NameNode | None = names if words.low_at(begin) in names else None
    while node:
        while position < len(low) and low[position] in _LINKS:
            position += 1
        node = node.get(low[position]) if position < len(low) else None
        position += 1
        if node is not None and node.whole:
            best = position
    return best
