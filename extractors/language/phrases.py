"""Where a party's name begins and ends: noun phrases by their head words, over plain tokens."""

from __future__ import annotations

from dataclasses import dataclass

from .compounds import comma_names, compound_end, office_of_both
from .heads import SHORT_HEADS, CueEnds, bare_kind, bare_only, capital, head_at, listed, skip_space
from .joins import (
    PLACES,
    behind_level,
    continues,
    control_pair,
    holds_office,
    inner_words,
    last_number,
    name_goes_on,
    name_number,
    of_several,
    parenthesis,
    starts_action,
)
from .restrictive import opens, relative_end

PARTIES = "congvan.parties"
"""Key of `doc.user_data`: the parties of a Doc with their lists."""
_OPEN, _DASHES = "(", ("-", "–", "—")
_PLACE_NOUNS = frozenset(["huyện", "quận", "xã", "phường", "thị", "thành"])
"""They go on after a comma in "Sở Nội vụ các tỉnh, thành phố"."""
_SCHOOLS = frozenset(["Tiểu", "TH", "THCS", "THPT", "Mầm", "MN", "GDTX", "THCN"])


@dataclass
class NounPhrase:
    """One party as tokens `start` to `end`."""

    start: int
    end: int
    kind: str
    """`agency` a proper name, `group` a kind of bodies or people, `person`."""
    head_end: int = 0
    """Where its head words end."""
    unknown: int = 0
    """How many words of it are on no list: where there are some, its end is unsure."""
    series: int = 0
    """The same number for parties that are listed together."""
    name_end: int = 0
    """Where a person's name ends when the office follows it: "Đồng chí Lê An - Giám đốc Sở"; else 0."""


def find_parties(words: list[str], at: CueEnds) -> list[NounPhrase]:
    """Return the parties in their order."""
    found: list[NounPhrase] = []
    done, series = 0, 0
    nouns = {index for index in at.get("GROUP", ()) if listed(words, at, index) or bare_kind(words, at, index)}
    short = {index for index, word in enumerate(words) if word in SHORT_HEADS}
    for index in sorted({*at.get("PLURAL", ()), *at.get("AGENCY", ()), *at.get("LONE", ()), *nouns, *short}):
        if index < done:
            continue
        phrase = _phrase_at(words, at, index)
        if phrase is None:
            continue
        if not (found and _joined(words, found[-1].end, phrase.start)):
            series += 1
        phrase.series = series
        found.append(phrase)
        done = phrase.end
    return found


def _joined(words: list[str], end: int, start: int) -> bool:
    between = [w for w in words[end:start] if not w.isspace()]
    if [w.lower() for w in between] in (["cùng"], ["cùng", "với"]):
        return True  # "Phòng Nội vụ cùng Phòng Tư pháp"
    return start > end and all(w in (",", ";", "và", "&") for w in between) and start - end <= 3


