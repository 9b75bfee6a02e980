"""Words with which a printed line names a body ("ỦY BAN", "SỞ"), told from subjects that open with the same word."""

from __future__ import annotations

import re

from ..lexicon.lists import any_of
from ..lexicon.tables import table
from ..text.keys import bare_in_place

BODY = re.compile(rf"{any_of('heads_of_lines')}(?![a-z])")
"""First words of the name of a body."""
_SUBJECT = re.compile("|".join(bare_in_place(row["line"]) for row in table("line_subjects")["subject"]))
"""What opens with the same word and names no body but what a plan is about: "TỔ CHỨC …", "PHÒNG, CHỐNG …"."""
_SCHOOL = re.compile(r"trường", re.I)
_OFFICE = re.compile(rf"(?:q\s*[./]\s*|quyen\s+)?(?:(?:pho|p\.)\s*)?{any_of('line_offices')}(?![a-z])")
AUTHORITY = re.compile(
    r"(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l|t\s?/\s?u\s?/\s?q|t\s?/\s?uq|tm|kt|tl|tuq|t\.m|k\.t|t\.l"
    r"|t\.u\.q)(?:\s*[.,:/]\s*|\s+)(?=[a-z])"
    rf"|(?:t\s?/\s?m|k\s?/\s?t|t\s?/\s?l)\s*(?=[a-z])|{any_of('signs_for')}\b"
)
"""TM., KT., TL., TUQ. of the state, T/M, K/T, T/L of the Party."""


def head_length(text: str, key: str) -> int:
    """Return how many characters of a line name a kind of body; 0 where it begins with none.

    "ỦY BAN", "SỞ", "PHÒNG"; `key` is the line's `bare_in_place`.
    """
    match = BODY.match(key)
    if match is None or _SUBJECT.match(key) or (match[0] == "truong" and not _SCHOOL.match(text)):
        return 0
    return match.end()


def is_body(text: str, key: str) -> bool:
    """Tell whether the line begins like the name of a body; `key` is its `bare_in_place`."""
    return head_length(text, key) > 0


def is_whole_office(key: str) -> bool:
    """Tell whether folded words are an office and nothing behind it: "chu tich"."""
    return _OFFICE.fullmatch(key) is not None


def is_office(text: str, key: str) -> bool:
    """Tell whether the line begins with an office: "PHÓ CHỦ TỊCH", "Q. GIÁM ĐỐC", "TRƯỞNG PHÒNG"."""
    match = _OFFICE.match(key)
    if match is None:
        return False
    head = text[: match.end()].lower()
    return not head.endswith(("trường", "trương"))
