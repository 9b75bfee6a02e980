"""Rows of agencies: one for each body that documents name, at the date; and the edges to what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from extractors.lexicon.folded_units import PROVINCES, bare_name, province_name
from extractors.text.keys import bare_words

from ..linking.identity import AgencyId, identify
from ..linking.succession import AgencyAt, key_at, life, predecessors, successors
from ..store.database import Session, T, rows_in


class AgencyRows:
    """Finds or makes the rows of agencies within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids: dict[str, int] = {}
        self._absent: set[str] = set()
        self._new: list[dict[str, Any]] = []
        self._bodies: dict[int, AgencyAt] = {}

    def of(
        self, agency: AgencyId | None, name: str | None, on: str | None = None
    ) -> tuple[int | None, str | None, str | None, str | None]:
        """Return key, level, bare province and folded name of the body on a day; all None where nothing is known."""
        if agency is None:
            if not name:
                return None, None, None, None
            loose = identify(name)
            return None, loose.level if loose else None, None, bare_words(name)
        province = bare_name(agency.province) if agency.province in PROVINCES else None
        return self.id_of(agency, name, on), agency.level, province, folded_name(agency)

    def look_up(self, bodies: Iterable[tuple[AgencyId, str | None]]) -> None:
        """Find the rows of bodies on days (EDTF) at once, as far as the archive has them: a help for `id_of`."""
        keys = {key_at(agency, on) for agency, on in bodies} - self._ids.keys() - self._absent
        table = T["agency"].c
        for row in rows_in(self._session.connection, (table.id, table.key), table.key, sorted(keys)):
            self._ids[row.key] = row.id
        self._absent |= keys - self._ids.keys()

    def id_of(self, agency: AgencyId, name: str | None, on: str | None) -> int:
        """Return the key of the body's row on a day (EDTF)."""
        key = key_at(agency, on)
        if key not in self._ids and key not in self._absent:
            self.look_up([(agency, on)])
        if key not in self._ids:
            self._ids[key] = self._make(AgencyAt(agency, on), name)
        return self._ids[key]

    def _make(self, body: AgencyAt, name: str | None) -> int:
        agency, key = body.agency, self._session.new_id("agency")
        full = folded_name(agency)
        first, last = life(agency, body.on)
        self._bodies[key] = body
        self._new.append(
            {
                "id": key, "key": body.key, "name": name or full, "name_fold": full, "body": agency.body,
                "level": agency.level, "unit": agency.unit, "district": agency.district, "province": agency.province,
                "parent": _parent(agency), "valid_from": first, "valid_to": last,
            }
        )  # fmt: skip
        return key

    def save(self) -> None:
        """Write the new rows, and the edges between them and what was before or after them in the archive."""
        new, self._new = self._new, []
        if not new:
            return
        self._session.insert("agency", new)
        edges: dict[tuple[str, str], str] = {}
        for row in new:
            body = self._bodies[row["id"]]
            edges |= {(old.key, row["key"]): since for old, since in predecessors(body)}
            edges |= {(row["key"], later.key): since for later, since in successors(body)}
        table = T["agency"].c
        wanted = sorted({key for pair in edges for key in pair})
        ids = {row.key: row.id for row in rows_in(self._session.connection, (table.id, table.key), table.key, wanted)}
        self._session.insert(
            "agency_succession",
            [
                {"id": self._session.new_id("agency_succession"), "predecessor_id": ids[old], "successor_id": ids[now],
                 "since": since}
                for (old, now), since in sorted(edges.items())
                if old in ids and now in ids
            ],
        )  # fmt: skip


def folded_name(agency: AgencyId) -> str:
    """Return body and territory as folded words: `so noi vu tinh lang son`."""
    parts = [agency.body, agency.commune, agency.district]
    if agency.province and agency.is_local:
        parts.append(bare_words(province_name(agency.province)))
    return " ".join(part for part in parts if part)


def _parent(agency: AgencyId) -> str | None:
    """Return the committee above, where the kind of body makes it certain (Luật Tổ chức chính quyền địa phương)."""
    if agency.province not in PROVINCES:
        return None
    if agency.body.startswith("so ") or (agency.body == "uy ban nhan dan" and agency.level == "district"):
        return f"Ủy ban nhân dân {province_name(agency.province)}"
    return None
