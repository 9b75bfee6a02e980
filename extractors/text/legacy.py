"""Vietnamese text in encodings before Unicode, found and turned into Unicode with a map back to what was read.

Files mix encodings: a heading in `.VnTimeH`, a paragraph pasted from a Unicode program. So it is decided by run where
the font is known, else by line and word, by how many words become syllables of Vietnamese. Unicode stays untouched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .legacy_detect import (
    BY_BYTES,
    LEAST_SHARE,
    UNICODE_ONLY,
    detect,
    detect_among_unicode,
    detect_by_lines,
    font_encoding,
    has_unicode,
    in_unicode,
    is_unicode,
)
from .legacy_maps import Encoding, Mapped, decode, substitute
from .legacy_repair import HeadingCapitals, decode_tcvn3, loses_letter
from .legacy_syllables import ABBREVIATION, STOP_WORDS, TOKEN, count_valid, is_syllable, marked_words
from .letters import Run

Piece = tuple[str, str | None]
"""Text of one font, and the font's name where the format tells it."""


class Converted(NamedTuple):
    """Text in Unicode, the encoding it was in (None: nothing was changed), and the runs that lead back."""

    text: str
    encoding: Encoding | None
    runs: list[Run]


_LIST_MARKER = re.compile(r"\s*(®)[).]")
"""The đ of TCVN3 as it stands before an item of a list: a letter alone is no word that could be judged."""
_LEAST_TELLING = 3
"""Words that tell the encoding of a line."""


def convert(text: str, font: str | None = None) -> Converted:
    """Convert text of one font (None: unknown); each of its lines is judged for itself."""
    if font is None and is_unicode(text):
        return Converted(text, None, [(0, len(text), 0)] if text else [])
    lines = text.split("\n")
    converted = convert_lines([[(line, font)] for line in lines])
    if not any(line.encoding for line in converted):
        return Converted(text, None, [(0, len(text), 0)] if text else [])
    runs: list[Run] = []
    start = offset = 0
    for index, (line, source) in enumerate(zip(converted, lines, strict=True)):
        if index:
            runs.append((start - 1, 1, offset - 1))
        runs += [(start + at, length, offset + inner) for at, length, inner in line.runs]
        start += len(line.text) + 1
        offset += len(source) + 1
    encodings = Counter(line.encoding for line in converted if line.encoding)
    return Converted("\n".join(line.text for line in converted), encodings.most_common(1)[0][0], runs)


def convert_lines(lines: Sequence[Sequence[Piece]]) -> list[Converted]:
    """Convert the lines of a document, each given as its pieces of text with their fonts.

    The runs of a line lead back to its pieces' text, joined.
    """
    fonts = {font: font_encoding(font) for font in {font for line in lines for _, font in line}}
    told = any(encoding for encoding, _ in fonts.values())
    texts = ["".join([text for text, font in line if not told or fonts[font][0] is None]) for line in lines]
    unknown = "\n".join(texts)
    if not told and is_unicode(unknown):
        return list(map(_unchanged, texts))
    whole = detect(unknown)
    if whole is None and not told:
        whole = detect_among_unicode(unknown) or detect_by_lines(unknown)
        if whole is None:
            return list(map(_unchanged, texts))
    document = _Document(fonts, whole, mixed=has_unicode(unknown))
    if whole is Encoding.TCVN3 or any(encoding is Encoding.TCVN3 for encoding, _ in fonts.values()):
        document.lost = loses_letter(
            text for line in lines for text, font in line if (fonts[font][0] or whole) is Encoding.TCVN3
        )
    return [document.line(pieces, index) for index, pieces in enumerate(lines)]


