"""What a symbol ("ký hiệu") tells: the type of the document and the bodies that may have issued it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from schemas.dispatch import Level
from schemas.number import symbol_segments, unify

from ..text.keys import bare_name_key
from .agencies import bodies_of_code, is_issuer_code
from .lists import phrases
from .types import DocumentType, document_types

_OWN_WITHOUT_BAR = ("ĐA", "HĐ", "ĐC", "CĐ")
"""Symbols whose spelling without the bar of Đ is a type of its own: DA, HD."""


@cache
def _symbol_codes() -> dict[str, DocumentType]:
    codes: dict[str, DocumentType] = {}
    for kind in document_types():
        for symbol in kind.symbols:
            codes.setdefault(symbol.upper(), kind)
    for symbol, kind in list(codes.items()):
        plain = bare_name_key(symbol)
        if len(plain) > 1 and symbol not in _OWN_WITHOUT_BAR:
            codes.setdefault(plain.upper(), kind)
    return codes


@lru_cache(maxsize=4096)
def type_of_symbol(symbol: str) -> str | None:
    """Return the code of the type with which a symbol begins, None for a công văn and where it is not certain.

    >>> type_of_symbol("KH-UBND"), type_of_symbol("2023/NĐ-CP"), type_of_symbol("CT/TU"), type_of_symbol("UBND-NV")
    ('KH', 'NĐ', 'CT', None)
    """
    parts = symbol_segments(re.sub(r"\([^)]*\)", "", unify(symbol)))
    if parts and re.fullmatch(r"(?:19|20)\d\d", parts[0]):
        parts = parts[1:]
    if not parts:
        return None
    kind = _symbol_codes().get(parts[0].upper())
    if kind and (
        parts[0].upper() not in phrases("symbols_of_units_too") or (len(parts) > 1 and is_issuer_code(parts[1]))
    ):
        return kind.code
    # Before 2005 the issuer often stood first: UB-QĐ, TC/QĐ-CĐKT.
    return "QĐ" if len(parts) > 1 and parts[1] == "QĐ" else None


def issuer_of_symbol(symbol: str, on: str | None = None) -> tuple[tuple[str, Level], ...]:
    """Return (name, level) of the bodies that a symbol may belong to, likeliest first; empty where the code is unknown.

    The first segment, or the next where the first is a type of document. A body of several levels comes once for each.

    >>> issuer_of_symbol("SNV-TCCC"), issuer_of_symbol("2023/NĐ-CP"), issuer_of_symbol("CT/TU")
    ((('Sở Nội vụ', 'province'),), (('Chính phủ', 'central'),), (('Tỉnh ủy', 'province'),))
    """
    for code in _issuer_codes(symbol):
        found = bodies_of_code(code, on)
        if found:
            return tuple(dict.fromkeys((agency.name, level) for agency in found for level in agency.levels))
    return ()


@lru_cache(maxsize=4096)
def _issuer_codes(symbol: str) -> tuple[str, ...]:
    """Return what in a symbol may be the issuer's code, the longer one first."""
    parts = symbol_segments(re.sub(r"\([^)]*\)", "", unify(symbol)))
    if parts and re.fullmatch(r"(?:19|20)\d\d", parts[0]):
        parts = parts[1:]
    issuer_first = len(parts) > 1 and parts[1] == "QĐ" and is_issuer_code(parts[0])  # UB-QĐ, before 2005
    if len(parts) > 1 and not issuer_first and type_of_symbol(symbol):
        parts = parts[1:]
    return tuple("".join(parts[:length]) for length in (2, 1) if len(parts) >= length)
