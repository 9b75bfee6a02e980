"""What a person should look at, one after another: the words large, the likely values as buttons, a key for each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from extractors.pictures import is_drawn
from schemas import Outcome, OutcomeCode, UnreadableError

from ...archive import Archive
from ...asking.lookup import NotFoundError
from ...asking.results import Shown
from ...asking.review import ToReview
from ...exporting.words import day_in_words
from ...store.fields import value_of
from ..context import Author, TheArchive, TheWords, rendered
from ..fields import FieldRow, Listed, position, whole
from ..marks import Rectangle, rectangles
from ..wording import PageWords

router = APIRouter()
CHOICES = 9
"""Most buttons: each has a figure as its key."""
_ABOUT = 160
"""Characters of the text before and behind the words, where there is no picture."""
_ROOM, _WIDE, _HIGH = 14.0, 300.0, 64.0
"""Points around the words of a crop, and its least size."""
_HEADER = 300.0
"""Height of the crop in points where the words are not known: the upper part of the first page."""


@dataclass(frozen=True)
class AnswerChoice:
    """A value that may be right."""

    values: str
    """JSON: path → value, of one value or of all that tell a document apart."""
    shown: str
    note: str = ""


@dataclass(frozen=True)
class WordsCrop:
    """The part of a page on which the words stand."""

    sha256: str
    page: int
    sheet: tuple[float, float]
    """Width and height of the page, points."""
    view: tuple[float, float, float, float]
    """Left, top, width, height of what is shown."""
    marks: tuple[Rectangle, ...]


@router.get("/review")
def review(
    request: Request, archive: TheArchive, words: TheWords, at: Annotated[int, Query(ge=0)] = 0, last: str = ""
) -> HTMLResponse:
    """Show the next thing to look at."""
    queue = request.app.state.remembered.get("review", archive.to_review)
    at = min(at, max(0, len(queue) - 1))
    for place, item in enumerate(queue[at:], at):
        found = _found(request, archive, words, item)
        if found is not None:  # else it was mended since the queue was made
            return rendered(request, "review.html", queue=queue, at=place, last=last, item=item, **found)
    return rendered(request, "review.html", queue=(), at=0, last=last, item=None)


@router.post("/review")
def answer(
    archive: TheArchive, author: Author, document: Annotated[int, Form()], path: Annotated[str, Form()],
    seen: Annotated[str, Form()], at: Annotated[int, Form()] = 0, choice: Annotated[str, Form()] = "",
    words: Annotated[str, Form()] = "", kind: Annotated[str, Form()] = "value",
) -> RedirectResponse:  # fmt: skip
    """Set the value that was chosen or typed, and go on; what nobody can read becomes null."""
    if choice:
        meant: dict[str, Any] = _unread(archive, document, path, seen) if choice == "unreadable" else json.loads(choice)
    else:
        meant = {path: _typed(path, words)}
    for where, value in meant.items():
        archive.correct(document, where, value, by=author, **({"seen": json.loads(seen)} if where == path else {}))
    last = quote(f"{document}:{','.join(meant)}", safe="")
    return RedirectResponse(f"/review?at={at + 1 if kind == 'link' and not choice else at}&last={last}", 303)


@router.post("/review/back")
def back(
    archive: TheArchive, author: Author, last: Annotated[str, Form()], at: Annotated[int, Form()] = 0
) -> RedirectResponse:
    """Take the last answer back, and show its value again."""
    document, _, paths = last.partition(":")
    for path in paths.split(",") if document.isdigit() else ():
        archive.withdraw(int(document), path, by=author)
    return RedirectResponse(f"/review?at={at}", 303)


@router.post("/review/forget")
def forget(archive: TheArchive, sha256: Annotated[str, Form()], at: Annotated[int, Form()] = 0) -> RedirectResponse:
    """Take a file out of which no record could be made: a better copy came, or none is wanted."""
    if any(each.sha256 == sha256 for each in archive.to_review() if each.kind == "file"):  # none was made meanwhile
        archive.forget(sha256)
    return RedirectResponse(f"/review?at={at}", 303)


def _unread(archive: Archive, document: int, path: str, seen: str) -> dict[str, Any]:
    """Return what is set where nobody can read a value: null, no list, or the list of parties without the one."""
    parts = path.split(".")
    record = archive.record(document)
    if len(parts) == 3 and parts[1].isdigit() and record is not None:
        items = record.model_dump(mode="json")[parts[0]]
        return {parts[0]: [each for index, each in enumerate(items) if index != int(parts[1])]}
    return {path: [] if seen.startswith("[") else None}


def _typed(path: str, words: str) -> Any:
    if path in ("addressees", "invitees", "distribution"):
        return [{"as_written": each.strip()} for each in words.split(";") if each.strip()]
    return value_of(path, words) if words.strip() else None


def _found(request: Request, archive: Archive, words: PageWords, item: ToReview) -> dict[str, Any] | None:
    """Return what the page shows of an item; None where nobody need look any more."""
    if item.kind == "file":
        outcome = Outcome(code=OutcomeCode(item.reason))
        return {"advice": outcome.message_vi if words.language == "vi" else outcome.message_en}
    assert item.document is not None and item.path is not None
    shown = archive.read(item.document, citing=item.kind == "link")
    if shown.record is None:
        return None
    plain = position(shown.record, item.path)
    if plain is None:
        return None
    if item.kind == "value" and not any(p == plain or p.startswith(f"{plain}.") for p in shown.record.needs_review):
        return None
    listed = Listed(shown.record, shown.corrections, words)
    plain = whole(plain)
    row = listed.row(f"{plain}.number" if item.kind == "link" else plain)
    if item.kind == "link":
        choices = _links(shown, item)
        if choices is None:
            return None
    else:
        choices = _choices(listed, row, plain)
    return {
        "shown": shown, "row": row, "choices": choices[:CHOICES], "crop": _crop(request, archive, shown, row),
        "context": _context(shown, row),
    }  # fmt: skip


def _choices(listed: Listed, row: FieldRow, plain: str) -> list[AnswerChoice]:
    found = [AnswerChoice(_json({row.path: json.loads(row.seen)}), row.shown)] if row.shown else []
    for words in row.candidates:
        value = value_of(row.path, words)
        each = AnswerChoice(_json({row.path: value}), listed.shown(plain, value) or words)
        if all(each.values != other.values and each.shown != other.shown for other in found):
            found.append(each)
    return found


def _links(shown: Shown, item: ToReview) -> list[AnswerChoice] | None:
    """Return the documents that may be meant: each is said by all that tells it apart."""
    local = (item.path or "").split(".")[1]
    edge = next((e for e in shown.citations if e.local_id == local and e.state in ("ambiguous", "candidate")), None)
    if edge is None:
        return None
    found = []
    for each in edge.candidates:
        told = {"number": each.number, "issuer": each.body, "issued": each.issued}
        values = {f"citations.{local}.{name}": value for name, value in told.items() if value}
        title = f"{each.doc_type or ''} {each.number or ''} {day_in_words(each.issued)}".strip()
        found.append(AnswerChoice(_json(values), title, f"{each.body or ''} · {each.subject or ''}".strip(" ·")))
    return found


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _crop(request: Request, archive: Archive, shown: Shown, row: FieldRow) -> WordsCrop | None:
    """Return where to look on the picture; None where there is none."""
    if shown.record is None or shown.document_text is None or not is_drawn(shown.files[0]["media_type"]):
        return None
    sha256 = shown.files[0]["sha256"]
    try:
        sizes = request.app.state.pictures.sizes(sha256, lambda: archive.original(sha256))
    except (UnreadableError, NotFoundError):
        return None
    marks = rectangles(shown.document_text, row.spans)
    part = shown.record.file.part
    page = marks[0].page if marks else (part.first_page or 1) if part else 1
    if not 1 <= page <= len(sizes):
        return None
    width, height = sizes[page - 1]
    here = tuple(mark for mark in marks if mark.page == page and not any(_inside(mark, each) for each in marks))
    if not here:
        return WordsCrop(sha256, page, (width, height), (0, 0, width, min(height, _HEADER)), ())
    left, right = min(m.left for m in here) - _ROOM, max(m.left + m.width for m in here) + _ROOM
    top, bottom = min(m.top for m in here) - _ROOM, max(m.top + m.height for m in here) + _ROOM
    left, right = _at_least(left, right, _WIDE, width)
    top, bottom = _at_least(top, bottom, _HIGH, height)
    return WordsCrop(sha256, page, (width, height), (left, top, right - left, bottom - top), here)


def _inside(one: Rectangle, other: Rectangle) -> bool:
    """Tell whether a mark is only a part of another."""
    return (
        one != other and one.page == other.page and other.left <= one.left and other.top <= one.top
        and one.left + one.width <= other.left + other.width and one.top + one.height <= other.top + other.height
    )  # fmt: skip


def _at_least(low: float, high: float, size: float, limit: float) -> tuple[float, float]:
    """Return a stretch of at least a size around another, within the page."""
    more = max(0.0, size - (high - low)) / 2
    low, high = max(0.0, low - more), min(limit, high + more)
    return round(low, 1), round(high, 1)


def _context(shown: Shown, row: FieldRow) -> tuple[str, str, str] | None:
    """Return the words with what stands before and behind them."""
    text = shown.text
    if text is None:
        return None
    if not row.spans:
        return ("", "", text[: 3 * _ABOUT])
    start, end = row.spans[0][0], row.spans[-1][1]
    if end < start or end - start > 10 * _ABOUT:
        start, end = row.spans[0]
    return text[max(0, start - _ABOUT) : start], text[start:end], text[end : end + _ABOUT]
