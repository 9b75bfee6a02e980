"""Who issued a document, and that it was issued, as words before its number tell: "… của Sở Y tế tại Tờ trình số …".

Four forms, tried in this order: a clause that tells a past act (row 2 of the table of relations), a participle with its
doer ("được Y phê duyệt tại", "nhiệm vụ Y giao tại"), "X của Y (về …) tại" or a body beside the last one ("và Giám đốc
Sở B tại"), a bracket behind the body.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from schemas import Span

from ..agencies.bodies import parse_body_at
from ..agencies.persons import is_name, is_surname
from ..agencies.running import aliases_in, body_heads, names_field, without_alias
from ..lexicon.lists import any_of, phrases
from .clauses import clause_edges
from .table import TOKEN, acts, entry_at

_IMPLEMENTS, _FOLLOWED = 10, 11
"""Rows of the table of relations: carried out, gone by."""
_REACH = 320
_TAIL = 60
"""How many characters before a citation its last words are looked at first."""
_LEAST_WORDS = 6
"""How many words must be seen there for the others to be left unread."""
_ALIAS = r"(?:\s+\([^()]{1,60}\))?"
"""A short name in brackets behind the body: "Bộ Giáo dục và Đào tạo (GDĐT) đã ban hành"."""
_TAI = re.compile(
    rf"{_ALIAS}\s+(?:đã\s+)?(?:có\s+ý\s+kiến\s+)?tại\s+(?:các\s+(?:văn\s+bản|công\s+văn|tờ\s+trình)(?:\s+sau)?\s*:\s*)?$"
)
_CLOSING = ("tại", "theo", "bằng", "trong", "(", ":")
"""What each of the forms that tell of somebody's act ends with."""
_BRACKET = re.compile(r"\s+\((?:tại\s+)?$")
"""The document stands in brackets behind the body: "đề nghị của Sở Xây dựng (văn bản số …)"."""
_TOPIC = re.compile(r"\s+(?:về|đối với)\s[^,;:]{2,120}\s+tại\s+$")
_OFFICE = rf"(?:Phó\s+)?{any_of('offices')}"


class Told(NamedTuple):
    """What the words before a citation tell of it."""

    issuer: Span | None
    act: Span | None
    """The verb of a past act; None where another phrase has to govern the citation."""


def told_before(flat: str, start: int, end: int) -> Told:
    """Return what the words before the citation at `end` tell; `start` is where the citation before it ends."""
    start = max(start, end - _REACH)
    edges = clause_edges(flat, start, end)
    begin = edges[-1] if edges else start
    act = _past_act(flat, begin, end)
    if act:
        return Told(_doer(flat, begin, end) or _subject(flat, begin, act), act)
    return Told(_named(flat, begin, end), None)


# --- a past act -------------------------------------------------------------------------------------------------------


def _past_act(flat: str, begin: int, end: int) -> Span | None:
    """Return the main verb of a clause that tells a past act with, or at, the document.

    It has "đã" or "vừa" before it or a body as its subject, and no "được" or "do" makes a participle of it. Before
    "tại" it has an object: "đã phê duyệt Đề án … tại Quyết định số …".
    """
    if not _may_tell(flat, begin, end):
        return None
    tokens = [(match.group().lower(), match.start(), match.end()) for match in TOKEN.finditer(flat, begin, end)]
    words = [token[0] for token in tokens]
    while words and words[-1] in phrases("determiners"):
        words.pop()
    first = _first_of_joined(flat, begin, tokens, _verb_ending(words))
    if first is not None and _done(flat, begin, words, first, tokens):
        return Span(tokens[first][1], tokens[len(words) - 1][2])
    if not words or words[-1] != "tại" or _governed_from_start(words) or _followed(words):
        return None
    for index in range(1, len(words) - 1):
        length = _verb_beginning(words, index)
        if _laid_before(words[: index + 1]) and _other_acts(flat, begin, words, index, tokens):
            continue
        objectless = words[index - 1] not in phrases("done")  # "đã phân bổ tại": what, the sentence before says
        if length and index + length < len(words) - objectless and _done(flat, begin, words, index, tokens):
            if tuple(words[index : index + length]) in acts("with_clause") and _phrase_inside(words, index + length):
                return None
            return Span(tokens[index][1], tokens[index + length - 1][2])
    return None


def _followed(words: list[str]) -> bool:
    """Tell whether the clause ends in what somebody goes by: "đã ban hành Quy chế theo quy định tại"."""
    hit = entry_at(words, len(words) - 1)
    return hit is not None and hit[1].row == _FOLLOWED and "theo" in words[hit[0] :] and not hit[1].carrier