def _phrase_at(words: list[str], at: CueEnds, index: int) -> NounPhrase | None:
    head = head_at(words, at, index)
    if head is None:
        return None
    end, kind = head
    unknown = 0
    compound = compound_end(words, at, index, end)
    position, last_good = compound, compound
    field = False  # True after "lĩnh vực": the name of a field follows, "và" and small letters in it
    while position < len(words):
        word = words[position]
        low = word.lower()
        if word.isspace():
            position += 1
            continue
        if word == _OPEN:
            closing = parenthesis(words, at, position)
            if closing and kind == "agency":
                position = last_good = closing
                continue
            break
        if word in _DASHES:
            following = position + 1
            if kind == "person" and holds_office(words, at, following):
                return _with_office(words, at, NounPhrase(index, last_good, kind, end, unknown), following)
            if (
                following < len(words)
                and capital(words[following])
                and (kind == "agency" or not starts_action(words, at, following))
            ):
                position = following
                continue
            break
        if word == ",":
            following = skip_space(words, position + 1)
            if kind == "person" and holds_office(words, at, following):
                return _with_office(words, at, NounPhrase(index, last_good, kind, end, unknown), following)
            if words[following : following + 1] and words[following] in _SCHOOLS:
                position = last_good = following + 1  # "các trường Tiểu học, THCS công lập"
                continue
            if continues(words, at, following, kind):
                end = at["GROUP"].get(following) or at["LONE"].get(following) or following + 1
                position = last_good = end
                continue
            if kind == "agency" and following < len(words) and words[following] in _PLACE_NOUNS:
                position = last_good = following + 1 + (words[following] in ("thị", "thành"))
                continue
            if kind == "agency" and following < len(words) and (words[position - 1], words[following]) in comma_names():
                position = last_good = end = following + 1
                continue
            if kind == "agency" and control_pair(words, at, position, following):
                position = last_good = end = following + 2
                continue
            if words[position - 1].lower() == "phòng" and words[following : following + 1] == ["chống"]:
                position = following + 1
                last_good = position
                continue
            if kind == "agency" and name_goes_on(words, at, following):
                position = following
                continue
            break
        if low in ("và", "&") or (word == "/" and kind == "agency"):
            following = skip_space(words, position + 1)
            if low == "&" and following < len(words) and words[position - 1].isupper() and words[following].isupper():
                position = last_good = following + 1  # "các phòng GD&ĐT"
                continue
            if following < len(words) and (
                continues(words, at, following, kind)
                or ((kind == "agency" or field) and capital(words[following]) and head_at(words, at, following) is None)
                or office_of_both(words, position, following)
            ):
                position = last_good = max(
                    following + 1, at.get("GROUP", {}).get(following, 0) if kind == "group" else 0
                )
                continue
            break
        if not word[0].isalnum() or not (name_number(words, position) or last_number(words, at, position, kind)):
            break
        if kind == "agency" and words[position - 1].lower() == "các" and position in at.get("GROUP", {}):
            position = last_good = at["GROUP"][position]  # "Hiệu trưởng các đơn vị trực thuộc"
            continue
        if position == last_good and opens(words, at, position) and of_several(words, index, position, kind):
            apart = index > 0 and words[index - 1].lower() in ("với", "riêng")
            relative = relative_end(words, at, position, apart)
            if relative:
                return NounPhrase(index, relative, kind, end, 0)
            if end == position and (words[end - 1].lower() == "người" or bare_only(words, at, index)):
                return None  # "người", "Hộ" alone name nobody
        tail = at.get("TAIL", {}).get(position)
        if kind == "agency" and tail is None and behind_level(words, at, position, end):
            break  # "Công an huyện nắm tình hình"
        if kind == "group" and tail is not None and position in at.get("ACTION", {}):
            following = skip_space(words, tail)
            longer = tail > at["ACTION"][position]
            if (
                words[following : following + 1] in ([":"], ["phải"])
                or (longer and following in at["ACTION"])
                or (longer and words[end - 1].lower() == "phận")
            ):
                position = last_good = tail  # "Giáo viên dự thi: …": which of them
                continue
        whose = compound_end(words, at, position, at["GROUP"][position]) if position in at.get("GROUP", {}) else 0
        if whose and words[at["GROUP"][position] : whose][:1] == ["sử"]:
            position = last_good = whose  # "thủ trưởng đơn vị sử dụng ngân sách"
            continue
        if kind == "agency":
            inner = inner_words(words, at, position, end)
            if inner:
                position = last_good = inner
                continue
            if position in at.get("THING", {}) and compound == end and not capital(word):
                break  # "trình Tổng Giám đốc kết quả …": what it gets
        if starts_action(words, at, position) and not (kind == "agency" and capital(word)):
            break
        if position in at.get("STOP", {}) and not (tail and tail > at["STOP"][position]) and not capital(word):
            break
        if tail is not None:
            if tail == position + 1 and low in ("các", "của", "thuộc", "trong", "trên") and tail >= len(words):
                break
            position = tail
            last_good = position
            field = field or [w.lower() for w in words[tail - 2 : tail]] == ["lĩnh", "vực"]
            continue
        if kind == "agency" and position > end and not capital(word) and not capital(words[position - 1]):
            previous = words[position - 1].lower()
            unknown += previous not in PLACES
        if kind in ("group", "person") and not field and not capital(word) and position not in at.get("GROUP", {}):
            unknown += 1
        position += 1
        last_good = position
    while last_good > end and (words[last_good - 1].isspace() or words[last_good - 1] == "số"):
        last_good -= 1  # "Sở Y tế số 01, đường …": an address begins
    return NounPhrase(index, last_good, kind, end, unknown)


def _with_office(words: list[str], at: CueEnds, person: NounPhrase, position: int) -> NounPhrase | None:
    """Return the person with the office that follows the name, up to the verb."""
    office = _phrase_at(words, at, position)
    if office is not None:
        person.name_end, person.end = person.end, office.end
        after = skip_space(words, office.end)
        if words[after : after + 1] == [","] and skip_space(words, after + 1) in at.get("ACTION", {}):
            person.end = after + 1
    return person
