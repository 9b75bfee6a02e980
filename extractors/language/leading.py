"""Whether a party stands where the one who acts stands: at the head of its clause, not as the object of a verb."""

from __future__ import annotations

from collections.abc import Mapping

_ENDS = frozenset((";", ":", "."))
_MARKS = frozenset(("-", "–", "—", "+", "*", "•", ")", "/", '"', "“", "”"))
_ORDINALS = frozenset(("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"))
_OPENERS = frozenset((
    "căn", "trên", "sau", "để", "khi", "trường", "nếu", "trước", "trong", "từ", "định", "hằng", "hàng", "vào", "theo",
    "thực", "nhằm", "đối", "với", "về", "tại", "ngoài", "kể", "đến", "chậm", "muộn", "qua", "xét", "quá", "ngay",
    "nhận", "do", "vì", "bên", "cùng", "song", "tuy", "riêng", "thứ", "mỗi", "ngày", "tháng", "quý", "cuối", "đầu",
    "được", "hồi", "tùy", "tuỳ", "như", "bắt", "hết", "cụ",
))  # fmt: skip
"""First words of what may stand before the subject: "Căn cứ …, các đơn vị", "Hằng tuần các trường"."""
_PRODUCTS = frozenset((
    "kết", "hồ", "danh", "văn", "bản", "ý", "nhu", "số", "mọi", "nội", "biên", "tài", "phiếu", "bảng", "dữ", "thông",
    "tình", "việc", "công", "kinh", "dự", "đề", "các", "những", "quyết", "mẫu", "sản",
))  # fmt: skip
"""First words of what is made or handed in: "Hồ sơ do các đơn vị lập", "Kết quả các đơn vị báo cáo về …"."""
_TIME_WORDS = frozenset((
    "tuần", "tháng", "quý", "năm", "ngày", "nay", "này", "đó", "kỳ", "hạn", "trên", "cuối", "sáng", "chiều", "sau",
    "nhất",
))  # fmt: skip
_SET_APART = frozenset(("riêng", "thì", "nhất", "còn", "rằng"))
"""Before a party they begin a clause or set it apart: "riêng các xã …", "… thì Ban Chỉ đạo tổ chức"."""


def clause_words(words: list[str], end: int) -> list[str]:
    """Return the words in small letters between the last semicolon, colon or full stop and `end`, without marks."""
    found: list[str] = []
    for index in range(end - 1, -1, -1):
        word = words[index]
        if word in _ENDS and not (word == "." and index and len(words[index - 1]) <= 2 and found):
            break
        if word not in _MARKS and not word.isspace():
            found.append(word.lower())
    found.reverse()
    while found and (found[0] == "," or (len(found[0]) <= 2 and not found[0].isalpha())):
        del found[0]
    if len(found) > 1 and found[1] == "là" and found[0] in _ORDINALS:
        found = found[2:]
    return found[1:] if found[:1] == [","] else found


def verb_first(words: list[str], at: Mapping[str, Mapping[int, int]], end: int) -> bool:
    """Tell whether the clause before `end` begins with a verb: its subject stands elsewhere."""
    before = clause_words(words, end)
    if not before or before[0] in _OPENERS:
        return False
    start = end
    for index in range(end - 1, -1, -1):
        if words[index] in _ENDS:
            break
        if words[index].lower() == before[0]:
            start = index
    return start in at.get("ACTION", {})


def opens(said: list[str]) -> bool:
    """Tell whether the words of a clause are none, or an adverbial that may stand before its subject."""
    return not said or said[0] in _OPENERS


def leads(words: list[str], at: Mapping[str, Mapping[int, int]], before: int, governed: bool) -> bool:
    """Tell whether a party behind the token `before` stands at the head of its clause.

    `governed`: somebody before it in the sentence acts already.
    """
    said = clause_words(words, before + 1)
    if not said:
        return True
    last = said[-1]
    if last == "(" or last == "để":
        return False
    if last in _SET_APART or last in _TIME_WORDS or last[0].isdigit():
        return True
    if last in ("do", "được"):
        behind_comma = len(said) > 1 and said[-2] in (",", "đã")
        return not governed and not verb_first(words, at, before + 1) and not (last == "được" and behind_comma)
    if said[0] in _OPENERS or last == ",":
        return True
    return not governed and said[0] in _PRODUCTS and not verb_first(words, at, before + 1)
