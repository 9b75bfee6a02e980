"""What programs do to TCVN3 text on its way, undone: ư lost or turned into a dash, letters changed by autocorrection,
capitals that only the font drew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..lexicon.lists import any_of
from .keys import marked_key
from .legacy_maps import TCVN3, Mapped, substitute
from .legacy_syllables import TOKEN, is_syllable

_PRIVATE = {0xF000 + code: chr(code) for code in range(0x20, 0x100)}
_ANY_PRIVATE = re.compile("[\uf020-\uf0ff]")
_MINUS_SIGNS = "\u2212\u2010\u2011\ufffe"
_MINUS = re.compile(
    "(?<=[A-Za-z\u00a1-\u00ff])[\u2212\u2010\u2011\ufffe]|[\u2212\u2010\u2011\ufffe](?=[a-z\u00a1-\u00ff])"
)
_HYPHEN = re.compile(
    "(?<![A-Za-z\u00a1-\u00ff])(?:ngh?|n?h|gi|[ckptg]h|tr|qu|[bcdghklmnprstvxBCDGHKLMNPRSTVX®§]|Ng|Nh|[CKPT]h|Tr)"
    "(-)[a-z\u00a1-\u00ff]*(?![A-Za-z\u00a1-\u00ff-])"
)
_SMALL_WESTERN = re.compile("[a-zà-öø-þ]")
_SMALL = re.compile("[a-z]")
_CAPITALS_IN_LINE = re.compile("(?:[A-Z][^A-Z]*){4}", re.DOTALL)
_NUMBER_LINE = re.compile(r"\s*Số\b")  # "Số: 12/NV-TĐKT" has no other small letter than its ố
_TWO_CAPITALS = re.compile(r"[A-Z][^a-z\s]*[A-Z]")  # what the next one looks for, found at once where there is none
_MARKED_SMALL = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_CAPITAL_WORD = re.compile(
    f"(?<![^\\W\\d_])(?=[^a-z\\s]*[A-Z][^a-z\\s]*[A-Z])[A-ZÀ-Ỹ{_MARKED_SMALL}]*[{_MARKED_SMALL}][A-ZÀ-Ỹ{_MARKED_SMALL}]*(?![^\\W\\d_])"
)
_AUTOCORRECTED = re.compile(r"^\s*(©)(?=[\s.])")
"""What a program makes of "(c)"; what it makes of "(r)" is the đ of "đ)" and "đ.", which every list has."""
_LOST_BEFORE = re.compile("[oơờớởỡợuai]")
_LOST = {"ngời": "người", "dới": "dưới", "nhng": "nhưng", "nh": "như", "th": "thư", "cha": "chưa", "t": "tư"}
"""Words without their ư that are syllables of their own, or none that the general rule can mend."""

_STATE = re.compile(r"cộng hòa xã hội chủ nghĩa việt nam$|đảng cộng sản việt nam$")
_HEADS = re.compile(rf"(?:ban(?! hành\b)|{any_of('openings_of_capitals')})\b")
_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q)\s?\.\s?\w|(?:t/m|k/t|t/l)\b")
_TITLE = re.compile(rf"(?:phó |quyền )?{any_of('legacy_offices')}\b")
_BEGINS_BODY = re.compile(r"V/v|V/V|Kính g|Căn cứ|Về việc|Thực hiện|Xét")
_MOTTO = re.compile(r"(độc lập)(\s*[-–—.]\s*)(tự do)(\s*[-–—.]\s*)(hạnh phúc)")
_MOST_HEADER_LINES = 16
_LONGEST_HEADER_LINE = 90


def undo_damage(text: str) -> str:
    """Turn damaged characters of TCVN3 text back into its bytes; the length stays the same."""
    if _ANY_PRIVATE.search(text):
        text = text.translate(_PRIVATE)
    if "\u03bc" in text:
        text = text.replace("\u03bc", "µ")
    if "\u2219" in text:  # the dot that some fonts have at the place of ã
        text = text.replace("\u2219", "·")
    if any(sign in text for sign in _MINUS_SIGNS):
        text = _MINUS.sub("\u00ad", text)
    if "-" in text:
        for match in list(_HYPHEN.finditer(text)):
            at = match.start(1)
            if is_syllable((match[0].replace("-", "\u00ad")).translate(TCVN3)):
                text = f"{text[:at]}\u00ad{text[at + 1 :]}"
    return text


def decode_tcvn3(text: str, *, ends_lost: bool = False) -> Mapped:
    """Decode TCVN3, damage undone. With `ends_lost` the ư (a soft hyphen) is gone and put back where it must stand."""
    start = _AUTOCORRECTED.match(text)
    if start is not None:
        text, runs = substitute(text, [(start.start(1), start.end(1), "(c)")])
        rest, _ = _decode(text)
        return rest, runs
    decoded, runs = _decode(text)
    return _with_lost_letter(decoded) if ends_lost else (decoded, runs)


@lru_cache(maxsize=1024)  # cells of tables repeat
def _decode(text: str) -> Mapped:
    text = undo_damage(text)
    decoded = text.translate(TCVN3)
    words = [match.span() for match in TOKEN.finditer(decoded) if not match[0].isascii()]
    better: dict[tuple[int, int], str] = {}
    for span in words:
        if not is_syllable(decoded[slice(*span)]):
            mended = _first_small(text[slice(*span)]) or _all_small(text[slice(*span)])
            if mended is not None:
                better[span] = mended
    # Where a program has set a line in capitals no small Latin letter is left: then every É is the é that stands for ộ.
    if any(word.isupper() for word in better.values()) and _SMALL_WESTERN.search(text) is None:
        better |= {span: word for span in words if (word := _all_small(text[slice(*span)])) is not None}
    for (start, end), word in better.items():
        decoded = decoded[:start] + word + decoded[end:]
    decoded = _drawn_as_capitals(decoded)
    return decoded, [(0, len(decoded), 0)] if decoded else []


def _first_small(seen: str) -> str | None:
    """Return the word whose first byte a program took for a letter that begins a sentence: "Ñy" for ñy (ủy)."""
    word = (seen[0].lower() + seen[1:]).translate(TCVN3)
    return word[0].upper() + word[1:] if seen[0].lower() != seen[0] and is_syllable(word) else None


def _all_small(seen: str) -> str | None:
    """Return the word whose bytes a program took for letters and set in capitals: "HÉI" for héi (hội)."""
    word = seen.lower().translate(TCVN3)
    return word.upper() if len(word) == len(seen) and is_syllable(word) else None


def _drawn_as_capitals(text: str) -> str:
    """Set marked letters in upper case where the plain letters about them are: the font drew no marked capitals."""
    if _CAPITALS_IN_LINE.search(text) and not _SMALL.search(text) and not _NUMBER_LINE.match(text):
        return text.upper() if len(text.upper()) == len(text) else text
    return _CAPITAL_WORD.sub(lambda match: match[0].upper(), text) if _TWO_CAPITALS.search(text) else text


def loses_letter(texts: Iterable[str]) -> bool:
    """Tell whether the ư (soft hyphen) was dropped from TCVN3 text: none is left, and words lack it."""
    text = "\n".join(texts)
    if re.search("[\u00ad\u2212\u2010\u2011\ufffe]", text) or _HYPHEN.search(text):
        return False
    mended = 0
    for match in TOKEN.finditer(text.translate(TCVN3)):
        word = match[0].lower()
        if not word.isascii() and not is_syllable(word) and _put_back(word) is not None:
            mended += 1
            if mended >= 3:
                return True
    return False


def _with_lost_letter(text: str) -> Mapped:
    changes: list[tuple[int, int, str]] = []
    for match in TOKEN.finditer(text):
        word = match[0]
        lower = word.lower()
        better = _LOST.get(lower)
        if better is None and not word.isascii() and not is_syllable(lower):
            better = _put_back(lower)
        if better is None:
            continue
        at = next((i for i, (a, b) in enumerate(zip(lower, better, strict=False)) if a != b), len(lower))
        letter = "Ư" if word.isupper() and len(word) > 1 else "ư"
        changes.append((match.start() + at, match.start() + at, letter))
    return substitute(text, changes)


def _put_back(word: str) -> str | None:
    """Return the one syllable that the word becomes with an ư before a vowel, None where there is none."""
    found = {
        better
        for vowel in _LOST_BEFORE.finditer(word)
        if is_syllable(better := word[: vowel.start()] + "ư" + word[vowel.start() :])
    }
    return found.pop() if len(found) == 1 else None


class HeadingCapitals:
    """Gives header and signature lines the capitals they were printed in, for text whose font is unknown.

    The capital fonts of TCVN3 have the bytes of the small letters, so that a heading arrives as "ủy ban nhân dân". A
    line near the top that begins with a small letter and with the words of a heading is one, and so is a title under
    an authority ("kt. bộ trưởng").
    """

    def __init__(self) -> None:
        self._in_header = True
        self._under_authority = False

    def restore(self, line: str, index: int) -> str:
        """Return the line as printed; lines come in order, `index` counts all of them."""
        text = line.strip()
        key = marked_key(text) if text[:1].islower() and len(text) <= _LONGEST_HEADER_LINE else ""
        authority = _AUTHORITY.match(key) is not None
        titled = self._under_authority and _TITLE.match(key) is not None
        self._under_authority = authority or titled
        if index >= _MOST_HEADER_LINES or _BEGINS_BODY.match(text):
            self._in_header = False
        if not key:
            return line
        if _MOTTO.search(line):
            return _MOTTO.sub(lambda m: f"Độc lập{m[2]}Tự do{m[4]}Hạnh phúc", line)
        if not (authority or titled or _STATE.match(key) or (self._in_header and _HEADS.match(key))):
            return line
        upper = line.upper()
        return upper if len(upper) == len(line) else line
