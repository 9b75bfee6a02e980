"""Every pattern of deadlines that dispatches use, as (sentence, what it sets). The letter is of Wednesday 15 March 2023."""

from __future__ import annotations

import pytest

from .letters import deadlines

# (sentence, ((operator, boundary, last day, rule), …)): all deadlines of the sentence in their order
ROWS: list[tuple[str, tuple[tuple[str, str | None, str | None, str | None], ...]]] = [
    # a day of every month
    (
        "Các xã gửi danh sách về Phòng Nội vụ trước ngày 12 hàng tháng.",
        (("before", None, None, "FREQ=MONTHLY;BYMONTHDAY=12"),),
    ),
    ("Báo cáo được gửi vào ngày 10 hằng tháng.", (("on", None, None, "FREQ=MONTHLY;BYMONTHDAY=10"),)),
    ("Các đơn vị gửi số liệu trước ngày 05 của tháng liền kề.", (("before", None, None, "FREQ=MONTHLY;BYMONTHDAY=5"),)),
    ("Định kỳ hằng tháng gửi kết quả về Phòng Tư pháp.", (("every", None, None, "FREQ=MONTHLY"),)),
    ("Hàng tháng, chọn từ 02 đến 03 bài viết hay.", (("every", None, None, "FREQ=MONTHLY"),)),  # a count, not days
    ("Hằng năm đưa nội dung này vào lớp tập huấn.", (("every", None, None, "FREQ=YEARLY"),)),
    ("Nộp báo cáo vào ngày cuối cùng của tháng.", (("on", None, None, "FREQ=MONTHLY;BYMONTHDAY=-1"),)),
    (
        "Nộp báo cáo vào ngày làm việc cuối cùng của tháng.",
        (("on", None, None, "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),),
    ),
    # one day, exclusive
    ("Việc rà soát phải hoàn thành trước ngày 28/4/2023.", (("before", "2023-04-28", "2023-04-27", None),)),
    (
        "Gửi góp ý trước ngày 01/4/2023.",
        (("before", "2023-04-01", "2023-03-31", None),),
    ),  # the last of the month before
    ("Gửi báo cáo (trước ngày 25/4/2023).", (("before", "2023-04-25", "2023-04-24", None),)),
    ("Thời hạn báo cáo: trước 25/4/2023.", (("before", "2023-04-25", "2023-04-24", None),)),
    ("Các phòng làm xong trước ngày 30/6/2023.", (("before", "2023-06-30", "2023-06-29", None),)),
    ("Gửi về Sở trước ngày 28-4-2023.", (("before", "2023-04-28", "2023-04-27", None),)),
    ("Gửi về Sở trước ngày 28.4.2023.", (("before", "2023-04-28", "2023-04-27", None),)),
    ("Gửi về Sở trước 15 tháng 7 năm 2023.", (("before", "2023-07-15", "2023-07-14", None),)),
    # with an hour the day itself is the last
    ("Gửi bản mềm trước 16h30 ngày 20/4/2023.", (("before", "2023-04-20T16:30", "2023-04-20", None),)),
    (
        "Gửi bản mềm trước 11 giờ 30 phút ngày thứ Sáu (24/3/2023).",
        (("before", "2023-03-24T11:30", "2023-03-24", None),),
    ),
    ("Thực hiện xong trước 17h00’ ngày 20/3.", (("before", "2023-03-20T17:00", "2023-03-20", None),)),
    ("Muộn nhất vào 17 giờ 00 ngày 20/4/2023 phải nộp.", (("by", "2023-04-20T17:00", "2023-04-20", None),)),
    # what was found before does not make the duty past
    (
        "Các xã khắc phục hạn chế đã được chỉ ra và gửi kết quả về Sở trước ngày 28/4/2023.",
        (("before", "2023-04-28", "2023-04-27", None),),
    ),
    # one day, inclusive
    ("Nộp hồ sơ chậm nhất ngày 20/4/2023.", (("by", "2023-04-20", "2023-04-20", None),)),
    ("Nộp hồ sơ chậm nhất là ngày 20/4.", (("by", "2023-04-20", "2023-04-20", None),)),
    (
        "Nộp hồ sơ chậm nhất là ngày 10/02.",
        (("by", "2024-02-10", "2024-02-10", None),),
    ),  # the next year's: it looks forward
    ("Trả lời không quá ngày 25/3/2023.", (("by", "2023-03-25", "2023-03-25", None),)),
    ("Trả lời không muộn hơn 25/3/2023.", (("by", "2023-03-25", "2023-03-25", None),)),
    ("Nhận đăng ký đến hết ngày 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Hết ngày 31/3/2023 phải hoàn thành việc kê khai.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Hạn cuối ngày 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Gửi về phòng, hạn chót là 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Thời hạn cuối cùng: 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Thời gian nộp: 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Gửi báo cáo ngay trong ngày 16/3/2023.", (("by", "2023-03-16", "2023-03-16", None),)),
    ("Thời hạn nộp được gia hạn đến hết ngày 15/4/2023.", (("by", "2023-04-15", "2023-04-15", None),)),
    ("Thay vì ngày 25/3 như đã báo, thời hạn nay lùi đến 31/3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    # months, quarters, halves, years, seasons
    ("Hoàn thành trong tháng 4/2023.", (("window", "2023-04", "2023-04-30", None),)),
    ("Việc chi trả hoàn thành trong tháng 4.", (("window", "2023-04", "2023-04-30", None),)),
    ("Hoàn thành trong quý II/2023.", (("window", "2023-04-01/2023-06-30", "2023-06-30", None),)),
    ("Tổ chức kiểm tra trong quý II và quý III năm 2023.", (("window", "2023-04-01/2023-09-30", "2023-09-30", None),)),
    ("Hoàn thành trong 6 tháng đầu năm 2023.", (("window", "2023-01-01/2023-06-30", "2023-06-30", None),)),
    ("Hoàn thành trong năm 2023.", (("window", "2023", "2023-12-31", None),)),
    ("Hoàn thành vào cuối năm.", (("by", "2023-12", "2023-12-31", None),)),  # imprecise: the month
    ("Hoàn thành cuối tháng 3/2023.", (("by", "2023-03-31", "2023-03-31", None),)),
    ("Hoàn thành đầu tháng 4/2023.", (("on", "2023-04-01", "2023-04-01", None),)),
    ("Hoàn thành giữa tháng 4/2023.", (("on", "2023-04-15", "2023-04-15", None),)),
    ("Hoàn thành giữa năm.", (("on", "2023-06-30", "2023-06-30", None),)),
    ("Hoàn thành chậm nhất trong quý I/2024.", (("by", "2024-01-01/2024-03-31", "2024-03-31", None),)),
    # windows
    ("Đăng ký từ ngày 01/4/2023 đến ngày 30/4/2023.", (("window", "2023-04-01/2023-04-30", "2023-04-30", None),)),
    ("Tiếp nhận hồ sơ từ 01/4 đến hết 30/4/2023.", (("window", "2023-04-01/2023-04-30", "2023-04-30", None),)),
    ("Nhận hồ sơ từ 01/4-30/4/2023.", (("window", "2023-04-01/2023-04-30", "2023-04-30", None),)),
    (
        "Từ nay đến hết ngày 30/4/2023, các đơn vị tự kiểm tra.",
        (("window", "2023-03-15/2023-04-30", "2023-04-30", None),),
    ),
    ("Từ nay đến cuối năm, các đơn vị tổ chức rà soát.", (("window", "2023-03-15/2023-12-31", "2023-12-31", None),)),
    ("Thời gian thực hiện: tháng 3 - tháng 12/2023.", (("window", "2023-03-01/2023-12-31", "2023-12-31", None),)),
    # terms
    (
        "Đề nghị trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận được Công văn này.",
        (("within", "P5BD", None, None),),
    ),
    (
        "Đơn vị nộp lại trong thời hạn 10 ngày kể từ ngày ký.",
        (("within", "P10D", "2023-03-27", None),),
    ),  # the 25th is a Saturday
    (
        "Hoàn thành trong thời hạn 20 ngày kể từ ngày ký Kế hoạch này.",
        (("within", "P20D", "2023-04-04", None),),
    ),
    ("Đơn vị nộp lại trong thời hạn 20 ngày kể từ ngày ký kế hoạch bảo dưỡng.", (("within", "P20D", None, None),)),
    ("Báo cáo sau 15 ngày kể từ ngày ban hành.", (("within", "P15D", "2023-03-30", None),)),
    ("Trả kết quả chậm nhất sau 03 ngày làm việc.", (("by", "P3BD", None, None),)),
    ("Phải khắc phục trong vòng 24 giờ.", (("within", "PT24H", None, None),)),
    ("Nộp bổ sung trong thời hạn 02 tháng kể từ ngày 31/12/2022.", (("within", "P2M", None, None),)),  # replaced below
    ("Đơn vị trả lời trong 30 ngày (không kể ngày nghỉ) kể từ ngày nhận hồ sơ.", (("within", "P30BD", None, None),)),
    ("Sở giải quyết trong thời hạn 15 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ.", (("within", "P15D", None, None),)),
    ("Gửi báo cáo sau khi kết thúc Hội thi 05 ngày.", (("within", "P5D", None, None),)),
    ("Gửi nhân sự trước ngày tổ chức Đại hội ít nhất 15 ngày.", (("before", "P15D", None, None),)),
    ("Gửi kịch bản 07 ngày trước ngày khai mạc.", (("before", "P7D", None, None),)),
    # quarters, half years and years that come again
    (
        "Định kỳ hằng quý, gửi báo cáo trước ngày 25 tháng cuối quý.",
        (("before", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),),
    ),
    (
        "Gửi báo cáo trước ngày 20 tháng cuối quý.",
        (("before", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20"),),
    ),
    ("Số liệu gửi ngày 25 tháng cuối quý.", (("on", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),)),
    (
        "Gửi báo cáo trước ngày 25 của tháng cuối mỗi quý.",
        (("before", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),),
    ),
    (
        "Báo cáo quý trước ngày 15 của tháng đầu quý sau.",
        (("before", None, None, "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15"),),
    ),
    (
        "Gửi báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/11.",
        (
            ("before", None, None, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
            ("before", None, None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"),
        ),
    ),
    (
        "Báo cáo định kỳ 6 tháng (trước 15/6) và hằng năm (trước 15/12).",
        (
            ("before", None, None, "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
            ("before", None, None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"),
        ),
    ),
    ("Báo cáo định kỳ hằng quý, 6 tháng, 9 tháng, năm.", (("every", None, None, "FREQ=MONTHLY;INTERVAL=3"),)),
    ("Hằng năm trước ngày 30/11 phải gửi báo cáo.", (("before", None, None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),)),
    ("Gửi báo cáo trước ngày 30 tháng 11 hằng năm.", (("before", None, None, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"),)),
    ("Hoàn thành trong tháng 7 hàng năm.", (("window", None, None, "FREQ=YEARLY;BYMONTH=7"),)),
    (
        "Nộp đợt 1: trước 30/5; đợt 2: trước 30/10 hằng năm.",
        (
            ("before", None, None, "FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=30"),
            ("before", None, None, "FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30"),
        ),
    ),
    ("Gửi trước ngày 30/3 năm sau.", (("before", None, None, "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=30"),)),
    # weeks, days
    ("Gửi báo cáo vào thứ Sáu hằng tuần.", (("on", None, None, "FREQ=WEEKLY;BYDAY=FR"),)),
    ("Gửi lịch trước 10 giờ sáng thứ Hai hằng tuần.", (("before", "T10:00", None, "FREQ=WEEKLY;BYDAY=MO"),)),
    ("Báo cáo hằng ngày trước 15 giờ.", (("before", "T15:00", None, "FREQ=DAILY"),)),
    ("Họp giao ban hai tuần một lần.", (("every", None, None, "FREQ=WEEKLY;INTERVAL=2"),)),
    ("Tổ chức kiểm tra mỗi năm 01 lần.", (("every", None, None, "FREQ=YEARLY"),)),
    # several in one sentence
    (
        "Lần đầu gửi trước ngày 15/4/2023, các lần sau trước ngày 15 hằng tháng.",
        (("before", "2023-04-15", "2023-04-14", None), ("before", None, None, "FREQ=MONTHLY;BYMONTHDAY=15")),
    ),
    (
        "Báo cáo kết quả trước ngày 05/12/2023 và báo cáo nhanh trước ngày 20/6/2023.",
        (("before", "2023-12-05", "2023-12-04", None), ("before", "2023-06-20", "2023-06-19", None)),
    ),
    (
        "Kế hoạch gửi trước 30/3, báo cáo sơ kết trước 30/6, tổng kết trước 30/11/2023.",
        (
            ("before", "2023-03-30", "2023-03-29", None),
            ("before", "2023-06-30", "2023-06-29", None),
            ("before", "2023-11-30", "2023-11-29", None),
        ),
    ),
    # an event that those addressed must attend
    (
        "Kính mời các đơn vị dự họp. Thời gian: 14 giờ 00, ngày 20/3/2023 (thứ Hai).",
        (("on", "2023-03-20T14:00", "2023-03-20", None),),
    ),
    # no day of the sun calendar, no existing day: no boundary and no guess
    ("Gửi danh sách trước mùng 10 tháng 3 âm lịch.", (("before", None, None, None),)),
    ("Gửi danh sách trước ngày 31/4/2023.", (("before", None, None, None),)),
    ("Gửi danh sách trước ngày 30/02.", (("before", None, None, None),)),
    ("Chi quà trước Tết Nguyên đán Giáp Thìn.", (("before", "2024-02-10", "2024-02-09", None),)),
    # undated, or no duty at all
    ("Báo cáo định kỳ, đột xuất theo yêu cầu.", ()),
    ("Cung cấp số liệu khi có yêu cầu.", ()),
    ("Triển khai ngay sau khi nhận được Công văn này.", ()),
    ("Các đơn vị khẩn trương triển khai, kịp thời báo cáo.", ()),
    ("Hoàn thành trước khi kết thúc năm học 2022 - 2023.", ()),
    ("Quá thời hạn trên, đơn vị nào không báo cáo coi như đồng ý.", ()),
    ("Duy trì thường xuyên; thực hiện hằng ngày.", ()),
    ("Chế độ mới áp dụng bắt đầu từ tháng 4/2023.", ()),
]
ROWS = [row for row in ROWS if "31/12/2022" not in row[0]]
# the month after a 31st ends on its last day
ROWS.append(("Nộp bổ sung trong thời hạn 01 tháng kể từ ngày 31/3/2023.", (("within", "P1M", "2023-05-04", None),)))


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_catalogue(sentence: str, expected: tuple[tuple[str, str | None, str | None, str | None], ...]) -> None:
    assert tuple((d.operator, d.boundary, d.last_day, d.rrule) for d in deadlines(sentence)) == expected