def _may_tell(flat: str, begin: int, end: int) -> bool:
    """Tell by its last words whether a clause may tell a past act: most end in neither "tại" nor a verb."""
    cut = max(begin, end - _TAIL)
    words = TOKEN.findall(flat[cut:end].lower())
    while words and words[-1] in phrases("determiners"):
        words.pop()
    return len(words) < _LEAST_WORDS or words[-1] == "tại" or _verb_ending(words[cut > begin :]) is not None


def _other_acts(flat: str, begin: int, words: list[str], verb: int, tokens: list[tuple[str, int, int]]) -> bool:
    """Tell whether the body acts that something was laid before: "trình UBND tỉnh phê duyệt Đề án tại"."""
    return any(
        _verb_beginning(words, index) and body_ending(flat, tokens[verb + 1][1], tokens[index][1])
        for index in range(verb + 2, len(words) - 1)
    )


def _verb_ending(words: list[str]) -> int | None:
    for length in (3, 2, 1):
        phrase = tuple(words[-length:])
        done = len(words) > length and words[-length - 1] in phrases("done")
        if len(words) > length and (phrase in acts("direct") or (done and phrase in acts("direct_done"))):
            return len(words) - length
    return None


def _first_of_joined(flat: str, begin: int, tokens: list[tuple[str, int, int]], verb: int | None) -> int | None:
    """Return where the verbs begin of which the one at the place is the second: "đã xây dựng và ban hành"."""
    if verb is None or verb < 2 or tokens[verb - 1][0] != "và":
        return verb
    for first in (verb - 3, verb - 2):  # verbs of two syllables, then of one
        if first > 0 and (tokens[first - 1][0] in phrases("done") or body_ending(flat, begin, tokens[first][1])):
            return first
    return verb


def _verb_beginning(words: list[str], index: int) -> int:
    return next((length for length in (3, 2, 1) if tuple(words[index : index + length]) in acts("at")), 0)


def _done(flat: str, begin: int, words: list[str], verb: int, tokens: list[tuple[str, int, int]]) -> bool:
    """Tell whether the verb tells of something done: after "đã", or right after the clause's subject, a body."""
    before = words[verb - 1]
    if before in phrases("done"):
        return verb < 2 or words[verb - 2] not in phrases("not_done")
    if before in phrases("not_done"):
        return False
    name = body_ending(flat, begin, tokens[verb][1])
    if name is None:
        return False
    lead = TOKEN.findall(flat[begin : name.start].lower())
    return (
        not lead
        or _laid_before(lead)
        or lead[-1] == "("
        or (lead[0] in phrases("time_words") and lead[-1] not in phrases("not_done"))
    )


def _laid_before(words: list[str]) -> bool:
    """Tell whether the words end in those behind which the body that acts is named: "tham mưu cho"."""
    if words and words[-1] in ("cho", "với"):
        words = words[:-1]
    return any(words[-len(parts) :] == parts for parts in (each.split() for each in phrases("laid_before")))


def _governed_from_start(words: list[str]) -> bool:
    """Tell whether the clause begins with a governing phrase: what it tells then is a participle, no main verb."""
    return any(
        hit and hit[0] <= 1 and not hit[1].carrier
        for hit in (entry_at(words, last) for last in range(min(5, len(words))))
    )


def _phrase_inside(words: list[str], start: int) -> bool:
    """Tell whether a phrase of rows 9–11 stands close before the closing "tại": it governs the citation."""
    plain, last = 0, len(words) - 1
    while last >= start and plain <= 8:
        hit = entry_at(words, last)
        if hit and not hit[1].carrier:
            at_it = plain == 0 or not phrases("at_documents").isdisjoint(words[hit[0] : last + 2])
            return hit[1].row >= 9 and (at_it or hit[1].row != _IMPLEMENTS)
        plain += 0 if hit else 1
        last = hit[0] - 1 if hit else last - 1
    return False


def _subject(flat: str, begin: int, act: Span) -> Span | None:
    """Return the body that acts: before the verb, or the one that a paper was laid before, where that one acts."""
    words = TOKEN.findall(flat[begin : act.start].lower())
    end = act.start
    while words and words[-1] in phrases("done"):
        end = flat.lower().rfind(words.pop(), begin, end)
    return body_ending(flat, begin, end)


def _doer(flat: str, begin: int, end: int) -> Span | None:
    """Return the doer of a participle behind the verb: "đã trình và được Thường trực Tỉnh ủy nhất trí tại"."""
    by = _by().search(flat[begin:end]) if flat[begin:end].rstrip().endswith("tại") else None
    name = body_ending(flat, begin, begin + by.start()) if by else None
    return name if name and flat[begin : name.start].endswith(("được ", "do ")) else None


