"""Bytes to text: by byte order mark, by validity, by what the file says of itself, at last by statistics.

UTF-8 is told by its own rules: text of another encoding hardly ever holds its sequences. So a file that is UTF-8 but
for a few bytes stays UTF-8, and a file that calls itself something else but is UTF-8 is UTF-8.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from schemas.outcomes import OutcomeCode, UnreadableError

from . import legacy
from .escapes import rebyted, unescaped
from .letters import nfc_with_map
from .prose import prose_score

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_WESTERN_NAMES = frozenset(("iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "x-user-defined"))
_BAD = re.compile("[\udc80-\udcff]+")
_BAD_PLACE = re.compile(
    "(?P<line>^[\x00-\x09\x0b-\x7f]*[\udc80-\udcff][\x00-\x09\x0b-\x7f]*[\udc80-\udcff]"
    "[\x00-\x09\x0b-\x7f\udc80-\udcff]*$)|[\udc80-\udcff]+",
    re.MULTILINE,
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BEYOND_ASCII = re.compile("[\x80-\ud7ff\ue000-\U0010ffff]")
_WINDOWS_SIGNS = {0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0xA0: " "}
"""Bytes that Windows programs leave in UTF-8: they stand for signs, never for letters."""
WESTERN = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_SAMPLE = 20_000
_LEAST_GOOD = 4
"""Letters of UTF-8 for each byte that is none, in a text that is nearly UTF-8."""
_MOST_NAMED = 3
_PROSE = 0.6
_NULL_SAMPLE = 4000


@dataclass(frozen=True)
class Decoded:
    """Text, what had to be repaired or guessed for it, and where: (first, end) of the text's characters."""

    text: str
    notes: tuple[str, ...] = ()
    doubts: tuple[tuple[int, int], ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of a file's bytes; `declared` is the character set that the file names.

    Raises `UnreadableError` for bytes that are no text or in no encoding that can be told.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(_without_surrogates(data.decode(name, errors="replace")))
    data = _without_fill(data.removeprefix(codecs.BOM_UTF8))
    if data.isascii() and b"\x00" not in data:
        return Decoded(_named(data, declared) or data.decode("ascii"))
    try:
        escaped, bad = data.decode("utf-8"), 0
    except UnicodeDecodeError:
        escaped = data.decode("utf-8", errors="surrogateescape")
        bad = sum(len(run) for run in _BAD.findall(escaped))
    nulls = data[:_NULL_SAMPLE].count(0)
    if nulls:
        return _with_nulls(data, nulls, escaped, bad)
    if not bad:
        meant = rebyted(escaped)
        return (
            Decoded(escaped)
            if meant is None
            else Decoded(meant, ("UTF-8 taken for Windows-1252, told by its letters",))
        )
    if _nearly_utf8(escaped, bad):
        return _mended(escaped)
    return _by_statistics(data, _named(data, declared))


def decode_plain(data: bytes, declared: str | None = None) -> Decoded:
    """Return the text of bytes that are no markup, letters that are written in ASCII read too. Raises as `decode`."""
    decoded = decode(data, declared)
    meant = None if decoded.doubts else unescaped(decoded.text)
    return decoded if meant is None else Decoded(meant[0], (*decoded.notes, f"text in {meant[1]}, told by its letters"))


def _without_fill(data: bytes) -> bytes:
    """Return the bytes without what old systems fill the last block of a text with: zeros behind Ctrl-Z or nothing.

    Of UTF-16 the last letter may end with a zero, so that some of them say nothing.
    """
    bare = data.rstrip(b"\x00\x1a")
    return bare if len(data) - len(bare) > 3 or data.endswith(b"\x1a") else data


def _nearly_utf8(escaped: str, bad: int) -> bool:
    good = 0
    for good, _ in enumerate(_BEYOND_ASCII.finditer(escaped), 1):
        if good >= _LEAST_GOOD * bad:
            return good > 1
    return False


def _mended(escaped: str) -> Decoded:
    """Return text that is UTF-8 but for some bytes, each of them named.

    A line without any letter of UTF-8 is left in its own encoding: the encodings of fonts are told by line later.
    """
    pieces: list[str] = []
    doubts: list[tuple[int, int]] = []
    notes: list[str] = []
    at = length = 0
    for match in _BAD_PLACE.finditer(escaped):
        raw = match[0].encode("utf-8", "surrogateescape")
        if match.lastgroup == "line":
            read, what = western(raw), "a line in another encoding"
        else:
            read = "".join(_WINDOWS_SIGNS.get(code, "\ufffd") for code in raw)
            read = "\ufffd" if "\ufffd" in read else read
            what = f"a byte {raw.hex(' ').upper()} that is none"
        pieces += [escaped[at : match.start()], read]
        length += match.start() - at
        doubts.append((length, length + len(read)))
        length += len(read)
        at = match.end()
        if len(notes) < _MOST_NAMED:
            place = len(escaped[: match.start()].encode("utf-8", "surrogateescape"))
            notes.append(f"UTF-8 with {what} at byte {place}" + (", left unread" if read == "\ufffd" else ""))
    pieces.append(escaped[at:])
    if len(doubts) > len(notes):
        notes.append(f"UTF-8 with {len(doubts)} such places")
    return Decoded("".join(pieces), tuple(notes), tuple(doubts))


def _with_nulls(data: bytes, nulls: int, escaped: str, bad: int) -> Decoded:
    """Decode UTF-16 without its mark: of Vietnamese text, more than half of the bytes are zero."""
    if nulls * 5 < min(len(data), _NULL_SAMPLE):
        if nulls * 200 < min(len(data), _NULL_SAMPLE) and (not bad or _nearly_utf8(escaped, bad)):
            mended = _mended(escaped)  # a few stray zero bytes print nothing
            return Decoded(mended.text, (*mended.notes, "zero bytes in the text left out"), mended.doubts)
        raise UnreadableError(OutcomeCode.UNSUPPORTED, "binary data, not text")
    big = data[:_NULL_SAMPLE:2].count(0) > data[1:_NULL_SAMPLE:2].count(0)
    text = data.decode("utf-16-be" if big else "utf-16-le", errors="replace")
    return Decoded(_without_surrogates(text), ("UTF-16 without a byte order mark",))


def _named(data: bytes, declared: str | None) -> str | None:
    """Decode by the character set that the file names; None where it names none, or one that cannot be right."""
    name = (declared or "").strip().strip("\"'").lower()
    if not name or name.replace("_", "-") in ("utf-8", "utf8", "utf-16", "unicode"):
        return None
    try:
        if codecs.lookup(name).name in ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"):
            return None
        if name in _WESTERN_NAMES:
            return western(data)
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError, TypeError, AttributeError):
        return None
    return text if isinstance(text, str) else None


