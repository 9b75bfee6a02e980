"""Rows of one file and of the lists in its record: itself, its words for searching, deadlines, parties, signatures."""

from __future__ import annotations

import json
from typing import Any

from ..store import search
from ..store.database import Session
from .items import Item


def rendition_row(item: Item, claim: int, document: int) -> dict[str, Any]:
    """Return the row of the file itself, which stands for a document by its claim."""
    file, info = item.file, item.dispatch.file
    return {
        "id": item.rendition, "document_id": document, "claim_id": claim, "sha256": file.sha256, "part": item.index,
        "name": file.name, "media_type": info.media_type, "pages": info.pages, "text_source": info.text_source,
        "size": file.size, "partial": file.partial, "text_version": file.text_version,
        "record_version": file.record_version,
        "text_hash": item.part.text_hash, "text_id": item.text_id, "record": item.part.record,
        "role": "appendix" if item.dispatch.appendix_of else "dispatch",
        "needs_review": json.dumps(item.dispatch.needs_review, ensure_ascii=False),
        "stamp_number": info.received.number if info.received else None,
        "stamp_date": info.received.date if info.received else None,
        "stamp_agency": info.received.agency if info.received else None,
    }  # fmt: skip


def index_row(item: Item) -> dict[str, Any]:
    """Return the words by which the file is found."""
    dispatch = item.dispatch
    number = dispatch.number.canonical if dispatch.number else None
    return {
        "id": item.rendition, "number": search.number_words(number),
        "subject": search.search_text(dispatch.subject or ""), "body": item.part.body,
    }  # fmt: skip


def add_rows(session: Session, item: Item, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Add the rows of deadlines, parties and signatures to those of their tables."""
    dispatch = item.dispatch
    for deadline in dispatch.deadlines:
        plain = deadline.model_dump(exclude={"id", "assignees"})
        rows["deadline"].append(
            {
                "id": session.new_id("deadline"), "rendition_id": item.rendition, "local_id": deadline.id,
                "entry_id": None, "current": False, "text_id": item.text_id,
                "assignees": json.dumps(deadline.assignees, ensure_ascii=False), **plain,
            }
        )  # fmt: skip
    for part in ("addressees", "invitees", "distribution"):
        for position, party in enumerate(getattr(dispatch, part)):
            rows["party"].append(
                {
                    "id": session.new_id("party"), "rendition_id": item.rendition, "part": part, "position": position,
                    "as_written": party.as_written, "kind": party.kind, "name": party.name, "role": party.role,
                }
            )  # fmt: skip
    blocks = dispatch.signatures or ((dispatch.signature,) if dispatch.signature else ())
    for position, block in enumerate(blocks):
        rows["signature"].append(
            {
                "id": session.new_id("signature"), "rendition_id": item.rendition, "position": position,
                "authority": json.dumps(block.authority, ensure_ascii=False), "title": block.title,
                "name": block.name, "rank": block.rank,
            }
        )  # fmt: skip
