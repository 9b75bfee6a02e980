"""Reads web archives (MHT, MHTML): the page that a browser or Word saved, without its pictures and style sheets.

Source: RFC 2557 (MHTML): the root is what the parameter `start` names, else the first part. Of a root that only divides
the window into frames, the frame with the most text is read.
"""

from __future__ import annotations

from dataclasses import replace
from email import policy
from email.message import Message
from email.parser import BytesParser

from schemas.outcomes import OutcomeCode, UnreadableError

from ..document import DocumentText
from ..text.encodings import decode_plain
from .html import read_html
from .mail_kinds import WEB_ARCHIVE, header_start
from .plain import read_text

_PLAIN = "text/plain"
_PAGES = ("text/html", "application/xhtml+xml", _PLAIN)


def read_web_archive(data: bytes) -> DocumentText:
    """Read the bytes of a web archive. Raises `UnreadableError`."""
    try:
        whole = BytesParser(policy=policy.compat32).parsebytes(data[header_start(data, ".mht") or 0 :])
        parts = [part for part in whole.walk() if part.get_content_type() in _PAGES]
        parts.sort(key=lambda part: part.get_content_type() == _PLAIN)  # where there is no page, what was saved as text
        start = str(whole.get_param("start", "") or "").strip("<> ")
        parts.sort(key=lambda part: str(part.get("Content-ID", "")).strip("<> ") != start if start else False)
        found = [
            (_payload(part), str(part.get_content_charset("") or ""), part.get_content_type() == _PLAIN)
            for part in parts
        ]
    except MemoryError:
        raise
    except Exception as error:  # the standard library raises nearly anything on damaged messages
        raise UnreadableError(OutcomeCode.CORRUPT, f"web archive: {error}") from error
    failed: UnreadableError | None = None
    read: list[DocumentText] = []
    for at, (content, charset, is_plain) in enumerate(found):
        try:
            read.append(read_text(decode_plain(content, charset)) if is_plain else read_html(content, charset or None))
        except UnreadableError as error:  # a frame set holds nothing itself
            failed = failed or error
        if at == 0 and read:
            break
    if not read:
        raise failed or UnreadableError(OutcomeCode.EMPTY, "a web archive without a page")
    return replace(max(read, key=lambda document: len(document.text)), media_type=WEB_ARCHIVE)


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
