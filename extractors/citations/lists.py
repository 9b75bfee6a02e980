"""The third step: how the citations of a paragraph stand to each other, and with that which phrase governs each.

A citation opens a subject phrase behind it ("về việc …"); what stands in it is nested. A governing phrase holds for
every item of its list, joined by comma, semicolon or "và", over subject phrases of any length, until another phrase
opens. So a sentence is read from left to right with a stack of open lists: its own, and one in each subject phrase.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon.lists import phrases
from .clauses import SENTENCE_END
from .gaps import Gap, subject_opening
from .governing import Cue, governing, verdict_behind
from .head import Head
from .opened import opened_list
from .table import TOKEN, entry_at

_AND_WORD = re.compile(r"(?:^|[\s,])(?:và|đồng\s+thời)\s+")
_CARRYING_OUT = re.compile(
    r"^(?:(?:về\s+)?(?:việc\s+)?|v/v\s+)(?:\w+\s+){0,2}?(?:thực\s+hiện|triển\s+khai|thi\s+hành)(?!\w)", re.I
)
_OPENING_ROWS = (5, 6, 9, 10, 11)
"""Rows of the phrases with which a letter opens: received, weighed, grounds, carried out, followed."""
_AMENDS, _IMPLEMENTS = 3, 10
_ITEM_WORDS = 14
"""How many words may stand between a separator and an item that the list's phrase holds for."""


class Link(NamedTuple):
    """How one citation stands: what governs it, in whose subject it stands, which list item is before it."""

    cue: Cue | None
    within: int | None = None
    """Index of the outer citation of the paragraph."""
    beside: int | None = None
    """Index of the item before it in its list."""


class _List(NamedTuple):
    """An open list: the citation in whose subject it stands, its phrase, its items so far."""

    outer: int | None
    cue: Cue | None
    items: tuple[int, ...]
    commas: bool = False
    """Whether commas part its items and no "và" has closed it."""


def link_heads(flat: str, heads: list[Head], start: int, end: int, carried: Cue | None) -> list[Link]:
    """Return the link of each citation of one paragraph.

    Args:
        flat: The text, line breaks as blanks.
        heads: The citations, in reading order.
        start: Where the paragraph's words begin.
        end: Where it ends.
        carried: The phrase of the paragraph above whose list this one goes on with.
    """
    return _Paragraph(flat, heads, start, end, carried).links() if heads else []


