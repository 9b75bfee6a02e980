"""Citations with all their values, written from the table of relations and notes on the forms, before they were first read.

A citation is written `number · date · issuer · relation`, ` < number` behind it where it stands in the subject of another one. The
letter is of Ủy ban nhân dân huyện Lộc Bình, 15 May 2023. Every number, date and private body is invented.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from .reading import cite


class Item(NamedTuple):
    """A body of text, the citations that a careful clerk finds in it, and the letter's own subject."""

    body: str
    citations: list[str]
    subject: str = ""


# fmt: off
BEFORE = [  # the issuer stands before the number, or behind it as the subject of the sentence
    Item("Thực hiện chỉ đạo của UBND tỉnh tại Công văn số 4127/UBND-KT ngày 08/3/2023, UBND huyện yêu cầu các xã rà soát.",
         ["4127/UBND-KT · 2023-03-08 · Ủy ban nhân dân tỉnh Lạng Sơn · implements"]),
    Item("Bộ Tài chính có Công văn số 2216/BTC-QLCS ngày 09/3/2023 hướng dẫn kiểm kê tài sản công.",
         ["2216/BTC-QLCS · 2023-03-09 · Bộ Tài chính · mentions"]),
    Item("Tại Công văn số 318/STC-NS ngày 07/3/2023, Sở Tài chính đề nghị các huyện báo cáo nguồn kinh phí.",
         ["318/STC-NS · 2023-03-07 · Sở Tài chính tỉnh Lạng Sơn · mentions"]),
    Item("Tại Tờ trình số 64/TTr-KTHT ngày 10/3/2023, Phòng Kinh tế và Hạ tầng đề xuất bổ sung danh mục đầu tư.",
         ["64/TTr-KTHT · 2023-03-10 · Phòng Kinh tế và Hạ tầng · mentions"]),
    Item("Bãi bỏ các Quyết định sau của UBND tỉnh: số 115/QĐ-UBND ngày 12/01/2022; số 230/QĐ-UBND ngày 20/02/2022; số 402/QĐ-UBND ngày 11/3/2022.",
         ["115/QĐ-UBND · 2022-01-12 · Ủy ban nhân dân tỉnh Lạng Sơn · repeals",
          "230/QĐ-UBND · 2022-02-20 · Ủy ban nhân dân tỉnh Lạng Sơn · repeals",
          "402/QĐ-UBND · 2022-03-11 · Ủy ban nhân dân tỉnh Lạng Sơn · repeals"]),
    Item("Căn cứ các văn bản của Bộ Y tế:\n- Công văn số 811/BYT-DP ngày 15/02/2023;\n- Quyết định số 1020/QĐ-BYT ngày 06/3/2023 về việc ban hành Hướng dẫn giám sát;",
         ["811/BYT-DP · 2023-02-15 · Bộ Y tế · basis", "1020/QĐ-BYT · 2023-03-06 · Bộ Y tế · basis"]),
    Item("Thực hiện các Công văn của Sở Nội vụ: số 55/SNV-CCVC ngày 09/01/2023 về việc rà soát biên chế, số 71/SNV-CCVC ngày 16/01/2023 về việc bổ sung số liệu, UBND huyện báo cáo như sau.",
         ["55/SNV-CCVC · 2023-01-09 · Sở Nội vụ tỉnh Lạng Sơn · implements",
          "71/SNV-CCVC · 2023-01-16 · Sở Nội vụ tỉnh Lạng Sơn · implements"]),
    Item("UBND tỉnh đã ban hành: Kế hoạch số 31/KH-UBND ngày 14/02/2023; Công văn số 622/UBND-NC ngày 20/02/2023.",
         ["31/KH-UBND · 2023-02-14 · Ủy ban nhân dân tỉnh Lạng Sơn · mentions",
          "622/UBND-NC · 2023-02-20 · Ủy ban nhân dân tỉnh Lạng Sơn · mentions"]),
    Item("Ngày 06/3/2023, Cục Đăng kiểm Việt Nam ban hành Công văn số 700/ĐKVN-TH về việc miễn kiểm định lần đầu.",
         ["700/ĐKVN-TH · 2023-03-06 · Cục Đăng kiểm Việt Nam · mentions"]),
    Item("Ngày 15/02/2023, Sở Công Thương đã có Công văn số 170/SCT-QLTM gửi các huyện, thành phố.",
         ["170/SCT-QLTM · 2023-02-15 · Sở Công Thương tỉnh Lạng Sơn · mentions"]),
    Item("Sở Tư pháp (Công văn số 208/STP-VB ngày 22/02/2023) đề nghị cho ý kiến về dự thảo.",
         ["208/STP-VB · 2023-02-22 · Sở Tư pháp tỉnh Lạng Sơn · mentions"]),
    Item("Thực hiện Kết luận của Thường trực HĐND huyện tại Thông báo số 19/TB-HĐND ngày 07/3/2023, UBND huyện giao các phòng.",
         ["19/TB-HĐND · 2023-03-07 · Thường trực Hội đồng nhân dân huyện Lộc Bình · implements"]),
    Item("Được sự đồng ý của UBND tỉnh tại Công văn số 820/UBND-NC ngày 15/3/2023, UBND huyện tổ chức lễ phát động.",
         ["820/UBND-NC · 2023-03-15 · Ủy ban nhân dân tỉnh Lạng Sơn · mentions"]),
    Item("Dự toán đã được UBND huyện phê duyệt tại Quyết định số 640/QĐ-UBND ngày 21/02/2023.",
         ["640/QĐ-UBND · 2023-02-21 · Ủy ban nhân dân huyện Lộc Bình · per"]),
    Item("UBND tỉnh đã điều chỉnh quy hoạch tại Quyết định số 1507/QĐ-UBND ngày 08/9/2022.",
         ["1507/QĐ-UBND · 2022-09-08 · Ủy ban nhân dân tỉnh Lạng Sơn · mentions"]),
    Item("Phong trào do Liên đoàn Lao động tỉnh phát động tại Kế hoạch số 12/KH-LĐLĐ ngày 03/02/2023 được hưởng ứng.",
         ["12/KH-LĐLĐ · 2023-02-03 · Liên đoàn Lao động tỉnh Lạng Sơn · mentions"]),
    Item("Theo đề nghị của Trưởng Phòng Nội vụ tại Tờ trình số 22/TTr-PNV ngày 09/3/2023.",
         ["22/TTr-PNV · 2023-03-09 · Trưởng Phòng Nội vụ · considers"]),
    Item("Xét đề nghị của Hiệu trưởng Trường Tiểu học Tú Mịch và Trưởng Phòng Giáo dục và Đào tạo tại Tờ trình số 41/TTr-PGDĐT ngày 27/02/2023.",
         ["41/TTr-PGDĐT · 2023-02-27 · Hiệu trưởng Trường Tiểu học Tú Mịch và Trưởng Phòng Giáo dục và Đào tạo · considers"]),
]
NAMES = [  # names that hold words at which a name may end
    Item("Căn cứ Công văn số 455/ĐKKD-NV ngày 21/02/2023 của Cục Quản lý Đăng ký kinh doanh về việc chuẩn hóa dữ liệu;",
         ["455/ĐKKD-NV · 2023-02-21 · Cục Quản lý Đăng ký kinh doanh · basis"]),
    Item("Thực hiện Công văn số 89/QLCT-KT ngày 01/3/2023 của Ban Quản lý các công trình giao thông và nông nghiệp về việc tạm ứng hợp đồng.",
         ["89/QLCT-KT · 2023-03-01 · Ban Quản lý các công trình giao thông và nông nghiệp · implements"]),
    Item("Căn cứ Quyết định số 61/QĐ-VPĐK ngày 13/02/2023 của Văn phòng Đăng ký đất đai tỉnh về quy trình luân chuyển hồ sơ;",
         ["61/QĐ-VPĐK · 2023-02-13 · Văn phòng Đăng ký đất đai tỉnh Lạng Sơn · basis"]),
    Item("Theo Công văn số 133/BCĐ ngày 08/02/2023 của Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh, các xã trực ban.",
         ["133/BCĐ · 2023-02-08 · Ban Chỉ đạo phòng, chống thiên tai và tìm kiếm cứu nạn tỉnh Lạng Sơn · per"]),
    Item("Thực hiện Công văn số 27/TTCĐS-PM ngày 10/02/2023 của Trung tâm Chuyển đổi số và Truyền thông thành phố Hải Phòng về việc mời dự hội thảo.",
         ["27/TTCĐS-PM · 2023-02-10 · Trung tâm Chuyển đổi số và Truyền thông thành phố Hải Phòng · implements"]),
    Item("Căn cứ Nghị quyết số 12/NQ-HĐQT ngày 17/02/2023 của Hội đồng quản trị Công ty Cổ phần Xây dựng và Kinh doanh nhà số 7;",
         ["12/NQ-HĐQT · 2023-02-17 · Hội đồng quản trị Công ty Cổ phần Xây dựng và Kinh doanh nhà số 7 · basis"]),
    Item("UBND huyện nhận được Báo cáo số 45/BC-THPT ngày 02/02/2023 của Trường Trung học phổ thông số 2 huyện Bắc Hà.",
         ["45/BC-THPT · 2023-02-02 · Trường Trung học phổ thông số 2 huyện Bắc Hà · replies_to"]),
    Item("Phúc đáp Công văn số 140/CV-ĐLS ngày 20/02/2023 của Đoàn Luật sư tỉnh về việc mượn hội trường, UBND huyện có ý kiến.",
         ["140/CV-ĐLS · 2023-02-20 · Đoàn Luật sư tỉnh Lạng Sơn · replies_to"]),
    Item("Thực hiện Công văn số 77/SVHTTDL-QLVH ngày 16/3/2023 của Sở Văn hóa, Thể thao và Du lịch về việc treo cờ.",
         ["77/SVHTTDL-QLVH · 2023-03-16 · Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn · implements"]),
    Item("Căn cứ Quyết định số 915/QĐ-LĐTBXH ngày 14/6/2022 của Bộ trưởng Bộ Lao động - Thương binh và Xã hội về chuẩn nghèo;",
         ["915/QĐ-LĐTBXH · 2022-06-14 · Bộ trưởng Bộ Lao động - Thương binh và Xã hội · basis"]),
    Item("Thực hiện Công văn số 36/CCTS ngày 06/02/2023 của Chi cục Trồng trọt, Bảo vệ thực vật và Quản lý chất lượng về phòng trừ sâu keo.",
         ["36/CCTS · 2023-02-06 · Chi cục Trồng trọt, Bảo vệ thực vật và Quản lý chất lượng · implements"]),
    Item("Căn cứ Hướng dẫn số 18/HD-HCCB ngày 09/02/2023 của Hội Cựu chiến binh huyện hướng dẫn tổ chức đại hội;",
         ["18/HD-HCCB · 2023-02-09 · Hội Cựu chiến binh huyện Lộc Bình · basis"]),
    Item("Theo Công văn số 502/CHQS-TM ngày 11/02/2023 của Ban Chỉ huy quân sự huyện về việc tổ chức giao, nhận quân.",
         ["502/CHQS-TM · 2023-02-11 · Ban Chỉ huy quân sự huyện Lộc Bình · per"]),
    Item("Thực hiện Kế hoạch số 8/KH-BVSKTE ngày 02/3/2023 của Trung tâm Kiểm soát bệnh tật tỉnh về cho trẻ uống vitamin A.",
         ["8/KH-BVSKTE · 2023-03-02 · Trung tâm Kiểm soát bệnh tật tỉnh Lạng Sơn · implements"]),
    Item("Căn cứ Công văn số 230/QLDA-ĐH ngày 20/3/2023 của Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh;",
         ["230/QLDA-ĐH · 2023-03-20 · Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp tỉnh Lạng Sơn · basis"]),
    Item("Căn cứ Quyết định số 35/QĐ-HĐT ngày 05/01/2023 của Hội đồng trường Trường Cao đẳng Công nghệ và Nông lâm Đông Bắc;",
         ["35/QĐ-HĐT · 2023-01-05 · Hội đồng trường Trường Cao đẳng Công nghệ và Nông lâm Đông Bắc · basis"]),
    Item("Thực hiện Công văn số 1190/TĐC-ĐGPH ngày 17/02/2023 của Tổng cục Tiêu chuẩn Đo lường Chất lượng về kiểm định phương tiện đo.",
         ["1190/TĐC-ĐGPH · 2023-02-17 · Tổng cục Tiêu chuẩn Đo lường Chất lượng · implements"]),
    Item("Theo Thông báo số 52/TB-TĐG ngày 18/02/2023 của Tổ công tác thực hiện Đề án 06 tỉnh về lịch làm việc.",
         ["52/TB-TĐG · 2023-02-18 · Tổ công tác thực hiện Đề án 06 tỉnh Lạng Sơn · per"]),
    Item("Thực hiện ý kiến chỉ đạo của đồng chí Bí thư Huyện ủy tại Thông báo số 91-TB/VPHU ngày 09/3/2023 của Văn phòng Huyện ủy.",
         ["91-TB/VPHU · 2023-03-09 · Văn phòng Huyện ủy Lộc Bình · implements"]),
    Item("Căn cứ Thông báo số 44/TB-CĐSP ngày 10/02/2023 về kế hoạch xét học bổng học kỳ II của Trường Cao đẳng Sư phạm Lạng Sơn, Phòng thông báo.",
         ["44/TB-CĐSP · 2023-02-10 · Trường Cao đẳng Sư phạm Lạng Sơn · basis"]),
    Item("Theo Công văn 37/BHXH-CST (ngày 17/02/2023) của Bảo hiểm xã hội huyện, các trường đối chiếu danh sách.",
         ["37/BHXH-CST · 2023-02-17 · Bảo hiểm xã hội huyện Lộc Bình · per"]),
    Item("Thực hiện Công điện số 05/CĐ-UBND hồi 15 giờ 00 ngày 11/3/2023 của Chủ tịch UBND tỉnh về ứng phó rét hại.",
         ["05/CĐ-UBND · 2023-03-11 · Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn · implements"]),
    Item("Căn cứ các Quyết định số 101/QĐ-SYT ngày 03/01/2023, số 145/QĐ-SYT ngày 10/01/2023 của Giám đốc Sở Y tế;",
         ["101/QĐ-SYT · 2023-01-03 · Giám đốc Sở Y tế tỉnh Lạng Sơn · basis",
          "145/QĐ-SYT · 2023-01-10 · Giám đốc Sở Y tế tỉnh Lạng Sơn · basis"]),
]
RELATIONS = [
    Item("Hành vi này trái với Điều 12 Luật Xây dựng số 50/2014/QH13.", ["50/2014/QH13 · - · - · mentions"]),
    Item("Áp dụng Điều 29 Luật Đấu thầu số 43/2013/QH13 để lựa chọn nhà thầu.", ["43/2013/QH13 · - · - · mentions"]),
    Item("Tại khoản 3 Điều 9 Nghị định số 34/2016/NĐ-CP ngày 14/5/2016 của Chính phủ quy định thẩm quyền đề nghị xây dựng văn bản.",
         ["34/2016/NĐ-CP · 2016-05-14 · Chính phủ · mentions"]),
    Item("Khoản 2 Điều 15 Nghị định số 99/2021/NĐ-CP quy định: “Hồ sơ gồm giấy đề nghị thanh toán”.", ["99/2021/NĐ-CP · - · - · mentions"]),
    Item("Theo quy định tại khoản 1 Điều 4 Thông tư số 41/2016/TT-BTNMT thì hồ sơ phải niêm yết.", ["41/2016/TT-BTNMT · - · - · per"]),
    Item("Việc thu phí căn cứ theo Điều 6 Thông tư số 85/2019/TT-BTC ngày 29/11/2019 của Bộ Tài chính.",
         ["85/2019/TT-BTC · 2019-11-29 · Bộ Tài chính · basis"]),
    Item("Quyết định số 12/2018/QĐ-UBND ngày 05/4/2018 của UBND tỉnh hết hiệu lực kể từ ngày Quyết định này có hiệu lực.",
         ["12/2018/QĐ-UBND · 2018-04-05 · Ủy ban nhân dân tỉnh Lạng Sơn · repeals"]),
    Item("Điều chỉnh khoản 2 Điều 1 Quyết định số 88/QĐ-UBND ngày 10/01/2023 của UBND huyện như sau.",
         ["88/QĐ-UBND · 2023-01-10 · Ủy ban nhân dân huyện Lộc Bình · amends"]),
    Item("Sửa đổi, bổ sung một số nội dung tại Phụ lục kèm theo Kế hoạch số 9/KH-UBND ngày 12/01/2023 của UBND huyện như sau.",
         ["9/KH-UBND · 2023-01-12 · Ủy ban nhân dân huyện Lộc Bình · amends"]),
    Item("Đính chính thời gian nêu tại Giấy mời số 51/GM-UBND ngày 20/4/2023.", ["51/GM-UBND · 2023-04-20 · - · corrects"]),
    Item("Gia hạn thời gian nộp báo cáo tại Công văn số 212/UBND-VP ngày 01/3/2023 đến hết ngày 31/3/2023.",
         ["212/UBND-VP · 2023-03-01 · - · extends_time"]),
    Item("Văn bản này thay thế Công văn số 66/PNV-TĐ ngày 30/01/2023.", ["66/PNV-TĐ · 2023-01-30 · - · replaces"]),
    Item("Thay thế Điều lệ đã được phê duyệt tại Quyết định số 310/QĐ-UBND ngày 12/5/2015 của Chủ tịch UBND tỉnh.",
         ["310/QĐ-UBND · 2015-05-12 · Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn · replaces"]),
    Item("V/v đôn đốc thực hiện Kế hoạch số 17/KH-UBND ngày 09/02/2023.", ["17/KH-UBND · 2023-02-09 · - · urges"]),
    Item("Sao gửi Công văn số 155/STNMT-MT ngày 14/3/2023 của Sở Tài nguyên và Môi trường để các xã biết.",
         ["155/STNMT-MT · 2023-03-14 · Sở Tài nguyên và Môi trường tỉnh Lạng Sơn · transmits"]),
    Item("Tiếp theo Công văn số 33/UBND-YT ngày 12/01/2023 và Công văn số 49/UBND-YT ngày 27/01/2023, UBND huyện yêu cầu các xã.",
         ["33/UBND-YT · 2023-01-12 · - · follows_up", "49/UBND-YT · 2023-01-27 · - · follows_up"]),
    Item("Tiếp tục triển khai Chỉ thị số 21-CT/TW ngày 04/5/2023 của Ban Bí thư về đổi mới giáo dục nghề nghiệp.",
         ["21-CT/TW · 2023-05-04 · Ban Bí thư · implements"]),
    Item("UBND huyện nhất trí với nội dung Tờ trình số 08/TTr-TTYT ngày 11/3/2023 của Trung tâm Y tế huyện.",
         ["08/TTr-TTYT · 2023-03-11 · Trung tâm Y tế huyện Lộc Bình · agrees_with"]),
    Item("Quán triệt, triển khai Kết luận số 29-KL/HU ngày 08/3/2023 của Ban Thường vụ Huyện ủy về thu ngân sách.",
         ["29-KL/HU · 2023-03-08 · Ban Thường vụ Huyện ủy Lộc Bình · implements"]),
    Item("Qua 03 năm thực hiện Nghị quyết số 17-NQ/HU ngày 15/4/2020 của Huyện ủy về giảm nghèo, các xã đạt kết quả.",
         ["17-NQ/HU · 2020-04-15 · Huyện ủy Lộc Bình · implements"]),
    Item("Báo cáo kết quả thực hiện Công văn số 1300/UBND-TH ngày 28/02/2023 của UBND tỉnh.",
         ["1300/UBND-TH · 2023-02-28 · Ủy ban nhân dân tỉnh Lạng Sơn · reports_on"]),
    Item("Các xã thực hiện theo Hướng dẫn số 03/HD-PNV ngày 06/02/2023.", ["03/HD-PNV · 2023-02-06 · - · per"]),
    Item("Các phòng hoàn thành chỉ tiêu giao tại Quyết định số 2700/QĐ-UBND ngày 15/12/2022 của UBND huyện.",
         ["2700/QĐ-UBND · 2022-12-15 · Ủy ban nhân dân huyện Lộc Bình · implements"]),
    Item("Mẫu số 02 ban hành kèm theo Thông tư số 01/2023/TT-BNV.", ["01/2023/TT-BNV · - · - · promulgates"]),
    Item("Đề nghị các xã nghiên cứu Công văn số 93/PTNMT ngày 09/3/2023 của Phòng Tài nguyên và Môi trường để thực hiện.",
         ["93/PTNMT · 2023-03-09 · Phòng Tài nguyên và Môi trường · considers"]),
    Item("Sau khi xem xét Tờ trình số 18/TTr-PGDĐT ngày 03/3/2023 của Phòng Giáo dục và Đào tạo và ý kiến thẩm định của Phòng Nội vụ tại Công văn số 40/PNV ngày 07/3/2023, UBND huyện thống nhất.",
         ["18/TTr-PGDĐT · 2023-03-03 · Phòng Giáo dục và Đào tạo · considers", "40/PNV · 2023-03-07 · Phòng Nội vụ · considers"]),
    Item("UBND huyện nhận được các văn bản sau:\n- Công văn số 61/SXD-QH ngày 01/3/2023 của Sở Xây dựng về việc góp ý đồ án;\n- Tờ trình số 30/TTr-KTHT ngày 03/3/2023 của Phòng Kinh tế và Hạ tầng về việc thẩm định đồ án.",
         ["61/SXD-QH · 2023-03-01 · Sở Xây dựng tỉnh Lạng Sơn · replies_to",
          "30/TTr-KTHT · 2023-03-03 · Phòng Kinh tế và Hạ tầng · replies_to"]),
    Item("Căn cứ Luật Ngân sách nhà nước số 83/2015/QH13;", ["83/2015/QH13 · - · - · basis"]),
    Item("Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Giám định tư pháp số 56/2020/QH14 ngày 10/6/2020;",
         ["56/2020/QH14 · 2020-06-10 · - · basis"]),
]
WITHIN = [
    Item("Ngày 04/5/2023, Chính phủ ban hành Nghị định số 21/2023/NĐ-CP về tín dụng chính sách. UBND huyện yêu cầu các xã niêm yết.",
         ["21/2023/NĐ-CP · 2023-05-04 · Chính phủ · implements"], "triển khai Nghị định số 21/2023/NĐ-CP của Chính phủ"),
    Item("Thực hiện Công văn số 300/STP-PBGDPL ngày 10/5/2023 của Sở Tư pháp về việc phổ biến Luật Phòng thủ dân sự số 18/2023/QH15, UBND huyện yêu cầu.",
         ["18/2023/QH15 · - · - · disseminates", "300/STP-PBGDPL · 2023-05-10 · Sở Tư pháp tỉnh Lạng Sơn · implements"],
         "phổ biến Luật Phòng thủ dân sự số 18/2023/QH15"),
    Item("Phúc đáp Công văn số 77/STP-XDKT ngày 15/3/2023 của Sở Tư pháp về việc góp ý dự thảo Nghị quyết sửa đổi Nghị quyết số 08/2019/NQ-HĐND ngày 10/7/2019 của HĐND tỉnh, UBND huyện nhất trí.",
         ["77/STP-XDKT · 2023-03-15 · Sở Tư pháp tỉnh Lạng Sơn · replies_to",
          "08/2019/NQ-HĐND · 2019-07-10 · Hội đồng nhân dân tỉnh Lạng Sơn · amends < 77/STP-XDKT"]),
    Item("Thực hiện Kế hoạch số 14/KH-UBND ngày 02/02/2023 của UBND tỉnh về thực hiện Nghị quyết số 05-NQ/TU ngày 10/10/2022 của Ban Chấp hành Đảng bộ tỉnh và Chương trình số 33-CTr/TU ngày 15/11/2022 của Tỉnh ủy, UBND huyện yêu cầu các phòng.",
         ["14/KH-UBND · 2023-02-02 · Ủy ban nhân dân tỉnh Lạng Sơn · implements",
          "05-NQ/TU · 2022-10-10 · Ban Chấp hành Đảng bộ tỉnh Lạng Sơn · implements < 14/KH-UBND",
          "33-CTr/TU · 2022-11-15 · Tỉnh ủy Lạng Sơn · implements < 14/KH-UBND"]),
    Item("Thực hiện Công văn số 90/SGDĐT-VP ngày 01/3/2023 của Sở GD&ĐT về việc báo cáo kết quả thực hiện Chỉ thị số 05/CT-TTg ngày 23/02/2023 của Thủ tướng Chính phủ; Công văn số 101/SGDĐT-VP ngày 06/3/2023 về việc tăng cường tự chủ.",
         ["90/SGDĐT-VP · 2023-03-01 · Sở Giáo dục và Đào tạo tỉnh Lạng Sơn · implements",
          "05/CT-TTg · 2023-02-23 · Thủ tướng Chính phủ · reports_on < 90/SGDĐT-VP",
          "101/SGDĐT-VP · 2023-03-06 · - · implements"]),
    Item("Thực hiện Công văn số 480/CĐGD ngày 20/02/2023 của Công đoàn Giáo dục tỉnh về việc góp ý Kế hoạch số 11-KH/HU ngày 05/02/2023 của Huyện ủy, UBND huyện giao các trường.",
         ["480/CĐGD · 2023-02-20 · Công đoàn Giáo dục tỉnh Lạng Sơn · implements",
          "11-KH/HU · 2023-02-05 · Huyện ủy Lộc Bình · mentions < 480/CĐGD"]),
    Item("Căn cứ Thông tư số 26/2022/TT-BYT ngày 31/12/2022 của Bộ trưởng Bộ Y tế sửa đổi, bổ sung một số điều của Thông tư số 19/2018/TT-BYT ngày 30/8/2018 của Bộ trưởng Bộ Y tế ban hành danh mục thuốc;",
         ["26/2022/TT-BYT · 2022-12-31 · Bộ trưởng Bộ Y tế · basis",
          "19/2018/TT-BYT · 2018-08-30 · Bộ trưởng Bộ Y tế · amends < 26/2022/TT-BYT"]),
    Item("Nhận được Công văn số 412/VP-TH ngày 12/4/2023 của Văn phòng UBND tỉnh về việc chuyển Công văn số 07/CV-HTX ngày 05/4/2023 của Hợp tác xã Nông sản sạch, UBND huyện trả lời.",
         ["412/VP-TH · 2023-04-12 · Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn · replies_to",
          "07/CV-HTX · 2023-04-05 · Hợp tác xã Nông sản sạch · transmits < 412/VP-TH"]),
    Item("Thực hiện Nghị quyết số 57/NQ-CP ngày 21/4/2023 của Chính phủ; Công văn số 1777/UBND-KT ngày 25/4/2023 của UBND tỉnh về việc triển khai Nghị quyết số 57/NQ-CP, UBND huyện yêu cầu.",
         ["57/NQ-CP · 2023-04-21 · Chính phủ · implements", "1777/UBND-KT · 2023-04-25 · Ủy ban nhân dân tỉnh Lạng Sơn · implements"]),
]
# fmt: on
GROUPS = {"before": BEFORE, "names": NAMES, "relations": RELATIONS, "within": WITHIN}


def shown(item: Item) -> list[str]:
    """Return the citations that are read in the item, written as its own are."""
    found = cite(item.body, subject=item.subject)
    numbers = {citation.id: citation.number for citation in found}
    return [
        f"{each.number} · {each.issued or '-'} · {each.issuer or '-'} · {each.relation}"
        + (f" < {numbers[each.within]}" if each.within else "")
        for each in found
    ]


@pytest.mark.parametrize("item", [item for group in GROUPS.values() for item in group], ids=lambda item: item.body[:60])
def test_item(item: Item) -> None:
    assert shown(item) == item.citations
