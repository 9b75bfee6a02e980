"""What is due when, for whom."""

from __future__ import annotations

from collections.abc import Callable

from pipeline import Archive
from tests.pipeline.archive_builders import deadline, department, district, monthly

Holding = Callable[..., Archive]


def test_filters_and_order(holding: Holding) -> None:
    archive = holding(
        monthly(),
        district(deadlines=(
            deadline("b", boundary="2022-10-20", last_day="2022-10-19"),
            deadline("a", boundary="2022-09-02", last_day="2022-09-01"),
            deadline("tháng 9", operator="by", boundary="2022-09", last_day="2022-09-30"),
            deadline("không ngày", operator="within", boundary="P5D"),
        )),
    )  # fmt: skip
    assert [d.quote for d in archive.deadlines()] == [
        "trước ngày 18 hằng tháng", "a", "tháng 9", "b", "không ngày",
    ]  # fmt: skip
    found = archive.deadlines(first="2022-09-01", last="2022-10-31")
    assert [d.quote for d in found] == ["a", "trước ngày 18 hằng tháng", "tháng 9", "b"]
    assert found[1].occurrences == ("2022-09-17", "2022-10-17")
    assert [d.quote for d in archive.deadlines(number="31/UBND-NV", last="2022-09-15")] == ["a"]
    assert archive.deadlines(first="2030-01-01", number="31/UBND-NV") == []


def test_for_agency_goes_through_general_words_to_the_addressees(holding: Holding) -> None:
    archive = holding(department(
        "5/SNV-VP", "Lạng Sơn", "2022-06-01", addressees=("UBND các huyện, thành phố",),
        deadlines=(deadline("x", last_day="2022-07-01", assignees=("các đơn vị",)),
                   deadline("y", last_day="2022-07-02", assignees=("Sở Tài chính",)),
                   deadline("z", last_day="2022-07-03")),
    ))  # fmt: skip
    found = archive.deadlines(for_agency="UBND huyện Lộc Bình")
    assert [(d.quote, d.covers) for d in found] == [("x", "group"), ("z", "group")]
    assert [(d.quote, d.covers) for d in archive.deadlines(for_agency="Sở Tài chính tỉnh Lạng Sơn")] == [("y", "named")]
