"""What one item of Kính gửi or Nơi nhận says: one body, several or a person; name, role, drafter.

Forms: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.8 and II.9; of the Party Hướng dẫn 36-HD/VPTW.
"""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.dispatch import PartyKind

from .agencies.bodies import parse_body
from .agencies.closings import ARCHIVE
from .agencies.own import append_own
from .agencies.several import containment, names_several, rank_of
from .lexicon import expand, province_in
from .lexicon.letter_classes import LOWER, UPPER
from .lexicon.lists import any_of, phrases
from .lexicon.units import LEVEL_OF_COMMITTEE, any_kind
from .rules import rule
from .text.keys import bare_in_place

BULLET = re.compile(r"(?:[-–—+*•·▪]+|\d{1,2}[.)])\s*")
CALLED = re.compile(
    r"\s*\(\s*\*?\s*(?:(?:sau đây|dưới đây)\s*(?:được\s*)?)?(?:gọi|viết)\s+(?:chung|tắt)(?:\s+tắt)?\s*(?:là"
    r"|:)?\s*:?\s*(?P<alias>[^()]*)\)?\s*[.;:]?\s*$",
    re.I,
)
"""A short name at the end: "(sau đây gọi chung là các đơn vị)"."""
_ADDRESS = re.compile(rf"(?:\s*\(\s*|\s*[,;.–-]\s+)(?:{any_of('address_openings')}|đ/c\s*:)\s*:?\s.*$", re.I)
"""Where a person or company is, or its number of the tax office: no part of the name."""
_ROLE = re.compile(
    rf"[(\[]\s*(?P<role>{any_of('roles')}\b[^()\[\]]*)[)\]]"
    rf"|(?:\s*[-–:,]\s*|\s)(?P<tail>để\s+{any_of('roles_behind_for')}\b[^()\[\]]*|{any_of('roles_short')})$",
    re.I,
)
_SAME = re.compile(rf"nhu\s+{any_of('same_as_before')}")
_OFFICE = rf"(?:(?:pho|p\.) ?)?{any_of('offices_of_items')}(?!\w)"
_PERSON = re.compile(rf"(?:cac )?(?:{any_of('persons_of_items')}(?!\w)|{_OFFICE})")
_INSIDE_NAME = "".join(f"(?<!{each} )" for each in phrases("names_with_several"))
_GROUP = re.compile(
    rf"{any_of('committees_of_several')}\s+(?:cap\b|\d|{any_of('kinds_in_a_row')}(?:,|;| va | -))"
    rf"|{any_of('group_openers')}\b"
    rf"|[^,]*{_INSIDE_NAME}\bcac {any_of('kinds_of_several')}"
    rf"|.*(?:,|\bva) cac\b|{any_of('rows_of_kinds')}\b"
)
_BARE_LEVEL = re.compile(rf"(?:{any_kind()}|[ỦủUu][ỷỶyY]|ủy|Ủy)$", re.I)
_NOT_ONE = re.compile(rf"[;/:]|,(?! Thể)| và các | - |^{any_of('not_one_office')}\b")
_SEVERAL = re.compile(rf"[;/:]| và các | và {any_of('body_behind_and')} ")
_BODY_STARTS = re.compile(rf"{any_of('first_words_of_bodies')}\s")
_UNION = re.compile(r"(?P<level>Huyện|Tỉnh|Thành|Quận|Thị|Xã|Phường)\s+[Đđ]oàn$")
_TWICE = re.compile(r"\b([A-ZĐ]{2,4})\b.*\b\1\b")
_UNIT = re.compile(rf"^(?:lưu|luu)\s*:?\s*(?:{any_of('registries')}\b\s*[,;.\-–/]?\s*)?(?P<rest>.*)$", re.I)
_DRAFTER = re.compile(
    r"(?P<unit>[A-ZĐ][A-ZĐa-zđ&.\-]*?)?\s*(?:\.?\s*\(\s*(?P<inner>[^\W\d_]{1,12})\.?\s*\)"
    rf"|\.(?P<after>[{UPPER}{LOWER}]{{2,12}})|(?P<typed>[{LOWER}]{{3,12}})|(?<=[A-ZĐ])(?P<code>[a-z]{{1,4}}\d{{1,3}}))$"
)
_COPIES = re.compile(r"\s*\(\s*\d+\s*(?:b|bản)?\s*\)$")


_SIGNED_BEHIND = re.compile(r"[;,.]?\s*\(\s*(?:đã ký|đã kí|ký tên)\b.*$", re.I)
"""The mark of the signature beside the list, which a flattened page puts behind its item, and whoever signed."""


@rule("party.item")
@lru_cache(maxsize=4096)
def item_words(*texts: str) -> str | None:
    """Return the item as written, lines joined; without bullet, marks, "(gọi chung là …)", address, "(đã ký)"."""
    words = " ".join(" ".join(text.strip() for text in texts).split()).replace("**", "").strip(" *")
    bullet = BULLET.match(words)
    if bullet and bullet.end() < len(words):
        words = words[bullet.end() :]
    alias = CALLED.search(words)
    if alias:
        words = words[: alias.start()]
    words = _SIGNED_BEHIND.sub("", _ADDRESS.sub("", words))
    words = re.sub(r"\s*\./+\.?$", "", words)
    return words.strip(" *_;.,:") or None


@rule("party.kind")
def kind_of_item(*texts: str) -> PartyKind | None:
    """Tell what the item is: `same` (như trên), `archive` (lưu), `person`, `group` (several bodies) or `agency`."""
    words = item_words(*texts)
    if words is None:
        return None
    key = bare_in_place(words)
    if _SAME.match(key):
        return "same"
    if ARCHIVE.match(key):
        return "archive"
    if _PERSON.match(key) and not words.lower().removeprefix("các ").startswith(("trường", "trưởng thôn")):
        return "person"
    if _GROUP.match(key) or names_several(expand(_without_notes(words))):
        return "group"
    return "agency"


