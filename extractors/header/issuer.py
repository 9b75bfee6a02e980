"""Issuing body (cơ quan ban hành), the body above it, its level and province.

Names as printed, lines joined (Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.2). A province is given only where words of the
document name the territory or the territory's own table does; ministries and their schools have none.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from schemas import Issuer, Span
from schemas.number import symbol_segments

from ..layout.types import starts_with_type
from ..layout.views import key_of
from ..lexicon import province_at, province_in, province_name, province_of_domain
from ..reading import Reading
from ..rules import RULES, rule
from .names import group_names
from .parts import HeaderParts
from .territory import level_of_names, provinces_of_unit

_OF_TITLE = re.compile(r"\b(?:CỦA|của)\s+(?P<name>.+?)(?:\s+(?:SỐ|Số|số)\b.*|\s+VỀ\b.*)?$")
_MAIL = re.compile(
    r"(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,64}\.vn\b|(?:https?://|www\.)[\w.-]{1,80}\.vn\b|\b[\w-]{1,40}\.[\w-]{1,40}\.gov\.vn\b"
)
_CENTRAL = re.compile(
    r"BỘ(?! CHỈ HUY| TƯ LỆNH)|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|CHỦ TỊCH NƯỚC|TRUNG ƯƠNG|TỔNG CỤC|ĐẠI HỌC QUỐC GIA|VIỆN HÀN LÂM|TẬP ĐOÀN|TỔNG CÔNG TY|TỔNG LIÊN ĐOÀN"
)
_SCHOOL = re.compile(r"TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|VIỆN |KHOA ")
_BRANCH = re.compile(
    r"CHI NHÁNH|VNPT|BƯU ĐIỆN|VIỄN THÔNG|ĐIỆN LỰC|CÔNG TY ĐIỆN LỰC|CỤC |CHI CỤC|KHO BẠC|BẢO HIỂM|NGÂN HÀNG.*CHI NHÁNH"
    r"|HỘI |HIỆP HỘI|LIÊN |QUỸ "
)
_WORD = r"[A-ZĐÂÊÔƯƠĂÁÀẢÃẠÝỲÍÌÚÙÉÈÓÒỨỪẤẦỐỒẾỀỦỞ]\w*"
_OWN_WORDS = re.compile(rf"(?:tỉnh|thành phố|TP\.?)\s+{_WORD}(?:(?:\s*[-–]\s*|\s){_WORD}){{0,3}}")
_DISTRICT_WORDS = re.compile(rf"(?:[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+{_WORD}(?:\s{_WORD}){{0,3}}")


@rule("name.joined")
def join_name(*texts: str) -> str | None:
    """Join the lines of a printed name, white space collapsed, without drawn lines around it."""
    words = " ".join(" ".join(texts).split()).strip(" *_-–—=~.:;,")
    return words or None


@rule("issuer.joint")
def join_issuers(*texts: str) -> str | None:
    """Join the names of bodies that issue together with ` - `."""
    names = [name for name in (join_name(text) for text in texts) if name]
    return " - ".join(names) or None


@rule("issuer.of_title")
def issuer_of_title(title: str) -> str | None:
    """Return the body named in a title such as "NGHỊ ĐỊNH CỦA CHÍNH PHỦ"."""
    match = _OF_TITLE.search(" ".join(title.split()))
    return join_name(match["name"]) if match else None


@rule("issuer.level")
def level_of(*names: str) -> str | None:
    """Return the level of the authority that the printed names, from the top, belong to."""
    plain = [" ".join(name.split()) for name in names]
    if len(plain) == 1 and starts_with_type(plain[0], key_of(plain[0])):
        plain = [issuer_of_title(plain[0]) or plain[0]]
    return level_of_names([name.upper() for name in plain])


@rule("province.name")
def province_of_names(*names: str) -> str | None:
    """Return the province that the printed names say, the lowest body first."""
    for name in reversed(names):
        found = province_in(" ".join(name.split()))
        if len(found) == 1:
            return found[0]
    return None


@rule("province.district")
def province_of_district(name: str) -> str | None:
    """Return the only province that had a district of the name until 2025-06-30."""
    return _only(provinces_of_unit(name, "districts"))


@rule("province.commune")
def province_of_commune(name: str) -> str | None:
    """Return the only province that has a commune, ward or special zone of the name since 2025-07-01."""
    return _only(provinces_of_unit(name, "communes"))


@rule("province.unit_and_words")
def province_of_unit_and_words(name: str, words: str) -> str | None:
    """Return the province that the words name, where it is one of those that have a unit of this name."""
    found = province_in(words)
    units = provinces_of_unit(name, "districts") | provinces_of_unit(name, "communes")
    return found[0] if len(found) == 1 and found[0] in units else None


def _only(found: frozenset[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


@rule("province.words")
def province_of_own_words(words: str) -> str | None:
    """Return the province of "trên địa bàn tỉnh …", of a local body's own text."""
    found = province_in(words)
    return found[0] if len(found) == 1 else None


@rule("province.place")
def province_of_place(place: str, *_grounds: str) -> str | None:
    """Return the province that the place of a provincial body's date line is: it prints its own unit's name."""
    return province_name(place.strip(" ,;:*"))


@rule("province.domain")
def province_by_domain(address: str) -> str | None:
    """Return the province that an official e-mail or web address names."""
    return province_of_domain(address)


