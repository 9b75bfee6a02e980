"""Styles of OpenDocument: how text looks and what hides it, which cells are drawn, how lists are numbered."""

from __future__ import annotations

from typing import Any

from lxml import etree

from .doc_flow import Style
from .docx_numbering import render
from .html_looks import is_white
from .report import why_unseen

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SHOWN = tuple("23456789")
_MOST_HOPS = 12


def local(element: Any) -> str:
    """Return the name of an element without its namespace, "" for what is none."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


class OdtStyles:
    """What the styles of a document say of its text, paragraphs and cells."""

    def __init__(self, parts: list[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._fonts: dict[str, str] = {}
        self.ground = 0
        """How many cells around the text have a colour."""
        for part in parts:
            for element in part.iter(f"{_STYLE}style", f"{_STYLE}default-style"):
                key = element.get(f"{_STYLE}family", ""), element.get(f"{_STYLE}name", "")
                self._styles.setdefault(key, element)
            for face in part.iter(f"{_STYLE}font-face"):
                family = next((value for name, value in face.items() if name.endswith("}font-family")), "")
                self._fonts.setdefault(face.get(f"{_STYLE}name", ""), family.strip("'\""))

    def of(self, element: Any, outer: Style) -> Style:
        """Return the look of a paragraph's or span's text, which takes from what it stands in."""
        family = "text" if local(element) == "span" else "paragraph"
        said = self._said(family, element.get(f"{TEXT}style-name"), "text-properties")
        if family == "paragraph":
            said = {**self._said("paragraph", "", "text-properties"), **said}
            ground = self._said(family, element.get(f"{TEXT}style-name"), "paragraph-properties")
            said.setdefault(f"{_FO}background-color", ground.get(f"{_FO}background-color", ""))
        return self._styled(said, outer) if said else outer

    def is_centred(self, paragraph: Any) -> bool:
        """Tell whether a paragraph is centred."""
        said = self._said("paragraph", paragraph.get(f"{TEXT}style-name"), "paragraph-properties")
        return said.get(f"{_FO}text-align") == "center"

    def is_drawn(self, cell: Any) -> bool:
        """Tell whether a cell has a line at a side."""
        said = self._said("table-cell", cell.get(f"{_TABLE}style-name"), "table-cell-properties")
        sides = (value for name, value in said.items() if name.startswith(f"{_FO}border"))
        return any(side not in ("none", "hidden", "") for side in sides)

    def is_filled(self, cell: Any) -> bool:
        """Tell whether a cell has a colour."""
        said = self._said("table-cell", cell.get(f"{_TABLE}style-name"), "table-cell-properties")
        return _is_ground(said.get(f"{_FO}background-color", ""))

    def _said(self, family: str, name: str | None, properties: str) -> dict[str, str]:
        """Return the properties of a style and of those that it takes from."""
        found: dict[str, str] = {}
        for _ in range(_MOST_HOPS):
            style = self._styles.get((family, name)) if name is not None else None
            if style is None:
                break
            for child in style:
                if local(child) == properties:
                    found = {**dict(child.items()), **found}
            name = style.get(f"{_STYLE}parent-style-name")
        return found

    def _styled(self, said: dict[str, str], outer: Style) -> Style:
        style = outer
        if weight := said.get(f"{_FO}font-weight"):
            style = style._replace(bold=weight not in ("normal", "400", "300"))
        if slant := said.get(f"{_FO}font-style"):
            style = style._replace(italic=slant == "italic")
        size = said.get(f"{_FO}font-size", "")
        if size.endswith("pt") and size[:-2].replace(".", "", 1).isdecimal():
            style = style._replace(size=float(size[:-2]))
        if name := said.get(f"{_STYLE}font-name"):
            style = style._replace(font=self._fonts.get(name, name))
        if raised := said.get(f"{_STYLE}text-position"):
            style = style._replace(raised=raised.startswith(("super", "3", "4", "5")))
        if case := said.get(f"{_FO}text-transform"):
            style = style._replace(capitals=case == "uppercase")
        return style._replace(unseen=self._unseen(said, style) or outer.unseen)

    def _unseen(self, said: dict[str, str], style: Style) -> str:
        on_colour = _is_ground(said.get(f"{_FO}background-color", "")) or self.ground
        lines = (said.get(f"{_STYLE}text-line-through-{kind}", "none") for kind in ("style", "type"))
        return why_unseen(
            hidden=said.get(f"{TEXT}display") == "none",
            struck=any(line != "none" for line in lines),
            size=style.size,
            white=is_white(said.get(f"{_FO}color", "")) and not on_colour,
        )


def _is_ground(colour: str) -> bool:
    return colour not in ("", "transparent") and not is_white(colour)


class OdtLists:
    """The numbers and bullets that the program draws before the items of lists."""

    def __init__(self, parts: list[Any]) -> None:
        self._levels: dict[tuple[str, int], Any] = {}
        self._last: dict[tuple[str, int], int] = {}
        for part in parts:
            for style in part.iter(f"{TEXT}list-style"):
                for level in style:
                    depth = level.get(f"{TEXT}level") or "1"
                    if depth.isdecimal() and len(depth) < 3:
                        self._levels[style.get(f"{_STYLE}name", ""), int(depth)] = level

    def first(self, style: str | None, level: int, *, continued: bool = False) -> int:
        """Return the number of the first item of a list at this level (from 1)."""
        if continued and (style or "", level) in self._last:
            return self._last[style or "", level] + 1
        said = self._levels.get((style or "", level))
        start = "1" if said is None else said.get(f"{TEXT}start-value", "1")
        return int(start) if start.isdecimal() and len(start) < 7 else 1

    def marker(self, style: str | None, numbers: tuple[int, ...]) -> str:
        """Return what is drawn before the item with these numbers, those of the lists around it first."""
        self._last[style or "", len(numbers)] = numbers[-1]
        said = self._levels.get((style or "", len(numbers)))
        if said is None:
            return ""
        if local(said) == "list-level-style-bullet":
            return "+" if said.get(f"{TEXT}bullet-char") == "+" else "-"
        form = said.get(f"{_STYLE}num-format", "")
        if local(said) != "list-level-style-number" or not form:
            return ""
        shown = said.get(f"{TEXT}display-levels") or "1"
        last = numbers[-int(shown) :] if shown in _SHOWN else numbers[-1:]
        drawn = ".".join(render(number, _FORMS.get(form, "decimal")) for number in last)
        return f"{said.get(f'{_STYLE}num-prefix', '')}{drawn}{said.get(f'{_STYLE}num-suffix', '')}".strip()
