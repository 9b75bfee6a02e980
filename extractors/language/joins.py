"""Whether the words behind a party's head belong to it: lists, numbers, levels, commas and brackets in names."""

from __future__ import annotations

from .heads import CueEnds, capital, head_at, skip_space

_NOUNS = {
    "làm": frozenset(["việc"]),
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
_NOT_VERBS = {
    "tự": frozenset(["do", "túc"]),
    "dự": frozenset(["toán", "án"]),
    "giúp": frozenset(["việc"]),
}
"""Verbs that with these words behind them are none: "thí sinh tự do", "đơn vị dự toán"."""
_GENERAL = frozenset(["hoạch", "chính", "tế", "vụ"])
"""Words before "tổng hợp" in the names of units: "Phòng Kế hoạch tổng hợp"."""
_CONTROL = frozenset(["thanh tra", "kiểm tra", "giám sát", "kiểm soát"])
_ABOUT = frozenset(["gia", "ương"])
_OFFICERS = frozenset(
    [
        "trưởng",
        "phó",
        "giám",
        "chủ",
        "hiệu",
        "bí",
        "chánh",
        "chuyên",
        "kế",
        "tổng",
        "cục",
        "vụ",
        "viện",
        "chi",
        "công",
        "cán",
        "đội",
        "hạt",
        "trạm",
    ]
)
"""First words of offices that follow a person's name."""
_LEVELS = frozenset(["tỉnh", "huyện", "quận", "phường"])
_OF_LEVEL = frozenset(["ủy", "uỷ", "đoàn", "đội", "lỵ", "và"])
_NUMBERED = frozenset(["số", "khối", "lớp", "khóa", "khoá", "hạng", "loại", "cấp", "đợt"])
PLACES = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "thị", "thành", "tp", "cấp"])


def of_several(words: list[str], start: int, position: int, kind: str) -> bool:
    """Tell whether a clause may tell which are meant: behind a kind, or a name with "các": "UBND các xã chưa …"."""
    if kind == "group":
        return True
    return kind == "agency" and any(word.lower() in ("các", "những") for word in words[start:position])


def name_number(words: list[str], position: int) -> bool:
    """Tell whether a token may stand in a name: a number only as "số 2", "Quận 5", "THPT 1"."""
    word = words[position]
    if not word[0].isdigit():
        return True
    before = words[position - 1]
    if len(word) == 4 and word.isdigit() and before.lower() in ("khóa", "khoá"):
        return True  # "sinh viên khóa 2021"
    return len(word) <= 2 and word[0] != "0" and (before.lower() in _NUMBERED or capital(before) or before in PLACES)


def behind_level(words: list[str], at: CueEnds, position: int, head_end: int) -> bool:
    """Tell whether a small word stands behind the level with which a name ends: "Sở Y tế tỉnh rà …"."""
    level, word = words[position - 1], words[position]
    return (
        position >= head_end
        and level in _LEVELS
        and (word.islower() or (at.get("ACTION", {}).get(position, 0) > position + 1 and words[position + 1].islower()))
        and word not in _OF_LEVEL
        and words[position - 2] != "các"
    )


def control_pair(words: list[str], at: CueEnds, comma: int, following: int) -> bool:
    """Tell whether the comma joins two kinds of control in one name: "Phòng Kiểm tra, kiểm soát nội bộ"."""
    left = " ".join(words[max(0, comma - 2) : comma]).lower()
    right = " ".join(words[following : following + 2]).lower()
    if left not in _CONTROL or right not in _CONTROL or not words[following].islower():
        return False
    behind = skip_space(words, following + 2)
    if behind >= len(words) or behind in at.get("ACTION", {}) or behind in at.get("STOP", {}):
        return True
    return [word.lower() for word in words[behind : behind + 2]] == ["nội", "bộ"] or (
        capital(words[behind]) and words[behind].lower() not in ("các",)
    )


