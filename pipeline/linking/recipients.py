"""Whom an item of Kính gửi, or who must act by a deadline, is: one body, or a group of bodies with its territory.

"UBND các xã, thị trấn" in a letter of a district are those of that district; "các sở, ban, ngành" those of the
issuer's province. Where nobody knows whose territory is meant, a group covers nobody: a duty of another province is
worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.lexicon.abbreviations import expand
from extractors.lexicon.agencies import agency_table
from extractors.text.keys import bare_words, marked_words
from schemas.dates import earliest_day

from .groups import ANYBODY, folded, groups, names_several
from .identity import AgencyId, compatible, identify
from .succession import has_namesakes, may_lie_in

_PURPOSE = re.compile(r"\s*\((?:để|thay)\s[^)]*\)", re.IGNORECASE)
"""Why a body is on the list: "Bộ Nội vụ (để b/c)" is Bộ Nội vụ."""
_FIELD = re.compile(r"\bcac so (?P<name>.+)$|^so (?=.* cac tinh\b)(?P<other>.+)$")
"""The Sở of one field in several provinces: "các sở giáo dục và đào tạo", "Sở Tài chính các tỉnh"."""
_WITHIN = re.compile(r"\b(?:của|thuộc|trên địa bàn|trong)\s+(tỉnh|huyện|quận|thị xã|thành phố|tp)\s+(?P<name>.+)$")


@dataclass(frozen=True, slots=True)
class Whom:
    """One body, or a group with its territory."""

    agency: AgencyId | None = None
    members: str | None = None
    """A name of `groups`, the folded name of a Sở for those of one field, `anybody` for a group whose members the words
    do not tell; None for one body.
    """
    scope: str | None = None
    """`country`, `province`, `district`, `commune`: whose bodies the group consists of; None where nobody knows."""
    province: str | None = None
    district: str | None = None
    commune: str | None = None


def whom(written: str, issuer: AgencyId | None, province: str | None = None, on: str | None = None) -> list[Whom]:
    """Return whom an item means; nothing where it names neither a body of known territory nor a group.

    Args:
        written: The item as the document writes it.
        issuer: Who issued the document: what is named without a territory is of the issuer's.
        province: Folded province of the issuer, where the issuer itself is not known well enough.
        on: Day of the document, EDTF.
    """
    written = _PURPOSE.sub("", written)
    words = folded(expand(written))
    found: list[Whom] = []
    place = _territory(written, issuer, province)
    field = _FIELD.search(words)
    if field and (department := _department(field["name"] or field["other"])):
        return [_group(department, place)]
    known = groups()
    if not names_several(words) and not known["departments"].words.search(words):
        named = _named(written, issuer, province, on)
        if named is not None:
            return [Whom(agency=named, province=named.province, district=named.district, commune=named.commune)]
    else:
        found = [_group(kind, place) for kind, each in known.items() if kind != ANYBODY and each.words.search(words)]
    if not found and known[ANYBODY].words.search(words):
        found = [_group(ANYBODY, place)]
    return found


def _department(words: str) -> str | None:
    """Return the folded name of the Sở that the words begin with: "giao duc va dao tao cac tinh"."""
    return next((name for name in _departments() if f"so {words} ".startswith(f"{name} ")), None)


@cache
def _departments() -> tuple[str, ...]:
    names = {bare_words(agency.name) for agency in agency_table() if agency.name.startswith("Sở ")}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _group(kind: str, place: AgencyId | None) -> Whom:
    if place is None:
        return Whom(members=kind)
    if place.level == "central":
        return Whom(members=kind, scope="country")
    return Whom(None, kind, place.level, place.province, place.district, place.commune)


def _territory(written: str, issuer: AgencyId | None, province: str | None) -> AgencyId | None:
    """Return the territory of a group: the one that the words name, else the issuer's; None where nobody knows."""
    within = _WITHIN.search(marked_words(written))
    if within:
        named = identify(f"UBND {within[0].partition(' ')[2]}", province or (issuer.province if issuer else None))
        if named is not None and named.level in ("province", "district") and (named.unit or named.province):
            return named
    if issuer is not None and issuer.level == "central":
        return issuer
    if issuer is not None and issuer.level in ("district", "commune") and issuer.province:
        return issuer
    known = (issuer.province if issuer else None) or province
    return AgencyId("", province=known, level="province") if known else None


def _named(written: str, issuer: AgencyId | None, province: str | None, on: str | None) -> AgencyId | None:
    """Return the body that the words name, in the issuer's territory where they name none; None where that is open."""
    central = issuer is not None and issuer.level == "central"
    own = (issuer.province if issuer else None) or province
    named = identify(written, None if central else own, None, on)
    if named is None or not named.body:
        return None
    if named.level is None and not named.province and not named.body.startswith(("so ", "phong ", "uy ban nhan dan")):
        return None
    if issuer is not None and named.district is None and named.commune is None and issuer.district:
        offices = named.body.startswith(("phong ", "trung tam", "thanh tra")) and named.level in (None, "district")
        if offices or named.level == "district":
            named = AgencyId(named.body, None, issuer.district, issuer.province, "district")
    if issuer is not None and issuer.district and named.commune and named.district is None:
        there = AgencyId(named.body, named.commune, issuer.district, issuer.province, "commune")
        named = there if may_lie_in(there) else named
    if not named.is_certain or has_namesakes(named, earliest_day(on)):
        return None
    return named


def covers(item: Whom, agency: AgencyId) -> str | None:
    """Tell how an item covers an agency: `named`, `group`, `possible` (the words do not tell the members), or None."""
    if item.agency is not None:
        return "named" if item.agency.body == agency.body and _is(item.agency, agency) else None
    if item.members is None or not _in_territory(item, agency):
        return None
    if item.members == ANYBODY:
        return "possible"
    return "group" if is_member(item.members, agency) else None


def _is(a: AgencyId, b: AgencyId) -> bool:
    """Tell whether two bodies are one; where a level below the province is meant, both must name the same unit."""
    return compatible(a, b) and a.unit == b.unit and a.province == b.province


def _in_territory(item: Whom, agency: AgencyId) -> bool:
    if item.scope == "country":
        return True
    if item.scope is None or item.province is None or item.province != agency.province:
        return False
    if item.scope == "province":
        return True
    if item.district is not None and item.district != agency.district:
        return False
    return item.scope != "commune" or item.commune == agency.commune


def is_member(kind: str, agency: AgencyId) -> bool:
    """Tell whether a body is of the kind that a group consists of: a name of `groups`, or the folded name of a Sở."""
    group = groups().get(kind)
    return group.has(agency) if group else agency.body == kind and agency.level == "province"


def surest(found: Sequence[str | None]) -> str | None:
    """Return the surest of several answers of `covers`."""
    return next((kind for kind in ("named", "group", "possible") if kind in found), None)
