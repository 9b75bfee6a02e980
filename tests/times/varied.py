"""More sentences and the deadlines that they set, in the format of `sentences.py`: written before the rules were read for them.

What is varied is everything around the time: the label before it, the verb, the body whose name holds a word of another
meaning ("Thi hành án", "phòng nghỉ"), what follows it. The letter is of Wednesday 15 March 2023.
"""

from __future__ import annotations

LABELS = """
# "Thời gian <verb>: …": a label that names what is done by then or on that day
Thời gian chuyển: Ngày 14/4/2023 và các ngày kế tiếp. => on 2023-04-14 2023-04-14
Thời gian chuyển hồ sơ: ngày 14/4/2023. => on 2023-04-14 2023-04-14
Thời gian bàn giao tài sản: 14 giờ 00 ngày 14/4/2023. => on 2023-04-14T14:00 2023-04-14
Thời gian di dời: từ ngày 14/4/2023 đến ngày 20/4/2023. => window 2023-04-14/2023-04-20 2023-04-20
Thời gian khám: 7 giờ 00 ngày 14/4/2023. => on 2023-04-14T07:00 2023-04-14
Thời gian tiêm chủng: trong tháng 4/2023. => window 2023-04 2023-04-30
Thời gian kiểm tra: từ ngày 10 đến ngày 14/4/2023. => window 2023-04-10/2023-04-14 2023-04-14
Thời gian thu hồ sơ: trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Thời gian giao nhận quân trang: 8 giờ 00 ngày 14/4/2023. => on 2023-04-14T08:00 2023-04-14
Thời gian nhập dữ liệu lên phần mềm: chậm nhất ngày 14/4/2023. => by 2023-04-14 2023-04-14
Thời gian ra quân: 6 giờ 30 phút, thứ Bảy, ngày 15/4/2023. => on 2023-04-15T06:30 2023-04-15
Thời gian rà soát, lập danh sách: xong trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
- Thời gian gửi ảnh dự thi: đến hết ngày 30/5/2023. => by 2023-05-30 2023-05-30
+ Thời hạn gửi: 14/4/2023. => by 2023-04-14 2023-04-14
Hạn gửi phiếu: 14/4/2023. => by 2023-04-14 2023-04-14
Hạn đăng ký: hết ngày 14/4/2023. => by 2023-04-14 2023-04-14
Hạn chót gửi bản mềm: 17h00 ngày 14/4/2023. => by 2023-04-14T17:00 2023-04-14
Thời điểm hoàn thành: tháng 6/2023. => window 2023-06 2023-06-30
Ngày hoàn thành: 30/6/2023. => by 2023-06-30 2023-06-30
Ngày nộp báo cáo: 14/4/2023. => by 2023-04-14 2023-04-14
Tiến độ: Quý II/2023. => window 2023-04-01/2023-06-30 2023-06-30
Tiến độ thực hiện: xong trong tháng 5 năm 2023. => window 2023-05 2023-05-31
Hạn báo cáo: Trước 16h00, ngày 14/4/2023. => before 2023-04-14T16:00 2023-04-14
"""

