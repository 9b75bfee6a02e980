"""Level, province and unit of a body: from its name, the body above it, the place, the date."""

import re

import pytest

from extractors.agencies.territory import _class, territory_of
from extractors.lexicon.tables import rows

ROWS = [
    # The name holds its territory.
    ("ỦY BAN NHÂN DÂN HUYỆN HẠ LANG", {}, ("district", "Cao Bằng", "huyện Hạ Lang")),
    ("UBND TỈNH THANH HOÁ", {}, ("province", "Thanh Hóa", "tỉnh Thanh Hóa")),
    ("THÀNH ỦY HÀ NỘI", {}, ("province", "Hà Nội", "thành phố Hà Nội")),
    ("THÀNH ỦY LẠNG SƠN", {}, ("district", "Lạng Sơn", "thành phố Lạng Sơn")),  # the provincial city
    ("TỈNH ĐOÀN LÂM ĐỒNG", {}, ("province", "Lâm Đồng", "tỉnh Lâm Đồng")),
    ("UBND QUẬN 1", {}, ("district", "Hồ Chí Minh", "quận 1")),
    ("SỞ Y TẾ KIÊN GIANG", {}, ("province", "Kiên Giang", "tỉnh Kiên Giang")),
    ("SỞ Y TẾ KIÊN GIANG - CÔNG ĐOÀN NGÀNH Y TẾ", {}, ("province", "Kiên Giang", "tỉnh Kiên Giang")),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH LẠNG SƠN", {"parent": "QUÂN KHU 1"}, ("province", "Lạng Sơn", "tỉnh Lạng Sơn")),
    ("CỤC THUẾ TỈNH BÌNH DƯƠNG", {"parent": "TỔNG CỤC THUẾ"}, ("province", "Bình Dương", "tỉnh Bình Dương")),
    ("KHO BẠC NHÀ NƯỚC QUẢNG NAM", {"parent": "BỘ TÀI CHÍNH"}, ("province", "Quảng Nam", "tỉnh Quảng Nam")),
    ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH HƯNG YÊN", {}, ("province", "Hưng Yên", "tỉnh Hưng Yên")),
    ("BẢO HIỂM XÃ HỘI TỈNH HÀ TĨNH", {}, ("province", "Hà Tĩnh", "tỉnh Hà Tĩnh")),  # "xã hội" is no xã
    ("UBND XÃ AN MỸ, HUYỆN GIA LÂM", {}, ("commune", "Hà Nội", "xã An Mỹ")),
    # The body above it does.
    ("SỞ NỘI VỤ", {"parent": "UBND TỈNH BÌNH THUẬN"}, ("province", "Bình Thuận", "tỉnh Bình Thuận")),
    ("BAN TỔ CHỨC", {"parent": "THÀNH UỶ HÀ NỘI"}, ("province", "Hà Nội", "thành phố Hà Nội")),
    ("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", {"parent": "UBND QUẬN CẦU GIẤY"}, ("district", "Hà Nội", "quận Cầu Giấy")),
    ("TRƯỜNG TIỂU HỌC HOA SEN", {"parent": "UBND HUYỆN GIA LÂM"}, ("district", "Hà Nội", "huyện Gia Lâm")),
    ("TRƯỜNG ĐẠI HỌC AN GIANG", {"parent": "UBND TỈNH AN GIANG"}, ("province", "An Giang", "tỉnh An Giang")),
    ("UBND XÃ AN MỸ", {"parent": "HUYỆN GIA LÂM"}, ("commune", "Hà Nội", "xã An Mỹ")),
    ("HUYỆN ỦY CHÂU THÀNH", {"parent": "TỈNH ỦY BẾN TRE"}, ("district", "Bến Tre", "huyện Châu Thành")),
    # The place of issue does, for a local body.
    ("CÔNG AN TỈNH", {"place": "Lạng Sơn"}, ("province", "Lạng Sơn", "tỉnh Lạng Sơn")),
    ("BAN THI ĐUA", {"parent": "SỞ NỘI VỤ", "place": "Lạng Sơn"}, ("province", "Lạng Sơn", "tỉnh Lạng Sơn")),
    ("UBND TỈNH", {"place": "Đồng Xoài", "on": "2010-01-01"}, ("province", "Bình Phước", "tỉnh Bình Phước")),
    ("TRƯỜNG THPT SỐ 1", {"parent": "SỞ GD&ĐT", "place": "Nam Định"}, ("province", "Nam Định", "tỉnh Nam Định")),
    ("ỦY BAN NHÂN DÂN", {"place": "Lộc Bình", "on": "2022-05-01"}, ("district", "Lạng Sơn", None)),
    # At the document's date.
    ("UBND THÀNH PHỐ HUẾ", {"on": "2023-01-01"}, ("district", "Thừa Thiên Huế", "thành phố Huế")),
    ("UBND THÀNH PHỐ HUẾ", {"on": "2025-02-01"}, ("province", "Huế", "thành phố Huế")),
    ("UBND THÀNH PHỐ HUẾ", {}, (None, None, "thành phố Huế")),  # without a date of either level
    ("UBND THÀNH PHỐ BẮC NINH", {"on": "2024-01-01"}, ("district", "Bắc Ninh", "thành phố Bắc Ninh")),
    ("UBND THÀNH PHỐ BẮC NINH", {"on": "2026-10-01"}, ("province", "Bắc Ninh", "thành phố Bắc Ninh")),
    ("UBND PHƯỜNG HÀ ĐÔNG", {"on": "2025-10-01"}, ("commune", "Hà Nội", "phường Hà Đông")),
    ("UBND XÃ LỘC BÌNH", {"on": "2022-10-01"}, ("commune", None, "xã Lộc Bình")),  # the table is of 2025-07-01
    # Never guessed: the name is borne in several provinces.
    ("ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH", {"place": "Châu Thành"}, ("district", None, "huyện Châu Thành")),
    ("HIỆP HỘI LÀNG NGHỀ PHAN THIẾT", {}, (None, None, None)),
    # Central bodies sit somewhere, but belong to no province.
    ("BỘ GIÁO DỤC VÀ ĐÀO TẠO", {"place": "Hà Nội"}, ("central", None, None)),
    ("BAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG", {"parent": "BỘ NỘI VỤ", "place": "Hà Nội"}, ("central", None, None)),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM", {"place": "Hà Nội"}, ("central", None, None)),
    ("THỦ TƯỚNG CHÍNH PHỦ", {}, ("central", None, None)),
    # Schools and companies: a name in their name is none of theirs; a local branch has its province.
    ("TRƯỜNG ĐẠI HỌC LUẬT TP.HCM", {"parent": "BỘ TƯ PHÁP", "place": "TP.HCM"}, ("other", None, None)),
    ("KHOA TOÁN", {"parent": "TRƯỜNG ĐẠI HỌC SƯ PHẠM", "place": "Hà Nội"}, ("other", None, None)),
    ("CÔNG TY CỔ PHẦN XI MĂNG QUẢNG NINH", {}, ("other", None, None)),
    ("VIỄN THÔNG QUẢNG BÌNH", {"parent": "TẬP ĐOÀN BƯU CHÍNH VIỄN THÔNG VIỆT NAM"}, ("other", "Quảng Bình", None)),
    ("BƯU ĐIỆN TỈNH HÀ NAM", {}, ("other", "Hà Nam", None)),
    ("BỆNH VIỆN ĐA KHOA TỈNH HÀ NAM", {}, ("province", "Hà Nam", "tỉnh Hà Nam")),
    # No name printed: the symbol gives the level, the place the province.
    (None, {"symbol": "SNV-TĐKT", "place": "Khánh Hòa"}, ("province", "Khánh Hòa", "tỉnh Khánh Hòa")),
    (None, {"symbol": "UBND-NV", "place": "Lộc Bình"}, (None, "Lạng Sơn", None)),
    (None, {"symbol": "BNV-CCVC", "place": "Hà Nội"}, ("central", None, None)),
    (None, {}, (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "given", "expected"), ROWS)
def test_territory(name, given, expected):
    found = territory_of(name, **given)
    assert (found.level, found.province, found.unit) == expected


@pytest.mark.parametrize("row", rows("body_classes"), ids=lambda row: row["pattern"])
def test_classes_of_bodies(row):
    """Each pattern matches its own example, and so does its class."""
    assert re.match(row["pattern"], row["example"])
    assert _class(row["class"]).match(row["example"])
    if row["class"] == "central":
        assert not _class("other").match(row["example"])
