"""Cue phrases: which relation the words before a citation give. The phrases are data (`data/citation_cues.toml`)."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from schemas import Span
from schemas.dispatch import Relation

from ..rules import rule

_TOKEN = re.compile(r"\w+|[^\w\s]")
_CLAUSE_END = frozenset(".;:")
_BODY_WORDS = 60
_BEFORE_HEAD = frozenset(("các", "những", "bản", ":", "“", '"', "(", "-", "tại"))
"""What may stand between an adjacent cue and the citation."""
_GROUP = re.compile(r"\s?(?:\[(?P<may>[^\]]*)\]|\((?P<must>[^)]*)\))")

Words = tuple[str, ...]


@dataclass
class _Cues:
    """Phrases by their last word, longest first; those with a body in them as opening and closing words."""

    plain: dict[str, list[tuple[Words, Relation]]] = field(default_factory=dict)
    openings: dict[Words, dict[str, list[tuple[Words, Relation]]]] = field(default_factory=dict)
    """Closing words to the openings, those again by their last word."""
    closings: dict[str, list[Words]] = field(default_factory=dict)
    adjacent: set[Words] = field(default_factory=set)
    """Phrases that are cues only right before the citation."""


def cue_entries() -> list[dict[str, object]]:
    """Return the entries of the data file: relation, phrases, examples."""
    entries: list[dict[str, object]] = tomllib.loads(
        files("extractors").joinpath("data/citation_cues.toml").read_text("utf-8")
    )["cue"]
    return entries


def spelled_out(pattern: str) -> list[str]:
    """Return the phrases of a pattern: `[a|b]` may stand or not, of `(a|b)` one must.

    >>> spelled_out("thay thế [cho|các]")
    ['thay thế', 'thay thế cho', 'thay thế các']
    """
    group = _GROUP.search(pattern)
    if group is None:
        return [" ".join(pattern.split())]
    choices = (group["must"] or group["may"]).split("|") if group["must"] else ["", *group["may"].split("|")]
    return [
        phrase
        for choice in choices
        for phrase in spelled_out(f"{pattern[: group.start()]} {choice} {pattern[group.end() :]}")
    ]


@cache
def _cues() -> _Cues:
    cues = _Cues()
    for entry in cue_entries():
        relation: Relation = entry["relation"]  # type: ignore[assignment]
        for phrase in (p for pattern in entry["phrases"] for p in spelled_out(pattern)):  # type: ignore[attr-defined]
            opening, body, closing = phrase.partition(" {body} ")
            words = tuple(_TOKEN.findall(opening))
            if not body:
                if entry.get("adjacent"):
                    cues.adjacent.add(words)
                cues.plain.setdefault(words[-1], []).append((words, relation))
                continue
            end = tuple(_TOKEN.findall(closing))
            cues.openings.setdefault(end, {}).setdefault(words[-1], []).append((words, relation))
            if end not in cues.closings.setdefault(end[-1], []):
                cues.closings[end[-1]].append(end)
    for table in [cues.plain, *cues.openings.values()]:
        for phrases in table.values():
            phrases.sort(key=lambda item: -len(item[0]))
    return cues


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue that was found: where it stands, its relation, and whether the name of a body stands inside it."""

    span: Span
    relation: Relation
    holds_body: bool


def nearest_cue(flat: str, start: int, end: int) -> Cue | None:
    """Return the cue nearest to `end` in the window; of several that end at one place the longest."""
    tokens = [(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(flat[start:end].lower())]
    words = [token[0] for token in tokens]
    if words and words[-1] == "(":  # "đề nghị của Sở Xây dựng (văn bản số …)" says what "… tại văn bản số …" does
        bracketed = _ending_at([*words[:-1], "tại"], len(words) - 1)
        if bracketed and bracketed[2]:
            return Cue(Span(start + tokens[bracketed[0]][1], start + tokens[-1][2]), bracketed[1], True)
    for last in range(len(words) - 1, -1, -1):
        found = _ending_at(words, last)
        if found:
            first, relation, holds_body = found
            return Cue(Span(start + tokens[first][1], start + tokens[last][2]), relation, holds_body)
    return None


def _ending_at(words: list[str], last: int) -> tuple[int, Relation, bool] | None:
    cues = _cues()
    for closing in cues.closings.get(words[last], ()):
        begin = last + 1 - len(closing)
        if begin > 0 and tuple(words[begin : last + 1]) == closing:
            opened = _opening_before(words, begin, cues.openings[closing])
            if opened:
                return opened[0], opened[1], True
    plain = _phrase_at(words, last, cues.plain)
    if plain and tuple(words[plain[0] : last + 1]) in cues.adjacent and not _BEFORE_HEAD.issuperset(words[last + 1 :]):
        return None
    return (plain[0], plain[1], False) if plain else None


def _opening_before(
    words: list[str], end: int, openings: dict[str, list[tuple[Words, Relation]]]
) -> tuple[int, Relation] | None:
    """Return the opening nearest before the closing, with a body of at least one word between."""
    for index in range(end - 2, max(-1, end - 2 - _BODY_WORDS), -1):
        if words[index + 1] in _CLAUSE_END:
            return None
        found = _phrase_at(words, index, openings)
        while found and found[0] > 0:  # "đồng ý với" right before "đề xuất của" is one cue with it
            wider = _phrase_at(words, found[0] - 1, openings)
            if not wider:
                break
            found = wider
        if found:
            return found
    return None


def _phrase_at(
    words: list[str], last: int, table: dict[str, list[tuple[Words, Relation]]]
) -> tuple[int, Relation] | None:
    for phrase, relation in table.get(words[last], ()):
        first = last + 1 - len(phrase)
        if first >= 0 and tuple(words[first : last + 1]) == phrase:
            return first, relation
    return None


@rule("citation.cue")
def relation_of_cue(words: str) -> Relation | None:
    """Read the relation from the words of a cue."""
    found = nearest_cue(words.replace("\n", " "), 0, len(words))
    return found.relation if found else None


@rule("citation.no_cue")
def relation_without_cue(words: str) -> Relation:
    """Without a cue a citation is a mention."""
    return "mentions"


@rule("citation.announced")
def relation_of_announcement(words: str) -> Relation:
    """ "Ngày …, Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số …" tells of a document: a mention."""
    return "mentions"
