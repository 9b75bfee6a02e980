"""The registers of an office (Nghị định 30/2020/NĐ-CP, Phụ lục IV): what arrived, what became of it, what was sent.

Each line holds what the archive knows; what only a person can say (who signed for a copy) is left to the person.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from extractors.times.workdays import WorkCalendar
from schemas.dates import earliest_day, full_day, latest_day

from ..store import settings
from ..store.database import T, chunks
from . import office as offices
from .arrivals import Arrival, arrivals
from .deadlines import deadlines
from .lookup import by_ids, infos, select_documents
from .progress import Progress, progress
from .results import DeadlineInfo, DocumentInfo


@dataclass(frozen=True)
class ArrivedLine:
    """A line of the register of arrivals (sổ đăng ký văn bản đến)."""

    document: DocumentInfo
    arrival: Arrival | None
    """Null where it is held and not registered yet."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class TrackedLine:
    """A line of the tracking book (sổ theo dõi giải quyết văn bản đến): a document and one deadline of it."""

    document: DocumentInfo
    arrival: Arrival | None
    deadline: DeadlineInfo
    progress: Progress

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class SentLine:
    """A line of the register of documents sent (sổ đăng ký văn bản đi)."""

    document: DocumentInfo
    signers: tuple[str, ...]
    signer_titles: tuple[str, ...]
    to: tuple[str, ...]
    """Who gets it: Kính gửi, then Nơi nhận without "Như trên" and Lưu."""
    kept: tuple[str, ...]
    """The Lưu items: where the copies of the file stay."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return asdict(self)


def arrived(
    connection: Connection, first: dt.date | None, last: dt.date | None, *, unregistered: bool = False
) -> list[ArrivedLine]:
    """Return the register of arrivals in its order, by day and number.

    Args:
        connection: The archive.
        first: Only what arrived on or after this day.
        last: On or before this day.
        unregistered: Instead, the held documents of others that have no arrival, oldest first.
    """
    office = settings.get(connection, "office")
    known = arrivals(connection)
    if unregistered:
        own = offices.issuers(connection, office) if office else set()
        document = T["document"].c
        query = select_documents().where(document.held, document.agency_id.is_(None) | document.agency_id.not_in(own))
        rows = infos(connection.execute(query.order_by(document.issued_first, document.id)))
        return [ArrivedLine(each, None) for each in rows if each.id not in known and _within(each.issued, first, last)]
    documents = by_ids(connection, known)
    lines = [ArrivedLine(documents[key], each) for key, each in known.items() if _within(each.date, first, last)]
    return sorted(lines, key=lambda line: (*_place(line.arrival), line.document.id))


def tracked(
    connection: Connection,
    first: dt.date | None,
    last: dt.date | None,
    *,
    today: dt.date,
    for_agency: str | None = None,
    standing: bool = False,
    work: WorkCalendar | None = None,
) -> list[TrackedLine]:
    """Return the tracking book: each deadline that concerns the office, with who answered it and when.

    Args:
        connection: The archive.
        first: Only deadlines whose last day is on or after this day.
        last: On or before this day.
        today: The day on which progress is told.
        for_agency: The office; by default the archive's, and every body's deadlines where none is set.
        standing: Also the standing reports of regulations.
        work: Working days.
    """
    name = for_agency or settings.get(connection, "office")
    own = offices.issuers(connection, name) if name else None
    found = deadlines(connection, first=first, last=last, for_agency=name, standing=standing, work=work)
    if own:
        sent = {
            row.id
            for part in chunks(sorted({each.document.id for each in found}))
            for row in connection.execute(
                sa.select(T["document"].c.id).where(T["document"].c.id.in_(part), T["document"].c.agency_id.in_(own))
            )
        }
        found = [each for each in found if each.document.id not in sent]  # one's own letters are no arrivals
    known = arrivals(connection, {each.document.id for each in found}, name)
    states = progress(connection, found, today, own)
    lines = [TrackedLine(each.document, known.get(each.document.id), each, states[each.uid]) for each in found]
    return sorted(
        lines,
        key=lambda line: (
            *_place(line.arrival), line.document.issued or "", line.document.id, line.deadline.last_day or "9",
        ),
    )  # fmt: skip


def sent(
    connection: Connection, first: dt.date | None, last: dt.date | None, *, for_agency: str | None = None
) -> list[SentLine]:
    """Return the register of documents that the office sent, by day and number; those without number are left out.

    Raises:
        NoOfficeError: Nobody has said which office.
    """
    own = offices.issuers(connection, offices.own(connection, for_agency))
    document = T["document"].c
    query = select_documents().where(document.held, document.number.is_not(None), document.agency_id.in_(own))
    rows = [each for each in infos(connection.execute(query)) if _within(each.issued, first, last)]
    ids = {each.id for each in rows}
    signers, parties = _signers(connection, ids), _parties(connection, ids)
    rows.sort(key=lambda each: (each.issued or "9", _leading(each.number), each.id))
    return [
        SentLine(
            each,
            tuple(name for name, _ in signers.get(each.id, ()) if name),
            tuple(title for _, title in signers.get(each.id, ()) if title),
            tuple(dict.fromkeys(words for kind, words in parties.get(each.id, ()) if kind not in ("archive", "same"))),
            tuple(words for kind, words in parties.get(each.id, ()) if kind == "archive"),
        )
        for each in rows
    ]


def _within(edtf: str | None, first: dt.date | None, last: dt.date | None) -> bool:
    if first is None and last is None:
        return True
    begin, end = earliest_day(edtf), latest_day(edtf)
    return begin is not None and end is not None and (first is None or end >= first) and (last is None or begin <= last)


def _place(arrival: Arrival | None) -> tuple[Any, ...]:
    """Order of the register: by day of arrival and number; what has not arrived comes last."""
    if arrival is None:
        return (1, "", 0, "")
    day = full_day(arrival.date)
    return (0, day.isoformat() if day else arrival.date or "9", _leading(arrival.number), arrival.number or "")


def _leading(number: str | None) -> int:
    digits = "".join(each for each in (number or "").partition("/")[0] if each.isdigit())
    return int(digits) if digits else 0


def _signers(connection: Connection, documents: Iterable[int]) -> dict[int, list[tuple[str | None, str | None]]]:
    signature, rendition = T["signature"].c, T["rendition"].c
    query = (
        sa.select(rendition.document_id, signature.name, signature.title, signature.authority)
        .join(T["rendition"], rendition.id == signature.rendition_id)
        .where(rendition.is_primary)
        .order_by(signature.rendition_id, signature.position)
    )
    found: dict[int, list[tuple[str | None, str | None]]] = {}
    for part in chunks(sorted(documents)):
        for row in connection.execute(query.where(rendition.document_id.in_(part))):
            title = " / ".join([*json.loads(row.authority), *([row.title] if row.title else [])])
            found.setdefault(row.document_id, []).append((row.name, title or None))
    return found


def _parties(connection: Connection, documents: Iterable[int]) -> dict[int, list[tuple[str | None, str]]]:
    party, rendition = T["party"].c, T["rendition"].c
    query = (
        sa.select(rendition.document_id, party.kind, party.as_written)
        .join(T["rendition"], rendition.id == party.rendition_id)
        .where(rendition.is_primary)
        .order_by(party.part, party.position)  # addressees before distribution, by the alphabet too
    )
    found: dict[int, list[tuple[str | None, str]]] = {}
    for part in chunks(sorted(documents)):
        for row in connection.execute(query.where(rendition.document_id.in_(part))):
            found.setdefault(row.document_id, []).append((row.kind, row.as_written))
    return found
