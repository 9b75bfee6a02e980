"""Every number and date of a text is a value, part of one, or refused for a reason of the closed list."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from extractors.candidates import (
    Covered,
    find_candidates,
    reason_by_words,
    refusal_table,
    refusals,
    value_spans,
)
from extractors.extract import extract_bytes
from extractors.text.keys import lower_in_place
from schemas import UnreadableError
from schemas.dispatch import RefusalReason

EXAMPLES = [(row["reason"], example) for row in refusal_table() for example in row["examples"]]


def test_reasons_are_of_the_closed_list() -> None:
    assert {row["reason"] for row in refusal_table()} <= set(get_args(RefusalReason))


@pytest.mark.parametrize(("reason", "example"), EXAMPLES)
def test_example_has_its_reason(reason: str, example: str) -> None:
    """The marked candidate is found, and no earlier row of the table claims it."""
    marked = example.index("{")
    text = example.replace("{", "").replace("}", "")
    found = next((c for c in find_candidates(text) if c.start <= marked < c.end), None)
    assert found is not None, "not found as a candidate"
    low = lower_in_place(text)
    assert reason_by_words(found.kind, low[: found.start], low[found.start : found.end], low[found.end :]) == reason


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one of every form of a number …
        ("số 875/UBND-NV", ["number"]),
        ("Công văn 1562 /SNV- BTĐKT", ["number"]),
        ("Nghị định 98/2023/NĐ-CP", ["number"]),
        ("Hướng dẫn 36-HD/VPTW", ["number"]),
        ("Thông tư 01/2014/TTLT-BNV- BTC", ["number"]),
        ("công văn số 605 của Sở", ["number"]),
        ("Số:       /UBND-NV", ["number"]),  # a blank serial
        ("Công văn số 287/STC-\nHCSN", ["number"]),  # a line break inside
        # … and of a date
        ("ngày 08/7/2022", ["date"]),
        ("08-7-2022", ["date"]),
        ("08.7.2022", ["date"]),
        ("ngày 08 tháng 7 năm 2022", ["date"]),
        ("ngày … tháng 7 năm 2022", ["date"]),
        ("ngày10 tháng 2 năm2015", ["date"]),  # the missing spaces of text layers
        ("ngày 20/4", ["date"]),
        ("ngày 18 hàng tháng", ["date"]),
        ("tháng 4/2023", ["date"]),
        ("quý II/2023", ["date"]),
        ("năm 2023", ["date"]),
        ("2021 - 2025", ["date"]),
        ("16h30", ["date"]),
        ("17 giờ 00 phút", ["date"]),
        ("05 ngày làm việc", ["date"]),
        ("trước 14:30 ngày 05/5/2023", ["date", "date"]),
        # neither
        ("từ 01 đến 02 gương", []),
        ("1.234.567 đồng", []),
        ("1/ Tình hình chung", []),  # a list marker, a word after it
        ("hằng ngày. 7 đơn vị", []),
        ("(40 = 10 - 20- 30)", []),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    assert [each.kind for each in find_candidates(text)] == expected


LETTER = """ỦY BAN NHÂN DÂN HUYỆN AN BÌNH        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 512/UBND-NV                         Độc lập - Tự do - Hạnh phúc
V/v tổng kết phong trào                 An Bình, ngày 10 tháng 3 năm 2023

Kính gửi: Phòng Nội vụ.

Thực hiện Công văn số 77/SNV-TĐKT ngày 01/3/2023 của Sở Nội vụ, đề nghị Phòng Nội vụ gửi báo cáo trước ngày 20/3/2023.
Chào mừng kỷ niệm Ngày thành lập huyện (15/8), phong trào được phát động cho giai đoạn 2021 - 2025. Quy chế có hiệu lực
kể từ ngày 01/01/2024. Liên hệ: điện thoại số 0123. Năm học 2022 - 2023 có 11/12 đơn vị đạt yêu cầu.
(Kèm theo Công văn số 512/UBND-NV ngày 10/3/2023 của Ủy ban nhân dân huyện An Bình)

Nơi nhận:
- Như trên;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn An
"""


def test_a_letter_leaves_nothing_in_silence() -> None:
    extraction = extract_bytes(LETTER.encode(), "letter.txt")
    record, document = extraction.first, extraction.document
    found = refusals(record, document)
    covered = Covered(value_spans(record))
    refused = {(each.start, each.end) for each in found}
    for candidate in find_candidates(document.text):
        digit = re.search(r"\d", document.text[candidate.start : candidate.end])
        start = candidate.start + (digit.start() if digit else 0)
        assert covered.touches(start, candidate.end) != ((candidate.start, candidate.end) in refused)
    reasons = {each.text.lower(): each.reason for each in found}
    assert reasons["15/8"] == "anniversary"
    assert reasons["2021 - 2025"] == "period"
    assert reasons["ngày 01/01/2024"] == "effect_date"
    assert reasons["số 0123"] == "telephone_or_account"
    assert reasons["2022 - 2023"] == "school_year"
    assert reasons["11/12"] == "statistic"
    assert reasons["số 512/ubnd-nv"] == "own_number"
    assert reasons["ngày 10/3/2023"] == "own_date"
    assert "ngày 20/3/2023" not in reasons, "a deadline rests on it"
    for each in found:
        assert re.sub(r"\s+", " ", document.text[each.start : each.end]) == each.text


def test_samples_are_accounted_for(samples_dir: Path) -> None:
    """Nothing that should have been read is left over in the samples."""
    for file in sorted(file for file in samples_dir.iterdir() if file.is_file()):
        try:
            records = extract_bytes(file.read_bytes(), file.name, refusals=True).records
        except UnreadableError:  # a container, or a folder
            continue
        for record in records:
            assert not [each.text for each in record.refusals if each.reason == "unparsed"], file.name
