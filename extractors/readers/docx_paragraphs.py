"""What a DOCX says of a paragraph: its style, its list, whether it is centred, whether the next one goes on with it."""

from __future__ import annotations

from typing import Any, NamedTuple

from .docx_folding import PackagePart
from .docx_looks import Looks, is_ground
from .docx_numbering import number_properties
from .docx_package import TAGS, value_of


class ParagraphProperties(NamedTuple):
    """What a `w:pPr` says."""

    style: str | None
    list_number: str | None
    list_level: str | None
    centred: bool
    joins: bool
    """Whether its mark is deleted or hidden."""
    shaded: bool
    """Whether a colour lies under its text."""


class Paragraphs:
    """The properties of a part's paragraphs; those that are worded alike are looked through once."""

    def __init__(self, part: PackagePart, looks: Looks) -> None:
        self._part = part
        self._looks = looks
        self._read: dict[Any, ParagraphProperties] = {}

    def of(self, element: Any) -> ParagraphProperties:
        """Return what a `w:pPr` or what stands for one says."""
        real = self._part.real(element)
        found = self._read.get(real)
        if found is None:
            found = self._read[real] = self._properties(real)
        return found

    def _properties(self, element: Any) -> ParagraphProperties:
        style = number = level = None
        centred = aligned = shaded = False
        for child in element:
            name = TAGS.get(child.tag)
            if name == "pStyle":
                style = value_of(child)
            elif name == "numPr":
                number, level = number_properties(child)
            elif name == "jc" and not aligned:
                aligned, centred = True, value_of(child) == "center"
            elif name == "shd":
                shaded = is_ground(child)
        return ParagraphProperties(style, number, level, centred, self._looks.joins(element), shaded)
