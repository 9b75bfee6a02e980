"""Abbreviations of running text, spelled out."""

import pytest

from extractors.lexicon import abbreviation_table, expand


@pytest.mark.parametrize("entry", abbreviation_table(), ids=lambda entry: entry.short)
def test_every_row_has_an_example_that_holds(entry):
    """Both ways: the example needs the row (it holds its abbreviation) and the row gives the example."""
    assert entry.example
    short, spelled = entry.example
    assert expand(short) == spelled
    assert entry.long in spelled
    assert expand(spelled) == spelled  # nothing is spelled out twice


ROWS = [
    ("Sở KH và ĐT tỉnh", "Sở Kế hoạch và Đầu tư tỉnh"),
    ("SỞ GD VÀ ĐT", "SỞ Giáo dục và Đào tạo"),  # other words keep their case
    ("Sở VH, TT và DL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
    ("Sở VHTT", "Sở Văn hóa và Thể thao"),  # the same letters under another head
    ("Phòng VHTT", "Phòng Văn hóa và Thông tin"),
    ("Ban TĐ-KT TW", "Ban Thi đua - Khen thưởng Trung ương"),
    ("UBND TP. Hồ Chí Minh", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
    ("UBND TX. Sơn Tây", "Ủy ban nhân dân thị xã Sơn Tây"),
    ("Viện Pasteur tp Hồ Chí Minh", "Viện Pasteur thành phố Hồ Chí Minh"),
    ("CT, PCT UBND tỉnh", "Chủ tịch, Phó Chủ tịch Ủy ban nhân dân tỉnh"),
    ("BTC Tỉnh ủy", "Ban Tổ chức Tỉnh ủy"),
    ("UBMTTQVN tỉnh", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
    # What is left alone.
    ("875/UBND-NV", "875/UBND-NV"),  # a symbol
    ("Lưu: VT, TCCB", "Lưu: VT, TCCB"),
    ("Trường THPT Số 1", "Trường THPT Số 1"),
    ("Công ty TNHH MTV", "Công ty TNHH MTV"),
    ("CT 229", "CT 229"),  # CT alone may be anything
    ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_expand(text, expected):
    assert expand(text) == expected
