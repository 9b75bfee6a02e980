"""Tones put right where the letters leave no choice: "tô chức" is "tổ chức", "SỞ Y TÉ" is "SỞ Y TẾ".

Recognition gets the letters of administrative phrases right and loses a tone above a circumflex. Whether a phrase
means only one thing is told by the table, never by frequency; words that are not in a phrase stay as recognised.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ..agencies.heads import BODY
from ..agencies.persons import is_name, is_surname
from ..lexicon.tables import cells, rows
from ..text.keys import bare_in_place, marked_key, strip_marks, toneless
from .words import OcrWord

_FILE = Path(__file__).parents[1] / "data" / "ocr_phrases.txt"
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST = 8
_SURE = 0.9
"""Confidence above which only a tone above a circumflex is put right."""


@cache
def phrase_table() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the phrases by their syllables without diacritics; those that mean two things are left out."""
    found: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    for phrase in _phrases():
        words = tuple(_LETTERS.findall(phrase.lower()))
        if not 2 <= len(words) <= _LONGEST:
            continue
        key = tuple(strip_marks(word) for word in words)
        if (
            key in found
            and found[key] != words
            and marked_key(" ".join(found[key] or ())) != marked_key(" ".join(words))
        ):
            found[key] = None
        else:
            found.setdefault(key, words)
    return {key: words for key, words in found.items() if words is not None}


def _phrases() -> list[str]:
    phrases = [
        phrase.strip()
        for line in _FILE.read_text("utf-8").splitlines()
        if not line.startswith("#")
        for phrase in line.split("|")
    ]
    for row in rows("provinces"):
        phrases += [f"{kind} {row['name']}" for kind in ("tỉnh", "thành phố", "viễn thông")] + [row["name"]]
    for row in rows("districts"):
        phrases += [f"{row['kind']} {name}" for name in cells(row["names"])]
    phrases += [row["name"] for row in rows("doc_types")]
    return phrases


_BEFORE = re.compile(r"[a-z]{0,2}r?uoc")
"""What recognition makes of "trước" where "ngày" and a number follow."""
_REPORT = re.compile(r"^b(?:[/íi][ceo]|e)(?=\W*$)")
"""What recognition makes of "b/c" behind "để": to report (báo cáo)."""


def with_right_tones(words: list[OcrWord]) -> None:
    """Put tones right in the words of one printed line, in their places."""
    pieces = [_LETTERS.search(word.text) for word in words]
    keys = [bare_in_place(piece[0]) if piece else "" for piece in pieces]
    table = phrase_table()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 1, -1):
            phrase = table.get(tuple(keys[at : at + length]))
            if phrase is not None and _in_name(words, pieces, at, length):
                continue  # "Nguyễn Quang Bình" is no place
            if phrase is not None:
                for word, right in zip(words[at : at + length], phrase, strict=True):
                    _mend(word, right, length)
                at += length
                break
        else:
            after = words[at + 1].text if at + 1 < len(words) else ""
            if keys[at] == "de" and _REPORT.match(after):
                _mend(words[at], "để", 2)
                words[at + 1].text = _REPORT.sub("b/c", after)
            if _BEFORE.fullmatch(keys[at]) and after.lower() == "ngày" and _is_number(words[at + 2 : at + 3]):
                _mend(words[at], "trước", 3)
            if keys[at] == "so" and after[:1].isdigit() and words[at].text.lower() in ("sô", "só", "sồ", "sổ", "sộ"):
                _mend(words[at], "số", 2)
            at += 1


def _is_number(words: list[OcrWord]) -> bool:
    return bool(words) and words[0].text[:1].isdigit()


def _in_name(words: list[OcrWord], pieces: list[re.Match[str] | None], at: int, length: int) -> bool:
    """Tell whether the words are the given name of a person, told by the surname before them.

    Two words with a capital each, right behind a surname ("Nguyễn", "Vũ Thị") and no comma between: the tones of such
    are free.
    """
    if length != 2 or at == 0:
        return False
    shown = [piece[0] if piece else "" for piece in pieces[max(at - 2, 0) : at + length]]
    if not all(word[:1].isupper() for word in shown[-3:]) or not words[at - 1].text.isalpha():
        return False
    if shown[-1].isupper():  # in capitals only a line of its own is told from a body's name
        text = " ".join(word.text for word in words)
        return is_name(text) and not BODY.match(bare_in_place(text))
    return any(len(word) > 1 and word[0].isupper() and is_surname(word) for word in shown[:-2])


def _mend(word: OcrWord, right: str, length: int) -> None:
    piece = _LETTERS.search(word.text)
    if piece is None or marked_key(piece[0]) == marked_key(right):
        return
    letters = piece[0]
    tone_only = toneless(letters) == toneless(right)
    if not (tone_only or length > 2 or word.confidence < _SURE or letters.isupper()):
        return
    made = (
        "".join(new.upper() if old.isupper() else new for old, new in zip(letters, right, strict=True))
        if len(letters) == len(right)
        else right
    )
    word.text = word.text[: piece.start()] + made + word.text[piece.end() :]
    word.confidence = min(word.confidence, _SURE)
