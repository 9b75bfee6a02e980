"""What the pages read, for programs: read only, under the record's own names, a page at a time by cursors.

Every answer is what the command of the same name prints with `--json`; `/openapi.json` describes the addresses.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request

from schemas import CongVanError

from ...asking.browsing_filters import Filters
from ...asking.cursors import cursor as cursor_behind
from ...asking.cursors import offset
from ...asking.questions import PAGE
from ..context import TheArchive, Today

router = APIRouter(prefix="/api", tags=["read"])
_WHERE = ("paths", "vanished")
"""Of a file: where it lies on the server, which no answer says."""
MOST = 200
"""Most entries of a page."""
Answer = dict[str, Any]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Most entries of the page.")]
Cursor = Annotated[str | None, Query(max_length=200, description="Where to go on: the cursor of the page before.")]
Key = Annotated[int, Path(ge=1, le=2**31 - 1, description="Key of the document in this archive.")]
Words = Annotated[str, Query(max_length=500)]
Day = Annotated[dt.date | None, Query(description="2023-04-01")]


def _page(name: str, found: Sequence[Any], asked: Sequence[object], skipped: int, limit: int) -> Answer:
    """Return a page of an answer that is known as a whole."""
    entries = [each.to_dict() for each in found[skipped : skipped + limit]]
    more = skipped + limit < len(found)
    return {name: entries, "total": len(found), "truncated": more,
            "cursor": cursor_behind(skipped + limit, asked) if more else None}  # fmt: skip


@router.get("/documents")
def documents(
    archive: TheArchive, today: Today, q: Words = "", type: Annotated[list[str] | None, Query()] = None,
    urgency: Words = "", issuer: Words = "",
    level: Literal["", "central", "province", "district", "commune", "other"] = "",
    year: Annotated[int | None, Query(ge=1, le=9999)] = None, first: Day = None, last: Day = None, signer: Words = "",
    due: Literal["", "late", "soon", "open", "answered", "done", "none"] = "", unread: bool = False,
    sort: Literal["arrived", "issued", "number", "issuer", "type", "urgency", "due"] = "arrived",
    descending: bool = True, limit: Limit = 50, cursor: Cursor = None,
) -> Answer:  # fmt: skip
    """Return lines of the register: documents with arrival, urgency, what is to be done and whether they are unread."""
    filters = Filters(q, tuple(type or ()), urgency, issuer, None, level, year, first, last, signer, due, unread)
    asked = ["documents", [str(each) for each in astuple(filters)], sort, descending]
    skipped = offset(cursor, asked)
    page = archive.browse(filters, today=today, sort=sort, descending=descending, limit=limit, offset=skipped)
    more = skipped + len(page.lines) < page.total
    return {"documents": [line.to_dict() for line in page.lines], "total": page.total, "truncated": more,
            "cursor": cursor_behind(skipped + limit, asked) if more else None}  # fmt: skip


@router.get("/find")
def find(archive: TheArchive, number: Annotated[str, Query(min_length=1, max_length=200)]) -> Answer:
    """Return the documents that a number (`875/UBND-NV`), a key (`#12`) or a file name may mean, held ones first."""
    return {"documents": [each.to_dict() for each in archive.find(number)]}


@router.get("/documents/{key}")
def show(archive: TheArchive, key: Key) -> Answer:
    """Return everything about one document: record with corrections, files, edges from and to it."""
    shown = archive.show(key)
    return {
        "document": shown.document.to_dict(),
        "record": shown.record.model_dump(mode="json") if shown.record else None,
        "corrections": shown.corrections,
        "files": [{name: value for name, value in each.items() if name not in _WHERE} for each in shown.files],
        "differing": list(shown.differing),
        "citations": [each.to_dict() for each in shown.citations],
        "cited_by": [each.to_dict() for each in shown.cited_by],
        "cited_by_truncated": shown.cited_by_truncated,
    }


@router.get("/documents/{key}/cited_by")
def cited_by(archive: TheArchive, key: Key, limit: Limit = 50, cursor: Cursor = None) -> Answer:
    """Return what other texts say of a document."""
    return archive.cited_by(key, limit=limit, cursor=cursor).to_dict()


@router.get("/documents/{key}/chain")
def chain(
    archive: TheArchive, key: Key, direction: Literal["up", "down", "both"] = "up",
    depth: Annotated[int, Query(ge=1, le=30)] = 10, relation: Annotated[list[str] | None, Query()] = None,
    everything: bool = False, limit: Limit = PAGE, cursor: Cursor = None,
) -> Answer:  # fmt: skip
    """Return the documents of a chain, each once, nearest first."""
    return archive.chain(
        key, direction=direction, depth=depth, relations=relation, everything=everything, limit=limit, cursor=cursor
    ).to_dict()


@router.get("/documents/{key}/follow")
def follow(archive: TheArchive, key: Key, levels: Annotated[int, Query(ge=1, le=2)] = 2) -> Answer:
    """Return who of a document's addressees has acted on it, and who has not."""
    return archive.follow(key, levels=levels).to_dict()


