"""Text in a pre-Unicode font encoding (TCVN3, VNI), seen as Latin letters: recognised here, not yet converted."""

from __future__ import annotations

import re
from typing import Literal

from .prose import prose_score

LegacyEncoding = Literal["TCVN3", "VNI"]

_TCVN3_BYTES = (
    "A1Ă A2Â A3Ê A4Ô A5Ơ A6Ư A7Đ A8ă A9â AAê ABô ACơ ADư AEđ B5à B6ả B7ã B8á B9ạ BBằ BCẳ BDẵ BEắ C6ặ C7ầ C8ẩ C9ẫ "
    "CAấ CBậ CCè CEẻ CFẽ D0é D1ẹ D2ề D3ể D4ễ D5ế D6ệ D7ì D8ỉ DCĩ DDí DEị DFò E1ỏ E2õ E3ó E4ọ E5ồ E6ổ E7ỗ E8ố E9ộ "
    "EAờ EBở ECỡ EDớ EEợ EFù F1ủ F2ũ F3ú F4ụ F5ừ F6ử F7ữ F8ứ F9ự FAỳ FBỷ FCỹ FDý FEỵ"
)
_TCVN3 = {int(pair[:2], 16): pair[2:] for pair in _TCVN3_BYTES.split()}
# What programs do to these bytes on the way: µ becomes a Greek letter, the soft hyphen (ư) a minus sign.
_TCVN3 |= {0x03BC: "à", 0x2212: "ư"}
_TCVN3_TELL = re.compile("[µμ¸¹§®©ª«¬¶·\u00adÖ×ÞÕÊË¦](?=[a-zµ-ÿ])|(?<=[a-z])[µμ¸¹®©ª«¬¶·ÖÕÊËÞ×]")

_VNI_TELL = re.compile("[aeoAEO][äåàáãâøùûõïêéèúüëÄÅÀÁÃÂØÙÛÕÏÊÉÈÚÜË]|[öÖ][ùøûõïÙØÛÕÏ]|ñ|Ñ")
_VNI_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_VNI_HAT = dict(zip("âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_BREVE = dict(zip("êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True))
_VNI_PAIR = re.compile("([aeoyuöô])([ùøûõïâáàåãäêéèúüë])|[ôöñæòóî]")
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}

_UNICODE_ONLY = re.compile("[\u1ea0-\u1ef9]")
_SAMPLE = 6000


def detect(text: str) -> LegacyEncoding | None:
    """Name the legacy encoding that the text is written in, or None for Unicode and for other languages.

    The text must be as it was read: the look-alikes of Đ stand for é in TCVN3.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return None
    if len(_UNICODE_ONLY.findall(sample[:800])) >= 40:  # plainly Unicode: the usual case, answered at once
        return None
    here = len(_UNICODE_ONLY.findall(sample))
    tcvn3 = len(_TCVN3_TELL.findall(sample))
    vni = len(_VNI_TELL.findall(sample))
    if max(tcvn3, vni) < 8 or max(tcvn3, vni) <= here:
        return None
    best: LegacyEncoding = "TCVN3" if tcvn3 >= vni else "VNI"
    converted = sample.translate(_TCVN3) if best == "TCVN3" else _from_vni(sample)
    return best if prose_score(converted) >= max(0.5, prose_score(sample) + 0.1) else None


def _from_vni(text: str) -> str:
    """Convert well enough to be scored: lower case only."""

    def replace(match: re.Match[str]) -> str:
        base, modifier = match[1], match[2]
        if base is None:
            return _VNI_ALONE[match[0]]
        base = _VNI_ALONE.get(base, base)
        if modifier in _VNI_TONES:
            return base + _VNI_TONES[modifier]
        if modifier in _VNI_HAT:
            return base + "\u0302" + _VNI_HAT[modifier]
        return base + "\u0306" + _VNI_BREVE[modifier]

    from unicodedata import normalize

    return normalize("NFC", _VNI_PAIR.sub(replace, text.lower()))
