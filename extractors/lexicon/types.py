"""Types of documents (tên loại văn bản): by printed title, by the word before "số", by the symbol."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from ..text.keys import bare_name_key, name_key
from ..text.spelling import spellings
from .tables import cells, rows


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type: its code in the record, its name, and the forms in which it is written."""

    code: str
    name: str
    words: tuple[str, ...]
    """Lower-case words before "số", the name itself first."""
    short: str | None
    """The abbreviation written before "số": `CV`."""
    titles: tuple[str, ...]
    symbols: tuple[str, ...]
    family: str
    """`state`, `law`, `party`, `court`, `copy` or `other`."""
    example: str


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Return every type of the table."""
    return tuple(
        DocumentType(
            row["code"], row["name"], (row["name"].lower(), *cells(row["words"])), row["short"] or None,
            (row["name"].upper(), *cells(row["titles"])), tuple(cells(row["symbols"])), row["family"], row["example"],
        )
        for row in rows("doc_types")
    )  # fmt: skip


def type_name(code: str) -> str | None:
    """Return the name of a code (`KH` gives `Kế hoạch`), None for `KHAC` and for an unknown code."""
    return _names().get(code)


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for kind in document_types():
        if kind.code != "KHAC":
            names.setdefault(kind.code, kind.name)
    return names


# --- printed titles ---------------------------------------------------------------------------------------------------

_TITLE_EDGES = re.compile(r"^[\s*_#>“\"]+|[\s*_.”\"]+$")
_REMARK = re.compile(r"\s*(?:\([^)]*\)|\[\d+\])\s*$")
_TITLE_TAIL = re.compile(r"\s*(?:CỦA|LIÊN TỊCH|LIÊN NGÀNH)\b.*$")
# A longer line is a subject printed in capitals.
_LONGEST_TITLE = 70


@cache
def _titles() -> tuple[dict[str, DocumentType], dict[str, DocumentType]]:
    exact: dict[str, DocumentType] = {}
    loose: dict[str, DocumentType] = {}
    for kind in document_types():
        for title in kind.titles:
            exact.setdefault(name_key(title).replace(" ", ""), kind)
            if " " in title:
                loose.setdefault(bare_name_key(title).replace(" ", ""), kind)
    return exact, loose


def is_ward(text: str) -> bool:
    """Tell whether the line opens with "phường": without its marks "PHƯỜNG AN …" would be a phương án.

    >>> is_ward("PHƯỜNG AN BÌNH"), is_ward("PHƯƠNG ÁN")
    (True, False)
    """
    return text[:7].lower() == "phường "


@lru_cache(maxsize=4096)
def type_of_title(line: str) -> tuple[str, str] | None:
    """Return code and name of the type whose title stands alone on the line in capitals, or None.

    Spaced letters, marks of emphasis, a remark in parentheses and an issuer after CỦA are allowed. Letters that lost
    their diacritics count where the title has two words or more.

    >>> type_of_title("Q U Y Ế T  Đ Ị N H"), type_of_title("Thông báo cho các đơn vị")
    (('QĐ', 'Quyết định'), None)
    """
    text = _REMARK.sub("", _TITLE_EDGES.sub("", line))
    if not 3 <= len(text) <= _LONGEST_TITLE or text != text.upper() or not text[0].isalpha():
        return None
    if is_ward(text):
        return None
    exact, loose = _titles()
    for candidate in (text, _TITLE_TAIL.sub("", text)):
        key = name_key(candidate).replace(" ", "")
        kind = exact.get(key) or loose.get(bare_name_key(candidate).replace(" ", ""))
        if kind:
            return kind.code, kind.name
    return None


def type_at_start(line: str) -> tuple[str, str, int] | None:
    """Return code, name and length of the title with which a line in capitals begins, its subject after it; or None.

    >>> type_at_start("KẾ HOẠCH THI ĐUA NĂM 2024")
    ('KH', 'Kế hoạch', 8)
    """
    if line != line.upper():
        return None
    match = _title_start().match(line)
    found = type_of_title(match[0]) if match else None
    return (*found, match.end()) if match and found else None


@cache
def _title_start() -> re.Pattern[str]:
    titles = sorted({kind.name for kind in document_types() if " " in kind.name}, key=len, reverse=True)
    return re.compile(
        "(?:" + "|".join(spellings(title.lower()).upper().replace(r"\S+", r"\s+") for title in titles) + r")\b"
    )


# --- the word before "số" ---------------------------------------------------------------------------------------------


@cache
def type_words(abbreviations: bool = True) -> tuple[str, ...]:
    """Return every word or phrase that may stand before "số", longest first: lower case; abbreviations as printed."""
    words = {word for kind in document_types() for word in kind.words}
    if abbreviations:
        words |= {kind.short for kind in document_types() if kind.short}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def type_pattern() -> str:
    """Return a regular expression for `type_words`: any case and white space for words, abbreviations as printed."""
    words = "|".join(spellings(word) for word in type_words(abbreviations=False))
    shorts = "|".join(sorted((kind.short for kind in document_types() if kind.short), key=len, reverse=True))
    return rf"\b(?:(?i:{words})|{shorts}|Qđ|Ttr|TTR)\b"


@cache
def _word_codes() -> dict[str, DocumentType]:
    codes: dict[str, DocumentType] = {}
    for kind in document_types():
        for word in kind.words:
            codes.setdefault(name_key(word), kind)
        for title in kind.titles:
            codes.setdefault(name_key(title), kind)
        if kind.short:
            codes.setdefault(name_key(kind.short), kind)
    return codes


@lru_cache(maxsize=4096)
def type_named(word: str) -> DocumentType | None:
    """Return the type that the word before "số" names, or None."""
    folded = name_key(word).removesuffix(":").removesuffix(" số").strip()
    found = _word_codes().get(folded)
    if found:
        return found
    head = re.match(r"(?:các|những|bản|tập)\s+", folded)
    return _word_codes().get(folded[head.end() :]) if head else None


def type_of_word(word: str) -> str | None:
    """Return the code of the type that the word before "số" names: `Tờ trình` gives `TTr`; None where unknown."""
    found = type_named(word)
    return found.code if found else None


# --- the symbol -------------------------------------------------------------------------------------------------------

# Codes that are also an issuer or a drafting unit (CT Cục Thuế, TT Thanh tra, TC Tài chính, CĐ Công đoàn, HĐ Hội đồng):
# they are a type only before an issuer.
