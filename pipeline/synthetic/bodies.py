"""The kinds of bodies that issue: committees, departments, offices, ministries, the Party; the others by makers."""

from __future__ import annotations

from datetime import date
from random import Random

from extractors.lexicon import provinces_on

from .data import in_year, table
from .institutions import make_institution, make_joint
from .sectors import DIRECTOR, SECTORS, Maker, broken
from .world import DISTRICTS_END, IssuingBody, Own, certain_province, make_unit

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


def make_body(rng: Random, on: date) -> IssuingBody:
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


def _ubnd_province(rng: Random, own: Own, on: date) -> IssuingBody:
    return IssuingBody(
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


def _ubnd_unit(rng: Random, own: Own, on: date) -> IssuingBody:
    return IssuingBody(
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


def _department(rng: Random, own: Own, on: date) -> IssuingBody:
    row = rng.choice(in_year(table("bodies")["department"], on.year))
    lines = broken(row["name"].upper())
    return IssuingBody(
        "department",
        lines,
        _parent_province(rng, own),
        row["code"],
        tuple(row["units"]),
        own.province,
        own.province,
        own,
        row["name"],
        heads=DIRECTOR,
    )


def _office(rng: Random, own: Own, on: date) -> IssuingBody:
    row = rng.choice(table("bodies")["office"])
    name = own.unit_name.upper()
    return IssuingBody(
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


def _ministry(rng: Random, own: Own, on: date) -> IssuingBody:
    row = rng.choice(in_year(table("bodies")["ministry"], on.year))
    return IssuingBody(
        "ministry",
        broken(row["name"].upper()),
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


def _party_province(rng: Random, own: Own, on: date) -> IssuingBody:
    return IssuingBody(
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


def _party_district(rng: Random, own: Own, on: date) -> IssuingBody:
    code = {"huyện": "HU", "quận": "QU", "thị xã": "ThU"}.get(own.unit_kind or "", "ThU")
    return IssuingBody(
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


def _commission(rng: Random, own: Own, on: date) -> IssuingBody:
    row = rng.choice(in_year(table("bodies")["commission"], on.year))
    office = row["name"] == "Văn phòng"
    heads = (
        (((), "CHÁNH VĂN PHÒNG"), (("K/T CHÁNH VĂN PHÒNG",), "PHÓ CHÁNH VĂN PHÒNG"))
        if office
        else (((), "TRƯỞNG BAN"), (("K/T TRƯỞNG BAN",), "PHÓ TRƯỞNG BAN"))
    )
    return IssuingBody(
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


_MAKERS: dict[str, Maker] = {
    **SECTORS,
    "ubnd province": _ubnd_province,
    "ubnd unit": _ubnd_unit,
    "department": _department,
    "office": _office,
    "ministry": _ministry,
    "party province": _party_province,
    "party district": _party_district,
    "commission": _commission,
}