HOURS = """
# the hour before, behind, in words of the working day
Hồ sơ gửi về Kho bạc chậm nhất đến hết giờ làm việc ngày 14/4/2023. => by 2023-04-14 2023-04-14
Danh sách gửi về Phòng trước giờ làm việc buổi chiều ngày 14/4/2023. => before 2023-04-14 2023-04-14
Các trường nộp bài thi hết giờ hành chính ngày 14/4/2023. => by 2023-04-14 2023-04-14
Thí sinh xác nhận nhập học trực tuyến từ ngày 10/4/2023 đến 17h00 ngày 14/4/2023. => window 2023-04-10/2023-04-14T17:00 2023-04-14
Thí sinh đăng ký nguyện vọng từ 8h00 ngày 10/4 đến 17h00 ngày 14/4/2023. => window 2023-04-10T08:00/2023-04-14T17:00 2023-04-14
Đảng ủy xã Bản Lốc làm việc với Đoàn giám sát lúc 8 giờ 00 ngày 14/4/2023 tại trụ sở Đảng ủy. => on 2023-04-14T08:00 2023-04-14
Đề nghị ông Giám đốc trực tiếp làm việc với lãnh đạo Ban vào 14h00 ngày 14/4/2023. => on 2023-04-14T14:00 2023-04-14
Giáo viên coi thi có mặt tại phòng Hội đồng lúc 6h45 ngày 14/4/2023 để nhận nhiệm vụ. => on 2023-04-14T06:45 2023-04-14
Các điểm cầu chạy thử đường truyền vào 14h00 ngày 14/4/2023. => on 2023-04-14T14:00 2023-04-14
Văn phòng kiểm tra đường truyền với các điểm cầu lúc 9 giờ ngày 14/4/2023. => on 2023-04-14T09:00 2023-04-14
Đội lễ tân tập trung tại Hội trường xã 15h00 ngày 14/4/2023 để tổng duyệt. => on 2023-04-14T15:00 2023-04-14
Các đội dự lễ khai mạc lúc 7h30 ngày 14/4/2023. => on 2023-04-14T07:30 2023-04-14
Đúng 5 giờ 30 phút ngày 14/4/2023, lực lượng dân quân có mặt tại điểm tập kết. => on 2023-04-14T05:30 2023-04-14
Đúng 19 giờ 45 ngày 14/4/2023 các hộ bật đèn chào mừng. => on 2023-04-14T19:45 2023-04-14
Các đồng chí được phân công có mặt tại cơ sở để chỉ đạo trước 14 giờ ngày 20/3/2023. => before 2023-03-20T14:00 2023-03-20
Sở quyết định cho học sinh nghỉ học, thông báo đến phụ huynh trước 17 giờ ngày 20/3/2023. => before 2023-03-20T17:00 2023-03-20
Xã báo cáo nhanh trước 17 giờ hôm nay, ngày 15/3/2023. => before 2023-03-15T17:00 2023-03-15
Yêu cầu gửi báo cáo ngay trong ngày hôm nay (15/3/2023). => by 2023-03-15 2023-03-15
Các đơn vị báo cáo trước 10 giờ 00 phút ngày mai, 16/3/2023. => before 2023-03-16T10:00 2023-03-16
Các tàu cá vào bờ trước 19 giờ 00' ngày 16/3/2023. => before 2023-03-16T19:00 2023-03-16
"""

BODIES = """
# names of bodies and things that hold a word of another meaning
Chi cục gửi về Tổng cục Thi hành án dân sự trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Kết quả gửi Phòng Nghiệp vụ và Tổ chức thi hành án chậm nhất ngày 14/4/2023. => by 2023-04-14 2023-04-14
Các tòa gửi vướng mắc về Phòng Kiểm tra nghiệp vụ và Thi hành án trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Đơn vị ở xa đăng ký nhu cầu phòng nghỉ chậm nhất là ngày 14/4/2023 với chị Lường Thị Mây. => by 2023-04-14 2023-04-14
Khắc phục các tồn tại đã nêu trong biên bản kiểm tra 6 tháng trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Gửi báo cáo 9 tháng trước ngày 14/9/2023 về Phòng. => before 2023-09-14 2023-09-13
Chi trả cho các đối tượng đã có quyết định nghỉ việc từ ngày 01/3/2023, hoàn thành trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Hoàn thành việc chi trả cho người nghỉ việc từ ngày 01/3/2023 trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Gửi danh sách người có công về Phòng Người có công trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Gửi hồ sơ về Ban Tổ chức Lễ kỷ niệm trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Đăng ký với Ban Tổ chức Giải thưởng Sinh viên nghiên cứu khoa học chậm nhất ngày 14/4/2023. => by 2023-04-14 2023-04-14
Nộp hồ sơ xét bổ nhiệm, thăng hạng về Sở trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Rà soát văn bản hết hiệu lực, báo cáo Sở Tư pháp trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Lập danh sách văn bản hết hiệu lực gửi Sở Tư pháp chậm nhất ngày 14/4/2023. => by 2023-04-14 2023-04-14
Báo cáo tình hình áp dụng hóa đơn điện tử về Cục Thuế trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Rà soát các giấy phép đã cấp, báo cáo trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Gửi danh sách cán bộ đã nghỉ hưu về Phòng trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Các hội có số liệu thay đổi gửi lại trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Khắc phục xong các lỗi mà Đoàn đã chỉ ra trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Đính chính các thông tin đã công bố trên Cổng thông tin trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
"""

