"""A second round of varied sentences, written when the rules had been mended for the first (`varied.py`), and scored blind."""

from __future__ import annotations

DUTIES = """
# schools
Các trường tổ chức thi học kỳ II từ ngày 24/4/2023 đến ngày 29/4/2023. => window 2023-04-24/2023-04-29 2023-04-29
Giáo viên chủ nhiệm vào điểm trên phần mềm xong trước ngày 05/5/2023. => before 2023-05-05 2023-05-04
Tổng kết năm học: hoàn thành trước ngày 31/5/2023. => before 2023-05-31 2023-05-30
Hiệu trưởng ký duyệt học bạ chậm nhất 20/5/2023. => by 2023-05-20 2023-05-20
Thí sinh nhận giấy báo dự thi từ ngày 20/6/2023. => none
Lệ phí dự thi nộp về Phòng Tài vụ trước 16h ngày 12/4/2023. => before 2023-04-12T16:00 2023-04-12
Hạn cuối đăng ký đề tài là 24h00 ngày 30/4/2023. => by 2023-04-30T23:59 2023-04-30
Sinh viên có nguyện vọng nộp đơn về Khoa (hạn cuối: 28/4/2023). => by 2023-04-28 2023-04-28
Bài dự thi gửi về Ban Tổ chức muộn nhất ngày 10 tháng 5 năm 2023 (tính theo dấu bưu điện). => by 2023-05-10 2023-05-10
Các lớp học bù vào thứ Bảy, ngày 22/4/2023. => on 2023-04-22 2023-04-22
# health
Trạm y tế trả vật tư còn thừa về kho dược ngày 25/4/2023. => none
Các trạm tiêm bù cho trẻ vào ngày 25 hằng tháng. => on - - FREQ=MONTHLY;BYMONTHDAY=25
Báo cáo ca bệnh trong vòng 24 giờ sau khi có kết quả xét nghiệm. => within PT24H -
Bệnh viện công khai giá dịch vụ trước ngày 01/5/2023. => before 2023-05-01 2023-04-30
Khoa Dược kiểm kê kho thuốc vào ngày làm việc cuối cùng của tháng. => on - - FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1
Đề nghị các cơ sở khắc phục tồn tại, báo cáo kết quả khắc phục về Sở Y tế trong 15 ngày kể từ ngày ký biên bản. => within P15D -
Đơn vị gửi dự trù vắc xin quý III trước ngày 10/6/2023. => before 2023-06-10 2023-06-09
# money
Chủ đầu tư hoàn ứng chậm nhất ngày 25/12/2023. => by 2023-12-25 2023-12-25
Các đơn vị đối chiếu số dư với Kho bạc trước ngày 31/3/2023. => before 2023-03-31 2023-03-30
Thời hạn nộp thuế: chậm nhất ngày cuối cùng của tháng đầu quý sau. => none
Nộp báo cáo tài chính năm 2022 về Phòng Tài chính - Kế hoạch trước ngày 31/3/2023. => before 2023-03-31 2023-03-30
Thời gian thẩm tra quyết toán: từ 03/4/2023 đến 14/4/2023. => window 2023-04-03/2023-04-14 2023-04-14
Chi trả xong cho đối tượng trước Tết Nguyên đán Giáp Thìn. => before 2024-02-10 2024-02-09
Yêu cầu nộp số tiền sai phạm vào tài khoản tạm giữ trong thời hạn 10 ngày, kể từ ngày nhận được kết luận này. => within P10D -
# land, building, roads
Nhà thầu bàn giao mặt bằng trước ngày 30/4/2023. => before 2023-04-30 2023-04-29
Hoàn thành lập hồ sơ địa chính các xã còn lại trong năm 2023. => window 2023 2023-12-31
Các hộ di dời tài sản ra khỏi hành lang xong trước 15/5/2023. => before 2023-05-15 2023-05-14
Yêu cầu đơn vị thi công vá ổ gà trên tuyến xong trong tuần đầu tháng 4/2023. => window - -
Công bố quy hoạch chậm nhất 15 ngày kể từ ngày được phê duyệt. => by P15D -
Ý kiến tham gia gửi về Sở Xây dựng trước ngày 24/3/2023 (bản mềm gửi qua hộp thư của Sở). => before 2023-03-24 2023-03-23
Quá ngày 24/3/2023 nếu không có ý kiến coi như đồng ý. => none
# party and unions
Chi bộ họp kiểm điểm xong trước 10/12/2023, gửi kết quả về Đảng ủy trước 15/12/2023. => before 2023-12-10 2023-12-09 & before 2023-12-15 2023-12-14
Đại hội công đoàn cơ sở hoàn thành trong quý II/2023. => window 2023-04-01/2023-06-30 2023-06-30
Các cấp hội phấn đấu hoàn thành chỉ tiêu phát triển hội viên trước ngày 20/10/2023. => before 2023-10-20 2023-10-19
Cấp ủy gửi đăng ký lớp bồi dưỡng về Ban Tổ chức Huyện ủy chậm nhất đến ngày 07/4/2023. => by 2023-04-07 2023-04-07
Mỗi quý, ban thường vụ họp ít nhất một lần. => every - - FREQ=MONTHLY;INTERVAL=3
Định kỳ 6 tháng (trước ngày 05/6), 01 năm (trước ngày 05/11) báo cáo Ban Thường vụ. => before - - FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=5 & before - - FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=5
# courts, army, police
Mời ông Giàng A Vừ có mặt tại trụ sở lúc 08 giờ 00 phút ngày 28/3/2023 để giải quyết. => on 2023-03-28T08:00 2023-03-28
Đúng 07 giờ 00 ngày 10/4/2023 thanh niên có mặt tại sân vận động huyện. => on 2023-04-10T07:00 2023-04-10
Ban chỉ huy quân sự xã rà soát nguồn, lập danh sách xong trước 20/4/2023. => before 2023-04-20 2023-04-19
Tháo dỡ biển quảng cáo vi phạm trong thời hạn 03 ngày kể từ khi nhận thông báo. => within P3D -
Đơn vị được kiểm tra cử cán bộ làm việc với Đoàn vào sáng ngày 06/4/2023. => on 2023-04-06 2023-04-06
# letters that answer, remind, invite
Đề nghị quý cơ quan cho ý kiến bằng văn bản trước ngày 22/3. => before 2023-03-22 2023-03-21
Văn bản trả lời xin gửi trước 11h30 thứ Sáu, 17/3/2023. => before 2023-03-17T11:30 2023-03-17
Đến nay còn 05 xã chưa nộp, yêu cầu nộp ngay trong ngày 17/3/2023. => by 2023-03-17 2023-03-17
Hết thời hạn nêu trên (ngày 31/3/2023), đơn vị nào chưa nộp sẽ bị phê bình. => none
Thời gian: từ 13 giờ 30 phút, ngày 21/3/2023 (thứ Ba). => on 2023-03-21T13:30 2023-03-21
Gia hạn thời gian tiếp nhận hồ sơ tới hết ngày 15/4/2023. => by 2023-04-15 2023-04-15
Thời hạn lấy ý kiến là 60 ngày kể từ ngày đăng tải dự thảo. => within P60D -
Xin ý kiến góp ý (nếu có) gửi trước ngày 24/3 để Phòng tổng hợp trình Ủy ban nhân dân huyện trước ngày 31/3/2023. => before 2023-03-24 2023-03-23 & before 2023-03-31 2023-03-30
"""

