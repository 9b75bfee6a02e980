"""Bodies at a date: which of several of one name is meant, what became of it, and what was before it.

Source: `data/succession.tsv` (made by `tools/make_agencies.py`): 63 provinces became 34 on 2025-07-01 (Nghị quyết
202/2025/QH15), districts ended the day before, communes were merged; ministries and Sở were merged in 2025.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extractors.lexicon.folded_units import REFORM, bare_name, province_key
from extractors.lexicon.provinces import all_provinces
from extractors.lexicon.tables import cells
from extractors.text.keys import bare_key, bare_words
from schemas.dates import earliest_day, latest_day

from .identity import AgencyId

DATA = Path(__file__).parent / "data" / "succession.tsv"
_DISTRICTS_END = "2025-06-30"


@dataclass(frozen=True, slots=True)
class _SuccessionRow:
    level: str
    territory: str
    names: tuple[str, ...]
    valid_to: str
    successors: tuple[str, ...]


@cache
def _rows() -> tuple[_SuccessionRow, ...]:
    lines = [line for line in DATA.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(
        _SuccessionRow(level, territory, tuple(cells(names)), valid_to, tuple(cells(successors)))
        for level, territory, names, valid_to, successors in (line.split("\t") for line in lines[1:])
    )


def _unit_key(unit: str) -> str:
    return bare_key(unit).replace("-", " ")


# --- communes of before July 2025 ------------------------------------------------------------------------------------


@cache
def _former_communes() -> dict[str, dict[str, dict[str, tuple[str, ...]]]]:
    found: dict[str, dict[str, dict[str, tuple[str, ...]]]] = {}
    for row in _rows():
        if row.level == "commune":
            province, _, district = row.territory.partition("/")
            communes = found.setdefault(province, {}).setdefault(district, {})
            communes |= dict.fromkeys(row.names, row.successors)
    return found


def communes_of(province: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the communes of before July 2025 by printed names: district → commune → what it went into."""
    return _former_communes().get(province, {})


def successor_communes(province: str, district: str, commune: str) -> tuple[str, ...]:
    """Return the communes that one of before July 2025 went into, in the successor of its province."""
    return communes_of(province).get(district, {}).get(commune, ())


@cache
def _districts_of_commune() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[str]] = {}
    for province, districts in _former_communes().items():
        for district, communes in districts.items():
            for commune in communes:
                found.setdefault((province_key(province), _unit_key(commune)), []).append(_unit_key(district))
    return {key: tuple(districts) for key, districts in found.items()}


def district_of(agency: AgencyId) -> str | None:
    """Return the folded district of a commune's body of before July 2025, where only one has a commune of the name."""
    if agency.district or not agency.commune or not agency.province:
        return agency.district
    found = _districts_of_commune().get((agency.province, agency.commune), ())
    return found[0] if len(found) == 1 else None


def may_lie_in(agency: AgencyId) -> bool:
    """Tell whether a commune may lie in its district: it did until June 2025, or nobody knows a commune of the name."""
    found = _districts_of_commune().get((agency.province or "", agency.commune or ""), ())
    return not found or agency.district in found


def has_namesakes(agency: AgencyId, on: dt.date | None) -> bool:
    """Tell whether a commune's body may be that of another commune of the name in its province.

    Before July 2025 communes of several districts of a province had one name, and some of one district had names that
    only diacritics tell apart (xã Hoằng Phú, xã Hoằng Phụ); since then a name is given once.

    Args:
        agency: A body.
        on: The first day that it may be meant on; None where not known.
    """
    if not agency.commune or not agency.province or (on is not None and on >= REFORM):
        return False
    districts = _districts_of_commune().get((agency.province, agency.commune), ())
    return sum(agency.district in (None, district) for district in districts) > 1


# --- bodies at a date ------------------------------------------------------------------------------------------------


@cache
def _lives(province: str) -> tuple[tuple[str, str], ...]:
    """Return first and last days of the provinces of one name as legal persons, the oldest first."""
    name = bare_name(province)
    return tuple(sorted((p.valid_from, p.valid_to) for p in all_provinces() if p.name == name))


@cache
def _body_ends() -> dict[str, tuple[str, tuple[str, ...]]]:
    return {
        bare_words(name): (row.valid_to, row.successors)
        for row in _rows()
        if row.level in ("central", "province")
        for name in row.names
    }


def life(agency: AgencyId, on: str | None) -> tuple[str | None, str | None]:
    """Return first and last day (EDTF) of the body that bore the name on a day; None where open or not known."""
    first, last = _life_of_unit(agency, on)
    end = _body_ends().get(agency.body)
    if end and agency.level in ("central", "province"):
        last = min(last or "9", end[0])
    return first, last


def _life_of_unit(agency: AgencyId, on: str | None) -> tuple[str | None, str | None]:
    day = latest_day(on) or earliest_day(on)
    if agency.level == "district":
        return None, _DISTRICTS_END
    if agency.level == "commune":
        if day is None:
            return None, None
        return ("2025-07-01", None) if day >= REFORM else (None, _DISTRICTS_END)
    if agency.level != "province" or not agency.province:
        return None, None
    lives = _lives(agency.province)
    written = day.isoformat() if day else None
    for first, last in lives:
        if written is None or ((not first or first <= written) and (not last or written <= last)):
            return (first or None, last or None) if len(lives) > 1 or last else (None, None)
    return None, None


