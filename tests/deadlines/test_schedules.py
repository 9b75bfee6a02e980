"""Tables whose heading asks for no time limit, or that have none: schedules of tasks, and what only looks like one."""

from __future__ import annotations

import pytest

from .letters import deadlines, letter

LEAD = "Thực hiện kế hoạch công tác của quý, các đơn vị làm theo lịch sau:"

SCHEDULES: list[tuple[tuple[str, ...], list[tuple[str, str | None]]]] = [
    # "Ngày" over the first column: what is done by then, and what takes place then
    (
        (
            LEAD,
            "Ngày\tNội dung công việc",
            "10/4/2023\tNộp bản tự đánh giá",
            "14/4/2023\tHội nghị sơ kết",
            "17/4/2023-21/4/2023\tTiếp nhận hồ sơ bổ sung",
        ),
        [("by", "2023-04-10"), ("on", "2023-04-14"), ("window", "2023-04-17/2023-04-21")],
    ),
    # no heading row, the words above make it a plan; a weekday beside the day
    (
        ("Lịch triển khai cụ thể:", "Thứ Hai, 03/4/2023\tGửi phiếu khảo sát", "Thứ Sáu, 07/4/2023\tTổng hợp kết quả"),
        [("by", "2023-04-03"), ("by", "2023-04-07")],
    ),
    # the heading row is garbled, the dash between two days is lost
    (
        (
            "Tiến độ thực hiện các phần việc:",
            "Sĩ\tNpày\tCôp việc",
            "1\t03/4/2023 07/4/2023\tĐăng ký danh sách",
            "2\t12/4/2023\tHọp hội đồng",
            "3\t20/4/2023\tBáo cáo kết quả",
        ),
        [("window", "2023-04-03/2023-04-07"), ("on", "2023-04-12"), ("by", "2023-04-20")],
    ),
    # a day without year: the first one that is not before the issue
    (
        (LEAD, "TT\tNgày\tCông việc", "1\t28/3\tLập dự toán", "2\t05/4\tTrình phê duyệt"),
        [("by", "2023-03-28"), ("by", "2023-04-05")],
    ),
    # an empty first cell keeps the columns where they are
    (
        (
            "Phân công nhiệm vụ:",
            "TT\tCông việc\tNgày",
            "\tLập danh sách\t10/4/2023",
            "\tCử cán bộ phụ trách\t12/4/2023",
        ),
        [("by", "2023-04-10"), ("by", "2023-04-12")],
    ),
    # under "Thời gian" an event is on its day, a task is due by it
    (
        ("TT\tNội dung\tThời gian", "1\tHội thảo chuyên đề\t20/4/2023", "2\tTổ chức hội thảo chuyên đề\t20/4/2023"),
        [("on", "2023-04-20"), ("by", "2023-04-20")],
    ),
]


@pytest.mark.parametrize(("body", "expected"), SCHEDULES, ids=[row[0][1][:40] for row in SCHEDULES])
def test_schedules(body: tuple[str, ...], expected: list[tuple[str, str | None]]) -> None:
    assert [(d.operator, d.boundary) for d in deadlines(*body)] == expected


LOOK_ALIKES: list[tuple[str, ...]] = [
    # days of birth, appointment, issue
    ("Danh sách dự lớp theo kế hoạch:", "Ngày sinh\tHọ và tên", "12/5/1990\tLê Thị Mẫu", "03/6/1988\tTrần Văn Mẫu"),
    ("Kế hoạch dự lớp:", "1\t12/5/1990\tNhận nhiệm vụ", "2\t03/6/1988\tNhận nhiệm vụ"),
    ("Kế hoạch:", "TT\tHọ và tên\tNgày", "1\tLê Thị Mẫu\t12/5/2023", "2\tTrần Văn Mẫu\t15/5/2023"),
    # a register of papers
    (
        "Theo kế hoạch, các văn bản sau được áp dụng:",
        "Ngày\tNội dung",
        "02/5/2023\tBáo cáo số 12/BC-UBND",
        "04/5/2023\tTrình kèm Tờ trình 15/TTr-SNV",
    ),
    ("Kế hoạch:", "Số hiệu\tNgày ban hành\tTrích yếu", "12\t02/5/2023\tBáo cáo năm", "13\t04/5/2023\tGửi số liệu"),
    # what has been done
    (
        "Kết quả theo kế hoạch:",
        "Ngày\tNội dung công việc",
        "10/01/2023\tTổ chức lớp tập huấn",
        "14/02/2023\tKiểm tra thực tế",
        "20/02/2023\tTổng hợp kết quả",
    ),
    # accounts
    (
        "Kế hoạch chi:",
        "Ngày, tháng\tChứng từ\tDiễn giải\tSố tiền",
        "02/5/2023\tPC01\tThu học phí\t500",
        "04/5/2023\tPC02\tChuyển trả\t300",
    ),
    # counts by day
    ("Số liệu theo kế hoạch giám sát:", "Ngày\tSố ca", "02/5/2023\t12", "04/5/2023\t15"),
    # days of remembrance
    ("Kế hoạch:", "Ngày kỷ niệm\tNội dung", "19/5/2023\tTổ chức tuyên truyền", "27/7/2023\tTổ chức tuyên truyền"),
    # two columns of days
    (
        "Kế hoạch:",
        "1\t02/5/2023\t05/5/2023\tNhận giấy tờ",
        "2\t04/5/2023\t08/5/2023\tNhận giấy tờ",
    ),
    # no plan around, no tasks
    ("Ngày và người trực:", "02/5/2023\tLê Văn Mẫu", "04/5/2023\tTrần Thị Mẫu"),
]


