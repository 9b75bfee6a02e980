"""Files that are dropped or chosen: each is kept, read, and tells what became of it."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from extractors.readers import MAX_BYTES
from schemas import Outcome, OutcomeCode

from ...archive import Archive
from ...filing.outcomes import FileOutcome
from ..context import TheArchive, TheWords, rendered
from ..inbox import UploadInbox, safe_name
from ..wording import PageWords

router = APIRouter()


@router.get("/upload")
def upload(request: Request) -> HTMLResponse:
    """Show where files can be dropped."""
    return rendered(request, "upload.html", most=MAX_BYTES // 1_000_000)


@router.post("/upload/file")
async def take(
    request: Request, archive: TheArchive, words: TheWords, name: Annotated[str, Query(max_length=2000)]
) -> JSONResponse:
    """Take one file, its bytes as the body; the answer comes when they are kept and the archive's rows are written."""
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        return JSONResponse({"error": words("The size of the file was not told.")}, 411)
    shown = safe_name(name)
    if int(length) > MAX_BYTES:
        outcome = Outcome(code=OutcomeCode.TOO_LARGE, detail=f"{int(length)} bytes, limit {MAX_BYTES}")
        return JSONResponse({"outcomes": [_told(words, shown, outcome, [])]}, 413)
    inbox: UploadInbox = request.app.state.inbox
    place = inbox.place(name)
    try:
        with place.open("wb") as file:
            async for piece in request.stream():
                await run_in_threadpool(file.write, piece)
    except ClientDisconnect:
        place.unlink(missing_ok=True)
        return JSONResponse({"error": ""}, 400)
    found = await asyncio.wrap_future(inbox.put(place))
    told = await run_in_threadpool(lambda: [_of(archive, words, shown, each) for each in found])
    return JSONResponse({"outcomes": told})


def _of(archive: Archive, words: PageWords, name: str, each: FileOutcome) -> dict[str, Any]:
    """Return what became of a file or of a member of it, with the documents that it gave."""
    member = each.path.partition("!")[2]
    held = (*_HELD, OutcomeCode.READ, OutcomeCode.PARTIAL)
    documents = archive.find(each.sha256) if each.sha256 and each.outcome.code in held else []
    return _told(words, f"{name} › {member}" if member else name, each.outcome, documents)


_HELD = (OutcomeCode.DUPLICATE, OutcomeCode.UNCHANGED)


def _told(words: PageWords, name: str, outcome: Outcome, documents: Any) -> dict[str, Any]:
    kind = "good" if outcome.code.has_record else "known" if outcome.code in _HELD else "bad"
    if outcome.code in _HELD:  # their detail is a path
        outcome = Outcome(code=outcome.code)
    message = outcome.message_vi if words.language == "vi" else outcome.message_en
    return {
        "name": name, "code": outcome.code.value, "kind": kind, "message": message,
        "documents": [{"id": each.id, "title": each.title, "subject": each.subject} for each in documents],
    }  # fmt: skip
