"""Codes of bodies both ways, whose a symbol may be, names for running text."""

import pytest

from extractors.lexicon import (
    agency_heads,
    agency_table,
    bodies_of_code,
    issuer_of_symbol,
    known_agencies,
    unit_of_code,
)
from schemas import parse_number


@pytest.mark.parametrize("agency", agency_table(), ids=lambda agency: agency.codes[0])
def test_every_row_reads_back(agency):
    if agency.kind == "unit":
        assert all(unit_of_code(code) for code in agency.codes)
        assert ("Ủy ban nhân dân", "province") in issuer_of_symbol(parse_number(agency.example).symbol)
        return
    assert agency.levels
    for code in agency.codes:
        assert agency in bodies_of_code(code), code
    assert (agency.name, agency.levels[0]) in issuer_of_symbol(parse_number(agency.example).symbol)


SYMBOLS = [
    ("SNV-TCCC", [("Sở Nội vụ", "province")]),
    ("TTr-SNV", [("Sở Nội vụ", "province")]),
    ("2023/NĐ-CP", [("Chính phủ", "central")]),
    ("2022/QH15", [("Quốc hội", "central")]),
    ("CT/TU", [("Tỉnh ủy", "province")]),
    ("CT-TU", [("Tỉnh ủy", "province")]),  # Party number printed the state's way
    ("CT-TTHT", [("Cục Thuế", "central"), ("Cục Thuế", "province")]),  # CT is no Chỉ thị before a unit
    ("TTLT-BTC-BYT", [("Bộ Tài chính", "central")]),  # the first body leads
    ("2000/TTLT/BTC-BYT", [("Bộ Tài chính", "central")]),
    ("UB-QĐ", [("Ủy ban nhân dân", level) for level in ("province", "district", "commune")]),
    ("SGD&ĐT-VP", [("Sở Giáo dục và Đào tạo", "province")]),
    ("SGDĐT-VP", [("Sở Giáo dục và Đào tạo", "province")]),
    ("UBND-NV(M)", [("Ủy ban nhân dân", level) for level in ("province", "district", "commune")]),
    ("XYZ-ABC", []),  # an unknown code
]


@pytest.mark.parametrize(("symbol", "expected"), SYMBOLS)
def test_issuer_of_symbol(symbol, expected):
    assert list(issuer_of_symbol(symbol)) == expected


def test_bodies_at_a_date():
    """LĐTBXH is the ministry's and the Sở's code; both ended in 2025."""
    assert [a.name for a in bodies_of_code("BKHĐT", "2024-01-01")] == ["Bộ Kế hoạch và Đầu tư"]
    assert {a.name for a in bodies_of_code("LĐTBXH")} == {
        "Bộ Lao động - Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội",
    }  # fmt: skip
    assert not next(a for a in agency_table() if "SKHĐT" in a.codes).valid("2025-08-01")
    assert next(a for a in agency_table() if "SNNMT" in a.codes).valid("2025-08-01")


def test_names_for_running_text():
    heads = agency_heads()
    assert [len(head) for head in heads] == sorted((len(head) for head in heads), reverse=True)
    assert {"Ủy ban nhân dân", "UBND", "Sở", "các sở, ban, ngành", "Huyện ủy"} <= set(heads)
    assert "các cơ quan" not in agency_heads(groups=False)
    everything = set(known_agencies())
    assert len(everything) > 5000
    assert {"Bộ Nội vụ", "Sở Nội vụ tỉnh Lạng Sơn", "Ủy ban nhân dân thành phố Hà Nội", "Thành ủy Hà Nội"} <= everything
    later = set(known_agencies("2026-01-15"))
    assert "Sở Nội vụ tỉnh Bình Thuận" in everything - later
    assert "Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng" in later
