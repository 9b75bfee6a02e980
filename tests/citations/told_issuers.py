"""Issuers that the words before a number tell, and where their names end. The letter is of UBND huyện Lộc Bình, Lạng Sơn."""

from __future__ import annotations

# sentence, issuers of its citations in order
TOLD_ISSUERS: list[tuple[str, list[str | None]]] = [
    # who acts at the document, said before it
    ("Ngay sau khi UBND tỉnh ban hành Quyết định số 341/QĐ-UBND ngày 12/5/2020, huyện đã triển khai.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("căn cứ chỉ số giá do Bộ Kế hoạch và Đầu tư thông báo tại Công văn số 4092/BKHĐT-TH ngày 22/5/2017,", ["Bộ Kế hoạch và Đầu tư"]),
    ("Dự thảo đã được Sở Tư pháp thẩm định tại Báo cáo số 140/BC-STP ngày 25/8/2017.", ["Sở Tư pháp tỉnh Lạng Sơn"]),
    ("Ban cán sự đảng đã báo cáo và được Thường trực Tỉnh ủy nhất trí tại Công văn số 1225-CV/TU ngày 05/9/2017.", ["Thường trực Tỉnh ủy Lạng Sơn"]),
    ("Thực hiện Thông báo kết luận của Chủ tịch UBND tỉnh số 28/TB-UBND ngày 21/7/2023.", ["Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Ngày 02/3/2024, Tổ công tác triển khai Đề án 06 tỉnh có Công văn số 45/TCT-VP về việc rà soát.", ["Tổ công tác triển khai Đề án 06 tỉnh Lạng Sơn"]),
    ("Theo đề nghị của Ủy ban Quốc gia về chuyển đổi số tại Công văn số 45/UBQG-VP ngày 02/3/2024,", ["Ủy ban Quốc gia về chuyển đổi số"]),
    ("Thực hiện Công văn số 45/AIDS-DP ngày 02/3/2024 của Cục Phòng, chống HIV/AIDS về việc rà soát,", ["Cục Phòng, chống HIV/AIDS"]),
    # the person who holds the office is no part of the name
    ("Thực hiện ý kiến của Chủ tịch UBND tỉnh Hoàng Văn Ánh tại Công văn số 234/UBND-NC ngày 05/3/2020.", ["Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Thực hiện ý kiến của Bộ trưởng Bộ Y tế Lê Thị Lan tại Công văn số 45/BYT-DP ngày 02/3/2024.", ["Bộ trưởng Bộ Y tế"]),
    ("Theo Quyết định số 45/QĐ-BV ngày 02/3/2024 của Giám đốc Bệnh viện Nguyễn Tri Phương về quy chế.", ["Giám đốc Bệnh viện Nguyễn Tri Phương"]),
    ("Căn cứ ý kiến của Chủ tịch UBND quận Lê Chân tại Công văn số 234/UBND-NC ngày 05/3/2020.", ["Chủ tịch Ủy ban nhân dân quận Lê Chân"]),
    # numbers with a blank for the separator; a word is no symbol
    ("Theo hướng dẫn tại công văn số 4391 TC/CST ngày 30/03/2006 của Bộ Tài chính,", ["Bộ Tài chính"]),
    ("Theo công văn số 12 / Trung tâm Y tế huyện ngày 02/4/2010, các xã báo cáo.", []),
    # whose papers a list gives, said before its first number
    ("Thực hiện chỉ đạo của Bộ Nội vụ tại các Công văn số 2233/BNV-CCVC ngày 01/6/2019, số 2455/BNV-TCBC ngày 15/6/2019 và số 2600/BNV-TL.", ["Bộ Nội vụ"] * 3),
    ("Theo ý kiến của Sở Tài chính tại Công văn số 12/STC-NS ngày 02/3/2023, số 15/STC-HCSN ngày 05/3/2023,", ["Sở Tài chính tỉnh Lạng Sơn"] * 2),
    ("Theo đề nghị của Ngân hàng Chính sách xã hội tại Tờ trình số 88/TTr-NHCS ngày 12/11/2022 và Văn bản số 37/NHCS-TDSV ngày 16/02/2023,", ["Ngân hàng Chính sách xã hội"] * 2),
    ("Theo đề nghị của Sở Tài chính tại Tờ trình số 12/TTr-STC ngày 02/3/2023 và Công văn số 15/SNV-TCCC ngày 05/3/2023,", ["Sở Tài chính tỉnh Lạng Sơn", None]),
    # the body between type and number, without "của"
    ("Căn cứ Nghị quyết Hội đồng nhân dân tỉnh số 18/NQ-HĐND ngày 10/7/2019,", ["Hội đồng nhân dân tỉnh Lạng Sơn"]),
    ("Căn cứ Quyết định Bộ trưởng Bộ Y tế số 45/QĐ-BYT ngày 02/3/2024,", ["Bộ trưởng Bộ Y tế"]),
    ("Căn cứ Thông tư liên tịch Bộ Nội vụ - Bộ Tài chính số 08/2013/TTLT-BNV-BTC ngày 31/7/2013,", ["Bộ Nội vụ - Bộ Tài chính"]),
    ("Thực hiện Kế hoạch phối hợp số 15/KH-SNV ngày 02/3/2024,", [None]),
    # who speaks behind the date is whose paper it is only where the number says so, too
    ("Trên cơ sở thống nhất của Thường trực HĐND tỉnh tại Công văn số 188/HĐND-VP ngày 09/8/2019, Sở Nội vụ hướng dẫn như sau.", ["Thường trực Hội đồng nhân dân tỉnh Lạng Sơn"]),
    ("Theo Văn bản số 1221/BNV-TCCB, ngày 12/4/2019, Bộ Nội vụ hướng dẫn thực hiện.", ["Bộ Nội vụ"]),
    ("Thực hiện Công văn số 1221/UBND-NC ngày 12/4/2019, Sở Nội vụ hướng dẫn thực hiện.", [None]),
    ("Căn cứ Nghị định số 161/2018/NĐ-CP ngày 29/11/2018 Chính phủ sửa đổi một số quy định về tuyển dụng,", ["Chính phủ"]),
    # each in its bracket; the day of the one before
    ("Theo hướng dẫn của Bộ Nội vụ (Công văn số 3000/BNV-CCVC ngày 10/8/2019), Sở Tài chính (Công văn số 811/STC-HCSN),", ["Bộ Nội vụ", "Sở Tài chính tỉnh Lạng Sơn"]),
    ("Theo báo cáo của Công an tỉnh (Công văn số 12/CAT-PV01 ngày 02/3/2023) và Sở Y tế (Công văn số 15/SYT-NV),", ["Công an tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn"]),
    ("Căn cứ Quyết định số 12/QĐ-UBND ngày 06/6/2019 của UBND tỉnh; Quyết định số 13/QĐ-UBND cùng ngày của Chủ tịch UBND tỉnh;", ["Ủy ban nhân dân tỉnh Lạng Sơn", "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"]),
    # what somebody went by is no paper of his
    ("UBND tỉnh đã ban hành Quy chế làm việc theo quy định tại Nghị định số 15/2018/NĐ-CP.", [None]),
    ("Sở Nội vụ đã tổ chức hội nghị theo hướng dẫn tại Công văn số 45/BNV-VP ngày 02/3/2018.", [None]),
    ("Các phòng đã gửi báo cáo theo đúng yêu cầu tại Công văn số 46/UBND-NC ngày 02/3/2018.", [None]),
    # slips of the pen; a bracket or a dash for "của"
    ("Thực hiện Công văn số 123/UBND-VX ngày 02/3/2023 cuả UBND tỉnh về việc rà soát.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Thực hiện Công văn số 123/UBND-VX ngày 02/3/2023 củaUBND tỉnh về việc rà soát.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Thực hiện Công văn số 123/UBND-VX ngày 02/3/2023 (UBND tỉnh) về việc rà soát.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Thực hiện Công văn số 123/UBND-VX - UBND tỉnh ngày 02/3/2023 về việc rà soát.", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Theo Công văn số 123/UBND-VX (do UBND tỉnh ban hành ngày 02/3/2023),", ["Ủy ban nhân dân tỉnh Lạng Sơn"]),
    ("Theo Công văn số 12/CAT-PV01 ngày 02/3/2023 Công an tỉnh về việc cung cấp hồ sơ,", ["Công an tỉnh Lạng Sơn"]),
    ("Theo Thông tư liên tịch số 12/2014/TTLT-BNV-BTC ngày 04/4/2014 của liên Bộ Nội vụ - Tài chính,", ["liên Bộ Nội vụ - Tài chính"]),
    ("Theo Quyết định số 12/QĐ-TTg ngày 04/4/2014 của TTg CP về chương trình,", ["Thủ tướng Chính phủ"]),
]  # fmt: skip
