"""Tables of the Vietnamese encodings before Unicode, and text decoded by them with a map back to what was read.

The tables are keyed by what the bytes look like when a program has taken them for Western text (Windows-1252 or
Latin-1), since that is how such text arrives. Sources: TCVN 5712:1993 as the ABC fonts (.VnTime) use it; VNI for
Windows; VISCII and VIQR by RFC 1456; VPS by the chart of the Vietnamese Unicode project; Windows code page 1258.
"""

from __future__ import annotations

import re
from enum import StrEnum
from unicodedata import normalize

from .letters import Run


class Encoding(StrEnum):
    """An encoding of Vietnamese before Unicode, or a damage that has the same effect."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    VISCII = "VISCII"
    VPS = "VPS"
    CP1258 = "Windows-1258"
    UTF8 = "UTF-8 read as Windows-1252"
    VIQR = "VIQR"


Mapped = tuple[str, list[Run]]


def _western(low: int) -> list[str]:
    """Return what the bytes 80–9F look like in Windows-1252: the C1 control itself where it has no character."""
    return [bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(low, 0xA0)]


def _byte_table(upper: str, controls: dict[int, str]) -> dict[int, str]:
    """Build a table from the 128 letters of 80–FF, for bytes seen as Latin-1 and as Windows-1252."""
    table = {0x80 + index: letter for index, letter in enumerate(upper) if letter != " "}
    table |= {ord(seen): upper[index] for index, seen in enumerate(_western(0x80)) if upper[index] != " "}
    return table | controls


_TCVN3_BYTES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ "
    "CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ "
    "EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
TCVN3: dict[int, str] = {int(pair[:2], 16): pair[2:] for pair in _TCVN3_BYTES.split()}

VISCII: dict[int, str] = _byte_table(
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"},
)
VPS: dict[int, str] = _byte_table(
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ  ỀỂỄỐỒỔỖýỷỵỚỜỞ ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ àáâãảạă èéêẽìí ĩẴĐòóôõ Ơụùúủ ỶẼỳ",
    dict(zip((2, 3, 4, 5, 6, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x19, 0x1C, 0x1D), "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True)),
)
_CP1258: dict[int, str] = {
    ord(seen): bytes([code]).decode("cp1258")
    for code in (0xC3, 0xCC, 0xD0, 0xD2, 0xD5, 0xDD, 0xDE, 0xE3, 0xEC, 0xF0, 0xF2, 0xF5, 0xFD)
    for seen in bytes([code]).decode("cp1252")
}

_TONES = "\u0301\u0300\u0309\u0303\u0323"


def _vni_table() -> dict[str, str]:
    """Build the table of VNI: a base letter with its modifier, and the letters that stand alone."""
    table: dict[str, str] = {}
    for base in "aeouy":
        table |= {base + sign: base + tone for sign, tone in zip("ùøûõï", _TONES, strict=True)}
    for base, letter in (("ô", "ơ"), ("ö", "ư")):
        table |= {base + sign: letter + tone for sign, tone in zip("ùøûõï", _TONES, strict=True)}
        table[base] = letter
    for base in "aeo":
        table |= {base + sign: base + "\u0302" + tone for sign, tone in zip("âáàåãä", ("", *_TONES), strict=True)}
    table |= {"a" + sign: "a\u0306" + tone for sign, tone in zip("êéèúüë", ("", *_TONES), strict=True)}
    table |= {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "iø": "ì", "iù": "í", "iû": "ỉ", "iõ": "ĩ", "iï": "ị"}
    table = {seen: normalize("NFC", letter) for seen, letter in table.items()}
    upper = {seen.upper(): letter.upper() for seen, letter in table.items()}
    mixed = {seen[0].upper() + seen[1]: letter.upper() for seen, letter in table.items() if len(seen) == 2}
    mixed |= {seen[0] + seen[1].upper(): letter for seen, letter in table.items() if len(seen) == 2}
    return mixed | table | upper


VNI: dict[str, str] = _vni_table()
_VNI = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))

_CP1252_BYTE = {seen: 0x80 + index for index, seen in enumerate(_western(0x80))} | {
    chr(code): code for code in range(0xA0, 0x100)
}
_TAIL = "[" + "".join(re.escape(seen) for seen, code in _CP1252_BYTE.items() if code < 0xC0) + "]"
_UTF8 = re.compile(f"[á-ï]{_TAIL}{{2}}|[Â-ß](?:{_TAIL}| (?=\\W|$))")
"""A letter of UTF-8 seen as Windows-1252; the second byte of à (A0) may have become a plain space."""

_VIQR_LETTERS = {"a(": "ă", "a^": "â", "e^": "ê", "o^": "ô", "o+": "ơ", "u+": "ư", "o*": "ơ", "u*": "ư"}
_VIQR_TONES = dict(zip("'`?~.", _TONES, strict=True))
_VIQR = re.compile(r"\\([\^(+*'`?~.dD\\])|([dD])([dD])|([aeouAEOU][\^(+*])(['`?~.])?|([aeiouyAEIOUY])(['`?~.])")


def decode(text: str, encoding: Encoding) -> Mapped:
    """Decode text that is known to be in the encoding; return NFC text and the runs that lead back."""
    table = {Encoding.TCVN3: TCVN3, Encoding.VISCII: VISCII, Encoding.VPS: VPS}.get(encoding)
    if table is not None:
        return text.translate(table), [(0, len(text), 0)] if text else []
    if encoding is Encoding.VNI:
        return substitute(text, [(*match.span(), VNI[match[0]]) for match in _VNI.finditer(text)])
    if encoding is Encoding.UTF8:
        return substitute(
            text, [(*match.span(), letter) for match in _UTF8.finditer(text) if (letter := _utf8(match[0]))]
        )
    if encoding is Encoding.VIQR:
        return substitute(text, [(*match.span(), _viqr(match)) for match in _VIQR.finditer(text)])
    from .letters import nfc_with_map

    return nfc_with_map(text.translate(_CP1258))


def substitute(text: str, changes: list[tuple[int, int, str]]) -> Mapped:
    """Replace ranges of the text; each replacement leads back to the first characters of its range."""
    if not changes:
        return text, [(0, len(text), 0)] if text else []
    pieces: list[str] = []
    runs: list[Run] = []
    position = length = 0
    for start, end, piece in [*changes, (len(text), len(text), "")]:
        if start > position:
            pieces.append(text[position:start])
            _extend(runs, length, start - position, position)
            length += start - position
        if piece:
            pieces.append(piece)
            _extend(runs, length, len(piece), start)
            length += len(piece)
        position = end
    return "".join(pieces), runs


def _extend(runs: list[Run], start: int, length: int, offset: int) -> None:
    if runs and runs[-1][2] + runs[-1][1] == offset:
        runs[-1] = (runs[-1][0], runs[-1][1] + length, runs[-1][2])
    else:
        runs.append((start, length, offset))


def _utf8(seen: str) -> str | None:
    try:
        letter = bytes(_CP1252_BYTE.get(char, 0xA0 if char == " " else 0) for char in seen).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return normalize("NFC", letter)


def _viqr(match: re.Match[str]) -> str:
    literal, first, second, hatted, hatted_tone, vowel, tone = match.groups()
    if literal:
        return str(literal)
    if first:
        return "Đ" if first == "D" else "đ" if second == "d" else match[0]
    letter = vowel or _VIQR_LETTERS.get(hatted.lower(), "")
    if not letter:
        return match[0]
    if hatted and hatted[0].isupper():
        letter = letter.upper()
    sign = tone or hatted_tone
    return normalize("NFC", letter + (_VIQR_TONES[sign] if sign else ""))
