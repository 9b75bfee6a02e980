"""The order in which the elements of a header were read does not count, nor do the names, numbers and days in them."""

from __future__ import annotations

import random
from itertools import permutations

import pytest

from .test_header_forms import read, value

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ISSUERS = [
    # lines, name, parent, place, province
    (("ỦY BAN NHÂN DÂN", "TỈNH {P}"), "ỦY BAN NHÂN DÂN TỈNH {P}", None),
    (("UBND TỈNH {P}", "SỞ TÀI CHÍNH"), "SỞ TÀI CHÍNH", "UBND TỈNH {P}"),
    (("TỈNH ỦY {P}", "BAN NỘI CHÍNH"), "BAN NỘI CHÍNH", "TỈNH ỦY {P}"),
    (("SỞ Y TẾ {P}", "BỆNH VIỆN ĐA KHOA", "KHU VỰC PHÍA BẮC"), "BỆNH VIỆN ĐA KHOA KHU VỰC PHÍA BẮC", "SỞ Y TẾ {P}"),
    (("CÔNG AN TỈNH {P}",), "CÔNG AN TỈNH {P}", None),
]
PROVINCES = ["Lai Châu", "Bắc Giang", "Thái Bình", "Phú Yên", "Bà Rịa - Vũng Tàu", "Sóc Trăng", "Đắk Nông"]
SURNAMES, GIVEN = ["Nguyễn", "Trương", "Vũ", "Đoàn", "Hà", "Lò"], ["Văn Quyết", "Thị Ban", "Minh Sở", "Chánh Tín"]
SUBJECTS = ["kiểm tra việc sử dụng ngân sách", "góp ý dự thảo Quy chế làm việc", "báo cáo tiến độ giải ngân vốn đầu tư"]
ORDERS = [
    order
    for order in permutations(("issuer", "motto", "number", "subject", "date"))
    if order.index("issuer") < order.index("number")
]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_any_order_of_the_header(order: tuple[str, ...]) -> None:
    chance = random.Random(" ".join(order))
    lines, name, parent = chance.choice(ISSUERS)
    province = chance.choice(PROVINCES)
    serial, day, month = chance.randint(1, 4999), chance.randint(1, 28), chance.randint(1, 12)
    subject, signer = chance.choice(SUBJECTS), f"{chance.choice(SURNAMES)} {chance.choice(GIVEN)}"
    deputy = chance.random() < 0.5
    first, rest = subject.split(" ", 2)[:2], subject.split(" ", 2)[2]
    blocks = {
        "issuer": "\n".join(lines).format(P=province.upper()) + "\n",
        "motto": MOTTO,
        "number": f"Số: {serial}/ABC-TH\n",
        "subject": f"V/v {' '.join(first)}\n{rest}\n",
        "date": f"{province}, ngày {day:02d} tháng {month} năm 2019\n",
    }
    text = "\n".join(blocks[part] for part in order)
    text += (
        "\nKính gửi: Phòng Tổng hợp.\n\nTheo chương trình công tác, đề nghị Phòng báo cáo kết quả trước ngày họp.\n\n"
        f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{'KT. ' if deputy else ''}TRƯỞNG BAN\n{'PHÓ TRƯỞNG BAN' if deputy else ''}\n"
        f"{signer}\n"
    )
    reading = read(text)
    expected = {
        "issuer.name": name.format(P=province.upper()),
        "issuer.parent": parent.format(P=province.upper()) if parent else None,
        "issuer.province": province,
        "number.serial": str(serial),
        "place": province,
        "issued": f"2019-{month:02d}-{day:02d}",
        "subject": subject,
        "addressees": ["Phòng Tổng hợp"],
        "distribution": ["Như trên", "Lưu: VT"],
        "signatures": [
            (["KT. TRƯỞNG BAN"], "PHÓ TRƯỞNG BAN", signer, None) if deputy else ([], "TRƯỞNG BAN", signer, None)
        ],
    }
    assert {path: value(reading, path) for path in expected} == expected
