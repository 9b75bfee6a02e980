"""The rules that read the plain values of a citation from its words: number, date, type, id."""

from __future__ import annotations

import hashlib
import re

from schemas import number_key
from schemas.number import parse_number, unify

from ..dateforms import read_date
from ..lexicon import type_named, type_of_symbol
from ..rules import rule
from ..text.keys import bare_key

_YEAR_ONLY = re.compile(r"(?:19|20)\d\d")


@rule("joined")
def joined(*parts: str) -> str:
    """Read words over several lines: white space collapsed."""
    return " ".join(" ".join(parts).split())


@rule("date")
def date_of(words: str) -> str | None:
    """Read a date, or a year that stands alone."""
    return words if _YEAR_ONLY.fullmatch(words) else read_date(words)


@rule("citation.number")
def number_as_printed(*parts: str) -> str:
    """Read a number as printed, any dash as a hyphen; of two parts the first is a serial that borrows the symbol."""
    compact = [unify(part) for part in parts]
    if len(compact) == 1:
        return compact[0].lstrip(".…_")
    borrowed = re.match(r"\d+[a-zđ]?", compact[1])
    return compact[0] + (compact[1][borrowed.end() :] if borrowed else "")


@rule("citation.canonical")
def canonical_number(*parts: str) -> str | None:
    """Read the number in its canonical spelling."""
    parsed = parse_number(number_as_printed(*parts))
    return parsed.canonical if parsed else None


@rule("citation.type")
def type_by_word(word: str) -> str | None:
    """Read the type from the word before the number."""
    kind = type_named(word)
    return kind.code if kind else "KHAC"


@rule("citation.type.symbol")
def type_by_symbol(*parts: str) -> str:
    """Read the type from the number's own symbol; a number without a type in it is a công văn's."""
    parsed = parse_number(number_as_printed(*parts))
    return (type_of_symbol(parsed.symbol) if parsed and parsed.symbol else None) or "CV"


@rule("citation.id")
def citation_id(*parts: str) -> str:
    """Derive the id from the folded number, or from the folded words where there is none."""
    key = number_key(number_as_printed(*parts)) or bare_key(joined(*parts))
    return "c" + hashlib.sha1(key.encode()).hexdigest()[:10]
