"""Provinces and centrally-run cities at a date, and where a text or an internet domain names one.

63 units until 2025-06-30, 34 since (Nghị quyết 202/2025/QH15); Thừa Thiên Huế is Huế since 2025-01-01
(Nghị quyết 175/2024/QH15).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..text.keys import name_key
from ..text.spelling import spellings
from .tables import cells, rows


@dataclass(frozen=True, slots=True)
class Province:
    """One province (tỉnh) or centrally-run city (thành phố trực thuộc trung ương) as a legal person."""

    name: str
    """Bare name: `Hà Nội`, `Huế`, `Hồ Chí Minh`."""
    kind: str
    """`tỉnh` or `thành phố`."""
    valid_from: str
    """First day as EDTF (a year where the day is not given), empty where open."""
    valid_to: str
    """Last day, empty where open."""
    successors: tuple[str, ...]
    code: str
    """Two-digit statistical code of the unit of 2025."""
    unit: str
    """Code of electronic document exchange: `H14`."""
    domains: tuple[str, ...]
    variants: tuple[str, ...]

    def valid(self, on: str | None) -> bool:
        """Tell whether it existed on the day (EDTF; unknown digits count as the earliest); True without a day."""
        day = earliest(on)
        if day is None:
            return True
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


def earliest(edtf: str | None) -> str | None:
    """Return the first day that an EDTF date may mean: `2022-07-XX` gives `2022-07-01`; None where there is no date."""
    if not edtf or not edtf[:4].isdigit():
        return None
    filled = edtf[:10].replace("X", "0")
    year, month, day = (*filled.split("-"), "01", "01")[:3]
    return f"{year}-{month if month != '00' else '01'}-{day if day != '00' else '01'}"


@cache
def all_provinces() -> tuple[Province, ...]:
    """Return every row of the table, former units too."""
    return tuple(
        Province(
            row["name"], row["kind"], row["valid_from"], row["valid_to"], tuple(cells(row["successors"])), row["code"],
            row["unit"], tuple(cells(row["domains"])), tuple(cells(row["variants"])),
        )
        for row in rows("provinces")
    )  # fmt: skip


@lru_cache(maxsize=256)
def provinces_on(on: str | None = None) -> tuple[Province, ...]:
    """Return the provinces of a day; without a day those of today's map (34)."""
    if on is None:
        return tuple(p for p in all_provinces() if not p.valid_to)
    return tuple(p for p in all_provinces() if p.valid(on))


@cache
def _by_folded() -> dict[str, str]:
    names = {}
    for province in all_provinces():
        for spelling in (province.name, *province.variants):
            names[name_key(spelling)] = province.name
            names[name_key(spelling).replace(" - ", " ")] = province.name
    return names


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in _by_folded())


def may_end_province(word: str) -> bool:
    """Tell quickly whether the name of a province may end with a word as `name_key` folds it: "huế", "tp.hcm"."""
    bare = word.strip(".")
    return bare in _last_words() or not bare or bare.startswith(("t", "phố"))


_KIND = re.compile(r"^(?:tỉnh|thành phố|t\. ?p\.?|tp\.?)\s*")


@lru_cache(maxsize=4096)
def province_name(text: str) -> str | None:
    """Return the bare name that a spelling of a province stands for, behind "tỉnh", "TP." or alone; else None.

    >>> province_name("tỉnh Khánh Hoà"), province_name("TP.HCM"), province_name("Hạ Lang")
    ('Khánh Hòa', 'Hồ Chí Minh', None)
    """
    folded = name_key(text).strip(" ,.;")
    return _by_folded().get(folded) or _by_folded().get(_KIND.sub("", folded))


@lru_cache(maxsize=1024)
def kind_of_province(name: str, on: str | None = None) -> str | None:
    """Return `tỉnh` or `thành phố` for a bare name at a day, else None; without a day what it was before 2026.

    Đồng Nai, Quảng Ninh and Bắc Ninh became cities in 2026.
    """
    return next((p.kind for p in all_provinces() if p.name == name and p.valid(on)), None)


