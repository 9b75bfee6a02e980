"""Tables of a recognised page: cells from its ruling lines."""

from __future__ import annotations

from typing import Any

from ..document import Box

_SAME = 4.0
"""Points between two lines, or between a line's end and another line, that recognition may be wrong by."""
_OVERSHOOT = 8.0
"""Points that a line goes past another one where it means to go on: it does not end inside a cell."""


def _whole_across(line: Box, upright: list[Box]) -> Box:
    """Lengthen a ruling line that ends inside a cell to the cell's border: its end was too faint or bent to be seen.

    A line that meets no upright one is left alone: words are underlined inside a cell.
    """
    left, top, right, bottom = line
    level = (top + bottom) / 2
    borders = sorted((x0 + x1) / 2 for x0, y0, x1, y1 in upright if y0 - _SAME <= level <= y1 + _SAME)
    met = [x for x in borders if left - _SAME <= x <= right + _SAME]
    if not met:
        return line
    if met[0] - left > _OVERSHOOT:
        left = max((x for x in borders if x < left), default=left)
    if right - met[-1] > _OVERSHOOT:
        right = min((x for x in borders if x > right), default=right)
    return left, top, right, bottom


def _whole_uprights(upright: list[Box]) -> list[Box]:
    """Join the pieces of the outer upright lines of a table, which go as far as the tallest line between them."""
    if len(upright) < 3:
        return upright
    groups: list[list[Box]] = []
    for line in sorted(upright, key=lambda box: box[0] + box[2]):
        if groups and (line[0] + line[2] - groups[-1][-1][0] - groups[-1][-1][2]) / 2 <= _SAME:
            groups[-1].append(line)
        else:
            groups.append([line])
    tallest = max(upright, key=lambda box: box[3] - box[1])
    top, bottom = tallest[1], tallest[3]
    for group in (groups[0], groups[-1]):
        seen = sum(box[3] - box[1] for box in group)
        inside = all(top - _OVERSHOOT <= box[1] and box[3] <= bottom + _OVERSHOOT for box in group)
        if inside and (bottom - top) / 2 < seen < bottom - top:
            upright = [box for box in upright if box not in group]
            upright.append((min(b[0] for b in group), top, max(b[2] for b in group), bottom))
    return upright


def tables_of(across: list[Box], upright: list[Box]) -> list[list[list[Box | None]]]:
    """Return the tables that ruling lines (in points) make: rows of cell boxes, None where a cell is merged away."""
    from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    upright = _whole_uprights(upright)
    across = [_whole_across(line, upright) for line in across]
    edges = []
    for left, top, right, bottom in across:
        y = (top + bottom) / 2
        edges.append({"orientation": "h", "x0": left, "x1": right, "top": y, "bottom": y, "width": right - left})
    for left, top, right, bottom in upright:
        x = (left + right) / 2
        edges.append({"orientation": "v", "x0": x, "x1": x, "top": top, "bottom": bottom, "height": bottom - top})
    merged = merge_edges(edges, 3, 3, 6, 6)
    cells = intersections_to_cells(edges_to_intersections(merged, 5, 5))
    found: list[list[list[Box | None]]] = []
    for table in cells_to_tables(cells):
        page: Any = None  # only asked for a table's text
        rows: list[list[Box | None]] = [list(row.cells) for row in Table(page, table).rows]
        if len(rows) >= 2 and max(len(row) for row in rows) >= 2:
            found.append(rows)
    return found
