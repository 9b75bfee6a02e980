"""Citation phrasings, one row each: what stands in the text, and what a clerk reads in it.

A citation is written `TYPE number · date · issuer · relation`, a missing part as `-`; a nested one begins with `>`.
The citing body is UBND huyện Lộc Bình, tỉnh Lạng Sơn, unless the row says otherwise.
"""

from __future__ import annotations

import pytest

from schemas import Citation

from .reading import cite

SO, CITY = "SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN QUẬN TÂY HỒ"

ROWS: list[tuple[str, list[str], str]] = [
    # forms of number, date and issuer
    ("Thực hiện Công văn số 1204/SNV-TĐKT, ngày 08/7/2022 của Sở Nội vụ tỉnh Cao Bằng về đẩy mạnh thi đua.",
     ["CV 1204/SNV-TĐKT · 2022-07-08 · Sở Nội vụ tỉnh Cao Bằng · implements"], "a comma before ngày"),
    ("Căn cứ Công văn số 431/SNV-TĐKT ngày 12/5/2022 về việc giới thiệu gương điển hình;",
     ["CV 431/SNV-TĐKT · 2022-05-12 · - · basis"], "issuer left out: null, linking's business"),
    ("Thực hiện Kế hoạch số 87/KH-UBND ngày 13/12/2021 của UBND huyện về xây dựng nông thôn mới;",
     ["KH 87/KH-UBND · 2021-12-13 · Ủy ban nhân dân huyện Lộc Bình · implements"], "own huyện"),
    ("theo Kế hoạch số 2114/KH-UBND ngày 10/3/2023 của UBND tỉnh ban hành về tuyên truyền.",
     ["KH 2114/KH-UBND · 2023-03-10 · Ủy ban nhân dân tỉnh Lạng Sơn · per"], "own tỉnh; stray ban hành"),
    ("Thực hiện Công văn số 2990/BTĐKT-TTTT-TT ngày 07/9/2023 của Ban Thi đua - Khen thưởng Trung ương về việc rà soát.",
     ["CV 2990/BTĐKT-TTTT-TT · 2023-09-07 · Ban Thi đua - Khen thưởng Trung ương · implements"], "three segments"),
    ("Nghị định 152/2025/NĐ-CP của Chính phủ quy định về phân cấp", ["NĐ 152/2025/NĐ-CP · - · Chính phủ · mentions"], "no số, no date"),
    ("Thông tư số 01/2024/TT-BNV ngày 24/02/2024 của Bộ trưởng Bộ Nội vụ", ["TT 01/2024/TT-BNV · 2024-02-24 · Bộ trưởng Bộ Nội vụ · mentions"], "office as issuer"),
    ("Căn cứ Quyết định số 1526/QĐ-TTg ngày 29 tháng 8 năm 2021 của Thủ tướng Chính phủ về phong trào;",
     ["QĐ 1526/QĐ-TTg · 2021-08-29 · Thủ tướng Chính phủ · basis"], "date in words"),
    ("Công văn số 1562 /SNV- BTĐKT ngày 8-7-2022", ["CV 1562/SNV-BTĐKT · 2022-07-08 · - · mentions"], "spaces around separators"),
    ("Công văn số 1562/SNV–BTĐKT ngày 08.7.2022", ["CV 1562/SNV-BTĐKT · 2022-07-08 · - · mentions"], "en dash, dots"),
    ("Công văn số 1562/SNV.BTĐKT ngày 08/07/22", ["CV 1562/SNV.BTĐKT · 2022-07-08 · - · mentions"], "dot, two-digit year"),
    ("Thông tư số 08/2022/TT- BNV ngày 01/10/2022", ["TT 08/2022/TT-BNV · 2022-10-01 · - · mentions"], "broken after the hyphen"),
    ("Quyết định số 3176b/QĐ-SYT ngày 02/3/2018", ["QĐ 3176b/QĐ-SYT · 2018-03-02 · - · mentions"], "letter suffix"),
    ("Nghị quyết 30c/NQ-CP; Nghị quyết số 66.25/2026/NQ-CP", ["NQ 30c/NQ-CP · - · - · mentions", "NQ 66.25/2026/NQ-CP · - · - · mentions"], "letter, dot"),
    ("Quyết định số 22/QĐ.UB ngày 01-10-1997", ["QĐ 22/QĐ.UB · 1997-10-01 · - · mentions"], "old dot"),
    ("công văn 605 của Sở Nội vụ", ["CV 605 · - · Sở Nội vụ tỉnh Lạng Sơn · mentions"], "serial only"),
    ("Thực hiện văn bản số 698 ngày 16/3 của Thành phố", ["VB 698 · - · Thành phố · implements"], "no year, no date; the vague issuer as written"),
    ("CV605/SNV ngày 03/02/2023", ["CV 605/SNV · 2023-02-03 · - · mentions"], "glued"),
    ("Công văn số        /SNV-TĐKT ngày     tháng 9 năm 2023", ["CV /SNV-TĐKT · 2023-09-XX · - · mentions"], "blank serial and day"),
    ("Công văn số …/SNV-TĐKT ngày …/9/2023", ["CV /SNV-TĐKT · 2023-09-XX · - · mentions"], "dotted blanks"),
    ("thực hiện Chỉ thị số 20-CT/TU (26/12/2022)", ["CT 20-CT/TU · 2022-12-26 · - · implements"], "date in parentheses"),
    ("Công văn số 45/SYT-NVY của Sở Y tế ngày 17/10/2017 về việc báo cáo", ["CV 45/SYT-NVY · 2017-10-17 · Sở Y tế tỉnh Lạng Sơn · mentions"], "date after the issuer"),
    ("Căn cứ Công văn số 193/BYT-MT ngày 14/4/2017 Bộ Y tế về việc tăng cường kiểm tra", ["CV 193/BYT-MT · 2017-04-14 · Bộ Y tế · basis"], "the word của is missing"),
    ("Tờ trình số 2753/TTr-STP 28/9/2022", ["TTr 2753/TTr-STP · 2022-09-28 · - · mentions"], "the word ngày is missing"),
    ("Nghị định số 126/2024/NĐ-CP1, Sở báo cáo", ["NĐ 126/2024/NĐ-CP · - · - · mentions"], "a footnote digit glued on"),
    ("Nghị định số 126/2024/NĐ-CP¹, Sở báo cáo", ["NĐ 126/2024/NĐ-CP · - · - · mentions"], "a footnote mark"),
    ("Kết luận số 306-KL /TU ngày 24/2/2016", ["KL 306-KL/TU · 2016-02-24 · - · mentions"], "a blank before the second slash"),
    ("Công văn số 24/SGDĐT- GDTrH ngày 12/3/2013", ["CV 24/SGDĐT-GDTrH · 2013-03-12 · - · mentions"], "a mixed-case unit after a blank"),
    ("Quyết định số 779a/QĐ-SKHĐT ngày 02/3/2016 của Sở Kế hoạch và Đầu tư", ["QĐ 779a/QĐ-SKHĐT · 2016-03-02 · Sở Kế hoạch và Đầu tư tỉnh Lạng Sơn · mentions"], "a name that holds the word of a type"),
    ("Các tồn tại nêu tại Công văn số 65/BYT-KCB ngày 06/6/2019 của Bộ Y tế cần sớm được khắc phục.", ["CV 65/BYT-KCB · 2019-06-06 · Bộ Y tế · mentions"], "the sentence goes on after the name"),
    ("phổ biến Nghị định số 61/2023/NĐ-CP của Chính phủ đến toàn thể công chức", ["NĐ 61/2023/NĐ-CP · - · Chính phủ · disseminates"], "so here"),
    ("Thực hiện Kế hoạch số 92/KH-STC ngày 06/6/2019 của Sở Tài chính, Ủy ban nhân dân huyện yêu cầu", ["KH 92/KH-STC · 2019-06-06 · Sở Tài chính tỉnh Lạng Sơn · implements"], "after the comma another body"),
    ("theo ý kiến chỉ đạo của Uỷ ban nhân dân tỉnh tại Công văn số 33/UBND-KT", ["CV 33/UBND-KT · - · Uỷ ban nhân dân tỉnh Lạng Sơn · implements"], "older tone placement"),
    ("Ban hành theo QĐ số: 41/1999/QĐ-BTC\tngày 15/11/1999 của Bộ trưởng Bộ Tài chính BẢNG CHẤM CÔNG LÀM THÊM", ["QĐ 41/1999/QĐ-BTC · 1999-11-15 · Bộ trưởng Bộ Tài chính · promulgates"], "a heading in capitals ends the name"),
    ("về việc sửa đổi, bổ sung Quy chế phối hợp ban hành kèm theo Quyết định số 19/2001/QĐ-UB ngày 20/12/2001", ["QĐ 19/2001/QĐ-UB · 2001-12-20 · - · amends"], "what is amended is in the decision"),
    ("đính chính nội dung Thông báo số 80/TB-VPCP ngày 02/3/2016 của Văn phòng Chính phủ do sai sót khi in", ["TB 80/TB-VPCP · 2016-03-02 · Văn phòng Chính phủ · corrects"], "a reason after the name"),
    # Party
    ("Chỉ thị số 22/CT-TW ngày 23/01/2018 của Ban Bí thư Trung ương Đảng", ["CT 22/CT-TW · 2018-01-23 · Ban Bí thư Trung ương Đảng · mentions"], "Party number miswritten"),
    ("Kết luận số 12-KL/TU ngày 3/3/2023 của Ban Thường vụ Tỉnh ủy", ["KL 12-KL/TU · 2023-03-03 · Ban Thường vụ Tỉnh ủy Lạng Sơn · mentions"], "own Tỉnh ủy"),
    ("Công văn số 123-CV/HU ngày 10/3/2023 của Huyện ủy Gia Lâm", ["CV 123-CV/HU · 2023-03-10 · Huyện ủy Gia Lâm · mentions"], "Party công văn"),
    ("Nghị quyết số 18-NQ/TW ngày 25/10/2017", ["NQ 18-NQ/TW · 2017-10-25 · - · mentions"], "central Party"),
    # nesting
    ("Thực hiện Công văn số 411/UBND-BTĐ ngày 16/3/2023 của UBND thành phố Hà Nội về việc thực hiện Chỉ thị số 20-CT/TU ngày 26/12/2022 của Ban Thường vụ Thành ủy về việc tiếp tục đẩy mạnh phong trào.",
     ["CV 411/UBND-BTĐ · 2023-03-16 · Ủy ban nhân dân thành phố Hà Nội · implements", "> CT 20-CT/TU · 2022-12-26 · Ban Thường vụ Thành ủy · implements"], "the inner one stands in the outer one's subject"),
    ("Phúc đáp Công văn số 45/VP-TH ngày 15/01/2025 của Văn phòng UBND tỉnh đề nghị xem xét theo đề nghị của Hội Khuyến học tỉnh tại Công văn số 28/HKH ngày 09/01/2025.",
     ["CV 45/VP-TH · 2025-01-15 · Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn · replies_to", "> CV 28/HKH · 2025-01-09 · Hội Khuyến học tỉnh Lạng Sơn · considers"], "subject without về việc"),
    ("Xét đề nghị của Hội Khuyến học tỉnh tại Công văn số 28/HKH ngày 09/01/2025 về việc tổ chức đại hội và ý kiến của Sở Nội vụ tại Tờ trình số 253/TTr-SNV ngày 22/01/2025.",
     ["CV 28/HKH · 2025-01-09 · Hội Khuyến học tỉnh Lạng Sơn · considers", "TTr 253/TTr-SNV · 2025-01-22 · Sở Nội vụ tỉnh Lạng Sơn · considers"], "beside, not inside"),
    # lists
    ("Thực hiện các Công văn số 12/SNV-TĐKT, số 15/SNV-TĐKT ngày 10/3/2023 của Sở Nội vụ",
     ["CV 12/SNV-TĐKT · - · Sở Nội vụ tỉnh Lạng Sơn · implements", "CV 15/SNV-TĐKT · 2023-03-10 · Sở Nội vụ tỉnh Lạng Sơn · implements"], "the date binds to the last only"),
    ("Căn cứ các Công văn: số 12/SNV-TĐKT ngày 02/3/2023, số 15/SNV-TĐKT ngày 10/3/2023",
     ["CV 12/SNV-TĐKT · 2023-03-02 · - · basis", "CV 15/SNV-TĐKT · 2023-03-10 · - · basis"], "own dates"),
    ("Thực hiện các Công văn: số 57/SNV-TĐKT ngày 02/3/2023 về rà soát; số 58/SNV-TĐKT ngày 10/3/2023 về thống kê",
     ["CV 57/SNV-TĐKT · 2023-03-02 · - · implements", "CV 58/SNV-TĐKT · 2023-03-10 · - · implements"], "subjects between the items"),
    ("theo các văn bản số 12, 15, 18/SNV-TĐKT", ["VB 12/SNV-TĐKT · - · - · per", "VB 15/SNV-TĐKT · - · - · per", "VB 18/SNV-TĐKT · - · - · per"], "one symbol for three"),
    ("theo Công văn số 12/SNV-TĐKT và số 345/UBND-VX cùng ngày 10/3/2023", ["CV 12/SNV-TĐKT · 2023-03-10 · - · per", "CV 345/UBND-VX · 2023-03-10 · - · per"], "shared date"),
    ("Thực hiện Kế hoạch số 12/KH-UBND, Công văn số 34/UBND-NV của UBND tỉnh",
     ["KH 12/KH-UBND · - · Ủy ban nhân dân tỉnh Lạng Sơn · implements", "CV 34/UBND-NV · - · Ủy ban nhân dân tỉnh Lạng Sơn · implements"], "shared issuer"),
    ("Công văn số 19/SNV-TĐKT và Công văn số 19/SNV-TĐKT", ["CV 19/SNV-TĐKT · - · - · mentions"], "one document twice"),
    # relations
    ("Trả lời Công văn số 1234/STC-QLNS ngày 5/4/2023 của Sở Tài chính về việc xin ý kiến", ["CV 1234/STC-QLNS · 2023-04-05 · Sở Tài chính tỉnh Lạng Sơn · replies_to"], ""),
    ("Sở Nội vụ nhận được Công văn số 45/PNV ngày 02/02/2023 của Phòng Nội vụ thị xã Sơn Tây về việc thi đua", ["CV 45/PNV · 2023-02-02 · Phòng Nội vụ thị xã Sơn Tây · replies_to"], ""),
    ("Tiếp theo Công văn số 100/SNV-TĐKT ngày 10/01/2023", ["CV 100/SNV-TĐKT · 2023-01-10 · - · follows_up"], ""),
    ("Tiếp tục thực hiện Chỉ thị số 35-CT/TW ngày 15/5/2024", ["CT 35-CT/TW · 2024-05-15 · - · implements"], "a continuation"),
    ("Công văn này thay thế Công văn số 100/SNV-TĐKT ngày 10/01/2023", ["CV 100/SNV-TĐKT · 2023-01-10 · - · replaces"], ""),
    ("Bãi bỏ Quyết định số 19/2019/QĐ-UBND ngày 05/5/2019 của UBND tỉnh", ["QĐ 19/2019/QĐ-UBND · 2019-05-05 · Ủy ban nhân dân tỉnh Lạng Sơn · repeals"], ""),
    ("sửa đổi, bổ sung một số điều của Quyết định số 19/2019/QĐ-UBND", ["QĐ 19/2019/QĐ-UBND · - · - · amends"], ""),
    ("Nghị định số 98/2023/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 20/2024/NĐ-CP)", ["NĐ 98/2023/NĐ-CP · - · - · mentions", "NĐ 20/2024/NĐ-CP · - · - · mentions"], "the inverse of amends is no amends"),
    ("V/v đính chính thời gian tại Giấy mời số 19/GM-UBND", ["GM 19/GM-UBND · - · - · corrects"], ""),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 123/TTr-SNV ngày 01/3/2023", ["TTr 123/TTr-SNV · 2023-03-01 · Giám đốc Sở Nội vụ tỉnh Lạng Sơn · considers"], ""),
    ("Xét Báo cáo số 45/BC-SNV ngày 9/3/2023 của Sở Nội vụ", ["BC 45/BC-SNV · 2023-03-09 · Sở Nội vụ tỉnh Lạng Sơn · considers"], ""),
    ("theo ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại Công văn số 999/UBND-NC", ["CV 999/UBND-NC · - · Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn · implements"], ""),
    ("theo quy định tại khoản 2 Điều 20 Nghị định số 98/2023/NĐ-CP", ["NĐ 98/2023/NĐ-CP · - · - · per"], "provisions between"),
    ("thống nhất với nội dung Tờ trình số 19/TTr-PNV", ["TTr 19/TTr-PNV · - · - · agrees_with"], ""),
    ("Sao gửi Công văn số 2881/BTĐKT-TTTT ngày 07/9/2023", ["CV 2881/BTĐKT-TTTT · 2023-09-07 · - · transmits"], ""),
    ("như đã nêu tại Công văn số 19/SNV-TĐKT", ["CV 19/SNV-TĐKT · - · - · mentions"], ""),
    ("Ngày 24/7/2024, Chủ tịch UBND tỉnh đã ban hành Công văn số 2769/UBND-NC.", ["CV 2769/UBND-NC · 2024-07-24 · Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn · mentions"], "the date before the verb is the document's"),
    ("báo cáo kết quả thực hiện Kế hoạch số 87/KH-UBND ngày 13/12/2021", ["KH 87/KH-UBND · 2021-12-13 · - · reports_on"], ""),
    ("tiếp tục đôn đốc thực hiện Công văn số 87/UBND-VX ngày 13/12/2021", ["CV 87/UBND-VX · 2021-12-13 · - · urges"], ""),
    ("Quy chế ban hành kèm theo Quyết định số 19/2023/QĐ-UBND", ["QĐ 19/2023/QĐ-UBND · - · - · promulgates"], ""),
    ("Ngày 12/8/2024, Sở Nội vụ nhận được Công văn số 03/HKH ngày 30/7/2024 của Hội Khuyến học tỉnh", ["CV 03/HKH · 2024-07-30 · Hội Khuyến học tỉnh Lạng Sơn · replies_to"], "the date of receipt is not the document's"),
    # laws
    ("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;", ["Luật - · 2022-06-15 · - · basis"], "by name and date"),
    ("Căn cứ Luật Đầu tư công số 49/2014/QH13;", ["Luật 49/2014/QH13 · - · - · basis"], "the name before the number"),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;",
     ["Luật - · 2015-06-19 · - · basis", "Luật - · 2019-11-22 · - · basis"], "two laws; the second's title names two more"),
    # joint
    ("Thông tư liên tịch số 01/2014/TTLT-BNV-BTC ngày 02/3/2014", ["TTLT 01/2014/TTLT-BNV-BTC · 2014-03-02 · - · mentions"], ""),
    # not citations
    ("Thực hiện các Chỉ thị, Nghị quyết của Đảng về công tác thi đua, khen thưởng", [], "generic"),
    ("theo Mẫu số 02/TĐKT gửi kèm; điện thoại số 0205/3812345", [], "a form, a telephone"),
    ("70 năm ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi Thi đua ái quốc (11/6/1948 - 11/6/2018)", [], "an anniversary"),
    ("Công văn số 12/UBND-NV ngày 15/5/2023 của UBND huyện Lộc Bình", [], "itself"),
]  # fmt: skip


def shown(citation: Citation) -> str:
    parts = [
        f"{citation.doc_type} {citation.number or '-'}",
        citation.issued or "-",
        citation.issuer or "-",
        citation.relation,
    ]
    return ("> " if citation.within else "") + " · ".join(parts)


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_phrasing(text: str, expected: list[str], why: str) -> None:
    assert [shown(c) for c in cite(text)] == expected, why


def test_territory_of_a_district_committee_of_the_party() -> None:
    # the committee's own unit is the district, whichever tone placement its name is printed in
    for issuer in ("HUYỆN ỦY CỜ ĐỎ", "HUYỆN UỶ CỜ ĐỎ"):
        (citation,) = cite(
            "Căn cứ Thông báo số 29/TB-UBND ngày 02/3/2022 của UBND huyện;", issuer=issuer, place="Cờ Đỏ"
        )
        assert citation.issuer == "Ủy ban nhân dân huyện Cờ Đỏ"
