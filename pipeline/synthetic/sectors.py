"""Schools, companies, police, courts, hospitals, unions, councils, bureaus: printed names, codes, signature forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from .world import IssuingBody, Own

Maker = Callable[[Random, Own, date], IssuingBody]
"""Draws a body of a kind for a territory and a day."""

DIRECTOR = (
    ((), "GIÁM ĐỐC"),
    (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    (("TL. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    (("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
    (("TUQ. GIÁM ĐỐC",), "TRƯỞNG PHÒNG TỔ CHỨC"),
    (("TUQ. GIÁM ĐỐC", "KT. CHÁNH THANH TRA"), "PHÓ CHÁNH THANH TRA"),
    ((), "Q. GIÁM ĐỐC"),
)


def broken(name: str) -> tuple[str, ...]:
    """A long name stands on two lines."""
    if len(name) < 30:
        return (name,)
    at = name.rfind(" ", 0, 26)
    at = name.rfind(" ", 0, at) if name[:at].endswith(" -") else at
    return (name[:at], name[at + 1 :])


def _school(rng: Random, own: Own, on: date) -> IssuingBody:
    name = rng.choice(["Lê Quý Đôn", "Nguyễn Trãi", "Chu Văn An", "Phan Bội Châu", "Trần Phú"])
    code = "THPT" + "".join(part[0] for part in name.split())
    return IssuingBody(
        "school",
        (f"TRƯỜNG THPT {name.upper()}",),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", own.province_name.upper()),
        code,
        ("VP",),
        own.province,
        own.province,
        own,
        f"Trường THPT {name}",
        heads=(((), "HIỆU TRƯỞNG"), (("KT. HIỆU TRƯỞNG",), "PHÓ HIỆU TRƯỞNG")),
        family="school",
    )


def _company(rng: Random, own: Own, on: date) -> IssuingBody:
    name = rng.choice(["Xây dựng Sông Hồng", "Cấp nước Thành Đạt", "Môi trường Xanh", "Dệt may Phú Hưng"])
    return IssuingBody(
        "company",
        ("CÔNG TY CỔ PHẦN", name.upper()),
        (),
        rng.choice(["CTY", "CTCP"]),
        ("KD", "HCNS"),
        own.province,
        None,
        own,
        f"Công ty Cổ phần {name}",
        heads=(((), "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"), ((), "TỔNG GIÁM ĐỐC")),
        family="company",
    )


def _police(rng: Random, own: Own, on: date) -> IssuingBody:
    code = "CATP" if own.kind == "thành phố" else "CAT"
    return IssuingBody(
        "police",
        (f"CÔNG AN {own.province_name.upper()}",),
        ("BỘ CÔNG AN",),
        code,
        ("PV01", "PX05", "PC06"),
        own.province,
        own.province,
        own,
        f"Công an {own.kind}",
        heads=DIRECTOR[:2],
        family="police",
    )


def _court(rng: Random, own: Own, on: date) -> IssuingBody:
    return IssuingBody(
        "court",
        ("TÒA ÁN NHÂN DÂN", own.province_name.upper()),
        (),
        "TA",
        ("VP", "TCCB"),
        own.province,
        own.province,
        own,
        f"Tòa án nhân dân {own.kind}",
        heads=(((), "CHÁNH ÁN"), (("KT. CHÁNH ÁN",), "PHÓ CHÁNH ÁN")),
        family="court",
    )


def _hospital(rng: Random, own: Own, on: date) -> IssuingBody:
    return IssuingBody(
        "hospital",
        ("BỆNH VIỆN ĐA KHOA", own.province_name.upper()),
        ("SỞ Y TẾ",),
        "BVĐK",
        ("KHTH", "TCCB"),
        own.province,
        own.province,
        own,
        f"Bệnh viện Đa khoa {own.kind}",
        "hospital",
        DIRECTOR[:2],
    )


def _union(rng: Random, own: Own, on: date) -> IssuingBody:
    heads = ((("TM. BAN THƯỜNG VỤ",), "CHỦ TỊCH"), (("TM. BAN THƯỜNG VỤ",), "PHÓ CHỦ TỊCH"))
    return IssuingBody(
        "union",
        ("LIÊN ĐOÀN LAO ĐỘNG", own.province_name.upper()),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",),
        "LĐLĐ",
        ("TG", "VP"),
        own.province,
        own.province,
        own,
        f"Liên đoàn Lao động {own.kind}",
        heads=heads,
    )


def _council(rng: Random, own: Own, on: date) -> IssuingBody:
    heads = (
        (("TM. HỘI ĐỒNG NHÂN DÂN",), "CHỦ TỊCH"),
        (("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    )
    return IssuingBody(
        "council",
        ("HỘI ĐỒNG NHÂN DÂN", own.province_name.upper()),
        (),
        "HĐND",
        ("VHXH", "KTNS"),
        own.province,
        own.province,
        own,
        f"Hội đồng nhân dân {own.kind}",
        heads=heads,
    )


def _bureau(rng: Random, own: Own, on: date) -> IssuingBody:
    name, code, parent = rng.choice(
        [
            ("CỤC QUẢN LÝ KHÁM, CHỮA BỆNH", "KCB", "BỘ Y TẾ"),
            ("CỤC QUẢN LÝ DƯỢC", "QLD", "BỘ Y TẾ"),
            ("CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", "VTLTNN", "BỘ NỘI VỤ"),
        ]
    )
    self_name = {"KCB": "Cục Quản lý Khám, chữa bệnh", "QLD": "Cục Quản lý Dược"}.get(
        code, "Cục Văn thư và Lưu trữ nhà nước"
    )
    return IssuingBody(
        "bureau",
        broken(name),
        (parent,),
        code,
        ("VP", "NV"),
        "Hà Nội",
        None,
        None,
        self_name,
        heads=(((), "CỤC TRƯỞNG"), (("KT. CỤC TRƯỞNG",), "PHÓ CỤC TRƯỞNG")),
    )


SECTORS: dict[str, Maker] = {
    "hospital": _hospital,
    "union": _union,
    "council": _council,
    "bureau": _bureau,
    "school": _school,
    "company": _company,
    "police": _police,
    "court": _court,
}
