"""Bodies by rows of `institutions.toml`: schools, state enterprises, the youth union, Party bases; joint issuers."""

from __future__ import annotations

from datetime import date
from random import Random

from .data import Row, in_year, table
from .world import DISTRICTS_END, IssuingBody, Own, certain_province


def make_institution(rng: Random, own: Own, on: date, kind: str) -> IssuingBody:
    """Draw a body of that kind from the table; its row is of the day of issue."""
    rows = [row for row in in_year(table("institutions")["row"], on.year) if row["kind"] == kind]
    if on > DISTRICTS_END:
        rows = [row for row in rows if not row.get("district")]
    row = rng.choice(rows)
    named = rng.choice(table("institutions")["names"])
    slots = {
        "P": own.province_name.upper(), "B": own.province.upper(), "b": own.province, "kind": own.kind,
        "NAME": named.upper(), "name": named, "i": "".join(word[0] for word in named.split()),
        "bi": "".join(word[0] for word in own.province.split()), "ỦY": own.party.upper(), "ủy": own.party,
    }  # fmt: skip
    if own.unit:
        slots |= {"U": own.unit_name.upper(), "UB": own.unit.upper(), "UNIT_ỦY": own.unit_party.upper()}
    province = own.province if row["province"] == "own" else None
    if row["province"] == "unit":
        province = certain_province(own, on)

    def filled(lines: list[str]) -> tuple[str, ...]:
        return tuple(line.format(**slots) for line in lines)

    return IssuingBody(
        kind,
        filled(rng.choice(row["lines"])),
        filled(rng.choice(row["parents"])) if row["parents"] else (),
        row["code"].format(**slots),
        tuple(row["units"]),
        (own.unit or "") if row["province"] == "unit" else own.province,
        province,
        own,
        row["self"].format(**slots),
        row["family"],
        tuple((tuple(head[:-1]), head[-1]) for head in row["heads"]),
    )


def make_joint(rng: Random, own: Own, on: date) -> IssuingBody:
    """Draw two departments of a province that issue together (liên tịch, liên ngành)."""
    first, second = rng.sample(in_year(table("bodies")["department"], on.year), 2)
    names = (first["name"].upper(), second["name"].upper())
    one = f"{names[0]} - {names[1]}"
    lines = (one,) if len(one) < 44 and rng.random() < 0.5 else (f"{names[0]} -", names[1])
    parent = f"UBND {own.province_name.upper()}"
    return IssuingBody(
        "joint",
        lines,
        (parent,),
        f"{first['code']}-{second['code']}",
        (),
        own.province,
        own.province,
        own,
        f"{first['name']} và {second['name']}",
        "joint",
        tuple(_joint_heads(names)),
        partners=names,
    )


def _joint_heads(names: tuple[str, str]) -> list[tuple[tuple[str, ...], str]]:
    """The signature forms of either partner: its name heads the block."""
    forms: tuple[tuple[tuple[str, ...], str], ...] = (((), "GIÁM ĐỐC"), (("KT. GIÁM ĐỐC",), "PHÓ GIÁM ĐỐC"))
    return [((name, *mark), title) for name in names for mark, title in forms]


def joint_blocks(rng: Random, body: IssuingBody) -> list[tuple[tuple[str, ...], str]]:
    """One signature form for each partner, in an order of their own."""
    order = list(body.partners)
    rng.shuffle(order)
    return [rng.choice([head for head in body.heads if head[0][0] == name]) for name in order]


JOINT: dict[str, tuple[Row, ...]] = {
    "KH": ({"title": "KẾ HOẠCH LIÊN TỊCH", "code": "KHLT"}, {"title": "KẾ HOẠCH", "code": "KHLT"}),
    "HD": ({"title": "HƯỚNG DẪN LIÊN NGÀNH", "code": "HDLN"}, {"title": "HƯỚNG DẪN LIÊN TỊCH", "code": "HDLT"}),
}
"""Titles and the type in the symbol, of what is issued jointly."""
