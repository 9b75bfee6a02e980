"""Changes of words, done to a document's text and to its gold record alike."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from extractors.document import DocumentText

Edit = tuple[int, int, str]
_UNTOUCHED = frozenset(("doc_type", "id", "within", "relation", "operator", "boundary", "last_day", "rrule", "issued"))
"""Keys of a gold record whose values are codes and days, no words."""


@dataclass(frozen=True)
class Rewriting:
    """A pattern and what stands in place of each match; None leaves it."""

    pattern: re.Pattern[str]
    put: Callable[[re.Match[str]], str | None]

    def edits(self, text: str) -> Iterator[Edit]:
        """Yield what changes in a text."""
        for match in self.pattern.finditer(text):
            new = self.put(match)
            if new is not None and new != match[0]:
                yield match.start(), match.end(), new

    def of_string(self, text: str) -> str:
        """Return the changed text."""
        return "".join(_pieces(text, list(self.edits(text))))


def spelled(pattern: str, put: Callable[[re.Match[str]], str | None]) -> Rewriting:
    """Return a change of spelling; a match never goes over a line end."""
    return Rewriting(re.compile(pattern, re.MULTILINE), put)


def words(pairs: Iterable[tuple[str, str]], *, exact: bool = False, before: str = "", after: str = "") -> Rewriting:
    """Return a change of words, over line ends too; capitals follow those that stood there unless `exact`."""
    to = {old if exact else old.lower(): new for old, new in pairs}
    either = "|".join(r"\s+".join(map(re.escape, old.split())) for old in sorted(to, key=len, reverse=True))

    def put(match: re.Match[str]) -> str:
        old = " ".join(match[0].split())
        new = to[old if exact else old.lower()]
        if not exact:
            new = new.upper() if old.isupper() else new[0].upper() + new[1:] if old[0].isupper() else new.lower()
        blanks, parts = re.findall(r"\s+", match[0]), new.split()
        between = [*blanks, *[" "] * len(parts)][: len(parts) - 1]
        joined = parts[0] + "".join(blank + part for blank, part in zip(between, parts[1:], strict=True))
        return joined + "\n" * (match[0].count("\n") - joined.count("\n"))

    return Rewriting(
        re.compile(rf"(?<!\w){before}(?:{either or '(?!)'})(?!\w){after}", 0 if exact else re.IGNORECASE), put
    )


def _pieces(text: str, edits: list[Edit]) -> Iterator[str]:
    at = 0
    for start, end, new in edits:
        yield text[at:start]
        yield new
        at = end
    yield text[at:]


def altered_text(document: DocumentText, change: Rewriting) -> DocumentText:
    """Return the document with its words changed, its lines where they were."""
    edits = list(change.edits(document.text))
    starts = [start for start, _, _ in edits]
    shifts = [0]
    for start, end, new in edits:
        shifts.append(shifts[-1] + len(new) - (end - start))

    def moved(at: int) -> int:
        index = bisect_left(starts, at)
        if not index or at >= edits[index - 1][1]:
            return at + shifts[index]
        start, _, new = edits[index - 1]  # within changed words: as many line ends behind as before
        inside = new
        position = 0
        for _ in range(document.text.count("\n", start, at)):
            position = inside.index("\n", position) + 1
        if document.text[at] == "\n":
            position = inside.index("\n", position)
        return start + shifts[index - 1] + min(position or at - start, len(new))

    lines = tuple(line._replace(start=moved(line.start), end=moved(line.end)) for line in document.lines)
    doubts = tuple(replace(doubt, start=moved(doubt.start), end=moved(doubt.end)) for doubt in document.doubts)
    return replace(document, text="".join(_pieces(document.text, edits)), lines=lines, segments=(), doubts=doubts)


def altered_gold(value: Any, change: Rewriting) -> Any:
    """Return a gold record with its words changed."""
    if isinstance(value, str):
        return change.of_string(value)
    if isinstance(value, list):
        return [altered_gold(item, change) for item in value]
    if isinstance(value, dict):
        return {key: item if key in _UNTOUCHED else altered_gold(item, change) for key, item in value.items()}
    return value
