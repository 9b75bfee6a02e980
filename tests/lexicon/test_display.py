"""Names of bodies for people: sentence case, and the province where the name does not tell it."""

from __future__ import annotations

import pytest

from extractors.lexicon import full_name, sentence_case


@pytest.mark.parametrize(
    ("printed", "province", "level", "shown"),
    [
        ("SỞ NỘI VỤ", "Yên Bái", "province", "Sở Nội vụ tỉnh Yên Bái"),
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Đà Nẵng", "province", "Sở Văn hóa, Thể thao và Du lịch thành phố Đà Nẵng"),
        ("ỦY BAN NHÂN DÂN HUYỆN VĂN YÊN", "Yên Bái", "district", "Ủy ban nhân dân huyện Văn Yên, tỉnh Yên Bái"),
        ("TỈNH ỦY YÊN BÁI", "Yên Bái", "province", "Tỉnh ủy Yên Bái"),  # told by the name
        ("BỆNH VIỆN ĐA KHOA TỈNH", "Lào Cai", "province", "Bệnh viện Đa khoa tỉnh Lào Cai"),  # not "tỉnh tỉnh"
        ("BAN THI ĐUA - KHEN THƯỞNG TRUNG ƯƠNG", None, "central", "Ban Thi đua - Khen thưởng Trung ương"),
        ("Trường THCS Lê Lợi", None, "other", "Trường THCS Lê Lợi"),  # not in capitals: left as it is
    ],
)
def test_full_name(printed: str, province: str | None, level: str, shown: str) -> None:
    assert full_name(printed, province, level) == shown


def test_sentence_case_keeps_abbreviations() -> None:
    assert sentence_case("UBND TỈNH LÂM ĐỒNG") == "UBND tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("TRƯỜNG CAO ĐẲNG GIAO THÔNG ĐƯỜNG THỦY II", "Trường Cao đẳng Giao thông Đường thủy II"),
        ("BAN ĐIỀU HÀNH ĐỀ ÁN HỖ TRỢ PHÁP LÝ CHO DOANH NGHIỆP", "Ban Điều hành Đề án Hỗ trợ Pháp lý cho Doanh nghiệp"),
        ("HỌC VIỆN CHÍNH TRỊ KHU VỰC IV", "Học viện Chính trị Khu vực IV"),
        ("ĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 5", "Đội Quản lý thị trường số 5"),
    ],
)
def test_a_name_that_no_table_knows_has_a_capital_for_each_word_of_it(printed: str, shown: str) -> None:
    assert sentence_case(printed) == shown