@rule("party.role")
def role_of(*texts: str) -> str | None:
    """Return what the item says about the copy: "để báo cáo" of "UBND tỉnh (để báo cáo)"."""
    match = _ROLE.search(" ".join(" ".join(texts).split()).rstrip(" ;.,*/"))
    return (match["role"] or match["tail"]).strip() if match else None


@rule("party.drafter")
def drafter_of(*texts: str) -> str | None:
    """Return the drafter's initials, name or code in the Lưu item: `HVT` of "Lưu: VT, NV (HVT)"."""
    match = _drafting(texts)
    return (match["inner"] or match["after"] or match["typed"] or match["code"]) if match else None


@rule("party.unit")
def unit_of(*texts: str) -> str | None:
    """Return the drafting unit's code in the Lưu item: `NV` of "Lưu: VT, NV (HVT)"."""
    words = item_words(*texts)
    if words is None or not ARCHIVE.match(bare_in_place(words)):
        return None
    match = _drafting(texts)
    if match:
        return match["unit"]
    rest = _UNIT.match(words)
    parts = [_COPIES.sub("", part.strip()) for part in re.split(r"[,;]", rest["rest"])] if rest else []
    codes = [
        part for part in parts if re.fullmatch(r"[A-ZĐ][A-ZĐa-zđ&\-.]*", part) and sum(c.isupper() for c in part) > 1
    ]
    return codes[0] if len(codes) == 1 else None


def _drafting(texts: tuple[str, ...]) -> re.Match[str] | None:
    words = item_words(*texts)
    if words is None or not ARCHIVE.match(bare_in_place(words)):
        return None
    rest = _UNIT.match(words)
    last = _COPIES.sub("", re.split(r"[,;]", rest["rest"])[-1].strip()) if rest else ""
    return _DRAFTER.fullmatch(last) if last else None


@rule("party.name")
@lru_cache(maxsize=4096)
def name_of(item: str, *own: str) -> str | None:
    """Return the name of the body, or the office of its head, spelled out, the own territory appended where it says
    only "tỉnh", "Sở …".

    `own` are the words that tell that territory. None where the item is not one body or one office, or its territory
    stays open.
    """
    words = item_words(item)
    kind = kind_of_item(item) if words else None
    if words is None or kind not in ("agency", "person"):
        return None
    bare = _without_notes(words)
    if not bare or len(bare) > 120 or _TWICE.search(bare):
        return None
    return _office_name(bare, own) if kind == "person" else _body_name(bare, own)


def _without_notes(words: str) -> str:
    """Return the item without what stands in brackets and without its role."""
    above = re.search(r"\s*\((?P<body>(?:Sở|Bộ|UBND|Cục)\s[^()]+)\)$", words)
    if above and 0 < rank_of(words) < rank_of(above["body"]):  # "Ban TĐKT (Sở Nội vụ)"
        words = f"{words[: above.start()]}, {above['body']}"
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", words).strip(" ,;.")
    role = _ROLE.search(bare)
    return bare[: role.start()].strip(" ,;.-–:") if role else bare


def _office_name(bare: str, own: tuple[str, ...]) -> str | None:
    """Return the office of a body's head: "Giám đốc Sở Nội vụ", never a person's name."""
    office = re.sub(r"^(?:đ/c|đồng chí)\s+", "", bare, flags=re.I)
    if _NOT_ONE.search(office):
        return None
    full = expand(office)
    if full in phrases("offices_of_state"):
        return full
    key = bare_in_place(full)
    match = re.match(_OFFICE, key)
    if not match or len(full.split()) < 4 or re.search(r"\bcac\b", key) or match[0] in ("thanh vien", "uy vien"):
        return "Thủ tướng Chính phủ" if full == "Thủ tướng Chính phủ" else None
    head = re.match(r"((?:Phó )?(?:Trưởng|trưởng) )(?:[Pp]hòng|[Bb]an)(?= [^\W\d_])", full)
    if head:
        start = head.end(1)
        body = _body_name(full[start].upper() + full[start + 1 :], own)
        return f"{head[1]}{full[start]}{body[1:]}" if body else None
    begin = _BODY_STARTS.search(full, 5)
    if begin is None:
        return None
    body = _body_name(full[begin.start() :], own)
    return f"{full[: begin.start()]}{body}" if body else None


def _body_name(bare: str, own: tuple[str, ...]) -> str | None:
    """Return the full name of the one body that the words name."""
    if _SEVERAL.search(bare) or names_several(bare):
        return None
    spelled = expand(bare)
    if _UNION.match(spelled):
        return _union_name(spelled, own)
    name = append_own(spelled, own)
    inner, outer = containment(name)
    if inner:
        outer_name = _body_name(outer, own)
        return f"{inner}, {outer_name}" if outer_name else None
    proper = name.removeprefix("Thường trực ")
    if parse_body(proper).kind is None or _BARE_LEVEL.search(name) or (name.startswith("Sở ") and name == spelled):
        return name if name.startswith("Sở ") and province_in(name) else None
    return name


def _union_name(words: str, own: tuple[str, ...]) -> str | None:
    """Return "Huyện đoàn Lộc Bình" for "Huyện đoàn" in the mouth of a body of Lộc Bình."""
    level = words.split()[0].lower()
    level = LEVEL_OF_COMMITTEE.get(level, level)
    full = append_own(f"Ủy ban nhân dân {level}", own)
    place = full.removeprefix(f"Ủy ban nhân dân {level}").strip()
    return f"{words} {place}" if place else None
