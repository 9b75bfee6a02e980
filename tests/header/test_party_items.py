"""Items of Kính gửi and Nơi nhận: one body, several, a person; the name spelled out; role, drafter and unit.

The issuer is UBND huyện Lộc Bình, tỉnh Lạng Sơn.
"""

from __future__ import annotations

import pytest

from extractors.extract import extract_bytes
from extractors.party_names import drafter_of, kind_of_item, name_of, role_of, unit_of

OWN = ("ỦY BAN NHÂN DÂN HUYỆN LỘC BÌNH", "Lạng Sơn")

# item, kind, name
ITEMS: list[tuple[str, str, str | None]] = [
    ("Như trên", "same", None),
    ("Như Điều 3", "same", None),
    # one body, abbreviated, of the own territory
    ("UBND tỉnh (để b/c)", "agency", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("UBND tỉnh để báo cáo", "agency", "Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("UBND huyện", "agency", "Ủy ban nhân dân huyện Lộc Bình"),
    ("UBND xã Yên Khoái, huyện Lộc Bình", "agency", "Ủy ban nhân dân xã Yên Khoái, huyện Lộc Bình"),
    ("Công an huyện", "agency", "Công an huyện Lộc Bình"),
    ("Huyện đoàn", "agency", "Huyện đoàn Lộc Bình"),
    ("Thường trực Tỉnh ủy", "agency", "Thường trực Tỉnh ủy Lạng Sơn"),
    ("TT. HĐND huyện", "agency", "Thường trực Hội đồng nhân dân huyện Lộc Bình"),
    ("Đài PT&TH tỉnh", "agency", "Đài Phát thanh và Truyền hình tỉnh Lạng Sơn"),
    # an address is no part of the name
    ("Công ty TNHH Minh Anh (MST: 4900123456; địa chỉ: khu 2, thị trấn Lộc Bình)", "agency", "Công ty TNHH Minh Anh"),
    # commas and "các" inside a name
    ("Sở Văn hóa, Thể thao và Du lịch", "agency", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn"),
    ("Sở VH, TT&DL", "agency", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lạng Sơn"),
    ("Sở Lao động, Thương binh và Xã hội", "agency", "Sở Lao động, Thương binh và Xã hội tỉnh Lạng Sơn"),
    ("Ban Quản lý các Khu công nghiệp tỉnh", "agency", "Ban Quản lý các Khu công nghiệp tỉnh Lạng Sơn"),
    ("Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh", "agency", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Lạng Sơn"),
    # a comma before the body that it is part of
    ("Ban TĐKT, Sở Nội vụ", "agency", "Ban Thi đua - Khen thưởng, Sở Nội vụ tỉnh Lạng Sơn"),
    ("Ban TĐ-KT (Sở Nội vụ)", "agency", "Ban Thi đua - Khen thưởng, Sở Nội vụ tỉnh Lạng Sơn"),
    ("Phòng Tổ chức cán bộ, Sở Y tế", "agency", "Phòng Tổ chức cán bộ, Sở Y tế tỉnh Lạng Sơn"),
    ("Vụ Tổ chức cán bộ, Bộ Nội vụ", "agency", "Vụ Tổ chức cán bộ, Bộ Nội vụ"),
    ("Cục Quản lý Khám, chữa bệnh, Bộ Y tế", "agency", "Cục Quản lý Khám, chữa bệnh, Bộ Y tế"),
    ("Chi cục Văn thư - Lưu trữ, Sở Nội vụ tỉnh Hà Nam", "agency", "Chi cục Văn thư - Lưu trữ, Sở Nội vụ tỉnh Hà Nam"),
    # one abbreviation for two different words: not certain
    ("Trung tâm VH, TT và TT huyện", "agency", None),
    # a comma between two bodies
    ("Văn phòng UBND tỉnh, Sở Nội vụ", "group", None),
    ("VP HĐND TP, VP UBND TP", "group", None),
    ("Bộ Nội vụ, Bộ Tài chính", "group", None),
    ("Sở Y tế và Sở Tài chính", "group", None),
    ("Thường trực Huyện ủy, HĐND huyện", "group", None),
    # groups
    ("UBND các huyện, thị xã, thành phố", "group", None),
    ("UBND xã, thị trấn", "group", None),
    ("UBND cấp xã", "group", None),
    ("UBND 20 xã, thị trấn", "group", None),
    ("Ủy ban nhân dân các xã, thị trấn", "group", None),
    ("Sở, ban, ngành tỉnh", "group", None),
    ("Các phòng, ban, ngành, đoàn thể huyện", "group", None),
    ("Mặt trận Tổ quốc, các tổ chức chính trị - xã hội huyện", "group", None),
    ("Văn phòng Huyện ủy và các Ban Đảng", "group", None),
    # heads of bodies: the office is certain, the person is not named
    ("Giám đốc Sở Nội vụ", "person", "Giám đốc Sở Nội vụ tỉnh Lạng Sơn"),
    ("Giám đốc SNV", "person", "Giám đốc Sở Nội vụ tỉnh Lạng Sơn"),
    ("Chủ tịch UBND tỉnh", "person", "Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Đồng chí Chủ tịch UBND huyện", "person", "Chủ tịch Ủy ban nhân dân huyện Lộc Bình"),
    ("Phó CT UBND tỉnh (Đ/c Hòa)", "person", "Phó Chủ tịch Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Đ/c Bí thư Huyện ủy", "person", "Bí thư Huyện ủy Lộc Bình"),
    ("Trưởng phòng Nội vụ huyện", "person", "Trưởng phòng Nội vụ huyện Lộc Bình"),
    ("Chánh Văn phòng UBND tỉnh", "person", "Chánh Văn phòng Ủy ban nhân dân tỉnh Lạng Sơn"),
    ("Thủ tướng Chính phủ", "person", "Thủ tướng Chính phủ"),
    # several heads, persons by name, an office of an unnamed body
    ("Chủ tịch, các Phó Chủ tịch UBND huyện", "person", None),
    ("CT, PCT UBND huyện", "person", None),
    ("Đ/c Lương Văn Sơn, PCT UBND huyện", "person", None),
    ("Thủ trưởng các cơ quan, đơn vị", "person", None),
    ("Trưởng các phòng, ban", "person", None),
    ("Giám đốc Sở", "person", None),
    ("Lãnh đạo Sở", "person", None),
    ("Các thành viên Hội đồng TĐKT tỉnh", "person", None),
    # no office, though it begins like one
    ("Trường THPT Lộc Bình", "agency", "Trường THPT Lộc Bình"),
]


@pytest.mark.parametrize(("item", "kind", "name"), ITEMS, ids=[row[0] for row in ITEMS])
def test_kind_and_name(item: str, kind: str, name: str | None) -> None:
    assert (kind_of_item(item), name_of(item, *OWN)) == (kind, name)


ROLES = [
    ("UBND tỉnh (để b/c)", "để b/c"),
    ("UBND tỉnh (b/c)", "b/c"),
    ("UBND tỉnh để báo cáo;", "để báo cáo"),
    ("Sở Nội vụ - để b/c", "để b/c"),
    ("Các phòng, ban (thực hiện)", "thực hiện"),
    ("Các xã, thị trấn (để thực hiện);", "để thực hiện"),
    ("Trang TTĐT huyện (đăng tải)", "đăng tải"),
    ("Phó CT UBND tỉnh (Đ/c Hòa)", None),
    ("Ban TĐKT (Sở Nội vụ)", None),
]


@pytest.mark.parametrize(("item", "role"), ROLES)
def test_role(item: str, role: str | None) -> None:
    assert role_of(item) == role


ARCHIVE = [
    ("Lưu: VT, NV(TVB).", "TVB", "NV"),
    ("Lưu: VT, NV (TVB)", "TVB", "NV"),
    ("Lưu: VT, KTNb12", "b12", "KTN"),
    ("Lưu: VT, TCCC.Liên", "Liên", "TCCC"),
    ("Lưu: VT, TCCC.(Liên).", "Liên", "TCCC"),
    ("Lưu: VT/NV.Hà", "Hà", "NV"),
    ("Lưu: VT, ltmai", "ltmai", None),
    ("Lưu: VT, NV (3b)", None, "NV"),
    ("Lưu: VT-TĐKT", None, "TĐKT"),
    ("Lưu: VT, P.TH, HT (05b)", None, None),  # which of the two is the unit nobody can tell
    ("Lưu Văn phòng", None, None),
    ("Lưu VT", None, None),
]


@pytest.mark.parametrize(("item", "drafter", "unit"), ARCHIVE)
def test_archive(item: str, drafter: str | None, unit: str | None) -> None:
    assert kind_of_item(item) == "archive"
    assert (drafter_of(item), unit_of(item)) == (drafter, unit)


def test_the_heading_of_a_second_list_is_no_receiver() -> None:
    text = (
        "SỞ Y TẾ\nSố: 12/SYT-TCCB\nHà Nam, ngày 2 tháng 3 năm 2021\nV/v rà soát\n\nKính gửi: Các đơn vị\n\nSở đề nghị rà "
        "soát.\n\nNơi nhận:\n- Lưu: VT.\nBản điện tử:\n- Như trên;\n- Phòng Kế hoạch.\nGIÁM ĐỐC\nLê Thị Mận\n"
    )
    record = extract_bytes(text.encode(), "a.txt").first
    assert [party.as_written for party in record.distribution] == ["Lưu: VT", "Như trên", "Phòng Kế hoạch"]
