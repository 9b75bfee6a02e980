"""Subject (trích yếu): what stands behind "V/v", or under the title, its lines joined."""

from __future__ import annotations

import re

from ..reading import Reading
from ..rules import rule
from .parts import HeaderParts

_OPENING = re.compile(
    r"^[\s*(\[“\"]*(?:[Vv]\s*[/.]\s*[vV]\b\.?|[^\W\d]{1,2}/[vVyY](?=[\s.:])\.?"  # "Ứ/v", as recognition has it
    r"|(?:VỀ VIỆC|[Vv]ề\s+việc)\b|(?:VỀ|[Vv]ề)(?=\s))\s*[:.]?\s*"
)


@rule("subject.joined")
def join_subject(*texts: str) -> str | None:
    """Join the lines and take off "V/v", "Về việc" and the brackets around the whole."""
    words = " ".join(" ".join(texts).split()).replace("**", "").strip(" *_-–")
    opening = _OPENING.match(words)
    if opening:
        bracket = "(" in opening[0]
        words = words[opening.end() :]
        if bracket and words.endswith(")") and words.count(")") > words.count("("):
            words = words[:-1]
    elif words.startswith("(") and words.endswith(")") and words.find(")") == len(words) - 1:
        words = words[1:-1]
    return words.strip(" *_.;,:-–") or None


def read_subject(reading: Reading, parts: HeaderParts) -> None:
    """Fill `subject`."""
    if parts.subject:
        confidence = 1.0 if parts.marked or parts.title is not None else 0.7
        reading.subject = reading.ledger.read("subject", "subject.joined", *parts.subject, confidence=confidence)
