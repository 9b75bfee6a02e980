"""Calendar entries of deadlines: given once, kept for the archive's life, whatever happens to files and documents."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz

from extractors.text.keys import bare_key
from schemas import Deadline, Dispatch

from ..store.database import Session, T, rows_in

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
    session.delete("calendar_entry", "id", lost)


def sync(
    session: Session, rows: Mapping[int, dict[str, Any]], files: Mapping[int, Sequence[tuple[Any, Dispatch]]]
) -> None:
    """Give each deadline its calendar entry: the one it had, by id, by quote or by time; a new one where none fits.

    Args:
        session: The transaction.
        rows: Documents that are held → their columns.
        files: Documents → the files whose deadlines count, each with its record.
    """
    entry, deadline = T["calendar_entry"].c, T["deadline"].c
    wanted = {document: files[document] for document in rows if any(record.deadlines for _, record in files[document])}
    if not wanted:
        return
    entries: dict[int, list[Any]] = {}
    for row in rows_in(session.connection, tuple(entry), entry.document_id, sorted(wanted)):
        entries.setdefault(row.document_id, []).append(row)
    renditions = sorted(file.id for found in wanted.values() for file, _ in found)
    columns = (deadline.id, deadline.rendition_id, deadline.local_id)
    stored = {
        (row.rendition_id, row.local_id): row.id
        for row in rows_in(session.connection, columns, deadline.rendition_id, renditions)
    }
    new, changed, assigned = [], [], []
    for document, found in wanted.items():
        free = sorted(entries.get(document, ()), key=lambda row: row.id)
        taken = set()
        for file, item, known in _matched(found, free):
            print_, local = _fingerprint(item, rows[document]), item.id
            if local in taken:  # the dispatch and its appendix say the same
                local = f"{local}~{file.sha256[:8]}"
            taken.add(local)
            words = {
                "local_id": local,
                "fingerprint": print_,
                "boundary": _time(item),
                "quote_fold": bare_key(item.quote),
            }
            if known is None:
                made = {"id": session.new_id("calendar_entry"), "document_id": document, "sequence": 0,
                        "uid": _uid(file, item.id), **words}  # fmt: skip
                new.append(made)
                assigned.append({"id": stored[file.id, item.id], "entry_id": made["id"]})
                continue
            assigned.append({"id": stored[file.id, item.id], "entry_id": known.id})
            if (known.fingerprint, known.local_id) != (print_, local):
                changed.append({"id": known.id, "sequence": known.sequence + (known.fingerprint != print_), **words})
    uids = [row["uid"] for row in new]
    used = {row.uid for row in rows_in(session.connection, (entry.uid,), entry.uid, uids)}
    for made in new:
        if made["uid"] in used:
            made["uid"] = f"{uuid.uuid4()}@congvan"
    session.update("calendar_entry", changed)
    session.insert("calendar_entry", new)
    session.update("deadline", assigned)


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


def _fingerprint(item: Any, row: Mapping[str, Any]) -> str:
    """Return a hash of everything that a calendar shows of the deadline."""
    left = {"start", "end", *(() if item.ends else ("ends",))}  # what states no end is as it was before there were ends
    shown = [item.model_dump(mode="json", exclude=left), row["number"], row["issuer"], row["subject"]]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


def _uid(file: Any, local_id: str) -> str:
    """Return the calendar UID of a deadline that is new; two dispatches of one file may have the same deadline."""
    place = file.sha256 if file.part == 1 else f"{file.sha256}/{file.part}"
    return f"{uuid.uuid5(_UID_SPACE, f'{place}/{local_id}')}@congvan"
