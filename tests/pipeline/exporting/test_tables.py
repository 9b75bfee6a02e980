"""Deadlines as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from pipeline import Archive
from pipeline.exporting.tables import deadlines_csv
from tests.pipeline.archive_builders import (
    deadline,
    district,
)

Holding = Callable[..., Archive]


def test_csv_runs_no_formulas(holding: Holding) -> None:
    archive = holding(
        district(deadlines=(deadline("=HYPERLINK(1)", last_day="2022-07-09", boundary="2022-07-10", task="+1",
                                     assignees=("@x", "y"), deliver_to=" -2"),))
    )  # fmt: skip
    (row,) = csv.DictReader(io.StringIO(deadlines_csv(archive.deadlines()).decode("utf-8-sig")))
    assert row["quote"] == "'=HYPERLINK(1)" and row["task"] == "'+1" and row["assignees"] == "'@x; y"
    assert row["deliver_to"] == "' -2"
