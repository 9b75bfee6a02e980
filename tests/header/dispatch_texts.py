"""Dispatches of many bodies, worded for these tests: invented people and texts in the forms that agencies use."""

from __future__ import annotations

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM\n"
BODY = (
    "\nThực hiện nhiệm vụ được giao, cơ quan đề nghị các đơn vị triển khai một số nội dung sau đây theo quy định.\n\n"
)

Expected = dict[str, object]
"""Flat paths of the record to the values that a reader of the text would write down."""

FORMS: dict[str, tuple[str, Expected]] = {}


def form(name: str, text: str, **expected: object) -> None:
    """Add a dispatch; `issuer__name` stands for the path `issuer.name`."""
    FORMS[name] = (text, {key.replace("__", "."): value for key, value in expected.items()})


# An UBND prints no body above it, its name on two lines; the decision names who decides under its subject.
form(
    "decision of a district",
    "ỦY BAN NHÂN DÂN\nHUYỆN KIM SƠN\n-------\n\nSố: 1204/QĐ-UBND\n\n" + STATE + "Kim Sơn, ngày 07 tháng 02 năm 2020\n\n"
    "QUYẾT ĐỊNH\nVề việc thành lập Tổ rà soát hồ sơ đất đai\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN KIM SƠN\n\n"
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;\n\nTheo đề nghị của Trưởng phòng Nội vụ.\n\n"
    "QUYẾT ĐỊNH:\n\nĐiều 1. Thành lập Tổ gồm các ông, bà sau:\n\n1. Ông Phạm Văn Tuấn;\n\nĐiều 2. Có hiệu lực từ ngày ký.\n\n"
    "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT, NV.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nĐinh Thị Lụa\n\n"
    "PHỤ LỤC\nDANH SÁCH THÀNH VIÊN\n(Kèm theo Quyết định số 1204/QĐ-UBND)\n",
    doc_type__code="QĐ", issuer__name="ỦY BAN NHÂN DÂN HUYỆN KIM SƠN", issuer__parent=None, issuer__level="district",
    issuer__province="Ninh Bình", number__serial="1204", number__symbol="QĐ-UBND", place="Kim Sơn", issued="2020-02-07",
    subject="thành lập Tổ rà soát hồ sơ đất đai", status="issued", addressees=[], distribution=["Như Điều 2", "Lưu: VT, NV"],
    signatures=[(["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "Đinh Thị Lụa", None)],
)  # fmt: skip
# Two columns typed with blanks, the issuer's name on two lines, a subject without "Về việc".
form(
    "notice of a Sở in two columns",
    "UBND TỈNH HÀ NAM          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "SỞ LAO ĐỘNG - THƯƠNG BINH                Độc lập - Tự do - Hạnh phúc\nVÀ XÃ HỘI\n"
    "Số: 45/TB-SLĐTBXH                    Hà Nam, ngày 3 tháng 5 năm 2021\n\n                              THÔNG BÁO\n"
    "        Kết quả kiểm tra công tác an toàn lao động\n                        quý I năm 2021\n\n"
    "     Thực hiện Kế hoạch số 12/KH-SLĐTBXH ngày 15/01/2021 của Sở, đoàn kiểm tra đã làm việc\ntại 12 đơn vị.\n"
    "     Vậy Sở thông báo để các đơn vị biết, thực hiện./.\n\n"
    "Nơi nhận:                                  KT. GIÁM ĐỐC\n- UBND tỉnh (để b/c);                      PHÓ GIÁM ĐỐC\n"
    "- Các đơn vị được kiểm tra;\n- Lưu: VT, TTr (Hà).\n                                           Trần Quốc Bảo\n",
    doc_type__code="TB", issuer__name="SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", issuer__parent="UBND TỈNH HÀ NAM",
    issuer__level="province", issuer__province="Hà Nam", number__serial="45", issued="2021-05-03",
    subject="Kết quả kiểm tra công tác an toàn lao động quý I năm 2021",
    distribution=["UBND tỉnh (để b/c)", "Các đơn vị được kiểm tra", "Lưu: VT, TTr (Hà)"],
    signatures=[(["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC", "Trần Quốc Bảo", None)],
)  # fmt: skip
# The Party: no colon after Số, "về việc" under the number, items end with commas, "Lưu Văn phòng".
form(
    "letter of a Party commission",
    "TỈNH ỦY BẮC KẠN\nBAN TUYÊN GIÁO\n*\nSố 312-CV/BTGTU\nvề việc tuyên truyền ngày thành lập Đoàn\n\n" + PARTY
    + "Bắc Kạn, ngày 12 tháng 3 năm 2019\n\nKính gửi: - Các huyện ủy, thành ủy;\n- Các cơ quan báo chí tỉnh.\n" + BODY
    + "Nơi nhận:\n- Như trên,\n- Thường trực Tỉnh ủy (để báo cáo),\n- Lưu Văn phòng Ban.\n\n"
    "K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nNông Văn Hiếu\n",
    doc_type__code="CV", issuer__name="BAN TUYÊN GIÁO", issuer__parent="TỈNH ỦY BẮC KẠN", issuer__province="Bắc Kạn",
    number__serial="312", number__symbol="CV/BTGTU", number__canonical="312-CV/BTGTU",
    subject="tuyên truyền ngày thành lập Đoàn", addressees=["Các huyện ủy, thành ủy", "Các cơ quan báo chí tỉnh"],
    distribution=["Như trên", "Thường trực Tỉnh ủy (để báo cáo)", "Lưu Văn phòng Ban"],
    signatures=[(["K/T TRƯỞNG BAN"], "PHÓ TRƯỞNG BAN", "Nông Văn Hiếu", None)],
)  # fmt: skip
# A Party directive says under its title who decided; five hyphens close the subject.
form(
    "Party directive",
    "ĐẢNG BỘ TỈNH LÀO CAI\nHUYỆN ỦY SA PA\n*\nSố 15-CT/HU\n\n" + PARTY + "Sa Pa, ngày 04 tháng 9 năm 2018\n\n"
    "CHỈ THỊ\nCỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề tăng cường công tác phòng cháy\n-----\n\n"
    "Thời gian qua, công tác phòng cháy còn hạn chế. Ban Thường vụ Huyện ủy yêu cầu:\n\n1. Các cấp ủy quán triệt.\n\n"
    "Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo),\n- Lưu Văn phòng Huyện ủy.\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nHoàng Seo Chúng\n",
    doc_type__code="CT", issuer__name="HUYỆN ỦY SA PA", issuer__parent="ĐẢNG BỘ TỈNH LÀO CAI", issuer__province="Lào Cai",
    number__canonical="15-CT/HU", subject="tăng cường công tác phòng cháy",
    signatures=[(["T/M BAN THƯỜNG VỤ"], "BÍ THƯ", "Hoàng Seo Chúng", None)],
)  # fmt: skip
# Those merely invited are no addressees; the rank stands before the name.
form(
    "invitation of the police",
    "CÔNG AN TỈNH BẾN TRE\nPHÒNG CẢNH SÁT GIAO THÔNG\n\n" + STATE + "Số: 88/GM-PC08\n\nBến Tre, ngày 20 tháng 11 năm 2022\n\n"
    "GIẤY MỜI\nDự họp rút kinh nghiệm công tác tuần tra\n\nPhòng Cảnh sát giao thông trân trọng kính mời:\n\n"
    "- Lãnh đạo Công an các huyện;\n- Đội trưởng các Đội nghiệp vụ.\n\nThời gian: 8 giờ 00 ngày 25/11/2022.\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: PC08.\n\nTRƯỞNG PHÒNG\nThượng tá Võ Văn Kha\n",
    doc_type__code="GM", issuer__name="PHÒNG CẢNH SÁT GIAO THÔNG", issuer__parent="CÔNG AN TỈNH BẾN TRE", addressees=[],
    invitees=["Lãnh đạo Công an các huyện", "Đội trưởng các Đội nghiệp vụ"], subject="Dự họp rút kinh nghiệm công tác tuần tra",
    signatures=[([], "TRƯỞNG PHÒNG", "Võ Văn Kha", "Thượng tá")],
)  # fmt: skip
# Two bodies sign, the blocks one after the other, Nơi nhận after them.
form(
    "joint circular",
    "TÒA ÁN NHÂN DÂN TỐI CAO - BỘ TƯ PHÁP\nSố: 03/2021/TTLT-TANDTC-BTP\n\n" + STATE + "Hà Nội, ngày 15 tháng 6 năm 2021\n\n"
    "THÔNG TƯ LIÊN TỊCH\nQuy định việc phối hợp chuyển giao hồ sơ\n\nCăn cứ Luật Thi hành án dân sự;\n\n"
    "Điều 1. Phạm vi điều chỉnh\n\nNội dung.\n\nKT. CHÁNH ÁN\nPHÓ CHÁNH ÁN\nNguyễn Thế Lâm\n\n"
    "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nĐặng Hoài An\n\nNơi nhận:\n- Thủ tướng Chính phủ;\n- Lưu: VT.\n",
    doc_type__code="TTLT", issuer__level="central", issuer__province=None, number__symbol="2021/TTLT-TANDTC-BTP",
    signatures=[(["KT. CHÁNH ÁN"], "PHÓ CHÁNH ÁN", "Nguyễn Thế Lâm", None),
                (["KT. BỘ TRƯỞNG"], "THỨ TRƯỞNG", "Đặng Hoài An", None)],
)  # fmt: skip
# A company: addressees and distribution on one line, a blank before the slash, a degree before the name.
form(
    "letter of a company",
    "TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM\nCÔNG TY ĐIỆN LỰC LONG AN\n\n" + STATE + "Số: 2217 /PCLA-KD\nV/v phối hợp thu tiền điện\n"
    "qua ngân hàng\n\nLong An, ngày 9 tháng 10 năm 2017\n\n"
    "Kính gửi: Ngân hàng TMCP Phương Nam - Chi nhánh Long An; Bưu điện tỉnh Long An\n" + BODY
    + "Nơi nhận: Như trên; Ban Giám đốc (để b/c); Lưu: VT, KD.\n\nTUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG KINH DOANH\n\nThS. Lê Hữu Phước\n",
    doc_type__code="CV", issuer__level="other", issuer__province="Long An", number__serial="2217", number__symbol="PCLA-KD",
    subject="phối hợp thu tiền điện qua ngân hàng", issued="2017-10-09",
    addressees=["Ngân hàng TMCP Phương Nam - Chi nhánh Long An", "Bưu điện tỉnh Long An"],
    distribution=["Như trên", "Ban Giám đốc (để b/c)", "Lưu: VT, KD"],
    signatures=[(["TUQ. GIÁM ĐỐC"], "TRƯỞNG PHÒNG KINH DOANH", "Lê Hữu Phước", "ThS.")],
)  # fmt: skip
# An incoming stamp and a signature panel bring a second number, date and body: none is the document's.
form(
    "stamped and signed electronically",
    "VP. UBND TỈNH LÂM ĐỒNG\nCÔNG VĂN ĐẾN\nSố: 403\nNgày 21 tháng 5 năm 2021\nChuyển: Sở NV\n\nKý bởi: Văn phòng Chính phủ\n"
    "Email: vanthu@vidu.gov.vn\nThời gian ký: 20.05.2021 16:42:36 +07:00\n\nTHỦ TƯỚNG CHÍNH PHỦ\n-------\n" + STATE
    + "Số: 760/QĐ-TTg\nHà Nội, ngày 20 tháng 5 năm 2021\n\nQUYẾT ĐỊNH\nVề việc tặng thưởng Bằng khen\n\nTHỦ TƯỚNG CHÍNH PHỦ\n\n"
    "Căn cứ Luật Tổ chức Chính phủ;\n\nQUYẾT ĐỊNH:\n\nĐiều 1. Tặng Bằng khen.\n\nNơi nhận:\n- Như Điều 1;\n"
    "- Lưu: VT, TCCV (2b). PTH.5\nKT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrương Văn Hòa\n",
    doc_type__code="QĐ", issuer__province=None, number__serial="760", issued="2021-05-20", place="Hà Nội",
    subject="tặng thưởng Bằng khen", signatures=[(["KT. THỦ TƯỚNG"], "PHÓ THỦ TƯỚNG", "Trương Văn Hòa", None)],
)  # fmt: skip
# A công điện names its addressees behind "ĐIỆN:"; the urgency box stands apart.
form(
    "công điện",
    "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\n\n" + STATE + "Số: 07/CĐ-UBND\n\nQuảng Nam, ngày 27 tháng 10 năm 2020\n\nHỎA TỐC\n\n"
    "CÔNG ĐIỆN\nVề việc ứng phó khẩn cấp với bão\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n\n"
    "- Chủ tịch UBND các huyện;\n- Giám đốc các Sở, ngành.\n\nBão đang di chuyển nhanh. Chủ tịch UBND tỉnh yêu cầu:\n\n"
    "1. Kêu gọi tàu thuyền vào bờ.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT, TH.\n\nCHỦ TỊCH\nLê Trí Bình\n",
    doc_type__code="CĐ", urgency="Hỏa tốc", subject="ứng phó khẩn cấp với bão",
    addressees=["Chủ tịch UBND các huyện", "Giám đốc các Sở, ngành"], signatures=[([], "CHỦ TỊCH", "Lê Trí Bình", None)],
)  # fmt: skip
# A title that is in no list is KHAC, not a công văn; no Nơi nhận at all.
form(
    "title in no list",
    "UBND TỈNH TÂY NINH\nSỞ XÂY DỰNG\n\n" + STATE + "Số: 1088/SXD-VP\n\nTây Ninh, ngày 02 tháng 3 năm 2022\n\n"
    "PHÁT ĐỘNG\nPhong trào thi đua chào mừng ngày thành lập ngành\n\nGiám đốc Sở phát động phong trào với các nội dung sau:\n\n"
    "1. Nội dung\n\nGIÁM ĐỐC\nHuỳnh Công Tâm\n",
    doc_type__code="KHAC", subject="Phong trào thi đua chào mừng ngày thành lập ngành", distribution=[],
    signatures=[([], "GIÁM ĐỐC", "Huỳnh Công Tâm", None)],
)  # fmt: skip
# Legal sites draw rules with hyphens; "TL." and "KT." stand above one signer.
form(
    "letter of a ministry on a legal site",
    "BỘ TÀI CHÍNH\n-------\n" + STATE + "---------------\nSố: 4512/BTC-QLCS\nV/v: hướng dẫn xử lý tài sản\n"
    "Hà Nội, ngày 22 tháng 04 năm 2016\n\nKính gửi: Sở Tài chính tỉnh Nghệ An\n\n"
    "Trả lời công văn số 812/STC-CS ngày 10/3/2016 của Sở Tài chính tỉnh Nghệ An, Bộ có ý kiến như sau:\n\n1. Về thẩm quyền.\n\n"
    "Nơi nhận:\n- Như trên;\n- Vụ Pháp chế;\n- Lưu: VT, QLCS.\nTL. BỘ TRƯỞNG\nKT. CỤC TRƯỞNG CỤC QUẢN LÝ CÔNG SẢN\n"
    "PHÓ CỤC TRƯỞNG\nLê Ngọc Khoa\n",
    doc_type__code="CV", issuer__name="BỘ TÀI CHÍNH", issuer__level="central", issuer__province=None,
    subject="hướng dẫn xử lý tài sản", addressees=["Sở Tài chính tỉnh Nghệ An"],
    signatures=[(["TL. BỘ TRƯỞNG", "KT. CỤC TRƯỞNG CỤC QUẢN LÝ CÔNG SẢN"], "PHÓ CỤC TRƯỞNG", "Lê Ngọc Khoa", None)],
)  # fmt: skip
# Everything in one title line.
form(
    "decree of 2007 in one line",
    "NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 37/2007/NĐ-CP NGÀY 09 THÁNG 3 NĂM 2007 VỀ MINH BẠCH TÀI SẢN\n\nCHÍNH PHỦ\n\n"
    "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\n\nNGHỊ ĐỊNH:\n\nĐiều 1. Phạm vi điều chỉnh\n\n"
    "TM. CHÍNH PHỦ\nTHỦ TƯỚNG\nNguyễn Văn Tấn\n",
    doc_type__code="NĐ", issuer__name="CHÍNH PHỦ", issuer__level="central", number__canonical="37/2007/NĐ-CP",
    issued="2007-03-09", subject="MINH BẠCH TÀI SẢN", place=None,
)  # fmt: skip
# A school of a ministry has no province; the number is cut by the line's end; the date is written with slashes.
form(
    "letter of a university",
    "BỘ GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG ĐẠI HỌC\nSƯ PHẠM HUẾ\n\n" + STATE + "Số: 287/ĐHSP-\nHCSN\n\n"
    "Thừa Thiên Huế, ngày 4/5/2012\n\nV/v điều chỉnh lịch thi\n\nKính gởi: Trưởng các khoa, phòng\n\n"
    "Nhà trường điều chỉnh lịch thi học kỳ II như sau.\n\nNơi nhận:\n- Như kính gởi;\n- Lưu VT, ĐT\n\n"
    "Q. HIỆU TRƯỞNG\nPGS.TS. Hồ Đắc Lộc\n",
    issuer__name="TRƯỜNG ĐẠI HỌC SƯ PHẠM HUẾ", issuer__parent="BỘ GIÁO DỤC VÀ ĐÀO TẠO", issuer__level="other",
    issuer__province=None, number__symbol="ĐHSP-HCSN", issued="2012-05-04", addressees=["Trưởng các khoa, phòng"],
    signatures=[([], "Q. HIỆU TRƯỞNG", "Hồ Đắc Lộc", "PGS.TS.")],
)  # fmt: skip
# Blank serial, blank day and month, a short name in brackets, the signer's name in capitals.
form(
    "unnumbered letter of a Phòng",
    "UBND QUẬN HOÀNG MAI\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n\n" + STATE + "Số:        /PGDĐT-TH\nV/v báo cáo số liệu đầu năm\n\n"
    "Hoàng Mai, ngày … tháng … năm 2019\n\nKHẨN\n\nKính gửi: Hiệu trưởng các trường tiểu học, THCS trong quận\n"
    "(sau đây gọi chung là các trường)\n" + BODY + "Nơi nhận:\n- Như kính gửi;\n- Lưu VP.\n\nTRƯỞNG PHÒNG\nNGUYỄN THỊ BÌNH MINH\n",
    issuer__level="district", issuer__province="Hà Nội", number__serial=None, number__symbol="PGDĐT-TH", issued="2019-XX-XX",
    urgency="Khẩn", status="unnumbered", addressees=["Hiệu trưởng các trường tiểu học, THCS trong quận"],
    aliases={"các trường": "Hiệu trưởng các trường tiểu học, THCS trong quận"},
    signatures=[([], "TRƯỞNG PHÒNG", "NGUYỄN THỊ BÌNH MINH", None)],
)  # fmt: skip
# A copy's own block brings a second issuer, number, date and signer at the end.
form(
    "copy",
    "ỦY BAN NHÂN DÂN TỈNH KON TUM\n" + STATE + "Số: 55/KH-UBND\nKon Tum, ngày 14 tháng 01 năm 2016\nMẬT\nKẾ HOẠCH\n"
    "Diễn tập phòng thủ dân sự năm 2016\nThực hiện Chỉ thị của Thủ tướng, UBND tỉnh ban hành kế hoạch như sau:\nI. MỤC ĐÍCH\n"
    "1. Nâng cao năng lực.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nA Sang\nNơi nhận:\n- Bộ Quốc phòng (b/c);\n"
    "- Lưu: VT-NC.\nSỞ NỘI VỤ\nSố: 12/SY-SNV\nSAO Y BẢN CHÍNH\nKon Tum, ngày 20 tháng 01 năm 2016\nTL. GIÁM ĐỐC\n"
    "CHÁNH VĂN PHÒNG\nRơ Châm Hương\n",
    doc_type__code="KH", issuer__name="ỦY BAN NHÂN DÂN TỈNH KON TUM", number__serial="55", issued="2016-01-14", secrecy="Mật",
    status="copy", signatures=[(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH", "A Sang", None)],
)  # fmt: skip
# No header is printed: the issuer is not known, its province follows from symbol and place.
form(
    "letter without header",
    "Số: /STC-NS\n\nV/v quyết toán ngân sách\n\nHòa Bình, ngày tháng 9 năm 2023\n\nKính gửi:\n\n- Các sở, ban, ngành;\n"
    "- UBND các huyện, thành phố.\n" + BODY + "Nơi nhận:\n\n- Như trên;\n- Lưu: VT, NS.\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nBùi Văn Kỷ\n",
    issuer__name=None, issuer__parent=None, issuer__province="Hòa Bình", number__serial=None, number__symbol="STC-NS",
    issued="2023-09-XX", addressees=["Các sở, ban, ngành", "UBND các huyện, thành phố"],
)  # fmt: skip
# Old word processors: the left cell whole, then the right one, so the motto comes after number and subject.
form(
    "left column first",
    "VĂN PHÒNG CHÍNH PHỦ\n____\nSố: 7169/VPCP-NC\nV/v xử lý đơn thư\n" + STATE + "Hà Nội, ngày 6 tháng 10 năm 2010\n\n"
    "Kính gửi: Bộ Tư pháp.\n" + BODY + "Nơi nhận:\n- Như trên;\n- Lưu: VT, NC (3), ntha 12b.\nKT. BỘ TRƯỞNG, CHỦ NHIỆM\n"
    "PHÓ CHỦ NHIỆM\nTrần Hữu Cường\n",
    issuer__name="VĂN PHÒNG CHÍNH PHỦ", number__symbol="VPCP-NC", subject="xử lý đơn thư", issued="2010-10-06",
    addressees=["Bộ Tư pháp"], signatures=[(["KT. BỘ TRƯỞNG, CHỦ NHIỆM"], "PHÓ CHỦ NHIỆM", "Trần Hữu Cường", None)],
)  # fmt: skip
# A council's resolution names the session under its subject.
form(
    "resolution of a council",
    "HỘI ĐỒNG NHÂN DÂN\nTỈNH ĐỒNG THÁP\n\n" + STATE + "Số: 35/2019/NQ-HĐND\n\nĐồng Tháp, ngày 12 tháng 7 năm 2019\n\n"
    "NGHỊ QUYẾT\nQuy định mức chi cho công tác hòa giải\ntrên địa bàn tỉnh\n\nHỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG THÁP\n"
    "KHÓA IX, KỲ HỌP THỨ 11\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nQUYẾT NGHỊ:\n\nĐiều 1. Quy định mức chi.\n\n"
    "CHỦ TỊCH\n\nPhan Văn Lợi\n\nNơi nhận:\n- Ủy ban Thường vụ Quốc hội;\n- Lưu: VT, TH (L).\n",
    doc_type__code="NQ", issuer__name="HỘI ĐỒNG NHÂN DÂN TỈNH ĐỒNG THÁP", number__symbol="2019/NQ-HĐND",
    subject="Quy định mức chi cho công tác hòa giải trên địa bàn tỉnh",
    signatures=[([], "CHỦ TỊCH", "Phan Văn Lợi", None)],
)  # fmt: skip
# Three lines, two bodies whose names begin alike.
form(
    "prosecutors of a province",
    "VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\nVIỆN KIỂM SÁT NHÂN DÂN\nTỈNH THÁI BÌNH\n\n" + STATE + "Số: 34/VKS-P7\n"
    "V/v trả lời thỉnh thị\n\nThái Bình, ngày 8 tháng 4 năm 2015\n\nKính gửi: Viện kiểm sát nhân dân huyện Vũ Thư\n" + BODY
    + "Nơi nhận:\n- Như trên;\n- Lưu: VT, P7.\n\nKT. VIỆN TRƯỞNG\nPHÓ VIỆN TRƯỞNG\nVũ Thị Hạnh\n",
    issuer__name="VIỆN KIỂM SÁT NHÂN DÂN TỈNH THÁI BÌNH", issuer__parent="VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO",
    issuer__province="Thái Bình", signatures=[(["KT. VIỆN TRƯỞNG"], "PHÓ VIỆN TRƯỞNG", "Vũ Thị Hạnh", None)],
)  # fmt: skip
# The rank stands on a line of its own.
form(
    "police of a district",
    "CÔNG AN TỈNH NINH THUẬN\nCÔNG AN HUYỆN THUẬN BẮC\n\n" + STATE + "Số: 567/CAH-TH\nV/v phối hợp xác minh\n\n"
    "Thuận Bắc, ngày 21 tháng 8 năm 2018\n\nTỐI MẬT\n\nKính gửi: Đồng chí Trưởng Công an các xã\n" + BODY
    + "Nơi nhận:\n- Như kính gửi;\n- Lưu: CAH.\n\nKT. TRƯỞNG CÔNG AN HUYỆN\nPHÓ TRƯỞNG CÔNG AN HUYỆN\nTrung tá\nMang Văn Tuyền\n",
    issuer__level="district", issuer__province="Ninh Thuận", secrecy="Tối mật",
    signatures=[(["KT. TRƯỞNG CÔNG AN HUYỆN"], "PHÓ TRƯỞNG CÔNG AN HUYỆN", "Mang Văn Tuyền", "Trung tá")],
)  # fmt: skip
# Chuyên môn and công đoàn issue together, under a group whose name takes two lines; blanks are missing in the date.
form(
    "joint letter of a branch",
    "TẬP ĐOÀN BƯU CHÍNH\nVIỄN THÔNG VIỆT NAM\nCHUYÊN MÔN - CÔNG ĐOÀN\nVNPT ĐIỆN BIÊN\n\n" + STATE + "Số: 330 /VNPT-ĐB-CNTT\n"
    "V/v phát động thi đua\n\nĐiện Biên, ngày24 tháng 9 năm2020\n\nKính gửi: Các phòng, trung tâm trực thuộc\n" + BODY
    + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\nLò Văn Pản\n",
    issuer__name="CHUYÊN MÔN - CÔNG ĐOÀN VNPT ĐIỆN BIÊN", issuer__parent="TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM",
    issuer__province="Điện Biên", number__serial="330", number__symbol="VNPT-ĐB-CNTT", issued="2020-09-24",
)  # fmt: skip
# A draft: no number, no date, nobody signed.
form(
    "draft",
    "DỰ THẢO 2\nỦY BAN NHÂN DÂN TỈNH YÊN BÁI\n" + STATE + "Số: ……/QĐ-UBND\nYên Bái, ngày …… tháng …… năm 20……\n\nQUYẾT ĐỊNH\n"
    "Ban hành Quy chế quản lý khu di tích\n\nỦY BAN NHÂN DÂN TỈNH YÊN BÁI\n\nCăn cứ Luật Di sản văn hóa;\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành Quy chế.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n",
    status="draft", number__serial=None, number__symbol="QĐ-UBND", issued=None, place="Yên Bái",
    subject="Ban hành Quy chế quản lý khu di tích", signatures=[(["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH", None, None)],
)  # fmt: skip
# The title's line goes on in capitals with the subject; addressees end with ";" and stand without bullets.
form(
    "report with its subject in the title line",
    "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\nSỞ TƯ PHÁP\n-------\n\n" + STATE + "Số: 1234/BC-STP-VB\n"
    "Thành phố Hồ Chí Minh, ngày 2 tháng 12 năm 2014\n\nBÁO CÁO CÔNG TÁC TƯ PHÁP NĂM 2014\n\nKính gửi: Bộ Tư pháp;\n"
    "Ủy ban nhân dân Thành phố.\n\nThực hiện chế độ báo cáo, Sở Tư pháp báo cáo như sau:\n\nPHẦN THỨ NHẤT\nKẾT QUẢ\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT, VB (5).\nGIÁM ĐỐC\nNguyễn Thị Tươi\n",
    doc_type__code="BC", issuer__name="SỞ TƯ PHÁP", issuer__parent="ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH",
    issuer__province="Hồ Chí Minh", subject="CÔNG TÁC TƯ PHÁP NĂM 2014",
    addressees=["Bộ Tư pháp", "Ủy ban nhân dân Thành phố"],
)  # fmt: skip
# A line of the issuer's name that reads like a title is none.
form(
    "name that reads like a title",
    "UBND HUYỆN ĐÔNG ANH\nPHÒNG TÀI CHÍNH -\nKẾ HOẠCH\n\n" + STATE + "Số: 77/TCKH\nV/v quyết toán\n\n"
    "Đông Anh, ngày 3 tháng 4 năm 2017\n\nKính gửi: Các xã, thị trấn.\n" + BODY + "Nơi nhận:\n- Như trên;\n- Lưu: TCKH.\n\n"
    "TRƯỞNG PHÒNG\nLê Văn Thu\n",
    doc_type__code="CV", issuer__name="PHÒNG TÀI CHÍNH - KẾ HOẠCH", issuer__parent="UBND HUYỆN ĐÔNG ANH",
    issuer__province="Hà Nội", number__symbol="TCKH", subject="quyết toán",
)  # fmt: skip
# Two columns: a title alone above the name, in letters outside ASCII; a name wider than the title; a blank day; the number of
# a cited plan on a line of the subject.
form(
    "police in two columns",
    "        BỘ CÔNG AN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "    CÔNG AN TỈNH HÀ NAM                Độc lập - Tự do - Hạnh phúc\n    Số:      /CAT-PV01\n"
    "V/v thực hiện Kế hoạch\nsố 21/KH-UBND của UBND\n           tỉnh\n"
    "                                       Hà Nam, ngày      tháng 5 năm 2021\n\n"
    "                      Kính gửi: Các phòng nghiệp vụ.\n\n     Đề nghị các đơn vị triển khai thực hiện./.\n\n"
    "Nơi nhận:                                           TRƯỞNG PHÒNG\n- Như trên;\n"
    "- Lưu: VT, PV01 (Tuấn).                        Thượng tá Phạm Quang Tuấn\n",
    doc_type__code="CV", issuer__name="CÔNG AN TỈNH HÀ NAM", issuer__parent="BỘ CÔNG AN", issuer__province="Hà Nam",
    number__serial=None, number__symbol="CAT-PV01", issued="2021-05-XX",
    subject="thực hiện Kế hoạch số 21/KH-UBND của UBND tỉnh", distribution=["Như trên", "Lưu: VT, PV01 (Tuấn)"],
    signatures=[([], "TRƯỞNG PHÒNG", "Phạm Quang Tuấn", "Thượng tá")],
)  # fmt: skip
# A title in the middle of the page under two columns; a body that begins with a cue after the subject.
form(
    "notice whose body cites at once",
    "   UBND TỈNH HÀ NAM                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "     SỞ CÔNG THƯƠNG                    Độc lập - Tự do - Hạnh phúc\n"
    "     Số: 15/TTr-SCT                 Hà Nam, ngày 11 tháng 12 năm 2020\n\n"
    "                               TỜ TRÌNH\n           Phòng, chống dịch bệnh trên đàn gia súc\n\n"
    "     Tiếp tục thực hiện Chỉ thị số 57/CT-UBND ngày 05/02/2020 của Ủy ban nhân dân\n"
    "tỉnh, Sở Công Thương trình một số nội dung sau:\n     1. Bố trí kinh phí phun khử trùng.\n\n"
    "Nơi nhận:                                         CHỦ TỊCH\n- Như trên;\n- Lưu: VT.\n"
    "                                             Trần Thị Minh Hòa\n",
    doc_type__code="TTr", subject="Phòng, chống dịch bệnh trên đàn gia súc", issued="2020-12-11",
    distribution=["Như trên", "Lưu: VT"], signatures=[([], "CHỦ TỊCH", "Trần Thị Minh Hòa", None)],
)  # fmt: skip
# The parent's name ends in a word that without its marks would be "tại"; the issuer's name breaks within a territory's.
form(
    "names broken within a word pair",
    "BỘ GIAO THÔNG VẬN TẢI\nCẢNG VỤ HÀNG HẢI HẢI\nPHÒNG\n\nSố: 77/CVHHHP-TCCB\nV/v rà soát biên chế\n\n" + STATE
    + "Hải Phòng, ngày 19 tháng 3 năm\n2013\n\nKính gửi: Các phòng, đại diện.\n" + BODY
    + "\nNơi nhận:\n- Như trên;\n- Lưu: VT, TCCB.\n\nGIÁM ĐỐC\n\nBùi Văn Thơm\n",
    issuer__name="CẢNG VỤ HÀNG HẢI HẢI PHÒNG", issuer__parent="BỘ GIAO THÔNG VẬN TẢI", place="Hải Phòng", issued="2013-03-19",
)  # fmt: skip
# Without its marks "PHƯỜNG AN …" would be a phương án.
form(
    "a ward whose name looks like a title",
    "ỦY BAN NHÂN DÂN\nPHƯỜNG AN KHÁNH\n-------\n\n" + STATE + "Số: 17/TTr-UBND\n\nAn Khánh, ngày 20 tháng 4 năm 2022\n\n"
    "TỜ TRÌNH\nVề việc sửa chữa nhà văn hóa\n\nKính gửi: Ủy ban nhân dân quận.\n" + BODY
    + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Thị Mơ\n",
    doc_type__code="TTr", issuer__name="ỦY BAN NHÂN DÂN PHƯỜNG AN KHÁNH", issuer__parent=None, issuer__level="commune",
    number__serial="17", place="An Khánh", subject="sửa chữa nhà văn hóa",
)  # fmt: skip
# The province of the printed name is none that a table knows: those that the text names are others'.
form(
    "an unknown province in the name",
    "UBND TỈNH HÒA PHONG\nSỞ NỘI VỤ\n\nSố: 45/SNV-CCVC\nV/v trao đổi kinh nghiệm\n\n" + STATE
    + "Hòa Phong, ngày 05 tháng 3 năm 2024\n\nKính gửi: Sở Nội vụ tỉnh Nghệ An.\n" + BODY
    + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Thị Mơ\n",
    issuer__name="SỞ NỘI VỤ", issuer__parent="UBND TỈNH HÒA PHONG", issuer__province=None,
)  # fmt: skip
