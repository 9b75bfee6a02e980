"""Which words can be Vietnamese syllables: onset × rime × tone, written out in full."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from operator import ne


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ONSETS_BACK = ("", *_words("b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x"))
"""Onsets as they stand before a, ă, â, o, ô, ơ, u, ư (k stands before a in names of places)."""
_ONSETS_FRONT = ("", *_words("b ch d đ g gh gi h k kh l m n ngh nh p ph r s t th tr v x"))
"""Onsets as they stand before e, ê, i, y."""

_RIMES_BACK = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt "
    "oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u uc ui um un ung up ut ua uân uâng uât uây uê uêch uên uênh uơ uôc uôi uôm uôn uông uôt "
    "uy uya uych uyên uyêt uynh uyt uyu uyp ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu"
)
_RIMES_FRONT = _words(
    "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu y"
)
_RIMES_ALONE = _words("yêm yên yêng yêt yêu")
_RIMES_QU = _words(
    "a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eo et ê ên êch ênh êt êu "
    "i ich in inh it iu y ynh yt ych yên yêt ơ ơi ôc"
)
_RIMES_GI = _words(
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây o oc oi om on ong op ot "
    "ô ôc ôi ông ôt ơ ơi ơm ơn u uc ui um un ung up ut ua uôc uôi ư ưng ưt ưa ươc ương ươi e en eo ep ê êng êt êu"
)

BASES: frozenset[str] = frozenset(
    [onset + rime for onset, rime in product(_ONSETS_BACK, _RIMES_BACK)]
    + [onset + rime for onset, rime in product(_ONSETS_FRONT, _RIMES_FRONT)]
    + [*_RIMES_ALONE, "đăk", "lăk", *("qu" + rime for rime in _RIMES_QU), *("gi" + rime for rime in _RIMES_GI)]
)
"""Syllables without their tone."""

_TONED = "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
_PLAIN = "".join(letter * 5 for letter in "aăâeêioôơuưy")
_UNTONED = str.maketrans(_TONED, _PLAIN)
_LOW_OR_SHARP = frozenset(_TONED[1::5] + _TONED[4::5])
_STOPPED = re.compile("(?:[cpt]|ch)$")

TOKEN = re.compile("[^\\s\x00-\x40\\[-`{-\x7f\u00a0\u2010-\u2027\u2030-\u203a\u2022\ue0d0-\ue0d9\uf0b7]+")
"""A word with whatever stands in it: symbols count as letters here, since legacy text uses them so."""

STOP_WORDS = frozenset(
    _words(
        "của và các về công ban nhân dân ngày tháng năm số được cho trong không những là có này để theo việc với tại "
        "thực hiện quyết định ủy uỷ nghị chính phủ trưởng bộ sở tỉnh thành phố huyện xã người một đã như từ đến khi"
    )
)
"""The commonest words of administrative prose."""

ABBREVIATION = re.compile("[A-ZĐ]+")


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Tell whether the word (NFC, any case) is spelled as a Vietnamese syllable, its tone in a possible place."""
    word = word.lower()
    base = word.translate(_UNTONED)
    if base not in BASES:
        return False
    if base == word:
        return _STOPPED.search(base) is None
    if sum(map(ne, word, base)) != 1:
        return False
    if _STOPPED.search(base) is None:
        return True
    return any(letter in _LOW_OR_SHARP for letter in word)


def marked_words(text: str) -> list[str]:
    """Return the words that hold a character beyond ASCII, symbols taken for letters."""
    if text.isascii():
        return []
    return [word for word in TOKEN.findall(text) if not word.isascii()]


@lru_cache(maxsize=1024)
def count_valid(text: str) -> tuple[int, int, int]:
    """Count among the words with a character beyond ASCII: syllables, all of them, stop words."""
    valid = stops = total = 0
    for word in marked_words(text):
        if (len(word) == 1 and not word.isalpha()) or ABBREVIATION.fullmatch(word):
            continue
        total += 1
        if is_syllable(word):
            valid += 1
            stops += word.lower() in STOP_WORDS
    return valid, total, stops
