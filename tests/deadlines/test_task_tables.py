"""Headings of task tables, titles of their parts. The plan is of 15 March 2023."""

from __future__ import annotations

import pytest

from .letters import deadlines


def _read(*rows: str) -> list[tuple[str | None, str | None, tuple[str, ...], str | None]]:
    found = deadlines("Các đơn vị thực hiện theo bảng sau:", *rows, doc_type="KH")
    return [(d.operator, d.boundary, d.assignees, d.task) for d in found]


def test_heading_that_names_a_kind_of_unit() -> None:
    # no column says what is to be done: the heading of the time does
    assert _read("TT\tKhoa\tThời gian nộp\tĐịa điểm", "1\tKhoa Luật\t20/4/2023 - 22/4/2023\tP.103") == [
        ("window", "2023-04-20/2023-04-22", ("Khoa Luật",), "Thời gian nộp")
    ]
    # a time that nothing asks for is no limit
    assert _read("TT\tKhoa\tThời gian\tSố buổi", "1\tKhoa Luật\t20/4/2023\t4") == []


def test_days_of_beginning_and_end() -> None:
    assert _read(
        "TT\tNội dung\tĐơn vị\tNgày bắt đầu\tNgày hoàn thành", "1\tRà soát\tPhòng Y tế\t20/3/2023\t28/4/2023"
    ) == [("by", "2023-04-28", ("Phòng Y tế",), "Rà soát")]
    assert _read(
        "TT\tNội dung\tThời gian bắt đầu\tThời gian kết thúc\tĐơn vị", "1\tRà soát\t20/3/2023\t28/4/2023\tPhòng Y tế"
    ) == [("by", "2023-04-28", ("Phòng Y tế",), "Rà soát")]


def test_titles_of_parts() -> None:
    found = _read(
        "TT\tNhiệm vụ\tĐơn vị chủ trì\tThời hạn",
        "I\tCông tác chuẩn bị",
        "1\tLập danh sách\tPhòng Nội vụ\t30/4/2023",
        "II\tCông tác tổ chức",
        "2\tTổng kết\tVăn phòng\t15/12/2023",
    )
    assert [(boundary, who) for _, boundary, who, _ in found] == [
        ("2023-04-30", ("Phòng Nội vụ",)),
        ("2023-12-15", ("Văn phòng",)),
    ]


def test_how_long_something_is_taught_is_no_limit() -> None:
    assert _read("TT\tMôn\tThời gian học\tKhoa phụ trách", "1\tHóa dược\t20/4/2023\tKhoa Dược") == []


def test_times_under_an_unreadable_heading_bind_by_their_own_words() -> None:
    rows = (
        "TT\tNội dung công việc\tĐơn vị thực hiện\tThời Ông",
        "1\tLập danh sách\tPhòng Nội vụ\tTrước ngày 30/4/2023",
        "2\tTrang trí\tTrung tâm Văn hóa\tTừ ngày 02/5/2023 đến ngày 15/5/2023",
        "3\tNiêm yết\tVăn phòng\t20/5/2023",
    )
    assert [(operator, who) for operator, _, who, _ in _read(*rows)] == [
        ("before", ("Phòng Nội vụ",)),
        ("window", ("Trung tâm Văn hóa",)),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        # parts under a heading that is merged across them, the others merged over both rows
        ("TT\tNội dung\tCơ quan thực hiện\tThời hạn\tKết quả", "\t\tChủ trì\tPhối hợp\t\t"),
        ("TT\tNội dung\tCơ quan thực hiện\tThời hạn\tKết quả", "\t\tChủ trì\tPhối hợp"),
        # a web page leaves out what is merged
        ("TT\tNội dung\tCơ quan thực hiện\tThời hạn\tKết quả", "Chủ trì\tPhối hợp"),
        # the time is parted too
        ("TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian", "\t\t\t\tBắt đầu\tHoàn thành"),
    ],
)
def test_a_heading_in_two_rows(heading: tuple[str, str]) -> None:
    dates = "20/3/2023\t30/4/2023" if "Bắt đầu" in heading[1] else "30/4/2023\tDanh sách"
    row = f"1\tLập danh sách\tPhòng Nội vụ\tUBND các xã\t{dates}"
    assert _read(*heading, row) == [("by", "2023-04-30", ("Phòng Nội vụ",), "Lập danh sách")]


def test_a_row_of_tasks_parts_no_heading() -> None:
    rows = (
        "TT\tNội dung\tĐơn vị\tThời hạn",
        "\tLập danh sách\tPhòng Nội vụ\t30/4/2023",
        "2\tBáo cáo\tVăn phòng\t5/5/2023",
    )
    assert [who for _, _, who, _ in _read(*rows)] == [("Phòng Nội vụ",), ("Văn phòng",)]
