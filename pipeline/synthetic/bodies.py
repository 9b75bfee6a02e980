"""The kinds of bodies that issue: their printed names, codes, places and signature forms."""

from __future__ import annotations

from datetime import date
from random import Random

from extractors.lexicon import provinces_on

from .data import in_year, table
from .institutions import make_institution, make_joint
from .world import DISTRICTS_END, Body, Own, certain_province, make_unit

KINDS = (
    ("ubnd province", 5),
    ("ubnd unit", 6),
    ("department", 7),
    ("office", 3),
    ("ministry", 3),
    ("party province", 2),
    ("commission", 2),
    ("party district", 1),
    ("school", 2),
    ("company", 1),
    ("police", 1),
    ("court", 1),
    ("hospital", 1),
    ("union", 1),
    ("council", 1),
    ("bureau", 1),
    ("unit school", 2),
    ("state company", 2),
    ("youth", 1),
    ("party base", 1),
    ("joint", 1),
)
_OF_A_UNIT = ("ubnd unit", "office", "party district", "unit school", "party base")


def make_body(rng: Random, on: date) -> Body:
    """Draw a body of that day."""
    allowed = [
        (kind, weight) for kind, weight in KINDS if kind not in ("office", "party district") or on <= DISTRICTS_END
    ]
    kind = rng.choices([k for k, _ in allowed], [w for _, w in allowed])[0]
    province = rng.choice([p for p in provinces_on(on.isoformat()) if p.name != "Huế" or on.year > 2025])
    own = Own(province.name, province.kind)
    if kind in _OF_A_UNIT:
        own = make_unit(rng, own, on)
    if kind == "joint":
        return make_joint(rng, own, on)
    if kind not in _MAKERS:
        return make_institution(rng, own, on, kind)
    return _MAKERS[kind](rng, own, on)


