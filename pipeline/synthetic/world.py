"""Who issues a made-up dispatch: real territories at its date, their bodies, and how these name and number themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from extractors.lexicon import provinces_on
from extractors.lexicon.tables import cells, rows

from .data import in_year, table

DISTRICTS_END = date(2025, 6, 30)
"""Last day of the district level (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""

KINDS = (
    ("ubnd province", 5), ("ubnd unit", 6), ("department", 7), ("office", 3), ("ministry", 3), ("party province", 2),
    ("commission", 2), ("party district", 1), ("school", 2), ("company", 1), ("police", 1), ("court", 1), ("hospital", 1), ("union", 1), ("council", 1), ("bureau", 1),
)  # fmt: skip


@dataclass(frozen=True)
class Own:
    """The territory that a body speaks for: its province, and the unit below it for a body of that unit."""

    province: str
    kind: str
    unit_kind: str | None = None
    unit: str | None = None

    @property
    def province_name(self) -> str:
        """As running text names it: `tỉnh Yên Bái`."""
        return f"{self.kind} {self.province}"

    @property
    def unit_name(self) -> str:
        """As running text names the unit: `huyện Văn Yên`."""
        return f"{self.unit_kind} {self.unit}"

    @property
    def party(self) -> str:
        """The province's Party committee without its name."""
        return "Thành ủy" if self.kind == "thành phố" else "Tỉnh ủy"

    @property
    def unit_party(self) -> str:
        """The unit's Party committee without its name."""
        heads = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy", "thành phố": "Thành ủy"}
        return heads.get(self.unit_kind or "", "Đảng ủy")


@dataclass(frozen=True)
class Body:
    """A body that issues: its printed lines, its code in symbols, its place; `province` is what the record must say."""

    kind: str
    lines: tuple[str, ...]
    parents: tuple[str, ...]
    code: str
    units: tuple[str, ...]
    place: str
    province: str | None
    own: Own | None
    self_name: str
    family: str = "state"
    heads: tuple[tuple[tuple[str, ...], str], ...] = field(default=())
    """Signature forms: the lines of authority, and the title."""


def make_body(rng: Random, on: date) -> Body:
    """Draw a body of that day."""
    allowed = [
        (kind, weight) for kind, weight in KINDS if kind not in ("office", "party district") or on <= DISTRICTS_END
    ]
    kind = rng.choices([k for k, _ in allowed], [w for _, w in allowed])[0]
    province = rng.choice([p for p in provinces_on(on.isoformat()) if p.name != "Huế" or on.year > 2025])
    own = Own(province.name, province.kind)
    if kind in ("ubnd unit", "office", "party district"):
        own = make_unit(rng, own, on)
    return _MAKERS[kind](rng, own, on)


def make_unit(rng: Random, own: Own, on: date) -> Own:
    """Draw a district of the province, after the district level ended a commune; the province may change for it."""
    name = "districts" if on <= DISTRICTS_END else "communes"
    valid = {p.name: p for p in provinces_on(on.isoformat())}
    lines = [row for row in rows(name) if row["province"] in valid and not row["kind"].startswith("đặc")]
    here = [row for row in lines if row["province"] == own.province] or lines
    row = rng.choice(here)
    units = [unit for unit in cells(row["names"]) if not unit[:1].isdigit()]
    if not units:
        row = next(row for row in lines if row["kind"] in ("huyện", "xã"))
        units = cells(row["names"])
    province = valid[row["province"]]
    return Own(province.name, province.kind, row["kind"], rng.choice(units))


@cache
def _homonyms() -> Counter[tuple[str, str]]:
    """How many provinces have a unit of that name: districts change their kind, so that the kind tells nothing apart."""
    found: Counter[tuple[str, str]] = Counter()
    for name in ("districts", "communes"):
        pairs = {(row["province"], unit) for row in rows(name) for unit in cells(row["names"])}
        found.update((name, unit) for _, unit in pairs)
    return found


def certain_province(own: Own, on: date) -> str | None:
    """The province of a unit that prints none: known only where no other province has such a unit."""
    name = "districts" if on <= DISTRICTS_END else "communes"
    return own.province if _homonyms()[name, own.unit or ""] == 1 else None


_UBND = (
    (("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH"), (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    (("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH"), ((), "CHỦ TỊCH"), (("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG"),
    (("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"), (("TUQ. CHỦ TỊCH",), "TRƯỞNG PHÒNG NỘI VỤ"),
)  # fmt: skip
_DIRECTOR = (
    ((), "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"), (("TL. GIÁM ĐỐC",), "CHÁNH VĂN PHÒNG"),
    (("TUQ. GIÁM ĐỐC",), "TRƯỞNG PHÒNG TỔ CHỨC"), ((), "Q. GIÁM ĐỐC"),
)  # fmt: skip


def _ubnd_province(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "ubnd province", ("ỦY BAN NHÂN DÂN", own.province_name.upper()), (), "UBND", ("NC", "KT", "TH", "KGVX", "NV"),
        own.province, own.province, own, f"Ủy ban nhân dân {own.kind}", heads=_UBND[:-1],
    )  # fmt: skip


def _ubnd_unit(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "ubnd unit", ("ỦY BAN NHÂN DÂN", own.unit_name.upper()), (), "UBND", ("NV", "VP", "TCKH", "VHTT"),
        own.unit or "", certain_province(own, on), own, f"Ủy ban nhân dân {own.unit_kind}", heads=_UBND,
    )  # fmt: skip


def _parent_province(rng: Random, own: Own) -> tuple[str, ...]:
    name = own.province_name.upper()
    return rng.choice([(f"UBND {name}",), ("ỦY BAN NHÂN DÂN", name), (f"ỦY BAN NHÂN DÂN {name}",)])


def _department(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["department"], on.year))
    lines = _broken(row["name"].upper())
    return Body(
        "department", lines, _parent_province(rng, own), row["code"], tuple(row["units"]), own.province, own.province, own,
        row["name"], heads=_DIRECTOR,
    )  # fmt: skip


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
        "office", (row["name"].upper(),), rng.choice([(f"UBND {name}",), ("ỦY BAN NHÂN DÂN", name)]), row["code"], ("TH",),
        own.unit or "", certain_province(own, on), own, row["name"],
        heads=(((), "TRƯỞNG PHÒNG"), (("KT. TRƯỞNG PHÒNG",), "PHÓ TRƯỞNG PHÒNG")),
    )  # fmt: skip


def _ministry(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["ministry"], on.year))
    return Body(
        "ministry", _broken(row["name"].upper()), (), row["code"], tuple(row["units"]), "Hà Nội", None, None, row["name"],
        heads=(((), "BỘ TRƯỞNG"), (("KT. BỘ TRƯỞNG",), "THỨ TRƯỞNG"), (("TL. BỘ TRƯỞNG",), "CHÁNH VĂN PHÒNG"),
               (("TL. BỘ TRƯỞNG", "KT. CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG")),
    )  # fmt: skip


_COMMITTEE = (
    (("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ"), (("T/M BAN THƯỜNG VỤ",), "BÍ THƯ"), (("T/L BAN THƯỜNG VỤ",), "CHÁNH VĂN PHÒNG"),
    (("T/L BAN THƯỜNG VỤ", "K/T CHÁNH VĂN PHÒNG"), "PHÓ CHÁNH VĂN PHÒNG"),
)  # fmt: skip


def _party_province(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "party province", (f"{own.party} {own.province}".upper(),), (), "TU", (), own.province, own.province, own,
        f"Ban Thường vụ {own.party}", "party", _COMMITTEE,
    )  # fmt: skip


def _party_district(rng: Random, own: Own, on: date) -> Body:
    code = {"huyện": "HU", "quận": "QU", "thị xã": "ThU"}.get(own.unit_kind or "", "ThU")
    return Body(
        "party district", (f"{own.unit_party} {own.unit}".upper(),), (f"{own.party} {own.province}".upper(),), code, (),
        own.unit or "", own.province, own, f"Ban Thường vụ {own.unit_party}", "party", _COMMITTEE,
    )  # fmt: skip


def _commission(rng: Random, own: Own, on: date) -> Body:
    row = rng.choice(in_year(table("bodies")["commission"], on.year))
    office = row["name"] == "Văn phòng"
    heads = (
        (((), "CHÁNH VĂN PHÒNG"), (("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG"))
        if office
        else (((), "TRƯỞNG BAN"), (("K/T TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN"))
    )
    return Body(
        "commission", (row["name"].upper(),), (f"{own.party} {own.province}".upper(),), f"{row['code']}TU", (),
        own.province, own.province, own, f"{row['name']} {own.party}", "party", heads,
    )  # fmt: skip


def _school(rng: Random, own: Own, on: date) -> Body:
    name = rng.choice(["Lê Quý Đôn", "Nguyễn Trãi", "Chu Văn An", "Phan Bội Châu", "Trần Phú"])
    code = "THPT" + "".join(part[0] for part in name.split())
    return Body(
        "school", (f"TRƯỜNG THPT {name.upper()}",), ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", own.province_name.upper()), code, ("VP",),
        own.province, own.province, own, f"Trường THPT {name}",
        heads=(((), "HIỆU TRƯỞNG"), (("KT. HIỆU TRƯỞNG",), "PHÓ HIỆU TRƯỞNG")), family="school",
    )  # fmt: skip


def _company(rng: Random, own: Own, on: date) -> Body:
    name = rng.choice(["Xây dựng Sông Hồng", "Cấp nước Thành Đạt", "Môi trường Xanh", "Dệt may Phú Hưng"])
    return Body(
        "company", ("CÔNG TY CỔ PHẦN", name.upper()), (), rng.choice(["CTY", "CTCP"]), ("KD", "HCNS"), own.province, None, own,
        f"Công ty Cổ phần {name}", heads=(((), "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"), ((), "TỔNG GIÁM ĐỐC")),
        family="company",
    )  # fmt: skip


def _police(rng: Random, own: Own, on: date) -> Body:
    code = "CATP" if own.kind == "thành phố" else "CAT"
    return Body(
        "police", (f"CÔNG AN {own.province_name.upper()}",), ("BỘ CÔNG AN",), code, ("PV01", "PX05", "PC06"), own.province,
        own.province, own, f"Công an {own.kind}", heads=_DIRECTOR[:2], family="police",
    )  # fmt: skip


def _court(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "court", ("TÒA ÁN NHÂN DÂN", own.province_name.upper()), (), "TA", ("VP", "TCCB"), own.province, own.province, own,
        f"Tòa án nhân dân {own.kind}", heads=(((), "CHÁNH ÁN"), (("KT. CHÁNH ÁN",), "PHÓ CHÁNH ÁN")), family="court",
    )  # fmt: skip


def _hospital(rng: Random, own: Own, on: date) -> Body:
    return Body(
        "hospital", ("BỆNH VIỆN ĐA KHOA", own.province_name.upper()), ("SỞ Y TẾ",), "BVĐK", ("KHTH", "TCCB"), own.province,
        own.province, own, f"Bệnh viện Đa khoa {own.kind}", "hospital", _DIRECTOR[:2],
    )  # fmt: skip


def _union(rng: Random, own: Own, on: date) -> Body:
    heads = ((("TM. BAN THƯỜNG VỤ",), "CHỦ TỊCH"), (("TM. BAN THƯỜNG VỤ",), "PHÓ CHỦ TỊCH"))
    return Body(
        "union", ("LIÊN ĐOÀN LAO ĐỘNG", own.province_name.upper()), ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM",), "LĐLĐ", ("TG", "VP"),
        own.province, own.province, own, f"Liên đoàn Lao động {own.kind}", heads=heads,
    )  # fmt: skip


def _council(rng: Random, own: Own, on: date) -> Body:
    heads = (
        (("TM. HỘI ĐỒNG NHÂN DÂN",), "CHỦ TỊCH"), (("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    )  # fmt: skip
    return Body(
        "council", ("HỘI ĐỒNG NHÂN DÂN", own.province_name.upper()), (), "HĐND", ("VHXH", "KTNS"), own.province, own.province,
        own, f"Hội đồng nhân dân {own.kind}", heads=heads,
    )  # fmt: skip


def _bureau(rng: Random, own: Own, on: date) -> Body:
    name, code, parent = rng.choice([
        ("CỤC QUẢN LÝ KHÁM, CHỮA BỆNH", "KCB", "BỘ Y TẾ"), ("CỤC QUẢN LÝ DƯỢC", "QLD", "BỘ Y TẾ"),
        ("CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", "VTLTNN", "BỘ NỘI VỤ"),
    ])  # fmt: skip
    self_name = {"KCB": "Cục Quản lý Khám, chữa bệnh", "QLD": "Cục Quản lý Dược"}.get(
        code, "Cục Văn thư và Lưu trữ nhà nước"
    )
    return Body(
        "bureau", _broken(name), (parent,), code, ("VP", "NV"), "Hà Nội", None, None, self_name,
        heads=(((), "CỤC TRƯỞNG"), (("KT. CỤC TRƯỞNG",), "PHÓ CỤC TRƯỞNG")),
    )  # fmt: skip


_MAKERS = {
    "hospital": _hospital, "union": _union, "council": _council, "bureau": _bureau,
    "ubnd province": _ubnd_province, "ubnd unit": _ubnd_unit, "department": _department, "office": _office,
    "ministry": _ministry, "party province": _party_province, "party district": _party_district, "commission": _commission,
    "school": _school, "company": _company, "police": _police, "court": _court,
}  # fmt: skip
