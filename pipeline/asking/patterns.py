"""Chain patterns: `huyện > Sở Nội vụ > Ban Thi đua - Khen thưởng Trung ương`, `xã >> Bộ Nội vụ`, `QĐ: UBND tỉnh > Sở`.

Each part is a word for a level or the name of an agency, diacritics optional, with a type of document before it where
only that type is meant. The document of each part rests on that of the next: directly (`>`), or by any number of steps
(`>>`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lexicon import document_types
from extractors.lexicon.folded_units import province_name
from extractors.text.keys import bare_words
from schemas import CongVanError

from ..linking.identity import identify


class PatternError(CongVanError):
    """A chain pattern that cannot be understood."""


@dataclass(frozen=True)
class Issuers:
    """Whose documents a part stands for: of a level, of bodies, or of both."""

    level: str | None = None
    bodies: str | None = None
    """Condition on an agency `a` in SQL; None for all bodies."""
    values: tuple[tuple[str, str], ...] = ()
    """Values of the condition by name."""
    level_of_known: str | None = None
    """Level that documents of the bodies have, where their name alone does not tell which body is meant."""
    unknown: bool = False
    """Whether documents of bodies without a row of their own count."""
    written: str | None = None
    """The folded name of the issuer, for documents of bodies without a row of their own."""
    prefix: str | None = None
    """Its first words."""


def _bodies(*patterns: str) -> str:
    return " OR ".join(f"a.body LIKE '{pattern}'" for pattern in patterns)


def _beginning(words: str) -> str:
    """Return the condition that a body's name begins with the words, as a range that an index serves."""
    return f"a.body >= '{words} ' AND a.body < '{words}!'"


_PARTY = _bodies("%tinh uy", "%huyen uy", "%dang uy%", "ban bi thu%", "bo chinh tri%", "%trung uong dang%", "chi bo%")
_PROVINCIAL = _bodies("uy ban nhan dan%", "hoi dong nhan dan%", "%tinh uy") + " OR a.body IS NULL"
_ANYBODY = Issuers()
_LEVEL_WORDS: dict[str, Issuers] = {
    **dict.fromkeys(("trung uong", "tw", "cap trung uong"), Issuers("central")),
    **dict.fromkeys(
        ("bo", "bo nganh", "cap bo"), Issuers("central", f"{_beginning('bo')} AND a.body NOT LIKE 'bo chinh tri%'")
    ),
    **dict.fromkeys(("tinh", "tinh thanh pho"), Issuers("province", _PROVINCIAL, unknown=True)),
    "cap tinh": Issuers("province"),
    **dict.fromkeys(("so", "so nganh", "so ban nganh"), Issuers(bodies=_beginning("so"), prefix="so ")),
    **dict.fromkeys(("huyen", "quan", "thi xa", "cap huyen", "quan huyen"), Issuers("district")),
    **dict.fromkeys(("xa", "phuong", "thi tran", "dac khu", "cap xa", "xa phuong"), Issuers("commune")),
    **dict.fromkeys(("dang", "co quan dang", "cap uy"), Issuers(bodies=_PARTY)),
}
_STEP = re.compile(r"\s*(>>|→→|>|→)\s*")
_TYPED = re.compile(r"^\s*([^\W\d][\w ]*?)\s*:\s*(.*)$", re.DOTALL)


@dataclass(frozen=True)
class PatternPart:
    """One part of a pattern."""

    words: str
    issuers: Issuers
    doc_type: str | None = None
    gap: bool = False
    """Whether any number of steps may lead to it from the part before."""


def parse(pattern: str) -> tuple[PatternPart, ...]:
    """Split a pattern at `>` and `>>` (or `→`).

    Raises:
        PatternError: It has fewer than two parts, or one that is neither a level nor a body.
    """
    pieces = _STEP.split(pattern)
    words, steps = [piece.strip() for piece in pieces[::2]], pieces[1::2]
    if len(words) < 2 or not all(words):
        raise PatternError(f"{pattern!r}: write at least two parts with > between them: huyện > Sở Nội vụ")
    gaps = [False, *(step in (">>", "→→") for step in steps)]
    return tuple(_part(each, gap) for each, gap in zip(words, gaps, strict=True))


def _part(words: str, gap: bool) -> PatternPart:
    typed = _TYPED.match(words)
    if typed is None:
        return PatternPart(words, _issuers(words), None, gap)
    return PatternPart(words, _issuers(typed[2].strip() or "*"), _type_code(typed[1]), gap)


def _type_code(words: str) -> str:
    folded = bare_words(words)
    for kind in document_types():
        if words == kind.code:
            return kind.code
    for kind in document_types():
        if folded in {bare_words(each) for each in (kind.code, kind.name, *kind.words)}:
            return kind.code
    raise PatternError(f"{words!r}: no type of document; write QĐ, KH, công văn … before the colon")


def _issuers(words: str) -> Issuers:
    """Return what the words of a level or the name of an agency mean."""
    folded = bare_words(words)
    if words == "*":
        return _ANYBODY
    if folded in _LEVEL_WORDS:
        return _LEVEL_WORDS[folded]
    agency = identify(words)
    if agency is None:
        raise PatternError(f"{words!r}: neither a level nor the name of an agency")
    parts = (("body", agency.body), ("unit", agency.unit), ("province", agency.province))
    values = tuple((name, value) for name, value in parts if value)
    local = agency.level and not agency.unit and not agency.province and agency.level != "central"
    province = bare_words(province_name(agency.province)) if agency.province else None
    return Issuers(
        bodies=" AND ".join(f"a.{name} = :{name}" for name, _ in values),
        values=values,
        level_of_known=agency.level if local else None,
        written=" ".join(filter(None, (agency.body, agency.unit, province))),
    )
