"""Calendar entries of deadlines: given once, kept for the archive's life, whatever happens to files and documents."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz
from sqlalchemy import Connection

from extractors.text.keys import bare_key
from extractors.times.workdays import WorkCalendar
from schemas import Deadline, Dispatch

from ..asking.arrivals import arrivals
from ..asking.office import working_days
from ..asking.superseding import ended
from ..asking.terms import last_day_of, starts_at_receipt
from ..store.corrections import Place
from ..store.database import Session, T, chunks, rows_in

SHOWN = ("number", "symbol", "doc_type", "issuer", "level", "province", "issued", "subject", "urgency")
"""What an entry keeps of its document."""
_SAME_QUOTE = 80  # per cent of likeness at which two quotes are readings of one place
_UID_SPACE = uuid.UUID("5d1fae0e-3f8e-4c0b-9b0a-0d9f5a0f6c57")


def move(session: Session, gone: Sequence[int], moved: Mapping[int, int]) -> None:
    """Hand the calendar entries of a document that is no more to the one that has its files now."""
    if not gone:
        return
    table = T["calendar_entry"].c
    updates: list[dict[str, Any]] = []
    lost: list[int] = []
    given: set[tuple[int, str]] = set()
    for row in rows_in(session.connection, (table.id, table.document_id, table.local_id), table.document_id, gone):
        target = moved.get(row.document_id)
        if target is None or target in gone:
            lost.append(row.id)
            continue
        taken = session.connection.execute(
            sa.select(table.id).where(table.document_id == target, table.local_id == row.local_id)
        ).scalar()
        both_have_it = taken or (target, row.local_id) in given  # or several that are no more have it
        local = f"{row.local_id}~{row.id}" if both_have_it else row.local_id
        given.add((target, local))
        updates.append({"id": row.id, "document_id": target, "local_id": local})
    session.update("calendar_entry", updates)
    if lost:
        deadline = T["deadline"]
        session.connection.execute(sa.update(deadline).where(deadline.c.entry_id.in_(lost)).values(entry_id=None))
        _retire(session, lost)
        session.update("calendar_entry", [{"id": each, "document_id": None} for each in lost])


def _retire(session: Session, entries: Sequence[int]) -> None:
    """Mark entries whose deadline no text sets any more: calendars are to take them back."""
    table, now = T["calendar_entry"].c, _now()
    _mark(session, table.id, entries, table.retired_at.is_(None), {"retired_at": now})


def supersede(session: Session, documents: Iterable[int], renditions: Sequence[int]) -> None:
    """Mark the entries of documents that a held document replaces or repeals as a whole; unmark what it no longer does.

    Args:
        session: The transaction.
        documents: Documents whose evidence or files changed.
        renditions: Files that were written: what they cite is looked at too.
    """
    citation, entry = T["citation"].c, T["calendar_entry"].c
    concerned = set(documents)
    for part in chunks(renditions):
        query = sa.select(citation.cited_id).where(citation.rendition_id.in_(part), citation.cited_id.is_not(None))
        concerned |= {row.cited_id for row in session.connection.execute(query)}
    with_entries = {row.document_id for row in rows_in(session.connection, (entry.document_id,), entry.document_id,
                                                       sorted(concerned))}  # fmt: skip
    replaced = ended(session.connection, sorted(with_entries))
    _mark(session, entry.document_id, sorted(replaced), entry.superseded_at.is_(None), {"superseded_at": _now()})
    again = sorted(with_entries - replaced)
    _mark(session, entry.document_id, again, entry.superseded_at.is_not(None), {"superseded_at": None})


def _mark(session: Session, column: Any, keys: Sequence[int], only: Any, values: dict[str, Any]) -> None:
    table = T["calendar_entry"]
    for part in chunks(list(keys)):
        session.connection.execute(
            sa.update(table)
            .where(column.in_(part), only)
            .values(**values, sequence=table.c.sequence + 1, changed_at=_now())
        )


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def sync(
    session: Session, rows: Mapping[int, dict[str, Any]], files: Mapping[int, Sequence[tuple[Any, Dispatch]]]
) -> None:
    """Give each deadline its calendar entry: the one it had, by id, by quote or by time; a new one where none fits.

    Entries that no deadline takes are retired.

    Args:
        session: The transaction.
        rows: Documents → their columns.
        files: Documents → the files whose deadlines count, each with its record.
    """
    entry = T["calendar_entry"].c
    entries: dict[int, list[Any]] = {}
    for row in rows_in(session.connection, tuple(entry), entry.document_id, sorted(rows)):
        entries.setdefault(row.document_id, []).append(row)
    held = {document: files[document] for document, row in rows.items() if row["held"]}
    wanted = {d: found for d, found in held.items() if any(record.deadlines for _, record in found)}
    stored = _stored(session, [file.id for found in wanted.values() for file, _ in found])
    arrived = arrivals(session.connection, wanted) if wanted else {}
    own_days = working_days(session.connection) if arrived else None
    left = {row.id for found in entries.values() for row in found}
    new, changed, assigned = [], [], []
    for document, found in wanted.items():
        taken: set[str] = set()
        free = sorted(entries.get(document, ()), key=lambda row: row.id)
        arrival = arrived.get(document)
        for file, item, known in _matched(found, free):
            local = item.id if item.id not in taken else f"{item.id}~{file.sha256[:8]}"  # appendix and dispatch agree
            taken.add(local)
            began = _Began(arrival.date, own_days) if arrival and own_days else None
            values = _values(item, rows[document], local, began)
            if known is None:
                made = {"id": session.new_id("calendar_entry"), "document_id": document, "sequence": 0,
                        "uid": _uid(file, item.id), "changed_at": _now(), **values}  # fmt: skip
                new.append(made)
                assigned.append((made, stored[file.id, item.id]))
                continue
            left.discard(known.id)
            assigned.append(({"id": known.id}, stored[file.id, item.id]))
            if any(known._mapping[name] != value for name, value in values.items()):
                otherwise = known.fingerprint != values["fingerprint"] or known.retired_at is not None
                moment = _now() if otherwise or known.changed_at is None else known.changed_at
                changed.append({"id": known.id, "sequence": known.sequence + otherwise, "changed_at": moment, **values})
    _retire(session, sorted(left))
    session.insert("calendar_entry", _with_own_uids(session, new))
    session.update("calendar_entry", changed)
    session.update("deadline", [{"id": deadline, "entry_id": made["id"]} for made, deadline in assigned])


def counted_from_receipt(connection: Connection) -> list[Place]:
    """Return the files whose deadlines may be counted from the day on which they are received."""
    deadline, rendition = T["deadline"].c, T["rendition"].c
    query = (
        sa.select(rendition.sha256, rendition.part, deadline.start_event)
        .join(T["deadline"], deadline.rendition_id == rendition.id)
        .where(deadline.last_day.is_(None), deadline.start_event.is_not(None), deadline.current)
        .distinct()
    )
    return sorted({(row.sha256, row.part) for row in connection.execute(query) if starts_at_receipt(row.start_event)})


def _stored(session: Session, renditions: Sequence[int]) -> dict[tuple[int, str], int]:
    """Return the keys of stored deadlines by rendition and local id."""
    table = T["deadline"].c
    columns = (table.id, table.rendition_id, table.local_id)
    found = rows_in(session.connection, columns, table.rendition_id, sorted(renditions))
    return {(row.rendition_id, row.local_id): row.id for row in found}


def _with_own_uids(session: Session, new: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows to insert; one whose document was gone and came back takes its old entry up again instead."""
    entry = T["calendar_entry"].c
    used = {row.uid: row for row in rows_in(session.connection, tuple(entry), entry.uid, [r["uid"] for r in new])}
    again, inserted = [], []
    for made in new:
        old = used.get(made["uid"])
        if old is not None and old.document_id is None:
            made["id"] = old.id
            again.append({**made, "sequence": old.sequence + 1})
            continue
        if old is not None:
            made["uid"] = f"{uuid.uuid4()}@congvan"
        inserted.append(made)
    session.update("calendar_entry", again)
    return inserted


