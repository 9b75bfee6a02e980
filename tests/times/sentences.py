"""Sentences and the deadlines that they set: what DESIGN.md calls a deadline, in wording of our own.

Each line is `sentence => deadlines`, the deadlines parted by ` & `; each gives operator, boundary (or `-`), last day (or
`-`) and, where it comes again, the rule. `=> none` says that the sentence sets none. The letter is of Wednesday 15 March
2023, a công văn. A line that begins with `#` says why the rows under it are there.
"""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One sentence and the deadlines that it sets, as (operator, boundary, last day, rule)."""

    sentence: str
    why: str
    deadlines: tuple[tuple[str, str | None, str | None, str | None], ...]


def rows(table: str) -> list[Row]:
    """Read a table of sentences."""
    found, why = [], ""
    for line in table.strip().splitlines():
        if line.startswith("#"):
            why = line[1:].strip()
            continue
        sentence, _, right = line.partition(" => ")
        found.append(Row(sentence, why, () if right == "none" else tuple(_deadline(d) for d in right.split(" & "))))
    return found


def _deadline(words: str) -> tuple[str, str | None, str | None, str | None]:
    operator, *values = words.split()
    rule = next((value for value in values if value.startswith("FREQ=")), None)
    boundary, last = (*(value if value != "-" else None for value in values if value != rule), None, None)[:2]
    return operator, boundary, last, rule


POINTS = """
# a date in the order of ISO 8601, as spreadsheets and software write it
Các trường gửi danh sách trước ngày 2023-04-20. => before 2023-04-20 2023-04-19
Nộp hồ sơ chậm nhất 2023-05-08. => by 2023-05-08 2023-05-08
Đăng ký từ 2023-04-03 đến 2023-04-14. => window 2023-04-03/2023-04-14 2023-04-14
Gửi tệp dữ liệu trước 17h00 ngày 2023-04-20. => before 2023-04-20T17:00 2023-04-20
# points between day, month and year, the year left out too
Các xã báo cáo trước ngày 15.4.2023. => before 2023-04-15 2023-04-14
Các xã báo cáo trước ngày 15.4. => before 2023-04-15 2023-04-14
Nộp danh sách chậm nhất ngày 05.5. => by 2023-05-05 2023-05-05
Đơn vị trả lời trước ngày 15 - 4 - 2023. => before 2023-04-15 2023-04-14
# a year of two digits, a blank beside the stroke
Gửi về Phòng trước ngày 20/4/23. => before 2023-04-20 2023-04-19
Gửi về Phòng trước ngày 20 / 4 / 2023. => before 2023-04-20 2023-04-19
# months in words
Gửi báo cáo trước ngày 15 tháng Tư năm 2023. => before 2023-04-15 2023-04-14
Hoàn thành trước ngày 30 tháng Sáu. => before 2023-06-30 2023-06-29
Nộp chậm nhất ngày 10 tháng Mười Hai năm 2023. => by 2023-12-10 2023-12-10
Hoàn thành trong tháng Năm năm 2023. => window 2023-05 2023-05-31
Hoàn thành trong tháng Tám. => window 2023-08 2023-08-31
# hours in all their spellings
Gửi bản quét trước 16h30 ngày 21/4/2023. => before 2023-04-21T16:30 2023-04-21
Gửi bản quét trước 17 giờ 00 phút ngày 21/4/2023. => before 2023-04-21T17:00 2023-04-21
Gửi bản quét trước 17 giờ 00 phút, ngày 21 tháng 4 năm 2023. => before 2023-04-21T17:00 2023-04-21
Gửi bản quét chậm nhất 9h ngày 21/4. => by 2023-04-21T09:00 2023-04-21
Gửi bản quét trước 10:30 ngày 21/4/2023. => before 2023-04-21T10:30 2023-04-21
Gửi bản quét trước 16g00 ngày 21/4/2023. => before 2023-04-21T16:00 2023-04-21
Gửi bản quét trước 5 giờ chiều ngày 21/4/2023. => before 2023-04-21T17:00 2023-04-21
Gửi bản quét trước ngày 21/4/2023 (trước 16 giờ). => before 2023-04-21 2023-04-20
# the day first, its hour after
Các đơn vị nộp hồ sơ chậm nhất ngày 21/4/2023, trước 16 giờ 30. => by 2023-04-21 2023-04-21
# a weekday beside the day
Gửi báo cáo trước thứ Sáu, ngày 21/4/2023. => before 2023-04-21 2023-04-20
Gửi báo cáo chậm nhất thứ Sáu (21/4/2023). => by 2023-04-21 2023-04-21
Gửi báo cáo muộn nhất là chiều thứ Sáu ngày 21/4/2023. => by 2023-04-21 2023-04-21
Gửi báo cáo trong sáng ngày 21/4/2023. => by 2023-04-21 2023-04-21
Gửi báo cáo trong buổi sáng ngày 21/4/2023. => by 2023-04-21 2023-04-21
# the last day by its name
Gửi hồ sơ về Phòng, hạn chót 13/10/2023. => by 2023-10-13 2023-10-13
Gửi hồ sơ về Phòng, hạn chót 13/10. => by 2023-10-13 2023-10-13
Hạn chót nhận hồ sơ là ngày 13/10/2023. => by 2023-10-13 2023-10-13
Hạn nộp: 13/10/2023. => by 2023-10-13 2023-10-13
Hạn cuối cùng nhận bài là ngày 13/10/2023. => by 2023-10-13 2023-10-13
Ngày cuối nhận hồ sơ: 13/10/2023. => by 2023-10-13 2023-10-13
Thời hạn trả lời: ngày 13/10/2023. => by 2023-10-13 2023-10-13
Thời hạn gửi báo cáo về Sở: chậm nhất ngày 13/10/2023. => by 2023-10-13 2023-10-13
Thời hạn hoàn thành là ngày 13/10/2023. => by 2023-10-13 2023-10-13
Hoàn thành xong trong ngày 13/10/2023. => by 2023-10-13 2023-10-13
Thời hạn nhận hồ sơ kéo dài đến ngày 28/4/2023. => by 2023-04-28 2023-04-28
Thời gian góp ý đến hết ngày 28/4/2023. => by 2023-04-28 2023-04-28
Việc góp ý được thực hiện cho đến hết ngày 28/4/2023. => by 2023-04-28 2023-04-28
Các xã không nộp muộn hơn ngày 28/4/2023. => by 2023-04-28 2023-04-28
Các xã gửi không chậm hơn ngày 28/4/2023. => by 2023-04-28 2023-04-28
Yêu cầu xong trước thời điểm 17 giờ ngày 28/4/2023. => before 2023-04-28T17:00 2023-04-28
# what must be reached up to a day
Đến ngày 30/6/2023, tỷ lệ hồ sơ số hóa phải đạt 60%. => by 2023-06-30 2023-06-30
Phấn đấu đến ngày 30/6/2023 đạt 60% kế hoạch. => by 2023-06-30 2023-06-30
Đến hết ngày 31/12/2023 phải giải ngân đạt 95% kế hoạch vốn. => by 2023-12-31 2023-12-31
Phấn đấu đến hết năm 2023, 100% trường học đạt chuẩn. => by 2023 2023-12-31
Bảo đảm đến hết tháng 9/2023 giải ngân trên 60%. => by 2023-09 2023-09-30
# "cho tới", "đến" with a duty before
Các hộ nộp đơn tại Ủy ban nhân dân xã đến ngày 28/4/2023. => by 2023-04-28 2023-04-28
# a year that is not written lies ahead
Nộp quyết toán chậm nhất ngày 15/01. => by 2024-01-15 2024-01-15
Nộp quyết toán trước ngày 01/3. => before 2024-03-01 2024-02-29
Nộp quyết toán trong tháng 01. => window 2024-01 2024-01-31
"""

SPANS = """
# months, quarters, halves
Hoàn thành trước tháng 6/2023. => before 2023-06 2023-05-31
Hoàn thành chậm nhất tháng 6/2023. => by 2023-06 2023-06-30
Hoàn thành đến hết tháng 6/2023. => by 2023-06 2023-06-30
Hết tháng 6, các xã phải giải ngân xong. => by 2023-06 2023-06-30
Xong trong hết tháng 6/2023. => by 2023-06 2023-06-30
Hoàn thành vào tháng 6/2023. => window 2023-06 2023-06-30
Hoàn thành cuối quý II/2023. => by 2023-06-30 2023-06-30
Hoàn thành chậm nhất cuối quý II/2023. => by 2023-06-30 2023-06-30
Hoàn thành trước cuối tháng 6/2023. => before 2023-06-30 2023-06-29
Hoàn thành đến cuối tháng 6/2023. => by 2023-06-30 2023-06-30
Hoàn thành trước quý III/2023. => before 2023-07-01/2023-09-30 2023-06-30
Trình Ủy ban nhân dân huyện trong Quý 3/2023. => window 2023-07-01/2023-09-30 2023-09-30
Trình Ủy ban nhân dân huyện trong quý III và quý IV/2023. => window 2023-07-01/2023-12-31 2023-12-31
Trình Ủy ban nhân dân huyện trong quý II, III năm 2023. => window 2023-04-01/2023-09-30 2023-09-30
Trình Ủy ban nhân dân huyện trong các quý II, III và IV/2023. => window 2023-04-01/2023-12-31 2023-12-31
Thời gian chuyển: Ngày 14 tháng 4 năm 2023 và các ngày kế tiếp. => on 2023-04-14 2023-04-14
Thời gian bàn giao phòng làm việc: ngày 14 tháng 4 năm 2023. => on 2023-04-14 2023-04-14
Thời gian thực hiện: quý II và quý III/2024. => window 2024-04-01/2024-09-30 2024-09-30
Thời gian thực hiện: quý II - III/2024. => window 2024-04-01/2024-09-30 2024-09-30
Thời gian thực hiện: Quý II-IV/2023. => window 2023-04-01/2023-12-31 2023-12-31
Thời gian thực hiện: từ quý II đến hết năm 2023. => window 2023-04-01/2023-12-31 2023-12-31
Thời gian thực hiện: từ tháng 4 đến hết năm 2023. => window 2023-04-01/2023-12-31 2023-12-31
Thời gian thực hiện: từ tháng 4/2023 đến hết quý III/2023. => window 2023-04-01/2023-09-30 2023-09-30
Thời gian thực hiện: từ quý II/2023 đến tháng 11/2023. => window 2023-04-01/2023-11-30 2023-11-30
Thời gian thực hiện: từ ngày 01/4/2023 đến hết tháng 6/2023. => window 2023-04-01/2023-06-30 2023-06-30
Thời gian thực hiện: từ ngày 01/4 đến hết quý III/2023. => window 2023-04-01/2023-09-30 2023-09-30
Thời gian thực hiện: từ tháng 4 đến ngày 15/6/2023. => window 2023-04-01/2023-06-15 2023-06-15
Thời gian thực hiện: Tháng 4, 5/2023. => window 2023-04-01/2023-05-31 2023-05-31
Thời gian thực hiện: tháng 4-6/2023. => window 2023-04-01/2023-06-30 2023-06-30
Thời gian thực hiện: Tháng 4 năm 2023. => window 2023-04 2023-04-30
Thời gian hoàn thành: Quý IV. => by 2023-10-01/2023-12-31 2023-12-31
Thời gian hoàn thành: 6 tháng cuối năm 2023. => by 2023-07-01/2023-12-31 2023-12-31
Tiến độ: hoàn thành trước 30/9/2023. => before 2023-09-30 2023-09-29
Hoàn thành trong nửa đầu tháng 5/2023. => window 2023-05-01/2023-05-15 2023-05-15
# a week of a month has no days that a rule names
Hoàn thành trong tuần đầu tháng 4. => window - -
Hoàn thành trong tuần cuối của tháng 4/2023. => window - -
Thời gian thực hiện: tuần đầu tháng 4/2023. => window - -
# windows of days
Treo băng rôn từ ngày 20/4 đến hết ngày 05/5/2023. => window 2023-04-20/2023-05-05 2023-05-05
Nhận hồ sơ từ ngày 20 đến ngày 28/4/2023. => window 2023-04-20/2023-04-28 2023-04-28
Nhận hồ sơ từ ngày 20 đến hết ngày 28 tháng 4 năm 2023. => window 2023-04-20/2023-04-28 2023-04-28
Nhận hồ sơ từ 8 giờ 00 ngày 20/4/2023 đến 17 giờ 00 ngày 28/4/2023. => window 2023-04-20T08:00/2023-04-28T17:00 2023-04-28
Thời gian nhận hồ sơ: 20/4/2023 - 28/4/2023. => window 2023-04-20/2023-04-28 2023-04-28
Kể từ ngày ký đến hết ngày 28/4/2023, các trường nộp hồ sơ. => window 2023-03-15/2023-04-28 2023-04-28
Từ nay đến hết tháng 6/2023, các xã rà soát lại danh sách. => window 2023-03-15/2023-06-30 2023-06-30
Từ nay đến hết quý II/2023, các xã rà soát lại danh sách. => window 2023-03-15/2023-06-30 2023-06-30
Đợt 1: từ ngày 20/4/2023 đến ngày 28/4/2023, các trường nộp hồ sơ. => window 2023-04-20/2023-04-28 2023-04-28
Cao điểm tổ chức từ 15/4/2023-15/5/2023. => window 2023-04-15/2023-05-15 2023-05-15
# a window over the turn of the year
Tiếp nhận đăng ký từ ngày 15/12 đến ngày 15/01/2024. => window 2023-12-15/2024-01-15 2024-01-15
"""

TERMS = """
# terms of days, in figures and in words, counted from what the text names
Trả lời trong vòng mười ngày kể từ ngày nhận được văn bản. => within P10D -
Trả lời trong thời hạn ba mươi ngày kể từ ngày nhận đủ hồ sơ. => within P30D -
Trả lời trong thời hạn hai mươi lăm ngày kể từ ngày nhận đủ hồ sơ. => within P25D -
Trả lời trong thời hạn mười hai ngày kể từ ngày nhận đủ hồ sơ. => within P12D -
Trả lời trong thời hạn 05 (năm) ngày làm việc kể từ ngày nhận được văn bản này. => within P5BD -
Trả lời trong thời hạn 05 ngày (ngày làm việc) kể từ ngày nhận được văn bản này. => within P5BD -
Trả lời không quá 15 ngày kể từ ngày nhận được văn bản này. => by P15D -
Thời hạn giải quyết không quá 15 ngày làm việc. => within P15BD -
Thời gian trả kết quả: không quá 15 ngày kể từ ngày nhận đủ hồ sơ. => by P15D -
Nộp báo cáo chậm nhất sau 05 ngày kể từ ngày kết thúc đợt kiểm tra. => by P5D -
Nộp báo cáo chậm nhất 05 ngày sau khi kết thúc đợt kiểm tra. => by P5D -
Nộp báo cáo 15 ngày sau khi kết thúc đợt kiểm tra. => within P15D -
Nộp báo cáo trong 10 ngày sau khi kết thúc đợt kiểm tra. => within P10D -
Nộp báo cáo sau khi kết thúc đợt kiểm tra 07 ngày. => within P7D -
Nộp báo cáo trong vòng 01 tuần kể từ khi kết thúc đợt kiểm tra. => within P1W -
Sau 03 ngày làm việc kể từ ngày nhận được thông báo, các xã phải phản hồi. => within P3BD -
Trong 05 ngày làm việc kể từ ngày nhận được văn bản này, các xã gửi danh sách. => within P5BD -
Chậm nhất 03 ngày làm việc kể từ khi nhận được văn bản, các xã phải trả lời. => by P3BD -
Báo cáo trong vòng 48 giờ kể từ khi xảy ra sự cố. => within PT48H -
# terms before an event
Gửi tài liệu trước khi họp ít nhất 07 ngày. => before P7D -
Gửi tài liệu ít nhất 07 ngày trước khi họp. => before P7D -
Gửi tài liệu chậm nhất 03 ngày làm việc trước ngày họp. => before P3BD -
Gửi tài liệu trước ngày khai mạc 10 ngày. => before P10D -
Gửi tài liệu trước 05 ngày làm việc so với ngày họp. => before P5BD -
# terms counted from a day that is known
Nộp lại trong thời hạn 05 ngày kể từ ngày 20/3/2023. => within P5D 2023-03-27
Nộp lại trong thời hạn 05 ngày làm việc kể từ ngày 20/3/2023. => within P5BD 2023-03-27
Nộp lại trong thời hạn 02 tuần kể từ ngày 20/3/2023. => within P2W 2023-04-03
Nộp lại trong thời hạn 05 ngày làm việc kể từ ngày ban hành văn bản này. => within P5BD 2023-03-22
Nộp lại trong thời hạn 30 ngày kể từ ngày ký văn bản này. => within P30D 2023-04-14
Nộp lại trong thời hạn 05 ngày làm việc kể từ ngày 29/12/2025. => within P5BD 2026-01-07
"""

RECURRING = """
# every month
Báo cáo trước ngày 20 hằng tháng. => before - - FREQ=MONTHLY;BYMONTHDAY=20
Trước ngày 20 của tháng, các xã gửi báo cáo. => before - - FREQ=MONTHLY;BYMONTHDAY=20
Hằng tháng (trước ngày 20), các xã gửi báo cáo. => before - - FREQ=MONTHLY;BYMONTHDAY=20
Báo cáo vào ngày 20 hằng tháng. => on - - FREQ=MONTHLY;BYMONTHDAY=20
Báo cáo chậm nhất ngày 05 tháng sau. => by - - FREQ=MONTHLY;BYMONTHDAY=5
Báo cáo chậm nhất vào ngày 20 mỗi tháng. => by - - FREQ=MONTHLY;BYMONTHDAY=20
Báo cáo vào ngày cuối tháng. => on - - FREQ=MONTHLY;BYMONTHDAY=-1
Báo cáo vào cuối mỗi tháng. => by - - FREQ=MONTHLY;BYMONTHDAY=-1
# every quarter
Báo cáo vào cuối mỗi quý. => by - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1
Báo cáo trước ngày 25 tháng cuối của mỗi quý. => before - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25
Báo cáo chậm nhất ngày 10 tháng đầu của quý tiếp theo. => by - - FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10
Định kỳ hằng quý, các xã gửi báo cáo về Phòng. => every - - FREQ=MONTHLY;INTERVAL=3
Định kỳ 3 tháng một lần, các xã gửi báo cáo. => every - - FREQ=MONTHLY;INTERVAL=3
Định kỳ 6 tháng, các xã gửi báo cáo. => every - - FREQ=MONTHLY;INTERVAL=6
# every year
Báo cáo trước ngày 30/3 năm sau. => before - - FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=30
Báo cáo trước ngày 15/01 của năm sau liền kề. => before - - FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=15
Báo cáo chậm nhất ngày 15 tháng 12 hàng năm. => by - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15
Báo cáo năm: trước ngày 10/12 hằng năm. => before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10
Báo cáo 6 tháng (trước ngày 10/6) và báo cáo năm (trước ngày 05/12). => before - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 & before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5
Hằng năm, chậm nhất ngày 31 tháng Ba, các xã báo cáo. => by - - FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31
Hoàn thành trước tháng 12 hằng năm. => before - - FREQ=YEARLY;BYMONTH=12
# every week and day
Báo cáo trước 15 giờ thứ Năm hằng tuần. => before T15:00 - FREQ=WEEKLY;BYDAY=TH
Họp giao ban vào sáng thứ Hai hằng tuần. => on - - FREQ=WEEKLY;BYDAY=MO
Báo cáo hằng ngày trước 16 giờ 30 phút. => before T16:30 - FREQ=DAILY
Báo cáo trước 16 giờ hằng ngày. => before T16:00 - FREQ=DAILY
Kiểm tra định kỳ 02 lần/năm. => every - - FREQ=YEARLY
"""

NONE = """
# entry into force, validity
Quyết định này có hiệu lực kể từ ngày 01/4/2023. => none
Thông tư có hiệu lực thi hành từ ngày 01 tháng 7 năm 2023. => none
Giấy phép có giá trị đến ngày 31/12/2025. => none
Mức thu mới được áp dụng từ ngày 01/7/2023. => none
Chỉ thị này hết hiệu lực sau ngày 31/12/2023. => none
# periods of plans, terms of office, school years
Đề án phát triển du lịch giai đoạn 2023 - 2025. => none
Mục tiêu đến năm 2025, tầm nhìn đến năm 2030. => none
Kế hoạch đầu tư công trung hạn 2021 - 2025. => none
Phương hướng nhiệm vụ 6 tháng cuối năm 2023. => none
Kết quả năm học 2022 - 2023 và phương hướng năm học 2023 - 2024. => none
# what happened
Đoàn kiểm tra đã làm việc với xã trong ngày 10/3/2023. => none
Hội nghị ngày 10/3/2023 đã thống nhất các nội dung sau. => none
Các trường đã gửi danh sách trước ngày 01/3/2023. => none
Công trình hoàn thành và đưa vào sử dụng từ tháng 01/2023. => none
Trước ngày 01/7/2014, các hộ đã sử dụng đất ổn định. => none
Từ ngày 01/01/2023 đến ngày 10/3/2023, huyện có 12 vụ cháy. => none
Đến ngày 10/3/2023, toàn huyện đạt 25% kế hoạch. => none
Tính đến hết tháng 02/2023, các xã đã giải ngân 12%. => none
# dates of cited papers
Thực hiện Công văn ngày 10/4/2023 của Sở, Phòng đề nghị các xã rà soát. => none
Căn cứ biên bản họp ngày 20/4/2023, các xã khẩn trương thực hiện. => none
Kèm theo tờ trình ngày 20 tháng 4 năm 2023. => none
# periods that reports cover
Báo cáo kết quả thực hiện quý I/2023. => none
Số liệu báo cáo từ ngày 15/12/2022 đến ngày 14/6/2023. => none
Thời gian chốt số liệu: từ ngày 15/12/2022 đến ngày 14/6/2023. => none
Báo cáo tình hình 6 tháng đầu năm 2023. => none
Dự toán chi năm 2023 của các xã. => none
Kết quả công tác tháng 4/2023, nhiệm vụ tháng 5/2023. => none
# anniversaries, holidays
Chào mừng kỷ niệm 48 năm ngày Giải phóng miền Nam (30/4/1975 - 30/4/2023). => none
Tổ chức các hoạt động nhân ngày Quốc tế Lao động 01/5. => none
Các hoạt động hướng tới ngày Gia đình Việt Nam 28/6 hằng năm. => none
# counts and other measures
Mỗi đội từ 5 đến 7 người, thi đấu 02 hiệp. => none
Thửa đất số 15, tờ bản đồ số 4/2023. => none
Cán bộ được nghỉ phép không quá 12 ngày. => none
Hợp đồng có thời hạn 05 năm kể từ ngày ký. => none
Người từ đủ 18 tuổi, có mặt tại xã từ 6 tháng trở lên. => none
Điện thoại: 0231.4.2023 hoặc 024/3.825. => none
Hỗ trợ 1/2 tháng lương cho lao động. => none
# duties without a time
Các xã báo cáo ngay khi có phát sinh. => none
Các xã thường xuyên, kịp thời báo cáo về huyện. => none
Các xã thực hiện nghiêm chế độ báo cáo theo quy định. => none
# what a decree that is only quoted sets
Khoản 2 Điều 9 Nghị định số 45/2020/NĐ-CP quy định: “Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ, cơ quan có thẩm quyền trả lời bằng văn bản”. => none
Điều 12 Thông tư số 08/2021/TT-BNV quy định thời hạn nộp hồ sơ là 30 ngày kể từ ngày công bố kết quả. => none
Theo quy định tại Điều 20 Luật Giá thì chậm nhất 10 ngày làm việc kể từ ngày nhận hồ sơ, cơ quan phải trả kết quả. => none
# what only takes place
Kỳ họp dự kiến diễn ra trong tháng 7/2023. => none
Tuyên truyền về ngày hội được tổ chức từ 20/4/2023 đến 22/4/2023. => none
Trạm ngừng cấp nước từ 8h đến 11h ngày 20/4/2023. => none
Giá xăng tăng từ 15 giờ ngày 20/4/2023. => none
"""

FURTHER = """
# written after the first rules stood, read without them in view
Các sở, ngành báo cáo kết quả về Bộ trước ngày 15 của tháng cuối quý. => before - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15
Thời gian gửi báo cáo: trước 15h00 hằng ngày. => before T15:00 - FREQ=DAILY
Báo cáo ngày: gửi trước 16 giờ hằng ngày. => before T16:00 - FREQ=DAILY
Báo cáo tháng gửi trước ngày 20 hằng tháng; báo cáo quý gửi trước ngày 20 tháng cuối quý. => before - - FREQ=MONTHLY;BYMONTHDAY=20 & before - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20
Báo cáo 6 tháng đầu năm gửi trước ngày 10/6; báo cáo năm gửi trước ngày 10/12 hằng năm. => before - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=10 & before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=10
Đề nghị các đơn vị khẩn trương báo cáo, gửi về Sở trong ngày 20/3/2023. => by 2023-03-20 2023-03-20
Yêu cầu các xã hoàn thành trước 24 giờ 00 ngày 20/3/2023. => before 2023-03-20T23:59 2023-03-20
Văn bản gửi về Sở Tài chính chậm nhất vào ngày 20 tháng 3 năm 2023 để tổng hợp. => by 2023-03-20 2023-03-20
Kết quả gửi về Phòng Nội vụ (trước ngày 20/3/2023) để tổng hợp. => before 2023-03-20 2023-03-19
Ý kiến góp ý xin gửi về Sở trước ngày 20 tháng 3 năm 2023, quá thời hạn trên coi như thống nhất. => before 2023-03-20 2023-03-19
Thời hạn: 15 ngày kể từ ngày nhận được văn bản. => within P15D -
Thời gian hoàn thành: trong quý II năm 2023. => window 2023-04-01/2023-06-30 2023-06-30
Thời gian hoàn thành: Tháng 6 hằng năm. => by - - FREQ=YEARLY;BYMONTH=6
Thời gian: Hoàn thành trước ngày 15/4/2023. => before 2023-04-15 2023-04-14
Thời gian báo cáo: Ngày 20 hằng tháng. => by - - FREQ=MONTHLY;BYMONTHDAY=20
Hoàn thành việc nhập dữ liệu xong trước tháng 6 năm 2023. => before 2023-06 2023-05-31
Hoàn thành chậm nhất trong tháng 4 năm 2023. => by 2023-04 2023-04-30
Hoàn thành chậm nhất đến hết quý III/2023. => by 2023-07-01/2023-09-30 2023-09-30
Hoàn thành trong 6 tháng cuối năm 2023. => window 2023-07-01/2023-12-31 2023-12-31
Hoàn thành trong năm 2023 và những năm tiếp theo. => window 2023 2023-12-31
Phấn đấu hoàn thành trước ngày 30/9/2023. => before 2023-09-30 2023-09-29
Phấn đấu đến cuối năm 2023 có 80% xã đạt chuẩn. => by 2023-12-31 2023-12-31
Công khai trong thời hạn 30 ngày, kể từ ngày 31/3/2023. => within P30D 2023-05-04
Các trường báo cáo nhanh trước 10h00 các ngày. => none
Yêu cầu trả lời bằng văn bản trước 7 ngày kể từ ngày nhận được công văn. => before P7D -
Gửi hồ sơ trước ngày tổ chức hội nghị ít nhất 05 ngày làm việc. => before P5BD -
Hồ sơ gửi trước ngày 31/01 của năm kế hoạch. => before - - FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=31
Trước ngày 31 tháng 12 hằng năm, Sở trình Ủy ban nhân dân tỉnh. => before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31
Vào tuần cuối của tháng, các xã gửi báo cáo. => none
Vào ngày 25 tháng cuối của quý, các xã gửi báo cáo. => on - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25
Hội nghị khai mạc lúc 8 giờ ngày 20/4/2023 tại hội trường. => none
Kính mời đồng chí tới dự Hội nghị vào hồi 8 giờ 00 phút, thứ Năm, ngày 20/4/2023. => on 2023-04-20T08:00 2023-04-20
Đại biểu có mặt trước 7 giờ 30 phút ngày 20/4/2023. => before 2023-04-20T07:30 2023-04-20
Nộp lệ phí từ ngày 20 đến 28/4/2023. => window 2023-04-20/2023-04-28 2023-04-28
Nộp lệ phí từ 20-28/4/2023. => window 2023-04-20/2023-04-28 2023-04-28
Nhận hồ sơ từ 01/4/2023 đến 17h00 ngày 28/4/2023. => window 2023-04-01/2023-04-28T17:00 2023-04-28
Nhận hồ sơ đến 17h00 ngày 28/4/2023. => by 2023-04-28T17:00 2023-04-28
Nhận hồ sơ: từ ngày ký ban hành đến hết ngày 28/4/2023. => window 2023-03-15/2023-04-28 2023-04-28
Đề nghị các đơn vị đăng ký tham gia trước 11h30’ ngày 17/3/2023 (thứ Sáu). => before 2023-03-17T11:30 2023-03-17
Ngày nộp cuối cùng: 28/4/2023. => by 2023-04-28 2023-04-28
Đề nghị chuyển tiền trước ngày 28/4 và gửi chứng từ trước ngày 05/5/2023. => before 2023-04-28 2023-04-27 & before 2023-05-05 2023-05-04
Trong tháng 4 năm 2023, các xã phải hoàn thành việc lập danh sách. => window 2023-04 2023-04-30
Trong quý II/2023, các xã hoàn thành việc lập danh sách. => window 2023-04-01/2023-06-30 2023-06-30
Trong thời gian từ ngày 20/4 đến 28/4/2023, các trường tổ chức kiểm tra. => window 2023-04-20/2023-04-28 2023-04-28
Hằng năm, vào tháng 10, các xã rà soát hộ nghèo. => window - - FREQ=YEARLY;BYMONTH=10
Hằng năm, trước ngày 01 tháng 10, các xã báo cáo. => before - - FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=1
Chế độ báo cáo: định kỳ hằng tháng, quý, 6 tháng, năm. => every - - FREQ=MONTHLY
Báo cáo sơ kết 6 tháng chậm nhất ngày 15/6 và báo cáo tổng kết năm chậm nhất ngày 15/12. => by - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 & by - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15
Sau 10 ngày kể từ ngày nhận được văn bản này, nếu không có ý kiến coi như đồng ý. => none
Trong 10 ngày đầu tháng, các xã báo cáo. => none
Thời gian áp dụng từ ngày 01/4/2023. => none
Số tiền 15.4 triệu đồng cho 3/5 xã. => none
Điều 30/4 và 1/5 nghỉ lễ. => none
Giải ngân trước ngày 31/01/2024 theo quy định của Luật Đầu tư công. => before 2024-01-31 2024-01-30
Thời điểm kiểm kê: 0 giờ ngày 01/4/2023. => none
Số liệu thống kê đến ngày 31/3/2023 gửi về Cục trước ngày 10/4/2023. => before 2023-04-10 2023-04-09
Báo cáo số liệu đến hết ngày 31/3/2023, gửi trước ngày 10/4/2023. => before 2023-04-10 2023-04-09
Nghị quyết được thông qua ngày 10/4/2023. => none
Theo Kế hoạch, kỳ thi diễn ra từ ngày 27/6/2023 đến ngày 30/6/2023. => none
# a term counts from this letter's own day only where no other paper is named
Trong thời hạn 10 ngày kể từ ngày ký ban hành Chương trình của Tỉnh ủy, các huyện xây dựng kế hoạch. => within P10D -
Trong vòng 07 ngày kể từ ngày ban hành Nghị quyết của Hội đồng nhân dân, Phòng Tài chính phân bổ kinh phí. => within P7D -
Chậm nhất 15 ngày sau khi ký ban hành quyết định thành lập, Ban quản lý họp phiên đầu. => by P15D -
Trong thời hạn 20 ngày kể từ ngày Thông tư số 05/2023/TT-BNV có hiệu lực, các đơn vị báo cáo về Sở. => within P20D -
Trong vòng 10 ngày kể từ ngày ký ban hành, Phòng Nội vụ gửi quyết định về Sở. => within P10D 2023-03-27
Trong vòng 10 ngày kể từ ngày ký ban hành Kế hoạch này, các đơn vị nộp danh sách. => within P10D 2023-03-27
Các đơn vị đăng ký từ ngày ban hành Kế hoạch của tỉnh đến hết ngày 30/4/2023. => by 2023-04-30 2023-04-30
# what is said of the day behind it
Các xã gửi báo cáo về huyện. Ngày 20/4/2023 là hạn cuối cùng. => by 2023-04-20 2023-04-20
Ngày 20/4/2023 là thời hạn cuối cùng để các trường nộp hồ sơ. => by 2023-04-20 2023-04-20
17 giờ 00 ngày 20/4/2023 là hạn chót nhận bài dự thi. => by 2023-04-20T17:00 2023-04-20
Ngày 20/4/2023 là ngày cuối cùng nhận hồ sơ dự tuyển. => by 2023-04-20 2023-04-20
Ngày 30/4/2023 là ngày cuối tháng. => none
# the day on which something is handed in ends its clause
Đề nghị các xã rà soát, báo cáo ngày 20/4/2023. => on 2023-04-20 2023-04-20
Phòng Tài chính lập dự toán, trình ngày 20/4/2023 để kịp kỳ họp. => on 2023-04-20 2023-04-20
Các trường nộp danh sách về Phòng Giáo dục, Khoa học ngày 20/4/2023. => on 2023-04-20 2023-04-20
Theo báo cáo ngày 20/4/2023 của Trạm Y tế, dịch đã được khống chế. => none
Sau khi xem xét, báo cáo ngày 20/4/2023 của Phòng Y tế chưa đạt yêu cầu. => none
# "trong" alone before a term: something is handed in or finished in it
Các khoa cử 01 điều dưỡng, gửi tên về Khoa Dược trong 3 ngày làm việc. => within P3BD -
Đề nghị các đơn vị khắc phục, báo cáo kết quả trong 05 ngày. => within P5D -
Chủ đầu tư hoàn trả mặt đường trong 10 ngày. => within P10D -
Các xã niêm yết công khai danh sách trong 05 ngày làm việc. => none
Trạm bơm đã hoàn thành trong 10 ngày. => none
# hours of every day in which something is open
Thư viện mở cửa từ 7g00-21g00 hằng ngày. => none
Giờ làm việc: 7h30 - 17h00 hằng ngày. => none
Các chốt báo cáo trước 16 giờ hằng ngày. => before T16:00 - FREQ=DAILY
# a bare day behind a colon ends the item that says what somebody does
- Phòng Đào tạo công bố kết quả: 20/4/2023. => by 2023-04-20 2023-04-20
- Nộp bài thu hoạch: ngày 20/4/2023; => by 2023-04-20 2023-04-20
- Thu học phí đợt 2: 20/4/2023. => by 2023-04-20 2023-04-20
- Hội nghị tổng kết: 20/4/2023. => none
- Ngày sinh: 20/4/2023. => none
Các xã gởi báo cáo muộn nhất ngày 20/4/2023. => by 2023-04-20 2023-04-20
# slips of the pen and short forms
Các đơn vị gửi báo cáo trước17 giờ ngày 20/4/2023. => before 2023-04-20T17:00 2023-04-20
Hạn nộp: chiều 20/4. => by 2023-04-20 2023-04-20
Chậm nhất là cuối giờ chiều ngày 20/4 các xã gửi danh sách. => by 2023-04-20 2023-04-20
Báo cáo về Sở vào 25 hàng tháng. => on - - FREQ=MONTHLY;BYMONTHDAY=25
Các xã gửi báo cáo trước mùng 5 hàng tháng. => before - - FREQ=MONTHLY;BYMONTHDAY=5
Chế độ báo cáo: 6 tháng/lần (trước 20/6 và 20/12). => before - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20 & before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20
Báo cáo định kỳ: 6 tháng (trước 15/6), năm (trước 15/12). => before - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15 & before - - FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15
Các trạm phải báo cáo trong 24h. => within PT24H -
Sở Tài chính đã thẩm định. => none
Trong tháng 4 phải xong việc rà soát. => window 2023-04 2023-04-30
Kiểm tra xong đợt 1 đến 30/4, đợt 2 đến 31/5. => by 2023-04-30 2023-04-30 & by 2023-05-31 2023-05-31
Thời gian giải quyết: 05 ngày làm việc kể từ ngày nhận đủ hồ sơ. => within P5BD -
Kể từ ngày nhận được thông báo, trong 15 ngày, chủ đầu tư nộp tiền. => within P15D -
Đề nghị gửi tham luận trước cuộc họp 02 ngày. => before P2D -
Các phòng gửi bài về Văn phòng trước hội nghị 03 ngày. => before P3D -
Báo cáo gửi trước ngày 15/5/2023, riêng số liệu quà tặng báo cáo ngày 20/4/2023. => before 2023-05-15 2023-05-14 & on 2023-04-20 2023-04-20
"""

TABLES = {"points": POINTS, "spans": SPANS, "terms": TERMS, "recurring": RECURRING, "none": NONE, "further": FURTHER}
