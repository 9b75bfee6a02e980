"""Clauses that tell which of a kind are meant, up to the main predicate: "các xã chưa có kế hoạch | phải lập …"."""

from __future__ import annotations

from collections.abc import Mapping

_At = Mapping[str, Mapping[int, int]]

_CLEAR = frozenset(("có", "chưa", "đã", "đang", "còn", "bị", "không", "nào", "được"))
"""They open such a clause behind a kind of bodies or people."""
_PEOPLE_DO = frozenset(("nghỉ", "xin", "đi"))
"""What only people of that kind do: "sinh viên xin thôi học nộp đơn"."""
_WEAK = frozenset(
    ("sử dụng", "thuê", "vay", "kinh doanh", "sản xuất", "khai thác", "nuôi", "vi phạm", "quá hạn", "trúng", "xả")
)
"""They may be the predicate itself: the clause counts only before "phải", "có trách nhiệm" or behind "trở lên"."""
_PLACE = frozenset(("tại", "ở", "trong"))
_NO_PLACE = frozenset((
    "hội", "cuộc", "buổi", "văn", "công", "điểm", "khoản", "mục", "phiên", "thông", "quyết", "kế", "nghị", "chỉ",
    "thời", "lễ", "quá", "khi", "trường", "năm", "tháng", "quý", "tuần", "ngày", "vòng", "lúc", "việc", "phạm", "đợt",
    "kỳ", "các", "mọi", "cùng", "trung", "sở", "phòng", "ubnd", "đó",
))  # fmt: skip
"""Behind "tại", "trong" they tell of a time, a paper or an occasion, not of where a body is."""
_HAVE = (
    "trách nhiệm", "nhiệm vụ", "ý kiến", "văn bản", "thể", "báo cáo", "kế hoạch", "biện pháp", "giải pháp", "công văn",
    "tờ trình", "hướng dẫn", "phương án", "hình thức", "quyền", "nghĩa vụ", "thẩm quyền", "sự", "mặt", "liên quan",
)  # fmt: skip
"""With "có" before them they are what is to be done, not which of them: "có trách nhiệm", "có văn bản"."""
_DUTY = frozenset(("cơ quan", "đơn vị", "đầu mối", "thường trực", "bộ phận"))
"""What a body is made by its duty: "là cơ quan thường trực", not which of them."""
_STRONG = frozenset(("phải", "cần", "thì", "khẩn"))
"""Words that begin the predicate wherever they stand."""
_CHAIN = frozenset(("chưa", "đã", "đang", "còn", "bị", "được", "không", "có", "nhưng", "mà", "vừa", "mới", "phải"))
_TAKERS = frozenset((
    "lệ", "cầu", "vọng", "tục", "chế", "năng", "kiện", "việc", "thuộc", "diện", "quyền", "nhằm", "để", "cho", "và",
    "hoặc", "tự", "sự", "hạn", "chứng", "do", "từ", "với",
))  # fmt: skip
"""Last words of nouns (and prepositions) behind which a verb goes on with them: "tỷ lệ giải ngân", "nhu cầu thuê"."""
_BEHIND_INNER = frozenset((
    "đến", "tại", "trong", "ở", "trên", "dưới", "chậm", "tốt", "thấp", "cao", "vào", "theo", "từ", "sau", "do", "bằng",
))  # fmt: skip
"""Words behind a verb that tells how things are, not what is to be done: "dự án thực hiện chậm"."""
_AFTER_COMMA_ENDS = frozenset(("ngoài", "với", "từ", "trong", "để", "khi", "nếu", "do", "theo", "trước", "sau", "đề"))
_TIMES = frozenset(("chậm", "muộn", "hạn"))
_REACH = 26


def opens(words: list[str], at: _At, position: int) -> bool:
    """Tell cheaply whether such a clause may begin at the token."""
    low = words[position].lower()
    if low == "bị" and words[position - 1].lower() in ("thiết", "chuẩn"):
        return False  # "bộ phận Thiết bị cập nhật": a noun
    if low in _CLEAR or low in _PEOPLE_DO or low in _WEAK:
        return True
    if low == "là" or low in _PLACE:
        return True
    return position + 1 < len(words) and f"{low} {words[position + 1].lower()}" in _WEAK


def relative_end(words: list[str], at: _At, position: int, apart: bool = False) -> int:
    """Return where the clause that begins at the token ends: before the main predicate; 0 where there is none.

    `apart`: the party stands behind "đối với" or "riêng", so that a comma may end it.
    """
    low = words[position].lower()
    following = " ".join(words[position + 1 : position + 3]).lower()
    weak = low in _WEAK or f"{low} {words[position + 1].lower() if position + 1 < len(words) else ''}" in _WEAK
    if low == "có" and following.startswith(_HAVE):
        return 0
    if low in _PLACE and (not following or following.split()[0] in _NO_PLACE or following[0].isdigit()):
        return 0
    if low == "là" and not _is_a_kind(words, at, position + 1, following):
        return 0
    if low == "được" and position + 1 not in at.get("ACTION", {}) and position not in at.get("TAIL", {}):
        return 0
    end = _predicate(words, at, position, weak, apart)
    while end > position and words[end - 1].isspace():
        end -= 1
    return end


