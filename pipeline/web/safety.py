"""What keeps others out: one host, no foreign forms, a policy for browsers, no request larger than allowed.

The page has no login, so it answers only on the machine itself. A web site that somebody visits meanwhile could still
send requests there: it is told apart by the Host (DNS rebinding), by Origin and Sec-Fetch-Site, and by a token that
it cannot read.
"""

from __future__ import annotations

import ipaddress
import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "congvan_token"
FIELD = "token"
HEADER = "x-congvan-token"
FORM_BYTES = 1 << 20
"""Most bytes of a form; uploads have a limit of their own (`pages.upload`)."""
UPLOADS = "/upload"
_NAMES = ("localhost", "testserver")
_SAFE = ("GET", "HEAD", "OPTIONS")
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def is_loopback(host: str) -> bool:
    """Tell whether an address is of the machine itself."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


class Guard:
    """Refuse what does not come from the page itself, and give every answer the headers that browsers heed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        token = Request(scope).cookies.get(COOKIE, "")
        fresh = not token.isalnum() or len(token) != 64
        if fresh:
            token = secrets.token_hex(32)
        scope.setdefault("state", {})["token"] = token
        refused = _refusal(scope, headers)

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    own.setdefault(name, value)
                own.setdefault("Cache-Control", "no-store")
                if fresh:
                    own.append("Set-Cookie", f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/")
            await send(message)

        if refused:
            await PlainTextResponse(refused, 403)(scope, receive, answer)
        else:
            await self.app(scope, receive, answer)


def _refusal(scope: Scope, headers: Headers) -> str | None:
    """Return why a request is refused whoever sends it; the token of a form is looked at where the form is read."""
    host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
    if host not in _NAMES and not is_loopback(host):
        return "This page answers only on this machine. / Trang này chỉ mở trên chính máy này."
    if scope["method"] in _SAFE:
        return None
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return "Sent from another site. / Gửi từ trang khác."
    length = headers.get("content-length", "")
    if not scope["path"].startswith(UPLOADS) and not (length.isdigit() and int(length) <= FORM_BYTES):
        return "Too much for a form. / Biểu mẫu quá lớn."
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "Sent from another site. / Gửi từ trang khác."
    return None


async def check_token(request: Request) -> None:
    """Refuse a request that changes something and does not carry the token of the page: a dependency of every router.

    A form is read only up to its limit; uploads bring the token as a header, so that nothing is parsed before.

    Raises:
        TokenError: It carries none, or another.
    """
    if request.method in _SAFE:
        return
    given = request.headers.get(HEADER)
    if given is None and not request.url.path.startswith(UPLOADS):
        given = str((await request.form()).get(FIELD, ""))
    if given is None or not secrets.compare_digest(given.encode(), request.state.token.encode()):
        raise TokenError


class TokenError(Exception):
    """A form that the page did not make, or that is older than the browser's session."""
