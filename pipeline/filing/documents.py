"""Rows of documents: which file is shown, what is known of one that is only cited, and its calendar entries."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from rapidfuzz import fuzz

from extractors.text.keys import bare_key
from schemas import Dispatch, parse_number
from schemas.dates import earliest_day, latest_day

from ..linking import links
from ..linking.evidence import Evidence
from ..store import corrections
from ..store.database import Session, T, chunks, rows_in
from .agencies import AgencyRows

_SAME_QUOTE = 80  # per cent of likeness at which two quotes are readings of one place
_UID_SPACE = uuid.UUID("5d1fae0e-3f8e-4c0b-9b0a-0d9f5a0f6c57")
_BEST_FORMAT = ("wordprocessingml", "text/", "pdf")


def refresh(
    session: Session,
    touched: Iterable[int],
    members: Mapping[int, list[Evidence]],
    dispatches: Mapping[int, Dispatch],
    moved: Mapping[int, int],
) -> None:
    """Bring the rows of documents in line with their evidence and files; delete those that nothing speaks of any more.

    Args:
        session: The transaction.
        touched: Documents whose evidence or files changed.
        members: Evidence of documents whose blocks were just resolved.
        dispatches: Records at hand, by rendition, corrections applied.
        moved: Documents that files have left → where they went.
    """
    wanted = sorted(set(touched))
    evidence = dict(members)
    missing = [document for document in wanted if document not in evidence]
    claim = T["claim"].c
    columns = (claim.document_id, claim.block, claim.facts, claim.signature)
    for row in rows_in(session.connection, columns, claim.document_id, missing):
        evidence.setdefault(row.document_id, []).append(Evidence.load(row.block, row.facts, row.signature))
    files = _files(session, wanted)
    shown = _show_files(session, wanted, files)
    known = _records(session, [row for row in shown.values() if row is not None], dispatches)
    agencies = AgencyRows(session)
    rows = []
    gone = [document for document in wanted if not evidence.get(document)]
    for document in wanted:
        found = evidence.get(document)
        if found:
            primary = shown.get(document)
            rows.append(_row(document, found, primary, known.get(primary.id) if primary else None, agencies))
    agencies.save()
    session.update("document", rows)
    _move_entries(session, gone, moved)
    session.delete("document", "id", gone)
    _sync_calendar(session, {row["id"]: row for row in rows if row["held"]}, shown, known)


def _files(session: Session, documents: Sequence[int]) -> dict[int, list[Any]]:
    table = T["rendition"].c
    columns = (table.id, table.document_id, table.sha256, table.part, table.text_source, table.media_type,
               table.partial, table.is_primary, table.record)  # fmt: skip
    files: dict[int, list[Any]] = {}
    for row in rows_in(session.connection, columns, table.document_id, documents):
        files.setdefault(row.document_id, []).append(row)
    return files


def _quality(row: Any) -> tuple[Any, ...]:
    """Order of files of one document: whole before partial, text before OCR, the richer format, then the content."""
    ranked = next((i for i, part in enumerate(_BEST_FORMAT) if part in row.media_type), len(_BEST_FORMAT))
    return (bool(row.partial), row.text_source != "text", ranked, row.sha256, row.part)


def _show_files(session: Session, documents: Sequence[int], files: Mapping[int, list[Any]]) -> dict[int, Any]:
    """Choose the file that each document shows, and mark its edges and deadlines as the current ones."""
    shown: dict[int, Any] = {}
    on: list[int] = []
    off: list[int] = []
    for document in documents:
        ordered = sorted(files.get(document, ()), key=_quality)
        shown[document] = ordered[0] if ordered else None
        for i, row in enumerate(ordered):
            (off if i else on).append(row.id)
    for flag, renditions in ((True, on), (False, off)):
        session.update("rendition", [{"id": each, "is_primary": flag} for each in renditions])
        entry: dict[str, Any] = {} if flag else {"entry_id": None}
        for name, values in (("citation", {"current": flag}), ("deadline", {"current": flag} | entry)):
            table = T[name]
            for part in chunks(renditions):
                session.connection.execute(
                    sa.update(table)
                    .where(table.c.rendition_id.in_(part), table.c.current.is_not(flag))
                    .values(**values)
                )
    return shown


def _records(session: Session, rows: Sequence[Any], at_hand: Mapping[int, Dispatch]) -> dict[int, Dispatch]:
    changes = corrections.of_files(session.connection, [row.sha256 for row in rows if row.id not in at_hand])
    known = {}
    for row in rows:
        if row.id in at_hand:
            known[row.id] = at_hand[row.id]
        else:
            plain = Dispatch.model_validate_json(row.record)
            known[row.id] = corrections.apply(plain, changes.get((row.sha256, row.part), {}))
    return known


def _trust(item: Evidence) -> tuple[Any, ...]:
    """Order of evidence about a document: its file, then words, then what a symbol implies."""
    place = {"header": 0, "words": 1, "symbol": 2}.get(item.by, 3)
    return (not item.held, place, not item.is_determined, item.issued is None, item.subject is None, item.signature)


def _row(
    document: int, evidence: Sequence[Evidence], file: Any, dispatch: Dispatch | None, agencies: AgencyRows
) -> dict[str, Any]:
    """Return the document's columns: from its file where it is held, else from the best evidence for each."""
    best = sorted(evidence, key=_trust)
    named = next((item for item in best if item.agency), None)
    printed = next((item for item in best if item.issuer), None)
    issuer = named or printed
    block = best[0].block
    dated = next((item for item in best if item.issued), None)
    typed = next((item for item in best if item.doc_type and item.doc_type != "VB"), None)
    about = next((item for item in best if item.subject), None)
    number = dispatch.number if dispatch else parse_number(best[0].number or "")
    agency = named.agency if named else None
    issued = dispatch.issued if dispatch else (dated.issued if dated else None)
    first, last = earliest_day(issued), latest_day(issued)
    name = (dispatch.issuer.name if dispatch else None) or (issuer.issuer if issuer else None)
    level = dispatch.issuer.level if dispatch else None
    province = dispatch.issuer.province if dispatch else None
    agency_id, found_level, found_province, name_fold = agencies.of(agency, name)
    return {
        "id": document,
        "block": None if block.startswith("~") else block,
        "held": file is not None,
        "rendition_id": file.id if file is not None else None,
        "number": number.canonical if number and number.serial else None,
        "serial": number.serial if number else None,
        "symbol": number.symbol if number else None,
        "doc_type": (dispatch.doc_type.code if dispatch and dispatch.doc_type else None)
        or (typed.doc_type if typed else None),
        "issuer": name,
        "issuer_fold": name_fold,
        "issuer_method": issuer.by if issuer else None,
        "issuer_reason": issuer.reason if issuer else None,
        "agency_id": agency_id,
        "level": level or found_level,
        "province": province or found_province,
        "place": dispatch.place if dispatch else None,
        "issued": issued,
        "issued_first": first.isoformat() if first else None,
        "issued_last": last.isoformat() if last else None,
        "subject": dispatch.subject if dispatch else (about.subject if about else None),
        "secrecy": dispatch.secrecy if dispatch else None,
        "urgency": dispatch.urgency if dispatch else None,
        "status": dispatch.status if dispatch else None,
        "content_key": links.content_key(evidence),
    }


