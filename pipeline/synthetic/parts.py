"""The parts of a made-up dispatch around its body: number, subject, addressees, signatures, Nơi nhận."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from .data import Row, table, words
from .days import padded
from .world import IssuingBody, named, pool_of

TITLES = {
    "KH": ("KẾ HOẠCH",), "TB": ("THÔNG BÁO",), "BC": ("BÁO CÁO",), "TTr": ("TỜ TRÌNH",), "HD": ("HƯỚNG DẪN",),
    "QĐ": ("QUYẾT ĐỊNH",), "GM": ("GIẤY MỜI",), "CĐ": ("CÔNG ĐIỆN",), "CT": ("CHỈ THỊ",), "KL": ("KẾT LUẬN",),
    "NQ": ("NGHỊ QUYẾT",), "CTr": ("CHƯƠNG TRÌNH",), "PA": ("PHƯƠNG ÁN",),
}  # fmt: skip
"""Printed title of each type that has one (Nghị định 30/2020/NĐ-CP, Phụ lục III; Hướng dẫn 36-HD/VPTW)."""

_STATE = {"CV": 12, "KH": 3, "TB": 2, "BC": 2, "TTr": 2, "HD": 1, "QĐ": 3, "GM": 2, "CTr": 1, "PA": 1}
_BY_FAMILY = {
    "party": {"CV": 6, "CT": 1, "KL": 1, "TB": 2, "HD": 1, "KH": 2, "BC": 1, "QĐ": 1},
    "school": {"CV": 3, "KH": 2, "TB": 2, "QĐ": 2, "BC": 1},
    "company": {"CV": 4, "TB": 1, "QĐ": 1},
    "court": {"CV": 4, "KH": 1, "TB": 1},
    "youth": {"CV": 3, "KH": 2, "TB": 1, "HD": 1},
    "joint": {"KH": 3, "HD": 2},
}


@dataclass
class Parts:
    """What will be printed, line by line where lines matter."""

    left: list[str]
    """Issuing body and what stands under it."""
    number_line: str
    date_line: str
    subject: str
    doc_type: str
    title: tuple[str, ...]
    urgent: list[str] = field(default_factory=list)
    addressees: list[str] = field(default_factory=list)
    heading: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    distribution: list[str] = field(default_factory=list)
    signatures: list[list[str]] = field(default_factory=list)
    appendix: list[str] = field(default_factory=list)
    appendix_tasks: list[str] = field(default_factory=list)
    """The table of an appendix, its rows parted by line breaks, cells by tabs."""
    country: str = "state"
    """Who stands over the day: state, party or youth."""


def choose_type(rng: Random, body: IssuingBody) -> str:
    """Draw the type of the dispatch."""
    weights = dict(_BY_FAMILY.get(body.family, _STATE))
    if body.kind in ("ubnd province", "ubnd unit"):
        weights |= {"CĐ": 1, "CT": 1}
    return rng.choices(list(weights), list(weights.values()))[0]


def number(rng: Random, body: IssuingBody, doc_type: str, year: int, joint: str = "") -> tuple[str, str | None, str]:
    """Return the number as printed, its serial (None where blank) and its symbol; `joint`: its type if joint."""
    n = rng.choice([rng.randint(1, 99), rng.randint(100, 4000)])
    serial: str | None = f"{n:02d}" + (rng.choice("aAb") if rng.random() < 0.02 else "")
    if rng.random() < 0.08:
        serial = None
    blank = rng.choice(["      ", "     ", "........", "……"])
    if body.partyish:
        symbol = f"{doc_type}/{body.code}"
        if body.units and rng.random() < 0.5:
            symbol += f"-{rng.choice(body.units)}"
        return f"{serial or blank}-{symbol}", serial, symbol
    if body.partners:
        symbol = f"{joint or doc_type}-{body.code}"
    elif doc_type == "CV":
        symbol = f"{body.code}-{rng.choice(body.units)}" if body.units else body.code
        if body.family in ("school", "company") and rng.random() < 0.3:
            symbol = rng.choice([body.code, f"CV-{body.code}"])
    else:
        symbol = f"{doc_type}-{body.code}"
        if doc_type == "QĐ" and body.code == "UBND" and rng.random() < 0.2:
            symbol = f"{year}/{symbol}"
    gap = " " if serial and rng.random() < 0.04 else ""
    return f"{serial or blank}{gap}/{symbol}", serial, symbol


def number_line(rng: Random, body: IssuingBody, printed: str) -> str:
    """The line that holds the number; the Party writes no colon."""
    return f"{'Số' if body.family == 'party' else rng.choice(['Số:', 'Số:', 'Số :'])} {printed}"


def date_line(rng: Random, body: IssuingBody, on: date, known: bool, urgent: bool = False) -> str:
    """Place and day; the day is blank in drafts that the clerk numbers later, a công điện (`urgent`) gives its hour."""
    d, m = padded(on)
    if not known:
        d = rng.choice(["     ", "    ", "...", "…"])
    elif urgent and rng.random() < 0.7:
        hour, minute = rng.randint(5, 22), rng.choice(["", " 15", " 30", " 45"])
        time = f"hồi {hour:02d} giờ{minute}{rng.choice([' phút', '']) if minute else ''}"
        return f"{body.place}, {time}{rng.choice([',', ''])} ngày {d} tháng {m} năm {on.year}"
    return f"{body.place}, ngày {d} tháng {m} năm {on.year}"


def addressees(rng: Random, body: IssuingBody) -> tuple[list[str], list[str]]:
    """Return the lines of Kính gửi, and its items as the record must give them."""
    pool = pool_of(body, "addressees")
    if rng.random() < 0.4:
        one = rng.choice(pool)
        return [f"Kính gửi: {one}{rng.choice(['', '.'])}"], [one]
    items = rng.sample(pool, rng.randint(2, min(4, len(pool))))
    marks = [";"] * (len(items) - 1) + ["."]
    lines = [f"- {item}{mark}" for item, mark in zip(items, marks, strict=True)]
    if rng.random() < 0.2:
        lines.append(rng.choice(["(sau đây gọi chung là các đơn vị)", "(Gọi chung là các cơ quan, đơn vị)"]))
    return ([f"Kính gửi: {lines[0]}", *lines[1:]] if rng.random() < 0.3 else ["Kính gửi:", *lines]), items


def distribution(rng: Random, body: IssuingBody, doc_type: str, article: int) -> tuple[list[str], list[str]]:
    """Return the lines of Nơi nhận with its heading, and its items."""
    first = {"QĐ": f"Như Điều {article}", "GM": "Như thành phần mời"}.get(doc_type, "Như trên")
    family = "party" if body.partyish else "state"
    data = table("bodies")["distribution"]
    middle = [named(rng.choice(choice), body) for choice in data[family]]
    last = named(rng.choice(data[f"{family}_last"]), body).format(
        u=rng.choice(body.units or ("TH",)),
        who=words(rng, "drafters"),
        n=f"{rng.randint(2, 9):02d}",
        k=rng.randint(2, 90),
    )
    items = [first, *rng.sample(middle, rng.randint(0, 3)), last]
    marks = rng.choice([";", ";", ","]) if body.family == "party" else ";"
    lines = [f"- {item}{marks}" for item in items[:-1]] + [f"- {items[-1]}."]
    return ["Nơi nhận:", *lines], items


def person(rng: Random) -> str:
    """An invented name."""
    return f"{words(rng, 'families')} {words(rng, 'middles')} {words(rng, 'givens')}"


def signature(rng: Random, body: IssuingBody, head: tuple[tuple[str, ...], str] | None = None) -> tuple[list[str], Row]:
    """Return the lines of a signature, and its gold entry."""
    authority, title = head or rng.choice(body.heads)
    name = person(rng)
    before = {
        "school": rng.choice(["", "ThS. ", "TS. "]),
        "hospital": rng.choice(["", "BSCKII. ", "TS. "]),
        "police": rng.choice(["Đại tá ", "Thượng tá ", "Thiếu tướng "]),
    }.get(body.family, "")
    printed = name.upper() if rng.random() < 0.05 and not before else name
    glued = rng.random() < 0.08
    lines = [line.replace(". ", ".", 1) if glued else line for line in authority] + [title]
    signed = rng.choice([[], [], [], ["(Đã ký)"], ["(đã ký)"]])
    return [*lines, *signed, before + printed], {"authority": list(authority), "title": title, "name": name}
