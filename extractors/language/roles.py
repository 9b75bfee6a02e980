"""Which of the parties of a clause is asked to act, which gets the work, and through whom."""

from __future__ import annotations

from itertools import pairwise

from .leading import clause_words, leads, opens, verb_first
from .phrases import CueEnds, NounPhrase

_FILLERS = frozenset(":-–") | {"cho", "tới", "đến"}
_OBJECT_PREPOSITIONS = frozenset((
    "với", "về", "của", "cho", "đến", "tới", "tại", "qua", "thuộc", "bởi", "trình", "gửi", "nộp", "và", "là", "ở",
    "giữa", "hợp", "cùng", "từ", "sách", "theo", "như", "gồm",
))  # fmt: skip
"""Before a party they make it the object of something, not the one who acts: "danh sách cán bộ, gửi về …" too."""
_TOWARDS = frozenset(("cho", "tới", "đến"))
_AUXILIARIES = frozenset(("được", "có", "sẽ", "đã", "phải", "cần", "do", "bị"))
_OFFICES = frozenset((
    "nhà", "văn", "phòng", "tổ", "khoa", "bộ", "ban", "hiệu", "phó", "giám", "chủ", "bí", "chánh", "trưởng",
    "thư", "kế", "thủ",
))  # fmt: skip
"""First words of what names one office or one head without a proper name: "văn phòng", "phó hiệu trưởng"."""
_IS = frozenset(("là cơ", "là đơn", "là đầu", "là thường", "là bộ", "là người", "làm đầu", "làm thường"))
"""What begins "là cơ quan thường trực", "là đầu mối": a duty too."""
_STAFF = frozenset(("cán", "công", "viên", "nhân", "người", "thành"))
_NAMED_KINDS = frozenset(("cơ", "lãnh"))
"""First words of what names one body only with more behind it: "cơ quan thuế", "lãnh đạo Sở"."""
_POSTS = frozenset((
    "trưởng", "phó", "giám", "chủ", "chánh", "hiệu", "bí", "công", "cán", "viên", "chuyên", "kế", "thư", "tổ", "ủy",
    "uỷ", "nhân", "văn", "thành", "quyền", "nguyên",
))  # fmt: skip
"""First words of what somebody is: "Trưởng phòng …", "công chức Địa chính"."""
_ASKING = frozenset(("đề", "kính", "yêu", "giao", "phân", "trân"))
"""First words of what hands a duty on, whoever was named before."""


def _before(words: list[str], position: int) -> int:
    position -= 1
    while position >= 0 and words[position].isspace():
        position -= 1
    return position


def _after(words: list[str], position: int) -> int:
    while position < len(words) and words[position].isspace():
        position += 1
    return position


def actors(words: list[str], at: CueEnds, parties: list[NounPhrase]) -> list[tuple[NounPhrase, str]]:
    """Return the parties that are to act, in their order, with ASSIGNED, SUBJECT or TOPIC."""
    assign_ends = {
        end: start
        for start, end in at.get("ASSIGN", {}).items()
        if not (start and words[start - 1].lower() == "bàn")  # "bàn giao cho": hands over, not on
    }
    deliver_ends = set(at.get("DELIVER", {}).values()) - set(assign_ends)
    verb_ends = {end for start, end in at.get("ACTION", {}).items() if words[start].lower() not in _AUXILIARIES}
    assign_ends = {end: start for end, start in assign_ends.items() if _hands_on(words, at, start, end, parties)}
    chosen: list[tuple[NounPhrase, str]] = []
    roles: dict[int, str] = {}
    seen: set[int] = set()
    beside = _beside(words, at, parties)
    again = _appositions(words, at, parties)
    for party in parties:
        before = _before(words, party.start)
        first, seen = party.series not in seen, {*seen, party.series}
        if party.series in beside or not (first or party.series in roles or before + 1 in assign_ends):
            continue  # consulted, or listed behind one who gets it: "về UBND huyện, Phòng Nội vụ"
        if before + 1 in assign_ends and words[assign_ends[before + 1]].lower() == "phân" and _nobody(words, at, party):
            continue  # "Phân công cán bộ đầu mối": whoever is asked names him
        governed = bool(roles) and party.series not in roles
        counted = before > 0 and words[before].isdigit() and not _marker(words, before)
        if counted and party.start not in at.get("PLURAL", {}):
            continue  # "cử 02 cán bộ tham dự": so many of whom the one before sends
        skipped = before
        while skipped >= 0 and words[skipped] in _FILLERS and skipped + 1 not in assign_ends:
            skipped = _before(words, skipped)
        if skipped < 0 or skipped + 1 in assign_ends or words[before] not in _TOWARDS:
            before = skipped  # "bàn giao mặt bằng cho chủ đầu tư": nobody is asked there
        after = _after(words, party.end)
        told = before + 1 in assign_ends and words[assign_ends[before + 1]].lower() == "thông"
        if told and any(role != "ASKING" for role in roles.values()):
            continue  # "Giám đốc quyết định … và thông báo cho các trường"
        if governed and before + 1 in verb_ends and words[assign_ends.get(before + 1, before)].lower() not in _ASKING:
            continue  # "Các đơn vị cử cán bộ phối hợp", "Phòng hướng dẫn các tổ kê khai": whom somebody sends or guides
        if before + 1 in assign_ends and not (words[before].lower() == "giao" and _towards(words, party)):
            roles[party.series] = "ASSIGNED"
        elif party.series in roles:
            pass
        elif after in at.get("ASSIGN", {}) and words[after].lower() not in ("hướng", "đôn", "đối", "chỉ"):
            roles[party.series] = "ASKING"
        elif words[before].lower() == "của" and before > 0 and _sends(words, after) and not _lone(at, party):
            roles[party.series] = "SUBJECT"
        elif before < 0 or words[before] in (".", ";", ":", "*", "+", "-", "–", ")") or _marker(words, before):
            roles[party.series] = "TOPIC"
        elif (
            words[before].lower() not in _OBJECT_PREPOSITIONS
            and before + 1 not in deliver_ends
            and (_acts(at, words, party.end) or _acts(at, words, _series_end(parties, party.series)))
            and leads(words, at, _before(words, party.start), bool(roles))
        ):
            roles[party.series] = "SUBJECT"
        elif words[before].lower() == "riêng":
            roles[party.series] = "SUBJECT"  # "riêng các xã miền núi trước ngày …"
    for party in parties:
        role = roles.get(party.series)
        if role == "TOPIC" and _acts_behind(at, words, _series_end(parties, party.series)):
            role = "SUBJECT"
        if role and role != "ASKING" and party.start not in again:
            chosen.append((party, role))
    return chosen


