"""The symbol behind the serial, from what recognition made of a number line: torn, run together, without its slash."""

from __future__ import annotations

import re
from functools import cache

from schemas.number import PARTY_TYPES

from ..lexicon.types import document_types
from .words import OcrWord

_SYMBOL = re.compile(r"[/⁄](?P<symbol>\s*(?:[A-ZĐÔƠƯ0-9]|s[A-ZĐ]).*)$")
_STRAY = re.compile(r"\s*(?!(?:19|20)\d\d\s*/)\d{1,4}\s*[/⁄](?=\s*[A-ZĐ])")
"""Digits and another slash before the symbol: a hand-written 1 was taken for the slash."""
_LEAK = re.compile(r"\s*(?!(?:19|20)\d\d\s*/)(?=\w{0,5}\d)[A-ZĐØ\d]{1,6}\s*[/⁄](?=\s*[A-ZĐ]{2})")
"""The same with digits read as letters, where the reader of print was not sure."""
LEAK_SURE = 0.6
_BARE = re.compile(r"[A-ZĐƯÔƠ]{2,}\d{0,2}(?:[-–/&][A-ZĐƯÔƠ][A-ZĐƯÔƠ0-9]*)*$")
"""A symbol without the slash before it, which hand-writing ran over."""
_TORN = re.compile(r"(?<=^[A-ZĐ])\s(?=[A-ZĐ]{2,}[-–/])")
"""The first letter of a symbol, torn off."""
_SMALL = re.compile(r"^s(?=[A-ZĐ]{2})")
_COMMITTEE = re.compile(r"^(?:[UÚÙƯ]\s?)?BND(?=$|[-–])")
"""UBND: no body is abbreviated BND, so its first letter was lost under what is written before it."""
_NOTICE, _NO_T = re.compile(r"^[1I]B(?=-)"), re.compile(r"(?<=[A-ZĐ])(?<![IVX])I(?=[A-ZĐ])(?![IVX])")
"""What recognition makes of "TB", and of T within an abbreviation: no word of a body's name begins with I."""
PARTY = re.compile(r"[-–](?P<symbol>\s*[A-ZĐ]{1,4}\s*/.*)$")


def from_type(symbol: str, sure: float) -> str:
    """Return the symbol without a stroke of hand-writing before the code of its type: "2TTr-SNV"."""
    first = re.split(r"[-–/]", symbol)[0]
    if first in type_codes() or first[1:] not in type_codes():
        return symbol
    return symbol[1:] if first[0].isdigit() or sure < LEAK_SURE else symbol


@cache
def type_codes() -> frozenset[str]:
    """Return the codes of types with which a symbol may begin, of two letters and more."""
    return frozenset(code for known in document_types() for code in known.symbols if len(code) > 1)


def symbol_of(words: list[OcrWord]) -> tuple[str, float]:
    """Return the symbol that the words give behind the first slash, and how sure it is; "" where there is none."""
    text = " ".join(word.text for word in words)
    match = PARTY.search(text)
    if match is None or ("/" in text[: match.start()] and not _is_party(match["symbol"])):
        match = _SYMBOL.search(text)
    if match is None:
        return "", 0.0
    at = match.start("symbol")
    stray = _STRAY.match(match["symbol"])
    if stray is None and _sureness(words, at) < LEAK_SURE:
        stray = _LEAK.match(match["symbol"])
    if stray is not None:
        at += stray.end()
    return tidy(text[at:]), _sureness(words, at)


def _is_party(symbol: str) -> bool:
    """Tell whether a symbol begins with a type that the Party writes before the slash: "-CV/BTCTU"."""
    return symbol.partition("/")[0].strip().upper() in PARTY_TYPES


def _sureness(words: list[OcrWord], at: int) -> float:
    """Return how sure the least sure word is that reaches behind the offset in the joined text; 0 where none does."""
    used, reach = [], 0
    for word in words:
        reach += len(word.text) + 1
        if reach > at + 1:
            used.append(word.confidence)
    return min(used, default=0.0)


def common_end(words: list[OcrWord], behind: list[OcrWord]) -> str:
    """Return the symbol on which both recognitions of the line end, where neither saw its slash; else ""."""
    first, second = ("".join(tidy(" ".join(word.text for word in part)).split()) for part in (words, behind))
    length = 0
    while length < min(len(first), len(second)) and first[-length - 1] == second[-length - 1]:
        length += 1
    if len(second) - length > 2 or length < 4:  # the second one begins at most with what is left of the slash
        return ""
    match = _BARE.match(first[len(first) - length :])
    return match[0] if match else ""


def fuller(symbol: str, other: str) -> str:
    """Return the symbol with hyphens and bars of Đ that only the other reading has: print loses them, it gains none."""
    if _bare(symbol) != _bare(other):
        return symbol
    plain = re.sub(r"[-\s]", "", symbol)
    bars = [one if one == "Đ" else two for one, two in zip(plain, re.sub(r"[-\s]", "", other), strict=True)]
    model = max(symbol, other, key=lambda text: text.count("-"))
    letters = iter(bars)
    return "".join(char if char in "- " else next(letters) for char in model)


def _bare(symbol: str) -> str:
    return re.sub(r"[-\s]", "", symbol).replace("Đ", "D")


def tidy(symbol: str) -> str:
    """Return the symbol without specks about it, one hyphen for any dash, letters put right that no symbol has."""
    symbol = re.sub(r"\s*[-–—=]\s*", "-", symbol.strip(" .,:;_-–—'`|")).strip()
    symbol = _NOTICE.sub("TB", _TORN.sub("", _SMALL.sub("S", symbol)))
    return _COMMITTEE.sub("UBND", _NO_T.sub("T", symbol))
