"""List and signature of a plain text whose columns one blank parts, as programs write that do not know columns.

    Nơi nhận: KT. GIÁM ĐỐC
    - Như trên; PHÓ GIÁM ĐỐC
    - Lưu: VT, NS.
    Lê Minh An

What can stand in the right column only is told by its words: authority, office, "(đã ký)", the signer's name
(Nghị định 30/2020/NĐ-CP, Phụ lục I mục II.7).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..agencies.closings import ARCHIVE, is_signer
from ..agencies.heads import AUTHORITY, is_body, is_office, is_whole_office
from ..agencies.persons import SIGNED
from ..document import Place
from ..text.capitals import is_upper
from ..text.keys import bare_in_place
from .assembly import PAGE_NUMBER, RawLine, piece_of
from .plain_columns import DISTRIBUTION, END_OF_FOOTER, MOST_FOOTER_LINES

_BULLET = re.compile(r"[-–—+•*·▪]")
_BLANK = re.compile(r"\s+")
_MOST_ABOVE = 3
"""Lines of the block that may stand above the list."""
_REST_OF_ITEM = 25
"""Characters at most of a line that goes on with the Lưu item."""
_FURTHER = 5
"""So many lines below the Lưu item may the signer stand."""
_LONGEST = 70


def closing_apart(lines: list[RawLine]) -> list[RawLine]:
    """Return the lines with the right column of each closing behind the left one, where its words tell it apart."""
    result: list[RawLine] = []
    at = 0
    while at < len(lines):
        closing = _Closing(lines, at) if _opens_list(lines[at]) else None
        if closing is not None and closing.titled and closing.mixed:
            above = closing.above(result)
            del result[len(result) - len(above) :]
            result += closing.columns(above)
            at = closing.end
        else:
            result.append(lines[at])
            at += 1
    return result


def _opens_list(line: RawLine) -> bool:
    heading = DISTRIBUTION.match(line.text) if line.place is Place.FULL else None
    rest = line.text[heading.end() :] if heading else ""
    return heading is not None and (not rest or rest[0] in "-–—+•*" or _is_title(rest))


def _is_title(text: str) -> bool:
    """Tell whether words are an authority, an office or a body in capitals, or an office and nothing else."""
    if not text or len(text) > _LONGEST or text[-1] in ";," or ":" in text:
        return False
    key = bare_in_place(text)
    if is_upper(text) and len(text) > 5:
        return AUTHORITY.match(key) is not None or is_office(text, key) or is_body(text, key)
    return text[0].isupper() and (is_whole_office(key) or (AUTHORITY.match(key) is not None and text[:2].isupper()))


@dataclass
class _Closing:
    """The lines from "Nơi nhận" on, parted."""

    lines: list[RawLine]
    start: int
    left: list[RawLine] = field(default_factory=list)
    right: list[RawLine] = field(default_factory=list)
    numbers: list[RawLine] = field(default_factory=list)
    """Lines that hold the page's number and stand in no column."""
    titled: bool = False
    """Whether an authority or office was found."""
    mixed: bool = False
    """Whether something of the right column stands before the end of the left one."""
    end: int = 0
    _signed: bool = False
    _archived: bool = False

    def __post_init__(self) -> None:
        self.titled = any(_is_title(line.text) for line in self.above(self.lines[: self.start]))
        self.end = self.start
        for line in self.lines[self.start : self.start + MOST_FOOTER_LINES]:
            if line.place is not Place.FULL or END_OF_FOOTER.match(line.text) or (self._archived and self._signed):
                break
            if self._archived and not self._goes_on(line):
                break
            self._take(line)
            self.end += 1
        self.mixed = self.mixed or (self._signed and bool(self.above(self.lines[: self.start])))

    def _goes_on(self, line: RawLine) -> bool:
        """Tell whether a line behind the Lưu item may still be of the closing: an office there opens another block."""
        if _is_title(line.text):
            return False
        short = len(line.text) <= _REST_OF_ITEM or _BULLET.match(line.text) is not None
        return short or self._cut(line.text) is not None or PAGE_NUMBER.fullmatch(line.text) is not None

    def _take(self, line: RawLine) -> None:
        if PAGE_NUMBER.fullmatch(line.text):
            self.numbers.append(line)
            return
        cut = self._cut(line.text)
        own = line.text if cut is None else line.text[: cut[0]]
        if own:
            self.mixed = self.mixed or cut is not None or bool(self.right)
            self._archived = self._archived or ARCHIVE.match(own) is not None
            self.left.append(piece_of(line, 0, len(own), Place.LEFT))
        if cut is not None:
            words = line.text[cut[1] :]
            self.titled = self.titled or _is_title(words)
            self._signed = self._signed or is_signer(words)
            self.right.append(piece_of(line, cut[1], len(line.text), Place.RIGHT))

    def _cut(self, text: str) -> tuple[int, int] | None:
        """Return where the left column ends and the right one begins; None where the line is of the left one."""
        heading = DISTRIBUTION.match(text)
        if heading:
            return (len(text[: heading.end()].rstrip()), heading.end()) if _is_title(text[heading.end() :]) else None
        archive = ARCHIVE.match(text) is not None
        if not _BULLET.match(text) and (_is_title(text) or (not archive and self._signs(text))):
            return 0, 0
        for blank in _BLANK.finditer(text):
            words, before = text[blank.end() :], text[blank.start() - 1]
            if before == "," and archive:  # units of a Lưu item: "VT, KT, NC"
                continue
            ended = before in ";.)”"
            capitals = is_upper(words) and not is_upper(text[: blank.start()])
            if (capitals or ended) and _is_title(words):
                return blank.span()
            if ended and self._signs(words) and not (archive and self._signed_below()):
                return blank.span()
        return None

    def _signed_below(self) -> bool:
        """Tell whether the signer stands on a line of his own below: a name behind the Lưu item is the drafter's."""
        below = self.lines[self.end + 1 : self.end + 1 + _FURTHER]
        return any(is_signer(line.text) for line in below)

    def _signs(self, words: str) -> bool:
        """Tell whether words stand for the signature, or name the signer under an office that was found before."""
        mark = SIGNED.match(words)
        rest = words[mark.end() :] if mark else words
        return (mark is not None and not rest) or (self.titled and not self._signed and is_signer(rest))

    def above(self, before: list[RawLine]) -> list[RawLine]:
        """Return the lines right above the list that are of the block."""
        count = 0
        while count < min(_MOST_ABOVE, len(before)):
            line = before[-1 - count]
            if line.place is not Place.FULL or not (is_upper(line.text) and _is_title(line.text)):
                break
            count += 1
        return before[len(before) - count :]

    def columns(self, above: list[RawLine]) -> list[RawLine]:
        """Return the left column and behind it the right one, with the lines of the block above the list."""
        over = [piece_of(line, 0, len(line.text), Place.RIGHT) for line in above]
        return [*self.left, *over, *self.right, *self.numbers]
