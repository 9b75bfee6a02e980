"""One cited document as its text names it: all its mentions, and how its number reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from schemas import Span

from .governing import Cue
from .head import Head


class Likely(NamedTuple):
    """A likely number, the rule that gives it and the spans it rests on."""

    number: str
    rule: str
    spans: tuple[Span, ...]


class Naming(NamedTuple):
    """One mention with what the sentence makes of it."""

    head: Head
    cue: Cue | None
    within: Head | None = None
    """The mention in whose subject it stands."""
    listed: bool = False
    """Whether it stands in a list with another one."""
    limit: int = 0
    """How far its subject phrase may reach."""


class Group(NamedTuple):
    """The mentions of one cited document, in reading order."""

    namings: tuple[Naming, ...]
    number: str | None = None
    """As printed in the lead."""
    key: str | None = None
    issued: str | None = None
    likely: Likely | None = None
    """How the number probably reads where the printed one has a typo."""
    id: str = ""

    @property
    def heads(self) -> tuple[Head, ...]:
        """The mentions' places."""
        return tuple(naming.head for naming in self.namings)

    @property
    def first(self) -> Naming:
        """The first mention in reading order, which gives relation and nesting."""
        return self.namings[0]

    @property
    def lead(self) -> Head:
        """The mention that gives the number: the first, unless it has less of it than a later one."""
        first = self.namings[0].head
        if self.number and not first.numbered_fully:
            return next((naming.head for naming in self.namings if naming.head.numbered_fully), first)
        return first

    @property
    def kind(self) -> str | None:
        """The type of the document, told by the mention that gives its number."""
        return self.lead.type_code


def joined(a: Group, b: Group) -> Group:
    """Return both as one document that is numbered as the first is."""
    namings = tuple(sorted((*a.namings, *b.namings), key=lambda naming: naming.head.start))
    return a._replace(namings=namings, issued=a.issued or b.issued)


def merged(
    groups: list[Group], pairs: Callable[[Group], Iterable[str]], same: Callable[[Group, Group], Group | None]
) -> list[Group]:
    """Join each group into the first before it that shares one of its keys and is the same document.

    Args:
        groups: In reading order.
        pairs: Gives the keys under which a group looks for others.
        same: Gives the joined group, None where they are two documents.
    """
    kept: list[Group] = []
    places: dict[str, list[int]] = {}
    for group in groups:
        keys = list(pairs(group))
        for at in sorted({at for key in keys for at in places.get(key, ())}):
            both = same(kept[at], group)
            if both:
                kept[at] = both
                break
        else:
            at = len(kept)
            kept.append(group)
        for key in keys:
            if at not in places.setdefault(key, []):
                places[key].append(at)
    return kept
