"""Which body a name means."""

from __future__ import annotations

import pytest

from pipeline.linking.identity import compatible, identify
from pipeline.linking.priors import prior

NAMES = [  # name, province known beside it → body|commune|district|province, level
    ("Sở Nội vụ tỉnh Cao Bằng", None, "so noi vu|||cao bang", "province"),
    ("SỞ NỘI VỤ", "Khánh Hòa", "so noi vu|||khanh hoa", "province"),
    ("Sở Nội vụ Khánh Hoà", None, "so noi vu|||khanh hoa", "province"),  # no "tỉnh", old tone placement
    ("ỦY BAN NHÂN DÂN HUYỆN HẠ LANG", "Cao Bằng", "uy ban nhan dan||huyen ha lang|cao bang", "district"),
    ("UBND huyện Hạ Lang", "Cao Bằng", "uy ban nhan dan||huyen ha lang|cao bang", "district"),
    ("Ủy ban nhân dân thành phố Hà Nội", None, "uy ban nhan dan|||ha noi", "province"),
    ("UBND TP. Hồ Chí Minh", None, "uy ban nhan dan|||ho chi minh", "province"),
    ("UBND thành phố Lạng Sơn", "Lạng Sơn", "uy ban nhan dan||thanh pho lang son|lang son", "district"),
    ("UBND tỉnh Hà Tĩnh", None, "uy ban nhan dan|||ha tinh", "province"),  # a name that holds a word like "tỉnh"
    ("UBND tinh Ha Tinh", None, "uy ban nhan dan|||ha tinh", "province"),  # no diacritics at all
    ("Liên đoàn Quần vợt tỉnh Bình Thuận", None, "lien doan quan vot|||binh thuan", "province"),  # no quận
    ("Chủ tịch UBND tỉnh Lạng Sơn", None, "uy ban nhan dan|||lang son", "province"),  # the head for the body
    ("Trưởng phòng Nội vụ huyện Hạ Lang", "Cao Bằng", "phong noi vu||huyen ha lang|cao bang", "district"),
    ("Phó Trưởng ban Tổ chức Tỉnh ủy Lạng Sơn", None, "ban to chuc tinh uy|||lang son", "province"),
    ("Bộ trưởng Bộ Nội vụ", None, "bo noi vu|||", "central"),
    ("Thủ tướng Chính phủ", None, "thu tuong chinh phu|||", "central"),
    ("Ban Thường vụ Thành ủy Hà Nội", None, "tinh uy|||ha noi", "province"),  # Thành ủy of a central city
    ("Ban Tuyên giáo Huyện ủy", "Hà Nội", "ban tuyen giao huyen uy|||ha noi", "district"),
    ("Bộ Lao động - Thương binh và Xã hội", None, "bo lao dong thuong binh va xa hoi|||", "central"),  # no xã
    (
        "UBND xã Tân An, huyện Lộc Bình, tỉnh Lạng Sơn",
        None,
        "uy ban nhan dan|xa tan an|huyen loc binh|lang son",
        "commune",
    ),
    (
        "Trung tâm tuyến tỉnh trực thuộc Sở Y tế",
        "Kiên Giang",
        "trung tam tuyen|||kien giang",
        None,
    ),  # no province's name
    ("UBND thành phố Đồng Nai", None, "uy ban nhan dan|||dong nai", "province"),  # a city since 2026
    ("Văn phòng Bộ Tư pháp", None, "van phong bo tu phap|||", "central"),
    ("ỦY BAN NHÂN DÂN XÃ TINH NHUỆ", "Phú Thọ", "uy ban nhan dan|xa tinh nhue||phu tho", "commune"),  # no tỉnh
    ("Ban Chấp hành Trung ương khóa XII", None, "ban chap hanh trung uong|||", "central"),  # the body of every term
    ("Tỉnh ủy Lạng Sơn khoá XVII", None, "tinh uy|||lang son", "province"),
    ("UBND huyện", "Lạng Sơn", "uy ban nhan dan|||lang son", "district"),  # a level without a name
]


@pytest.mark.parametrize(("name", "province", "key", "level"), NAMES)
def test_identify(name: str, province: str | None, key: str, level: str) -> None:
    agency = identify(name, province)
    assert agency is not None
    assert (agency.key, agency.level) == (key, level)


PAIRS = [
    ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", True),
    ("Sở Nội vụ tỉnh Cao Bằng", "Sở Nội vụ tỉnh Lạng Sơn", False),
    ("Sở Nội vụ tỉnh Cao Bằng", "Sở Ngoại vụ tỉnh Cao Bằng", False),  # both may write SNV
    ("UBND huyện Hạ Lang", "UBND huyện Lộc Bình", False),
    ("UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", False),
    ("Thành ủy Hà Nội", "Ban Thường vụ Thành ủy Hà Nội", True),
]


@pytest.mark.parametrize(("a", "b", "expected"), PAIRS)
def test_compatible(a: str, b: str, expected: bool) -> None:
    one, other = identify(a), identify(b)
    assert one and other
    assert compatible(one, other) is compatible(other, one) is expected


PRIORS = [  # symbol → name, unique in the country
    ("SNV-BTĐKT", "Sở Nội vụ", False),
    ("KH-UBND", "Ủy ban nhân dân", False),
    ("2023/NĐ-CP", "Chính phủ", True),
    ("CT-TW", "Trung ương Đảng", True),
    ("CT/TU", "Tỉnh ủy", False),
    ("BTĐKT-NV", "Ban Thi đua - Khen thưởng Trung ương", False),  # a Ban of a Sở writes the same code
    ("THCSAB", None, False),
]


@pytest.mark.parametrize(("symbol", "name", "unique"), PRIORS)
def test_prior(symbol: str, name: str | None, unique: bool) -> None:
    found = prior(symbol)
    assert (found.name, found.unique) == (name, unique)
