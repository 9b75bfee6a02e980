"""Names of bodies as running text writes them: headers print them in capitals."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..text.keys import bare_name_key, name_key
from .agencies import known_agencies
from .provinces import kind_of_province, province_in
from .tables import rows
from .units import any_kind

_UNIT = re.compile(rf"^(?P<body>.+?)\s+(?P<level>{any_kind()})(?:\s+(?P<place>.+))?$", re.I)
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "và của về các nhân dân tỉnh huyện quận xã phường vụ sự chính tạo lý nghệ tế hội đẳng sát án ương trường nghiệp"
        " khen thưởng đua tra ủy uỷ phố trấn thị thường ban đồng bí thư quản đào phát triển"
        " cho với trong theo thuộc tại trên đối số miền",
    )
)
_ROMAN = re.compile(r"[IVX]+")


@cache
def _compound() -> re.Pattern[str]:
    """Words of several syllables of which only the first has a capital within a name (NĐ 30/2020, phụ lục II)."""
    words = sorted((row["text"] for row in rows("agency_names") if row["kind"] == "compound"), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.I)


@cache
def _known() -> dict[str, str]:
    return {name_key(name): name for name in known_agencies()}


@lru_cache(maxsize=4096)
def sentence_case(name: str) -> str:
    """Return a name printed in capitals as it stands in running text; any other name is left as it is.

    >>> sentence_case("ỦY BAN NHÂN DÂN HUYỆN VĂN YÊN"), sentence_case("SỞ NỘI VỤ")
    ('Ủy ban nhân dân huyện Văn Yên', 'Sở Nội vụ')
    """
    plain = re.sub(r"\s+", " ", name).strip()
    if plain != plain.upper():
        return plain
    known = _known().get(name_key(plain))
    if known:
        return known
    unit = _UNIT.match(plain)
    if unit:
        place = f" {unit['place'].title()}" if unit["place"] else ""
        return f"{sentence_case(unit['body'])} {unit['level'].lower()}{place}"
    return _guess(plain)


def _capital(word: str) -> str:
    """Capitalise a syllable; an abbreviation, which has no vowel, and a Roman numeral stay ("THPT", "VNPT", "II")."""
    spoken = re.search("[aeiouy]", bare_name_key(word)) and not _ROMAN.fullmatch(word)
    return word.capitalize() if spoken else word


def _guess(name: str) -> str:
    """Capitalise the first word and those that are not usual inside a name of its kind."""
    first, *rest = name.split()
    words = [_capital(first), *(w.lower() if w.lower() in _SMALL else _capital(w) for w in rest)]
    return _compound().sub(lambda match: match[0].capitalize(), " ".join(words))


def full_name(name: str, province: str | None, level: str | None = None) -> str:
    """Return the name in sentence case, with its province where a provincial body's name does not tell it.

    >>> full_name("SỞ NỘI VỤ", "Yên Bái", "province")
    'Sở Nội vụ tỉnh Yên Bái'
    """
    written = sentence_case(name)
    if not province or level not in ("province", "district", "commune") or province_in(written):
        return written
    if written.lower().endswith((" tỉnh", " thành phố")):
        return f"{written} {province}"
    kind = kind_of_province(province) or "tỉnh"
    return f"{written} {kind} {province}" if level == "province" else f"{written}, {kind} {province}"