_UBND = (
    (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    (("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH"),
    ((), "CHỦ TỊCH"),
    (("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG"),
    (("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
    (("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH"), "CHÁNH VĂN PHÒNG"),
    (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH THƯỜNG TRỰC"),
    ((), "Q. CHỦ TỊCH"),
    (("TUQ. CHỦ TỊCH", "KT. TRƯỞNG PHÒNG NỘI VỤ"), "PHÓ TRƯỞNG PHÒNG"),
    (("TUQ. CHỦ TỊCH",), "TRƯỞNG PHÒNG NỘI VỤ"),
)
_DIRECTOR = (
    ((), "GIÁM ĐỐC"),
    (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"),
    (("TL. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    (("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
    (("TUQ. GIÁM ĐỐC",), "TRƯỞNG PHÒNG TỔ CHỨC"),
    (("TUQ. GIÁM ĐỐC", "KT. CHÁNH THANH TRA"), "PHÓ CHÁNH THANH TRA"),
    ((), "Q. GIÁM ĐỐC"),
)


def _ubnd_province(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "ubnd province",
        ("ỦY BAN NHÂN DÂN", own.province_name.upper()),
        (),
        "UBND",
        ("NC", "KT", "TH", "KGVX", "NV"),
        own.province,
        own.province,
        own,
        f"Ủy ban nhân dân {own.kind}",
        heads=_UBND[:-2],
    )


def _ubnd_unit(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "ubnd unit",
        ("ỦY BAN NHÂN DÂN", own.unit_name.upper()),
        (),
        "UBND",
        ("NV", "VP", "TCKH", "VHTT"),
        own.unit or "",
        certain_province(own, on),
        own,
        f"Ủy ban nhân dân {own.unit_kind}",
        heads=_UBND,
    )


def _parent_province(rng: Random, own: Own) -> tuple[str, ...]:
    name = own.province_name.upper()
    return rng.choice([(f"UBND {name}",), ("ỦY BAN NHÂN DÂN", name), (f"ỦY BAN NHÂN DÂN {name}",)])


def _department(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["department"], on.year))
    lines = _broken(row["name"].upper())
    return Body(
        "department",
        lines,
        _parent_province(rng, own),
        row["code"],
        tuple(row["units"]),
        own.province,
        own.province,
        own,
        row["name"],
        heads=_DIRECTOR,
    )


def _broken(name: str) -> tuple[str, ...]:
    """A long name stands on two lines."""
    if len(name) < 30:
        return (name,)
    at = name.rfind(" ", 0, 26)
    at = name.rfind(" ", 0, at) if name[:at].endswith(" -") else at
    return (name[:at], name[at + 1 :])


def _office(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(table("bodies")["office"])
    name = own.unit_name.upper()
    return Body(
        "office",
        (row["name"].upper(),),
        rng.choice([(f"UBND {name}",), ("ỦY BAN NHÂN DÂN", name)]),
        row["code"],
        ("TH",),
        own.unit or "",
        certain_province(own, on),
        own,
        row["name"],
        heads=(((), "TRƯỞNG PHÒNG"), (("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG")),
    )


def _ministry(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["ministry"], on.year))
    return Body(
        "ministry",
        _broken(row["name"].upper()),
        (),
        row["code"],
        tuple(row["units"]),
        "Hà Nội",
        None,
        None,
        row["name"],
        heads=(
            ((), "BỘ TRƯỞNG"),
            (("KT. BỘ TRƯỞNG",), "THỨ TRƯỞNG"),
            (("TL. BỘ TRƯỞNG",), "CHÁNH VĂN PHÒNG"),
            (("TL. BỘ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
        ),
    )


_COMMITTEE = (
    (("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"),
    (("T/M BAN THƯỜNG VỤ",), "BÍ THƯ"),
    (("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG"),
    (("T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
)


def _party_province(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "party province",
        (f"{own.party} {own.province}".upper(),),
        (),
        "TU",
        (),
        own.province,
        own.province,
        own,
        f"Ban Thường vụ {own.party}",
        "party",
        _COMMITTEE,
    )


def _party_district(rng: Random, own: Own, on: date) -> Body:
    code = {"huyện": "HU", "quận": "QU", "thị xã": "ThU"}.get(own.unit_kind or "", "ThU")
    return Body(
        "party district",
        (f"{own.unit_party} {own.unit}".upper(),),
        (f"{own.party} {own.province}".upper(),),
        code,
        (),
        own.unit or "",
        own.province,
        own,
        f"Ban Thường vụ {own.unit_party}",
        "party",
        _COMMITTEE,
    )


def _commission(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["commission"], on.year))
    office = row["name"] == "Văn phòng"
    heads = (
        (((), "CHÁNH VĂN PHÒNG"), (("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG"))
        if office
        else (((), "TRƯỞNG BAN"), (("K/T TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN"))
    )
    return Body(
        "commission",
        (row["name"].upper(),),
        (f"{own.party} {own.province}".upper(),),
        f"{row['code']}TU",
        (),
        own.province,
        own.province,
        own,
        f"{row['name']} {own.party}",
        "party",
        heads,
    )


def _school(rng: Random, own: Own, on: date) -> Body:
    name = rng.choice(["Lê Quý Đôn", "Nguyễn Trãi", "Chu Văn An", "Phan Bội Châu", "Trần Phú"])
    code = "THPT" + "".join(part[0] for part in name.split())
    return Body(
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


def _company(rng: Random, own: Own, on: date) -> Body:
    name = rng.choice(["Xây dựng Sông Hồng", "Cấp nước Thành Đạt", "Môi trường Xanh", "Dệt may Phú Hưng"])
    return Body(
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


def _police(rng: Random, own: Own, on: date) -> Body:
    code = "CATP" if own.kind == "thành phố" else "CAT"
    return Body(
        "police",
        (f"CÔNG AN {own.province_name.upper()}",),
        ("BỘ CÔNG AN",),
        code,
        ("PV01", "PX05", "PC06"),
        own.province,
        own.province,
        own,
        f"Công an {own.kind}",
        heads=_DIRECTOR[:2],
        family="police",
    )


def _court(rng: Random, own: Own, on: date) -> Body:
    return Body(
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


def _hospital(rng: Random, own: Own, on: date) -> Body:
    return Body(
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
        _DIRECTOR[:2],
    )


def _union(rng: Random, own: Own, on: date) -> Body:
    heads = ((("TM. BAN THƯỜNG VỤ",), "CHỦ TỊCH"), (("TM. BAN THƯỜNG VỤ",), "PHÓ CHỦ TỊCH"))
    return Body(
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


def _council(rng: Random, own: Own, on: date) -> Body:
    heads = (
        (("TM. HỘI ĐỒNG NHÂN DÂN",), "CHỦ TỊCH"),
        (("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    )
    return Body(
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


def _bureau(rng: Random, own: Own, on: date) -> Body:
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
    return Body(
        "bureau",
        _broken(name),
        (parent,),
        code,
        ("VP", "NV"),
        "Hà Nội",
        None,
        None,
        self_name,
        heads=(((), "CỤC TRƯỞNG"), (("KT. CỤC TRƯỞNG",), "PHÓ CỤC TRƯỞNG")),
    )


_MAKERS = {
    "hospital": _hospital,
    "union": _union,
    "council": _council,
    "bureau": _bureau,
    "ubnd province": _ubnd_province,
    "ubnd unit": _ubnd_unit,
    "department": _department,
    "office": _office,
    "ministry": _ministry,
    "party province": _party_province,
    "party district": _party_district,
    "commission": _commission,
    "school": _school,
    "company": _company,
    "police": _police,
    "court": _court,
}