def _values(item: Deadline, row: Mapping[str, Any], local: str, began: _Began | None) -> dict[str, Any]:
    """Return the columns of an entry that follow from its deadline."""
    plain = {name: row[name] for name in SHOWN}
    return {
        "local_id": local, "fingerprint": _fingerprint(item, row, began), "boundary": _time(item),
        "quote_fold": bare_key(item.quote), "retired_at": None,
        "shown": json.dumps({"deadline": item.model_dump(mode="json"), "document": plain}, ensure_ascii=False),
    }  # fmt: skip


@dataclass(frozen=True)
class _Began:
    """When terms that begin at receipt began."""

    day: str | None
    work: WorkCalendar


def _time(item: Deadline) -> str:
    return f"{item.operator}|{item.boundary}|{item.rrule}"


def _matched(files: Sequence[tuple[Any, Dispatch]], entries: Sequence[Any]) -> list[tuple[Any, Deadline, Any]]:
    """Pair deadlines with the entries they had: the same id first, then the same words, then the same time."""
    free = {row.id: row for row in entries}
    items = [(file, item) for file, record in files for item in record.deadlines]
    pairs: dict[int, Any] = {}
    for place, (_, item) in enumerate(items):
        for row in free.values():
            if row.local_id == item.id:
                pairs[place] = free.pop(row.id)
                break
    for place, (_, item) in enumerate(items):
        if place in pairs or not free:
            continue
        words = bare_key(item.quote)
        likeness = {key: fuzz.partial_ratio(words, row.quote_fold) for key, row in free.items() if row.quote_fold}
        best = max(likeness, key=lambda key: (likeness[key], -key), default=None)
        if best is not None and likeness[best] >= _SAME_QUOTE:
            pairs[place] = free.pop(best)
            continue
        same = [k for k, row in free.items() if row.boundary == _time(item)]
        if len(same) == 1:
            pairs[place] = free.pop(same[0])
    return [(file, item, pairs.get(place)) for place, (file, item) in enumerate(items)]


def _fingerprint(item: Any, row: Mapping[str, Any], began: _Began | None) -> str:
    """Return a hash of everything that a calendar shows of the deadline."""
    left = {"start", "end", *(() if item.ends else ("ends",))}  # what states no end is as it was before there were ends
    shown = [item.model_dump(mode="json", exclude=left), row["number"], row["issuer"], row["subject"]]
    if began and began.day and item.last_day is None and starts_at_receipt(item.start_event):
        shown.append(began.day)  # the term is a day now
        term = (item.operator, item.boundary, item.start_event, began.day)
        day, usual = last_day_of(*term, began.work), last_day_of(*term, WorkCalendar())
        if day is not None and day != usual:
            shown.append(day.isoformat())
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


def _uid(file: Any, local_id: str) -> str:
    """Return the calendar UID of a deadline that is new; two dispatches of one file may have the same deadline."""
    place = file.sha256 if file.part == 1 else f"{file.sha256}/{file.part}"
    return f"{uuid.uuid5(_UID_SPACE, f'{place}/{local_id}')}@congvan"
