"""What two values of one record cannot both be: place and issuer, symbol and issuer, date and signing, day of the week.

Each function gives the paths of the values concerned and changes none: which of them is wrong a person must see, and
the document itself may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache, lru_cache

from schemas import Dispatch
from schemas.dates import full_day
from schemas.number import symbol_segments, unify

from .lexicon import expand, issuer_of_symbol, province_at, province_name
from .lexicon.types import document_types
from .lexicon.units import communes_named, districts_named, kind_and_name
from .text.keys import bare_in_place, name_key

_AFTER_SIGNING = timedelta(days=3)
"""By how much a date may be later than the last signature: it is put on when the document is numbered, on that day."""
_WEEKDAY = re.compile(
    r"\b(?:thu\s+(?P<name>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu\s+nhat))\s*[,(]?\s*(?:tuc\s+)?(?:la\s+)?ngay\s+(?P<day>\d{1,2})\b"
)
"""A day with its weekday before it, in letters without diacritics: "thứ Sáu, ngày 16"."""
_WEEKDAYS = ("hai", "ba", "tu", "nam", "sau", "bay")
_SINCE_COMMUNES = "2025-07-01"
"""The table of communes is of the provinces from this day on (Nghị quyết 202/2025/QH15)."""
_SATURDAY = 5
_NO_LETTER, _NO_WORD, _WORD = re.compile(r"[\W\d]"), re.compile(r"\W"), re.compile(r"\w+")
_ROMAN = re.compile(r"[ivx]+")


def place_and_issuer(record: Dispatch) -> Iterator[str]:
    """Give the place where it lies in none of the territory that the issuer belongs to.

    Names of provinces count, and of districts and communes that all lie in others; a place that no table has says
    nothing.
    """
    own = record.issuer.province
    if own is None or record.place is None:
        return
    lies_in = _provinces_of(record.place, record.issued)
    same = {own, province_at(own, record.issued), province_at(own, _SINCE_COMMUNES)}
    if lies_in and not lies_in & same:
        yield "place"
        yield "issuer.province"


@lru_cache(maxsize=1024)
def _provinces_of(place: str, on: str | None) -> frozenset[str]:
    """Return the provinces in which a place lies, by every name that they had; none where no table has it."""
    folded = name_key(expand(place))
    province = province_name(folded)
    if province is not None:
        found = {province, *({"Thừa Thiên Huế"} if province == "Huế" else ())}
    else:
        bare = kind_and_name(folded)[1] if re.match(r"(?:huyện|quận|thị xã|thành phố|xã|phường) ", folded) else folded
        units = districts_named(bare) + communes_named(bare)
        found = {unit[2] for unit in units}
    return frozenset(found | {after for name in found if (after := province_at(name, on)) is not None})


def symbol_and_issuer(record: Dispatch) -> Iterator[str]:
    """Give symbol and issuer where no part of the symbol abbreviates the name, nor is a code of such a body.

    >>> [abbreviates(code, "sở y tế") for code in ("SYT", "SNV")]
    [True, False]
    """
    symbol = record.number.symbol if record.number else None
    name = record.issuer.name
    if not symbol or not name:
        return
    above = record.issuer.parent or ""
    parts = body_parts(symbol)
    names: list[str] = []
    for each in (name, f"{above} {name}", f"{name} {above}"):
        names.append(name_key(expand(each)))
        if not parts or any(abbreviates(part, names[-1]) for part in parts):
            return
    known = [name_key(body) for body, _ in issuer_of_symbol(symbol, record.issued)]
    if any(body in each for body in known for each in names):
        return
    yield "number.symbol"
    yield "issuer.name"


def body_parts(symbol: str) -> list[str]:
    """Return the parts of a symbol that may abbreviate a body.

    >>> body_parts("TB-SNV"), body_parts("2023/NĐ-CP")
    (['SNV'], ['CP'])
    """
    return [part for part in symbol_segments(re.sub(r"\([^)]*\)", "", unify(symbol))) if _may_be_body(part)]


@cache
def _types() -> frozenset[str]:
    return frozenset(symbol.upper() for kind in document_types() for symbol in kind.symbols)


def _may_be_body(part: str) -> bool:
    """Tell whether a part of a symbol can abbreviate a body: capitals, no year, no type of document."""
    return len(part) > 1 and part[0].isalpha() and part.upper() not in _types()


def abbreviates(code: str, name: str) -> bool:
    """Tell whether the letters of a code are first letters of the name's words, in their order, or stand in it."""
    letters = _NO_LETTER.sub("", bare_in_place(code))
    words = bare_in_place(name)
    if len(letters) > 2 and letters in _NO_WORD.sub("", words):
        return True
    firsts = iter("".join(word if _ROMAN.fullmatch(word) else word[0] for word in _WORD.findall(words)))
    return bool(letters) and all(letter in firsts for letter in letters)


def after_signing(record: Dispatch) -> Iterator[str]:
    """Give the date where the file was signed for the last time some days before it."""
    issued = full_day(record.issued)
    days = [day for each in record.file.digital_signatures if each.signed_at and (day := full_day(each.signed_at[:10]))]
    if issued is not None and days and issued > max(days) + _AFTER_SIGNING:
        yield "issued"


def day_of_rest(record: Dispatch) -> Iterator[str]:
    """Give the date of a recognised page that is a Saturday or Sunday: offices seldom issue then, digits are misread.

    Nghị định 30/2020/NĐ-CP has no such rule; a weekday is what nearly all dispatches have.
    """
    issued = full_day(record.issued)
    if record.file.text_source != "text" and issued is not None and issued.weekday() >= _SATURDAY:
        yield "issued"


def other_weekday(record: Dispatch) -> Iterator[str]:
    """Give the deadlines whose own words name another day of the week than their date has."""
    for index, each in enumerate(record.deadlines):
        boundary = full_day(each.boundary[:10]) if each.boundary else None
        match = _WEEKDAY.search(bare_in_place(each.quote).lower())
        if boundary is None or match is None or int(match["day"]) != boundary.day:
            continue
        if _weekday_of(match) != boundary.weekday():
            yield f"deadlines.{index}.boundary"


def _weekday_of(match: re.Match[str]) -> int:
    """Return the weekday that is named, Monday as 0."""
    if match["sunday"]:
        return 6
    return int(match["name"]) - 2 if match["name"].isdigit() else _WEEKDAYS.index(match["name"])