def _hands_on(words: list[str], at: CueEnds, start: int, end: int, parties: list[NounPhrase]) -> bool:
    """Tell whether words of asking give a duty here: "thông báo đến", "đối với" and "giao cho" mostly do not."""
    first = words[start].lower()
    if first == "phân" and not any(p.end <= start and _same_clause(words, p.end, start) for p in parties):
        return opens(clause_words(words, start))  # "Củng cố tổ công tác, phân công thành viên"
    if first in ("thông", "hướng", "đôn", "chỉ"):
        return not verb_first(words, at, start)  # "Lập danh sách, thông báo đến từng người": what is to be done
    if first == "đối":
        said = clause_words(words, start)
        return not said or said[-1] == ","  # "biện pháp đối với từng cơ sở"
    if first == "giao" and words[end - 1].lower() == "cho":
        party = next((p for p in parties if p.start == _after(words, end)), None)
        behind = _series_end(parties, party.series) if party else end
        # "niêm phong, giao cho trưởng đoàn": a thing is handed over
        return not clause_words(words, start) or party is None or _acts(at, words, behind) or _ends_there(words, behind)
    return True


def _same_clause(words: list[str], start: int, end: int) -> bool:
    return not {";", ":", "."} & set(words[start:end])


def _ends_there(words: list[str], end: int) -> bool:
    position = _after(words, end)
    return position >= len(words) or words[position] in (":", ".", ";", ",")


def _appositions(words: list[str], at: CueEnds, parties: list[NounPhrase]) -> set[int]:
    """Return where those begin that only say what a named person is: "ông …, Trưởng phòng …"."""
    found: set[int] = set()
    for person, office in pairwise(parties):
        between = [word for word in words[person.end : office.start] if not word.isspace()]
        plain = office.start not in at.get("PLURAL", {}) and words[office.start].lower() in _POSTS
        if person.kind == "person" and person.end - person.start > 2 and between == [","] and plain:
            found.add(office.start)
    return found


def _acts_behind(at: CueEnds, words: list[str], end: int) -> bool:
    """Tell whether a verb follows, also behind brackets: "Công an tỉnh (cơ quan thường trực) tổng hợp …"."""
    if _acts(at, words, end):
        return True
    position = _after(words, end)
    if words[position : position + 1] != ["("]:
        return False
    closing = next((index for index in range(position, min(len(words), position + 20)) if words[index] == ")"), None)
    return closing is not None and _acts(at, words, closing + 1)


def _beside(words: list[str], at: CueEnds, parties: list[NounPhrase]) -> set[int]:
    """Return the series that stand between "phối hợp với" and the next verb: who works along is not in charge."""
    found: set[int] = set()
    for end in at.get("ALONG", {}).values():
        stop = _verb_behind(words, at, end, parties)
        found |= {party.series for party in parties if end <= party.start < stop}
    return found | _lending_a_hand(words, at, parties)


