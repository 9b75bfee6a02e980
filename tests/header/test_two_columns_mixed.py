"""Letters whose columns a flat page mixes: offices above the list and the name below it, a subject that ends under the date."""

from __future__ import annotations

from extractors.extract import extract_document
from extractors.readers import read
from schemas import Dispatch

HEAD = """SỞ NỘI VỤ
PHÒNG VĂN THƯ
Số: 45/VT-NV
V/v rà soát con dấu
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mường An, ngày 12 tháng 3 năm 2023
"""
BODY = (
    "Thực hiện kế hoạch của ngành, Phòng đề nghị các đơn vị rà soát con dấu đang quản lý và báo cáo kết quả về Phòng.\n"
)


def letter(text: str) -> Dispatch:
    (record,) = extract_document(read(text.encode(), "letter.txt"), "letter.txt", "0" * 64)
    return record


def ending(text: str, to: str = "Kính gửi: Các đơn vị trực thuộc\n") -> Dispatch:
    return letter(HEAD + to + BODY + text)


def test_authority_above_the_list_and_the_name_below_it() -> None:
    record = ending("TM . BAN CHỦ NHIỆM\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ NHIỆM\nLò Văn Sính\n")
    assert record.signature is not None
    assert record.signature.authority == ("TM . BAN CHỦ NHIỆM",)
    assert (record.signature.title, record.signature.name) == ("CHỦ NHIỆM", "Lò Văn Sính")
    assert [party.as_written for party in record.distribution] == ["Như trên", "Lưu: VT"]


def test_the_name_behind_an_item_of_the_list() -> None:
    record = ending(
        "TL. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nNơi nhận:\n- Như trên;      (đã ký) Tòng Thị Én\n- Lưu: VT.\n"
        "SỞ NỘI VỤ\nGIẤY ĐĂNG KÝ\nTôi tên là: …\n"
    )
    assert record.signature is not None
    assert record.signature.authority == ("TL. GIÁM ĐỐC",)
    assert (record.signature.title, record.signature.name) == ("TRƯỞNG PHÒNG", "Tòng Thị Én")


def test_units_below_the_archive_and_a_note_on_what_is_attached() -> None:
    record = ending(
        "Nơi nhận:\n- Như trên;\n- Lưu: VP (HC)\nTCT (HC, NV3)\n(Biểu kèm theo)\nKT/ GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLò Văn Sính\n"
    )
    assert record.distribution[-1].as_written == "Lưu: VP (HC) TCT (HC, NV3)"
    assert record.signature is not None and record.signature.authority == ("KT/ GIÁM ĐỐC",)


def test_a_degree_with_a_stop_is_no_part_of_the_name() -> None:
    record = ending("Nơi nhận:\n- Như trên;\n- Lưu: VT.\nHIỆU TRƯỞNG\nTh.s Lò Văn Sính\n")
    assert record.signature is not None
    assert (record.signature.rank, record.signature.name) == ("Th.s", "Lò Văn Sính")


def test_a_second_list_of_addressees() -> None:
    record = ending("", "Kính gửi: - Công an tỉnh;\n- Sở Y tế.\nĐồng kính gửi:\n- Ban Tuyên giáo Tỉnh ủy.\n")
    twice = ending("", "Kính gửi: - Công an tỉnh;\n- Sở Y tế.\nKính gửi: Ban Tuyên giáo Tỉnh ủy.\n")
    assert [party.as_written for party in twice.addressees] == [party.as_written for party in record.addressees]
    assert [party.as_written for party in record.addressees] == ["Công an tỉnh", "Sở Y tế", "Ban Tuyên giáo Tỉnh ủy"]


def test_items_with_bullets_and_no_marks_behind_them() -> None:
    record = ending("", "Kính gửi: - Thủ trưởng các đơn vị thuộc khối Văn phòng\n- Tổ trưởng công đoàn các đơn vị\n")
    assert len(record.addressees) == 2


def test_a_stop_inside_an_item_that_goes_on_over_lines() -> None:
    record = ending(
        "Nơi nhận:\n- Như trên;\n- VPSC: BTCN, PCN Lò Văn Sính,\nTrợ lý, Vụ TH; Cổng TTĐT;\n- Lưu: VT.\nGIÁM ĐỐC\nLò Văn Sính\n"
    )
    assert [party.as_written for party in record.distribution][
        1
    ] == "VPSC: BTCN, PCN Lò Văn Sính, Trợ lý, Vụ TH; Cổng TTĐT"


def test_a_subject_without_mark_under_the_date() -> None:
    record = letter(
        HEAD.replace("V/v rà soát con dấu\n", "")
        + "Về triển khai chương trình đọc sách\ncho đoàn viên trong ngành.\nKính gửi: Các đơn vị\n"
        + BODY
    )
    assert record.subject == "triển khai chương trình đọc sách cho đoàn viên trong ngành"
    assert record.doc_type is not None and record.doc_type.code == "CV"


def test_a_subject_that_ends_under_the_date() -> None:
    record = letter(HEAD.replace("con dấu\n", "Chương trình\n") + "“Văn thư tổng thể”\nKính gửi: Các đơn vị\n" + BODY)
    assert record.subject == "rà soát Chương trình “Văn thư tổng thể”"


def test_a_numbered_list_of_addressees() -> None:
    record = ending("", "Kính gửi:\n1. Sở Nội vụ;\n2. Công an huyện;\n3. Các xã, thị trấn.\n")
    assert [party.as_written for party in record.addressees] == ["Sở Nội vụ", "Công an huyện", "Các xã, thị trấn"]
