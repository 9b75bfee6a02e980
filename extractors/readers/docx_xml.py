"""Small questions about the XML of a DOCX: text boxes, symbols, borders."""

from __future__ import annotations

import re
from typing import Any

from .docx_package import TAGS, value_of

_SYMBOLS = {0xF02D: "-", 0xF02B: "+", 0xF0B7: "•", 0xF0A7: "•", 0xF0FC: "✓", 0xF0A8: "☐", 0xF06F: "☐", 0xF0FE: "☒"}
_SYMBOLS |= {0xF0B3: "≥", 0xF0A3: "≤", 0xF0B0: "°", 0xF0B4: "×", 0xF0E0: "→", 0xF0AE: "→"}
_PICTURES = re.compile("dings|marlett", re.I)
"""Fonts that have pictures even where others have figures and stops; Symbol has Greek letters only for letters."""


def branch(alternate: Any) -> Any:
    """Return the one branch of alternate content that is read: the first choice."""
    for child in alternate:
        if TAGS.get(child.tag) in ("Choice", "Fallback"):
            return child
    return alternate


def through(element: Any, transparent: tuple[str, ...]) -> list[Any]:
    """Return the children, those inside content controls among them."""
    found: list[Any] = []
    for child in element:
        if TAGS.get(child.tag) in transparent:
            found += through(child, transparent)
        else:
            found.append(child)
    return found


def boxes_of(element: Any) -> list[Any]:
    """Return the text boxes in a drawing; boxes inside boxes come with their outer one."""
    found: list[Any] = []
    for child in element:
        name = TAGS.get(child.tag)
        if name == "txbxContent":
            found.append(child)
        elif name == "AlternateContent":
            found += boxes_of(branch(child))
        else:
            found += boxes_of(child)
    return found


def drawn(borders: Any) -> bool:
    """Tell whether any side of a table's borders is drawn."""
    return any(value_of(side) not in (None, "none", "nil") for side in borders)


def on(element: Any) -> bool:
    """Tell whether a property that is stated is not switched off."""
    return value_of(element) not in ("0", "false", "off")


def symbol(element: Any) -> str:
    """Return the character of a symbol font as Unicode, "•" where it is not known, "" where it is none."""
    code = value_of(element, "char") or ""
    if not re.fullmatch(r"[0-9A-Fa-f]{1,5}", code):
        return ""
    number = int(code, 16)
    if number in _SYMBOLS:
        return _SYMBOLS[number]
    if 0xF000 <= number <= 0xF0FF:
        figure = chr(number - 0xF000)
        known = not _PICTURES.search(value_of(element, "font") or "wingdings")
        return figure if known and figure.isascii() and figure.isprintable() and not figure.isalpha() else "•"
    return chr(number) if 0x20 <= number < 0xD800 else ""
