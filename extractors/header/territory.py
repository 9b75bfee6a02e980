"""Level and province of the issuer, with the words that they rest on.

`parse_body` decides from the printed names, the place, the date and, where no name is printed, the
symbol. Where these leave the province of a district or commune open, the document's own words may close it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from schemas import Span
from schemas.dispatch import Level

from ..agencies.bodies import Body, Surroundings, parse_body
from ..lexicon import province_in, province_of_domain
from ..lexicon.letter_classes import UPPER
from ..lexicon.units import communes_named, districts_named, kind_and_name
from ..reading import Reading
from ..rules import Rule, rule
from .dateline import date_of_line, place_of_line
from .number import parse_line

_WORD = rf"[{UPPER}]\w*"
_OWN_WORDS = re.compile(rf"(?:tỉnh|thành phố|TP\.?)\s+{_WORD}(?:(?:\s*[-–]\s*|\s){_WORD}){{0,3}}")
_DISTRICT_WORDS = re.compile(rf"(?:[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+{_WORD}(?:\s{_WORD}){{0,3}}")
_PROVINCE_PRINTED = re.compile(r"\btỉnh\s+\w", re.I)
_ADDRESS = re.compile(
    r"(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,64}\.vn\b|(?:https?://|www\.)[\w.-]{1,80}\.vn\b"
    r"|\b[\w-]{1,40}\.[\w-]{1,40}\.gov\.vn\b"
)
_PARTS = ("name", "parent", "place", "date", "number")
_FEWEST = tuple(subset for size in range(1, 6) for subset in combinations(_PARTS, size))


@dataclass(frozen=True, slots=True)
class Grounds:
    """What level and province can rest on; None where the document does not print it."""

    name: Span | None
    parent: Span | None
    place: Span | None
    date: Span | None
    number: Span | None
    """Only where no name is printed."""


def _body(parts: tuple[str, ...], texts: tuple[str, ...]) -> Body:
    """Return the issuer as the parts that are given tell it."""
    given = dict(zip(parts, texts, strict=True))
    number = parse_line(given["number"]) if "number" in given else None
    around = Surroundings(
        place=place_of_line(given["place"]) if "place" in given else None,
        parent=_line(given.get("parent")),
        symbol=number.symbol if number else None,
    )
    return parse_body(_line(given.get("name")) or "", date_of_line(given["date"]) if "date" in given else None, around)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()).strip(" *_-–=~.:;,") if text else None


def _register(parts: tuple[str, ...]) -> None:
    """Register the rules that read level and province from these parts, in their order."""

    def level(*texts: str) -> Level | None:
        return _body(parts, texts).level

    def province(*texts: str) -> str | None:
        return _body(parts, texts).province

    rule(f"level.{'.'.join(parts)}")(level)
    rule(f"province.{'.'.join(parts)}")(province)


for _subset in _FEWEST:
    _register(_subset)


@rule("province.unit_and_words")
def province_of_unit_and_words(name: str, words: str) -> str | None:
    """Return the province that the words name, where it is one of those that have a unit of the body's name."""
    unit = parse_body(_line(name) or "").unit
    found = province_in(words)
    if unit is None or len(found) != 1:
        return None
    _, bare = kind_and_name(unit)
    same = districts_named(bare) + communes_named(bare)
    return found[0] if any(unit[2] == found[0] for unit in same) else None


@rule("province.district_words")
def province_of_district_words(words: str) -> str | None:
    """Return the province of the district that the text of a commune's body names."""
    return parse_body(" ".join(words.split())).province


@rule("province.words")
def province_of_own_words(words: str) -> str | None:
    """Return the province that a local body's own text names behind "tỉnh" or "thành phố"."""
    found = province_in(words)
    return found[0] if len(found) == 1 else None


@rule("province.domain")
def province_by_domain(address: str) -> str | None:
    """Return the province that an official e-mail or web address names."""
    return province_of_domain(address)


def read_territory(reading: Reading, grounds: Grounds) -> tuple[Level | None, str | None]:
    """Return level and province of the issuer and note the fewest spans that give each."""
    text = reading.text
    spans = {part: span for part in _PARTS if (span := getattr(grounds, part)) is not None}
    if "name" not in spans and "number" not in spans:
        return None, None
    texts = {part: span.of(text) for part, span in spans.items()}
    whole = tuple(spans)
    found = _body(whole, tuple(texts.values()))

    def keep(path: str, family: str, value: str | None) -> None:
        if value is None:
            return
        for parts in _FEWEST:
            if not set(parts) <= set(whole) or not {"name", "number"} & set(parts):
                continue
            if getattr(_body(parts, tuple(texts[part] for part in parts)), family) == value:
                confidence = 1.0 if parts[0] == "name" and "place" not in parts else 0.9
                name = f"{family}.{'.'.join(parts)}"
                reading.ledger.read(path, name, *(spans[part] for part in parts), confidence=confidence)
                return

    keep("issuer.level", "level", found.level)
    if found.province is not None:
        keep("issuer.province", "province", found.province)
        return found.level, found.province
    if found.level in ("province", "district", "commune"):
        return found.level, _from_text(reading, grounds, found.level)
    return found.level, None


def _from_text(reading: Reading, grounds: Grounds, level: Level) -> str | None:
    """Find the province of a local body in its own text, where its name and place leave it open."""
    text = reading.text
    name = grounds.name if level != "commune" or grounds.parent is None else grounds.parent
    for rule_name, function, evidence, confidence in _readings(text, grounds, name, level):
        if function(*(span.of(text) for span in evidence)):
            found: str = reading.ledger.read("issuer.province", rule_name, *evidence, confidence=confidence)
            return found
    return None


def _readings(
    text: str, grounds: Grounds, name: Span | None, level: Level
) -> Iterator[tuple[str, Rule, tuple[Span, ...], float]]:
    """Yield what in the text could tell the province, the surest first.

    Provinces that the text merely names tell it only where they are one and the same, and where the header names none
    that is unknown (misprinted, misrecognised).
    """
    own = [Span(match.start(), match.end()) for match in _OWN_WORDS.finditer(text)][:12]
    if name is not None and level in ("district", "commune"):
        for words in own:
            yield "province.unit_and_words", province_of_unit_and_words, (name, words), 0.8
    if level == "commune":
        for match in _DISTRICT_WORDS.finditer(text):
            yield "province.district_words", province_of_district_words, (Span(match.start(), match.end()),), 0.7
    if ".vn" in text:
        for match in _ADDRESS.finditer(text):
            yield "province.domain", province_by_domain, (Span(match.start(), match.end()),), 0.8
    printed = [span.of(text) for span in (grounds.name, grounds.parent) if span is not None]
    told = {province for words in own if (province := province_of_own_words(words.of(text)))}
    if len(told) == 1 and not any(_PROVINCE_PRINTED.search(line) for line in printed):
        for words in own:
            yield "province.words", province_of_own_words, (words,), 0.6
