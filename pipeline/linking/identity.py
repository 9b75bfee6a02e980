"""Agencies as far as linking needs them: what body a name means, where, and whether two names are one body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from extractors.text.keys import bare_key, bare_words, marked_words

from .terms import without_term
from .territory import (
    CENTRAL_CITIES,
    PROVINCES,
    is_central_city,
    merged,
    province_key,
    province_name,
    province_of_district,
    unit_display,
)

_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "ubmttq": "uy ban mat tran to quoc",
    "mttq": "mat tran to quoc",
    "tdkt": "thi dua khen thuong",
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "gddt": "giao duc va dao tao",
    "tw": "trung uong",
}
_UNITS = "tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran|dac khu"
_DISTRICT = ("huyen", "quan", "thi xa", "thanh pho")
_COMMUNE = ("xa", "phuong", "thi tran", "dac khu")
# A unit word begins a territory only where a name follows: "ủy ban nhân dân xã Tự Do huyện Bình An tỉnh Lạng Sơn".
# "xã hội", "phường hội", "tỉnh ủy", "quân sự tỉnh" are no territories.
_UNIT = re.compile(rf"\b({_UNITS})\b(?! (?:hoi|uy|doi|doan)\b)")
# Words that are kinds of units only with these marks: "quần vợt", "tinh thần", "Hà Tĩnh" are not.
_MARKS = {"tinh": "tỉnh", "quan": "quận", "xa": "xã", "huyen": "huyện", "phuong": "phường"}
_PARTY_UNIT = re.compile(r"\b(tinh|thanh|huyen|quan|thi) uy\b")
# The head signs for the body, and the standing committee for the Party committee: one series of numbers.
_HEADS = re.compile(
    r"^(?:(?:dong chi|pho|quyen) )*(?:chu tich|giam doc|chanh van phong|hieu truong|cuc truong|tong giam doc"
    r"|tong cuc truong|vu truong|chi cuc truong)\s+(?=\w+ \w+)"
)
_HEAD_OF = re.compile(
    r"^(?:(?:dong chi|pho|quyen) )*(?:bo truong (?:bo )?(?P<bo>)|truong phong (?P<phong>)|truong ban (?P<ban>))"
)
_STANDING = re.compile(
    r"^(?:ban thuong vu|thuong truc|ban chap hanh(?: dang bo)?) (?=(?:tinh|thanh|huyen|quan|thi) uy\b)"
)
_CENTRAL = re.compile(
    r"^(?:bo (?!chi huy|tu lenh)|chinh phu|thu tuong|quoc hoi|uy ban thuong vu quoc hoi|chu tich nuoc|ban bi thu"
    r"|van phong (?:chinh phu|trung uong|quoc hoi|chu tich nuoc)|ban chap hanh trung uong|toa an nhan dan toi cao"
    r"|vien kiem sat nhan dan toi cao|kiem toan nha nuoc|thanh tra chinh phu|ngan hang nha nuoc|uy ban dan toc)"
    r"|^(?:van phong|thanh tra|vu|cuc|tong cuc)\b.* bo (?!chi huy|tu lenh)"
    r"|\btrung uong(?: dang)?$|\bviet nam$"
)


_RISEN = re.compile(r"\b(?:bắc ninh|huế|hue)$")
"""Cities of a province that bear the name of one that became a city itself: which is meant, only the day tells."""
_NAMELESS = re.compile(
    r"(?:van phong|thanh tra|ban to chuc(?: can bo)?|ban tuyen giao(?: va dan van)?|ban dan van|uy ban kiem tra"
    r"|ban noi chinh|phong (?:hanh chinh|to chuc)[a-z ]*)"
)


def is_nameless(name: str) -> bool:
    """Tell whether only the body above tells whose a body of this name is: VĂN PHÒNG, BAN TỔ CHỨC."""
    return _NAMELESS.fullmatch(bare_words(name)) is not None


@dataclass(frozen=True, slots=True)
class AgencyId:
    """What tells a body apart: its kind and its territory, all folded; `None` = not known."""

    body: str
    commune: str | None = None
    district: str | None = None
    province: str | None = None
    level: str | None = None

    @property
    def key(self) -> str:
        """The identity as one string."""
        return "|".join(part or "" for part in (self.body, self.commune, self.district, self.province))

    @property
    def unit(self) -> str | None:
        """The smallest unit below the province."""
        return self.commune or self.district

    @property
    def is_local(self) -> bool:
        """Whether it takes a territory to know which body is meant."""
        return self.level in ("province", "district", "commune")

    @property
    def is_certain(self) -> bool:
        """Whether exactly one body answers to this, communes of one name in one province left aside."""
        if self.level == "commune":
            return bool(self.commune and self.province)
        if self.level == "district":
            return bool(self.district and self.province)  # several provinces have a huyện Châu Thành
        if self.level == "province":
            return bool(self.province)
        return self.level is not None

    @property
    def restarted(self) -> bool:
        """Whether its numbers began anew in July 2025: those of communes, and of provinces that were merged."""
        return self.level == "commune" or (self.level == "province" and merged(self.province))

    def as_list(self) -> list[str | None]:
        """Return the parts, for JSON."""
        return [self.body, self.commune, self.district, self.province, self.level]


def identify(
    name: str, province: str | None = None, level: str | None = None, on: str | None = None
) -> AgencyId | None:
    """Return which body a name means.

    Args:
        name: As printed.
        province: The territory known beside the name, used where it names none.
        level: The level known beside it.
        on: A day (EDTF) on which it bore the name: "thành phố Bắc Ninh" is a province from 20/9/2026 on.

    >>> identify("Sở Nội vụ tỉnh Cao Bằng").key, identify("ỦY BAN NHÂN DÂN HUYỆN HẠ LANG", "Cao Bằng").key
    ('so noi vu|||cao bang', 'uy ban nhan dan||huyen ha lang|cao bang')
    """
    return _identified(name, province, level, on if on and _has_risen(name) else None)


@lru_cache(maxsize=32768)
def _has_risen(name: str) -> bool:
    return _RISEN.search(name.lower()) is not None


@lru_cache(maxsize=32768)
def _identified(name: str, province: str | None, level: str | None, on: str | None) -> AgencyId | None:
    found = _identify(name, province, level, on)
    if found is None or "_" not in found.key:
        return found
    parts = [part and part.replace("_", "") for part in found.as_list()]
    return AgencyId(parts[0] or "", *parts[1:])


def _identify(name: str, province: str | None, level: str | None, on: str | None) -> AgencyId | None:
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
        return AgencyId(body, level="central")
    if district and not (found or known):
        known = province_of_district(district)
    final = place_level or level or ("province" if known and body.startswith("so ") else None)
    if final is None and body.startswith(("so ", "uy ban nhan dan", "hoi dong nhan dan")) and known:
        final = "province"
    if final == "central":
        return AgencyId(words, level="central")
    return AgencyId(body, commune, district, found or known, final)


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


def _party_body(words: str, match: re.Match[str], known: str | None, level: str | None) -> AgencyId:
    """Name the body of a Party committee: "Ban Tuyên giáo Tỉnh ủy Lạng Sơn", "Thành ủy Hà Nội"."""
    place = re.sub(r"^(?:tinh|thanh pho|huyen|quan|thi xa) ", "", words[match.end() :].strip())
    before = words[: match.start()].strip()
    kind = match[1]
    if kind == "tinh" or (kind == "thanh" and (not place or place in CENTRAL_CITIES)):
        body = f"{before} tinh uy".strip()
        return AgencyId(body, province=province_key(place) if place in PROVINCES else known, level="province")
    unit = {"huyen": "huyen", "quan": "quan", "thi": "thi xa", "thanh": "thanh pho"}[kind]
    return AgencyId(f"{before} huyen uy".strip(), None, f"{unit} {place}" if place else None, known, "district")


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


def compatible(a: AgencyId, b: AgencyId) -> bool:
    """Tell whether the two may be one body: nothing known of both differs."""
    if a.body != b.body and not (a.level == b.level == "central" and _one_in_other(a.body, b.body)):
        return False
    pairs = ((a.commune, b.commune), (a.district, b.district), (a.province, b.province), (a.level, b.level))
    return all(x is None or y is None or x == y for x, y in pairs)


def same(a: AgencyId, b: AgencyId) -> bool:
    """Tell whether the two are one body for certain."""
    return a.is_certain and b.is_certain and compatible(a, b)


def _one_in_other(a: str, b: str) -> bool:
    """Tell whether one name is the other with its upper body: "Ban Bí thư", "Ban Bí thư Trung ương Đảng"."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short + " ") or long.endswith(" " + short)


def display(body_name: str, agency: AgencyId) -> str:
    """Return a printable name: the body's own words and its territory."""
    plain = body_name.removesuffix(" tỉnh")
    if agency.level == "central" or agency.level is None:
        return body_name
    if agency.unit:
        return f"{plain} {unit_display(agency.unit)}"
    return f"{plain} {province_name(agency.province)}" if agency.province else body_name
