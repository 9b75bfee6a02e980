"""Every form of a signature block: who signs for whom (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for the Party)."""

from __future__ import annotations

import pytest

from .test_header_forms import read

# (lines of the block, authority, title, name, rank or degree)
BLOCKS: list[tuple[str, tuple[str, ...], str, str | None, str | None]] = [
    ("CHỦ TỊCH|Lê Thị Mận", (), "CHỦ TỊCH", "Lê Thị Mận", None),  # the head for himself
    ("TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Lê Thị Mận", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Mận", None),
    ("TM. ỦY BAN NHÂN DÂN|KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê Thị Mận",
     ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Lê Thị Mận", None),
    ("KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê Thị Mận", ("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Lê Thị Mận", None),
    ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|(đã ký) Lê Thị Mận", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Thị Mận", None),
    ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|(Đã ký)|Lê Thị Mận", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Thị Mận", None),
    ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Lê Thị Mận", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Thị Mận", None),
    ("TL. CHỦ TỊCH|CHÁNH VĂN PHÒNG|Lê Thị Mận", ("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG", "Lê Thị Mận", None),
    ("TL. CHỦ TỊCH|KT. CHÁNH VĂN PHÒNG|PHÓ CHÁNH VĂN PHÒNG|Lê Thị Mận",
     ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG", "Lê Thị Mận", None),  # by order, delegated again
    ("TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG TỔ CHỨC|Lê Thị Mận", ("TUQ. GIÁM ĐỐC",), "TRƯỞNG PHÒNG TỔ CHỨC", "Lê Thị Mận", None),
    ("Q. GIÁM ĐỐC|Lê Thị Mận", (), "Q. GIÁM ĐỐC", "Lê Thị Mận", None),  # acting head
    ("TM. BAN CHỈ ĐẠO|TRƯỞNG BAN|Lê Thị Mận", ("TM. BAN CHỈ ĐẠO",), "TRƯỞNG BAN", "Lê Thị Mận", None),
    ("T/M BAN THƯỜNG VỤ|PHÓ BÍ THƯ|Lê Thị Mận", ("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ", "Lê Thị Mận", None),  # the Party
    ("K/T TRƯỞNG BAN|PHÓ TRƯỞNG BAN|Lê Thị Mận", ("K/T TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN", "Lê Thị Mận", None),
    ("T/L BAN THƯỜNG VỤ|CHÁNH VĂN PHÒNG|Lê Thị Mận", ("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG", "Lê Thị Mận", None),
    ("KT. BỘ TRƯỞNG|THỨ TRƯỞNG|Lê Thị Mận", ("KT. BỘ TRƯỞNG",), "THỨ TRƯỞNG", "Lê Thị Mận", None),
    ("TL. BỘ TRƯỞNG|VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ|Lê Thị Mận", ("TL. BỘ TRƯỞNG",), "VỤ TRƯỞNG VỤ TỔ CHỨC CÁN BỘ", "Lê Thị Mận", None),
    # offices
    ("HIỆU TRƯỞNG|ThS. Lê Thị Mận", (), "HIỆU TRƯỞNG", "Lê Thị Mận", "ThS."),
    ("KT. HIỆU TRƯỞNG|PHÓ HIỆU TRƯỞNG|PGS.TS. Lê Thị Mận", ("KT. HIỆU TRƯỞNG",), "PHÓ HIỆU TRƯỞNG", "Lê Thị Mận", "PGS.TS."),
    ("GIÁM ĐỐC|BSCKII. Lê Thị Mận", (), "GIÁM ĐỐC", "Lê Thị Mận", "BSCKII."),
    ("KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC|Đại tá Lê Văn Mận", ("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC", "Lê Văn Mận", "Đại tá"),
    ("CHÁNH ÁN|Lê Thị Mận", (), "CHÁNH ÁN", "Lê Thị Mận", None),
    ("VIỆN TRƯỞNG|Lê Thị Mận", (), "VIỆN TRƯỞNG", "Lê Thị Mận", None),
    ("CHÁNH THANH TRA|Lê Thị Mận", (), "CHÁNH THANH TRA", "Lê Thị Mận", None),
    ("CHI CỤC TRƯỞNG|Lê Thị Mận", (), "CHI CỤC TRƯỞNG", "Lê Thị Mận", None),
    ("TỔNG GIÁM ĐỐC|Lê Thị Mận", (), "TỔNG GIÁM ĐỐC", "Lê Thị Mận", None),
    # variants of the marks and of the signature
    ("KT.CHỦ TỊCH|PHÓ CHỦ TỊCH|Lê Thị Mận", ("KT.CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Lê Thị Mận", None),
    ("TM.UBND HUYỆN|CHỦ TỊCH|Lê Thị Mận", ("TM.UBND HUYỆN",), "CHỦ TỊCH", "Lê Thị Mận", None),
    ("CHỦ TỊCH|(Đã ký)|Lê Thị Mận", (), "CHỦ TỊCH", "Lê Thị Mận", None),
    ("CHỦ TỊCH|(đã ký)|LÊ THỊ MẬN", (), "CHỦ TỊCH", "LÊ THỊ MẬN", None),
    ("TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", None, None),  # a draft
]  # fmt: skip

BEFORE = (
    "ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH\n\nSố: 12/UBND-NV\nV/v quản lý hồ sơ\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\n\nNam Định, ngày 05 tháng 4 năm 2021\n\nKính gửi: Các đơn vị.\n\n"
    "Để quản lý tốt hồ sơ, đề nghị các đơn vị thực hiện./.\n\n"
)
LIST = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n"


@pytest.mark.parametrize("list_first", [True, False], ids=["list first", "block first"])
@pytest.mark.parametrize(("block", "authority", "title", "name", "rank"), BLOCKS, ids=[row[0] for row in BLOCKS])
def test_block(
    block: str, authority: tuple[str, ...], title: str, name: str | None, rank: str | None, list_first: bool
) -> None:
    lines = block.replace("|", "\n") + "\n"
    reading = read(BEFORE + (LIST + lines if list_first else lines + "\n" + LIST))
    assert [(s.authority, s.title, s.name, s.rank) for s in reading.signatures] == [(authority, title, name, rank)]
    assert [party.as_written for party in reading.distribution] == ["Như trên", "Lưu: VT"]


def test_two_columns_side_by_side() -> None:
    for block, authority, title, name, _ in BLOCKS:
        if name is None:
            continue
        right = block.split("|")
        left = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "", ""]
        rows = max(len(left), len(right))
        pairs = zip(left + [""] * (rows - len(left)), right + [""] * (rows - len(right)), strict=True)
        reading = read(BEFORE + "\n".join(f"{a:48}{b}".rstrip() for a, b in pairs) + "\n")
        assert [(s.authority, s.title, s.name) for s in reading.signatures] == [(authority, title, name)], block