def key_at(agency: AgencyId, on: str | None) -> str:
    """Return what tells the body apart from those of its name: its key, and its first day where one was before."""
    first, _ = _life_of_unit(agency, on)
    renewed = first is not None and first >= "2025" and on is not None
    return f"{agency.key}@{first}" if renewed else agency.key


# --- successors and predecessors -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AgencyAt:
    """A body at a time."""

    agency: AgencyId
    on: str | None
    """A day (EDTF) on which it was there."""

    @property
    def key(self) -> str:
        """What tells it apart."""
        return key_at(self.agency, self.on)


@cache
def _predecessors_of_bodies() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in _rows():
        if row.level in ("central", "province"):
            for successor in row.successors:
                found.setdefault(bare_words(successor), []).extend(
                    (bare_words(name), row.valid_to) for name in row.names
                )
    return {body: tuple(names) for body, names in found.items()}


@cache
def _predecessors_of_communes() -> dict[tuple[str, str], tuple[tuple[str, str, str], ...]]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    provinces = {
        row.names[0]: row.successors for row in _rows() if row.level == "unit" and row.valid_to == _DISTRICTS_END
    }
    for province, districts in _former_communes().items():
        now = province_key(provinces.get(province, (province,))[0])
        for district, communes in districts.items():
            for commune, successors in communes.items():
                old = (province_key(province), _unit_key(district), _unit_key(commune))
                for successor in successors:
                    found.setdefault((now, _unit_key(successor)), []).append(old)
    return {key: tuple(olds) for key, olds in found.items()}


def predecessors(body: AgencyAt) -> list[tuple[AgencyAt, str]]:
    """Return the bodies that went into this one, each with the day on which this one took its place."""
    return [*_units_before(body), *_bodies_before(body)]


def _units_before(body: AgencyAt) -> Iterator[tuple[AgencyAt, str]]:
    agency, since = body.agency, _life_of_unit(body.agency, body.on)[0]
    if since is None or since < "2025" or not agency.province:
        return
    if agency.level == "commune" and agency.commune:
        for province, district, commune in _predecessors_of_communes().get((agency.province, agency.commune), ()):
            old = replace(agency, province=province, district=district, commune=commune)
            yield AgencyAt(old, _DISTRICTS_END), since
        return
    if agency.level != "province":
        return
    name = bare_name(agency.province)
    for row in _rows():
        if row.level == "unit" and name in row.successors and _next_day(row.valid_to) == since:
            yield AgencyAt(replace(agency, province=province_key(row.names[0])), row.valid_to), since


def _bodies_before(body: AgencyAt) -> Iterator[tuple[AgencyAt, str]]:
    for name, last in _predecessors_of_bodies().get(body.agency.body, ()):
        first, end = _life_of_unit(body.agency, body.on)
        if first and first > last:
            continue  # in a province that was made later: its members' bodies are those before it
        if end and end < last[:4]:
            continue
        yield AgencyAt(replace(body.agency, body=name), last), _next_day(last)


def successors(body: AgencyAt) -> list[tuple[AgencyAt, str]]:
    """Return the bodies that this one went into, each with the day on which it took its place."""
    agency, last = body.agency, _life_of_unit(body.agency, body.on)[1]
    found: list[tuple[AgencyAt, str]] = []
    end = _body_ends().get(agency.body)
    if end and agency.level in ("central", "province"):
        for name in end[1]:
            found.append(
                (AgencyAt(replace(agency, body=bare_words(name)), min(end[0], last or "9")), _next_day(end[0]))
            )
    if last is None or not agency.province:
        return found
    since = _next_day(last)
    if agency.level == "commune" and agency.commune and agency.district:
        place = (agency.province, agency.district, agency.commune)
        for province, commune in _successors_of_communes().get(place, ()):
            found.append((AgencyAt(replace(agency, province=province, district=None, commune=commune), since), since))
    if agency.level == "province":
        name = bare_name(agency.province)
        for row in _rows():
            if row.level == "unit" and row.names == (name,) and row.valid_to == last:
                found += [
                    (AgencyAt(replace(agency, province=province_key(each)), since), since) for each in row.successors
                ]
    return found


@cache
def _successors_of_communes() -> dict[tuple[str, str, str], tuple[tuple[str, str], ...]]:
    found: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for now, olds in _predecessors_of_communes().items():
        for old in olds:
            found.setdefault(old, []).append(now)
    return {old: tuple(sorted(nows)) for old, nows in found.items()}


def _next_day(day: str) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(1)).isoformat() if len(day) == 10 else day


def all_predecessors(body: AgencyAt) -> list[AgencyAt]:
    """Return all bodies before this one, those before them too, nearest first."""
    found: dict[str, AgencyAt] = {}
    queue = [body]
    while queue:
        for before, _ in predecessors(queue.pop(0)):
            if before.key not in found and before.key != body.key:
                found[before.key] = before
                queue.append(before)
    return list(found.values())
