"""Header, parties and signatures of whole dispatches in the forms of many bodies."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extract import extract_bytes
from extractors.header import read_header
from extractors.layout import find_zones
from extractors.parties import read_parties
from extractors.readers.plain import read_text
from extractors.reading import Reading
from extractors.rules import Ledger, reread
from extractors.signature import join_lines, read_signatures

from .dispatch_texts import FORMS


def read(text: str) -> Reading:
    document = read_text(text)
    reading = Reading(document, find_zones(document), Ledger(document.text))
    read_header(reading)
    read_parties(reading)
    read_signatures(reading)
    return reading


def value(reading: Reading, path: str) -> Any:
    if path in ("addressees", "invitees", "distribution"):
        return [party.as_written for party in getattr(reading, path)]
    if path == "signatures":
        return [(list(s.authority), s.title, s.name, s.rank) for s in reading.signatures]
    found: Any = reading
    for name in path.split("."):
        found = getattr(found, name) if found is not None else None
    return found


@pytest.mark.parametrize("name", FORMS)
def test_form(name: str) -> None:
    text, expected = FORMS[name]
    reading = read(text)
    assert {path: value(reading, path) for path in expected} == expected


@pytest.mark.parametrize("name", FORMS)
def test_every_value_can_be_read_again_from_its_spans(name: str) -> None:
    reading = read(FORMS[name][0])
    assert reading.ledger.evidence
    for path, evidence in reading.ledger.evidence.items():
        assert reread(evidence, reading.text) == at(reading, path), path


def at(reading: Reading, path: str) -> Any:
    if path.startswith("signature."):
        path = path.replace("signature.", "signatures.0.", 1)
    path = path.removeprefix("file.")
    found: Any = reading
    for step in path.split("."):
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    return found


def test_lines_of_no_zone_are_furniture() -> None:
    reading = read(FORMS["stamped and signed electronically"][0])
    zones = reading.zones
    seen = {*zones.header, *zones.addressees, *zones.body, *zones.distribution, *zones.signature, *zones.appendix}
    left = [reading.document.text_of(line) for n, line in enumerate(reading.document.lines) if n not in seen]
    assert "CÔNG VĂN ĐẾN" in left and "Số: 403" in left and any(line.startswith("Ký bởi") for line in left)


def test_copy_and_appendix_stand_in_the_appendix_zone() -> None:
    for name, first in (("copy", "SỞ NỘI VỤ"), ("decision of a district", "PHỤ LỤC")):
        reading = read(FORMS[name][0])
        assert reading.document.text_of(reading.document.lines[reading.zones.appendix[0]]) == first
        assert any(paragraph.appendix for paragraph in reading.zones.paragraphs)


def test_a_title_over_several_lines_that_holds_everything() -> None:
    """Legal sites print issuer, number, date and subject in the title."""
    text = (
        "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 41/2005/NĐ-CP\nNGÀY 25 THÁNG 3 NĂM 2005 VỀ VIỆC QUẢN LÝ\nQUỸ DỰ PHÒNG Ở ĐỊA PHƯƠNG\n"
        "CHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\nNGHỊ ĐỊNH:\nĐiều 1. Quỹ dự phòng được quản lý thống nhất.\n"
    )
    record = extract_bytes(text.encode(), "a.txt").first
    assert record.number is not None and record.doc_type is not None
    assert (record.doc_type.code, record.number.canonical, record.issued) == ("NĐ", "41/2005/NĐ-CP", "2005-03-25")
    assert record.issuer.name == "CHÍNH PHỦ"
    assert record.subject == "QUẢN LÝ QUỸ DỰ PHÒNG Ở ĐỊA PHƯƠNG"


def test_register_number_under_the_list_and_a_speck_behind_an_office() -> None:
    text = (
        "SỞ Y TẾ HÒA PHONG\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 45/SYT-VP\n"
        "V/v rà soát trang thiết bị\n\nHòa Phong, ngày 05 tháng 3 năm 2020\n\nKính gửi: Các bệnh viện\n\n"
        "Sở Y tế đề nghị các bệnh viện rà soát trang thiết bị.\n\nGIÁM ĐỐC\nTrần Quốc Mẫu\n\nCHỦ TỊCH\nCÔNG ĐOÀN.\n"
        "Lê Thị Hoa\n\nNơi nhận:\n- Như trên;\n- Công đoàn ngành;\n\n772135\n"
    )
    record = extract_bytes(text.encode(), "a.txt").first
    assert [item.as_written for item in record.distribution] == ["Như trên", "Công đoàn ngành"]
    assert [block.name for block in record.signatures] == ["Trần Quốc Mẫu", "Lê Thị Hoa"]


def test_a_stop_behind_an_office_is_no_part_of_it() -> None:
    assert join_lines("CHỦ TỊCH", "CÔNG ĐOÀN.") == "CHỦ TỊCH CÔNG ĐOÀN"
    assert join_lines("CÔNG AN TP.") == "CÔNG AN TP."


ITEMS = [
    # lines of the list, its items
    ("- Như trên;\n- Tập đoàn An Phú; Công ty Sông Mây (để p/h);\n- Lưu: VT.",
     ["Như trên", "Tập đoàn An Phú; Công ty Sông Mây (để p/h)", "Lưu: VT"]),  # a bullet says what an item is
    ("- Các Chi cục: Kiểm lâm; Thủy lợi;\n- Lưu: VT.", ["Các Chi cục: Kiểm lâm; Thủy lợi", "Lưu: VT"]),
    ("- Như trên; - Sở Y tế; - Lưu: VT.", ["Như trên", "Sở Y tế", "Lưu: VT"]),  # bullets within the line
    ("- Như trên; Sở Y tế; Lưu: VT.", ["Như trên", "Sở Y tế", "Lưu: VT"]),  # one bullet for the whole list
    ("Như trên; Sở Y tế; Lưu: VT.", ["Như trên", "Sở Y tế", "Lưu: VT"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "items"), ITEMS)
def test_items_of_the_distribution(lines: str, items: list[str]) -> None:
    text = f"Số: 412/SNN-KH\nBắc Giang, ngày 12 tháng 5 năm 2022\nKính gửi: Sở Y tế.\nGửi để biết.\n\nNơi nhận:\n{lines}\n\nGIÁM ĐỐC\n\nLê Thị Hạnh\n"
    assert value(read(text), "distribution") == items


ROLES = ["Người lập kế hoạch", "Người báo cáo", "Trưởng ban", "Chủ tịch", "Người đại diện"]


@pytest.mark.parametrize("role", ROLES)
def test_a_title_in_small_letters(role: str) -> None:
    text = f"Số: 57/KH-SNN\nBắc Giang, ngày 12 tháng 5 năm 2022\nKẾ HOẠCH\nTrồng cây\n\nĐoàn tổ chức đêm nhạc gây quỹ.\n\nNơi nhận:\n- Các chi đoàn;\n- Lưu VP.\n\n{role}\n\n\nĐặng Hoàng Long\n"
    assert value(read(text), "signatures") == [([], role, "Đặng Hoàng Long", None)]
