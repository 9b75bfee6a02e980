"""Vietnamese letters: cleaned, in NFC, with a map back to the source."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

Run = tuple[int, int, int]
"""(start, length, offset): `length` characters of the result from `start` are those of the source from `offset`."""

_LOOK_ALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư"}
"""Letters that converters and keyboards put for others; Ƣ (U+01A2) is what some made of the Ư of older encodings."""
_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\x0b\x85\u2028\u2029"
HYPHENS = "\u02d7\u058a\u1806\u2010\u2011\u2012\u2043\u2212\ufe58\ufe63\uff0d"
DASHES = "-\u2013\u2014\u2015"
_SLASHES = "\u2044\u2215\u29f8\uff0f"
_COLONS = "\u02d0\u2236\ufe55\uff1a"
_ZEROS = (
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6,
)  # fmt: skip
_DIGITS = {chr(zero + value): str(value) for zero in _ZEROS for value in range(10)}
"""Decimal digits (Unicode category Nd) of scripts in use: fullwidth, Arabic, mathematical …"""
_FULL_WIDTH = {chr(0xFEE0 + code): chr(code) for code in range(0x21, 0x7F)}

_CLEAN = str.maketrans(
    {
        **_DIGITS, **_FULL_WIDTH, **_LOOK_ALIKES, **dict.fromkeys(_ODD_SPACES + _LINE_ENDS, " "),
        **dict.fromkeys(_SLASHES, "/"), **dict.fromkeys(HYPHENS, "-"), **dict.fromkeys(_COLONS, ":"),
        "\u2015": "\u2014",
    }
)  # fmt: skip
_OTHER_ALPHABETS = "\u0370-\u052f"
_ALIKE = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕЅІЈКМНОРСТУХаесорхуіјѕһԁ",
        "ABEZHIKMNOPTYXoABESIJKMHOPCTYXaecopxyijshd",
        strict=True,
    )
)
"""Letters of Greek and Cyrillic that print like a Latin one."""
_WORD = re.compile(r"\S+")
_OF_OTHER_ALPHABET = re.compile(f"[{_OTHER_ALPHABETS}]")
_LATIN_OR_DIGIT = re.compile(r"[\dA-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_CLEAN_CHARACTERS = {chr(code): plain for code, plain in _CLEAN.items() if isinstance(plain, str)}
_TO_CLEAN = "".join(re.escape(chr(code)) for code in _CLEAN if code < 0x10000)
_NEEDS_CLEANING = re.compile(f"[{_TO_CLEAN}]")
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\U000e0000-\U000e0fff"
)
"""Characters that print nothing: soft hyphens, joiners, marks of direction and their isolates, variation selectors,
tags, letters of other scripts that only fill a place."""
_TONES_THEN_SHAPE = re.compile("([\u0300\u0301\u0303\u0309\u0323]+)([\u0302\u0306]+)")
"""Marks typed in the wrong order: a letter is composed only of its shape first, then its tone."""
_UNSEEN = re.compile(f"[{_INVISIBLE}\x00-\x08\x0e-\x1f\x7f]")
_UNSEEN_IN_KEYS = re.compile(f"[{_INVISIBLE}]")
_UNSETTLED = f"{_INVISIBLE}\x00-\x08\x0e-\x1f\x7f\u0300-\u036f{_OTHER_ALPHABETS}"
_ODD = re.compile(f"[{_UNSETTLED}{_TO_CLEAN}]")
_CLUSTER = re.compile("[^\u0300-\u034e\u0350-\u036f]?[\u0300-\u034e\u0350-\u036f]+")


@cache
def _all_unsettled() -> frozenset[str]:
    """Return the characters of the first plane after which a text must be looked at closely: found once."""
    return frozenset(re.findall(f"[{_UNSETTLED}]", "".join(map(chr, range(0x10000)))))


def clean(text: str) -> str:
    """Replace look-alikes of Đ and Ư, digits of other scripts, odd spaces, hyphens and slashes by the plain character.

    Greek and Cyrillic letters within a word of Latin letters or figures become those that print alike. The length stays
    the same.
    """
    if _OF_OTHER_ALPHABET.search(text):
        text = _WORD.sub(_latin, text)
    if _beyond_plane_0(text):
        return text.translate(_CLEAN)
    return _NEEDS_CLEANING.sub(_cleaned, text)


def _latin(match: re.Match[str]) -> str:
    """Return a word in Latin letters where each of its others prints like one, and the rest of it is Latin."""
    word = match[0]
    others = set(_OF_OTHER_ALPHABET.findall(word))
    if others and others <= _ALIKE.keys() and _LATIN_OR_DIGIT.search(word):
        return "".join(_ALIKE.get(letter, letter) for letter in word)
    return word


def _beyond_plane_0(text: str) -> bool:
    """Tell whether a character needs two units of UTF-16: faster than any search."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


def _cleaned(match: re.Match[str]) -> str:
    return _CLEAN_CHARACTERS[match[0]]


