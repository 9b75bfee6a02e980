"""Mails, mail boxes and web archives by their first lines: all begin with header fields (RFC 5322, 4155, 2557)."""

from __future__ import annotations

import re

MAIL, MBOX, WEB_ARCHIVE = "message/rfc822", "application/mbox", "multipart/related"

_FIELD = re.compile(rb"[!-9;-~]+:(?:[ \t]|\r?$)", re.M)
_KNOWN_FIELD = re.compile(
    rb"(?:Return-Path|Received|From|To|Cc|Date|Subject|MIME-Version|Message-ID|Delivered-To|Content-Type|Reply-To|Sender"
    rb"|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|Authentication-Results|Content-Transfer-Encoding|Snapshot-Content-Location"
    rb"|Content-Location|Content-Disposition|Status|Importance|Thread-[\w-]+|References|In-Reply-To|List-[\w-]+):",
    re.I,
)
_TELLING = (rb"^From:", rb"^(?:Message-ID|MIME-Version):", rb"^(?:Date|Subject|Received):")
_SEPARATOR = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{1,200}\r?\n(?=>?[!-9;-~]+:)")
"""What begins a mail in a box: "From " behind an empty line, before header fields."""
_SAVED = re.compile(rb"^(?:Snapshot-Content-Location:|From:\s*\"?<?Saved by )", re.I | re.M)
_CORRESPONDENCE = re.compile(rb"^(?:To|Cc|Bcc|Received|Message-ID|Return-Path|Delivered-To|Reply-To):", re.I | re.M)
_PAGE = re.compile(rb"^Content-Type:\s*(?:multipart/(?:related|alternative)|text/html)\b", re.I | re.M)
_ENCODED_FILE = re.compile(rb"begin(?:-base64)? [0-7]{3,4} \S[^\r\n]{0,200}\r?\n[!-`][^\r\n]{1,80}\r?\n")
"""The beginning of a uuencoded file (POSIX uuencode)."""
_HEAD = 16384
_MOST_ODD_LINES = 5


def mail_kind(data: bytes, name: str = "") -> str | None:
    """Return `MAIL`, `MBOX`, `WEB_ARCHIVE`, or None for what is none of them; a name ending in `.eml` helps."""
    if b"\n" not in data[:_HEAD]:  # as old Macintosh programs end their lines
        data = data[:_HEAD].replace(b"\r", b"\n")
    if _ENCODED_FILE.match(data):  # a mail of which only the attachment is left
        return MAIL
    start = header_start(data, name)
    if start is None:
        return None
    header = re.split(rb"\r?\n\r?\n", data[start : start + _HEAD], maxsplit=1)[0]
    if _PAGE.search(header) and (_SAVED.search(header) or not _CORRESPONDENCE.search(header)):
        return WEB_ARCHIVE
    if data[:5] == b"From " and len(mail_starts(data, 2)) > 1:
        return MBOX
    if name.lower().endswith((".eml", ".mbox")) or data[:5] == b"From ":
        return MAIL
    return MAIL if all(re.search(field, header, re.I | re.M) for field in _TELLING) else None


def header_start(data: bytes, name: str = "") -> int | None:
    """Return where the header fields begin, behind lines that are none; None where the bytes have no header.

    Mail programs put a line "From …" first, scanners and web interfaces others; behind such lines, and without a name
    that says so, two known fields must follow each other.
    """
    head = data[:_HEAD]
    at = len(head) - len(head.lstrip(b"\xef\xbb\xbf\r\n \t"))
    for odd in range(_MOST_ODD_LINES + 1):
        if _FIELD.match(head, at) and (odd == 0 or _KNOWN_FIELD.match(head, at)):
            named = name.lower().endswith((".eml", ".mbox", ".mht", ".mhtml")) or head.startswith(b"From ")
            if named or (_KNOWN_FIELD.match(head, at) and (odd == 0 or _second_is_known(head, at))):
                return at
        end = head.find(b"\n", at)
        if end < 0:
            return None
        at = end + 1
    return None


def mail_starts(data: bytes, most: int = 1 << 30) -> list[int]:
    """Return where each mail of a box begins, its "From " line included."""
    starts: list[int] = []
    for match in _SEPARATOR.finditer(data):
        starts.append(data.index(b"From ", match.start()))
        if len(starts) >= most:
            break
    return starts


def _second_is_known(head: bytes, at: int) -> bool:
    after = re.compile(rb"[^\n]*\n(?:[ \t][^\n]*\n)*").match(head, at)
    return after is not None and _KNOWN_FIELD.match(head, after.end()) is not None
