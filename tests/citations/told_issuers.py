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
]  # fmt: skip
