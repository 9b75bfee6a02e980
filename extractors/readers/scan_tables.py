"""Tables of a recognised page: cells from its ruling lines."""

from __future__ import annotations

from typing import Any

from ..document import Box


def tables_of(across: list[Box], upright: list[Box]) -> list[list[list[Box | None]]]:
    """Return the tables that ruling lines (in points) make: rows of cell boxes, None where a cell is merged away."""
    from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

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
