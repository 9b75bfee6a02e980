"""Changes to properties ("single property modifiers") in a Word binary file, and what has the properties by them.

Source: [MS-DOC], sections 2.2.5, 2.6 and 2.9.
"""

from __future__ import annotations

import struct
from typing import Any, NamedTuple

from .report import why_unseen

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
Change = tuple[int, bytes]
"""Code and operand."""


def changes(data: bytes, wanted: frozenset[int]) -> tuple[Change, ...]:
    """Return the changes in the list whose codes are wanted; most are of no interest."""
    found: list[Change] = []
    at, end = 0, len(data)
    while at + 2 <= end:
        code = data[at] | data[at + 1] << 8
        at += 2
        kind = code >> 13
        if kind != 6:
            size = _SIZES[kind]
        elif code == 0xD608:  # a row's definition counts in two bytes
            size = struct.unpack_from("<H", data, at)[0] + 1 if at + 2 <= end else 0
        else:
            if at >= end:
                break
            size = data[at] + 1
            if code == 0xC615 and data[at] == 255:
                break
        if code in wanted and size and at < end:
            found.append((code, data[at : at + size]))
        at += size
    return tuple(found)


class Characters(NamedTuple):
    """Properties of a run of characters."""

    font: int = 0
    bold: bool = False
    italic: bool = False
    half_points: int = 20
    raised: bool = False
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    special: bool = False
    symbol: int = 0
    struck: bool = False
    white: bool = False
    ground: bool = False
    """Whether a colour lies under the text."""
    data_at: int = -1
    """Where the data of a form field stands in the stream of data."""

    def unseen(self, *, on_colour: bool) -> str:
        """Return why no reader of the page sees the text, "" where it is seen."""
        return why_unseen(
            hidden=self.hidden,
            struck=self.struck,
            size=self.half_points / 2,
            white=self.white and not self.ground and not on_colour,
            deleted=self.deleted,
        )


FLAGS = {
    0x0835: "bold", 0x0836: "italic", 0x083B: "capitals", 0x083C: "hidden", 0x0800: "deleted", 0x0855: "special",
    0x0837: "struck", 0x2A53: "struck",
}  # fmt: skip
_WHITE_INDEX = 8
_NO_FILL = (b"\xff\xff\xff\x00", b"\x00\x00\x00\xff")
"""White and "automatic" as colours (COLORREF, [MS-DOC] 2.9.43)."""
FONT_CODES = (0x4A4F, 0x4A51)


def apply(base: Characters, said: tuple[Change, ...]) -> Characters:
    """Return the properties after the changes; "as in the style" and "not as in the style" refer to the base."""
    found: dict[str, Any] = {}
    for code, operand in said:
        if code in FLAGS:
            name = FLAGS[code]
            of_style = bool(getattr(base, name))
            found[name] = {0: False, 1: True, 0x80: of_style, 0x81: not of_style}.get(operand[0], False)
        elif code in FONT_CODES and len(operand) == 2:
            if code == 0x4A4F or "font" not in found:
                found["font"] = operand[0] | operand[1] << 8
        elif code == 0x4A43 and len(operand) == 2:
            found["half_points"] = operand[0] | operand[1] << 8
        elif code == 0x2A42:
            found["white"] = operand[0] == _WHITE_INDEX
        elif code == 0x6870 and len(operand) == 4:
            found["white"] = operand[3] == 0 and min(operand[:3]) >= 0xF0
        elif code == 0x2A0C:
            found["ground"] = operand[0] not in (0, _WHITE_INDEX)
        elif code == 0x4866 and len(operand) == 2:
            found["ground"] = _is_filled(operand)
        elif code == 0xCA71 and len(operand) >= 11:
            found["ground"] = operand[5:9] not in _NO_FILL or operand[9:11] not in (b"\x00\x00", b"\xff\xff")
        elif code == 0x6A03 and len(operand) == 4:
            found["data_at"] = struct.unpack("<i", operand)[0]
        elif code == 0x2A48:
            found["raised"] = operand[0] == 1
        elif code == 0x6A09 and len(operand) == 4:
            found["symbol"] = operand[2] | operand[3] << 8
            found["special"] = True
    return base._replace(**found) if found else base


def _is_filled(operand: bytes) -> bool:
    """Tell whether a shading of the old form (Shd80, [MS-DOC] 2.9.245) lays a colour under the text."""
    shading = operand[0] | operand[1] << 8
    return shading != 0xFFFF and ((shading >> 5) & 31 not in (0, _WHITE_INDEX) or shading >> 10 not in (0, 63))


class DocParagraph(NamedTuple):
    """Properties of a paragraph."""

    style: int = 0
    depth: int = 0
    row_end: bool = False
    inner_cell: bool = False
    inner_row: bool = False
    bordered: bool = False
    list_number: int = 0
    """Position of its list among the list overrides, counted from 1; 0 for none."""
    list_level: int = 0
    centred: bool = False
    shaded: bool = False


def paragraph(style: int, said: tuple[Change, ...], base: DocParagraph | None = None) -> DocParagraph:
    """Read a paragraph's properties, on top of those of its style."""
    in_table = row_end = inner_cell = inner_row = bordered = False
    depth = 0
    shaded = base is not None and base.shaded
    number, level, centred = (base.list_number, base.list_level, base.centred) if base else (0, 0, False)
    for code, operand in said:
        if code == 0x2416:
            in_table = operand[0] == 1
        elif code == 0x2417:
            row_end = operand[0] == 1
        elif code == 0x6649 and len(operand) == 4:
            depth = max(min(struct.unpack("<i", operand)[0], 32), 0)
        elif code == 0x244B:
            inner_cell = operand[0] == 1
        elif code == 0x244C:
            inner_row = operand[0] == 1
        elif code in (0xD613, 0xD605):
            size = 8 if code == 0xD613 else 4
            kinds = [operand[at] for at in range(1 + (5 if size == 8 else 1), len(operand), size)]
            bordered = any(kind not in (0, 0xFF) for kind in kinds)
        elif code == 0xD608 and len(operand) > 3:
            bordered = bordered or _cell_borders(operand)
        elif code == 0x460B and len(operand) == 2:
            number = operand[0] | operand[1] << 8
        elif code == 0x260A:
            level = min(operand[0], 8)
        elif code in (0x2403, 0x2461):
            centred = operand[0] == 1
        elif code == 0x442D and len(operand) == 2:
            shaded = _is_filled(operand)
        elif code == 0xC64D and len(operand) >= 11:
            shaded = operand[5:9] not in _NO_FILL or operand[9:11] not in (b"\x00\x00", b"\xff\xff")
    depth = depth or int(in_table)
    number = number if number < 0xF801 else 0
    return DocParagraph(style, depth, row_end, inner_cell, inner_row, bordered, number, level, centred, shaded)


def _cell_borders(operand: bytes) -> bool:
    """Tell from the definition of a row whether its cells have lines around them."""
    columns = operand[2]
    first = 3 + 2 * (columns + 1)
    for at in range(first, min(len(operand) - 19, first + 20 * columns), 20):
        if any(operand[at + 4 + 4 * side + 1] not in (0, 0xFF) for side in range(4)):
            return True
    return False
