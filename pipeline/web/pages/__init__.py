"""The pages, one file each: one line in `ROUTERS`, one in `NAV` where it stands in the navigation."""

from __future__ import annotations

from . import dispatch, home, preferences, review, upload

ROUTERS = (
    home.router,
    dispatch.router,
    upload.router,
    review.router,
    preferences.router,
)
NAV = (
    ("/", "Overview"),
    ("/documents", "Register"),
    ("/deadlines", "Deadlines"),
    ("/review", "Review"),
    ("/upload", "Add files"),
)
"""Address and name (English; `t` gives the other) of what stands in the navigation, in its order."""
