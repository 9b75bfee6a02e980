"""The first page: what was not looked at, what should be, what is due and what is late."""

from __future__ import annotations

import datetime as dt
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from ...asking.due import BACK, Due
from ...exporting.words import limit_in_words, progress_in_words
from ..context import Author, TheArchive, Today, rendered

router = APIRouter()
SOON = dt.timedelta(days=7)
"""How far ahead a deadline is soon."""
LINES = 8
"""Lines of each list on the first page."""


@router.get("/")
def home(request: Request, archive: TheArchive, today: Today, whole: bool = False) -> HTMLResponse:
    """Show the four tiles and the beginning of each list; what is due comes behind where it must be made anew first.

    Args:
        request: Who asks.
        archive: What is shown.
        today: The day.
        whole: All at once, for browsers without scripts.
    """
    unseen = archive.unseen(limit=LINES)
    review = request.app.state.remembered.get("review", archive.to_review)
    due = _due(request, archive, today) if whole else request.app.state.remembered.kept(("home", today))
    held = unseen.total or archive.listing(limit=1).total
    return rendered(
        request, "home.html", unseen=unseen, review=review[:LINES], review_total=len(review), held=held,
        behind=False, **_told(due, today),
    )  # fmt: skip


@router.get("/overview/due")
def due_lists(request: Request, archive: TheArchive, today: Today) -> HTMLResponse:
    """Return the part of the first page that tells what is due and what is late."""
    return rendered(request, "home_due.html", office=None, behind=True, **_told(_due(request, archive, today), today))


def _due(request: Request, archive: TheArchive, today: dt.date) -> list[Due]:
    return request.app.state.remembered.get(
        ("home", today), lambda: archive.due(first=today - BACK, last=today + SOON, today=today)
    )


def _told(due: list[Due] | None, today: dt.date) -> dict[str, Any]:
    """Return what the lists are made of: `soon` and `late` are null where what is due is still to come."""
    late = soon = None
    if due is not None:
        late = [each for each in due if each.state == "late"]
        soon = [
            each for each in due if each.state in ("open", "partly", "recurring") and each.day and each.day >= today
        ]
    return {"soon": soon, "late": late, "lines": LINES, "limit": limit_in_words, "progress": progress_in_words}


@router.post("/seen")
def see_everything(archive: TheArchive, author: Author) -> RedirectResponse:
    """Take everything as seen: an office that begins with an old archive has read it."""
    archive.see_everything(by=author)
    return RedirectResponse("/", 303)
