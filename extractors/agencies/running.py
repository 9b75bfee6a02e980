"""Where the name of a body ends in running text: its own "và", "về", "số" and commas belong to it.

Two things end a name. A hard stop ends any: marks that no name has, the words of `issuer_ends`, the type or the number
of a document (`_next_stop`). Other verbs stand within names too ("Ban Quản lý …"), so they end one only where the words
before them are a whole name already, by the tables of names and levels (`_whole_until`); this is asked where no "và"
and no comma was passed.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from schemas import Span

from ..language.words import Words
from ..lexicon import agency_heads, province_in
from ..lexicon.letter_classes import UPPER
from ..lexicon.lists import any_of, any_phrase, ordered, phrases
from ..lexicon.units import COMMUNE_KINDS, DISTRICT_KINDS
from .names import name_end
from .persons import is_surname
from .terms import TERM
from .territory import territory_of

_PRINT = rf"(?<!\bTP)(?<!\bTp)\.|[;:(\[“\"”'‘’)\]…¹²³]|/(?!AIDS)|\s[-–—]\s(?![{UPPER}\s])"
"""Marks that no name has, a dash before small letters; the stops of "TP." and the stroke of "HIV/AIDS" are of names."""
_VERB = rf"(?:^|[\s,])(?<!Ngoại\s)(?!{any_of('compounds_in_names')}(?!\w)){any_of('issuer_ends')}(?![^\W\d])"
_NUMBERED = r"[\s,]số\s*:?\s*(?=\d{1,5}[a-zđ]?\s?[/\-–]\s?\w|[/.…])"
"""The number of the document: "số 12/…", "số …/…"; "Tổ số 2" goes on."""
_NOT_BEHIND_HEAD = "".join(f"(?<!{each})" for each in ordered("heads_before_fields"))
_CAPITAL = rf"{_NOT_BEHIND_HEAD}(?<!\s[-–—])\s{any_of('issuer_ends_capital')}(?!\w)"
_SHOUTED = rf"\s(?=[{UPPER}]{{2,}}(?:\s+[{UPPER}]{{2,}}){{3}})"
"""Four words in capitals: the heading of what follows."""
_ANOTHER_TYPE = rf",?\s+và\s+(?:các\s+)?(?:{any_of('issuer_ends_capital')}|{any_of('titles_after_and')}|số)(?!\w)"
_ANOTHER_SHORT = rf",?\s+và\s+(?:[{UPPER}]{{2,3}}|TTr)\s+(?:số|\d)"
"""Another document by the abbreviation of its type: "… và QĐ số 12/QĐ-UBND"."""
_STOP = re.compile("|".join((_PRINT, _VERB, _NUMBERED, _CAPITAL, _SHOUTED, _ANOTHER_TYPE, _ANOTHER_SHORT)))
"""Where a name may end."""
_COMPOUND = re.compile(rf"(?<!\w){any_of('ends_in_compounds')}$")
_FIRST_WORD = re.compile(r"[\s,]*\w+(?:\s+chức)?")
_AND = re.compile(rf",?\s+và\s+(?=[^{UPPER}\s\W])")
_NOT_AFTER_AND = re.compile(rf"{any_of('no_name_after_and')}(?!\w)")
_WHOLE = re.compile(rf"(?<!\w){any_of('whole_names')}$")
_COMMA_NAMES = re.compile(f"{any_of('before_comma_in_name')}$")
_FIELD = re.compile(rf"{any_of('heads_with_field')}\s+(?!về\s+việc)(?:về|thực\s+hiện|triển\s+khai)\s")
_FIELD_END = re.compile(r"\s+(?:về|V/v|v/v)\s")
_FIELD_TALKS = re.compile(r"\s(?:về|v/v|V/v|tại|đã|có|của|được)\s|\d{1,2}\s?/\s?\d|[;:]")
"""With one of these the words go on behind the name of a body and its field."""
_PLURAL = re.compile(rf"{any_of('plural_words')}\s+{any_of('plural_kinds')}\s")
_START = re.compile(rf"[{UPPER}]|{any_of('small_heads')}\b")
_SESSION = re.compile(r"(?:Hội\s+nghị|Đại\s+hội)(?:\s+(?!lần\s)[^\W\d]+){0,6}?\s+lần\s+thứ\s+\w+")
"""A congress that issues: "Hội nghị lần thứ tám Ban Chấp hành Trung ương"."""
_UNIT_WORDS = 4
"""Within so many words behind "tỉnh" or "huyện" stands the name of the unit, if any: "huyện đảo Lý Sơn"."""
_MAX = 160
_ALIAS_WITHIN = re.compile(r"(?<=[^\W\d_])\s+\([A-ZĐ&]{2,12}\)\s+(?=[^\W\d_])")
"""A short name in brackets within the name: "Bảo hiểm xã hội (BHXH) Việt Nam"."""


@cache
def body_heads() -> str:
    """Return a group that matches the words with which a body's name begins, with either placement of the tone mark."""
    heads = {head for head in agency_heads() if head[:1].isupper()} | phrases("joint_bodies")
    for new, old in (("Ủy", "Uỷ"), ("ủy", "uỷ"), ("Tòa", "Toà"), ("tòa", "toà"), ("óa", "oá"), ("òa", "oà")):
        heads |= {head.replace(new, old) for head in heads}
    return any_phrase(sorted(heads))