@lru_cache(maxsize=4096)
def province_at(name: str, on: str | None) -> str | None:
    """Return the bare name of the province that had this name's territory on the day, None where it was divided.

    A name that is valid on the day stays; one that ended before gives its single successor.

    >>> province_at("Bình Thuận", "2025-08-25"), province_at("Bình Thuận", "2023-01-02")
    ('Lâm Đồng', 'Bình Thuận')
    """
    day = earliest(on)
    same = [p for p in all_provinces() if p.name == name]
    if not same or day is None or any(p.valid(day) for p in same):
        return name if same else None
    ended = [p for p in same if p.valid_to and p.valid_to < day]
    if not ended:
        return name
    last = ended[-1]
    return province_at(last.successors[0], day) if len(last.successors) == 1 else None


# --- provinces in a text and in an internet domain --------------------------------------------------------------------

_CITY_WORD = r"(?:thành\s+phố|t\s?\.?\s?p\.?)\s*"
_SAIGON = rf"{_CITY_WORD}(?:hồ\s+chí\s+minh|hcm)"


# A person's name, read only behind "thành phố"; and old double provinces, which today are lists of two.
_NOT_IN_TEXT = {
    "hồ chí minh",
    "hcm",
    "quảng nam - đà nẵng",
    "quảng nam đà nẵng",
    "gia lai - kon tum",
    "gia lai kon tum",
}


@cache
def _in_text() -> re.Pattern[str]:
    spelled = {form.lower() for p in all_provinces() for form in (p.name, *p.variants)} - _NOT_IN_TEXT
    names = sorted(spelled, key=lambda form: (-len(form), form))
    patterns = [_SAIGON, *(spellings(name).replace(r"\s+\-\s+", r"\s*[-–—]\s*") for name in names)]
    by_letter: dict[str, list[str]] = {}
    for pattern in patterns[1:]:
        by_letter.setdefault(pattern.lstrip("(?:")[0], []).append(pattern)
    alternatives = "|".join(f"(?:{'|'.join(group)})" for group in by_letter.values())
    return re.compile(rf"(?<!\w)(?:{_SAIGON}|{alternatives})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def province_in(text: str) -> tuple[str, ...]:
    """Return the bare names of the provinces that a text names, in order, each once.

    Words must begin with capitals: "hòa bình" is peace. Hồ Chí Minh counts only behind "thành phố" or where it is the
    whole text, since it is a person's name everywhere else.

    >>> province_in("Sở Nội vụ các tỉnh: Lạng Sơn, Đắc Lắc và TP. HCM")
    ('Lạng Sơn', 'Đắk Lắk', 'Hồ Chí Minh')
    """
    found: dict[str, None] = {}
    for match in _in_text().finditer(text):
        words = re.findall(r"[^\W\d_]+", match[0])
        name = province_name(match[0])
        if name and (all(word[0].isupper() for word in words) or name == "Hồ Chí Minh"):
            found[name] = None
    whole = None if found else province_name(text)
    return (whole,) if whole else tuple(found)


@cache
def _by_label() -> dict[str, str]:
    labels: dict[str, str] = {}
    for province in all_provinces():
        for label in province.domains:
            labels[label] = province.name
    labels["thuathienhue"] = "Thừa Thiên Huế"
    return labels


def _at_date(name: str, on: str | None) -> str | None:
    before = name == "Huế" and (earliest(on) or "9") < "2025-01-01"
    return "Thừa Thiên Huế" if before else province_at(name, on)


_PUBLIC = re.compile(r"([\w.\-]+)\.(?:gov|edu|org)\.vn$|([\w.\-]+)\.vn$")


def province_of_domain(domain: str, on: str | None = None) -> str | None:
    """Return the province that an address of a body names (`snv.khanhhoa.gov.vn`, an e-mail or web address), or None.

    >>> province_of_domain("btdkt@khanhhoa.gov.vn"), province_of_domain("moha.gov.vn")
    ('Khánh Hòa', None)
    """
    host = re.sub(r"^\w+://", "", domain.strip().lower()).rsplit("@", 1)[-1].split("/")[0].split(":")[0].rstrip(".,;)")
    match = _PUBLIC.search(host)
    if not match or not (match[1] or "vnpt" in host):
        return None
    for label in reversed((match[1] or match[2]).split(".")):
        name = _by_label().get(label)
        if name:
            return _at_date(name, on)
    return None
