"""Number and symbol of a document (số, ký hiệu): one grammar for all the forms in use.

State documents write `NUM/TYPE-ISSUER` or, for a công văn, `NUM/ISSUER-UNIT`; legal documents put the year between
(`98/2023/NĐ-CP`); Party documents write `NUM-TYPE/ISSUER`. Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.3 and
Phụ lục III; Hướng dẫn 36-HD/VPTW (2018) and 05-HD/VPTW (2026) for the Party.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .span import Frozen

DASHES = "‐‑‒–—−﹣－"
SLASHES = "⁄∕／\\"
_UNIFY = str.maketrans({**dict.fromkeys(DASHES, "-"), **dict.fromkeys(SLASHES, "/"), "Ð": "Đ", "ð": "đ", "Ɖ": "Đ"})

PARTY_TYPES = frozenset(
    [
        "NQ",
        "CT",
        "KL",
        "QC",
        "QĐ",
        "QĐI",
        "TT",
        "HD",
        "TB",
        "BC",
        "KH",
        "CTR",
        "ĐA",
        "PA",
        "DA",
        "TTR",
        "CV",
        "BB",
        "TC",
        "TGB",
        "LKG",
        "GM",
        "GGT",
        "GĐĐ",
        "GNP",
        "PG",
        "QYĐ",
    ]
)
_PARTY_ISSUER = re.compile(
    r"(?:VP|BTC|UBKT|BTG|BDV|BTGDV|BNC|BKT|BCSCL|BĐN|HĐLL|BTV|BCH|TT|ĐUK|ĐUKDN|ĐƯKCCQ)?(?:TW|TU|HU|QU|THU|TXU|ĐU|TVTU)(?:NB)?"
    r"|VPTW|QUTW|ĐUCATW|BCSĐ|ĐĐ|ĐUCP|ĐUQH|ĐUCQĐTW|ĐUMTTQ|ĐUUBND|ĐUK|ĐUKDN|CB|ĐB|ĐH|TWĐTN|TĐTN"
)
_SHAPE = re.compile(
    r"(?P<serial>\d+(?:\.\d+)*(?:bis|[a-zđA-ZĐ]{1,2}(?=[/\-_.]))?)?(?P<separator>[/\-_.])?(?P<symbol>.*)", re.S
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_JUNK_SERIAL = re.compile(r"^[.…_]+")


class DocumentNumber(Frozen):
    """A document's number: `serial` (null where blank), `symbol`, and one canonical spelling for both."""

    as_written: str
    serial: str | None
    symbol: str | None
    canonical: str | None
    """`875/UBND-NV`, `98/2023/NĐ-CP`, `22-CT/TW` (also where it is printed `22/CT-TW`); blank serial: `/UBND-NV`."""


@lru_cache(maxsize=4096)
def unify(text: str) -> str:
    """Return the text with every dash as `-`, every slash as `/`, look-alikes of Đ as Đ, and without white space."""
    return "".join(text.translate(_UNIFY).split())


@lru_cache(maxsize=4096)
def parse_number(as_written: str) -> DocumentNumber | None:
    """Split a number as printed into serial and symbol; None where it is neither.

    >>> parse_number("875/UBND-NV").serial, parse_number("20-CT/TU").symbol, parse_number("/UBND-NV").serial
    ('875', 'CT/TU', None)
    """
    plain = _JUNK_SERIAL.sub("", unify(as_written)).strip(".,;:")
    match = _SHAPE.fullmatch(plain)
    if not match or not plain or not (match["serial"] or (match["separator"] and match["symbol"])):
        return None
    serial, symbol = match["serial"], match["symbol"].strip("/-_.") or None
    if serial and symbol and not match["separator"] and not symbol[0].isalpha():
        return None
    return DocumentNumber(as_written=as_written, serial=serial, symbol=symbol, canonical=_canonical(serial, symbol))


def symbol_segments(symbol: str | None) -> list[str]:
    """Return the parts of a symbol: `2023/NĐ-CP` gives `2023`, `NĐ`, `CP`."""
    return [part for part in re.split(r"[/\-_.]", unify(symbol or "")) if part]


@lru_cache(maxsize=16384)
def year_in(symbol: str | None) -> int | None:
    """Return the year that a legal document carries in its number, or None."""
    for part in symbol_segments(symbol)[:1]:
        if _YEAR.fullmatch(part):
            return int(part)
    return None


@lru_cache(maxsize=16384)
def is_party(symbol: str | None) -> bool:
    """Tell whether the symbol is of the Party (type, then a Party body), whichever way its separators stand."""
    parts = [part.upper() for part in symbol_segments(symbol)]
    return len(parts) == 2 and parts[0] in PARTY_TYPES and bool(_PARTY_ISSUER.fullmatch(parts[1]))


def _canonical(serial: str | None, symbol: str | None) -> str | None:
    number = (serial or "").lstrip("0") if serial != "0" else "0"
    parts = symbol_segments(symbol)
    if not parts:
        return number or None
    if is_party(symbol):
        return f"{number}-{parts[0]}/{parts[1]}"
    if year_in(symbol):
        return f"{number}/{parts[0]}/{'-'.join(parts[1:])}" if parts[1:] else f"{number}/{parts[0]}"
    return f"{number}/{'-'.join(parts)}"


@lru_cache(maxsize=16384)
def number_key(number: str | None) -> str | None:
    """Return the key under which two spellings of one number meet, or None for a blank serial.

    Case, diacritics, separators, `&`, spaces and leading zeros do not count: `08/2022/TT- BNV`, `8/2022/TT-BNV`.
    """
    parsed = parse_number(number) if number else None
    if parsed is None or parsed.serial is None:
        return None
    return f"{parsed.serial.lstrip('0').upper()}/{symbol_key(parsed.symbol)}"


@lru_cache(maxsize=16384)
def symbol_key(symbol: str | None) -> str:
    """Return the folded symbol: capitals without diacritics, separators or `&`."""
    text = unicodedata.normalize("NFD", unify(symbol or "").upper().replace("Đ", "D"))
    return "".join(c for c in text if c.isalnum() and not unicodedata.combining(c))
