"""What running text asks for at a time, and what only happens or is counted then.

"Gửi báo cáo về Sở vào ngày …" and "đi làm bù vào thứ Bảy, ngày …" ask for something on the day; "số vụ tai nạn trong
tháng 4" and "hội nghị sẽ được tổ chức vào ngày …" do not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..language.acting import asked as asked_verbs
from ..language.acting import callers
from ..language.words import Words
from ..text.keys import lower_words
from .find import FoundTime
from .words import A_DAY, word_pattern

REACH = 90
"""How far before a time the words that bind it are looked for, in characters."""
_BRACKETS = re.compile(r"\([^()]*\)\s*")
_COLON = re.compile(r"\s*\)?\s*:\s*(?:\w|\Z)")
_CLAUSE = re.compile(r"(?:\A|[:;]\s|(?<=\D),\s|[+*-]\s)")
_CLAUSE_STOP = re.compile(r"[;.:]")
_CLOCK = re.compile(r"ngày|\d{1,2}\s?(?:giờ|[hg:])")
_LIST_ITEM = r"(?:ngày\s*)?\d{1,2}\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{4})?"
_COLON_REACH = 5
"""A colon stands so many characters before its day at most."""
_ITEM_COLON = re.compile(r"\w\s*:\s*\Z")
_VERB_LAST = re.compile(r"(?<!\w)(?:báo\s+cáo|trình|nộp|gửi(?:\s+báo\s+cáo)?)\s+\Z")
_LISTED = re.compile(rf"\s*(?:\([^()]*\))?(?:\s*(?:,|và)\s*{_LIST_ITEM})*\s*(?:,|và|,\s*và)\s*")
_LIST_GOES_ON = re.compile(r"\s*(?:[,.;:)(]|\Z|đối\s+với|h[ằà]ng|và\s+(?:ngày\s+)?\d)")


def leads_item(time: FoundTime, low: str) -> bool:
    """Tell whether the time is the head of its item, before a colon: "Từ 01/10 đến 15/10: …", "Tháng 11: …"."""
    if _COLON.match(low[time.end : time.end + 8]) is None:
        return False
    return word_pattern("item_mark").match(low[: time.start]) is not None


def handed_over(time: FoundTime, low: str) -> re.Match[str] | None:
    """Return "nộp hồ sơ" right before a day with its "ngày" or hour: the day on which something is handed in."""
    if time.form != "date" or time.cue is not None or _CLOCK.match(low, time.core) is None:
        return None
    handed = word_pattern("hands_in").search(low, max(0, time.core - REACH), time.core)
    if handed is not None or word_pattern("ends_clause").match(low, time.end) is None:
        return handed
    reports = word_pattern("reports_on").search(low, max(0, time.core - REACH), time.core)
    return _VERB_LAST.search(low, reports.start(), time.core) if reports else None


def closes_item(time: FoundTime, low: str) -> re.Match[str] | None:
    """Return what somebody does in an item that a bare day ends behind a colon: "Phòng A công bố kết quả: 20/10"."""
    if time.form != "date" or time.cue is not None or low.rfind(":", max(0, time.core - _COLON_REACH), time.core) < 0:
        return None
    if _ITEM_COLON.search(low, max(0, time.core - _COLON_REACH), time.core) is None:
        return None
    if word_pattern("ends_clause").match(low, time.end) is None:
        return None
    begin = low.rfind(";", 0, time.core) + 1
    clause = low[begin : time.core].rstrip(" :")
    if ":" in clause or len(clause) > REACH or not (acting(clause) or acts_first(clause)) or under_label(time, low):
        return None
    if word_pattern("event").search(clause) is not None and word_pattern("holds").match(clause.lstrip(" -+*")) is None:
        return None
    return _does().search(low, begin, time.core)


@lru_cache(maxsize=1)
def _does() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){word_pattern('table_does').pattern}")


def under_label(time: FoundTime, low: str) -> re.Match[str] | None:
    """Return "Thời gian: Hội nghị tổ chức 01 ngày," before a day: an event's label, how long it takes in between."""
    if time.form != "date" or (time.cue is not None and time.cue.operator != "on"):
        return None
    return word_pattern("event_label").match(low[: time.start])


@lru_cache(maxsize=1)
def _asked() -> re.Pattern[str]:
    return re.compile(asked_verbs())


