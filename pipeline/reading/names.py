"""Names of files as text: whatever bytes they have, in a form that can be printed, stored and turned back."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from pathlib import Path

LONGEST_LABEL = 2_000
"""Bytes of a label in UTF-8; PostgreSQL indexes at most about 2 700."""

_ESCAPED = re.compile(r"\\x([0-9a-f]{2})")
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of writing: with them a name shows another ending than it has (UTS 39, UAX 9)."""
_LOOKS_ESCAPED = re.compile(r"\\(?=x[0-9a-f]{2})")


def printable(path: str | os.PathLike[str]) -> str:
    r"""Return a path as text: bytes that are no UTF-8, control characters, and those that turn writing, become `\xHH`.

    A backslash that would read as the beginning of such an escape becomes `\x5c`: `path_of` gives the path back.
    """
    text = os.fsencode(path).decode("utf-8", "surrogateescape")
    text = _LOOKS_ESCAPED.sub(r"\\x5c", text)
    if text.isprintable():
        return text
    return "".join(_escaped(letter) if _is_odd(letter) else letter for letter in text)


def path_of(text: str) -> str:
    """Return the path that `printable` made the text of."""
    parts = _ESCAPED.split(text)
    raw = (bytes.fromhex(part) if index % 2 else part.encode("utf-8") for index, part in enumerate(parts))
    return os.fsdecode(b"".join(raw))


def shortened(label: str) -> str:
    """Return a label that an index takes: of a longer one head and tail, and between them a hash of the whole."""
    if len(label.encode()) <= LONGEST_LABEL:
        return label
    mark = hashlib.sha256(label.encode()).hexdigest()[:16]
    return f"{label[: LONGEST_LABEL // 8]}…{mark}…{label[-LONGEST_LABEL // 8 :]}"


def container_of(label: str) -> str | None:
    """Return the label of the file that holds a member, None where no such file is there."""
    ends = (place for place, letter in enumerate(label) if letter == "!")
    return next((label[:end] for end in ends if Path(path_of(label[:end])).is_file()), None)


def _is_odd(letter: str) -> bool:
    odd = "\ud800" <= letter <= "\udfff" or letter in _TURNING
    return odd or unicodedata.category(letter) in ("Cc", "Zl", "Zp")


def _escaped(letter: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in letter.encode("utf-8", "surrogateescape"))
