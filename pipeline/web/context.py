"""What every page is made with: the archive, the words, the day, the templates."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from ..archive import Archive
from ..exporting.words import day_in_words
from .safety import FIELD
from .wording import PageWords, words_of

HERE = Path(__file__).parent
AUTHOR = "congvan_author"
"""Cookie with the name under which a person corrects."""


def archive_of(request: Request) -> Archive:
    """Return the archive that the page shows."""
    return request.app.state.archive


TheArchive = Annotated[Archive, Depends(archive_of)]
TheWords = Annotated[PageWords, Depends(words_of)]


def today_of(request: Request) -> dt.date:
    """Return the day on which the page tells what is due: today, or the one that `congvan serve --on` gives."""
    return request.app.state.on or dt.date.today()


Today = Annotated[dt.date, Depends(today_of)]


def author_of(request: Request) -> str | None:
    """Return the name under which whoever asks corrects, where it was given."""
    from urllib.parse import unquote

    return unquote(request.cookies.get(AUTHOR, "")).strip()[:80] or None


Author = Annotated[str | None, Depends(author_of)]


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a page made from a template, with what all templates know.

    Args:
        request: Who asks.
        template: Its file in `templates/`.
        status: HTTP status.
        values: What only this template knows.
    """
    from .pages import NAV

    state = request.state
    words = words_of(request)
    token = getattr(state, "token", "")
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    common = {
        "request": request, "t": words, "lang": words.language, "other": "en" if words.language == "vi" else "vi",
        "nav": NAV, "here": here, "back": quote(here, safe="/"), "csrf": token, "author": author_of(request),
        "day": day_in_words, "today": today_of(request),
        "token": lambda: Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, token),
    }  # fmt: skip
    if "office" not in values:
        common["office"] = request.app.state.office()
    return HTMLResponse(_environment().get_template(template).render(**common, **values), status)


def local(path: str) -> str:
    """Return a path to go back to, which never leads to another site."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\n" not in path else "/"