@cache
def _another_body() -> re.Pattern[str]:
    """After a comma: another body's name, that of the sentence's subject or of the next item."""
    return re.compile(
        rf"\s+(?!Khoa\s+học|Viễn\s+thông|An\s+ninh)(?:{body_heads()}|(?:Phó\s+)?{any_of('offices')}|nhà\s+trường)\s"
    )


@cache
def _office() -> re.Pattern[str]:
    return re.compile(rf"(?:Phó\s+)?{any_of('offices')}")


def name_span(flat: str, start: int, end: int) -> Span | None:
    """Return the span of the body's name that begins at the place, with its own "và", "về", "số" and commas."""
    limit = min(end, start + _MAX)
    if not _START.match(flat, start):
        return None
    position = start
    field = _FIELD.match(flat, start, limit)
    if field and _FIELD_END.search(flat, field.end(), limit):
        position = field.end()
    session = _SESSION.match(flat, start, limit)
    if session:
        position = session.end()
    plural = bool(_PLURAL.match(flat, start))
    edge = limit
    while True:
        stop = _next_stop(flat, start, position, limit)
        edge = stop.start() if stop else limit
        joint = _AND.search(flat, position, limit)
        comma = flat.find(",", position, edge)
        if joint and joint.start() < edge and (comma < 0 or joint.start() <= comma):
            if _ends_before_and(flat, start, joint):
                edge = joint.start()
                break
            position = joint.end()
        elif comma >= 0:
            goes_on = plural or _COMMA_NAMES.search(flat, start, comma)
            another = _another_body().match(flat, comma + 1)
            if another and _office().fullmatch(flat, start, comma):  # "Bộ trưởng, Trưởng ban Ban Tổ chức …"
                goes_on, another = True, None
            if not goes_on or another:
                edge = comma
                break
            position = comma + 1
        else:
            break
    if position == start:
        edge = start + _whole_until(flat[start:edge])
    while edge > start and not flat[edge - 1].isalnum():
        edge -= 1
    edge = start + _before_person(flat[start:edge])
    term = TERM.match(flat, edge, min(end, edge + 20))
    if term:
        edge = term.end()
    if " " not in flat[start:edge].strip() and flat[start:edge].lower() not in phrases("one_syllable"):
        return None
    return Span(start, edge)


