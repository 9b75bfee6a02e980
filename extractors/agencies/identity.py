"""What tells a body apart from others, by its name alone: names of any spelling, with marks or without, meet in it.

Whose body it is, for the record of one document, is read in `territory.py`; `bodies.py` says why these are two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.folded_units import CENTRAL_CITIES, PROVINCES, is_central_city, province_key, province_of_district
from ..lexicon.lists import any_of, phrases
from ..lexicon.units import COMMUNE_KINDS, DISTRICT_KINDS, LEVEL_OF_COMMITTEE
from ..text.keys import bare_key, marked_words
from .terms import without_term

_SHORT = {short: long for short, _, long in (each.partition(" = ") for each in phrases("folded_abbreviations"))}
_DISTRICT = tuple(map(bare_key, DISTRICT_KINDS))
_COMMUNE = tuple(map(bare_key, COMMUNE_KINDS))
_UNITS = "|".join(("tinh", "thanh pho", *(kind for kind in _DISTRICT if kind != "thanh pho"), *_COMMUNE))
# A unit word begins a territory only where a name follows: "ủy ban nhân dân xã Tự Do huyện Bình An tỉnh Lạng Sơn".
# "xã hội", "phường hội", "tỉnh ủy", "quân sự tỉnh" are no territories.
_UNIT = re.compile(rf"\b({_UNITS})\b(?! (?:hoi|uy|doi|doan)\b)")
# Words that are kinds of units only with these marks: "quần vợt", "tinh thần", "Hà Tĩnh" are not.
_MARKS = {"tinh": "tỉnh", "quan": "quận", "xa": "xã", "huyen": "huyện", "phuong": "phường"}
_LEVELS = {bare_key(level): bare_key(kind) for level, kind in LEVEL_OF_COMMITTEE.items()}
_PARTY_UNIT = re.compile(rf"\b({'|'.join(_LEVELS)}) uy\b")
# The head signs for the body, and the standing committee for the Party committee: one series of numbers.
_HEADS = re.compile(rf"^(?:(?:dong chi|pho|quyen) )*{any_of('heads_who_sign')}\s+(?=\w+ \w+)")
_HEAD_OF = re.compile(
    r"^(?:(?:dong chi|pho|quyen) )*(?:bo truong (?:bo )?(?P<bo>)|truong phong (?P<phong>)|truong ban (?P<ban>))"
)
_STANDING = re.compile(rf"^{any_of('standing_committees')} (?={_PARTY_UNIT.pattern})")
_CENTRAL = re.compile(
    rf"^(?:bo (?!chi huy|tu lenh)|{any_of('central_bodies')})"
    r"|^(?:van phong|thanh tra|vu|cuc|tong cuc)\b.* bo (?!chi huy|tu lenh)"
    r"|\btrung uong(?: dang)?$|\bviet nam$"
)
_RISEN = re.compile(r"\b(?:bắc ninh|huế|hue)$")
"""Cities of a province that bear the name of one that became a city itself: which is meant, only the day tells."""


class BodyIdentity(NamedTuple):
    """The parts of a name, without marks and in small letters; None = not known."""

    body: str
    """Its kind, and what it is of, without the territory: `uy ban nhan dan`, `so noi vu`."""
    commune: str | None = None
    district: str | None = None
    province: str | None = None
    level: str | None = None


def identity_of(name: str, province: str | None, level: str | None, on: str | None) -> BodyIdentity | None:
    """Return the parts of a body's name; None where it holds no body.

    Args:
        name: As printed.
        province: The territory known beside the name, used where it names none.
        level: The level known beside it.
        on: A day (EDTF) on which it bore the name.
    """
    return _folded(name, province, level, on if on and _has_risen(name) else None)


@lru_cache(maxsize=32768)
def _has_risen(name: str) -> bool:
    return _RISEN.search(name.lower()) is not None


@lru_cache(maxsize=32768)
def _folded(name: str, province: str | None, level: str | None, on: str | None) -> BodyIdentity | None:
    found = _parts(name, province, level, on)
    if found is None:
        return None
    body, *rest = found
    return BodyIdentity(body.replace("_", ""), *(part and part.replace("_", "") for part in rest))


def _parts(name: str, province: str | None, level: str | None, on: str | None) -> BodyIdentity | None:
    words = _marked(without_term(name))
    if not words:
        return None
    words = _STANDING.sub("", words)
    words = _HEADS.sub("", _HEAD_OF.sub(_body_of_head, words))
    known = province_key(province) if province else None
    party = _PARTY_UNIT.search(words)
    if party:
        return _party_body(words, party, known, level)
    matches = list(_UNIT.finditer(words))
    body, commune, district, found = words, None, None, None
    for i, match in enumerate(matches):
        end = matches[i + 1].start() if i + 1 < len(matches) else len(words)
        place = words[match.end() : end].strip()
        if i == 0:
            body = words[: match.start()].strip()
        kind = match[1]
        if not place:  # "UBND huyện": a level without a name
            level = level or _level_of_unit(kind)
        elif kind == "tinh" or (kind == "thanh pho" and is_central_city(place, on, level)):
            found = _province_at_start(place.replace("_", ""))
        elif kind in _COMMUNE:
            commune = f"{kind} {place}"
        elif kind in _DISTRICT:
            district = f"{kind} {place}"
    if not body:
        return None
    if not matches:
        body, found = _trailing_province(words)
    place_level = "commune" if commune else "district" if district else "province" if found else None
    if _CENTRAL.search(body) and not place_level:
        return BodyIdentity(body, level="central")
    if district and not (found or known):
        known = province_of_district(district)
    final = place_level or level or ("province" if known and body.startswith("so ") else None)
    if final is None and body.startswith(("so ", "uy ban nhan dan", "hoi dong nhan dan")) and known:
        final = "province"
    if final == "central":
        return BodyIdentity(words, level="central")
    return BodyIdentity(body, commune, district, found or known, final)


def _province_at_start(place: str) -> str | None:
    """Return the province that the words behind "tỉnh" name: "tuyến tỉnh trực thuộc Sở Y tế" names none."""
    words = place.split()
    heads = (" ".join(words[:size]) for size in (4, 3, 2, 1) if len(words) >= size)
    return next((province_key(head) for head in heads if head in PROVINCES), None)


def _marked(name: str) -> str:
    """Return folded words, abbreviations expanded; a word that only looks like a kind of unit ends in `_`."""
    written = marked_words(name).split()
    without_marks = all(word == bare_key(word) for word in written)
    words = []
    for word in written:
        plain = bare_key(word)
        unit = _MARKS.get(plain)
        is_unit = word == unit or (without_marks and word == plain)
        words.append(f"{plain}_" if unit and not is_unit else _SHORT.get(plain, plain))
    return re.sub(r"\bha tinh\b", "ha tinh_", " ".join(words))


def _body_of_head(match: re.Match[str]) -> str:
    """Return the body's own word for a head that is named by it: "Trưởng phòng Nội vụ" heads Phòng Nội vụ."""
    return next(f"{name} " for name, found in match.groupdict().items() if found is not None)


