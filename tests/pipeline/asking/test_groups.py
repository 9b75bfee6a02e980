"""Whom words for a body or a group cover."""

from __future__ import annotations

import pytest

from pipeline.asking.groups import covers
from pipeline.linking.identity import identify

COVERED = [  # as written, issuer, agency asked for → how it is covered
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình tỉnh Lạng Sơn", "group"),
    ("UBND các huyện, thị xã, thành phố", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình tỉnh Lạng Sơn", None),
    ("Ủy ban nhân dân huyện Lộc Bình", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", "named"),
    ("Ủy ban nhân dân huyện Hạ Lang", "UBND tỉnh Cao Bằng", "UBND huyện Lộc Bình", None),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "group"),
    ("Các sở, ban, ngành tỉnh", "UBND tỉnh Lạng Sơn", "UBND huyện Lộc Bình", None),
    ("Sở Tài chính", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "named"),
    ("Sở Tài chính", "UBND tỉnh Cao Bằng", "Sở Tài chính tỉnh Lạng Sơn", None),
    ("Giám đốc các sở", "UBND tỉnh Lạng Sơn", "Sở Y tế tỉnh Lạng Sơn", "group"),
    ("Các bộ, cơ quan ngang bộ", "Chính phủ", "Bộ Tài chính", "group"),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương", "Bộ Nội vụ", "UBND tỉnh Lạng Sơn", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Lộc Bình", "Phòng Nội vụ huyện Lộc Bình", "group"),
    ("Các phòng, ban chuyên môn", "UBND huyện Hạ Lang", "Phòng Nội vụ huyện Lộc Bình", None),
    ("UBND các xã, thị trấn", "UBND huyện Lộc Bình", "UBND xã Tân An huyện Lộc Bình", "group"),
    ("các cơ quan, đơn vị", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", "possible"),
    ("Văn phòng Đoàn", "UBND tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", None),
]


@pytest.mark.parametrize(("written", "issuer", "agency", "expected"), COVERED)
def test_covers(written: str, issuer: str, agency: str, expected: str | None) -> None:
    wanted = identify(agency)
    assert wanted is not None
    assert covers(written, wanted, identify(issuer)) == expected