_PERSON_BEHIND = {
    "high": (r"\s.*?\b(?:[Tt]ỉnh|[Tt]hành\s+phố|\w+\s+[ủu][ỷyủ])", 1),
    "low": (rf"\s.*?\b{any_phrase(sorted({*DISTRICT_KINDS, *COMMUNE_KINDS} - {'thành phố'}))}", 2),
    "bare": (rf"\s+(?:{any_of('heads_without_of')}\s(?:.*\s)?)?[^{UPPER}\W]\w*", 1),
}
"""What stands between an office and its holder, and how many words more than one his name has at least: behind the
level of a province, whose names a table knows, or a Party committee; behind a lower level, where two words may be its
name; behind a word in small letters, of the body or of the office.
"""


@cache
def _office_and_person() -> re.Pattern[str]:
    ways = (
        rf"{between}\s+(?P<{way}>[{UPPER}]\w*(?:\s+[{UPPER}]\w*){{{least},3}})"
        for way, (between, least) in _PERSON_BEHIND.items()
    )
    return re.compile(rf"{_office().pattern}(?:{'|'.join(ways)})")


@lru_cache(maxsize=1024)
def _before_person(name: str) -> int:
    """Return how much of the words names the body, without the person who holds its office.

    "Chủ tịch UBND tỉnh Hoàng Văn An": a surname behind the level, and no territory of that name.
    """
    found = _office_and_person().fullmatch(name)
    if found is None or not found.lastgroup:
        return len(name)
    person = found[found.lastgroup]
    known = not is_surname(person.split()[0]) or province_in(person) or territory_of(name, None).province
    return len(name) if known else len(name[: found.start(found.lastgroup)].rstrip())


@lru_cache(maxsize=1024)  # the bodies that a document cites are few
def _whole_until(text: str) -> int:
    """Return up to which character the words are a whole name that a verb or the like follows: "Chính phủ nên …".

    The words of `issuer_ends` end any name; other verbs only one that is whole before them: names hold verbs.
    """
    words = Words(text)
    known = name_end(words, words.end("office", 0))
    for at in range(1, len(words)):
        whole = at == known or (at in words.behind["level"] and at - 1 not in words.inside)
        if whole and _ends_name(words, at):
            return words.ends[at - 1]
    return len(text)


def _ends_name(words: Words, at: int) -> bool:
    """Tell whether the words from a token on are none of a name that is whole before it."""
    if words.low_at(at) in ("và", "hoặc", ","):
        return bool(words.verb(at + 1)) and not words.capital(at + 1)
    if words.capital(at) or not words.is_word(at) or words.end("level", at) or words.end("belongs", at):
        return False
    if words.verb(at) or words.end("opener", at) or words.end("stop", at):
        return True
    bare = words.low[at - 1] in phrases("bare_levels") and words.low[at] not in phrases("behind_levels")
    return bare and not any(words.capital(at + n) for n in range(1, _UNIT_WORDS))


def _next_stop(flat: str, start: int, position: int, limit: int) -> re.Match[str] | None:
    """Return where the name may end next; "trình" of "công trình" ends nothing."""
    stop = _STOP.search(flat, position, limit)
    while stop is not None:
        word = _FIRST_WORD.match(flat, stop.start())
        if word is None or _COMPOUND.search(flat, start, word.end()) is None:
            return stop
        stop = _STOP.search(flat, word.end(), limit)
    return None


def _ends_before_and(flat: str, start: int, joint: re.Match[str]) -> bool:
    """Tell whether the name is whole before "và" in small letters, or what follows is no part of a name."""
    name = flat[start : joint.start()]
    return bool(_NOT_AFTER_AND.match(flat, joint.end()) or _WHOLE.search(name)) or bool(province_in(name))


def names_field(words: str) -> bool:
    """Tell whether the words are a body with its field and nothing else: "Ủy ban Quốc gia về chuyển đổi số"."""
    field = _FIELD.match(words)
    return field is not None and _FIELD_TALKS.search(words, field.end()) is None and len(words) < _MAX


def without_alias(words: str) -> str:
    """Return the words without a short name in brackets between them."""
    return _ALIAS_WITHIN.sub(" ", words)


def aliases_in(words: str) -> list[tuple[int, int]]:
    """Return the places of short names in brackets within names."""
    return [match.span() for match in _ALIAS_WITHIN.finditer(words)]
