"""The first page: what was not looked at, what should be, what is due and what is late."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from ...asking.due import BACK
from ...exporting.words import limit_in_words, progress_in_words
from ..context import Author, TheArchive, Today, rendered

router = APIRouter()
SOON = dt.timedelta(days=7)
"""How far ahead a deadline is soon."""
LINES = 8
"""Lines of each list on the first page."""


@router.get("/")
def home(request: Request, archive: TheArchive, today: Today) -> HTMLResponse:
    """Show the four tiles and the beginning of each list."""
    unseen = archive.unseen(limit=LINES)
    remembered = request.app.state.remembered
    review = remembered.get("review", archive.to_review)
    due = remembered.get(("home", today), lambda: archive.due(first=today - BACK, last=today + SOON, today=today))
    late = [each for each in due if each.state == "late"]
    soon = [each for each in due if each.state in ("open", "partly", "recurring") and each.day and each.day >= today]
    held = unseen.total or archive.listing(limit=1).total
    return rendered(
        request, "home.html", unseen=unseen, review=review[:LINES], review_total=len(review), soon=soon, late=late,
        lines=LINES, held=held, limit=limit_in_words, progress=progress_in_words,
    )  # fmt: skip


@router.post("/seen")
def see_everything(archive: TheArchive, author: Author) -> RedirectResponse:
    """Take everything as seen: an office that begins with an old archive has read it."""
    archive.see_everything(by=author)
    return RedirectResponse("/", 303)