# --- somebody's act at the document -----------------------------------------------------------------------------------


def _named(flat: str, begin: int, end: int) -> Span | None:
    window = flat[begin:end]
    last = window.rstrip()
    if not last.endswith(_CLOSING):
        return None  # none of the forms: they are searched for from the left, which is slow
    by = _by().search(window)
    if by:
        marked = "được" in window or "do " in window or by["at"] is not None
        return body_ending(flat, begin, begin + by.start(), anywhere=not marked)
    closing = _TAI.search(window)
    name = body_ending(flat, begin, begin + closing.start()) if closing else None
    if name:
        return name
    topic = _TOPIC.search(window)
    if topic:
        name = body_ending(flat, begin, begin + topic.start())
        return name if name and window[: name.start - begin].endswith("của ") else None
    bracket = _BRACKET.search(window)
    if bracket:
        name = body_ending(flat, begin, begin + bracket.start())
        lead = window[: name.start - begin].strip(" ),;") if name is not None else ""
        alone = lead in ("", "và")  # "Sở Tư pháp (Công văn số …) đề nghị", "…), Sở Tài chính (Công văn số …)"
        return name if name and (alone or window[: name.start - begin].endswith("của ")) else None
    return None


@cache
def _heads() -> re.Pattern[str]:
    """A body's name or the office of its head, after "của", "và", a comma, a time, or at the start of the clause."""
    before = (
        r"(?:^|(?<=\bcủa\s)|(?<=\bvà\s)|(?<=\bđược\s)|(?<=\bdo\s)"
        r"|(?<=\bđồng\schí\s)|(?<=\b[Kk]hi\s)|(?<=[,;:.]\s)|(?<=\()"
    )
    laid = "".join(rf"|(?<=\b{each}{to}\s)" for each in phrases("laid_before") for to in ("", r"\scho", r"\svới"))
    return re.compile(rf"{before}{laid}|(?<=\d\s))(?:{_OFFICE}|{body_heads()}|{any_of('bare_heads')}(?=\s))(?!\w)")


@cache
def _by() -> re.Pattern[str]:
    """A participle behind its doer: "được Ủy ban nhân dân tỉnh phê duyệt tại"."""
    return re.compile(
        rf"\s+(?:\([^)]{{0,40}}\)\s*)?(?:đã\s+)?(?:(?:{_either('by')}|cho\s+phép[^,;.]{{0,30}}?)\s+(?:tại|theo|bằng|trong|kèm\s+theo)"
        rf"|(?P<at>{_either('by_at')})\s+tại)\s+$"
    )


def _either(name: str) -> str:
    """Return a pattern of the verbs of that list of acts."""
    return "|".join(r"\s+".join(words) for words in sorted(acts(name), key=len, reverse=True))


@cache
def _any_head() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s)){body_heads()}(?!\w)")


def body_ending(flat: str, begin: int, end: int, *, anywhere: bool = False) -> Span | None:
    """Return the name of a body that ends at the place, read whole from where it begins; None where none does.

    Args:
        flat: The text.
        begin: Where the clause begins.
        end: Where the name has to end; a short name in brackets may stand there.
        anywhere: Whether it may follow any word: "nhiệm vụ Ủy ban nhân dân huyện giao tại".
    """
    window = flat[begin:end].rstrip()
    window = re.sub(r"\s+\([^()]{1,60}\)$", "", window)
    inside = aliases_in(window)
    pattern = _any_head() if anywhere else _heads()
    starts = [m.start() for m in pattern.finditer(window) if not any(a <= m.start() < b for a, b in inside)]
    for start in starts[-6:]:
        tail = without_alias(window[start:])
        if names_field(tail):  # "Tổ công tác triển khai Đề án 06 tỉnh đã có": what stands before the verb is the name
            return Span(begin + start, begin + len(window))
        body = parse_body_at(tail, 0, len(tail))
        if body and _ends_there(tail, body.span.end):
            office = re.search(rf"(?:^|(?<=\s))({_OFFICE})\s+$", window[:start])
            stop = begin + len(window) - (len(tail) - body.span.end)
            return Span(begin + (office.start(1) if office else start), stop)
    return None


def _ends_there(tail: str, end: int) -> bool:
    """Tell whether nothing stands behind the body's name but the person who holds its office."""
    rest = tail[end:].strip()
    return not rest or (is_name(rest) and is_surname(rest.split()[0]))