class _Document:
    """What is known of a document while its lines are converted one after the other."""

    def __init__(
        self, fonts: dict[str | None, tuple[Encoding | None, bool]], whole: Encoding | None, *, mixed: bool
    ) -> None:
        self.fonts = fonts
        self.whole = whole
        self._letters = {
            font
            for font, (encoding, capitals) in fonts.items()
            if not capitals and (encoding or whole) is not Encoding.VIQR
        }
        """Fonts in which letters of ASCII are themselves."""
        self.mixed = mixed
        self.previous = not mixed
        """Whether the text before was converted: it decides what could be both."""
        self.lost = False
        """Whether the ư of TCVN3, a soft hyphen, was dropped on the way."""
        self.headings = HeadingCapitals()
        self.recent = whole
        """Encoding of the last text whose font did not tell it and that only it made sense of."""

    def line(self, pieces: Sequence[Piece], index: int) -> Converted:
        """Convert one line."""
        if not self.lost and all(text.isascii() and font in self._letters for text, font in pieces):
            return _unchanged("".join([text for text, _ in pieces]))
        result: list[str] = []
        runs: list[Run] = []
        used: Encoding | None = None
        length = offset = 0
        for text, encoding, capitals, by_font in self._segments(pieces):
            if encoding and not by_font:
                encoding = self._of_line(text, encoding)
            mapped = self._segment(text, encoding, by_font) if encoding else None
            converted, inner = mapped or (text, [(0, len(text), 0)])
            if mapped is not None:
                used = encoding
            upper = converted.upper() if capitals else converted
            if upper != converted and len(upper) == len(converted) and not (mapped is None and has_unicode(text)):
                converted, used = upper, encoding
            result.append(converted)
            runs += [(length + at, size, offset + source) for at, size, source in inner]
            length += len(converted)
            offset += len(text)
        final = "".join(result)
        if used is None:
            return _unchanged(final)
        if used is Encoding.TCVN3 and not any(self.fonts[font][0] for _, font in pieces):
            final = self.headings.restore(final, index)
        return Converted(final, used, runs)

    def _segments(self, pieces: Sequence[Piece]) -> list[tuple[str, Encoding | None, bool, bool]]:
        """Join neighbours that are read alike: a letter and its modifier may stand in two runs."""
        segments: list[tuple[str, Encoding | None, bool, bool]] = []
        for text, font in pieces:
            encoding, capitals = self.fonts[font]
            by_font = encoding is not None
            encoding = encoding or self.whole
            if segments and segments[-1][1:] == (encoding, capitals, by_font):
                segments[-1] = (segments[-1][0] + text, encoding, capitals, by_font)
            elif text:
                segments.append((text, encoding, capitals, by_font))
        return segments

    def _of_line(self, text: str, whole: Encoding) -> Encoding:
        """Return the encoding of a text whose font does not tell it: the document's, unless another reads it better.

        Text too short to tell follows the text before it.
        """
        if whole not in BY_BYTES or text.isascii() or UNICODE_ONLY.search(text):
            return whole
        words = len(marked_words(text))
        recent = self.recent or whole
        valid = count_valid(in_unicode(text, recent))[0]
        if valid >= LEAST_SHARE * words and (recent is whole or valid):
            if words >= _LEAST_TELLING:
                self.recent = recent
            return recent
        best, most = recent, valid
        for other in (whole, *BY_BYTES):
            found = count_valid(in_unicode(text, other))[0]
            if found > most:
                best, most = other, found
        if most >= _LEAST_TELLING and most >= LEAST_SHARE * words:
            self.recent = best
        return best if most > valid else recent

    def _segment(self, text: str, encoding: Encoding, by_font: bool) -> Mapped | None:
        """Return the segment converted, None where it stays as it is."""
        if text.isascii() and encoding is not Encoding.VIQR and not (self.lost and encoding is Encoding.TCVN3):
            return None
        if encoding is Encoding.UTF8:
            return _changed(text, decode(text, encoding))
        if UNICODE_ONLY.search(text):
            return self._words(text, encoding)
        mapped = self._decode(text, encoding)
        after, words, _ = count_valid(mapped[0])
        if by_font and after == words:
            self.previous = True
            return mapped
        before, _, _ = count_valid(text)
        certain = after >= 0.8 * words and (after >= before + 2 or (after and not before))
        if self.mixed and not by_font and not certain:
            return self._words(text, encoding)
        if after != before:
            self.previous = after > before
        elif by_font:
            self.previous = True
        return mapped if self.previous else None

    def _words(self, text: str, encoding: Encoding) -> Mapped | None:
        """Convert the words that only make sense converted; what could be both follows its neighbours in the line."""
        found: list[tuple[int, int, str]] = []
        verdicts: list[bool | None] = []
        for match in TOKEN.finditer(text):
            word = match[0]
            if word.isascii() or (len(word) == 1 and not word.isalpha()):
                continue
            decoded, _ = self._decode(word, encoding)
            found.append((*match.span(), decoded))
            verdicts.append(_verdict(word, decoded))
        certain = next((verdict for verdict in verdicts if verdict is not None), self.previous)
        changes: list[tuple[int, int, str]] = []
        for change, verdict in zip(found, verdicts, strict=True):
            certain = certain if verdict is None else verdict
            if certain and _readable(change[2]) and change[2] != text[change[0] : change[1]]:
                changes.append(change)
        marker = _LIST_MARKER.match(text) if encoding is Encoding.TCVN3 and certain else None
        if marker is not None:
            changes.insert(0, (*marker.span(1), "đ"))
        if found:
            self.previous = certain
        return substitute(text, changes) if changes else None

    def _decode(self, text: str, encoding: Encoding) -> Mapped:
        if encoding is Encoding.TCVN3:
            return decode_tcvn3(text, ends_lost=self.lost)
        return decode(text, encoding)


def _verdict(word: str, decoded: str) -> bool | None:
    """Tell whether a word only makes sense converted (True) or as it is (False); None where it could be both."""
    if UNICODE_ONLY.search(word):
        return False
    after, before = _readable(decoded), is_syllable(word)
    if after != before:
        return after
    if after:
        after, before = decoded.lower() in STOP_WORDS, word.lower() in STOP_WORDS
    return after if after != before else None


def _readable(decoded: str) -> bool:
    return is_syllable(decoded) or ("Đ" in decoded and ABBREVIATION.fullmatch(decoded) is not None)


def _unchanged(text: str) -> Converted:
    return Converted(text, None, [(0, len(text), 0)] if text else [])


def _changed(text: str, mapped: Mapped) -> Mapped | None:
    return mapped if mapped[0] != text else None