def _move_entries(session: Session, gone: Sequence[int], moved: Mapping[int, int]) -> None:
    """Hand the calendar entries of a document that is no more to the one that has its files now."""
    if not gone:
        return
    table = T["calendar_entry"].c
    updates = []
    lost: list[int] = []
    for row in rows_in(session.connection, (table.id, table.document_id, table.local_id), table.document_id, gone):
        target = moved.get(row.document_id)
        if target is None or target in gone:
            lost.append(row.id)
            continue
        taken = session.connection.execute(
            sa.select(table.id).where(table.document_id == target, table.local_id == row.local_id)
        ).scalar()
        local = f"{row.local_id}~{row.id}" if taken else row.local_id
        updates.append({"id": row.id, "document_id": target, "local_id": local})
    session.update("calendar_entry", updates)
    if lost:
        deadline = T["deadline"]
        session.connection.execute(sa.update(deadline).where(deadline.c.entry_id.in_(lost)).values(entry_id=None))
    session.delete("calendar_entry", "id", lost)


def _sync_calendar(
    session: Session, rows: Mapping[int, dict[str, Any]], shown: Mapping[int, Any], known: Mapping[int, Dispatch]
) -> None:
    """Give each deadline its calendar entry: the one it had, by id, by quote or by time; a new one where none fits."""
    entry, deadline = T["calendar_entry"].c, T["deadline"].c
    with_deadlines = {document: known[shown[document].id] for document in rows if known[shown[document].id].deadlines}
    if not with_deadlines:
        return
    entries: dict[int, list[Any]] = {}
    for row in rows_in(session.connection, tuple(entry), entry.document_id, sorted(with_deadlines)):
        entries.setdefault(row.document_id, []).append(row)
    renditions = {shown[document].id: document for document in with_deadlines}
    columns = (deadline.id, deadline.rendition_id, deadline.local_id)
    stored = {
        (renditions[row.rendition_id], row.local_id): row.id
        for row in rows_in(session.connection, columns, deadline.rendition_id, sorted(renditions))
    }
    new, changed, assigned = [], [], []
    for document, dispatch in with_deadlines.items():
        free = sorted(entries.get(document, ()), key=lambda row: row.id)
        for item, found in _matched(dispatch, free):
            boundary = f"{item.operator}|{item.boundary}|{item.rrule}"
            print_ = _fingerprint(item, rows[document])
            if found is None:
                made = {
                    "id": session.new_id("calendar_entry"), "document_id": document, "local_id": item.id,
                    "uid": _uid(shown[document], item.id), "sequence": 0, "fingerprint": print_,
                    "boundary": boundary, "quote_fold": bare_key(item.quote),
                }  # fmt: skip
                new.append(made)
                assigned.append({"id": stored[document, item.id], "entry_id": made["id"]})
                continue
            assigned.append({"id": stored[document, item.id], "entry_id": found.id})
            if found.fingerprint != print_ or found.local_id != item.id:
                changed.append(
                    {
                        "id": found.id, "local_id": item.id, "fingerprint": print_, "boundary": boundary,
                        "sequence": found.sequence + (found.fingerprint != print_), "quote_fold": bare_key(item.quote),
                    }
                )  # fmt: skip
    uids = [row["uid"] for row in new]
    taken = {row.uid for row in rows_in(session.connection, (entry.uid,), entry.uid, uids)}
    for made in new:
        if made["uid"] in taken:
            made["uid"] = f"{uuid.uuid4()}@congvan"
    session.update("calendar_entry", changed)
    session.insert("calendar_entry", new)
    session.update("deadline", assigned)


