"""Which bodies somebody means by a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.lexicon import full_name
from extractors.lexicon.agencies import agency_table
from extractors.lexicon.folded_units import bare_name, province_name, unit_display
from extractors.text.keys import bare_words
from schemas import CongVanError
from schemas.dates import full_day

from ..linking.identity import AgencyId, identify
from ..linking.recipients import Whom, covers
from ..linking.succession import AgencyAt, all_predecessors, district_of
from ..store.database import T, rows_in
from .concerned import agency_of

_LATEST = "2026-12-31"


class SeveralBodiesError(CongVanError):
    """Bodies of several territories have the name."""


def asked_for(connection: Connection, name: str, with_predecessors: bool = False) -> list[AgencyId]:
    """Return the body of a name, and those that went into it where asked.

    What the name leaves open is taken from the archive: "Sở Nội vụ" is the only one that its documents name.

    Raises:
        SeveralBodiesError: The archive has bodies of several territories under the name.
    """
    wanted = identify(name)
    if wanted is None:
        return []
    wanted = _completed(connection, wanted, name)
    wanted = replace(wanted, district=district_of(wanted))
    if not with_predecessors:
        return [wanted]
    found = {wanted.key: wanted}
    for before in all_predecessors(AgencyAt(wanted, _LATEST)):
        found.setdefault(before.agency.key, before.agency)
    return list(found.values())


def _completed(connection: Connection, wanted: AgencyId, name: str) -> AgencyId:
    local = wanted.is_local or wanted.body.startswith(("so ", "phong ", "uy ban nhan dan"))
    if wanted.province is not None or not local:
        return wanted
    table = T["agency"].c
    query = (
        sa.select(table.province, table.district, table.level, table.unit).where(table.body == wanted.body).distinct()
    )
    rows = [row for row in connection.execute(query.where(table.province.is_not(None))) if _fits(wanted, row)]
    places = sorted({(row.province, row.district if wanted.commune else wanted.district, row.level) for row in rows})
    if len(places) > 1:
        shown = [_place(province, district if wanted.commune else None) for province, district, _ in places[:8]]
        raise SeveralBodiesError(f"{name}: say of which territory: {'; '.join(shown)}")
    if not places:
        return wanted
    province, district, level = places[0]
    return AgencyId(wanted.body, wanted.commune, district, province, wanted.level or level)


def _fits(wanted: AgencyId, row: Any) -> bool:
    return row.unit == wanted.unit and wanted.level in (None, row.level)


def _place(province: str, district: str | None) -> str:
    return f"{unit_display(district)}, {province_name(province)}" if district else province_name(province)


def group_of(row: Any) -> Whom:
    """Return whom a row of recipients that names a group means."""
    return Whom(None, row.members, row.scope, row.province, row.district, row.commune)


def agencies_by_key(connection: Connection, keys: Iterable[int]) -> dict[int, tuple[str, AgencyId]]:
    """Return name and identity of bodies by key."""
    table = T["agency"]
    rows = rows_in(connection, tuple(table.c), table.c.id, sorted(keys))
    return {row.id: (display_name(row), body) for row in rows if (body := agency_of(row)) is not None}


def members_of(connection: Connection, groups: Sequence[Whom], on: str | None) -> list[dict[int, str]]:
    """Return, of each group, the bodies of the archive that belong to it on a day (EDTF), by key; none where it names
    none.
    """
    table = T["agency"].c
    query = sa.select(T["agency"]).where(sa.or_(sa.false(), *(_may_belong(group) for group in groups)))
    day = full_day(on)
    if day is not None:
        query = query.where(table.valid_from.is_(None) | (table.valid_from <= day.isoformat()))
        query = query.where(table.valid_to.is_(None) | (table.valid_to >= day.isoformat()))
    bodies = [(row, body) for row in connection.execute(query) if (body := agency_of(row)) is not None]
    return [{row.id: display_name(row) for row, body in bodies if covers(group, body) == "group"} for group in groups]


def _may_belong(group: Whom) -> sa.ColumnElement[bool]:
    """Return what members of a group have at least."""
    table = T["agency"].c
    conditions: list[sa.ColumnElement[bool]] = [sa.true()]
    if group.scope != "country":
        conditions.append(table.province == group.province)
    if group.members and group.members.endswith("_committees"):
        conditions += [table.level == group.members.removesuffix("_committees"), table.body == "uy ban nhan dan"]
    elif group.members and group.members.startswith("so "):
        conditions.append(table.body == group.members)
    return sa.and_(*conditions)


def display_name(row: Any) -> str:
    """Return the name of an agency's row as running text gives it: with its territory, letters with their marks."""
    province = bare_name(row.province) if row.province else None
    if row.name != row.name_fold:
        return full_name(row.name, province, row.level)
    body = _names().get(row.body)
    if body is None:
        return str(row.name)
    units = [unit_display(unit) for unit in dict.fromkeys((row.unit, row.district)) if unit]
    return full_name(" ".join([body, *units[:1]]), province, row.level)


@cache
def _names() -> dict[str, str]:
    known = {bare_words(agency.name): agency.name for agency in agency_table()}
    return {**known, "uy ban nhan dan": "Ủy ban nhân dân", "hoi dong nhan dan": "Hội đồng nhân dân"}
