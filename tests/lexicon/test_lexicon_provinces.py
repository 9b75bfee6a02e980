"""Provinces at a date, in a text, in an internet domain; districts and communes."""

import pytest

from extractors.lexicon import (
    communes_named,
    districts_named,
    kind_of_province,
    province_at,
    province_in,
    province_name,
    province_of_domain,
    provinces_on,
)
from extractors.lexicon.provinces import all_provinces, earliest
from extractors.lexicon.tables import cells, rows
from extractors.text.keys import name_key


def test_counts_by_date():
    """63 units until 2025-06-30, 34 since; 61 before the splits of 2004; Hà Tây until 2008."""
    days = ("2003-06-01", "2005-01-01", "2010-01-01", "2025-06-30", "2025-07-01")
    assert [len(provinces_on(day)) for day in days] == [61, 64, 63, 63, 34]
    assert len(provinces_on()) == 34
    cities = {p.name for p in provinces_on("2026-10-01") if p.kind == "thành phố"}
    assert cities == {
        "Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế", "Đồng Nai", "Quảng Ninh", "Bắc Ninh",
    }  # fmt: skip


@pytest.mark.parametrize("province", all_provinces(), ids=lambda p: f"{p.name} {p.valid_from}")
def test_every_row_reads_back(province):
    for spelling in (province.name, *province.variants, province.name.upper(), f"{province.kind} {province.name}"):
        assert province_name(spelling) == province.name, spelling
    for successor in province.successors:
        assert any(p.name == successor for p in all_provinces())
    assert not province.valid_to or province.successors
    for label in province.domains:
        found = province_of_domain(f"{label}.gov.vn")
        assert found == province.name or {found, province.name} == {"Huế", "Thừa Thiên Huế"}


AT = [
    ("Bình Thuận", "2025-06-30", "Bình Thuận"), ("Bình Thuận", "2025-07-01", "Lâm Đồng"),
    ("Hà Tây", "2010-01-01", "Hà Nội"), ("Thừa Thiên Huế", "2025-01-01", "Huế"),
    ("Thừa Thiên Huế", "2024", "Thừa Thiên Huế"),
    ("Sông Bé", "2010-01-01", None),  # divided
    ("Khánh Hòa", "2025-08-01", "Khánh Hòa"), ("Ninh Thuận", "2025-XX-XX", "Ninh Thuận"),
    ("Gondor", "2025-01-01", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "day", "expected"), AT)
def test_province_at(name, day, expected):
    assert province_at(name, day) == expected


def test_kind_at_a_date():
    days = (None, "2026-04-29", "2026-04-30")
    assert [kind_of_province("Đồng Nai", day) for day in days] == ["tỉnh", "tỉnh", "thành phố"]
    assert kind_of_province("Huế", None) == "thành phố"


TEXTS = [
    ("Sở Nội vụ các tỉnh: Lạng Sơn, Đắc Lắc và TP. HCM", ("Lạng Sơn", "Đắk Lắk", "Hồ Chí Minh")),
    ("UBND TỈNH BÀ RỊA – VŨNG TÀU", ("Bà Rịa - Vũng Tàu",)),
    ("tỉnh Hoà Bình và tỉnh Thanh Hoá", ("Hòa Bình", "Thanh Hóa")),  # older tone placement
    ("vì hòa bình, ổn định", ()),  # peace
    ("học tập và làm theo tư tưởng Hồ Chí Minh", ()),  # the person
    ("Hồ Chí Minh", ("Hồ Chí Minh",)),  # the whole text is a place
    ("Thừa Thiên - Huế", ("Thừa Thiên Huế",)),
    ("Quảng Nam - Đà Nẵng", ("Quảng Nam", "Đà Nẵng")),  # two provinces of today
    ("Hạ Lang", ()),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_province_in(text, expected):
    assert province_in(text) == expected


DOMAINS = [
    ("khanhhoa.gov.vn", None, "Khánh Hòa"), ("donganh.hanoi.gov.vn", None, "Hà Nội"),
    ("https://snv.tphcm.gov.vn/tin", None, "Hồ Chí Minh"),
    ("vp@hue.gov.vn", "2023-05-01", "Thừa Thiên Huế"), ("vp@binhthuan.gov.vn", "2025-09-01", "Lâm Đồng"),
    ("moha.gov.vn", None, None), ("hoabinh.com", None, None), ("ai-do@gmail.com", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("domain", "day", "expected"), DOMAINS)
def test_domain(domain, day, expected):
    assert province_of_domain(domain, day) == expected


def test_districts_and_communes():
    known = {p.name for p in all_provinces()}
    for table in ("districts", "communes"):
        assert {row["province"] for row in rows(table)} <= known
    for row in rows("districts"):
        for name in cells(row["names"]):
            assert row["province"] in {unit[2] for unit in districts_named(name_key(name).upper())}, name
    assert {p for _, _, p in districts_named("Châu Thành")} >= {"Bến Tre", "Tiền Giang", "Long An", "Kiên Giang"}
    assert districts_named("01", "quận") == (("quận", "1", "Hồ Chí Minh"),)
    # A huyện of 2010 may be a thị xã or thành phố by now, so the kind tells two apart only in recent papers.
    assert {unit[2] for unit in districts_named("Tân Uyên", "huyện", "2010-01-01")} == {"Lai Châu", "Bình Dương"}
    assert {unit[2] for unit in districts_named("Tân Uyên", "huyện", "2022-01-01")} == {"Lai Châu"}
    assert sum(len(cells(row["names"])) for row in rows("communes")) == 3321
    assert communes_named("Hà Đông", "phường") == (("phường", "Hà Đông", "Hà Nội"),)


def test_earliest_day():
    assert [earliest(day) for day in (None, "", "2022", "2022-07-XX", "2022-XX-XX", "2022-07-08")] == [
        None, None, "2022-01-01", "2022-07-01", "2022-01-01", "2022-07-08",
    ]  # fmt: skip
