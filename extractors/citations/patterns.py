"""Regular expressions of numbers in running text.

Numbers come with spaces around their separators, with a line break inside, with dots or underscores for hyphens, with
a letter after the serial, with the year between, or in the Party's order; see `schemas.number` for their grammar.
All work on the flat text, where a line break is a space.
"""

from __future__ import annotations

import re
import sys


def _class(letters: list[str]) -> str:
    """Return the body of a character class for the letters, as ranges."""
    codes = sorted(ord(letter) for letter in letters)
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(chr(a) if a == b else f"{chr(a)}-{chr(b)}" for a, b in ranges)


_LATIN = [chr(c) for c in [*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)]]
UPPER = _class([c for c in _LATIN if c.isupper()])
LOWER = _class([c for c in _LATIN if c.islower()])
assert sys.maxunicode > 0xFFFF

_DASH = r"[-–—‐‑−]"
_TAIL = rf"(?:CP|TTg)(?=\d(?!\d))|[{UPPER}][{UPPER}{LOWER}0-9&]*"  # a digit glued to NĐ-CP is a footnote mark
_LOOSE = rf"(?:[{UPPER}][{UPPER}0-9&]+|[IVX]+|TTr|TTg|CTr|QyĐ|TrS|NgV|LĐTBXH)(?![{LOWER}])"  # after a spaced separator: capitals only
_SEGMENT = rf"(?:{_TAIL})(?:,[{UPPER}][{UPPER}0-9]+(?![{LOWER}]))*"
_JOIN = rf"(?:(?:{_DASH}|[/_.])(?:{_SEGMENT})|\s?(?:{_DASH}|/)\s{{1,2}}{_LOOSE}|\s{_DASH}{_LOOSE}|/nb\b|(?<=\.)\d+\b)"
_YEAR = r"(?:19|20)\d{2,3}"

SERIAL = r"\d{1,5}(?:\.\d{1,3})?(?:bis|[a-zđA-ZĐ](?=\s?[/\-–]))?"
SYMBOL = (
    rf"(?:{_YEAR}\s?/\s?(?:{_SEGMENT})|(?:{_YEAR})?(?:{_SEGMENT})|{_LOOSE}){_JOIN}*"
)
NUMBER = re.compile(
    rf"(?:(?<![\w/.\-–,])|(?<=\bCV)|(?<=\bVB))(?P<serial>{SERIAL})\s{{0,3}}(?P<separator>/|{_DASH})\s{{0,2}}(?P<symbol>{SYMBOL})"
)
"""A number with serial and symbol: `875/UBND-NV`, `20-CT/TU`, `1562 /SNV- BTĐKT`, `06/2022/QH15`, `18/20202QĐ-UBND`."""

BLANK = re.compile(
    rf"(?<=[sS]ố)(?P<lead>[\s:.…_]{{0,40}}?)(?P<number>[.…_]*(?:/\s{{0,2}}|{_DASH}(?=[{UPPER}]{{2,5}}\s?/))(?:(?:{_YEAR})?\s?/\s?)?(?:{_SEGMENT}|{_LOOSE}){_JOIN}*)"
)
"""A number whose serial is blank: `số        /SNV-TĐKT`, `số …/KH-UBND`."""

BARE = re.compile(r"(?P<number>\d{1,5}[a-z]?)(?=\s{1,2}(?:ngày|của)\s)")
"""Only a serial, after a type word: `công văn 605 của …`, `văn bản số 698 ngày …`."""

GLUED = re.compile(rf"(?P<number>\d{{1,5}}(?:{_SEGMENT}){_JOIN}*)")
"""No separator after the serial: `số 10UBQGNKT`."""

SHARED = re.compile(r"(?P<serials>(?:\d{1,5}[a-z]?\s?(?:,|;|và)\s{1,2}(?:số\s)?)+)$")
"""Serials before a number that lend its symbol: `12, 15, ` before `18/SNV-TĐKT`."""
