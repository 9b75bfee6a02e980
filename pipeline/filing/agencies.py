"""Rows of agencies: one for each body that documents name, with its territory and how long it existed."""

from __future__ import annotations

from typing import Any

from extractors.text.keys import bare_words

from ..linking.identity import AgencyId, identify
from ..linking.territory import PROVINCES, bare_name, province_name
from ..store.database import Session, T, rows_in

_DISTRICT_ENDS = "2025-06-30"


class AgencyRows:
    """Finds or makes the rows of agencies within one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ids: dict[str, int] = {}
        self._new: list[dict[str, Any]] = []

    def of(self, agency: AgencyId | None, name: str | None) -> tuple[int | None, str | None, str | None, str | None]:
        """Return key, level, bare province and folded name of the body; all None where nothing is known."""
        if agency is None:
            if not name:
                return None, None, None, None
            loose = identify(name)
            return None, loose.level if loose else None, None, bare_words(name)
        full = folded_name(agency)
        if agency.key not in self._ids:
            self._ids[agency.key] = self._find(agency, name or full, full)
        province = bare_name(agency.province) if agency.province in PROVINCES else None
        return self._ids[agency.key], agency.level, province, full

    def _find(self, agency: AgencyId, name: str, full: str) -> int:
        table = T["agency"].c
        for row in rows_in(self._session.connection, (table.id,), table.key, [agency.key]):
            return int(row.id)
        key = self._session.new_id("agency")
        self._new.append(
            {
                "id": key, "key": agency.key, "name": name, "name_fold": full, "body": agency.body,
                "level": agency.level, "unit": agency.unit, "province": agency.province,
                "parent": _parent(agency), "valid_from": None,
                "valid_to": _DISTRICT_ENDS if agency.level == "district" else None,
            }
        )  # fmt: skip
        return key

    def save(self) -> None:
        """Write the new rows."""
        self._session.insert("agency", self._new)
        self._new = []


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
