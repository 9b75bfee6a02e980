"""One dispatch: the picture of its pages beside its values, what it cites and what cites it, its files, its history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from extractors.pictures import SCALES, is_drawn
from schemas import UnreadableError

from ...archive import Archive
from ...asking.lookup import NotFoundError
from ...asking.relations import words_for
from ...asking.results import Shown
from ...explaining.marks import marked_text
from ...explaining.values import HIDDEN, values_of
from ...exporting.words import limit_in_words
from ...store.fields import value_of
from ..context import Author, TheArchive, TheWords, rendered
from ..fields import Listed
from ..marks import Rectangle, rectangles

router = APIRouter()
PAGES = 20
"""Pages of a file that are shown at a time."""
CHARACTERS = 40_000
"""Characters of a text that stand on the page; a longer one has a page of its own."""
_FOREVER = "private, max-age=31536000, immutable"


@dataclass(frozen=True)
class DrawnPage:
    """One page of a file, with the marks on it."""

    number: int
    width: float
    height: float
    marks: tuple[tuple[Rectangle, str, str], ...]
    """Where, the numbers of the values that stand there, the group that colours it."""


@router.get("/documents/{key:int}")
def dispatch(
    request: Request, key: int, archive: TheArchive, words: TheWords,
    page: Annotated[int, Query(ge=1, le=5000)] = 1, saved: str | None = None,
) -> HTMLResponse:  # fmt: skip
    """Show a document; the browser that shows it says then that it was looked at."""
    found = archive.attended(key)
    shown = found.shown
    listed = Listed(shown.record, shown.corrections, words) if shown.record else None
    blocks = listed.blocks() if listed else []
    deadlines = listed.deadlines() if listed else []
    sheets, count = _sheets(request, archive, shown, page)
    first = _first_page(shown)
    return rendered(
        request, "dispatch.html", shown=shown, document=shown.document, record=shown.record, blocks=blocks,
        deadlines=deadlines, sheets=sheets, sheet_count=count, page=page, per_page=PAGES, first_page=first,
        text=_text(shown, CHARACTERS) if not sheets else None, saved=saved, relation=words_for, limit=limit_in_words,
        history=shown.history, arrival=found.arrival, office=found.office, new=bool(shown.files) and not found.seen,
        scales=SCALES, whole_text=bool(shown.document_text) and len(shown.text or "") > CHARACTERS,
    )  # fmt: skip


@router.get("/documents/{key:int}/text")
def text(request: Request, key: int, archive: TheArchive) -> HTMLResponse:
    """Show the whole text of a document with its marks."""
    shown = archive.show(key)
    return rendered(request, "text.html", document=shown.document, text=_text(shown, None))


@router.get("/documents/{key:int}/files/{sha256}")
def original(key: int, sha256: str, archive: TheArchive) -> Response:
    """Hand out a file as it came in, byte for byte; browsers save it and never show it as a page of this site."""
    shown = archive.show(key)
    name = next((str(file["name"]) for file in shown.files if file["sha256"] == sha256), None)
    if name is None:
        raise NotFoundError(f"{key}: has no file {sha256[:12]}")
    data = archive.original(key, sha256=sha256)
    plain = "".join(c if c.isalnum() or c in "-_. " else "_" for c in name.rsplit("/", 1)[-1])[-120:] or "file"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(plain)}", "Cache-Control": "private"}
    return Response(data, media_type="application/octet-stream", headers=headers)


@router.get("/pictures/{sha256}/{page}")
def picture(
    request: Request, sha256: str, page: int, archive: TheArchive, scale: Annotated[float, Query()] = SCALES[1]
) -> Response:
    """Return the picture of a page of a file that the archive holds."""
    if scale not in SCALES or len(sha256) != 64:
        raise NotFoundError(f"{page}: no such picture")
    try:
        drawn = request.app.state.pictures.page(sha256, page, scale, lambda: archive.original(sha256))
    except UnreadableError as error:
        return Response(error.outcome.message_vi, 422, media_type="text/plain; charset=utf-8")
    kind = "image/png" if drawn.startswith(b"\x89PNG") else "image/jpeg"
    return Response(drawn, media_type=kind, headers={"Cache-Control": _FOREVER})


@router.post("/documents/{key:int}/correct")
def correct(
    key: int, archive: TheArchive, author: Author, path: Annotated[str, Form()], value: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "null", empty: Annotated[bool, Form()] = False,
) -> RedirectResponse:  # fmt: skip
    """Set a value as somebody typed it, if it is still the one that was shown."""
    meant = None if empty or not value.strip() else value_of(path, value)
    archive.correct(key, path, meant, by=author, seen=json.loads(seen))
    return _back(archive, key, path)


@router.post("/documents/{key:int}/withdraw")
def withdraw(key: int, archive: TheArchive, author: Author, path: Annotated[str, Form()]) -> RedirectResponse:
    """Take a correction back."""
    archive.withdraw(key, path, by=author)
    return _back(archive, key, path)


@router.post("/documents/{key:int}/see")
def see(request: Request, key: int, archive: TheArchive, author: Author) -> Response:
    """Write down that somebody has looked at a document."""
    archive.see([key], by=author)
    return Response(status_code=204) if "hx-request" in request.headers else RedirectResponse(f"/documents/{key}", 303)


@router.post("/documents/{key:int}/unsee")
def unsee(key: int, archive: TheArchive) -> RedirectResponse:
    """Make a document new again."""
    archive.unsee(key)
    return RedirectResponse("/", 303)


def _back(archive: Archive, key: int, path: str) -> RedirectResponse:
    return RedirectResponse(f"/documents/{key}?saved={quote(path)}", 303)


def _first_page(shown: Shown) -> int:
    part = shown.record.file.part if shown.record else None
    return (part.first_page or 1) if part else 1


def _sheets(request: Request, archive: Archive, shown: Shown, page: int) -> tuple[list[DrawnPage], int]:
    """Return some of the pages of the file that is shown, and how many it has; none where they cannot be drawn."""
    if not shown.files or shown.record is None or not is_drawn(shown.files[0]["media_type"]):
        return [], 0
    sha256 = shown.files[0]["sha256"]
    try:
        sizes = request.app.state.pictures.sizes(sha256, lambda: archive.original(sha256))
    except (UnreadableError, NotFoundError):
        return [], 0
    part = shown.record.file.part
    first, last = (part.first_page or 1, part.last_page or len(sizes)) if part else (1, len(sizes))
    begin = first + page - 1
    wanted = range(begin, min(begin + PAGES, last + 1, len(sizes) + 1))
    marks = _marks(shown)
    return [DrawnPage(n, sizes[n - 1][0], sizes[n - 1][1], tuple(marks.get(n, ()))) for n in wanted], last - first + 1


def _marks(shown: Shown) -> dict[int, list[tuple[Rectangle, str, str]]]:
    """Return the marks of all values by page; those that stand on the same place are one mark."""
    assert shown.record is not None
    if shown.document_text is None:
        return {}
    places: dict[Rectangle, tuple[list[int], str]] = {}
    for value in values_of(shown.record):
        if not HIDDEN.match(value.path) or value.path == "number" or ".mentions." in value.path:
            for each in rectangles(shown.document_text, value.spans):
                places.setdefault(each, ([], value.group))[0].append(value.index)
    found: dict[int, list[tuple[Rectangle, str, str]]] = {}
    for each in sorted(places, key=lambda r: -r.width * r.height):  # small ones last: they lie above
        indices, group = places[each]
        found.setdefault(each.page, []).append((each, " ".join(map(str, dict.fromkeys(indices))), group))
    return found


def _text(shown: Shown, most: int | None) -> Any:
    """Return the marked text of the file that is shown; None where it is longer than asked for."""
    from markupsafe import Markup

    document = shown.document_text
    if document is None or shown.record is None or (most is not None and len(document.text) > most):
        return None
    return Markup(marked_text(document, values_of(shown.record), ()))
