"""How far a party goes that may act, or a list of them: every length, each with what speaks for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from schemas import Span

from .features import Traits
from .phrases import Phrase
from .sentence import Chain, Sentence

_GLUED = 4
"""How many parties of a list may be one name."""


class Length(NamedTuple):
    """One way to tell how far a party, or a list of them, goes."""

    names: tuple[Span, ...]
    """Nobody where there are none."""
    features: tuple[str, ...] = ()
    """What speaks for it."""


class Lengths:
    """Measures the parties of one document; `short_names` says where each stands that a bracket gives."""

    def __init__(self, traits: Traits, short_names: Mapping[int, Span], low: str) -> None:
        self.traits, self.short_names, self.low = traits, short_names, low

    def of(self, sentence: Sentence, phrase: Phrase, before: int | None = None) -> Iterator[Length]:
        """Yield the lengths of the lists that begin with the phrase; its names end `before` a token, if given."""
        chains = [chain for chain in sentence.chains(phrase) if before is None or chain[-1][1].at <= before]
        if len(chains) == 1 and self._leaves_nothing_open(sentence, chains[0]):
            yield Length((sentence.place(*chains[0][0]),))
            return
        for chain in chains:
            yield from self._of_chain(sentence, chain)

    def _leaves_nothing_open(self, sentence: Sentence, chain: Chain) -> bool:
        """Tell whether the only list is one party that can be named in one way alone: no features need choose."""
        if len(chain) > 1 or self._bracket_behind(sentence.place(*chain[0]).end) in self.short_names:
            return False
        return next(sentence.parted(*chain[0]), None) is None

    def _of_chain(self, sentence: Sentence, chain: Chain) -> Iterator[Length]:
        """Yield a list of parties one by one, and all of it as one name where one word of plurality holds for all."""
        names = tuple(sentence.place(*each) for each in chain)
        extent = tuple(self.traits.of_extent(sentence, chain))
        yield Length(names, extent)
        used = self.short_names.get(self._bracket_behind(names[-1].end))
        if used is not None:
            yield Length((used,), (*extent, "alias"))
        if len(chain) == 1:
            for parted, kind in sentence.parted(*chain[0]):
                parts = tuple(sentence.span_of(*piece) for piece in parted)
                apart = ("parted", f"parted|{kind}", f"parted|{chain[0][0].kind}", f"parted|{chain[0][1].over}")
                yield Length(parts, (*extent, *apart))
        if 1 < len(chain) <= _GLUED:
            first, last = chain[0][0], chain[-1][0]
            mark = sentence.words.low_at(chain[-2][1].at)
            kinds = f"{first.kind}{'*' * first.plural}>{last.kind}{'*' * last.plural}"
            capitals = (
                sentence.words.capital(at) for phrase, end in chain[1:] for at in range(phrase.start + 1, end.at)
            )
            own = "named" if any(capitals) else "bare"
            glued = ("glued", f"glued|{kinds}", f"glued|{mark}", f"glued|{own}|{first.plural}|{last.plural}")
            yield Length((Span(names[0].start, names[-1].end),), (*extent, *glued))

    def _bracket_behind(self, end: int) -> int:
        """Return where a bracket opens right behind a name, else -1."""
        at = end + len(self.low[end : end + 3]) - len(self.low[end : end + 3].lstrip())
        return at if self.low.startswith("(", at) else -1
