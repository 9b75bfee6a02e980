"""Digits that recognition took for letters, put right where only a number can stand: "I0 ngày", "O5/3/2O20", "ngày Ol".

Only recognised words are mended, in their places and one character for one (a date that was torn in two is joined), so
that every reader of the text sees the number and its evidence is what stands there. A letter stays a letter where the
word may be one.
"""

from __future__ import annotations

import re

from ..text.keys import bare_in_place
from .words import OcrWord

_LIKE = "0123456789IlOoQSBZ|§"
_AS_DIGITS = str.maketrans("IlOoQSBZ|§", "1100058218")
_DATE = re.compile(
    rf"(?P<before>\W{{0,2}})(?P<day>[{_LIKE}]{{1,2}})(?P<sep>[/.-])(?P<month>[{_LIKE}]{{1,2}})"
    rf"(?P=sep)(?P<year>[{_LIKE}]{{4}})"
    r"(?P<after>\W{0,4})"
)
_MONTH = re.compile(rf"(?P<month>[{_LIKE}]{{1,2}})(?P<sep>[/.-])(?P<year>[{_LIKE}]{{4}})(?P<after>\W{{0,4}})")
_COUNT = re.compile(rf"(?P<before>\W{{0,2}})(?P<digits>[{_LIKE}]{{1,4}})(?P<after>\W{{0,3}})")
_SERIAL = re.compile(r"(?P<digits>[0-9IlOo|]{2,5})(?=/[A-ZĐ0-9])")
_ASSEMBLY = re.compile(r"(?<=[/\d]QH)[1Il|][0-9IlOo|]\b")
"""The number of a National Assembly in the symbol of its acts: the tenth to the nineteenth."""
_NO_SLASH = re.compile(r"(?<=/(?:19|20)\d\d)(?=QH1\d\b)")
"""Where the slash before it was lost."""
_CODES = (
    (re.compile(r"(?<=[-–])K[1Il](?=/(?:TW|TU|HU|ĐU|QU)\b)"), "KL"),
    (re.compile(r"(?<=/)TIr(?=[-–])"), "TTr"),
    (re.compile(r"(?<=\d/)QD(?=[-–][A-ZĐ])"), "QĐ"),
    (re.compile(r"(?<=\d/)ND(?=[-–]CP\b)"), "NĐ"),
    (re.compile(r"(?<=[/–-])U[38]ND\b"), "UBND"),
)
"""Codes of types and bodies with a letter that recognition takes for a digit or another, or whose bar it lost."""
_TORN_SERIAL = re.compile(r"\d{1,4}/(?:(?:19|20)\d\d/)?[A-ZĐ]{2}")
_WHOLE = re.compile(r"\W{0,2}(?P<day>\d{1,2})(?P<sep>[/.-])(?P<month>\d{1,2})(?P=sep)(?:19|20)\d\d\W{0,4}")
_INNER = "0123456789/.-"
_TORN = 0.8
"""Heights of print by which the pieces of one date are apart at most."""
_BEFORE = frozenset(("ngay", "thang", "nam"))
_PROVISIONS = frozenset(("khoan", "dieu"))
_AFTER = frozenset(("ngay", "thang", "nam", "gio", "tuan"))
_NEXT = {"ngay": ("thang",), "thang": ("nam",)}
"""What follows a day or a month that is all letters: "ngày Ol tháng 3"."""


def with_right_digits(words: list[OcrWord]) -> None:
    """Put digits in the place of letters that look like them, in the words of one printed line; join torn dates."""
    _join_dates(words)
    _join_serials(words)
    keys = [bare_in_place(word.text).strip(" .,;:()") for word in words]
    for index, word in enumerate(words):
        if not any(char in "IlOoQSBZ|§KD" for char in word.text):
            continue
        word.text = _ASSEMBLY.sub(lambda match: match[0].translate(_AS_DIGITS), word.text)
        word.text = _NO_SLASH.sub("/", word.text)
        for code, right in _CODES:
            word.text = code.sub(right, word.text)
        before = keys[index - 1] if index else ""
        after = keys[index + 1] if index + 1 < len(words) else ""
        word.text = _mended(word.text, before, after)


def _join_dates(words: list[OcrWord]) -> None:
    """Make one word of two that stand close and are a date together, as of "30/1" and "1/2012"."""
    index = 0
    while index + 1 < len(words):
        word, after = words[index], words[index + 1]
        near = after.x0 - word.x1 < _TORN * (word.y1 - word.y0)
        if near and word.text[-1:] in _INNER and after.text[:1] in _INNER and _is_date(word.text + after.text):
            word.text += after.text
            word.x1, word.confidence = after.x1, min(word.confidence, after.confidence)
            del words[index + 1]
        else:
            index += 1


def _join_serials(words: list[OcrWord]) -> None:
    """Make one word of a cited number that was torn in two behind "số": "1" and "1/2022/TT-BYT"."""
    for index in range(len(words) - 2, 0, -1):
        before, word, after = words[index - 1 : index + 2]
        near = after.x0 - word.x1 < _TORN * (word.y1 - word.y0)
        digits = word.text.translate(_AS_DIGITS)
        torn = bare_in_place(before.text) == "so" and digits.isdigit() and len(digits) < 3
        if near and torn and _TORN_SERIAL.match(after.text):
            word.text = digits + after.text
            word.x1, word.confidence = after.x1, min(word.confidence, after.confidence)
            del words[index + 1]


def _is_date(text: str) -> bool:
    match = _WHOLE.fullmatch(text)
    return match is not None and 1 <= int(match["day"]) <= 31 and 1 <= int(match["month"]) <= 12


def _mended(text: str, before: str, after: str) -> str:
    """Return the word with digits where it must be a number, else as it is."""
    if (match := _DATE.fullmatch(text)) and _digits(text) >= 4:
        day, month, year = (match[name].translate(_AS_DIGITS) for name in ("day", "month", "year"))
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12 and 1945 <= int(year) <= 2099:
            return f"{match['before']}{day}{match['sep']}{month}{match['sep']}{year}{match['after']}"
    if before == "thang" and (match := _MONTH.fullmatch(text)) and _digits(text) >= 3:
        month, year = (match[name].translate(_AS_DIGITS) for name in ("month", "year"))
        if 1 <= int(month) <= 12 and 1945 <= int(year) <= 2099:
            return f"{month}{match['sep']}{year}{match['after']}"
    if before == "so" and (match := _SERIAL.match(text)) and _digits(match[0]) >= 2:
        return match[0].translate(_AS_DIGITS) + text[match.end() :]
    match = _COUNT.fullmatch(text)
    if match is None:
        return text
    known = _digits(match["digits"])
    made = match["digits"].translate(_AS_DIGITS)
    if known and (before in _BEFORE or before in _PROVISIONS or after in _AFTER):
        return match["before"] + made + match["after"]
    if made == "1" and before == "khoan" and after == "dieu":
        return match["before"] + made + match["after"]
    if not known and len(made) <= 2 and after in _NEXT.get(before, ()) and int(made):
        return match["before"] + made + match["after"]
    return text


def _digits(text: str) -> int:
    return sum(char.isdigit() for char in text)
