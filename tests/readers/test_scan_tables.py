"""Ruling lines of a scan as they are found, bent or faint at their ends, and the cells that they make."""

from __future__ import annotations

import pytest

from extractors.document import Box
from extractors.readers.scan_tables import tables_of

UPRIGHT: list[Box] = [(50, 100, 51, 300), (150, 100, 151, 300), (400, 100, 401, 300), (500, 100, 501, 300)]
TOP, BOTTOM = (50, 100, 501, 101), (50, 299, 501, 300)


@pytest.mark.parametrize(
    ("across", "upright", "rows"),
    [
        # whole lines
        ([TOP, (50, 200, 501, 201), BOTTOM], UPRIGHT, [[1, 1, 1], [1, 1, 1]]),
        # ends lost inside a cell: the line goes on to the border
        ([(90, 100, 470, 101), (50, 200, 450, 201), (80, 299, 501, 300)], UPRIGHT, [[1, 1, 1], [1, 1, 1]]),
        # a line from the second column on: the first cell is merged
        ([TOP, (152, 200, 480, 201), BOTTOM], UPRIGHT, [[1, 1, 1], [0, 1, 1]]),
        # the frame broken in two, a piece between them and its end lost
        (
            [TOP, (50, 200, 501, 201), BOTTOM],
            [*UPRIGHT[:3], (500, 100, 501, 170), (501, 220, 502, 280)],
            [[1, 1, 1], [1, 1, 1]],
        ),
        # words underlined in a cell make no row
        ([TOP, (50, 200, 501, 201), (200, 250, 300, 251), BOTTOM], UPRIGHT, [[1, 1, 1], [1, 1, 1]]),
    ],
)
def test_cells(across: list[Box], upright: list[Box], rows: list[list[int]]) -> None:
    (table,) = tables_of(across, upright)
    assert [[int(cell is not None) for cell in row] for row in table] == rows