def _lending_a_hand(words: list[str], at: CueEnds, parties: list[NounPhrase]) -> set[int]:
    """Return the series that "phối hợp" follows where one before them leads: "Phòng A chủ trì, Phòng B phối hợp"."""
    found: set[int] = set()
    low = [word.lower() for word in words]
    for party in parties:
        stop = _after(words, _series_end(parties, party.series))
        behind = [word for word in low[stop : stop + 6] if not word.isspace()][:3]
        if behind[:2] == ["phối", "hợp"] and behind[2:] != ["với"]:
            first = min(p.start for p in parties if p.series == party.series)
            start = max((index for index in range(first) if words[index] in (";", ".")), default=0)
            if any(low[index : index + 2] == ["chủ", "trì"] for index in range(start, first)):
                found.add(party.series)
    return found


def _verb_behind(words: list[str], at: CueEnds, position: int, parties: list[NounPhrase]) -> int:
    """Return where the next verb or the clause's end is, outside of the names of parties."""
    inside = {index for party in parties for index in range(party.start, party.end)}
    for index in range(position, len(words)):
        if index not in inside and (index in at.get("ACTION", {}) or words[index] in (";", ":", ".")):
            return index
    return len(words)


def _towards(words: list[str], party: NounPhrase) -> bool:
    """Tell whether "đến" or "tới" stands before the party: "giao đến các đơn vị" hands something over."""
    before = _before(words, party.start)
    return before >= 0 and words[before].lower() in ("đến", "tới")


def _lone(at: CueEnds, party: NounPhrase) -> bool:
    """Tell whether a noun of a kind stands without "các": "của đơn vị" says no more than "its"."""
    return party.kind == "group" and party.start not in at.get("PLURAL", {})


def _sends(words: list[str], after: int) -> bool:
    """Tell whether "gửi về" follows: "báo cáo của các đơn vị gửi về …" says who sends it."""
    return [word.lower() for word in words[after : after + 2]] in (["gửi", "về"], ["gửi", "đến"], ["nộp", "về"])


def _nobody(words: list[str], at: CueEnds, party: NounPhrase) -> bool:
    """Tell whether somebody of a kind is meant, no matter who: "cán bộ đầu mối"."""
    return party.kind == "group" and party.start not in at.get("PLURAL", {}) and words[party.start] in _STAFF


def _series_end(parties: list[NounPhrase], series: int) -> int:
    return max(p.end for p in parties if p.series == series)


def _marker(words: list[str], index: int) -> bool:
    """Tell whether everything up to the token is a list marker."""
    return index <= 2 and all(len(w) <= 3 and (w.isalnum() or w in ".)/-+ ") for w in words[: index + 1])


def _acts(at: CueEnds, words: list[str], end: int) -> bool:
    position = _after(words, end)
    following = " ".join(words[position : position + 2]).lower()
    return position in at.get("ACTION", {}) or following in _IS


def _office(words: list[str], at: CueEnds, party: NounPhrase) -> bool:
    """Tell whether a noun without "các" names the one office or head that takes things in: "văn phòng"."""
    if party.start in at.get("PLURAL", {}):
        return False
    if words[max(0, party.start - 3) : party.start - 1] == ["thông", "báo"]:
        return False  # "thông báo đến cơ quan thuế": it is told, the work goes to another
    return words[party.start].lower() in _OFFICES or (
        party.end > party.head_end and words[party.start].lower() in _NAMED_KINDS
    )


def _handed_in(words: list[str], at: CueEnds, place: int, party: NounPhrase) -> bool:
    """Tell whether what is handed in stands before "tại": "nộp đơn tại Phòng Đào tạo"."""
    if place < 1 or words[place].lower() != "tại":
        return False
    verbs = [start for start in at.get("HAND_AT", {}) if place - 9 < start < place]
    return party.kind == "agency" and bool(verbs) and not {",", ";", ".", ":"} & set(words[verbs[-1] : place])


def recipients(words: list[str], at: CueEnds, parties: list[NounPhrase]) -> list[tuple[NounPhrase, str]]:
    """Return the parties that get something, with TO or VIA."""
    deliver = {end: start for start, end in at.get("DELIVER", {}).items()}
    later = {end: start for start, end in at.get("LATER", {}).items()}
    handing = min(at.get("HANDING", {}), default=len(words))
    chosen: list[tuple[NounPhrase, str]] = []
    roles: dict[int, str] = {}
    for party in parties:
        before = _before(words, party.start)
        if party.series not in roles:
            if before > 0 and [word.lower() for word in words[before - 1 : before + 1]] == ["đối", "với"]:
                continue  # whom it is about
            if before >= 0 and words[before].lower() == "qua":
                roles[party.series] = "VIA"
            elif (
                _handed_in(words, at, before, party)
                or (
                    before + 1 in deliver
                    and (
                        party.kind != "group"
                        or words[deliver[before + 1]].lower() in ("gửi", "giao")
                        or _office(words, at, party)
                    )
                )
                or (
                    before + 1 in later
                    and handing < party.start
                    and (party.kind != "group" or _office(words, at, party))
                )
            ):
                roles[party.series] = "TO"
        if party.series in roles:
            chosen.append((party, roles[party.series]))
    return chosen
