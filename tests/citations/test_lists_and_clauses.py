"""Where a subject or a list ends: at the next item, at a clause of its own; what the items of a list share."""

from __future__ import annotations

import pytest

from .reading import cite

# text; (number, relation, whether within another, issuer) in order; why
ROWS: list[tuple[str, list[tuple[str | None, str, bool, str | None]], str]] = [
    ("Căn cứ Nghị định số 51/2014/NĐ-CP ngày 02/6/2014 của Chính phủ về lưu trữ; Nghị định số 18/2019/NĐ-CP ngày 11/3/2019 của Chính phủ "
     "sửa đổi, bổ sung Nghị định số 51/2014/NĐ-CP; Thông tư số 07/2020/TT-BNV ngày 20/4/2020 của Bộ Nội vụ.",
     [("51/2014/NĐ-CP", "basis", False, "Chính phủ"), ("18/2019/NĐ-CP", "basis", False, "Chính phủ"),
      ("07/2020/TT-BNV", "basis", False, "Bộ Nội vụ")], "the semicolon of the list leads out of the subject"),
    ("Căn cứ Quyết định số 40/QĐ-UBND ngày 05/01/2022 của UBND tỉnh bãi bỏ Quyết định số 12/QĐ-UBND ngày 03/02/2019; Quyết định số 15/QĐ-UBND ngày 04/02/2019.",
     [("40/QĐ-UBND", "basis", False, "Ủy ban nhân dân tỉnh Lạng Sơn"), ("12/QĐ-UBND", "repeals", True, None),
      ("15/QĐ-UBND", "basis", False, None)], "the list goes on behind what the subject holds"),
    ("Thực hiện Kế hoạch số 20/KH-UBND ngày 10/01/2022 của UBND tỉnh về chuyển đổi số, ngày 15/02/2022 Kho bạc nhà nước (KBNN) Lạng Sơn "
     "đã ban hành Công văn số 33/KBLS-TTVT về triển khai kế hoạch.",
     [("20/KH-UBND", "implements", False, "Ủy ban nhân dân tỉnh Lạng Sơn"),
      ("33/KBLS-TTVT", "mentions", False, "Kho bạc nhà nước Lạng Sơn")], "a short name in brackets within the body's"),
    ("Theo Luật Thủy sản số 18/2017/QH14 ngày 21/11/2017, Nghị định số 26/2019/NĐ-CP ngày 08/3/2019 của Chính phủ.",
     [("18/2017/QH14", "per", False, None), ("26/2019/NĐ-CP", "per", False, "Chính phủ")], "a law is not of the Government"),
    ("Căn cứ các Nghị định số 26/2019/NĐ-CP, số 42/2019/NĐ-CP ngày 16/5/2019 của Chính phủ.",
     [("26/2019/NĐ-CP", "basis", False, "Chính phủ"), ("42/2019/NĐ-CP", "basis", False, "Chính phủ")], "two of one type are"),
    ("Theo Thông tư 58/2011/TT-BGDĐT ngày 12/12/2011 của Bộ Giáo dục và Đào tạo, nhà trường có ý kiến như sau.",
     [("58/2011/TT-BGDĐT", "per", False, "Bộ Giáo dục và Đào tạo")], "the school is who speaks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_lists_and_clauses(text: str, expected: list[tuple[str | None, str, bool, str | None]], why: str) -> None:
    found = [(c.number, c.relation, c.within is not None, c.issuer) for c in cite(text)]
    assert found == expected, why


def test_the_day_before_the_body_is_the_document_s() -> None:
    (letter,) = cite("Ngày 15/02/2022, Tổng Cục trưởng Tổng cục Thống kê đã ký Quyết định số 77/QĐ-TCTK.")
    assert (letter.issued, letter.issuer) == ("2022-02-15", "Tổng Cục trưởng Tổng cục Thống kê")


@pytest.mark.parametrize(
    ("issuer", "written", "expected"),
    [
        ("PHÒNG GD-ĐT AYUN PA", "UBND thị xã", "Ủy ban nhân dân thị xã Ayun Pa"),
        ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO SƠN LA", "UBND thành phố", "Ủy ban nhân dân thành phố Sơn La"),
        ("UBND TỈNH HÒA PHONG", "UBND tỉnh", "Ủy ban nhân dân tỉnh Hòa Phong"),
    ],
)
def test_own_territory_from_the_header_s_name(issuer: str, written: str, expected: str) -> None:
    """The unit is told by the body's own name, also where the province's name hides it or no table knows it."""
    (found,) = cite(f"Thực hiện Công văn số 12/UBND-VP ngày 01/02/2022 của {written}.", issuer=issuer, place="")
    assert found.issuer == expected
