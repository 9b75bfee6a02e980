"""Which bodies somebody means by a name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from schemas import CongVanError

from ..linking.identity import AgencyId, identify
from ..linking.succession import AgencyAt, all_predecessors, district_of
from ..linking.territory import province_name, unit_display
from ..store.database import T

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
