"""Document type (tên loại): the printed title, else the letter's form, else the symbol."""

from __future__ import annotations

from schemas import DocType, Span

from ..lexicon import type_at_start, type_name, type_of_symbol, type_of_title
from ..reading import Reading
from ..rules import rule
from .parts import HeaderParts


@rule("type.title")
def type_code_of_title(title: str) -> str | None:
    """Return the code of the printed title; `KHAC` for a title that is in no list."""
    line = " ".join(title.split()).strip(" *:.")
    found = type_of_title(line) or type_at_start(line)
    if found is None:
        words = line.split()
        for count in range(len(words), 0, -1):  # a title whose subject goes on in small letters
            found = type_of_title(" ".join(words[:count]))
            if found:
                break
    return found[0] if found else "KHAC"


@rule("type.letter")
def type_code_of_letter(*_words: str) -> str:
    """Return `CV`: a letter without title, with "V/v" or "Kính gửi"."""
    return "CV"


@rule("type.symbol")
def type_code_of_symbol(number: str) -> str:
    """Return the type that the first segment of the symbol names, else `CV`."""
    from .number import parse_line

    parsed = parse_line(number)
    symbol = parsed.symbol if parsed else None
    return (type_of_symbol(symbol) if symbol else None) or "CV"


@rule("type.title.name")
def type_name_of_title(title: str) -> str:
    """Return the name of the printed title's type; a title in no list stands for itself."""
    code = type_code_of_title(title)
    return _name(code, title) if code else ""


@rule("type.letter.name")
def type_name_of_letter(*_words: str) -> str:
    """Return "Công văn"."""
    return _name("CV", "Công văn")


@rule("type.symbol.name")
def type_name_of_symbol(number: str) -> str:
    """Return the name of the type that the symbol tells."""
    return _name(type_code_of_symbol(number), "Công văn")


def _name(code: str, words: str) -> str:
    return type_name(code) or " ".join(words.split()).strip(" *:.").capitalize()


def read_title(reading: Reading, parts: HeaderParts) -> None:
    """Fill `doc_type`: the title decides; a letter without title is a công văn whatever its symbol says."""
    name, spans, confidence = "type.title", [], 1.0
    title = parts.title or parts.unknown_title
    if title is not None:
        spans = [Span(title.start, title.end)]
        confidence = 1.0 if parts.title is not None else 0.6
    elif parts.marked and parts.subject:
        name, spans = "type.letter", [parts.subject[0]]
    elif parts.number is not None:
        name, spans, confidence = "type.symbol", [Span(parts.number.start, parts.number.end)], 0.8
        code = type_code_of_symbol(parts.number.text)
        if code == "CV" and reading.zones.addressees:
            line = reading.document.lines[reading.zones.addressees[0]]
            name, spans, confidence = "type.letter", [Span(line.start, line.end)], 0.9
    else:
        return
    code = reading.ledger.read("doc_type.code", name, *spans, confidence=confidence)
    label = reading.ledger.read("doc_type.name", f"{name}.name", *spans, confidence=confidence)
    reading.doc_type = DocType(code=code, name=label)
