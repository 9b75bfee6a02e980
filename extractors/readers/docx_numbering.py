"""Automatic numbering of DOCX paragraphs: the "1.", "a)" or "-" that Word draws and the text does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from .docx_package import TAGS, Package, value_of

_PLACEHOLDER = re.compile(r"%([1-9])")
_MOST_LEVELS = 9
_HIGHEST = 9999
_ROMAN: tuple[tuple[int, str], ...] = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"))
_ROMAN += ((50, "l"), (40, "xl"))
_ROMAN += ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class _DocxLevel:
    form: str = "decimal"
    text: str = ""
    start: int = 1


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default


def render(value: int, form: str) -> str:
    """Write a counter in a number format of WordprocessingML ("decimal", "lowerLetter", "upperRoman" …)."""
    if form in ("lowerRoman", "upperRoman"):
        text = ""
        rest = min(value, _HIGHEST)
        for number, letters in _ROMAN:
            while rest >= number:
                text += letters
                rest -= number
        return text.upper() if form == "upperRoman" else text
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 4)
        return letter.upper() if form == "upperLetter" else letter
    if form == "decimalZero":
        return f"{value:02d}"
    return "" if form == "none" else str(value)


class DocxNumbering:
    """Counters of all lists of a document, advanced paragraph by paragraph; `numbered`: the text mentions lists."""

    def __init__(self, package: Package, *, numbered: bool) -> None:
        self._levels: dict[str, dict[int, _DocxLevel]] = {}
        self._abstract: dict[str, Any] = {}
        """Definitions of lists by their name; most are used by no paragraph and never read."""
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._styles: dict[str, tuple[str | None, str | None, str | None]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[str] = set()
        self._styled: Package | None = None
        """The package while its paragraph styles may number paragraphs and have not been read."""
        styled = b"numPr" in package.styles
        root = package.part("numbering.xml") if styled or numbered else None
        if root is None:
            return
        for element in root:
            name = _local(element)
            if name == "abstractNum":
                self._abstract[value_of(element, "abstractNumId") or ""] = element
            elif name == "num":
                abstract, starts = "", {}
                for child in element:
                    if _local(child) == "abstractNumId":
                        abstract = value_of(child) or ""
                    elif _local(child) == "lvlOverride":
                        for override in child:
                            if _local(override) == "startOverride":
                                starts[_number(value_of(child, "ilvl"))] = _number(value_of(override), 1)
                self._lists[value_of(element, "numId") or ""] = (abstract, starts)
        self._styled = package if styled else None

    @property
    def used(self) -> bool:
        """Whether the document has any list."""
        return bool(self._lists)

    def marker(self, style: str | None, number: str | None, level: str | None) -> str:
        """Return the marker drawn before a paragraph of this style, list and level, "" where there is none."""
        if not self._lists:
            return ""
        if number is None and style and self._styled:  # styles.xml is often the largest part: read when asked for
            self._read_styles(self._styled)
            self._styled = None
        hops = 0
        while number is None and style and hops < 10:
            number, style_level, style = self._styles.get(style, (None, None, None))
            level = level if level is not None else style_level
            hops += 1
        if number is None or number not in self._lists:
            return ""
        return self._advance(number, min(_number(level), _MOST_LEVELS - 1))

    def _advance(self, number: str, level: int) -> str:
        abstract, starts = self._lists[number]
        if abstract not in self._levels:
            self._levels[abstract] = _levels_of(self._abstract.get(abstract, ()))
        levels = self._levels[abstract]
        counters = self._counters.setdefault(abstract, {})
        if number not in self._started:
            self._started.add(number)
            for at, start in starts.items():
                counters[at] = start - 1
        definition = levels.get(level, _DocxLevel(text=f"%{level + 1}."))
        counters[level] = counters.get(level, definition.start - 1) + 1
        for deeper in [at for at in counters if at > level]:
            del counters[deeper]
        if definition.form == "bullet":
            return "+" if definition.text.strip() == "+" else "-"

        def counter(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            form = levels[at].form if at in levels else "decimal"
            return render(max(counters.get(at, levels[at].start if at in levels else 1), 0), form)

        return _PLACEHOLDER.sub(counter, definition.text).strip()

    def _read_styles(self, package: Package) -> None:
        root = package.part("styles.xml")
        if root is None:
            return
        for style in root:
            if _local(style) != "style" or value_of(style, "type") not in ("paragraph", None):
                continue
            number = level = base = None
            for child in style:
                name = _local(child)
                if name == "basedOn":
                    base = value_of(child)
                elif name == "pPr":
                    for item in child:
                        if TAGS.get(item.tag) == "numPr":
                            number, level = number_properties(item)
            if number is not None or base is not None:
                self._styles[value_of(style, "styleId") or ""] = (number, level, base)


def _local(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def number_properties(element: Any) -> tuple[str | None, str | None]:
    """Return the list and the level that a `w:numPr` names."""
    number = level = None
    for child in element:
        name = TAGS.get(child.tag)
        if name == "numId":
            number = value_of(child)
        elif name == "ilvl":
            level = value_of(child)
    return number, level


def _levels_of(abstract: Any) -> dict[int, _DocxLevel]:
    levels: dict[int, _DocxLevel] = {}
    for element in abstract:
        if _local(element) != "lvl":
            continue
        level = _DocxLevel()
        for child in element:
            name = _local(child)
            if name == "numFmt":
                level.form = value_of(child) or "decimal"
            elif name == "lvlText":
                level.text = value_of(child) or ""
            elif name == "start":
                level.start = _number(value_of(child), 1)
        levels[_number(value_of(element, "ilvl"))] = level
    return levels
