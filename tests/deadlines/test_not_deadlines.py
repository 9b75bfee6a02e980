"""Times that set no deadline, and phrasings of real letters' kinds that do. The letter is of 15 March 2023."""

from __future__ import annotations

import pytest

from .letters import deadlines

NONE = [
    # plan periods, terms of office, school years
    "Kế hoạch phát triển nhân lực giai đoạn 2021 - 2025 của tỉnh.",
    "Thực hiện chương trình trong giai đoạn từ ngày 01/01/2024 đến ngày 31/12/2025.",
    "Tổng kết nhiệm kỳ 2020 - 2025 và năm học 2022 - 2023.",
    "Phong trào thi đua năm 2023 đạt nhiều kết quả.",
    # what a report covers
    "Số liệu tính từ ngày 01/4/2023 đến ngày 31/5/2023 theo biểu.",
    "Tính đến ngày 28/12/2023 toàn huyện có 12 tổ.",
    "Kỳ báo cáo từ ngày 15/3/2023 đến ngày 14/6/2023.",
    # entry into force and validity
    "Quy chế này có hiệu lực thi hành kể từ ngày 01/7/2023.",
    "Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.",
    "Quyết định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.",
    # anniversaries, although they come every year
    "Hướng tới kỷ niệm 75 năm ngày thành lập ngành (11/6/1948 - 11/6/2023).",
    "Viết bài nhân ngày Truyền thống thi đua yêu nước (11/6) hằng năm.",
    "Khen thưởng vào dịp ngày sinh nhật Bác (19/5).",
    "Hướng tới Đại hội thi đua các cấp vào năm 2025.",
    # the past
    "Đoàn đã kiểm tra từ ngày 01/02/2023 đến ngày 10/02/2023.",
    "Tại cuộc họp ngày 10/3/2023, Chủ tịch kết luận như sau.",
    "Các xã được giao gửi báo cáo trước ngày 10/3/2023 nhưng chưa gửi.",  # the time has passed
    # counts and sizes that look like times
    "Mỗi xã giới thiệu từ 01 đến 02 tập thể.",
    "Khối có không quá 02 đơn vị phó trưởng khối.",
    "Tổng số điểm thưởng không quá 20 điểm.",
    "Gửi báo cáo chậm từ 05 ngày đến dưới 10 ngày thì trừ 5 điểm.",
    "Nhiệm kỳ của Ban Chấp hành không quá 05 năm kể từ ngày kết thúc đại hội trước.",
    # "hằng năm" that belongs to a noun
    "Tiêu chí của các phong trào thi đua hàng năm do tỉnh phát động.",
    "Đăng trên cổng thông tin để tuyên truyền hằng ngày.",
    "Dùng làm căn cứ bình xét thi đua hằng năm.",
    # what the issuer promises
    "Trên cơ sở đó, Ủy ban nhân dân huyện Xuân Hòa sẽ công bố kết quả trước ngày 15/4/2023.",
    # an event that is only planned
    "Lễ kỷ niệm dự kiến tổ chức vào ngày 11/6/2023.",
    "Khoảng cách từ ngày 01/3 đến hết tháng 5 được xét đủ tuổi đảng từ ngày 01/3 đến hết tháng 5.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_none(sentence: str) -> None:
    assert [(d.operator, d.boundary, d.rrule, d.quote) for d in deadlines(sentence)] == []


SOME = [
    # (sentence, operator, boundary or rule)
    ("Đại hội phải được tổ chức chậm nhất tháng 10/2023.", "by", "2023-10"),
    ("Từ ngày ra thông báo đến hết ngày 22/4/2023 hồ sơ gửi về Phòng Tổ chức.", "window", "2023-03-15/2023-04-22"),
    ("Gửi đăng ký về Sở (qua Phòng Tổ chức) hạn chót 13/10/2023, theo mẫu đính kèm.", "by", "2023-10-13"),
    ("Thời gian chậm nhất đến hết ngày 25/10/2023.", "by", "2023-10-25"),
    ("Học viên đăng ký trước ngày 08/ 12/2023 cho bộ phận đào tạo.", "before", "2023-12-08"),
    (
        "Doanh nghiệp định kỳ hàng quý (trước ngày 15 của tháng kế tiếp) báo cáo Sở.",
        "before",
        "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15",
    ),
    ("Việc phê duyệt hoàn thành chậm nhất là ngày 30 tháng 11 hằng năm.", "by", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),
    ("Báo cáo chậm nhất là ngày 31 tháng 3 của năm sau.", "by", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31"),
    ("Nộp bản kê khai trong thời hạn mười ngày, kể từ ngày nhận được mẫu.", "within", "P10D"),
    ("Thời hạn kê khai lại là năm ngày, kể từ ngày nhận được yêu cầu.", "within", "P5D"),
    ("Hội phải gửi thư mời ít nhất 05 (năm) ngày trước ngày dự định Đại hội.", "before", "P5D"),
    ("Thông báo cho Bộ trong thời hạn 7 ngày làm việc kể từ khi thay đổi thông tin.", "within", "P7BD"),
    ("Sau khi xong nhiệm vụ (trong vòng 30 ngày làm việc) phải nộp lại thẻ.", "within", "P30BD"),
    ("Thời hạn nộp hồ sơ: Trước 16h30 ngày 29/12/2023.", "before", "2023-12-29T16:30"),
    (
        "Hằng năm, trước ngày 15 tháng 02 hằng năm, Sở rà soát danh mục.",
        "before",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15",
    ),
    ("Trường hợp đặc biệt không quá 15/02 hàng năm.", "by", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15"),
    ("Thời gian hoàn thành: trước ngày 18/4/2023", "before", "2023-04-18"),
    ("Định kỳ ngày Thứ Hai hằng tuần gửi lịch công tác.", "on", "FREQ=WEEKLY;BYDAY=MO"),
    ("Kính mời đồng chí dự họp vào buổi sáng ngày 09/5/2023, bắt đầu lúc 08 giờ.", "on", "2023-05-09T08:00"),
    ("Mời tham dự lớp tập huấn. Khai mạc lúc 8 giờ 00 ngày 08/9/2023.", "on", "2023-09-08T08:00"),
    ("Lớp tập huấn được tổ chức. Thời gian: 2 ngày (14-15/ 12/ 2023).", "window", "2023-12-14/2023-12-15"),
    ("Đợt 2 được triển khai vào ngày 01-31/12/2023.", "window", "2023-12-01/2023-12-31"),
    ("Từ 18/06/2023 đến 07/07/2023: học viên làm thủ tục và nộp luận văn.", "window", "2023-06-18/2023-07-07"),
    ("Sinh viên nộp hồ sơ trong vòng 10 ngày (tính từ ngày bảo vệ).", "within", "P10D"),
    ("Tổng hợp, báo cáo theo định kỳ hàng tháng, quý, năm.", "every", "FREQ=MONTHLY"),
    ("Thống nhất gia hạn thời gian tổ chức đại hội đến ngày 30/9/2023.", "by", "2023-09-30"),
]


@pytest.mark.parametrize(("sentence", "operator", "value"), SOME, ids=[row[0][:50] for row in SOME])
def test_some(sentence: str, operator: str, value: str) -> None:
    found = deadlines(sentence)
    assert [(d.operator, d.rrule or d.boundary) for d in found] == [(operator, value)]


def test_unknown_day_of_issue_leaves_the_month() -> None:
    # a draft's day is blank: the year is still known, the first day of the window is not
    (found,) = deadlines(
        "Từ nay đến hết ngày 30/4, các đơn vị tự rà soát.",
        issued="2023-03-XX",
        date_line="Xuân Hòa, ngày    tháng 3 năm 2023",
    )
    assert (found.operator, found.boundary) == ("by", "2023-04-30")


def test_no_issue_date_no_year() -> None:
    # a year that nothing tells is not guessed
    (found,) = deadlines("Gửi báo cáo trước ngày 20/4.", issued=None, date_line="Xuân Hòa")
    assert (found.operator, found.boundary, found.last_day) == ("before", None, None)


def test_every_row_of_the_negative_table_has_an_example_that_it_silences() -> None:
    # the table is checked against its own examples; without the row the example would set a deadline or be no time at all
    from extractors.times.words import deadline_words

    for row in deadline_words()["not_before"]:
        assert row["examples"], row["why"]
        for example in row["examples"]:
            assert deadlines(f"Các đơn vị thực hiện: {example}.") == (), example


def test_every_cue_has_an_example_that_reads_with_its_operator() -> None:
    from extractors.deadlines import read_time
    from extractors.times.words import time_words

    for row in time_words()["cue"]:
        for example in row["examples"]:
            reading = read_time(example, issued="ngày 15 tháng 3 năm 2023")
            assert reading is not None and reading.operator == row["operator"], example
