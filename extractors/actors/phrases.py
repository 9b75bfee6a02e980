"""Noun phrases that name bodies and people: where one begins, and every place where it may end.

A head from the lists, then what may go on it: capitals, levels, fields, lists of one kind, the body it belongs to, a
clause that tells which are meant. Where a verb or an unknown word leaves it open whether the phrase goes on, both ends
are kept, each with what follows it and what it ran over; the ranking chooses.
"""

from __future__ import annotations

from ..agencies.names import field_end
from ..language.words import Words, is_compound
from .heads import head_at, openings
from .joins import VERBS, End, Joins, Phrase

__all__ = ["End", "Phrase", "find_phrases", "read_phrase"]

_REACH = 60
"""How many tokens a phrase has at most."""
_NAMED_AFTER = ("đạo", "gia", "tác", "ngành", "ương")
"""Behind them "về" may say what a body is for: "Ban Chỉ đạo về …"."""
_ENDING_LEVELS = ("tỉnh", "huyện", "quận", "phường")
"""Behind them a name in small letters has ended: "Sở Y tế tỉnh rà …"."""


def find_phrases(words: Words) -> list[Phrase]:
    """Return the phrases in their order; none begins inside another's sure part."""
    found: list[Phrase] = []
    done = 0
    for index in sorted(openings(words)):
        if index < done:
            continue
        phrase = read_phrase(words, index)
        if phrase is not None:
            found.append(phrase)
            done = phrase.sure
    return found


def read_phrase(words: Words, index: int) -> Phrase | None:
    """Return the phrase whose head begins at the token."""
    head = head_at(words, index)
    if head is None:
        return None
    end, kind, plural = head
    phrase = Phrase(index, end, kind, plural)
    _PhraseReader(words, phrase).read()
    return phrase if phrase.ends else None


def read_phrase_from(words: Words, phrase: Phrase) -> None:
    """Fill the ends of a phrase whose head is known by its place alone."""
    _PhraseReader(words, phrase).read()


