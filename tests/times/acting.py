"""Periods and days bound by nothing but somebody who acts then, and the same words where nobody does."""

from __future__ import annotations

DUTIES = """
# a verb that no list of duties holds
Đội thi công lắp dầm nhịp 3 trong tháng 6/2023. => window 2023-06 2023-06-30
Thường trực điều tiết giao thông tại cầu Bản Mạ từ ngày 15/5/2023 đến ngày 15/10/2023. => window 2023-05-15/2023-10-15 2023-10-15
Hội đồng Giám khảo chấm chung khảo trong tháng 12/2023. => window 2023-12 2023-12-31
Ban Tuyên giáo thiết kế, phát 500 tờ gấp trong quý II/2023. => window 2023-04-01/2023-06-30 2023-06-30
Tổ bầu cử kiểm phiếu thử trong ngày 20/4/2023. => by 2023-04-20 2023-04-20
# at the head of the sentence
Trong tháng 7/2023, Khoa Dược đối chiếu tồn kho với nhà thầu. => window 2023-07 2023-07-31
Từ ngày 01/4 đến 30/4/2023, các chi đoàn đảm nhận một tuyến đường tự quản. => window 2023-04-01/2023-04-30 2023-04-30
# what happened once is no longer all that the clause says
Hồ sơ đã đóng tập giao nộp vào Kho Lưu trữ trước ngày 31/5/2023. => before 2023-05-31 2023-05-30
Người đã nghỉ việc nhận tiền chậm nhất ngày 31/12/2023. => by 2023-12-31 2023-12-31
# who is bound to have done something up to a day
Đến ngày 20/10/2023 phải có báo cáo gửi Chủ tịch UBND tỉnh. => by 2023-10-20 2023-10-20
Đến ngày 26/4/2023, Tổ thẩm định phải kết thúc việc chấm hồ sơ. => by 2023-04-26 2023-04-26
# hours
Nộp bản cứng trước 16.30 ngày 24/3/2023. => before 2023-03-24T16:30 2023-03-24
Gửi danh sách trước 11 giờ trưa ngày 24/3/2023. => before 2023-03-24T11:00 2023-03-24
Tân binh có mặt tại sân vận động huyện đúng 6 giờ 30 phút ngày 05/4/2023. => on 2023-04-05T06:30 2023-04-05
Hợp tác xã điện cắt điện toàn xã lúc 18h00 ngày 24/3/2023. => on 2023-03-24T18:00 2023-03-24
Duyệt chương trình, bàn giao phòng máy ngay sáng ngày 24/3/2023. => by 2023-03-24 2023-03-24
Trạm Bảo vệ thực vật báo cáo diện tích nhiễm bệnh vào ngày 24/3/2023. => on 2023-03-24 2023-03-24
Sơ tán dân vùng ven đê xong trước 17h cùng ngày 24/3/2023. => before 2023-03-24T17:00 2023-03-24
Đến ngày 28/4/2023 Xí nghiệp Thủy nông phải sửa xong cống Bản Pe. => by 2023-04-28 2023-04-28
Công an huyện trao đổi danh sách với Phòng vào ngày 5 hằng tháng. => on - - FREQ=MONTHLY;BYMONTHDAY=5
Nhiệm vụ này do Trung tâm Tin học đảm nhận, thời hạn là trong tháng 9/2023. => window 2023-09 2023-09-30
Trình Bộ trưởng phê duyệt vào giữa tháng 6/2023. => on 2023-06-15 2023-06-15
# labels
Hạn nộp danh sách của các chi hội lên Ban Tổ chức Hội thi là 20/4/2023. => by 2023-04-20 2023-04-20
"""

NONE = """
Hiệp định viện trợ kết thúc vào ngày 30/9/2023. => none
Đoàn kiểm tra đã công bố quyết định vào ngày 11/5/2023. => none
Niên độ tính từ ngày 01/4/2023 đến ngày 31/3/2024. => none
Hệ thống ngừng cấp dịch vụ trong tháng 4/2023. => none
Không để công việc dồn vào cuối năm 2023. => none
Các hộ đã sử dụng đất trước ngày 01/7/2024 được xem xét. => none
Hội đã giải ngân 05 dự án, thời hạn vay 36 tháng. => none
Thời kỳ kiểm tra: từ ngày 01/4/2022 đến ngày 30/6/2023. => none
Trước đây quy định nộp vào ngày 15/4/2023. => none
Kèm tối thiểu 03 báo giá trong vòng 12 tháng trước đó. => none
Số liệu lấy từ ngày 01/4/2023 đến ngày 30/6/2023. => none
Theo nhận định của Đài Khí tượng Thủy văn, từ nay đến cuối năm còn nhiều đợt mưa lớn. => none
Dự kiến tổ chức cho đại biểu đi khảo sát các mô hình sinh kế của hội viên trong tháng 4/2023. => none
"""

TABLES = {"duties": DUTIES, "none": NONE}