@pytest.mark.parametrize("body", LOOK_ALIKES, ids=[row[1][:40] for row in LOOK_ALIKES])
def test_look_alikes_give_nothing(body: tuple[str, ...]) -> None:
    assert [(d.operator, d.boundary, d.quote) for d in deadlines(*body)] == []


def test_who_acts_by_a_schedule() -> None:
    # its column, else who begins the task, else the governing heading, else whom the document tells
    rows = ("10/4/2023\tNộp bản tự đánh giá về Phòng Tổ chức", "14/4/2023\tPhòng Tổ chức công bố kết quả")
    told = "Trường Đại học Xuân Hòa thông báo đến học viên cao học lịch làm việc như sau:"
    heading = ("1. Học viên lưu ý:", "Ngày\tCông việc", *rows)
    for body in ((told, "Ngày\tCông việc", *rows), ("Lịch làm việc", *heading)):
        first, second = deadlines(*body, issuer="Trường Đại học Xuân Hòa", doc_type="TB")
        assert first.assignees[0].lower().startswith("học viên")
        assert first.deliver_to == "Phòng Tổ chức" and second.assignees == ("Phòng Tổ chức",)
    found = deadlines(
        LEAD, "Ngày\tCông việc\tĐơn vị", "10/4/2023\tNộp bản tự đánh giá\tKhoa Luật", "12/4/2023\tHọp\tKhoa Y"
    )
    assert [d.assignees for d in found] == [("Khoa Luật",), ("Khoa Y",)]


def test_without_a_day_of_issue_no_schedule_is_read() -> None:
    # whether the days lie ahead cannot be told
    body = (LEAD, "Ngày\tCông việc", "10/4/2023\tNộp hồ sơ", "14/4/2023\tHọp")
    assert letter(*body, issued=None, date_line="Xuân Hòa").deadlines == ()


@pytest.mark.parametrize(
    "sentence",
    [
        # what the weather will be
        "Từ nay đến hết ngày 18/3/2023, ở các huyện miền núi có mưa to.",
        # weeks, not a day of a month
        "Các bộ môn xếp lịch học trong vòng 3 - 4 tuần đầu của khóa.",
        # two dates of a text beside one another are no span
        "Các đơn vị thực hiện theo các mốc 24/03/2023 04/04/2023 của Sở.",
    ],
)
def test_sentences_that_set_none(sentence: str) -> None:
    assert [d for d in deadlines(sentence) if d.boundary not in (None, "P4W")] == []


def test_a_time_under_its_label_is_quoted_with_its_item() -> None:
    found = deadlines(
        "1. Nội dung",
        "- Rà soát danh mục cây xanh đường phố cần cắt tỉa trước mùa mưa. Thời hạn hoàn thành: Tháng 12/2023.",
        "- Sơn lại vạch kẻ đường tại các cổng trường học. Thời hạn hoàn thành: Tháng 12/2023.",
    )
    assert [(d.boundary, d.quote) for d in found] == [
        (
            "2023-12",
            "Rà soát danh mục cây xanh đường phố cần cắt tỉa trước mùa mưa. Thời hạn hoàn thành: Tháng 12/2023.",
        ),
        ("2023-12", "Sơn lại vạch kẻ đường tại các cổng trường học. Thời hạn hoàn thành: Tháng 12/2023."),
    ]
