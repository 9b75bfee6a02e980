"""Names of persons (họ và tên) and the ranks and degrees before them."""

from __future__ import annotations

import re

from ..lexicon.tables import table
from ..text.capitals import is_upper
from ..text.keys import bare_in_place
from .heads import BODY, is_body, is_office, is_whole_office

_SURNAMES = frozenset(table("persons")["surnames"]["bare"].split())
_SPELLED = {bare_in_place(name): name for name in table("persons")["spelled"]["names"].split()}
_RANK = re.compile(
    rf"(?:(?:(?:{'|'.join(table('persons')['degrees']['line'])})(?:[.,\s-]+|(?=\.)))+"
    rf"|(?:{'|'.join(table('persons')['ranks']['line'])})\s*[:,.-]?\s*)+",
    re.I,
)

SIGNED = re.compile(r"\(\s*(?:đã k[ýí]|ký tên)[^()]*\)\s*", re.I)
"""What stands for the signature, alone or on the line of the name: "(đã ký) Lò Văn A"."""


def is_surname(word: str) -> bool:
    """Tell whether the word is one of the surnames of Vietnam (họ)."""
    return bare_in_place(word) in _SURNAMES


def surnames() -> frozenset[str]:
    """Return the surnames of Vietnam in letters without diacritics."""
    return _SURNAMES


def spelled_surnames() -> dict[str, str]:
    """Return the surnames that have one spelling, by their letters without diacritics."""
    return _SPELLED


def is_spelled(word: str) -> bool:
    """Tell whether the word is a surname whose letters leave no choice, as it is spelled."""
    return _SPELLED.get(bare_in_place(word), "").casefold() == word.casefold()


def surname_spelled(word: str) -> str:
    """Return a surname as it is spelled where its letters leave no choice: "Trân" is "Trần"; others as they are."""
    right = _SPELLED.get(bare_in_place(word))
    return right if right is not None and word[:1].isupper() and not word.isupper() else word


def rank_length(text: str) -> int:
    """Return how many characters of the line are a military rank or a degree; 0 where there is none."""
    match = _RANK.match(text)
    return match.end() if match else 0


def is_ranked_name(text: str) -> bool:
    """Tell whether the words are a person's name, with or without a rank or degree before it."""
    return is_name(text[rank_length(text) :].strip(" .:,"))


def is_name(text: str) -> bool:
    """Tell whether the words are a person's name: two to six words, each with a capital, no office."""
    words = text.replace("'", "").replace("’", "").replace("-", " ").split()
    if not 2 <= len(words) <= 6 or len(text) > 40 or text[0] in "-–+":  # "- Lưu VT" is an item of a list
        return False
    if not all(word[0].isupper() and word.isalpha() for word in words):
        return False
    key = bare_in_place(text)
    first = key.split()[0].strip("'’-")
    if is_upper(text):
        named = first in _SURNAMES and len(words) <= 5 and not is_office(text, key)
        if named and not is_spelled(words[0]) and first in _SPELLED and is_body(text, key):
            return False  # "TRƯỜNG ĐẠI HỌC …" is no Mr Trương
        return named and not is_whole_office(key.partition(" ")[2])  # "ĐOÀN CHỦ TỊCH" is a body
    if all(word.isupper() for word in words[:1]) and len(words[0]) > 1:
        return False
    # The mark tells the surname Bàn of the Dao from Ban, a body.
    return not is_office(text, key) and (first in _SURNAMES or words[0] == "Bàn" or not BODY.match(key))
