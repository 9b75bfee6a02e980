"""Whom a deadline concerns: the bodies that must act and, where those are only "the units", whom it is addressed to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from ..linking.identity import AgencyId
from ..linking.recipients import Whom, covers, surest
from ..linking.succession import district_of
from ..store.database import T, chunks

_FEW = 500
"""Files of which only their own recipients are read; of more, all are."""


class Concerned:
    """How rows of recipients cover bodies."""

    def __init__(
        self, connection: Connection, bodies: Sequence[AgencyId], renditions: Collection[int] | None = None
    ) -> None:
        """Load what may concern one of the bodies, in some files or all."""
        table, agency = T["recipient"].c, T["agency"].c
        columns = (
            table.rendition_id, table.deadline_id, table.part, table.members, table.scope, table.province,
            table.district, table.commune, agency.body, agency.level, agency.unit,
        )  # fmt: skip
        query = (
            sa.select(*columns)
            .outerjoin(T["agency"], agency.id == table.agency_id)
            .where(table.part.in_(("assignees", "addressees", "invitees")))
            .where(agency.body.in_({each.body for each in bodies}) | table.members.is_not(None))
        )
        few = renditions is not None and len(renditions) <= _FEW
        if few:
            query = query.where(table.rendition_id.in_(renditions or ()))
        self._by_deadline: dict[int, list[Whom]] = {}
        self._by_file: dict[int, list[Whom]] = {}
        for row in connection.execute(query):
            place = self._by_file.setdefault(row.rendition_id, [])
            if row.part == "assignees":
                place = self._by_deadline.setdefault(row.deadline_id, [])
            place.append(whom_of(row))

    def covered(self, row: Any, assignees: Sequence[str], bodies: Sequence[AgencyId]) -> str | None:
        """Tell how a deadline (its row) concerns one of the bodies: `named`, `group`, `possible`, or not at all."""
        covered = _surest(self._by_deadline.get(row.id, ()), bodies)
        if covered in ("named", "group") or (assignees and covered is None):
            return covered
        addressed = self._by_file.get(row.rendition_id)
        return _surest(addressed, bodies) if addressed else covered


def _surest(items: Iterable[Whom], bodies: Sequence[AgencyId]) -> str | None:
    return surest([covers(item, body) for item in items for body in bodies])


class Recipients:
    """Whom documents are addressed to and, of their deadlines, who must act and who receives the work."""

    def __init__(self, connection: Connection, documents: Iterable[int]) -> None:
        """Load those of documents, all in one question."""
        self.assignees: dict[str, list[Whom]] = {}
        """By calendar UID."""
        self.receiving: dict[str, list[Whom]] = {}
        self.receivers: dict[str, set[int]] = {}
        """Keys of their agencies, where those are known."""
        self.addressed: dict[int, list[Whom]] = {}
        """By document: what its primary file says."""
        self.addressees: dict[int, set[int]] = {}
        """Keys of their agencies, where those are known."""
        for row in self._rows(connection, documents):
            if row.uid is not None:
                place: tuple[dict[Any, list[Whom]], Any] = (self.receiving, row.uid)
                if row.part == "assignees":
                    place = (self.assignees, row.uid)
                elif row.agency_id is not None:
                    self.receivers.setdefault(row.uid, set()).add(row.agency_id)
            elif row.is_primary and row.part == "addressees":
                place = (self.addressed, row.document_id)
                if row.agency_id is not None:
                    self.addressees.setdefault(row.document_id, set()).add(row.agency_id)
            else:
                continue
            place[0].setdefault(place[1], []).append(whom_of(row))

    @staticmethod
    def _rows(connection: Connection, documents: Iterable[int]) -> Iterator[Any]:
        names = ("recipient", "deadline", "calendar_entry", "agency", "rendition")
        recipient, deadline, entry, agency, rendition = (T[name].c for name in names)
        query = (
            sa.select(
                rendition.document_id, rendition.is_primary, entry.uid, recipient.part, recipient.agency_id,
                recipient.members, recipient.scope, recipient.province, recipient.district, recipient.commune,
                agency.body, agency.level, agency.unit,
            )
            .select_from(
                T["recipient"].join(T["rendition"], rendition.id == recipient.rendition_id)
                .outerjoin(T["deadline"], deadline.id == recipient.deadline_id)
                .outerjoin(T["calendar_entry"], entry.id == deadline.entry_id)
                .outerjoin(T["agency"], agency.id == recipient.agency_id)
            )
            .where(recipient.part.in_(("addressees", "assignees", "deliver_to")))
            .order_by(recipient.id)
        )  # fmt: skip
        for part in chunks(sorted(set(documents))):
            yield from connection.execute(query.where(rendition.document_id.in_(part)))


def whom_of(row: Any) -> Whom:
    """Return whom a row of `recipient` means, joined with its agency."""
    if row.body is None:
        return Whom(None, row.members, row.scope, row.province, row.district, row.commune)
    agency = AgencyId(row.body, row.commune, row.district, row.province, row.level)
    return Whom(agency, None, None, row.province, row.district, row.commune)


def agency_of(row: Any) -> AgencyId | None:
    """Return the body of a row of `agency`; None where the row is empty."""
    if row.body is None:
        return None
    commune = row.unit if row.level == "commune" else None
    district = row.district or (row.unit if row.level == "district" else None)
    body = AgencyId(row.body, commune, district, row.province, row.level)
    return replace(body, district=district_of(body))
