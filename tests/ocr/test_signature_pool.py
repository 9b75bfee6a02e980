"""Names and offices that no reading of a block has whole, put together from all of them."""

from __future__ import annotations

import pytest

from extractors.ocr.signature_pool import pooled_name
from extractors.ocr.signature_pool_offices import pooled_deputy, pooled_office, pooled_pair
from extractors.ocr.words import OcrWord


def line(text: str, y: float) -> list[OcrWord]:
    """Words of one reading of a line, "word:sureness" each, 20 pixels a letter."""
    made, left = [], 1000.0
    for part in text.split():
        word, _, sure = part.rpartition(":") if ":" in part else (part, "", "")
        width = 20.0 * len(word)
        made.append(OcrWord(word, left, y - 38, left + width, y, float(sure or 0.96), 0, y))
        left += width + 15
    return made


@pytest.mark.parametrize(
    ("readings", "name"),
    [
        (["Phạm Thụ:0.30 Trang", "Ph~m:0.1 Thu:0.40 Tra::0.2"], None),  # a syllable that nobody read for sure
        (["Phạm Thụ:0.30 Trang", "Ph~m:0.1 Thu Trang:0.4"], "Phạm Thu Trang"),
        (["tràn:0.8 Thu Trang"], "Trần Thu Trang"),  # the capital was lost in the seal
        (["Z,Nguỳ:0.2 Văn Diệu", ".Ngwyš:0.3 Văn Diệu:0.9"], "Nguyễn Văn Diệu"),  # two readings have its letters
        (["Z,Nguỳ:0.2 Văn Diệu"], None),
        (["Huảng:0.7 Thị Sen", "Hơàñỹ:0.4 Thị Sen"], "Hoàng Thị Sen"),  # like no other surname
        (["Thừa:0.4 Thị Sen", "Hua:0.4 Thị Sen"], None),
        (["vũ:0.8 Thị Sen"], "Vũ Thị Sen"),
        (["vũ:0.6 Thị Sen"], None),  # two letters are easily those of a seal
        (["TRẦN:0.8 THỊ SEN", "TIUẦN:0.5 THỊ SEN"], "TRẦN THỊ SEN"),  # set in capitals
        (["TIUẦN:0.5 THỊ SEN"], None),
        (["HỒ CHÍ MINH"], None),  # a city, on every seal of its bodies
        (["Phạm Thu Tr~:0.1"], None),  # without its last syllable it is another name
        (["Sở Nội Vụ"], None),
        (["oNguyễn:0.9 Hữu Tài"], "Nguyễn Hữu Tài"),  # a stroke of the seal before it
        (["N#yến:0.6 Hữu Tài", ")ýền:0.2 Hữu Tài"], "Nguyễn Hữu Tài"),  # what is left of no other surname
        (["N#yến:0.6 Hữu Tài"], None),
        (["Nø>;ến:0.2 Hữu Tài", "NgyếnHữuTài:0.5", "NguyểnHữuTài:0.4"], "Nguyễn Hữu Tài"),  # run together
        (["y:0.9 Hữu Tài"], None),  # a stroke, no surname
        (["Nguyễn:0.8 Tài"], "Nguyễn Tài"),
        (["guyễn:0.7 Tài", "Xguyên:0.8 Tài", "quyên:0.6 Tài"], "Nguyễn Tài"),
        (["guyễn:0.7 Tài", "Xguyên:0.8 Tài"], None),  # two words need one more
        (["Trầm:0.4 Nguyễn:0.8 Tài"], None),  # of a double surname
        (["ễn:0.9 Tài"], None),
    ],
)
def test_name(readings: list[str], name: str | None) -> None:
    found = pooled_name([line(text, 500 + 2 * n) for n, text in enumerate(readings)], 1.0)
    assert (" ".join(word.text for word in found) or None) == name


@pytest.mark.parametrize(
    ("upper", "lower", "pair"),
    [
        (["K]<GILẨM ĐOC", "KÌ..GLỂM ÓC"], ["®ÚÓ GIA BÓC", "PHÓ Gì bóc"], ["GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (["KT. CHỤ TỊGH"], ["PHỌ CHŨ TICH"], ["CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        (["XUÂN NG"], ["VÒNG OC"], []),
        (["TRƯỞNG"], ["PHÓ TRƯỞNG"], []),  # of whom?
        (["HIỆU TRUỞNG"], ["PHÓ HIỆU TR"], ["HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG"]),  # not the shorter name for him
    ],
)
def test_pair(upper: list[str], lower: list[str], pair: list[str]) -> None:
    lines = [line(text, 500) for text in upper] + [line(text, 562) for text in lower]
    assert [found.office.name for found in pooled_pair(lines, 1.0)] == pair


@pytest.mark.parametrize(
    ("readings", "office"),
    [
        (["HIỂU 1kUỞNG", "HIỆỂỀ đRƯỞNG"], "HIỆU TRƯỞNG"),
        (["HIỂU 1kUỞNG"], None),  # one reading
        (["PHÓ HIỆU TRƯỞNG", "PHỌ HIỂU TRUỞNG"], "PHÓ HIỆU TRƯỞNG"),  # his line holds the head's
        (["XUÂN NG", "VÒNG OC"], None),
        (["QUYÊN TRƯỎNG BAN", "QUYỂN TRUỞNG BAN"], None),  # acting heads are rare, and broken words like them are not
    ],
)
def test_office_of_one_line(readings: list[str], office: str | None) -> None:
    found = pooled_office([line(text, 500 + 2 * n) for n, text in enumerate(readings)], 1.0)
    assert (found.office.name if found else None) == office


@pytest.mark.parametrize(
    ("read", "deputy"),
    [
        ("PHÓ GJẢM Đ0G", "PHÓ GIÁM ĐỐC"),
        ("GIÁM ĐỐC", None),  # the head's line, read once more
        ("Trần Quốc Bình", None),
    ],
)
def test_deputy_under_a_head(read: str, deputy: str | None) -> None:
    found = pooled_deputy([line(read, 500)], "GIÁM ĐỐC")
    assert (found.office.name if found else None) == deputy
