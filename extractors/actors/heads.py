"""The heads of parties: the words with which a noun phrase that names bodies or people begins."""

from __future__ import annotations

from functools import cache

from ..agencies.names import body_abbreviations, body_openings, field_end, name_end
from ..language.words import Words

_HEADS = ("plural", "level", "person", "office", "body", "kind", "lone")
"""The lists of words with which a head begins."""
_HEAD_OF_MANY = "trưởng"
_SHORT = ("P", "TT", "K", "VP", "TP", "PGS", "BV")


def head_at(words: Words, index: int) -> tuple[int, str, bool] | None:
    """Return (end, kind, plural) of the head at the token."""
    if index not in openings(words) or index in words.inside:
        return None
    counted = _heads_of(words, index)
    if counted:
        return counted, "office", True
    plural = words.end("plural", index)
    if plural:
        inner = plain_head(words, plural, True) if plural < len(words) else None
        return (inner[0], "group" if inner[1] == "body" else inner[1], True) if inner else None
    inner = plain_head(words, index, False)
    if inner is None and index in words.clause_starts:  # "Quầy hàng nào cần vay …"
        end = next((end for end in range(index + 1, index + 5) if words.low_at(end) == "nào"), 0)
        inner = (end, "group") if end and all(map(words.is_word, range(index, end))) else None
    return (*inner, False) if inner else None


def _heads_of(words: Words, index: int) -> int:
    """Return where the counted bodies end whose heads are meant, "Trưởng 11 bản"; else 0."""
    if words.low[index] != _HEAD_OF_MANY or not words.low_at(index + 1).isdigit():
        return 0
    return max(words.end("kind", index + 2), words.end("level", index + 2))


def openings(words: Words) -> set[int]:
    """Return the tokens at which a head may begin, seen from its first word alone."""
    if words.openings is None:
        names, short = body_openings(), _short_names()
        found = {i for i, word in enumerate(words.low) if word in names}
        found.update(i for i, word in enumerate(words.words) if word in short)
        for name in _HEADS:
            found.update(words.at[name])
        if "nào" in words.low:
            for at, word in enumerate(words.low):
                if word == "nào":
                    found.update(range(max(0, at - 4), at))
        if _HEAD_OF_MANY in words.low:
            found.update(at for at in range(len(words)) if _heads_of(words, at))
        words.openings = {at for at in found if words.is_word(at)}
    return words.openings


@cache
def _short_names() -> frozenset[str]:
    return body_abbreviations().union(_SHORT)


def read_head(words: Words, index: int) -> bool:
    """Tell whether a party may begin at the token."""
    return head_at(words, index) is not None


def plain_head(words: Words, index: int, plural: bool) -> tuple[int, str] | None:
    """Return (end, kind) of the head at the token, behind a word of plurality or without one."""
    if _is_no_head(words, index, plural):
        return None
    known = name_end(words, index)
    if known and not _does(words, index, known):
        return known, "body"
    if not plural and _place(words, index):
        return words.end("level", index), "body"
    if not words.shout and words.words[index] in body_abbreviations():
        return index + 1, "body"
    short = words.words[index : index + 3]
    if short[:1] and short[0] in _SHORT and len(short) == 3 and short[1] == "." and short[2][:1].isupper():
        return index + 3, "body"
    person, office, body = words.end("person", index), words.end("office", index), words.end("body", index)
    kind, lone = words.end("kind", index), words.end("lone", index)
    if body and _does(words, index, body):
        body = 0
    if person and person >= office:
        inner = plain_head(words, person, False)
        if inner is not None and inner[1] == "office":
            return inner  # "ông (bà) Hiệu trưởng các trường"
        alone = words.capital(index) and bool(words.verb(person))  # "Đề nghị Ông nộp …"
        return (person, "person") if words.capital(person) or plural or alone else None
    if office and office >= body:
        return office, "office"
    if body and (words.capital(index) or words.shout) and (body >= kind or not plural):
        return max(body, field_end(words, body)), "body"
    if body and not plural and (words.capital(body) or field_end(words, body)) and body >= lone:
        return max(body, field_end(words, body)), "body"  # "phòng Công nghệ thông tin"
    if plural and max(body, kind, lone):
        return max(body, kind, lone, field_end(words, body) if body else 0), "group" if kind >= body else "body"
    if lone:
        return max(lone, kind if words.low_at(lone - 1) != "," else 0), "group"
    if kind and (_listed(words, index, kind) or _told_apart(words, index, kind)):
        return kind, "group"
    return None


def _does(words: Words, index: int, end: int) -> bool:
    """Tell whether a body's name is the verb of its clause: "Thống kê tổng đàn lợn", but "Thống kê tỉnh"."""
    if index not in words.clause_starts or words.at["verb"].get(index) != end:
        return False
    return words.is_word(end) and not words.capital(end) and not words.end("level", end)


def _is_no_head(words: Words, index: int, plural: bool) -> bool:
    """Tell whether a longer word that is no head begins at the token: "phòng thi", but not "Phòng Thi đua"."""
    other = words.end("not_head", index)
    if not other or (words.capital(index) and words.capital(index + 1)):
        return False
    named = plural or _told_apart(words, index, words.end("kind", index))
    rivals = ("office", "lone", "kind") if named else ("office", "lone")
    return other > max(words.end(name, index) for name in rivals)


def _place(words: Words, index: int) -> bool:
    """Tell whether a place by its name stands where its administration acts: "Riêng xã Tân Hòa nộp …"."""
    level = words.end("level", index)
    if not level or not words.capital(level) or words.capital(index):
        return False
    before = words.low_at(index - 1)
    return index in words.behind["assign"] or index in words.behind["about"] or before in ("riêng", "còn")


def _listed(words: Words, index: int, end: int) -> bool:
    """Tell whether nouns of kinds stand in a list without "các": "bộ, ngành, địa phương"."""
    if words.low_at(index - 1) in (",", "-", "/", "cấp", "của", "ngành", "và"):
        return False
    following = words.end("kind", end + 1) if words.low_at(end) in (",", "-") else 0
    return bool(following) and not words.capital(end + 1)


def _told_apart(words: Words, index: int, end: int) -> bool:
    """Tell whether a kind at the head of a clause is told apart by what follows: "Hộ nào chưa nộp …"."""
    if not end:
        return False
    if index in words.behind["assign"]:
        return not words.verb(index)  # "đề nghị tổ chức kiểm tra": to hold, not who
    first = words.low_at(index - 1) in ("", ".", ";", ":", ",", "-", "+", ")", "*", "riêng", "với")
    return first and bool(words.end("opener", end) or words.end("weak", end))
