"""Where the rule behind a value stands: its function's file, the row of the table that decided."""

from __future__ import annotations

from pathlib import Path

import pytest

import extractors
from extractors.extract import extract_document
from extractors.origins import origin
from extractors.readers import read
from extractors.rules import RULES
from schemas import Evidence

LETTER = """SỞ NỘI VỤ
Số: 45/SNV-VP
V/v báo cáo số liệu
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mường An, ngày 12 tháng 3 năm 2023
Kính gửi: Các phòng
Căn cứ Công văn số 12/BNV-VP ngày 01/3/2023 của Bộ Nội vụ, đề nghị các phòng gửi báo cáo trước ngày 20/3/2023.
"""


def places(path: str) -> list[str]:
    document = read(LETTER.encode(), "letter.txt")
    (record,) = extract_document(document, "letter.txt", "0" * 64)
    return origin(record.evidence[path], document.text)


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("citations.0.relation", ["citation_cues.toml"]),
        ("deadlines.0.boundary", ["time_forms.toml", "time_cues.toml"]),
        ("number.serial", []),
    ],
)
def test_the_rows_of_a_value(path: str, rows: list[str]) -> None:
    function, *found = places(path)
    assert (Path(extractors.__file__).parent / function.split(":")[0]).exists()
    assert [place.split("/")[1].split(":")[0] for place in found] == rows


def test_a_row_stands_on_its_line() -> None:
    row = places("citations.0.relation")[1]
    name, line = row.split(" ")[0].removeprefix("data/").split(":")
    text = (Path(extractors.__file__).parent / "data" / name).read_text("utf-8").splitlines()
    assert "căn cứ" in text[int(line) - 1]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_has_a_file(rule: str) -> None:
    if not rule.startswith("test."):
        assert origin(Evidence(rule=rule, spans=(), confidence=1.0), "")[0].endswith(tuple("0123456789"))
