"""Whom a deadline concerns: whether a named body or a group ("UBND các huyện, thị xã, thành phố") covers an agency."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.text.keys import bare_words

from ..linking.identity import AgencyId, compatible, identify

_HEADS = re.compile(
    r"^(?:de nghi |yeu cau |giao )?(?:thu truong|giam doc|truong|chu tich|lanh dao|dong chi|hieu truong)"
    r" (?=cac |uy ban|ubnd)"
)
_COMMITTEES = r"(?:ubnd|uy ban nhan dan)"
_DISTRICT = re.compile(rf"\b{_COMMITTEES} (?:cac )?(?:huyen|quan|thi xa)\b|\bcac (?:huyen|quan)\b")
_COMMUNE = re.compile(rf"\b{_COMMITTEES} (?:cac )?(?:xa|phuong|thi tran)\b|\bcac (?:xa|phuong|thi tran)\b")
_PROVINCE = re.compile(rf"\b{_COMMITTEES} (?:cac )?(?:tinh|thanh pho truc thuoc)\b|\bcac tinh\b")
_SEVERAL = re.compile(rf"^{_COMMITTEES} (?:xa|huyen|quan) (?:phuong|thi xa|thi tran|huyen)\b")
"""Kinds of units in a row without a name: "UBND xã, thị trấn"."""
_DEPARTMENTS = re.compile(r"\bcac so\b|\bso ban nganh\b|\bcac ban nganh\b|\bban nganh (?:cap )?tinh\b")
_MINISTRIES = re.compile(r"\bcac bo\b|\bbo nganh\b")
_OFFICES = re.compile(r"\bcac phong\b|\bphong ban\b")
_SCHOOLS = re.compile(r"\bcac truong\b|\bcac don vi truong hoc\b|\bcac co so giao duc\b")
_ANYBODY = re.compile(r"\bcac (?:co quan|don vi|dia phuong|to chuc|doan the)\b|\bco quan don vi\b|\bnhu tren\b")


def covers(written: str, agency: AgencyId, issuer: AgencyId | None) -> str | None:
    """Tell how an assignee or addressee covers an agency.

    Args:
        written: As the document writes it.
        agency: The agency asked for.
        issuer: Who issued the document: groups are those of its territory.

    Returns:
        `named`, `group`, `possible` (a group whose members the words do not tell), or None.
    """
    words = _HEADS.sub("", bare_words(written))
    words = re.sub(r"\bubnd\b", "uy ban nhan dan", words)
    plural = " cac " in f" {words} " or bool(_SEVERAL.search(words))
    if not plural:
        named = identify(written, _province(issuer))
        if named is not None and _own(named, agency, issuer):
            return "named"
    if not _same_territory(agency, issuer):
        return None
    committee = agency.body == "uy ban nhan dan"
    central = issuer is not None and issuer.level == "central"
    checks = (
        (_DISTRICT, committee and agency.level == "district"),
        (_COMMUNE, committee and agency.level == "commune"),
        (_PROVINCE, committee and agency.level == "province" and central),
        (_DEPARTMENTS, agency.level == "province" and agency.body.startswith(("so ", "ban ", "thanh tra", "cong an"))),
        (
            _MINISTRIES,
            agency.level == "central" and agency.body.startswith(("bo ", "thanh tra", "ngan hang", "uy ban")),
        ),
        (_OFFICES, agency.body.startswith(("phong ", "thanh tra", "van phong")) and agency.level == "district"),
        (_SCHOOLS, agency.body.startswith("truong ")),
    )
    if plural or _DEPARTMENTS.search(words):
        for pattern, fits in checks:
            if fits and pattern.search(words):
                return "group"
    return "possible" if _ANYBODY.search(words) else None


def how_covered(written: Iterable[str], agency: AgencyId, issuer: AgencyId | None) -> str | None:
    """Return the surest way in which any of the items covers the agency."""
    found = {covers(each, agency, issuer) for each in written}
    return next((kind for kind in ("named", "group", "possible") if kind in found), None)


def _own(named: AgencyId, agency: AgencyId, issuer: AgencyId | None) -> bool:
    """Tell whether a name without territory, taken in the issuer's, is the agency."""
    if named.body != agency.body or not compatible(named, agency):
        return False
    if named.unit or issuer is None or issuer.district is None or agency.district is None:
        return named.province is None or agency.province is None or named.province == agency.province
    return issuer.district == agency.district


def _same_territory(agency: AgencyId, issuer: AgencyId | None) -> bool:
    """Tell whether the agency stands in the issuer's territory; a central issuer's is the whole country."""
    if issuer is None or not issuer.is_local:
        return True
    if issuer.province and agency.province and issuer.province != agency.province:
        return False
    pairs = ((issuer.district, agency.district), (issuer.commune, agency.commune))
    return all(mine is None or mine == theirs for mine, theirs in pairs)


def _province(issuer: AgencyId | None) -> str | None:
    return issuer.province if issuer else None
