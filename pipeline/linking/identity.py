"""Agencies as far as linking needs them: what body a name means, where, and whether two names are one body."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon.folded_units import merged, province_name, unit_display
from extractors.lexicon.lists import any_of
from extractors.text.keys import bare_words


@cache
def _nameless() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('offices_of_any_body')}|phong (?:hanh chinh|to chuc)[a-z ]*)")


def is_nameless(name: str) -> bool:
    """Tell whether only the body above tells whose a body of this name is: VĂN PHÒNG, BAN TỔ CHỨC."""
    return _nameless().fullmatch(bare_words(name)) is not None


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
    from extractors.agencies.bodies import parse_body  # with the grammar of names, which questions by number never read

    found = parse_body(name, on).identity(province, level)
    return AgencyId(*found) if found else None


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
