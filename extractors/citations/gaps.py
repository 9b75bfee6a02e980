"""The words between two citations of a paragraph: whether they join the two, open a subject phrase, or close it."""

from __future__ import annotations

import re
from functools import cached_property

from ..lexicon.lists import any_of
from .clauses import clause_edges

_LINK = re.compile(
    rf"[\s,;:“”\"()\-–+¹²³⁴⁵⁶⁷⁸⁹⁰]*(?:(?:{any_of('separators')}|với)\s+)?"
    r"(?:(?:các|những|của|số)\s+)?[\s\-“\"(]*$"
)
_SEPARATOR = re.compile(rf"(?P<mark>[,;])\s|\s(?P<word>{any_of('separators')})\s")
_OPENING = re.compile(r"[\s,¹²³⁴⁵⁶⁷⁸⁹⁰)“\"]*(?:\([^)]{0,60}\)\s*)?(?P<quote>[“\"])?(?P<word>\w+)")
_COMMA_FIRST = re.compile(r"[\s¹²³]*,")
_ABOUT = re.compile(r"[,\s)¹²³]*(?:\([^)]{0,60}\)\s*)?[“\"]?(?:về|v/v|Về|V/v)(?!\w)", re.I)
_NO_SUBJECT = re.compile(rf"{any_of('no_subject')}(?!\w)")
_SUBJECT_END = re.compile(rf",\s+(?={any_of('subject_ends')}(?!\w))|(?<=;)\s|(?<=:)\s|\.\s|\s(?=có\s+hiệu\s+lực(?!\w))")
_LAW_BESIDE = re.compile(r"\s(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s[^,;.:]{2,60}(?:\s+và|,)\s+(?:các\s+)?$")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|\([^()]{0,80}\)")
_COMPOUND = re.compile(r"sửa\s+đổi,\s+(?:bổ\s+sung|thay\s+thế)|điều\s+chỉnh,\s+bổ\s+sung", re.I)
"""Verbs whose comma parts no items."""


class Gap:
    """The words between one citation and the next; places in it are counted from its first character."""

    def __init__(self, flat: str, start: int, end: int) -> None:
        self.start = start
        """Where it begins in the text."""
        self.words = flat[start:end]

    @property
    def joins(self) -> bool:
        """Whether nothing but a separator stands in it."""
        return _LINK.fullmatch(self.words) is not None

    @cached_property
    def masked(self) -> str:
        """The words with blanks for what is quoted or in brackets, and no comma where it parts no items."""
        masked = _QUOTED.sub(lambda match: " " * len(match.group()), self.words)
        return _COMPOUND.sub(lambda match: match.group().replace(",", " "), masked)

    @cached_property
    def opened(self) -> int | None:
        """Where the subject phrase of the citation before begins, None where none does."""
        return subject_opening(self.words)

    @cached_property
    def closed(self) -> int | None:
        """Where the citing body's own clause, or the next item of a semicolon list, begins."""
        begin = self.opened or 0
        ends = [match.end() for match in _SUBJECT_END.finditer(self.masked, begin)]
        ends += clause_edges(self.masked, begin, len(self.masked))
        return max(ends) if ends else None

    @property
    def law_beside(self) -> int | None:
        """Where a law by its name begins that the next citation is named together with, in the subject phrase."""
        law = _LAW_BESIDE.search(self.masked, self.opened) if self.opened is not None else None
        return law.start() if law else None

    @property
    def separators(self) -> list[re.Match[str]]:
        """The commas, semicolons and words in it that may part items."""
        return list(_SEPARATOR.finditer(self.masked))


def subject_opening(words: str) -> int | None:
    """Return where a subject phrase begins in the words behind a citation, None where none does.

    >>> subject_opening(" về việc thi tuyển; "), subject_opening(" và ")
    (1, None)
    """
    about = _ABOUT.match(words)
    if about:
        return about.start() + len(about.group()) - len(about.group().lstrip(" ,)¹²³"))
    opening = _OPENING.match(words)
    if not opening or _COMMA_FIRST.match(words) or _NO_SUBJECT.match(words, opening.start("word")):
        return None
    return opening.start("word")