VERBS = """
# any verb may have its limit; the limit stands before, in the middle, in brackets, behind a purpose
Các hộ tự tháo dỡ, di chuyển hàng hóa sang khu chợ tạm trước ngày 14/4/2023, sau thời gian trên Ủy ban nhân dân thị trấn sẽ tổ chức tháo dỡ. => before 2023-04-14 2023-04-13
Trước ngày 14/4/2023, yêu cầu chủ rừng phát dọn thực bì xong. => before 2023-04-14 2023-04-13
Đơn vị thi công thu dọn mặt bằng (trước 14/4/2023). => before 2023-04-14 2023-04-13
Các khoa chuyển máy vi tính hỏng về kho trước 14/4/2023. => before 2023-04-14 2023-04-13
Kho bạc khóa sổ chậm nhất 14/4/2023. => by 2023-04-14 2023-04-14
Phản hồi Phòng (nếu có) chậm nhất thứ Sáu, 14/4/2023. => by 2023-04-14 2023-04-14
Mọi ý kiến xin gửi về Ban trước ngày 14 tháng 4 tới. => before 2023-04-14 2023-04-13
Xã tổng hợp nhu cầu cây giống trước ngày 14 tháng 4 năm nay. => before 2023-04-14 2023-04-13
Đơn vị nào chưa nộp đề nghị nộp bổ sung trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Các đơn vị chưa gửi báo cáo khẩn trương gửi trước ngày 14/4/2023. => before 2023-04-14 2023-04-13
Yêu cầu báo cáo bằng văn bản, không muộn quá ngày 14/4/2023. => by 2023-04-14 2023-04-14
Không để quá ngày 14/4/2023 mới nộp. => by 2023-04-14 2023-04-14
Việc nghiệm thu phải xong chậm nhất vào ngày 14 tháng 4 năm 2023. => by 2023-04-14 2023-04-14
Thời gian thực hiện xong trước 14/4/2023. => before 2023-04-14 2023-04-13
Chậm nhất đến 14/4/2023 các xã phải có báo cáo. => by 2023-04-14 2023-04-14
Muộn nhất 14/4/2023 phải có kết quả. => by 2023-04-14 2023-04-14
Nhận vắc xin tại Trạm Thú y huyện ngày 14/4/2023, bảo quản lạnh đúng kỹ thuật. => on 2023-04-14 2023-04-14
Nộp bài về Ban Giám khảo vào ngày 14/4/2023. => on 2023-04-14 2023-04-14
Đề nghị các xã cử cán bộ đến nhận cây giống ngày 14/4/2023. => on 2023-04-14 2023-04-14
Các trường treo cờ từ ngày 14/4 đến ngày 20/4/2023. => window 2023-04-14/2023-04-20 2023-04-20
Vận động chị em mặc áo dài đi làm từ ngày 14/4 đến ngày 20/4/2023. => window 2023-04-14/2023-04-20 2023-04-20
Phân công lực lượng trực 24/24 giờ từ ngày 28/4/2023 đến hết ngày 03/5/2023. => window 2023-04-28/2023-05-03 2023-05-03
"""

MONTHS = """
# a month, a quarter, a year as the time of a task
Ủy ban nhân dân huyện bố trí kinh phí cải tạo, đưa Trạm Y tế vào hoạt động trong tháng 5/2023. => window 2023-05 2023-05-31
Các đơn vị bố trí nhân sự kiểm thử trong tháng 5 năm 2023. => window 2023-05 2023-05-31
Hoàn thành cọc khoan nhồi trước ngày 14/4/2023; lắp dầm nhịp 1 trong tháng 6/2023. => before 2023-04-14 2023-04-13 & window 2023-06 2023-06-30
Giao Phòng Tài chính bố trí vốn trong quý II/2023. => window 2023-04-01/2023-06-30 2023-06-30
Các xã mở lớp xóa mù chữ trong tháng 5/2023. => window 2023-05 2023-05-31
Yêu cầu chủ đầu tư thông xe kỹ thuật trong quý III năm 2023. => window 2023-07-01/2023-09-30 2023-09-30
Phấn đấu khởi công công trình trong tháng 5/2023. => window 2023-05 2023-05-31
Báo cáo kết quả về Sở trong tháng 4. => window 2023-04 2023-04-30
Việc sáp nhập phải xong trước tháng 7/2023. => before 2023-07 2023-06-30
Đưa vào sử dụng trước quý IV/2023. => before 2023-10-01/2023-12-31 2023-09-30
Hoàn thành trong tuần thứ hai của tháng 4/2023. => window - -
Giải quyết dứt điểm đơn thư tồn đọng trong năm 2023. => window 2023 2023-12-31
"""