def clean_lines(lines: list[str]) -> list[str | None]:
    """Return lines cleaned that are NFC and hold nothing invisible, None for those that must be looked at closely."""
    whole = "\n".join(lines)
    odd = set(_ODD.findall(whole))  # one search for everything: each takes longer than the rest of this
    if not odd.isdisjoint(_all_unsettled()):
        return _cleaned_but_for(lines, "".join(odd & _all_unsettled()))
    cleaned = _cleaned_if_settled(whole, odd)
    if cleaned is None:
        return [_cleaned_if_settled(line, set(_ODD.findall(line))) for line in lines]
    if cleaned is whole:
        return list(lines)
    found: list[str | None] = []
    start = 0
    for line in lines:
        found.append(cleaned[start : start + len(line)])
        start += len(line) + 1
    return found


def _cleaned_but_for(lines: list[str], unsettled: str) -> list[str | None]:
    """Return the lines cleaned; None for those that hold one of the letters."""
    search = re.compile(f"[{re.escape(unsettled)}]").search
    found: list[str | None] = [None] * len(lines)
    settled = [at for at, line in enumerate(lines) if search(line) is None]
    for at, line in zip(settled, clean_lines([lines[at] for at in settled]), strict=True):
        found[at] = line
    return found


def _cleaned_if_settled(text: str, odd: set[str]) -> str | None:
    """Return the text cleaned, which holds these odd characters; None where it is not NFC or one of them prints not."""
    if not odd.isdisjoint(_all_unsettled()) or not unicodedata.is_normalized("NFC", text):
        return None
    if _beyond_plane_0(text):
        return text.translate(_CLEAN)
    for character in odd:
        text = text.replace(character, _CLEAN_CHARACTERS[character])
    return text


def without_unseen(text: str) -> str:
    """Return the text without the characters that print nothing."""
    return _UNSEEN_IN_KEYS.sub("", text)


def nfc_with_map(text: str) -> tuple[str, list[Run]]:
    """Return the text in NFC, cleaned and without invisible characters, and the runs that map it back to the source."""
    if unicodedata.is_normalized("NFC", text):
        if not _ODD.search(text) and not _beyond_plane_0(text):
            return text, [(0, len(text), 0)] if text else []
        if not _UNSEEN.search(text):
            return clean(text), [(0, len(text), 0)] if text else []
    pieces: list[tuple[str, int]] = []
    position = 0
    for cluster in _CLUSTER.finditer(text):
        _keep(pieces, text[position : cluster.start()], position)
        pieces.append((composed(cluster[0]), cluster.start()))
        position = cluster.end()
    _keep(pieces, text[position:], position)
    runs: list[Run] = []
    start = 0
    for piece, offset in pieces:
        last = runs[-1] if runs else None
        if last is not None and last[2] + last[1] == offset:  # nothing was lost in between: one run goes on
            runs[-1] = (last[0], last[1] + len(piece), last[2])
        else:
            runs.append((start, len(piece), offset))
        start += len(piece)
    result = "".join(piece for piece, _ in pieces)
    if not unicodedata.is_normalized("NFC", result):  # letters that compose across our pieces: none in Vietnamese
        result = unicodedata.normalize("NFC", result)
        runs = [(0, len(result), 0)]
    return clean(result), runs


def composed(cluster: str) -> str:
    """Return a letter with its marks in NFC, whatever order the marks were typed in.

    >>> composed("e\u0309\u0302")
    'ể'
    """
    apart = unicodedata.normalize("NFD", cluster)
    return unicodedata.normalize("NFC", _TONES_THEN_SHAPE.sub(r"\2\1", apart))


def _keep(pieces: list[tuple[str, int]], text: str, offset: int) -> None:
    """Add text that holds no combining marks: whole, or character by character where NFC changes it."""
    if not text:
        return
    if not unicodedata.is_normalized("NFC", text):
        pieces.extend((unicodedata.normalize("NFC", char), offset + i) for i, char in enumerate(text))
        return
    position = 0
    for unseen in _UNSEEN.finditer(text):
        if unseen.start() > position:
            pieces.append((text[position : unseen.start()], offset + position))
        position = unseen.end()
    if position < len(text):
        pieces.append((text[position:], offset + position))


def compose(outer: list[Run], inner: list[Run]) -> list[Run]:
    """Map through two steps: `outer` leads from the result to a middle text, `inner` from there to the source."""
    if len(inner) == 1 and inner[0][0] == inner[0][2] == 0:
        return outer
    runs: list[Run] = []
    index = 0
    for start, length, offset in sorted(outer, key=lambda run: run[2]):
        while index and inner[index][0] > offset:
            index -= 1
        while index + 1 < len(inner) and inner[index + 1][0] <= offset:
            index += 1
        step = index
        done = 0
        while done < length and step < len(inner):
            run_start, run_length, run_offset = inner[step]
            within = offset + done - run_start
            take = min(length - done, run_length - within)
            if take > 0:
                runs.append((start + done, take, run_offset + within))
                done += take
            step += 1
    return sorted(runs)