def _matched(dispatch: Dispatch, entries: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Pair deadlines with the entries they had: the same id first, then the same words, then the same time."""
    free = {row.id: row for row in entries}
    pairs: dict[str, Any] = {}
    for item in dispatch.deadlines:
        for row in free.values():
            if row.local_id == item.id:
                pairs[item.id] = free.pop(row.id)
                break
    for item in dispatch.deadlines:
        if item.id in pairs or not free:
            continue
        words = bare_key(item.quote)
        likeness = {key: fuzz.partial_ratio(words, row.quote_fold) for key, row in free.items() if row.quote_fold}
        best = max(likeness, key=lambda key: (likeness[key], -key), default=None)
        if best is not None and likeness[best] >= _SAME_QUOTE:
            pairs[item.id] = free.pop(best)
            continue
        same = [k for k, row in free.items() if row.boundary == f"{item.operator}|{item.boundary}|{item.rrule}"]
        if len(same) == 1:
            pairs[item.id] = free.pop(same[0])
    return [(item, pairs.get(item.id)) for item in dispatch.deadlines]


def _fingerprint(item: Any, row: Mapping[str, Any]) -> str:
    """Return a hash of everything that a calendar shows of the deadline."""
    left = {"start", "end", *(() if item.ends else ("ends",))}  # what states no end is as it was before there were ends
    shown = [item.model_dump(mode="json", exclude=left), row["number"], row["issuer"], row["subject"]]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:24]


def _uid(file: Any, local_id: str) -> str:
    """Return the calendar UID of a deadline that is new; two dispatches of one file may have the same deadline."""
    place = file.sha256 if file.part == 1 else f"{file.sha256}/{file.part}"
    return f"{uuid.uuid5(_UID_SPACE, f'{place}/{local_id}')}@congvan"
