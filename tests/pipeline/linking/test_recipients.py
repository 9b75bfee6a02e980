"""Whom words for a body or a group mean, and whom they cover."""

from __future__ import annotations

import pytest

from pipeline.linking.identity import identify
from pipeline.linking.recipients import covers, surest, whom

COVERED = [  # as written, issuer, agency asked for → how it is covered
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình tỉnh Lạng Sơn", "group"),
    (
        "UBND các huyện, thị xã, thành phố",
        "UBND tỉnh Lạng Sơn",
        "UBND huyện Lộc Bình",
        "group",
    ),  # its province is known
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình", None),
    ("UBND các huyện, thành phố", "TRƯỜNG ĐẠI HỌC AN BÌNH", "UBND huyện Lộc Bình", None),  # whose, nobody knows
    ("UBND các huyện, thành phố trên địa bàn tỉnh Lạng Sơn", "Bộ Nội vụ", "UBND huyện Lộc Bình", "group"),
    ("UBND các huyện, thành phố của tỉnh Cao Bằng", "Bộ Nội vụ", "UBND huyện Lộc Bình", None),
    ("Ủy ban nhân dân huyện Lộc Bình", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", "named"),
    ("Ủy ban nhân dân huyện Hạ Lang", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình", None),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "group"),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", None),
    ("Sở Tài chính", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "named"),
    ("Sở Tài chính", "UBND tỉnh Cao Bằng", "Sở Tài chính tỉnh Lạng Sơn", None),
    ("Sở Tài chính các tỉnh, thành phố", "Bộ Tài chính", "Sở Tài chính tỉnh Lạng Sơn", "group"),
    ("Sở Tài chính các tỉnh, thành phố", "Bộ Tài chính", "UBND tỉnh Lạng Sơn", None),
    ("Các sở GDĐT", "Bộ Giáo dục và Đào tạo", "Sở Y tế tỉnh Lạng Sơn", None),  # of one field
    ("Các sở GDĐT", "Bộ Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo tỉnh Lạng Sơn", "group"),
    ("Giám đốc các sở", "UBND tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn", "group"),
    ("Các bộ, cơ quan ngang bộ", "Chính phủ", "Bộ Tài chính", "group"),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương", "Bộ Nội vụ", "UBND tỉnh Lạng Sơn", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Lộc Bình", "Phòng Nội vụ huyện Lộc Bình", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Hạ Lang", "Phòng Nội vụ huyện Lộc Bình", None),
    ("UBND các xã, thị trấn", "UBND huyện Lộc Bình", "UBND xã Tú Đoạn huyện Lộc Bình", "group"),
    ("UBND các xã, thị trấn", "UBND huyện Hạ Lang", "UBND xã Tú Đoạn huyện Lộc Bình", None),
    ("UBND xã, thị trấn", "UBND huyện Lộc Bình", "UBND xã Tú Đoạn huyện Lộc Bình", "group"),
    # Lạng Sơn had a xã Hòa Bình in Chi Lăng and one in Hữu Lũng.
    ("UBND xã Hòa Bình", "UBND huyện Chi Lăng", "UBND xã Hòa Bình huyện Chi Lăng", "named"),
    ("UBND xã Hòa Bình", "UBND huyện Hữu Lũng", "UBND xã Hòa Bình huyện Chi Lăng", None),
    ("UBND xã Hòa Bình", "UBND tỉnh Lạng Sơn", "UBND xã Hòa Bình huyện Chi Lăng", None),
    ("UBND xã Tú Đoạn", "UBND tỉnh Lạng Sơn", "UBND xã Tú Đoạn huyện Lộc Bình", "named"),
    ("Các cơ quan, đơn vị thuộc khối thi đua", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "possible"),
    ("các cơ quan, đơn vị", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "possible"),
    ("các cơ quan, đơn vị", "UBND tỉnh Cao Bằng", "Sở Tài chính tỉnh Lạng Sơn", None),
    ("Văn phòng Đoàn", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", None),
]


@pytest.mark.parametrize(("written", "issuer", "agency", "expected"), COVERED)
def test_covers(written: str, issuer: str, agency: str, expected: str | None) -> None:
    wanted = identify(agency)
    assert wanted is not None
    assert surest([covers(each, wanted) for each in whom(written, identify(issuer))]) == expected
