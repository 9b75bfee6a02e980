"""Vietnamese text in encodings before Unicode, found and turned into Unicode with a map back to what was read.

Files mix encodings: a heading in `.VnTimeH`, a paragraph pasted from a Unicode program. So it is decided by run where
the font is known, else by line and word, by how many words become syllables of Vietnamese. Unicode stays untouched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from .legacy_maps import Encoding, Mapped, decode, substitute
from .legacy_repair import HeadingCapitals, decode_tcvn3, loses_letter
from .legacy_syllables import ABBREVIATION, STOP_WORDS, TOKEN, count_valid, is_syllable, marked_words
from .letters import Run

__all__ = ["Converted", "Encoding", "LegacyEncoding", "Piece", "convert", "convert_lines", "detect", "font_encoding"]

LegacyEncoding = Encoding
Piece = tuple[str, str | None]
"""Text of one font, and the font's name where the format tells it."""


class Converted(NamedTuple):
    """Text in Unicode, the encoding it was in (None: nothing was changed), and the runs that lead back."""

    text: str
    encoding: Encoding | None
    runs: list[Run]


_FONT_TAG = re.compile(r"^[A-Z]{6}\+")
_FONT_STYLE = re.compile(r"[\s,_-]*(?:bold|italic|regular|normal|oblique|mt)+$", re.IGNORECASE)
_TCVN3_FONT = re.compile(
    r"\.vn|vn(?:time|arial|helvet|courier|aristote|avant|bahamas|book|centur|clarendon|commerc|cooper|exotic|frankl"
    r"|gothic|kool|linus|lucida|monotype|mystical|palatin|park|present|revue|rockwell|shelley|south|stamp|teknical"
    r"|tifani|univers|vogue|bodoni)",
    re.IGNORECASE,
)
_OTHER_FONTS: tuple[tuple[re.Pattern[str], Encoding], ...] = (
    (re.compile(r"vni\b|vni[-_ ]|vni(?:times|helve|arial)", re.IGNORECASE), Encoding.VNI),
    (re.compile(r"vps[-_ ]?", re.IGNORECASE), Encoding.VPS),
    (re.compile(r"(?:vi|vn)\s+(?:times|arial|helvet|courier)", re.IGNORECASE), Encoding.VISCII),
)

_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0303\u0309\u0323\u1ea0-\u1ef9]")
_ODD = (
    "\x02\x05\x06\x14\x19\x1e\u0080-\u009f¡-¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ\u03bc\u2212\u2219"
    "\u0192\u0160\u0161\u0152\u0153\u017d\u017e\u0178\u02c6\u2020\u2021\u2030\u20ac\u2122"
)
_ODD_LETTER = re.compile(
    f"[{_ODD}ÃÌÒìò](?:(?<=[A-Za-z][{_ODD}])|(?<=[{_ODD}])(?=[a-zÀ-ÿ])|(?<=[aeouyâêôăơư][ÌÒìò])"
    "|(?<=Ã)[ ƒ²¹©¨\u00a0-\u00bf])"
)
"""Characters that Vietnamese in Unicode does not have beside its letters.

First all of them, then what stands beside them: asked the other way round, each letter of a text is looked at thrice.
"""
_LIST_MARKER = re.compile(r"\s*(®)[).]")
"""The đ of TCVN3 as it stands before an item of a list: a letter alone is no word that could be judged."""
_VIQR_SIGN = re.compile(r"[AEOUaeou][\^(+*]['`?~.]?|\bdd|[aeiouy]['`?~](?=[a-z ,])")
_SAMPLE = 6000
_LEAST_SHARE = 0.6
_LEAST_ODD = 3
"""Letters that Unicode text has not, from which on they are asked about."""
_LEAST_TELLING = 3
"""Words that tell the encoding of a line."""
_MOST_LINES_ASKED = 200
_PASTED = (Encoding.TCVN3, Encoding.VNI, Encoding.UTF8)
"""What is found pasted into Unicode text; the letters of the others are signs that Unicode text has, too (m²)."""
_BY_BYTES = (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258, Encoding.UTF8, Encoding.VPS)


def font_encoding(font: str | None) -> tuple[Encoding | None, bool]:
    """Return the encoding that a font's name tells, and whether the font draws small letters as capitals.

    >>> font_encoding(".VnTimeH")
    (<Encoding.TCVN3: 'TCVN3'>, True)
    """
    if not font:
        return None, False
    name = _FONT_TAG.sub("", font.strip())
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3, _FONT_STYLE.sub("", name).endswith("H")
    for pattern, encoding in _OTHER_FONTS:
        if pattern.match(name):
            return encoding, False
    return None, False