class _Paragraph:
    """One reading of a paragraph from left to right."""

    def __init__(self, flat: str, heads: list[Head], start: int, end: int, carried: Cue | None) -> None:
        self.flat, self.heads, self.start, self.end, self.carried = flat, heads, start, end, carried
        self.open: list[_List] = []

    def links(self) -> list[Link]:
        """Return the links in order."""
        found: list[Link] = []
        for index, head in enumerate(self.heads):
            low = self.heads[index - 1].end if index else self.start
            sentence = self._sentence(low, head.begin)
            if index == 0 or sentence is not None:
                found.append(self._first(index, low if sentence is None else sentence))
            else:
                found.append(self._next(index))
        return self._with_verdicts(found)

    def _sentence(self, low: int, high: int) -> int | None:
        ends = [match.end() for match in SENTENCE_END.finditer(self.flat, low, high)]
        return ends[-1] if ends else None

    # --- the first citation of a sentence ---

    def _first(self, index: int, low: int) -> Link:
        head = self.heads[index]
        cue = opened_list(self.flat, low, head.begin) or self._phrase(head, low)
        if cue is None and self.carried and not re.search(r"\w", self.flat[self.start : head.begin]):
            cue = self.carried
        self.open = [_List(None, cue, (index,))]
        return Link(cue)

    def _phrase(self, head: Head, low: int) -> Cue | None:
        """Return the phrase that governs the citation from `low` on: what the clause tells, else the nearest one."""
        if head.act and head.act.start >= low:
            return Cue(head.act, "mentions", 2)
        told = head.issuer if head.issuer and head.issuer.end <= head.start else None
        kind = (head.type_code, head.type_span.end) if head.type_code and head.type_span else None
        cue = governing(self.flat, low, head.begin, told, kind)
        speaks = head.issuer is not None and self.flat[head.end : head.issuer.start].strip() == ","
        # "Tại Công văn số …, Sở Tài chính đề nghị": what somebody says there lays nothing down
        return None if cue and speaks and cue.span.of(self.flat).lower() == "tại" else cue

    # --- the others ---

    def _next(self, index: int) -> Link:
        head, gap = self.heads[index], Gap(self.flat, self.heads[index - 1].end, self.heads[index].begin)
        if gap.joins:
            return self._item(index, gap.words, subject=False)
        if gap.closed is not None:
            return self._after_close(index, gap, gap.closed)
        resumed = self._resumed(index, gap, gap.opened) if gap.opened is not None else None
        if resumed:
            return resumed
        law = gap.law_beside
        joined = self._joined(index, gap) if law is None else None
        if joined is not None:
            return joined if isinstance(joined, Link) else self._item(index, joined, subject=gap.opened is not None)
        if gap.opened is None:
            return self._same_clause(index, gap.start)
        subject = gap.start + gap.opened
        # beside a law by its name it is governed as that is: "hướng dẫn Luật Dược và Nghị định số …"
        cue = self._phrase(head, subject) if law is None else governing(self.flat, subject, gap.start + law + 1)
        self.open.append(_List(index - 1, cue, (index,)))
        return Link(cue, index - 1)

    def _after_close(self, index: int, gap: Gap, closed: int) -> Link:
        head, begin, words = self.heads[index], gap.start + closed, gap.masked[closed:]
        cue = self._phrase(head, begin)
        semicolon = gap.masked[:closed].rstrip()[-1:] == ";"
        grounds = self.open[0].cue is not None and self.open[0].cue.row == 9  # everything in that line
        item = cue.carrier if cue else grounds or self._only_carriers(words, head, begin)
        if semicolon and item and len(words.split()) <= _ITEM_WORDS:
            return self._item(index, ";", subject=gap.opened is not None)
        bottom = self.open[0]
        self.open = [_List(bottom.outer, cue, (index,))]
        return Link(cue, bottom.outer)

    def _resumed(self, index: int, gap: Gap, opened: int) -> Link | None:
        """Return the link of a citation whose own phrase, joined by "và", goes on with the phrase before the list.

        "Căn cứ Quyết định … phê duyệt Đề án A và thực hiện Công văn …": it stands in no subject, unless the subject
        itself is about carrying something out.
        """
        joins = list(_AND_WORD.finditer(gap.masked, opened))
        bottom = self.open[0]
        if not joins or not bottom.cue or bottom.cue.row not in _OPENING_ROWS:
            return None
        begin = gap.start + joins[-1].end()
        cue = self._phrase(self.heads[index], begin)
        if cue is None or cue.carrier or cue.span.start - begin > 2 or cue.row not in _OPENING_ROWS:
            return None
        if cue.row >= _IMPLEMENTS and (bottom.cue.row >= _IMPLEMENTS or _CARRYING_OUT.search(gap.masked[opened:])):
            return None
        self.open = [_List(bottom.outer, cue, (index,))]
        return Link(cue, bottom.outer)

    def _joined(self, index: int, gap: Gap) -> Link | str | None:
        """Return the separator that joins the citation to a list, or its link where a new phrase opens behind it."""
        marks = gap.separators
        if not marks:
            return None
        first, mark = marks[0], marks[-1]
        head, masked, begin = self.heads[index], gap.masked, gap.start + mark.end()
        if self._only_carriers(masked[mark.end() :], head, begin):
            return masked[mark.start() :]
        if subject_opening(masked) is not None:
            return None
        cue = self._phrase(head, begin)
        follows = not masked[: first.start()].strip(' )”"')
        clause = masked[first.end() :].split()[:1]
        follows = follows and not phrases("no_item").intersection(clause)
        if follows and (cue is None or cue.carrier) and len(masked[first.end() :].split()) <= _ITEM_WORDS:
            return masked[first.start() :]
        if cue and cue.row < 12 and cue.span.start - begin <= 2:
            top = self.open[-1]
            self.open[-1] = top._replace(cue=cue, items=(index,))
            return Link(cue, top.outer)
        return None

    def _only_carriers(self, tail: str, head: Head, begin: int) -> bool:
        """Tell whether only carriers stand between separator and citation: "và ý kiến của Sở B tại Tờ trình"."""
        tokens = [(m.group().lower(), begin + m.start()) for m in TOKEN.finditer(tail)]
        words = [token[0] for token in tokens]
        last = len(words) - 1
        while last >= 0:
            if head.issuer and head.issuer.start <= tokens[last][1] < head.issuer.end:
                last -= 1
                continue
            hit = entry_at(words, last)
            if hit and not hit[1].carrier:
                return False
            if hit is None and words[last] not in phrases("determiners"):
                return False
            last = hit[0] - 1 if hit else last - 1
        return True

    def _same_clause(self, index: int, low: int) -> Link:
        """Link a citation behind another one in its clause, neither in a list with it nor in its subject."""
        top = self.open[-1]
        cue = self._phrase(self.heads[index], low)
        if (top.cue and top.cue.row == 9 and not (cue and cue.opens and cue.row < 9)) or (
            cue is None
            and not re.search(
                r"\w", re.sub(r"tại|trong|kèm theo|ban hành", "", self.flat[low : self.heads[index].begin])
            )
        ):
            cue = top.cue
        self.open[-1] = top._replace(cue=cue, items=(index,))
        return Link(cue, top.outer)

    # --- items of lists ---

    def _item(self, index: int, separator: str, *, subject: bool) -> Link:
        """Link the next item of one of the open lists."""
        depth = self._list_of(index, separator, subject)
        kept = self.open[depth]
        commas = "," in separator and not re.search(r"\b(?:và|hoặc)\b", separator)
        self.open = [*self.open[:depth], kept._replace(items=(*kept.items, index), commas=commas)]
        return Link(kept.cue, kept.outer, kept.items[-1])

    def _list_of(self, index: int, separator: str, subject: bool) -> int:
        """Return which open list the item goes on with: a semicolon leads out of every subject; else what is alike."""
        top = len(self.open) - 1
        if top == 0:
            return 0
        if ";" in separator:
            return 0
        kind = self.heads[index].type_code
        changes = self.open[top].cue
        inner, outer = ({self.heads[item].type_code for item in self.open[depth].items} for depth in (top, top - 1))
        if kind in inner and kind not in outer:
            return top
        if kind in outer and kind not in inner:
            return top - 1
        if changes and changes.row == _AMENDS and kind not in inner:  # a resolution amends no circular
            return top - 1
        if "," in separator and not re.search(r"\b(?:và|hoặc)\b", separator):
            return top - 1 if subject or self.open[top - 1].commas else top
        return top - 1 if subject or (self.open[top - 1].commas and len(self.open[top].items) == 1) else top

    # --- verdicts behind ---

    def _with_verdicts(self, links: list[Link]) -> list[Link]:
        """Take in the verdict behind a citation, which beats every phrase before it, for all items of its list."""
        found = list(links)
        for index in range(len(links) - 1, -1, -1):
            following = self.heads[index + 1] if index + 1 < len(links) else None
            later = found[index + 1] if following else None
            own = found[index].cue
            if (
                later
                and not (own and own.row == 1)  # "thay thế Công văn A; nội dung tại Công văn B hết hiệu lực"
                and later.beside == index
                and later.cue
                and later.cue.row == 1
                and later.cue.span.start > self.heads[index + 1].end
            ):
                found[index] = found[index]._replace(cue=later.cue)
                continue
            limit = following.begin if following else self.end
            verdict = verdict_behind(self.flat, self.heads[index].end, limit, governed=found[index].cue is not None)
            if verdict:
                at = self._spoken_of(found, index)
                found[at] = found[at]._replace(cue=verdict)
        return found

    def _spoken_of(self, links: list[Link], index: int) -> int:
        """Return the citation that a verdict behind this one is about.

        "Các quy định tại Thông tư A hướng dẫn Nghị định B hết hiệu lực": the subject of the sentence is A.
        """
        at = index
        while (outer := links[at].within) is not None:
            at = outer
        cue = links[at].cue
        return at if at == index or cue is None or cue.carrier else index


def subject_limits(heads: list[Head], links: list[Link], end: int) -> list[int]:
    """Return how far the subject of each citation may reach: to the next one that does not stand inside it."""
    limits = [end] * len(heads)
    waiting: list[int] = []
    for index, head in enumerate(heads):
        while waiting and waiting[-1] != links[index].within:
            limits[waiting.pop()] = head.start
        waiting.append(index)
    return limits
