"""The head words with which a party begins, over plain tokens."""

from __future__ import annotations

from collections.abc import Mapping

from .compounds import both, known_name_end

CueEnds = Mapping[str, Mapping[int, int]]
"""Label of a cue to {first token: end of the longest one there}."""
SHORT_HEADS = frozenset(["P", "TT", "K", "VP"])
"""With a full stop and capitals the short name of a unit: "P. KHTC", "TT. CNTT"."""
_BEFORE_NOUN = frozenset(["các", "những", "cấp", "của", "toàn", "liên", "đa", "ngành", "nội", "cán"])
_BEFORE_TELECOM = frozenset(["và", "chính", "điện", "-", "–", ",", "nghệ", "tin"])
_BARE_OPENERS = frozenset(["nào", "chưa", "đang", "đã", "có", "còn", "bị"])
_CLAUSE_STARTS = frozenset([*".;:-–)*+•", "riêng", "với", "rằng", "nghị", "cầu"])
_TITLES = frozenset(["trưởng", "chánh", "phó"])
"""First words of offices that are a proper name only with that of the body: "Trưởng phòng Quản lý đô thị"."""


def listed(words: list[str], at: CueEnds, index: int) -> bool:
    """Tell whether nouns of groups without "các" stand in a list: "bộ, ngành, địa phương"."""
    if index and (words[index - 1] in (",", "/", "-") or words[index - 1].lower() in _BEFORE_NOUN):
        return False
    count, end = 1, at["GROUP"].get(index, 0)
    while end + 1 < len(words) and words[end] == "," and words[end + 1].islower():
        following = at["GROUP"].get(end + 1)
        if following is None:
            break
        count, end = count + 1, following
    return count > 2


def bare_kind(words: list[str], at: CueEnds, index: int) -> bool:
    """Tell whether a noun of a kind stands alone at the head of a clause that tells which: "Hộ nào chưa nộp …"."""
    end = at["GROUP"][index]
    while end < len(words) and words[end].isspace():
        end += 1
    if end >= len(words) or words[end].lower() not in _BARE_OPENERS:
        return False
    before = index - 1
    while before >= 0 and words[before].isspace():
        before -= 1
    return before < 0 or words[before].lower() in _CLAUSE_STARTS


def bare_only(words: list[str], at: CueEnds, index: int) -> bool:
    """Tell whether nothing but the clause behind it makes a party of the noun."""
    if index in at.get("PLURAL", {}) or index in at.get("LONE", {}) or index not in at.get("GROUP", {}):
        return False
    return not (index in at.get("AGENCY", {}) and capital(words[index])) and not listed(words, at, index)


def capital(word: str) -> bool:
    """Tell whether the word is written with a capital."""
    return word[:1].isupper()


def capital_at(words: list[str], position: int) -> bool:
    """Tell whether there is a word at the place, with a capital."""
    return position < len(words) and capital(words[position])


def skip_space(words: list[str], position: int) -> int:
    """Return the next token that is no white space."""
    while position < len(words) and words[position].isspace():
        position += 1
    return position


def head_at(words: list[str], at: CueEnds, index: int) -> tuple[int, str] | None:
    """Return (end of the head, kind) where a party may begin, else None."""
    plural = at.get("PLURAL", {}).get(index)
    if plural is not None and plural < len(words):
        noun = at.get("GROUP", {}).get(plural) or (at.get("LONE", {}).get(plural))
        if noun is not None and words[plural].lower() == "ông":
            return head_at(words, at, plural)
        if noun is not None:
            return noun, "group"
        agency = at.get("AGENCY", {}).get(plural)
        if agency is not None and capital(words[plural]):
            return agency, "group"
        return None
    if at.get("NOT", {}).get(index, 0) > at.get("LONE", {}).get(index, 0):
        return None
    if words[index] == "Viễn" and index and words[index - 1].lower() in _BEFORE_TELECOM:
        return None  # "Sở Bưu chính và Viễn thông": the end of a name
    if words[index] in SHORT_HEADS:
        short = words[index + 1 : index + 3]
        known = len(short) == 2 and short[0] == "." and len(short[1]) > 1 and short[1].isalpha() and short[1].isupper()
        return (index + 3, "agency") if known else None
    noun = at.get("GROUP", {}).get(index)
    if noun is not None and not capital_name(words, at, index) and bare_kind(words, at, index):
        return noun, "group"
    if listed(words, at, index):
        return at["GROUP"][index], "group"
    agency = at.get("AGENCY", {}).get(index)
    lone = at.get("LONE", {}).get(index)
    named = lone is None or lone != agency or words[index].lower() not in _TITLES or capital_at(words, lone)
    if agency is not None and named and capital(words[index]) and index not in at.get("NOT", {}):
        return max(agency, known_name_end(words, index, agency)), "agency"
    if lone is not None and words[index].lower() == "ông":
        lone = both(words, lone)
        office = head_at(words, at, skip_space(words, lone))
        return office or (lone, "person")  # "ông (bà) Hiệu trưởng các trường"
    if lone is not None:
        return lone, "person" if words[index].lower() in ("đồng", "ông", "bà", "đ") else "group"
    return None


def capital_name(words: list[str], at: CueEnds, index: int) -> bool:
    """Tell whether the words begin the proper name of a body."""
    return index in at.get("AGENCY", {}) and capital(words[index]) and capital_at(words, at["AGENCY"][index])
