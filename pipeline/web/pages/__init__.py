"""The pages, one file each: one line in `ROUTERS`, one in `NAV` where it stands in the navigation."""

from __future__ import annotations

from . import api, chain, deadlines, dispatch, home, preferences, register, review, upload

ROUTERS = (
    home.router,
    api.router,
    dispatch.router,
    upload.router,
    review.router,
    preferences.router,
    register.router,
    deadlines.router,
    chain.router,
)
NAV = (
    ("/", "Overview"),
    ("/documents", "Register"),
    ("/deadlines", "Deadlines"),
    ("/review", "Review"),
    ("/upload", "Add files"),
)
"""Address and name (English; `t` gives the other) of what stands in the navigation, in its order."""
