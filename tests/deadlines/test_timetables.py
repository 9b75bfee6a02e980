"""Timetables as lists, labels without colon, days of handing in, offices and staff of a school."""

from __future__ import annotations

import pytest

from .letters import deadlines

Expected = list[tuple[str, str | None, tuple[str, ...], str | None]]

# (why, doc type, body, (operator, boundary or rule, assignees, deliver_to))
ROWS: list[tuple[str, str, tuple[str, ...], Expected]] = [
    (
        "a span of days at the head of an item sets its task",
        "KH",
        ("Tiến độ thực hiện:", "- Từ 03/4 đến 10/4/2023: Tổ trưởng lập danh sách, nộp về tổ văn phòng."),
        [("window", "2023-04-03/2023-04-10", ("Tổ trưởng",), "tổ văn phòng")],
    ),
    (
        "a month at the head of an item of a plan",
        "KH",
        ("- Tháng 5/2023: Ban giám khảo chấm bài.",),
        [("window", "2023-05", ("Ban giám khảo",), None)],
    ),
    (
        "an event at the head of an item is on its day",
        "KH",
        ("- Ngày 12/4/2023: Tổng duyệt.",),
        [("on", "2023-04-12", (), None)],
    ),
    (
        "rounds of one duty",
        "TB",
        ("1. Nộp lệ phí:", "- Đợt 1: từ 03/4/2023 đến 07/4/2023;"),
        [("window", "2023-04-03/2023-04-07", (), None)],
    ),
    (
        "the days of a course after their count",
        "CV",
        ("Trân trọng kính mời tham dự.", "Thời gian: 02 ngày, từ ngày 10/4/2023 đến ngày 11/4/2023."),
        [("window", "2023-04-10/2023-04-11", (), None)],
    ),
    (
        "the colon after the label may be missing",
        "GM",
        ("Thời gian 7h30 ngày 20/3/2023 (thứ Hai)",),
        [("on", "2023-03-20T07:30", (), None)],
    ),
    (
        "how long a meeting takes, then its hour",
        "GM",
        ("Thời gian: 01 buổi, từ 07 giờ 30 phút ngày 20/3/2023 (thứ Hai).",),
        [("on", "2023-03-20T07:30", (), None)],
    ),
    (
        "the day on which something is handed in",
        "CV",
        ("Các trường nộp báo cáo ngày 20/4/2023.",),
        [("on", "2023-04-20", ("Các trường",), None)],
    ),
    (
        "every month first, its day after",
        "CV",
        ("Hằng tháng, trước ngày 10, các đơn vị gửi báo cáo về Phòng Nội vụ.",),
        [("before", "FREQ=MONTHLY;BYMONTHDAY=10", ("các đơn vị",), "Phòng Nội vụ")],
    ),
    (
        "people sent are not those who answer",
        "CV",
        ("Các sở cử 02 cán bộ tham dự, gửi danh sách trước ngày 25/4/2023.",),
        [("before", "2023-04-25", ("Các sở",), None)],
    ),
    (
        "trình after công is no verb",
        "CV",
        ("3. Công ty Khai thác công trình thủy lợi: nạo vét kênh xong trước ngày 25/4/2023.",),
        [("before", "2023-04-25", ("Công ty Khai thác công trình thủy lợi",), None)],
    ),
]


@pytest.mark.parametrize(("why", "code", "body", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_timetable(why: str, code: str, body: tuple[str, ...], expected: Expected) -> None:
    found = deadlines(*body, doc_type=code)
    assert [(d.operator, d.rrule or d.boundary, d.assignees, d.deliver_to) for d in found] == expected, why


NONE: list[tuple[str, str]] = [
    ("a month in running text", "Số liệu tháng 11/2023: ổn định."),
    ("the day of a past handing in", "Phòng đã gửi báo cáo ngày 20/4/2023."),
    ("the day of a letter sent", "Căn cứ hồ sơ nộp ngày 02/3/2023, các đơn vị rà soát."),
]


@pytest.mark.parametrize(("why", "sentence"), NONE, ids=[row[0] for row in NONE])
def test_no_timetable(why: str, sentence: str) -> None:
    assert deadlines(sentence) == (), why
