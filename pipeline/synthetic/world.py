"""Who issues a made-up dispatch: real territories at its date, their bodies, and how these name themselves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from random import Random

from extractors.lexicon import provinces_on
from extractors.lexicon.tables import cells, rows

from .data import table

DISTRICTS_END = date(2025, 6, 30)
"""Last day of the district level (Luật Tổ chức chính quyền địa phương 72/2025/QH15)."""


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
class IssuingBody:
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
    partners: tuple[str, ...] = ()
    """The printed names of those that issue together; each signs."""

    @property
    def partyish(self) -> bool:
        """Whether its numbers have the Party's order, type and issuer behind the serial."""
        return self.family in ("party", "youth")


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
    """How many provinces have a unit of that name, of whatever kind: districts change theirs."""
    found: Counter[tuple[str, str]] = Counter()
    for name in ("districts", "communes"):
        pairs = {(row["province"], unit) for row in rows(name) for unit in cells(row["names"])}
        found.update((name, unit) for _, unit in pairs)
    return found


def certain_province(own: Own, on: date) -> str | None:
    """The province of a unit that prints none: known only where no other province has such a unit."""
    name = "districts" if on <= DISTRICTS_END else "communes"
    return own.province if _homonyms()[name, own.unit or ""] == 1 else None


def named(text: str, body: IssuingBody) -> str:
    """Fill a party's name in: {self}, {province}, {unit}, {bare}, {ủy}, {unit_ủy} are the body's own."""
    own = body.own
    slots = {"self": body.self_name}
    if own:
        slots |= {"province": own.province_name, "unit": own.unit_name, "bare": own.province}
        slots |= {"ủy": own.party, "unit_ủy": own.unit_party}
    for name, value in slots.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def pool_of(body: IssuingBody, key: str) -> list[str]:
    """The actors, receivers or addressees that a body of this kind has; the body itself where none are listed."""
    listed: list[str] = table("bodies")["parties"][body.kind].get(key, ["{self}"])
    return [named(text, body) for text in listed]
