"""The application of an archive's pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import Depends, FastAPI, Request
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from schemas import CongVanError

from ..archive import Archive
from ..asking.lookup import NotFoundError
from ..correcting import ConflictError
from .context import HERE, rendered
from .inbox import UploadInbox
from .pages import ROUTERS
from .pictures import Pictures
from .remembered import Remembered
from .safety import Guard, TokenError, check_token
from .wording import words_of


def create_app(archive: Archive, *, on: dt.date | None = None) -> FastAPI:
    """Return the pages of an archive as an ASGI application; whoever opened the archive closes it.

    Args:
        archive: What is shown.
        on: The day on which it tells what is due; today by default.
    """
    pictures, inbox = Pictures(), UploadInbox(archive)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        pictures.close()
        await run_in_threadpool(inbox.close)

    app = FastAPI(title="congvan", docs_url=None, redoc_url=None, lifespan=life)
    app.state.archive, app.state.on, app.state.pictures, app.state.inbox = archive, on, pictures, inbox
    app.state.remembered = Remembered(archive)
    app.state.office = lambda: archive.setting("office")
    app.add_middleware(Guard)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    for router in ROUTERS:
        described = router.prefix == "/api"
        app.include_router(router, dependencies=[Depends(check_token)], include_in_schema=described)
    app.add_exception_handler(CongVanError, _refused)
    app.add_exception_handler(TokenError, _stale)
    app.add_exception_handler(HTTPException, _missing)
    app.add_exception_handler(Exception, _failed)
    return app


def _refused(request: Request, error: Exception) -> Response:
    words = words_of(request)
    status = 404 if isinstance(error, NotFoundError) else 409 if isinstance(error, ConflictError) else 400
    title = words("Not found") if status == 404 else words("This cannot be done")
    return _told(request, status, title, words.error(str(error)), getattr(error, "documents", ()))


def _stale(request: Request, _: Exception) -> Response:
    words = words_of(request)
    return _told(request, 403, words("The page is too old"), words("Load the page again, then repeat what you did."))


def _missing(request: Request, error: Exception) -> Response:
    words = words_of(request)
    status = error.status_code if isinstance(error, HTTPException) else 404
    title = words("Not found") if status == 404 else words("This cannot be done")
    return _told(request, status, title, words("There is no such page here."))


def _failed(request: Request, _: Exception) -> Response:
    """Say that something broke, and nothing of the machine; the log has the rest."""
    words = words_of(request)
    sentence = words("Something in the program failed. What was stored stays stored; try again.")
    return _told(request, 500, words("Something failed"), sentence)


def _told(request: Request, status: int, title: str, sentence: str, documents: Any = ()) -> Response:
    if request.headers.get("accept", "").startswith("application/json") or request.url.path.startswith("/api"):
        from fastapi.responses import JSONResponse

        return JSONResponse({"error": {"status": status, "message": sentence}}, status)
    return rendered(request, "error.html", status, title=title, sentence=sentence, documents=documents)
