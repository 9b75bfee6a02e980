"""Views for people who query with SQL: each has the columns that are described, and says what stands in the archive."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from pipeline import Archive
from pipeline.store.views import VIEWS
from schemas import Signature
from tests.pipeline.archive_builders import district
from tools.datasette import metadata


def test_columns_are_those_described(archive: Archive) -> None:
    with archive.connect() as connection:
        for name, (_, columns) in VIEWS.items():
            assert list(connection.execute(sa.text(f"SELECT * FROM {name}")).keys()) == list(columns), name


def test_what_stands_around_a_document(holding: Callable[..., Archive]) -> None:
    signer = Signature(authority=("KT. CHỦ TỊCH",), title="PHÓ CHỦ TỊCH", name="Nguyễn Văn Bình")
    archive = holding(district(addressees=("Sở Nội vụ",), signature=signer))
    archive.correct("31/UBND-NV", "subject", "rà soát hồ sơ", by="văn thư")
    archive.receive("31/UBND-NV", "12", "2022-06-13", unit="Phòng Nội vụ")
    wanted = {
        "v_file": ("name", "file.txt"), "v_party": ("as_written", "Sở Nội vụ"), "v_signer": ("name", "Nguyễn Văn Bình"),
        "v_arrival": ("arrival_number", "12"), "v_correction": ("value", '"rà soát hồ sơ"'),
    }  # fmt: skip
    with archive.connect() as connection:
        for view, (column, value) in wanted.items():
            assert connection.execute(sa.text(f"SELECT {column} FROM {view}")).scalars().all() == [value], view


def test_datasette_is_told_the_columns(root: Path) -> None:
    assert json.loads((root / "docs" / "datasette.json").read_text("utf-8")) == metadata(), "python -m tools.datasette"