def _is_a_kind(words: list[str], at: _At, position: int, following: str) -> bool:
    named = at.get("GROUP", {}).get(position) or at.get("LONE", {}).get(position)
    return named is not None and following not in _DUTY and not following.startswith(("thường", "đầu"))


def _first(words: list[str], at: _At, position: int) -> int:
    """Return where the search for the predicate begins: behind the words that open the clause and their own verb."""
    index = position + 1
    while index < len(words) and (words[index].lower() in _CHAIN or words[index].isspace()):
        index += 1
    inner = max(at.get("ACTION", {}).get(index, 0), at.get("TAIL", {}).get(index, 0))
    inner = max(inner, at.get("TAIL", {}).get(position, 0), at.get("ACTION", {}).get(position, 0))
    return max(inner, index)


def _predicate(words: list[str], at: _At, position: int, weak: bool, apart: bool) -> int:
    action, tail = at.get("ACTION", {}), at.get("TAIL", {})
    begin = index = _first(words, at, position)
    verb = listed = 0  # the first verb that may be the predicate; where another party of the same series begins
    inner_end = begin if begin > position + 1 else 0
    modified = commas = 0
    while index < min(len(words), position + _REACH):
        low = words[index].lower()
        if low.isspace():
            index += 1
            continue
        if low in (".", ";", "(", ")", "/"):
            break
        if low == ":":
            return 0 if weak else listed or verb or (index if index > begin - 1 else 0)
        if low in (",", "và") and index > position + 1:
            after = index + 1
            if after < len(words) and (after in at.get("PLURAL", {}) or _body(words, at, after)):
                listed = listed or index
                if words[after].lower() == "sở":
                    break
            elif low == ",":
                commas += 1
                next_word = words[after].lower() if after < len(words) else ""
                if apart and not weak and index > position + 1 and (after in action or next_word in _AFTER_COMMA_ENDS):
                    return listed or index
                if verb or commas > 1 or after in action or next_word in _AFTER_COMMA_ENDS:
                    break
            index += 1
            continue
        if low in ("trở", "quá") and words[index + 1 : index + 2] in (["lên"], ["xuống"], ["về"]):
            behind = index + 2 + (words[index + 1] == "về")
            if behind in action:
                return listed or behind
            index = behind
            continue
        if (low in _STRONG and index > position + 1) or _duty(words, index):
            if words[index - 1].lower() == "không" and low in ("phải", "cần"):
                index -= 1
            return listed or (index if index > position + 1 else 0)
        if low in _TIMES and words[index + 1 : index + 2] in (["nhất"], ["cuối"], ["chót"]):
            break
        if low == "trước" and words[index + 1 : index + 2] == ["ngày"]:
            break
        if low == "không" and index > begin and words[index + 1 : index + 2] in (["phải"], ["được"], ["cần"]):
            return listed or index
        stop = action.get(index)
        if stop is None or words[index][0].isupper():
            index += 1
            continue
        if index < begin or _inner(words, index, inner_end) or tail.get(index, 0) > stop:
            longer = tail.get(index, 0)
            inner_end = stop if longer <= stop else 0  # another verb may follow it, as in "nhu cầu đăng ký tham gia"
            index = max(stop, longer)
            continue
        if low in _CHAIN or (
            low in ("sẽ", "đến", "học", "thi", "dự", "in", "ghi", "làm")
            and stop == index + 1
            and not (low in ("làm", "đến") and index > begin and not verb and _new_verb(words, at, index))
        ):
            index = stop
            continue
        if verb == 0 or (modified and stop > 0):
            verb, modified = index, stop < len(words) and words[stop].lower() in _BEHIND_INNER
        elif verb and action.get(verb) == index:
            verb = index if words[index].lower() in ("gửi", "nộp", "lập", "báo") else verb  # "tài sản thanh lý gửi …"
        index = stop
    if weak:
        return 0
    return (listed or verb) if verb else 0


def _inner(words: list[str], index: int, inner_end: int) -> bool:
    """Tell whether a verb belongs to the noun, adverb or verb before it."""
    before = words[index - 1].lower()
    return before in _CHAIN or before in _TAKERS or index == inner_end


def _new_verb(words: list[str], at: _At, index: int) -> bool:
    """Tell whether "làm đơn", "đến nộp" begins what they do."""
    following = words[index + 1].lower() if index + 1 < len(words) else ""
    return following in ("đơn", "thủ", "hồ", "việc", "lại", "nộp", "nhận", "gặp") or index + 1 in at.get("ACTION", {})


def _duty(words: list[str], index: int) -> bool:
    return [word.lower() for word in words[index : index + 3]] in (["có", "trách", "nhiệm"], ["chịu", "trách", "nhiệm"])


def _body(words: list[str], at: _At, index: int) -> bool:
    return words[index][:1].isupper() and index in at.get("AGENCY", {})