@lru_cache(maxsize=1)
def _calls() -> re.Pattern[str]:
    """Return what stands before the verb of what is asked for: marks, who is asked."""
    return re.compile(
        r"\A[\W\d]*(?:[a-zđ]{1,3}[.)]\s*)?"
        rf"(?:(?:{callers()}(?<!được\s)(?={asked_verbs()})"
        r"|(?:và|đồng\s+thời|phải|cần|tiến\s+hành)\s+)(?:phải\s+|tiến\s+hành\s+)?)?"
    )


def asked(before: str, issuer: str = "") -> bool:
    """Tell whether the words before a time ask for something on it: "…, gửi báo cáo về Sở vào", "đi làm bù vào".

    What the issuer does itself (`issuer`: its name in lower case) is asked of nobody.
    """
    before = _BRACKETS.sub("", before)
    before = before[before.rfind(";") + 1 :]
    for head in _CLAUSE.finditer(before):
        clause = before[head.end() :]
        call = _calls().match(clause)
        words = clause[call.end() :] if call else clause
        if _asked().match(words) and not A_DAY.search(words) and not _own(call, issuer):
            if word_pattern("unasked").search(words) is not None:
                return False
            return word_pattern("holds").match(words) is not None or word_pattern("event").search(words) is None
    return False


def asks_for(low: str) -> bool:
    """Tell whether a sentence has a verb that asks for something on a day."""
    return _asked().search(low) is not None


def _own(call: re.Match[str] | None, issuer: str) -> bool:
    """Tell whether who acts is the issuer itself: "Sở" in a letter of Sở Y tế."""
    doer = lower_words(call["doer"] or "") if call else ""
    doer = f"ủy ban nhân dân{doer[4:]}" if doer.startswith("ubnd") else doer.removeprefix("nhà ")
    return bool(doer) and issuer.startswith(doer)


def acts_first(clause: str) -> bool:
    """Tell whether a clause begins with what somebody is to do: "Khắc phục xong các lỗi mà Đoàn …"."""
    return any(
        _asked().match(_calls().sub("", clause[head.end() :], count=1)) is not None for head in _CLAUSE.finditer(clause)
    )


@lru_cache(maxsize=512)
def _words(clause: str) -> Words:
    return Words(clause)


def acting(clause: str) -> bool:
    """Tell whether a clause says what somebody does or must do, and not what was, will be or is done to something."""
    words = _words(clause)
    if words.at["hedged"] or len(words) in words.behind["state"]:
        return False  # what is only expected binds nobody; "kết thúc vào ngày …" tells of an end
    for at in range(len(words)):
        if at in words.at["state"]:
            return False
        kind = words.verb(at)
        if (kind == "verb" and at not in words.behind["untold"]) or (kind == "modal" and at in words.at["bound"]):
            return True
    return False


def happened(clause: str) -> bool:
    """Tell whether a clause tells of something that already happened, and of nothing that is done with it then.

    "các hộ đã sử dụng đất" does; "hồ sơ đã kết thúc năm 2022 giao nộp vào Lưu trữ" does not.
    """
    told = word_pattern("happened").search(clause)
    if told is None or acts_first(clause[: told.start()]):
        return False
    words = _words(clause[told.start() :])
    first = words.verb_end(1) if len(words) > 1 and words.verb(1) else 2
    later = (at for at in range(first, len(words)) if words.verb(at) in ("verb", "modal"))
    return all(at in words.behind["untold"] for at in later)


def acting_after(after: str) -> bool:
    """Tell whether the clause behind a period at its head says what somebody does: ", các cơ sở Đoàn đảm nhận …"."""
    return after.lstrip().startswith(",") and acting(_CLAUSE_STOP.split(after, maxsplit=1)[0])


def asked_after(after: str) -> bool:
    """Tell whether the words behind a time at the head of a sentence ask for something on it: ", các đơn vị có mặt"."""
    words = _calls().sub("", _BRACKETS.sub("", after).lstrip(" ,"), count=1)
    return _asked().match(words) is not None and word_pattern("unasked").search(words[:40]) is None


def listed_after(first: FoundTime, second: FoundTime, low: str) -> bool:
    """Tell whether a day without words of its own goes on with the list of another: "trước ngày 15/6 và ngày 15/12"."""
    return (
        second.form == "date"
        and second.cue is None
        and first.form in ("date", "month_day", "quarter_month_day")
        and first.cue is not None
        and not first.cue.weak
        and _LISTED.fullmatch(low[first.end : second.start]) is not None
        and _LIST_GOES_ON.match(low, second.end) is not None
    )