class _PhraseReader(Joins):
    """Reads on from the head of one phrase."""

    def read(self) -> None:
        """Fill the phrase's ends."""
        position, last = self.head_end, min(len(self.words), self.phrase.start + _REACH)
        while position < last:
            following = self._step(position)
            if not following:
                break
            position = following
        else:
            self._end(position, "end" if position >= len(self.words) else "stop")
        if not self.phrase.ends:
            self._end(position, self._class(position))

    def _step(self, position: int) -> int:
        """Return where to go on behind the token, 0 where the phrase ends; notes the ends passed."""
        words, token = self.words, self.words.low_at(position)
        if token == "(":
            return self._bracket(position)
        if token == "%":
            return position + 1
        if not token[0].isalnum() or token in ("và", "hoặc", "cùng"):
            return self._join(position)
        if token[0].isdigit():
            return self._number(position)
        if self.over in ("opener", "weak"):
            return self._in_clause(position)
        if position in words.at["noun"] and not words.end("stop", position):
            return words.end("noun", position)
        field_name = field_end(words, position) if words.capital(position) else 0
        if field_name and self.kind != "person":
            return field_name
        if self.kind in ("body", "office", "person") and words.capital(position):
            return self._capital(position)
        if self.kind == "body" and words.capital(position - 1) and is_compound(words.low[position - 1 : position + 1]):
            return position + 1  # "Ban Thư ký": "ký" is no verb there
        return self._belongs(position) or self._verb_or_clause(position)

    def _capital(self, position: int) -> int:
        self.loose = 0
        return max(position + 1, self.words.end("body", position))

    def _verb_or_clause(self, position: int) -> int:
        words = self.words
        modifier = words.end("modifier", position)
        verb = words.verb(position)
        verb_end = words.verb_end(position) if verb else 0
        if modifier and modifier >= verb_end:
            if verb or words.end("opener", position):  # "các cơ sở kinh doanh": a kind, or what they do
                self._end(position, verb or "opener")
                self.over = self.over or "weak"
            self.loose = 0
            return modifier
        if verb and self.kind == "body" and words.low_at(verb_end) == "-" and words.capital(verb_end + 1):
            return verb_end  # "Khoa Hồi sức tích cực - Chống độc"
        if verb:
            return self._verb(position, verb, verb_end)
        if words.end("opener", position) and self.kind in ("group", "office", "body", "other"):
            self._end(position, "opener")
            if not self.several and self.kind == "body":
                return 0
            self.over = "opener"
            behind = words.end("opener", position)
            return max(behind, words.verb_end(behind) if behind < len(words) and words.verb(behind) else 0)
        if words.low[position] == "về" and self.kind == "body" and words.low[position - 1] in _NAMED_AFTER:
            if words.capital(position + 1):
                return position + 2  # "Ban Chỉ đạo quốc gia về IUU"
            self._end(position, "stop")
            self.over = "unknown"
            return position + 1
        if words.end("stop", position) and not (words.capital(position) and words.capital(position - 1)):
            self._end(position, "stop")
            if self.phrase.kind == "other" and words.end("goes_on", position):
                self.over = "opener"  # "Thân nhân liệt sĩ ở xa …"
                return position + 1
            return 0
        return self._unlisted(position)

    def _verb(self, position: int, verb: str, verb_end: int) -> int:
        words, start = self.words, self.phrase.start
        self._end(position, verb)
        named = words.end("work", position)
        if named and position == self.head_end and self._works(start):
            self.over = "work"
            return named
        if self.kind == "person" or position in words.at["along"]:
            return 0
        handed = words.low_at(start - 1) in ("giao", "công") and verb_end < len(words)
        if handed and words.verb(verb_end):
            return 0  # "Giao các đơn vị chủ trì xây dựng …": the duty, not which of them
        if verb == "weak":
            self.over, self.verbs = "weak", 1
            return verb_end
        if verb == "verb" and self._modal_ahead(verb_end):
            self.over, self.verbs = "weak", 1
            return verb_end
        return 0

    def _modal_ahead(self, position: int) -> bool:
        """Tell whether "phải", "sẽ" … follow in the clause: "học viên thực hiện luận văn sẽ nộp"."""
        words = self.words
        for index in range(position, min(len(words), position + 10)):
            if not words.is_word(index) or words.end("stop", index):
                return False
            if words.low[index] in ("phải", "sẽ", "thì") or words.end("modal", index) > index + 2:
                return True
        return False

    def _works(self, start: int) -> bool:
        words = self.words
        begin = words.end("plural", start) or start
        return words.end("work_head", begin) == self.head_end

    def _in_clause(self, position: int) -> int:
        """Go on through a clause that tells which are meant; every verb may be the main one."""
        words = self.words
        modifier, verb = words.end("modifier", position), words.verb(position)
        if verb == "modal" or position in words.at["along"]:
            self._end(position, verb or "verb")
            return 0
        if modifier > (words.verb_end(position) if verb else 0):
            return modifier
        if verb:
            self._end(position, verb)
            self.verbs += 1
            return words.verb_end(position) if self.verbs <= VERBS else 0
        stop = words.end("stop", position)
        if stop and not words.end("goes_on", position):
            self._end(position, "stop")
            return 0
        return max(position + 1, words.end("noun", position))

    def _unlisted(self, position: int) -> int:
        """Go on over a word of no list: part of a name in small letters, or a verb that is not known."""
        words = self.words
        previous_capital = words.capital(position - 1)
        if self.kind == "person" or (self.kind == "body" and words.low_at(position - 1) in _ENDING_LEVELS):
            self._end(position, "unknown")
            return 0
        named = words.end("lone", position) if self.kind == "body" else 0
        if named > position + 1:  # "Phòng Tuyên truyền - Hỗ trợ người nộp thuế"
            self._end(position, "unknown")
            self.over = self.over or "unknown"
            return named
        self.loose += not previous_capital
        if self.phrase.kind == "other":
            return position + 1 if self.loose < 12 else 0
        if self.loose == 1 and not previous_capital:
            handed = max(words.end("product", position), words.end("thing", position)) > position + 1
            self._end(position, "thing" if handed else "unknown")  # "báo cáo Sở Y tế kết quả tuyển dụng"
            self.over = self.over or "unknown"
        return position + 1 if self.loose < 8 else 0

    def _belongs(self, position: int) -> int:
        """Go on to the body or the kind that "của", "thuộc", "các" or the mere place behind an office leads to."""
        words = self.words
        link = words.end("belongs", position)
        inner = link or position
        if inner >= len(words):
            return 0
        if not link and self.kind == "group" and not words.end("plural", inner) and not words.capital(inner):
            level = words.end("level", inner)
            return level if level and (words.capital(level) or words.end("level", inner)) else 0
        head = head_at(words, inner)
        if head is None or (not link and head[1] == "person"):
            level = words.end("level", inner)
            if level:
                return level
            if link and words.capital(inner):
                return inner + 1
            return 0
        if link and words.low_at(position) in ("tại", "ở", "trong", "do"):
            self._end(position, "stop")
        if not link and not head[2] and head[1] == "group" and self.kind == "body":
            return 0
        self.kind, self.several, self.loose = head[1], head[2], 0
        self.head_end = max(self.head_end, head[0])
        return head[0]

    def _number(self, position: int) -> int:
        words = self.words
        before, token = words.low_at(position - 1), words.words[position]
        named = len(token) <= 3 and token.isdigit() and token[0] != "0"
        if before in ("khóa", "k") or (named and (words.end("numbered", position - 1) or self._name_before(position))):
            return position + 1
        if self.over in ("opener", "weak"):
            return position + 1
        self._end(position, "stop")
        return 0

    def _name_before(self, position: int) -> bool:
        """Tell whether a number goes on with a name: "Phòng 15", "Trung tâm Viễn thông 2"."""
        words = self.words
        return words.capital(position - 1) or (self.kind == "body" and words.capital(position - 2))

    def _bracket(self, position: int) -> int:
        words = self.words
        self._end(position, "bracket")
        close = next((i for i in range(position, min(len(words), position + 16)) if words.low[i] == ")"), 0)
        inner = head_at(words, position + 1) if close else None
        if inner is None or self.kind == "person" or self.over:
            return 0
        self.over = "bracket"
        self._end(close + 1, self._class(close + 1))
        return 0
