"""Draws pages as scans: black print on paper, as a picture, with what scanners and clerks add."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

DPI = 200
LETTER = (
    ("UBND TỈNH HÒA PHONG", 60, 60, False), ("SỞ NỘI VỤ", 110, 85, True),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 270, 60, True), ("Độc lập - Tự do - Hạnh phúc", 320, 85, True),
    ("Số: 415/SNV-CCVC", 80, 115, False), ("Hòa Phong, ngày 18 tháng 6 năm 2024", 310, 115, False),
    ("V/v rà soát danh sách cán bộ", 70, 135, False),
    ("Kính gửi: Ủy ban nhân dân các huyện, thành phố", 150, 190, False),
    ("Thực hiện Công văn số 1203/UBND-NC ngày 11/6/2024 của Ủy ban nhân dân tỉnh", 90, 230, False),
    ("về việc rà soát danh sách, Sở Nội vụ đề nghị các cơ quan tổng hợp, gửi báo cáo", 70, 248, False),
    ("về Sở Nội vụ trước ngày 28/6/2024 để tổng hợp./.", 70, 266, False),
    ("Nơi nhận:", 70, 310, True), ("- Như trên;", 70, 326, False), ("- Lưu: VT, CCVC.", 70, 342, False),
    ("GIÁM ĐỐC", 370, 310, True), ("Trần Quốc Bình", 355, 400, True),
)  # fmt: skip
"""Text, left and top in points, bold."""
BODY = " ".join(text for text, _, top, _ in LETTER if 220 < top < 300)


@cache
def font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    """DejaVu Serif, which has every Vietnamese letter and comes with matplotlib."""
    import matplotlib

    name = "DejaVuSerif-Bold.ttf" if bold else "DejaVuSerif.ttf"
    return ImageFont.truetype(Path(matplotlib.get_data_path()) / "fonts" / "ttf" / name, size)


def scan(
    lines: tuple[tuple[str, int, int, bool], ...] = LETTER, *, skew: float = 0.0, turned: int = 0, colour: bool = False
) -> Image.Image:
    """Draw the lines on an A4 page at 200 dpi; `turned` is clockwise."""
    page = Image.new("RGB" if colour else "L", (1654, 2339), "white")
    draw = ImageDraw.Draw(page)
    for text, left, top, bold in lines:
        at = (round(left * DPI / 72), round(top * DPI / 72))
        draw.text(at, text, font=font(round(10 * DPI / 72), bold), fill=0 if not colour else (20, 20, 20))
    if skew:
        page = page.rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return page.rotate(-turned, expand=True) if turned else page


def seal(page: Image.Image, left: int, top: int) -> None:
    """Press a red seal of 36 mm on a colour page, its middle 18 mm right and below of the point, in points."""
    draw = ImageDraw.Draw(page)
    x, y, wide = (round(value * DPI / 72) for value in (left, top, 102))
    for inset in (0, 14, 40):
        box = (x + inset, y + inset, x + wide - inset, y + wide - inset)
        draw.ellipse(box, outline=(225, 40, 50), width=6)
    draw.text((x + 70, y + 110), "SỞ NỘI VỤ", font=font(30, True), fill=(225, 40, 50))


def as_pdf(*pages: Image.Image) -> bytes:
    """Store pages as a PDF of pictures."""
    out = io.BytesIO()
    pages[0].save(out, "PDF", resolution=DPI, save_all=True, append_images=pages[1:])
    return out.getvalue()


def as_file(page: Image.Image, form: str, *more: Image.Image) -> bytes:
    """Store a page as an image file."""
    out = io.BytesIO()
    if more:
        page.save(out, form, save_all=True, append_images=more, dpi=(DPI, DPI))
    else:
        page.save(out, form, dpi=(DPI, DPI))
    return out.getvalue()
