"""Which encoding before Unicode a text is in: told by its font, by its bytes, by the syllables that they make."""

from __future__ import annotations

import re
from collections import Counter

from .legacy_maps import Encoding, decode
from .legacy_repair import decode_tcvn3
from .legacy_syllables import TOKEN, count_valid

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
UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u0300-\u0303\u0309\u0323\u1ea0-\u1ef9]")
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
_VIQR_SIGN = re.compile(r"[AEOUaeou][\^(+*]['`?~.]?|\bdd|[aeiouy]['`?~](?=[a-z ,])")
_SAMPLE = 6000
LEAST_SHARE = 0.6
_LEAST_ODD = 3
"""Letters that Unicode text has not, from which on they are asked about."""
_MOST_LINES_ASKED = 200
_PASTED = (Encoding.TCVN3, Encoding.VNI, Encoding.UTF8)
"""What is found pasted into Unicode text; the letters of the others are signs that Unicode text has, too (m²)."""
BY_BYTES = (Encoding.TCVN3, Encoding.VNI, Encoding.VISCII, Encoding.CP1258, Encoding.UTF8, Encoding.VPS)


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
    if len(UNICODE_ONLY.findall(sample, 0, 800)) >= 40:  # plainly Unicode: the usual case, answered at once
        return None
    odd = len(_ODD_LETTER.findall(sample))
    if odd < 2 or odd <= len(UNICODE_ONLY.findall(sample)):
        return None
    as_it_is, words, _ = count_valid(sample)
    best: tuple[int, int] | None = None
    named = None
    for encoding in BY_BYTES:
        valid, total, stops = count_valid(in_unicode(sample, encoding))
        if valid < max(2, as_it_is + 2, total * LEAST_SHARE) or valid < 0.5 * words:
            continue
        score = (valid + stops, -total)
        if best is None or score > best:
            best, named = score, encoding
    return named


def _is_viqr(text: str) -> bool:
    signs = len(_VIQR_SIGN.findall(text))
    if signs < 6 or signs * 12 < len(text.split()):
        return False
    valid, total, _ = count_valid(in_unicode(text, Encoding.VIQR))
    return valid >= 6 and valid >= 0.8 * total


def is_unicode(text: str) -> bool:
    """Tell whether no line of a text whose fonts are not known can be in another encoding."""
    return len(_ODD_LETTER.findall(text)) < _LEAST_ODD and detect(text) is None


def detect_among_unicode(text: str) -> Encoding | None:
    """Name the encoding of the few lines of a Unicode text that are in another."""
    odd = [line for line in text.split("\n") if len(_ODD_LETTER.findall(line)) >= 2]
    words = "\n".join(" ".join(w for w in TOKEN.findall(line) if not UNICODE_ONLY.search(w)) for line in odd)
    named = detect(words)
    return named if named in _PASTED else None


def detect_by_lines(text: str) -> Encoding | None:
    """Name the encoding of most of the lines that are in one, where no single one makes sense of all of them."""
    odd = [line for line in text.split("\n") if len(_ODD_LETTER.findall(line)) >= 2][:_MOST_LINES_ASKED]
    named = Counter(encoding for line in odd if (encoding := detect(line)) is not None)
    if has_unicode(text):
        named = Counter({encoding: count for encoding, count in named.items() if encoding in _PASTED})
    return named.most_common(1)[0][0] if named else None


def in_unicode(text: str, encoding: Encoding) -> str:
    """Return the text that its characters are in an encoding, without the map back."""
    return (decode_tcvn3(text) if encoding is Encoding.TCVN3 else decode(text, encoding))[0]


def has_unicode(text: str) -> bool:
    """Tell whether the text has letters that no older encoding can be read as."""
    return UNICODE_ONLY.search(text) is not None