def read_issuer(reading: Reading, parts: HeaderParts) -> None:
    """Fill `issuer`: name, parent, level and province."""
    ledger = reading.ledger
    groups = group_names(parts.issuer)
    spans = [[Span(line.start, line.end) for line in group] for group in groups]
    name = parent = level = None
    name_spans: list[Span] = []
    if spans and _is_joint(reading) and len(spans) > 1:
        name_spans = [Span(group[0].start, group[-1].end) for group in spans]
        name = ledger.read("issuer.name", "issuer.joint", *name_spans)
    elif spans:
        name_spans = spans[-1]
        name = ledger.read("issuer.name", "name.joined", *name_spans)
        if len(spans) > 1:
            parent = ledger.read("issuer.parent", "name.joined", *spans[-2])
    elif parts.title is not None and _OF_TITLE.search(parts.title.text):
        name_spans = [Span(parts.title.start, parts.title.end)]
        name = ledger.read("issuer.name", "issuer.of_title", *name_spans, confidence=0.8)
    whole = [Span(group[0].start, group[-1].end) for group in spans]
    if name:
        level = ledger.read("issuer.level", "issuer.level", *(whole or name_spans))
    elif reading.number is not None:
        level = ledger.read(
            "issuer.level", "issuer.level_of_symbol", *ledger.evidence["number"].spans[:1], confidence=0.7
        )
    province = _province(reading, parts, whole or name_spans, level)
    reading.issuer = Issuer(name=name, parent=parent, level=level, province=province)


@rule("issuer.level_of_symbol")
def level_of_symbol(number: str) -> str | None:
    """Return `province` for a symbol whose issuer is a Sở (`SNV-TĐKT`), `central` for a ministry's, else None."""
    code = _issuer_code(number)
    if code and re.fullmatch(r"S[A-ZĐ&]{1,9}", code):
        return "province"
    return "central" if code and re.fullmatch(r"B[A-ZĐ&]{2,8}|VPCP|TTg|CP", code) else None


def _issuer_code(number: str) -> str | None:
    from ..lexicon import type_of_symbol
    from .number import parse_line

    parsed = parse_line(number)
    segments = symbol_segments(parsed.symbol) if parsed else []
    if segments and type_of_symbol(parsed.symbol or "") and len(segments) > 1:
        return segments[1]
    return segments[0] if segments else None


def _is_joint(reading: Reading) -> bool:
    """Tell whether the symbol says that several bodies issue together."""
    symbol = reading.number.symbol if reading.number else None
    return bool(
        symbol
        and re.search(
            r"(?:^|[/-])(?:TTLT|NQLT|CTLT|KHLT|HDLT|CTrLT|LT|LN|HDLN|QCPH|KHPH|CTPH|HDLS|KHLN)(?:$|[/-])", symbol
        )
    )


def _province(reading: Reading, parts: HeaderParts, names: list[Span], level: str | None) -> str | None:
    """Find the province whose body it is, and note the spans that say so."""
    ledger, text = reading.ledger, reading.text
    words = [span.of(text) for span in names]
    day = reading.issued

    def keep(rule_name: str, *spans: Span, confidence: float = 1.0) -> str | None:
        found: str | None = ledger.read("issuer.province", rule_name, *spans, confidence=confidence)
        return found

    if words:
        if len(words) > 1 and _SCHOOL.match(words[-1]) and _CENTRAL.match(words[-2]) and level != "province":
            return None
        if level in ("province", "district", "commune") or (level == "other" and _is_branch(words)):
            if province_of_names(*words):
                return keep("province.name", *names)
        if level == "central":
            return None
    if level in ("district", "commune"):
        found = _of_unit(reading, names, level, keep)
        if found:
            return found
    if reading.place is not None and "place" in ledger.evidence:
        place = ledger.evidence["place"].spans[0]
        grounds = names[:1] or (list(ledger.evidence["number"].spans[:1]) if reading.number else [])
        if level == "province" and province_of_place(place.of(text)):
            return keep("province.place", place, *grounds, confidence=0.9)
    if level in ("province", "district", "commune"):
        for match in _MAIL.finditer(text) if ".vn" in text else ():
            if province_by_domain(match[0]):
                return keep("province.domain", Span(match.start(), match.end()), confidence=0.8)
        for span in _own_words(text):
            if province_of_own_words(span.of(text)) and province_at(province_of_own_words(span.of(text)) or "", day):
                return keep("province.words", span, confidence=0.6)
    return None


def _is_branch(words: list[str]) -> bool:
    """Tell whether a body outside the administration is the local branch of a larger one."""
    if _SCHOOL.match(words[-1]):
        return False
    return len(words) > 1 or bool(_BRANCH.match(words[-1]))


def _of_unit(reading: Reading, names: list[Span], level: str, keep: Callable[..., str | None]) -> str | None:
    """Find the province of a district or commune: its name is of one province only, or the text tells which."""
    text, day = reading.text, reading.issued or ""
    rules = {"district": ["district"], "commune": ["commune"] if day >= "2025-07" else []}[level]
    for span in reversed(names):
        for name in rules:
            if RULES[f"province.{name}"](span.of(text)):
                return keep(f"province.{name}", span, confidence=0.9)
    own = _own_words(text)
    for span in reversed(names):
        for words in own:
            if province_of_unit_and_words(span.of(text), words.of(text)):
                return keep("province.unit_and_words", span, words, confidence=0.8)
    if level == "commune" and day < "2025-07":
        for match in _DISTRICT_WORDS.finditer(text):
            if province_of_district(match[0]):
                return keep("province.district", Span(match.start(), match.end()), confidence=0.7)
    return None


def _own_words(text: str) -> list[Span]:
    """Return where the text names a province: "tỉnh Khánh Hòa", "thành phố Hà Nội"."""
    return [Span(match.start(), match.end()) for match in _OWN_WORDS.finditer(text)][:12]