@router.get("/documents/{key}/cascade")
def cascade(archive: TheArchive, key: Key) -> Answer:
    """Return the deadlines of a document and of those that carry it out, side by side."""
    return archive.cascade(key).to_dict()


@router.get("/deadlines")
def deadlines(
    request: Request, today: Today, first: Day = None, last: Day = None,
    agency: Annotated[Words, Query(alias="for")] = "", mine: bool = False,
    state: Annotated[list[str] | None, Query(description="open, late, partly, recurring, done, met …")] = None,
    standing: bool = False, limit: Limit = 50, cursor: Cursor = None,
) -> Answer:  # fmt: skip
    """Return what is to be done, by day, with who has answered it and who has said it to be done."""
    states = tuple(state or ("open", "late", "partly", "recurring"))
    asked = ["deadlines", str(today), str(first), str(last), agency, mine, list(states), standing]
    found = request.app.state.remembered.due(
        first=first, last=last, today=today, for_agency=agency or None, mine=mine, states=states, standing=standing
    )
    return _page("deadlines", found, asked, offset(cursor, asked), limit)


@router.get("/books/{book}")
def book(
    archive: TheArchive, today: Today, book: Literal["arrivals", "tracking", "sent"], first: Day = None,
    last: Day = None, limit: Limit = 50, cursor: Cursor = None,
) -> Answer:  # fmt: skip
    """Return lines of a book of the office."""
    asked = ["books", book, str(today), str(first), str(last)]
    found: Sequence[Any]
    if book == "tracking":
        found = archive.tracking_book(first=first, last=last, today=today)
    elif book == "sent":
        found = archive.register_of_sent(first=first, last=last)
    else:
        found = archive.register_of_arrivals(first=first, last=last)
    return _page("lines", found, asked, offset(cursor, asked), limit)


@router.get("/search")
def search(archive: TheArchive, q: Annotated[str, Query(min_length=1, max_length=500)], limit: Limit = 20) -> Answer:
    """Return held documents with all the words, diacritics optional."""
    return archive.search(q, limit=limit).to_dict()


@router.get("/review")
def review(archive: TheArchive, limit: Limit = 50, cursor: Cursor = None) -> Answer:
    """Return what a person should look at, the worst first; of files only the name, never where they lie."""
    asked = ["review"]
    answer = _page("review", archive.to_review(), asked, offset(cursor, asked), limit)
    for entry in answer["review"]:
        entry["file"] = entry["file"] and entry["file"].replace("\\", "/").rpartition("/")[2]
    return answer


@router.get("/missing")
def missing(archive: TheArchive, everything: bool = False, limit: Limit = 50) -> Answer:
    """Return what is cited most and held by nobody: what to ask for, and of whom."""
    return archive.missing(everything=everything, limit=limit).to_dict()


@router.get("/superseded")
def superseded(archive: TheArchive, limit: Limit = 50, cursor: Cursor = None) -> Answer:
    """Return what amends, replaces, repeals, corrects, suspends a document or gives more time."""
    return archive.superseded(limit=limit, cursor=cursor).to_dict()


@router.get("/agencies")
def agency(
    request: Request, archive: TheArchive, today: Today, name: Annotated[str, Query(min_length=1, max_length=300)],
    limit: Limit = 50, cursor: Cursor = None,
) -> Answer:  # fmt: skip
    """Return what a body sent, the newest first, and how many deadlines it owes."""
    asked = ["agencies", name]
    skipped = offset(cursor, asked)
    sent = archive.listing(issuer=name, sort="issued", descending=True, limit=limit, offset=skipped)
    more = skipped + limit < sent.total
    owed = request.app.state.remembered.due(for_agency=name, first=today - dt.timedelta(days=90), today=today)
    return {"documents": [each.to_dict() for each in sent.documents], "total": sent.total, "owed": len(owed),
            "truncated": more, "cursor": cursor_behind(skipped + limit, asked) if more else None}  # fmt: skip


@router.get("/{path:path}", include_in_schema=False)
def nothing(path: str) -> Answer:
    """Say that there is no such address."""
    raise CongVanError("there is no such address; /openapi.json lists them")