def detect(text: str) -> Encoding | None:
    """Name the encoding that most of the text is written in; None for Unicode and for other languages.

    The text must be as it was read: the look-alikes of Đ stand for é in TCVN3.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return Encoding.VIQR if _is_viqr(sample) else None
    if len(_UNICODE_ONLY.findall(sample, 0, 800)) >= 40:  # plainly Unicode: the usual case, answered at once
        return None
    odd = len(_ODD_LETTER.findall(sample))
    if odd < 2 or odd <= len(_UNICODE_ONLY.findall(sample)):
        return None
    as_it_is, words, _ = count_valid(sample)
    best: tuple[int, int] | None = None
    named = None
    for encoding in _BY_BYTES:
        valid, total, stops = count_valid(_plain(sample, encoding))
        if valid < max(2, as_it_is + 2, total * _LEAST_SHARE) or valid < 0.5 * words:
            continue
        score = (valid + stops, -total)
        if best is None or score > best:
            best, named = score, encoding
    return named


def _is_viqr(text: str) -> bool:
    signs = len(_VIQR_SIGN.findall(text))
    if signs < 6 or signs * 12 < len(text.split()):
        return False
    valid, total, _ = count_valid(_plain(text, Encoding.VIQR))
    return valid >= 6 and valid >= 0.8 * total


def convert(text: str, font: str | None = None) -> Converted:
    """Convert text of one font (None: unknown); each of its lines is judged for itself."""
    if font is None and _is_unicode(text):
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
    if not told and _is_unicode(unknown):
        return list(map(_unchanged, texts))
    whole = detect(unknown)
    if whole is None and not told:
        whole = _detect_among_unicode(unknown) or _detect_by_lines(unknown)
        if whole is None:
            return list(map(_unchanged, texts))
    document = _Document(fonts, whole, mixed=_has_unicode(unknown))
    if whole is Encoding.TCVN3 or any(encoding is Encoding.TCVN3 for encoding, _ in fonts.values()):
        document.lost = loses_letter(
            text for line in lines for text, font in line if (fonts[font][0] or whole) is Encoding.TCVN3
        )
    return [document.line(pieces, index) for index, pieces in enumerate(lines)]


def _is_unicode(text: str) -> bool:
    """Tell whether no line of a text whose fonts are not known can be in another encoding."""
    return len(_ODD_LETTER.findall(text)) < _LEAST_ODD and detect(text) is None


def _detect_among_unicode(text: str) -> Encoding | None:
    """Name the encoding of the few lines of a Unicode text that are in another."""
    odd = [line for line in text.split("\n") if len(_ODD_LETTER.findall(line)) >= 2]
    words = "\n".join(" ".join(w for w in TOKEN.findall(line) if not _UNICODE_ONLY.search(w)) for line in odd)
    named = detect(words)
    return named if named in _PASTED else None


def _detect_by_lines(text: str) -> Encoding | None:
    """Name the encoding of most of the lines that are in one, where no single one makes sense of all of them."""
    odd = [line for line in text.split("\n") if len(_ODD_LETTER.findall(line)) >= 2][:_MOST_LINES_ASKED]
    named = Counter(encoding for line in odd if (encoding := detect(line)) is not None)
    if _has_unicode(text):
        named = Counter({encoding: count for encoding, count in named.items() if encoding in _PASTED})
    return named.most_common(1)[0][0] if named else None


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
            if upper != converted and len(upper) == len(converted) and not (mapped is None and _has_unicode(text)):
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
        if whole not in _BY_BYTES or text.isascii() or _UNICODE_ONLY.search(text):
            return whole
        words = len(marked_words(text))
        recent = self.recent or whole
        valid = count_valid(_plain(text, recent))[0]
        if valid >= _LEAST_SHARE * words and (recent is whole or valid):
            if words >= _LEAST_TELLING:
                self.recent = recent
            return recent
        best, most = recent, valid
        for other in (whole, *_BY_BYTES):
            found = count_valid(_plain(text, other))[0]
            if found > most:
                best, most = other, found
        if most >= _LEAST_TELLING and most >= _LEAST_SHARE * words:
            self.recent = best
        return best if most > valid else recent

    def _segment(self, text: str, encoding: Encoding, by_font: bool) -> Mapped | None:
        """Return the segment converted, None where it stays as it is."""
        if text.isascii() and encoding is not Encoding.VIQR and not (self.lost and encoding is Encoding.TCVN3):
            return None
        if encoding is Encoding.UTF8:
            return _changed(text, decode(text, encoding))
        if _UNICODE_ONLY.search(text):
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
    if _UNICODE_ONLY.search(word):
        return False
    after, before = _readable(decoded), is_syllable(word)
    if after != before:
        return after
    if after:
        after, before = decoded.lower() in STOP_WORDS, word.lower() in STOP_WORDS
    return after if after != before else None


def _readable(decoded: str) -> bool:
    return is_syllable(decoded) or ("Đ" in decoded and ABBREVIATION.fullmatch(decoded) is not None)


def _plain(text: str, encoding: Encoding) -> str:
    return (decode_tcvn3(text) if encoding is Encoding.TCVN3 else decode(text, encoding))[0]


def _has_unicode(text: str) -> bool:
    return _UNICODE_ONLY.search(text) is not None


def _unchanged(text: str) -> Converted:
    return Converted(text, None, [(0, len(text), 0)] if text else [])


def _changed(text: str, mapped: Mapped) -> Mapped | None:
    return mapped if mapped[0] != text else None
