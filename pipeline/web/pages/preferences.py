"""The language, and the name under which one corrects: kept by the browser."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from ...wording import LANGUAGES
from ..context import AUTHOR, local
from ..wording import COOKIE

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/language/{language}")
def language(language: str, back: str = "/") -> RedirectResponse:
    """Speak a language from now on, and go back to where one was."""
    answer = RedirectResponse(local(back), 303)
    if language in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=_YEAR, samesite="strict", httponly=True)
    return answer


@router.post("/author")
def author(name: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "/") -> RedirectResponse:
    """Keep the name under which a person corrects."""
    answer = RedirectResponse(local(back), 303)
    answer.set_cookie(AUTHOR, quote(name.strip()[:80]), max_age=_YEAR, samesite="strict", httponly=True)
    return answer
