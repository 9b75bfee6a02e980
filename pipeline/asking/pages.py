"""Answers that a limit may have cut, and say so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, TypeVar

Item = TypeVar("Item")


class Cut:
    """An answer that knows what ended it early."""

    cut_by: tuple[str, ...]
    """`limit` (there are further entries), `depth` (the way goes on); empty where the answer is whole."""

    @property
    def truncated(self) -> bool:
        """Whether there is more than this answer shows."""
        return bool(self.cut_by)


class Page(list[Item]):
    """A page of an answer, as a list."""

    name: ClassVar[str]
    """What the entries are called in JSON."""

    def __init__(self, items: Iterable[Item] = (), truncated: bool = False, cursor: str | None = None) -> None:
        super().__init__(items)
        self.truncated = truncated
        """Whether there are more than this page shows."""
        self.cursor = cursor
        """Where the next page begins; None at the end."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        entries = [item.to_dict() for item in self]  # type: ignore[attr-defined]
        return {self.name: entries, "truncated": self.truncated, "cursor": self.cursor}
