"""Reads web archives (MHT, MHTML): the page that a browser or Word saved, without its pictures and style sheets.

Source: RFC 2557 (MHTML): the root is what the parameter `start` names, else the first part.
"""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from .html import read_html
from .mail_kinds import WEB_ARCHIVE, header_start


def read_web_archive(data: bytes) -> DocumentText:
    """Read the bytes of a web archive. Raises `UnreadableError`."""
    try:
        whole = BytesParser(policy=policy.compat32).parsebytes(data[header_start(data, ".mht") or 0 :])
        pages = [part for part in whole.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
        start = str(whole.get_param("start", "") or "").strip("<> ")
        pages.sort(key=lambda part: str(part.get("Content-ID", "")).strip("<> ") != start if start else False)
        found = [(_payload(part), str(part.get_content_charset("") or "")) for part in pages]
    except MemoryError:
        raise
    except Exception as error:  # the standard library raises nearly anything on damaged messages
        raise UnreadableError(OutcomeCode.CORRUPT, f"web archive: {error}") from error
    failed: UnreadableError | None = None
    for content, charset in found:
        try:
            return replace(read_html(content, charset or None), media_type=WEB_ARCHIVE)
        except UnreadableError as error:  # a frame set: its first page holds nothing, the next one the text
            failed = failed or error
    raise failed or UnreadableError(OutcomeCode.EMPTY, "a web archive without a page")


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