COUNTED = """
# terms counted from what happens
Phải thông báo cho người bị thu hồi đất sau 15 ngày kể từ ngày người có thẩm quyền quyết định. => within P15D -
Sau 15 ngày kể từ ngày người có thẩm quyền quyết định, Ủy ban nhân dân huyện phải thông báo cho các hộ. => within P15D -
Chậm nhất 10 ngày sau khi nhận được báo cáo kiểm toán, đơn vị phải có văn bản trả lời. => by P10D -
Trong vòng 07 ngày sau khi kết thúc lớp học, các đơn vị gửi báo cáo. => within P7D -
Trong 24 giờ kể từ khi phát hiện ca bệnh, trạm y tế báo cáo Trung tâm. => within PT24H -
Nộp tiền trong thời hạn không quá 30 ngày kể từ ngày có thông báo. => within P30D -
Thời hạn nộp: 10 ngày làm việc, kể từ ngày nhận được Công văn này. => within P10BD -
Trong thời hạn 03 ngày (làm việc) kể từ khi nhận được hồ sơ, Phòng có ý kiến trả lời. => within P3BD -
Sau khi kết thúc đợt kiểm tra 05 ngày, các xã gửi báo cáo về Phòng. => within P5D -
Chậm nhất 05 ngày trước ngày khai giảng, các trường gửi kế hoạch. => before P5D -
Gửi thư mời trước ngày họp tối thiểu 03 ngày làm việc. => before P3BD -
"""

AGAIN = """
# what comes again
Trước ngày 25 hằng tháng, các khoa nộp bảng chấm công. => before - - FREQ=MONTHLY;BYMONTHDAY=25
Gửi báo cáo vào ngày 20 các tháng cuối quý. => on - - FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20
Báo cáo quý: trước ngày 05 tháng đầu quý sau. => before - - FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5
Báo cáo tuần: gửi trước 16 giờ thứ Năm hằng tuần. => before T16:00 - FREQ=WEEKLY;BYDAY=TH
Chiều thứ Sáu hằng tuần, các lớp tổng vệ sinh. => on - - FREQ=WEEKLY;BYDAY=FR
Mỗi tháng một lần, các chi bộ gửi biên bản sinh hoạt. => every - - FREQ=MONTHLY
Định kỳ mỗi quý, các xã rà soát hộ nghèo gửi về Phòng. => every - - FREQ=MONTHLY;INTERVAL=3
Hằng năm, trước ngày 15 tháng 11, các khối thi đua họp bình xét. => before - - FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15
Trước ngày 10 của tháng đầu tiên hằng quý, các đơn vị nộp báo cáo. => before - - FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=10
Chậm nhất ngày 05 của tháng kế tiếp, các xã gửi bản thống kê. => by - - FREQ=MONTHLY;BYMONTHDAY=5
"""

