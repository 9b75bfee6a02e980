"""Text whose letters beyond ASCII are written in ASCII, or as the characters of their own bytes: read as what it means.

What programs leave in text that was never opened again: `S&#7889;` of web forms, `S\\u1ed1` of JSON, `S=E1=BB=91` of
mails, `S+HtE-` of UTF-7 (RFC 2152), and `Sá»‘`, UTF-8 taken for Windows-1252 and written as UTF-8 again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from .prose import prose_score

_LEAST = 4
"""Letters written so before it is no chance."""
_PROSE = 0.6
_SAMPLE = 20_000
_REFERENCE = re.compile(r"&(?:amp;)?#(?:[xX]([0-9A-Fa-f]{2,5})|(\d{3,6}));")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})")
_QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2}){2,3}")
_UTF_7 = re.compile(r"\+[A-Za-z0-9+/]{2,}-?")
_BYTES = re.compile(
    "[\u00c3-\u00c6\u00e1][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)
_WESTERN = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0xA0)}
_TO_BYTES = {ord(sign): chr(code) for sign, code in _WESTERN.items()}


def rebyted(text: str) -> str | None:
    """Return what UTF-8 meant before its bytes were taken for Windows-1252; None for any other text.

    >>> rebyted("SÃ´Ì\\x81 12, ngÃ\\xa0y 5 thÃ¡ng 7 nÄƒm 2023, vá»\\x81 viá»‡c xÃ¢y dá»±ng")
    'Sô\u0301 12, ngày 5 tháng 7 năm 2023, về việc xây dựng'
    """
    if _BYTES.search(text) is None or len(_BYTES.findall(text, 0, _SAMPLE)) < _LEAST:
        return None
    return _if_better(text, _bytes_read)


def unescaped(text: str) -> tuple[str, str] | None:
    """Return the text as it is meant and what it was written in; None for text that is written plainly.

    >>> unescaped("S\\\\u1ed1 12, ng\\\\u00e0y 5 th\\\\u00e1ng 7 n\\\\u0103m 2023, x\\\\u00e2y d\\\\u1ef1ng")[0]
    'Số 12, ngày 5 tháng 7 năm 2023, xây dựng'
    """
    for sign, pattern, meant, name in _FORMS:
        if sign in text and len(pattern.findall(text, 0, _SAMPLE)) >= _LEAST:
            read = _if_better(text, meant)
            if read is not None:
                return read, name
    return None


def _if_better(text: str, meant: Callable[[str], str]) -> str | None:
    try:
        read = meant(text)
    except (UnicodeError, ValueError):
        return None
    better = prose_score(read[:_SAMPLE]) > max(_PROSE, prose_score(text[:_SAMPLE]))
    return read if better else None


def references_read(text: str) -> str:
    """Return the text with its numeric references, also those escaped twice, as the letters they stand for."""
    return _REFERENCE.sub(_referred, text)


def _referred(match: re.Match[str]) -> str:
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if 0x80 <= code < 0xD800 or 0xE000 <= code < 0x110000 else match[0]


def _escapes_read(text: str) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).encode("utf-16", "surrogatepass").decode("utf-16")


def _quoted_read(text: str) -> str:
    import quopri

    return quopri.decodestring(text.encode("utf-8")).decode("utf-8")


def _utf_7_read(text: str) -> str:
    return text.encode("ascii").decode("utf-7")


def _bytes_read(text: str) -> str:
    return text.translate(_TO_BYTES).encode("latin-1").decode("utf-8")


_FORMS: tuple[tuple[str, re.Pattern[str], Callable[[str], str], str], ...] = (
    ("&", _REFERENCE, references_read, "numeric references"),
    ("\\u", _ESCAPE, _escapes_read, "escapes of JSON"),
    ("=", _QUOTED, _quoted_read, "quoted-printable"),
    ("+", _UTF_7, _utf_7_read, "UTF-7"),
)
