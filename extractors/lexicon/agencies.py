"""Bodies and their codes: who may have issued a symbol, at which level; and the names that bodies bear in running text.

The codes are priors: the head of each agency chooses its own (Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from schemas.dispatch import Level

from ..text.keys import code_key, name_key
from .lists import ordered
from .provinces import all_provinces, earliest, provinces_on
from .tables import cells, rows


@dataclass(frozen=True, slots=True)
class AgencyKind:
    """One kind of body with its codes; `kind` is `unit` for a drafting unit, which issues nothing by itself."""

    codes: tuple[str, ...]
    name: str
    levels: tuple[Level, ...]
    kind: str
    valid_from: str
    """First day or month as EDTF, empty where open."""
    valid_to: str
    example: str

    def valid(self, on: str | None) -> bool:
        """Tell whether the body existed on the day (EDTF); True without a day."""
        day = earliest(on)
        if day is None:
            return True
        begun = not self.valid_from or self.valid_from <= day
        return begun and (not self.valid_to or day[: len(self.valid_to)] <= self.valid_to)


@cache
def agency_table() -> tuple[AgencyKind, ...]:
    """Return the table of codes."""
    return tuple(
        AgencyKind(
            tuple(cells(row["codes"])), row["name"], tuple(cells(row["level"])), row["kind"],  # type: ignore[arg-type]
            row["valid_from"], row["valid_to"], row["example"],
        )
        for row in rows("agencies")
    )  # fmt: skip


@cache
def _issuers() -> dict[str, tuple[AgencyKind, ...]]:
    found: dict[str, dict[AgencyKind, None]] = {}
    for agency in agency_table():
        for code in agency.codes if agency.kind != "unit" else ():
            found.setdefault(code_key(code), {})[agency] = None
    return {code: tuple(same) for code, same in found.items()}


@cache
def _units() -> dict[str, str]:
    return {code_key(code): agency.name for agency in agency_table() if agency.kind == "unit" for code in agency.codes}


_TERM = re.compile(r"(UBTVQH|QH)\d{1,2}")


def bodies_of_code(code: str, on: str | None = None) -> tuple[AgencyKind, ...]:
    """Return the bodies that use a code as issuer, those of the day where a date is given; `QH15` counts as `QH`."""
    found = _bodies_at_any_time(code)
    if on is None or len(found) < 2:
        return found
    return tuple(agency for agency in found if agency.valid(on)) or found


@lru_cache(maxsize=4096)
def _bodies_at_any_time(code: str) -> tuple[AgencyKind, ...]:
    key = code_key(code)
    term = _TERM.fullmatch(key)
    return _issuers().get(term[1] if term else key, ())


def is_issuer_code(code: str) -> bool:
    """Tell whether a segment of a symbol is the code of an issuing body (a drafting unit's is not)."""
    return bool(bodies_of_code(code))


def unit_of_code(code: str) -> str | None:
    """Return what a drafting unit's code means: `KGVX` gives `Khoa giáo - Văn xã`; None where unknown."""
    return _units().get(code_key(code))


# --- names in running text --------------------------------------------------------------------------------------------


@cache
def agency_heads(groups: bool = True) -> tuple[str, ...]:
    """Return the words with which a body's name begins in running text, longest first; with groups: "các cơ quan"."""
    found = [row["text"] for row in rows("agency_names") if groups and row["kind"] == "group"]
    return tuple(sorted({*ordered("heads_in_text"), *found}, key=lambda head: (-len(head), head)))


@lru_cache(maxsize=8)
def known_agencies(on: str | None = None) -> tuple[str, ...]:
    """Return full names of bodies for a phrase matcher: central ones and each province's.

    Those of the day, about 2 300; without a date all since 2004, about 5 800.
    """
    valid = [agency for agency in agency_table() if agency.kind != "unit" and agency.valid(on)]
    departments = [agency.name for agency in valid if agency.name.startswith("Sở ")]
    forms = [row["text"] for row in rows("agency_names") if row["kind"] == "form"]
    names = [agency.name for agency in valid]
    units = provinces_on(on) if on else [p for p in all_provinces() if not p.valid_to or p.valid_to >= "2004"]
    for name, kind in dict.fromkeys((p.name, p.kind) for p in units):
        unit, party = f"{kind} {name}", "Thành ủy" if kind == "thành phố" else "Tỉnh ủy"
        names += [form.format(u=unit, n=name, p=party) for form in forms]
        names += [full for department in departments for full in (f"{department} {unit}", f"{department} {name}")]
    return tuple(dict.fromkeys(names))


@cache
def _central() -> frozenset[str]:
    return frozenset(name_key(agency.name) for agency in agency_table() if agency.levels == ("central",))


def level_of_body(name: str) -> Level | None:
    """Return `central` for the name of a central body of the table, else None: a local name needs its territory."""
    return "central" if name_key(name) in _central() else None
