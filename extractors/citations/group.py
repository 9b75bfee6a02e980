"""One cited document as its text names it: all its mentions, and how its number reads."""

from __future__ import annotations

from dataclasses import dataclass, field

from schemas import Span

from .heads import Head
from .relations import Link


@dataclass(frozen=True, slots=True)
class Likely:
    """A likely number, the rule that gives it and the spans it rests on."""

    number: str
    rule: str
    spans: tuple[Span, ...]


@dataclass
class Group:
    """The mentions of one cited document."""

    heads: list[Head] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    number: str | None = None
    """As printed in the lead."""
    key: str | None = None
    issued: str | None = None
    likely: Likely | None = None
    """How the number probably reads where the printed one has a typo."""
    id: str = ""

    @property
    def lead(self) -> Head:
        """The mention that gives the number: the first, unless it has less of it than a later one."""
        first = self.heads[0]
        if self.number and not first.numbered_fully:
            return next((head for head in self.heads if head.numbered_fully), first)
        return first

    def absorb(self, other: Group) -> None:
        """Take in the mentions of the other group, in reading order."""
        both = sorted(
            zip([*self.heads, *other.heads], [*self.links, *other.links], strict=True), key=lambda pair: pair[0].start
        )
        self.heads, self.links = [head for head, _ in both], [link for _, link in both]
        self.issued = self.issued or other.issued
