"""The text of mails as mail programs really send it: without or with a wrong character set, damaged, uuencoded."""

from __future__ import annotations

import binascii
import re
from email.message import MIMEPart

from schemas import UnreadableError

from ..text.encodings import Decoded, decode_plain

_SOFT_BREAK = re.compile(rb"=[ \t]+\r?\n")
"""A soft line break that a program has put a blank into: it ends no line."""
_QUOTED_LETTER = re.compile(rb"(?:=[89A-Fa-f][0-9A-Fa-f]){2}")
_LEAST_QUOTED = 8
_BEGIN = re.compile(r"^begin(?:-base64)? [0-7]{3,4} (\S[^\r\n]*)\r?\n", re.M)
_QUOTED_LINE = re.compile(r"^>[ \t]?(.*?)\r?$", re.M)
_PLAIN_TRANSFER = ("", "7bit", "8bit", "binary")


def payload_of(part: MIMEPart) -> bytes:
    """Return a part's bytes, its transfer encoding undone as far as it can be."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = None
    if not isinstance(data, bytes):
        return b""
    transfer = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if transfer == "quoted-printable":
        return _SOFT_BREAK.sub(b"", data)
    plain = transfer in _PLAIN_TRANSFER and part.get_content_maintype() == "text"
    if plain and len(_QUOTED_LETTER.findall(data)) >= _LEAST_QUOTED:  # encoded, but nobody said so
        return binascii.a2b_qp(data)
    return data


def text_of(part: MIMEPart) -> Decoded:
    """Return a part's text; the character set that it names is believed only where nothing speaks against it."""
    data = payload_of(part)
    try:
        return decode_plain(data, part.get_content_charset())
    except (UnreadableError, LookupError, ValueError):
        return Decoded(data.decode("utf-8", "replace"))


def unquoted(text: str) -> str:
    """Return the lines that a mail quotes, where it quotes some: programs forward a text so.

    >>> unquoted("Chuyển anh chị.\\n\\n> Số: 12/UBND-VP\\n>\\n> Kính gửi: Các xã\\n")
    'Số: 12/UBND-VP\\n\\nKính gửi: Các xã'
    """
    quoted = _QUOTED_LINE.findall(text)
    return "\n".join(quoted) if quoted else text


def uuencoded(text: str) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the text without the files that stand uuencoded in it, and the files with their names (POSIX uuencode)."""
    files: list[tuple[str, bytes]] = []
    kept: list[str] = []
    at = 0
    for begin in _BEGIN.finditer(text):
        if begin.start() < at:
            continue
        end = re.compile(r"^(?:end|====)[ \t]*\r?$", re.M).search(text, begin.end())
        lines = text[begin.end() : end.start() if end else len(text)].splitlines()
        content = _undone(lines, base64=begin[0].startswith("begin-base64"))
        if content:
            files.append((begin[1].strip(), content))
            kept.append(text[at : begin.start()])
            at = end.end() if end else len(text)
    return "".join(kept) + text[at:], files


def _undone(lines: list[str], *, base64: bool) -> bytes:
    pieces: list[bytes] = []
    for line in lines:
        try:
            encoded = line.encode("ascii")
            if base64:
                pieces.append(binascii.a2b_base64(encoded))
                continue
            size = ((encoded[0] - 32) & 63) * 4 // 3 + 4 if encoded else 0
            pieces.append(binascii.a2b_uu(encoded[: size + 1]))  # some programs add a sum to the line
        except (UnicodeEncodeError, binascii.Error):
            return b""
    return b"".join(pieces)