def _party_body(words: str, match: re.Match[str], known: str | None, level: str | None) -> BodyIdentity:
    """Name the body of a Party committee: "Ban Tuyên giáo Tỉnh ủy Lạng Sơn", "Thành ủy Hà Nội"."""
    place = re.sub(rf"^(?:{'|'.join(_LEVELS.values())}) ", "", words[match.end() :].strip())
    before = words[: match.start()].strip()
    kind = match[1]
    if kind == "tinh" or (kind == "thanh" and (not place or place in CENTRAL_CITIES)):
        body = f"{before} tinh uy".strip()
        return BodyIdentity(body, province=province_key(place) if place in PROVINCES else known, level="province")
    district = f"{_LEVELS[kind]} {place}" if place else None
    return BodyIdentity(f"{before} huyen uy".strip(), None, district, known, "district")


def _trailing_province(words: str) -> tuple[str, str | None]:
    """Split a province named at the end without "tỉnh": "Sở Nội vụ Khánh Hòa"."""
    parts = words.split()
    for size in (4, 3, 2, 1):
        tail = " ".join(parts[-size:])
        if len(parts) > size and tail in PROVINCES and parts[0] in ("so", "cong", "ubnd", "uy", "hoi", "cuc", "chi"):
            return " ".join(parts[:-size]), province_key(tail)
    return words, None


def _level_of_unit(kind: str) -> str:
    return "province" if kind == "tinh" else "commune" if kind in _COMMUNE else "district"