def holds_office(words: list[str], at: CueEnds, position: int) -> bool:
    """Tell whether an office follows the name of a person: ", Trưởng phòng …", "- Giám đốc …"."""
    position = skip_space(words, position)
    if position >= len(words) or not capital(words[position]) or words[position].lower() not in _OFFICERS:
        return False
    return head_at(words, at, position) is not None


def inner_words(words: list[str], at: CueEnds, position: int, head_end: int) -> int:
    """Return the end of words inside a name that look like its end: "Kế hoạch tổng hợp", "về IUU"; else 0."""
    low = words[position]
    before = words[position - 1]
    if low == "tổng" and words[position + 1 : position + 2] == ["hợp"] and before.lower() in _GENERAL:
        behind = skip_space(words, position + 2)
        ended = behind >= len(words) or words[behind] in (".", ";", ":", ")", "(")
        return position + 2 if ended or behind in at.get("ACTION", {}) or behind in at.get("STOP", {}) else 0
    if low == "về" and (before.lower() in _ABOUT or position == head_end) and position + 1 < len(words):
        field = words[position + 1]
        if len(field) > 2 and field.isalpha() and field.isupper():
            return position + 2
    return 0


def last_number(words: list[str], at: CueEnds, position: int, kind: str) -> bool:
    """Tell whether a number ends a name: "Vụ Nghiệp vụ 1 đôn đốc", but not "gửi Sở Y tế 2 bộ hồ sơ"."""
    if kind != "agency" or not words[position].isdigit() or len(words[position]) > 2 or words[position][0] == "0":
        return False
    following = skip_space(words, position + 1)
    return following >= len(words) or following in at.get("ACTION", {}) or words[following] in (",", ";", ":", ")")


def starts_action(words: list[str], at: CueEnds, position: int) -> bool:
    """Tell whether a verb begins there, not a noun or adjective that is spelt with it."""
    low = words[position].lower()
    if position and words[position - 1].lower() in _NOUNS.get(low, ()):
        return False
    if low in _NOT_VERBS and position + 1 < len(words) and words[position + 1].lower() in _NOT_VERBS[low]:
        return False
    return position in at.get("ACTION", {})


def continues(words: list[str], at: CueEnds, position: int, kind: str) -> bool:
    """Tell whether the noun after a comma or "và" belongs to the same party: "cơ quan, đơn vị, địa phương"."""
    if kind != "group" or position >= len(words) or position in at.get("PLURAL", {}):
        return False
    if capital(words[position]):  # "các Phòng, Khoa, Trung tâm", but not "các đơn vị, Sở Nội vụ"
        noun = at.get("GROUP", {}).get(position)
        if noun is not None and at.get("AGENCY", {}).get(position, 0) > noun:
            return False  # "các đơn vị, Cục trưởng Cục …"
        if words[position].isupper() or at.get("AGENCY", {}).get(position, 0) - position > 2:
            return False
        return noun is not None and not (noun < len(words) and (capital(words[noun]) or words[noun][0].isdigit()))
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


def name_goes_on(words: list[str], at: CueEnds, position: int) -> bool:
    """Tell whether a name with a comma goes on: "Sở Văn hóa, Thể thao và Du lịch"."""
    if position >= len(words) or not capital(words[position]) or head_at(words, at, position) is not None:
        return False
    for index in range(position + 1, min(len(words) - 1, position + 7)):
        if words[index] == "và":
            return capital(words[index + 1]) and head_at(words, at, index + 1) is None
        if not (words[index][0].isalpha() or words[index] in (",", "-", "–")) or starts_action(words, at, index):
            return False
    return False


def parenthesis(words: list[str], at: CueEnds, position: int) -> int | None:
    """Return the end of a parenthesis that names the body again: "Sở Nội vụ (Ban Thi đua - Khen thưởng)"."""
    inner = position + 1
    if inner >= len(words) or head_at(words, at, inner) is None or not capital(words[inner]):
        return None
    for end in range(inner, min(len(words), inner + 14)):
        if words[end] == ")":
            return end + 1
        if words[end] in (";", ":", "."):
            return None
    return None