def _by_statistics(data: bytes, named: str | None) -> Decoded:
    """Decode 8-bit text: as Windows-1258 if that makes Vietnamese of it, as `named`, for its fonts, as is likeliest."""
    if named is None or prose_score(named) <= _PROSE:
        sample, _ = nfc_with_map(data[:_SAMPLE].decode("cp1258", errors="replace"))
        if prose_score(sample) > _PROSE:
            notes = ("text in Windows-1258, told by its letters",)
            return Decoded(unicodedata.normalize("NFC", data.decode("cp1258", errors="replace")), notes)
    if named is not None:
        return Decoded(named)
    latin = western(data)
    if legacy.detect(latin):
        return Decoded(latin)
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise UnreadableError(OutcomeCode.UNSUPPORTED, "text in an unknown encoding; save it as UTF-8")
    text = str(best)
    return Decoded(text, (f"encoding guessed: {best.encoding}",), ((0, len(text)),))


def western(data: bytes) -> str:
    """Decode Windows-1252, its unused bytes as they are: legacy fonts have letters there.

    >>> western(b"\x93a\x81")
    '“a\x81'
    """
    return data.decode("latin-1").translate(WESTERN)


def _without_surrogates(text: str) -> str:
    return _SURROGATES.sub("\ufffd", text)
