"""Deadlines that no text sets any more: calendars that have them are to take them back."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.lexicon.folded_units import province_key

from ..linking.identity import AgencyId, identify
from ..linking.recipients import covers, surest, whom
from ..store.database import T
from .bodies import asked_for
from .results import DeadlineInfo, DocumentInfo


def withdrawn(connection: Connection, since: dt.datetime, for_agency: str | None = None) -> list[DeadlineInfo]:
    """Return deadlines that were withdrawn since a moment, as their calendar entries last said them."""
    entry = T["calendar_entry"].c
    query = (
        sa.select(T["calendar_entry"])
        .where(entry.retired_at >= since.astimezone(dt.UTC).isoformat(timespec="seconds"), entry.shown.is_not(None))
        .order_by(entry.id)
    )
    bodies = asked_for(connection, for_agency) if for_agency else None
    found = [_info(row) for row in connection.execute(query)]
    return [each for each in found if bodies is None or concerns(each, bodies)]


def _info(row: Any) -> DeadlineInfo:
    shown = json.loads(row.shown)
    urgency = shown["document"].pop("urgency", None)
    document = DocumentInfo(id=row.document_id or 0, held=row.document_id is not None, **shown["document"])
    said = {name: value for name, value in shown["deadline"].items() if name not in ("id", "start", "end", "assignees")}
    return DeadlineInfo(
        uid=row.uid, sequence=row.sequence, document=document, local_id=row.local_id, urgency=urgency,
        assignees=tuple(shown["deadline"]["assignees"]), changed_at=row.changed_at, cancelled_at=row.retired_at, **said,
    )  # fmt: skip


def concerns(info: DeadlineInfo, bodies: Sequence[AgencyId]) -> bool:
    """Tell whether what was withdrawn concerned one of the bodies, by the words for who had to act."""
    document = info.document
    issuer = identify(document.issuer, document.province, document.level) if document.issuer else None
    known = province_key(document.province) if document.province else None
    meant = [item for words in info.assignees for item in whom(words, issuer, known, document.issued)]
    return surest([covers(item, body) for item in meant for body in bodies]) is not None
