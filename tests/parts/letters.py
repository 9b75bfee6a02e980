"""Invented dispatches, and what often stands behind one without being another."""

from __future__ import annotations

from extractors.document import DocumentText, Line

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"

FIRST = f"""UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
Số: 41/SNV-CCHC
V/v nhắc báo cáo rà soát biểu mẫu
{MOTTO}
Lạng Sơn, ngày 02 tháng 3 năm 2022

Kính gửi: Các phòng, ban thuộc Sở.

Ngày 10/02/2022, Sở Nội vụ ban hành Công văn số 27/SNV-CCHC về việc rà soát biểu mẫu (gửi kèm).
Đề nghị các phòng, ban chưa báo cáo gửi báo cáo về Văn phòng Sở trước ngày 10/3/2022./.

Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Nông Thị Hạ Vi
"""

SECOND = f"""UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
Số: 27/SNV-CCHC
V/v rà soát biểu mẫu
{MOTTO}
Lạng Sơn, ngày 10 tháng 02 năm 2022

Kính gửi: Các phòng, ban thuộc Sở.

Thực hiện Kế hoạch số 12/KH-UBND ngày 14/01/2022 của Ủy ban nhân dân tỉnh về cải cách hành chính năm 2022,
Sở Nội vụ đề nghị các phòng, ban rà soát biểu mẫu đang dùng và gửi kết quả về Văn phòng Sở trước ngày 25/02/2022.
Trân trọng./.

Nơi nhận:
- Như trên;
- Lưu: VT, CCHC.
GIÁM ĐỐC

Lường Văn Khoát
"""

THIRD = f"""ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 12/KH-UBND
{MOTTO}
Lạng Sơn, ngày 14 tháng 01 năm 2022

KẾ HOẠCH
Cải cách hành chính năm 2022

I. MỤC ĐÍCH
Nâng cao chất lượng phục vụ người dân.
II. NHIỆM VỤ
Các sở, ngành báo cáo kết quả trước ngày 15/12/2022.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT, NC.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Hoàng Vĩnh Tuy
"""

PARTY = """TỈNH ỦY LẠNG SƠN
BAN TỔ CHỨC
*
Số 215-CV/BTCTU
ĐẢNG CỘNG SẢN VIỆT NAM
Lạng Sơn, ngày 18 tháng 02 năm 2022

Kính gửi: Các huyện ủy, thành ủy.

Thực hiện Kế hoạch số 12/KH-UBND ngày 14/01/2022 của Ủy ban nhân dân tỉnh, Ban Tổ chức Tỉnh ủy đề nghị các
huyện ủy, thành ủy phối hợp thực hiện.

Nơi nhận:
- Như trên,
- Lưu Ban Tổ chức Tỉnh ủy.
T/M BAN TỔ CHỨC
TRƯỞNG BAN

Vi Thế Lượng
"""

UNNUMBERED = SECOND.replace("Số: 27/", "Số:     /")
"""A serial that the page does not show; the day is written."""

UNSIGNED = SECOND[: SECOND.index("Trân trọng")]
"""The first page alone of a letter that was sent along."""

ANNEX = """PHỤ LỤC
Danh mục biểu mẫu
(Kèm theo Công văn số 41/SNV-CCHC ngày 02/3/2022 của Sở Nội vụ)
1. Biểu mẫu báo cáo tháng.
2. Biểu mẫu báo cáo quý.
"""

FORM = f"""TÊN CƠ QUAN CHỦ QUẢN
TÊN CƠ QUAN BÁO CÁO
Số:      /BC-......
{MOTTO}
............, ngày ...... tháng ...... năm 2022

BÁO CÁO
Kết quả rà soát biểu mẫu

Kính gửi: Sở Nội vụ.

1. Số biểu mẫu đang dùng: ..............
2. Số biểu mẫu đề nghị bỏ: ..............
3. Kiến nghị: ..............

Nơi nhận:
- Như trên;
- Lưu: VT.
THỦ TRƯỞNG ĐƠN VỊ
(Ký, ghi rõ họ tên, đóng dấu)
"""

FORM_OF_ONE_BODY = FORM.replace("TÊN CƠ QUAN CHỦ QUẢN\nTÊN CƠ QUAN BÁO CÁO", "UBND HUYỆN CHI LĂNG\nPHÒNG NỘI VỤ")

REGULATION = f"""ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
{MOTTO}

QUY CHẾ
Sử dụng biểu mẫu
(Ban hành kèm theo Quyết định số 41/QĐ-SNV ngày 02 tháng 3 năm 2022 của Sở Nội vụ)

Điều 1. Phạm vi
Quy chế này quy định việc sử dụng biểu mẫu.
Điều 2. Đối tượng
Quy chế này áp dụng cho các phòng, ban.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Vĩnh Tuy
"""

REGULATION_WITH_NUMBER = REGULATION.replace(
    f"TỈNH LẠNG SƠN\n{MOTTO}",
    f"TỈNH LẠNG SƠN\nSố: 41/SNV-CCHC\n{MOTTO}\nLạng Sơn, ngày 02 tháng 3 năm 2022",
)
"""Its number and day are those of what puts it into force."""

APPLICATION = f"""{MOTTO}
Lạng Sơn, ngày 05 tháng 3 năm 2022

ĐƠN ĐỀ NGHỊ
Cấp lại biểu mẫu

Kính gửi: Sở Nội vụ.

Tôi tên là Lăng Thị Mây, công tác tại Phòng Nội vụ huyện Chi Lăng.
Đề nghị Sở Nội vụ cấp lại biểu mẫu đã thất lạc.
NGƯỜI LÀM ĐƠN

Lăng Thị Mây
"""

COPY = f"""UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ
Số: 15/SY-SNV
{MOTTO}
Lạng Sơn, ngày 07 tháng 3 năm 2022
SAO Y
Nơi nhận:
- Phòng Nội vụ các huyện;
- Lưu: VT.
TL. GIÁM ĐỐC
CHÁNH VĂN PHÒNG

Chu Văn Lệ
"""


def in_pages(*pages: str) -> DocumentText:
    """A text of that many pages, each line on the page that it stands on."""
    text = "\n".join(page.strip("\n") for page in pages)
    lines, start = [], 0
    for number, page in enumerate(pages, 1):
        for words in page.strip("\n").split("\n"):
            lines.append(Line(start, start + len(words), page=number))
            start += len(words) + 1
    return DocumentText(text=text, lines=tuple(lines), media_type="application/pdf", pages=len(pages))


def side_by_side(letter: str) -> str:
    """The letter with its header and its signature block in two columns of one text, as people type them."""
    head, _, rest = letter.partition(MOTTO)
    date, rest = rest.strip("\n").split("\n", 1)
    left, right = head.strip("\n").split("\n"), [*MOTTO.split("\n"), date]
    left, right = left + [""] * (len(right) - len(left)), right + [""] * (len(left) - len(right))
    body, notice, foot = rest.partition("Nơi nhận:")
    lines = (notice + foot).strip("\n").split("\n")
    items = [line for line in lines if line.startswith(("Nơi nhận", "- "))]
    signed = [line for line in lines if line not in items]
    items, signed = items + [""] * (len(signed) - len(items)), signed + [""] * (len(items) - len(signed))

    def beside(one: list[str], other: list[str]) -> str:
        return "\n".join(f"{a:<44}{b}".rstrip() for a, b in zip(one, other, strict=True))

    return f"{beside(left, right)}\n{body}{beside(items, signed)}\n"
