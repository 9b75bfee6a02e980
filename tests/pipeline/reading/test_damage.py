"""Damaged files beside good ones: each ends in an outcome of its own, and nothing beside it is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.damage import Row, rows, table, taken_in
from tests.readers.damaged_kinds import RICH, WORD

EACH = 615
"""Mutations of each of the 33 kinds: 20 295."""
EACH_SCAN = 125
"""Of each of four kinds of scans."""


def check(found: list[Row]) -> None:
    for row in found:
        wrong = {what: row[what] for what in ("without", "changed", "beside", "raised") if row[what]}
        assert not wrong, row["kind"]


@pytest.mark.parametrize(("name", "data"), [("a.docx", WORD), ("a.rtf", RICH)])
def test_damaged_files_touch_nothing_beside_them(name: str, data: bytes, tmp_path: Path) -> None:
    check([taken_in(name, data, range(8), tmp_path)])


@pytest.mark.soak
def test_many_damaged_files() -> None:
    found = list(rows(20_000, EACH))
    print("\n" + "\n".join(table(found)))
    check(found)


@pytest.mark.soak
def test_many_damaged_scans() -> None:
    found = list(rows(20_000, EACH_SCAN, of_scans=True))
    print("\n" + "\n".join(table(found)))
    check(found)
