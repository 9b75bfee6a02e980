"""Every sentence of the tables sets what a careful clerk would write down."""

from __future__ import annotations

import pytest

from tests.deadlines.letters import deadlines

from . import acting, varied, varied_more
from .sentences import TABLES, Row, rows

ROWS = [
    row
    for tables in (TABLES, varied.TABLES, varied_more.TABLES, acting.TABLES)
    for table in tables.values()
    for row in rows(table)
]


@pytest.mark.parametrize("row", ROWS, ids=[row.sentence[:60] for row in ROWS])
def test_sentence(row: Row) -> None:
    found = tuple((d.operator, d.boundary, d.last_day, d.rrule) for d in deadlines(row.sentence))
    assert found == row.deadlines, row.why