NONE = """
# a state or a price that lasts, no task
Giá gạo ổn định từ nay đến hết năm 2023. => none
Công đoàn phối hợp với Công ty triển khai chương trình với nội dung: giá bán ổn định từ nay đến hết năm 2023. => none
Công ty giảm giá 15% từ nay đến hết ngày 30/6/2023 cho đoàn viên. => none
Mức hỗ trợ giữ nguyên đến hết năm 2023. => none
Hợp đồng còn hạn đến ngày 31/12/2023. => none
Thẻ bảo hiểm y tế có giá trị sử dụng đến hết ngày 31/12/2023. => none
Chứng chỉ hết hạn ngày 30/6/2023 thì không sử dụng. => none
Bến cảng tạm dừng hoạt động từ ngày 14/4/2023 đến ngày 20/4/2023. => none
Thi công từ 22 giờ 00 đến 5 giờ 00 hằng ngày. => none
Tuyến đường cấm xe tải từ 6 giờ đến 22 giờ ngày 14/4/2023. => none
# what figures cover
Số hộ nghèo đến cuối năm 2022 là 1.240 hộ. => none
Từ đầu năm đến ngày 10/3/2023, huyện giải ngân được 12%. => none
Thu ngân sách quý I/2023 ước đạt 24% dự toán. => none
Biểu số liệu lấy mốc từ 15/12/2022 đến 14/6/2023. => none
Năm công tác 2023 (từ 01/10/2022 đến 30/9/2023) còn nửa chặng đường. => none
Công tác giải quyết án 6 tháng đầu năm 2023 (từ 01/10/2022 đến 31/3/2023) đạt chỉ tiêu. => none
Lập bản đối chiếu số dư tài khoản tiền gửi đến ngày 31/12/2023. => none
Kinh phí chi trong tháng 4/2023 là 20 triệu đồng. => none
# what has happened, or will with nobody asked
Ngày 08/3/2023, Công ty tổ chức gặp mặt nữ đoàn viên. => none
Trận mưa lớn từ ngày 10/3 đến 12/3/2023 làm sạt lở đường. => none
Dự báo trong tháng 5/2023 nắng nóng gay gắt. => none
Từ đêm 20/3 đến ngày 22/3/2023, khu vực có mưa to. => none
Đoàn kiểm tra sẽ làm việc tại xã vào ngày 14/4/2023. => none
Kỳ thi được tổ chức trong hai ngày 14 và 15/6/2023. => none
Giải chạy dự kiến diễn ra lúc 6 giờ ngày 14/4/2023. => none
Kết quả trúng tuyển được công bố lúc 16 giờ ngày 19/8/2023 trên trang thông tin của Trường. => none
Công trình đã hoàn thành trước ngày 01/3/2023. => none
Hồ sơ đã được gửi trước ngày 10/3/2023. => none
Đồng chí Lò Văn Pản đã có đơn xin nghỉ việc từ ngày 01/4/2023. => none
Trường thành lập ngày 14/4/2003, đến nay tròn 20 năm. => none
# persons: birth, service, age
Ông Quàng Văn Sính, sinh ngày 14/4/1985, trú tại bản Lốc. => none
Học sinh sinh từ ngày 01/01/2009 trở về sau. => none
Cán bộ nghỉ hưu từ ngày 01/4/2023. => none
Bổ nhiệm bà Tòng Thị Én giữ chức Trưởng phòng kể từ ngày 01/4/2023. => none
Thời hạn giữ chức vụ là 05 năm. => none
Thời gian tập sự 12 tháng, từ ngày 01/4/2023 đến ngày 31/3/2024. => none
# validity of rules
Luật Đất đai có hiệu lực từ ngày 01/01/2025. => none
Bãi bỏ quy định về lệ phí từ ngày 01/7/2023. => none
Mức lương cơ sở tăng từ ngày 01/7/2023. => none
Quy chế này áp dụng đến hết năm 2025. => none
Quyết định này thay thế quyết định ban hành ngày 14/4/2020. => none
# names, anniversaries and events
Phong trào thi đua chào mừng Đại hội diễn ra vào tháng 8/2023. => none
Kỷ niệm 50 năm ngày ký Hiệp định (27/01/1973 - 27/01/2023). => none
Tháng hành động vì trẻ em từ ngày 01/6 đến 30/6 hằng năm. => none
Tuần lễ biển và hải đảo diễn ra từ ngày 01 đến ngày 08/6/2023. => none
Chương trình mục tiêu quốc gia giai đoạn 2021 - 2025, từ năm 2021 đến năm 2025. => none
"""

TABLES = {
    "labels": LABELS,
    "hours": HOURS,
    "bodies": BODIES,
    "verbs": VERBS,
    "months": MONTHS,
    "counted": COUNTED,
    "again": AGAIN,
    "none": NONE,
}
