"""Times that running text sets without "trước" or "chậm nhất", and their look-alikes. The letter is of 15 March 2023."""

from __future__ import annotations

import pytest

from .letters import deadlines

ROWS: list[tuple[str, str, str]] = [
    # (sentence, operator, boundary, rule or both); the days of a week, named behind it or before it
    ("Hằng tuần vào thứ Năm, Phòng Y tế tổng hợp số liệu.", "on", "FREQ=WEEKLY;BYDAY=TH"),
    ("Mỗi tuần, vào chiều thứ Sáu, các xã báo cáo kết quả.", "on", "FREQ=WEEKLY;BYDAY=FR"),
    ("Hằng tuần (thứ Tư) các đội gửi lịch trực.", "on", "FREQ=WEEKLY;BYDAY=WE"),
    ("Gửi báo cáo hằng tuần, trước 15 giờ thứ Năm.", "before", "T15:00 FREQ=WEEKLY;BYDAY=TH"),
    ("Họp giao ban vào thứ 2 và thứ 5 hằng tuần.", "on", "FREQ=WEEKLY;BYDAY=MO,TH"),
    ("Phun khử khuẩn vào các ngày thứ Ba, thứ Sáu hằng tuần.", "on", "FREQ=WEEKLY;BYDAY=TU,FR"),
    ("Tổng vệ sinh vào thứ 2, 4, 6 hằng tuần.", "on", "FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    ("Cập nhật số liệu vào chiều thứ Sáu hằng tuần.", "on", "FREQ=WEEKLY;BYDAY=FR"),
    # a weekday of every week without "tuần", an hour of every day and a day of every month said farther to the left
    ("Các thôn phun khử trùng vào các ngày thứ Bảy.", "on", "FREQ=WEEKLY;BYDAY=SA"),
    ("Các xã báo cáo nhanh về huyện mỗi chiều thứ Sáu.", "on", "FREQ=WEEKLY;BYDAY=FR"),
    ("Hằng ngày tổng hợp số lợn ốm, chết, báo cáo Chủ tịch UBND xã trước 15 giờ 30.", "before", "T15:30 FREQ=DAILY"),
    ("Các xã báo cáo về huyện trước 6 giờ và 16 giờ hằng ngày.", "before", "T06:00 FREQ=DAILY"),
    ("Hằng tháng, các xã tổng hợp kết quả, báo cáo về huyện trước ngày 20.", "before", "FREQ=MONTHLY;BYMONTHDAY=20"),
    # of a month
    ("Các xã báo cáo hằng tháng, trước ngày 25.", "before", "FREQ=MONTHLY;BYMONTHDAY=25"),
    ("Định kỳ hằng tháng (trước ngày 22) gửi báo cáo.", "before", "FREQ=MONTHLY;BYMONTHDAY=22"),
    ("Hằng tháng, chậm nhất đến 16 giờ 00 ngày 22 phải nộp.", "by", "T16:00 FREQ=MONTHLY;BYMONTHDAY=22"),
    ("Báo cáo tháng: trước ngày 20; báo cáo gửi về Phòng.", "before", "FREQ=MONTHLY;BYMONTHDAY=20"),
    ("Định kỳ vào ngày 01 và 15 hằng tháng báo cáo về Phòng.", "on", "FREQ=MONTHLY;BYMONTHDAY=1,15"),
    # of a year
    ("Hàng năm, vào tháng 2 và tháng 8 các đơn vị tự rà soát.", "window", "FREQ=YEARLY;BYMONTH=2,8"),
    ("Vào tháng 5 và tháng 11 hằng năm, các trường gửi báo cáo.", "window", "FREQ=YEARLY;BYMONTH=5,11"),
    ("Định kỳ hằng năm vào các tháng 3, 6, 9, 12 tổ chức kiểm tra.", "window", "FREQ=YEARLY;BYMONTH=3,6,9,12"),
    ("Trong tháng 01 hằng năm phải công khai dự toán.", "window", "FREQ=YEARLY;BYMONTH=1"),
    ("Hoàn thành trong quý I hằng năm.", "window", "FREQ=YEARLY"),  # no rule says "some day of three months"
    ("Vào ngày 10/6 và 10/12 hằng năm, các đơn vị báo cáo.", "on", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10"),
    ("Hằng năm, trước ngày 10 tháng 6 và ngày 10 tháng 12, báo cáo về Sở.", "before", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10"),
    ("Báo cáo tiến độ 02 tuần/lần.", "every", "FREQ=WEEKLY;INTERVAL=2"),
    ("Báo cáo hằng ngày vào lúc 16 giờ 30.", "on", "T16:30 FREQ=DAILY"),
    # months and quarters that end a task, whatever stands between
    ("Hoàn thiện đề án, trình Hội đồng nhân dân huyện trong tháng 10 năm 2023.", "window", "2023-10"),
    ("Hoàn thành việc phát quang cây cối có khả năng đổ vào đường dây trong quý III/2023.", "window", "2023-07-01/2023-09-30"),
    ("Bàn giao hồ sơ cho Ban Quản lý trong quý III năm 2023.", "window", "2023-07-01/2023-09-30"),
    ("Thực hiện từ tháng 4 đến hết tháng 12/2023.", "window", "2023-04-01/2023-12-31"),
    ("Triển khai từ quý II đến quý IV/2023.", "window", "2023-04-01/2023-12-31"),
    ("Hoàn thành trong tháng 4 và tháng 5/2023.", "window", "2023-04-01/2023-05-31"),
    # what is asked for on a day
    ("Gửi kết quả về Sở (Phòng Sổ, thẻ) vào ngày 28/6/2023.", "on", "2023-06-28"),
    ("Các đơn vị báo cáo tình hình, kết quả về Sở vào ngày 30/6/2023.", "on", "2023-06-30"),
    ("Đề nghị các trường ra quân tổng vệ sinh vào lúc 16h00 ngày thứ Sáu 19/5/2023.", "on", "2023-05-19T16:00"),
    ("Viên chức nghỉ ngày thứ Hai, đi làm bù vào thứ Bảy ngày 06/5/2023.", "on", "2023-05-06"),
    ("Tổ chức lễ ra quân vào sáng Chủ nhật, ngày 16/4/2023.", "on", "2023-04-16"),
    ("Treo cờ Tổ quốc từ ngày 29/4/2023 đến hết ngày 02/5/2023.", "window", "2023-04-29/2023-05-02"),
    ("Nộp hồ sơ trong các ngày 20, 21, 22/4/2023.", "window", "2023-04-20/2023-04-22"),
    ("Nộp hồ sơ từ ngày 20/4/2023 (thứ Năm, tức 01 tháng Ba âm lịch) đến hết ngày 25/4/2023.", "window", "2023-04-20/2023-04-25"),
    ("Giáo viên nộp danh sách về văn phòng (cô Thu) ngày 26/4/2023.", "on", "2023-04-26"),
    ("Yêu cầu các chủ đầu tư đến 30/6/2023 giải ngân tối thiểu 50%.", "by", "2023-06-30"),
    ("Đơn vị chưa có tổ Dinh dưỡng: hoàn thành việc thành lập trong quý II/2023.", "window", "2023-04-01/2023-06-30"),
    # the day of an event under its label, how long it takes in between
    ("1. Thời gian: Đại hội tiến hành ½ ngày, ngày 18/6/2023 (Chủ nhật).", "on", "2023-06-18"),
    ("Thời gian: Hội nghị tổ chức 01 buổi, vào lúc 08 giờ 00 ngày 18/6/2023.", "on", "2023-06-18T08:00"),
    ("Thời gian, địa điểm: 14h00 ngày 20/4/2023 tại Hội trường.", "on", "2023-04-20T14:00"),
    ("Kính mời ông dự, hội nghị được tổ chức lúc 14 giờ 00 ngày 20/4/2023.", "on", "2023-04-20T14:00"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "operator", "value"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_set(sentence: str, operator: str, value: str) -> None:
    found = deadlines(sentence)
    assert [(d.operator, " ".join(filter(None, (d.boundary, d.rrule)))) for d in found] == [(operator, value)]


NONE = [
    # when an office is open
    "Tiếp công dân từ thứ Hai đến thứ Sáu hằng tuần.",
    # what only happens, or is prepared for
    "Lễ phát động sẽ được tổ chức vào ngày 20/4/2023.",
    "Bộ Y tế tổ chức hội nghị trực tuyến vào ngày 20/4/2023.",
    "Chuẩn bị nội dung phục vụ kỳ họp vào ngày 20/4/2023.",
    "Tuyên truyền cuộc bầu cử vào ngày 20/5/2023.",
    # what a report or a count covers
    "Tổng hợp số vụ tai nạn giao thông trong tháng 4/2023.",
    "Báo cáo tình hình thực hiện nhiệm vụ trong tháng 4/2023.",
    "Các nhiệm vụ trọng tâm trong tháng 4/2023 như sau:",
    # days off
    "Nghỉ từ ngày 29/4/2023 (tức ngày 10 tháng Ba) đến hết ngày 03/5/2023.",
    "Thời gian nghỉ Tết: 07 ngày, từ thứ Bảy ngày 29/4/2023 đến hết thứ Sáu ngày 05/5/2023.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_not_set(sentence: str) -> None:
    assert [(d.operator, d.boundary, d.rrule, d.quote) for d in deadlines(sentence)] == []


def test_a_week_of_a_month_has_no_days() -> None:
    # no rule says which days the first week of a month has
    (found,) = deadlines("Hoàn thành việc rà soát trong tuần đầu tháng 4.")
    assert (found.operator, found.boundary, found.last_day) == ("window", None, None)


def test_an_item_number_is_no_hour() -> None:
    # "Lần 2: 07/12": the colon belongs to the label
    first, second = deadlines(
        "2. Đăng ký chính thức:",
        "- Lần 1: từ 8h00 ngày 27/11/2023 đến 17h00 ngày 04/12/2023;",
        "- Lần 2: 07/12 - 10/12/2023, khi đã điều chỉnh lớp.",
    )
    assert (first.boundary, second.boundary) == ("2023-11-27T08:00/2023-12-04T17:00", "2023-12-07/2023-12-10")


def test_both_stages_of_a_task() -> None:
    found = deadlines("Phun hóa chất; hoàn thành đợt 1 trước ngày 25/8/2023, đợt 2 trong tháng 9/2023.")
    assert [(d.operator, d.boundary) for d in found] == [("before", "2023-08-25"), ("window", "2023-09")]


LISTS: list[tuple[str, list[tuple[str, str]]]] = [
    # the words of the first day hold for those that follow
    ("Gửi báo cáo trước ngày 15/6, 30/9 và 15/12/2023.", [("before", "2023-06-15"), ("before", "2023-09-30"), ("before", "2023-12-15")]),
    (
        "Hằng năm, chậm nhất ngày 31/3 và ngày 30/9, gửi báo cáo.",
        [("by", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"), ("by", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=30")],
    ),
    (
        "Nộp chậm nhất vào ngày 15/6 (đối với báo cáo 6 tháng) và ngày 10/12 (đối với báo cáo năm).",
        [("by", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"), ("by", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10")],
    ),
    # another thing happens on the second day
    ("Gửi trước ngày 15/6/2023 và ngày 20/6/2023 họp tổng kết.", [("before", "2023-06-15")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), LISTS, ids=[row[0][:50] for row in LISTS])
def test_days_in_a_list(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(d.operator, d.rrule or d.boundary) for d in deadlines(sentence)] == expected


LABELS = [
    # a month or a quarter under its label
    ("Thời điểm hoàn thành: Quý II/2023.", "window", "2023-04-01/2023-06-30"),
    ("Tiến độ: tháng 5/2023.", "window", "2023-05"),
    ("Thời gian thực hiện: Trong năm 2023.", "window", "2023"),
    ("Hạn cuối nhận bài: 24h00 ngày 20/4/2023.", "by", "2023-04-20T23:59"),
    ("Thời hạn: Kể từ ngày ra thông báo đến 17 giờ ngày 20/4/2023.", "window", "2023-03-15/2023-04-20T17:00"),
    ("Báo cáo tuần: trước 14 giờ thứ Năm.", "before", "FREQ=WEEKLY;BYDAY=TH"),
    ("Trước ngày mùng 5 hằng tháng gửi báo cáo.", "before", "FREQ=MONTHLY;BYMONTHDAY=5"),
    # what is asked for stands behind
    ("Đúng 7 giờ ngày 20/4/2023, các đơn vị tập trung tại quảng trường.", "on", "2023-04-20T07:00"),
]


@pytest.mark.parametrize(("sentence", "operator", "value"), LABELS, ids=[row[0][:50] for row in LABELS])
def test_under_labels(sentence: str, operator: str, value: str) -> None:
    assert [(d.operator, d.rrule or d.boundary) for d in deadlines(sentence)] == [(operator, value)]