NONE = """
# tell, count, name
Đợt rét đậm kéo dài từ ngày 20/12/2023 đến ngày 27/12/2023. => none
Bộ phận một cửa làm việc từ 7 giờ 30 đến 17 giờ 00. => none
Dịch cúm xuất hiện tại 03 xã từ ngày 16/3/2023. => none
Toàn huyện có 1.240 hộ nghèo tại thời điểm 31/12/2023. => none
Mức phí này thu đến khi có quy định mới. => none
Từ ngày 01/7/2023, thủ tục được thực hiện trên Cổng Dịch vụ công. => none
Hệ thống sẽ nâng cấp từ 22 giờ 00 ngày 18/3/2023 đến 06 giờ 00 ngày 19/3/2023. => none
Ngày hội đọc sách diễn ra vào ngày 21/4/2023. => none
Nghỉ lễ từ ngày 29/4/2023 đến hết ngày 03/5/2023. => none
Chương trình có thời hạn thực hiện đến năm 2030. => none
Đội viên dưới 15 tuổi tính đến ngày 31/12/2023. => none
Anh Vàng Seo Páo được hưởng lương từ ngày 01/4/2023 đến ngày 30/9/2023. => none
Lãi suất 6,5%/năm áp dụng từ ngày 20/3/2023 đến ngày 20/9/2023. => none
Ước thực hiện đến 31/12/2023 đạt 98% kế hoạch. => none
Quốc hội khóa XV thông qua ngày 10/11/2023. => none
Thanh tra viên nghỉ hưu trước ngày 01/7/2023. => none
Kỳ họp khai mạc ngày 20/5/2023 và bế mạc ngày 24/6/2023. => none
Số liệu lũy kế từ đầu năm đến hết tháng 11/2023. => none
Sở Y tế sẽ tổ chức kiểm tra đột xuất trong tháng 4/2023. => none
Hội Chữ thập đỏ tỉnh dự kiến tổ chức hiến máu vào ngày 07/4/2023. => none
"""

TABLES = {"duties": DUTIES, "none": NONE}
