"""Where a party's name begins and ends: noun phrases by their head words, over plain tokens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .compounds import both, comma_names, compound_end, known_name_end, office_of_both
from .restrictive import opens, relative_end

PARTIES = "congvan.parties"
"""Key of `doc.user_data`: the parties of a Doc with their lists."""
CueEnds = Mapping[str, Mapping[int, int]]
"""Label of a cue to {first token: end of the longest one there}."""

_OPEN, _DASHES = "(", ("-", "–", "—")
_PLACE_NOUNS = frozenset(["huyện", "quận", "xã", "phường", "thị", "thành"])
"""They go on after a comma in "Sở Nội vụ các tỉnh, thành phố"."""
_NOUNS = {
    "trình": frozenset(["công", "chương", "quy", "qui", "lịch", "tiến", "giáo", "quá", "lộ", "tờ", "hành"]),
    "học": frozenset(
        [
            "khoa",
            "đại",
            "cao",
            "trung",
            "tiểu",
            "tin",
            "hóa",
            "hoá",
            "toán",
            "văn",
            "sinh",
            "y",
            "dược",
            "du",
            "trường",
            "môn",
        ]
    ),
    "thi": frozenset(["hội", "cuộc", "kỳ", "kì", "coi", "chấm", "khảo"]),
}
"""Verbs that end a noun with these words before them: "khai thác công trình thủy lợi", "phòng Khoa học"."""
_SHORT_HEADS = frozenset(["P", "TT", "K", "VP"])
"""With a full stop and capitals the short name of a unit: "P. KHTC", "TT. CNTT"."""
_BEFORE_NOUN = frozenset(["các", "những", "cấp", "của", "toàn", "liên", "đa", "ngành", "nội", "cán"])
_BEFORE_TELECOM = frozenset(["và", "chính", "điện", "-", "–", ",", "nghệ", "tin"])
_SCHOOLS = frozenset(["Tiểu", "TH", "THCS", "THPT", "Mầm", "MN", "GDTX", "THCN"])
_LEVELS = frozenset(["tỉnh", "huyện", "quận", "phường"])
_OF_LEVEL = frozenset(["ủy", "uỷ", "đoàn", "đội", "lỵ", "và"])
_TITLES = frozenset(["trưởng", "chánh", "phó"])
"""First words of offices that are a proper name only with that of the body: "Trưởng phòng Quản lý đô thị"."""
_NUMBERED = frozenset(["số", "khối", "lớp", "khóa", "khoá", "hạng", "loại", "cấp", "đợt"])
_PLACES = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "thị", "thành", "tp", "cấp"])


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


def find_parties(words: list[str], at: CueEnds) -> list[NounPhrase]:
    """Return the parties in their order."""
    found: list[NounPhrase] = []
    done, series = 0, 0
    listed = {index for index in at.get("GROUP", ()) if _listed(words, at, index)}
    short = {index for index, word in enumerate(words) if word in _SHORT_HEADS}
    for index in sorted({*at.get("PLURAL", ()), *at.get("AGENCY", ()), *at.get("LONE", ()), *listed, *short}):
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


def _listed(words: list[str], at: CueEnds, index: int) -> bool:
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


def _joined(words: list[str], end: int, start: int) -> bool:
    between = [w for w in words[end:start] if not w.isspace()]
    if [w.lower() for w in between] in (["cùng"], ["cùng", "với"]):
        return True  # "Phòng Nội vụ cùng Phòng Tư pháp"
    return start > end and all(w in (",", ";", "và", "&") for w in between) and start - end <= 3


def _capital(word: str) -> bool:
    return word[:1].isupper()


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
        if agency is not None and _capital(words[plural]):
            return agency, "group"
        return None
    if at.get("NOT", {}).get(index, 0) > at.get("LONE", {}).get(index, 0):
        return None
    if words[index] == "Viễn" and index and words[index - 1].lower() in _BEFORE_TELECOM:
        return None  # "Sở Bưu chính và Viễn thông": the end of a name
    if words[index] in _SHORT_HEADS:
        short = words[index + 1 : index + 3]
        known = len(short) == 2 and short[0] == "." and len(short[1]) > 1 and short[1].isalpha() and short[1].isupper()
        return (index + 3, "agency") if known else None
    if _listed(words, at, index):
        return at["GROUP"][index], "group"
    agency = at.get("AGENCY", {}).get(index)
    lone = at.get("LONE", {}).get(index)
    named = lone is None or lone != agency or words[index].lower() not in _TITLES or _capital_at(words, lone)
    if agency is not None and named and _capital(words[index]) and index not in at.get("NOT", {}):
        return max(agency, known_name_end(words, index, agency)), "agency"
    if lone is not None and words[index].lower() == "ông":
        lone = both(words, lone)
        office = head_at(words, at, _skip_space(words, lone))
        return office or (lone, "person")  # "ông (bà) Hiệu trưởng các trường"
    if lone is not None:
        return lone, "person" if words[index].lower() in ("đồng", "ông", "bà", "đ") else "group"
    return None


def _capital_at(words: list[str], position: int) -> bool:
    return position < len(words) and _capital(words[position])


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
            closing = _parenthesis(words, at, position)
            if closing and kind == "agency":
                position = last_good = closing
                continue
            break
        if word in _DASHES:
            following = position + 1
            if (
                following < len(words)
                and _capital(words[following])
                and (kind == "agency" or not _starts_action(words, at, following))
            ):
                position = following
                continue
            break
        if word == ",":
            following = _skip_space(words, position + 1)
            if words[following : following + 1] and words[following] in _SCHOOLS:
                position = last_good = following + 1  # "các trường Tiểu học, THCS công lập"
                continue
            if _continues(words, at, following, kind):
                noun_end = at["GROUP"].get(following) or at["LONE"].get(following) or following + 1
                position = last_good = noun_end
                continue
            if kind == "agency" and following < len(words) and words[following] in _PLACE_NOUNS:
                position = last_good = following + 1 + (words[following] in ("thị", "thành"))
                continue
            if kind == "agency" and following < len(words) and (words[position - 1], words[following]) in comma_names():
                position = last_good = following + 1
                continue
            if words[position - 1].lower() == "phòng" and words[following : following + 1] == ["chống"]:
                position = following + 1
                last_good = position
                continue
            if kind == "agency" and _name_goes_on(words, at, following):
                position = following
                continue
            break
        if low in ("và", "&") or (word == "/" and kind == "agency"):
            following = _skip_space(words, position + 1)
            if low == "&" and following < len(words) and words[position - 1].isupper() and words[following].isupper():
                position = last_good = following + 1  # "các phòng GD&ĐT"
                continue
            if following < len(words) and (
                _continues(words, at, following, kind)
                or (
                    (kind == "agency" or field) and _capital(words[following]) and head_at(words, at, following) is None
                )
                or office_of_both(words, position, following)
            ):
                position = last_good = max(
                    following + 1, at.get("GROUP", {}).get(following, 0) if kind == "group" else 0
                )
                continue
            break
        if not word[0].isalnum() or not (_name_number(words, position) or _last_number(words, at, position, kind)):
            break
        if kind == "agency" and words[position - 1].lower() == "các" and position in at.get("GROUP", {}):
            position = last_good = at["GROUP"][position]  # "Hiệu trưởng các đơn vị trực thuộc"
            continue
        if position == last_good and opens(words, at, position) and _of_several(words, index, position, kind):
            relative = relative_end(words, at, position)
            if relative:
                return NounPhrase(index, relative, kind, end, 0)
        tail = at.get("TAIL", {}).get(position)
        if kind == "agency" and tail is None and _behind_level(words, position, end):
            break  # "Công an huyện nắm tình hình"
        if kind == "group" and tail is not None and position in at.get("ACTION", {}):
            following = _skip_space(words, tail)
            if words[following : following + 1] == [":"] or words[following : following + 1] == ["phải"]:
                position = last_good = tail  # "Giáo viên dự thi: …": which of them
                continue
        if _starts_action(words, at, position) and not (kind == "agency" and _capital(word)):
            break
        if position in at.get("STOP", {}) and not (tail and tail > at["STOP"][position]) and not _capital(word):
            break
        if tail is not None:
            if tail == position + 1 and low in ("các", "của", "thuộc", "trong", "trên") and tail >= len(words):
                break
            position = tail
            last_good = position
            field = field or [w.lower() for w in words[tail - 2 : tail]] == ["lĩnh", "vực"]
            continue
        if kind == "agency" and position > end and not _capital(word) and not _capital(words[position - 1]):
            previous = words[position - 1].lower()
            unknown += previous not in _PLACES
        if kind in ("group", "person") and not field and not _capital(word) and position not in at.get("GROUP", {}):
            unknown += 1
        position += 1
        last_good = position
    while last_good > end and (words[last_good - 1].isspace() or words[last_good - 1] == "số"):
        last_good -= 1  # "Sở Y tế số 01, đường …": an address begins
    return NounPhrase(index, last_good, kind, end, unknown)


def _of_several(words: list[str], start: int, position: int, kind: str) -> bool:
    """Tell whether a clause may tell which are meant: behind a kind, or a name with "các": "UBND các xã chưa …"."""
    if kind == "group":
        return True
    return kind == "agency" and any(word.lower() in ("các", "những") for word in words[start:position])


def _name_number(words: list[str], position: int) -> bool:
    """Tell whether a token may stand in a name: a number only as "số 2", "Quận 5", "THPT 1"."""
    word = words[position]
    if not word[0].isdigit():
        return True
    before = words[position - 1]
    return len(word) <= 2 and word[0] != "0" and (before.lower() in _NUMBERED or _capital(before) or before in _PLACES)


def _behind_level(words: list[str], position: int, head_end: int) -> bool:
    """Tell whether a small word stands behind the level with which a name ends: "Sở Y tế tỉnh rà …"."""
    level, word = words[position - 1], words[position]
    return (
        position > head_end
        and level in _LEVELS
        and word.islower()
        and word not in _OF_LEVEL
        and words[position - 2] != "các"
    )


def _last_number(words: list[str], at: CueEnds, position: int, kind: str) -> bool:
    """Tell whether a number ends a name: "Vụ Nghiệp vụ 1 đôn đốc", but not "gửi Sở Y tế 2 bộ hồ sơ"."""
    if kind != "agency" or not words[position].isdigit() or len(words[position]) > 2 or words[position][0] == "0":
        return False
    following = _skip_space(words, position + 1)
    return following >= len(words) or following in at.get("ACTION", {}) or words[following] in (",", ";", ":", ")")


def _skip_space(words: list[str], position: int) -> int:
    while position < len(words) and words[position].isspace():
        position += 1
    return position


def _starts_action(words: list[str], at: CueEnds, position: int) -> bool:
    if position and words[position - 1].lower() in _NOUNS.get(words[position].lower(), ()):
        return False
    return position in at.get("ACTION", {})


def _continues(words: list[str], at: CueEnds, position: int, kind: str) -> bool:
    """Tell whether the noun after a comma or "và" belongs to the same party: "cơ quan, đơn vị, địa phương"."""
    if kind != "group" or position >= len(words) or position in at.get("PLURAL", {}):
        return False
    if _capital(words[position]):  # "các Phòng, Khoa, Trung tâm", but not "các đơn vị, Sở Nội vụ"
        noun = at.get("GROUP", {}).get(position)
        if noun is not None and at.get("AGENCY", {}).get(position, 0) > noun:
            return False  # "các đơn vị, Cục trưởng Cục …"
        if words[position].isupper() or at.get("AGENCY", {}).get(position, 0) - position > 2:
            return False
        return noun is not None and not (noun < len(words) and (_capital(words[noun]) or words[noun][0].isdigit()))
    end = at.get("GROUP", {}).get(position) or at.get("LONE", {}).get(position)
    if end is None:
        return False
    action = at.get("ACTION", {}).get(position)
    if action is None:
        return True
    # "tổ chức" is a noun in a list that goes on, a verb before an object
    return (
        end >= len(words)
        or words[end] in (",", ";", ")", ":", ".")
        or end in at.get("ACTION", {})
        or words[end] in ("và",)
    )


def _name_goes_on(words: list[str], at: CueEnds, position: int) -> bool:
    """Tell whether a name with a comma goes on: "Sở Văn hóa, Thể thao và Du lịch"."""
    if position >= len(words) or not _capital(words[position]) or head_at(words, at, position) is not None:
        return False
    for index in range(position + 1, min(len(words) - 1, position + 7)):
        if words[index] == "và":
            return _capital(words[index + 1]) and head_at(words, at, index + 1) is None
        if not (words[index][0].isalpha() or words[index] in (",", "-", "–")) or _starts_action(words, at, index):
            return False
    return False


def _parenthesis(words: list[str], at: CueEnds, position: int) -> int | None:
    """Return the end of a parenthesis that names the body again: "Sở Nội vụ (Ban Thi đua - Khen thưởng)"."""
    inner = position + 1
    if inner >= len(words) or head_at(words, at, inner) is None or not _capital(words[inner]):
        return None
    for end in range(inner, min(len(words), inner + 14)):
        if words[end] == ")":
            return end + 1
        if words[end] in (";", ":", "."):
            return None
    return None
