"""Features of the words themselves: what a party does, what its name ends with and what it runs over."""

from __future__ import annotations

from collections.abc import Iterator

from .phrases import End, Phrase
from .sentence import Sentence


def of_deed(sentence: Sentence, phrase: Phrase, group: str) -> Iterator[str]:
    """Yield the first verb that may be the predicate of a party in a place of the `group`."""
    words = sentence.words
    at = phrase.first.at
    verb = " ".join(words.low[at : words.verb_end(at)]) if words.verb(at) else ""
    if verb:
        yield f"does:{verb}|{group}"
    if phrase.kind == "other":
        yield f"other|{'capital' if words.capital(phrase.start) else 'small'}|{group}"
        if verb:
            yield f"other|does {verb}"


def of_words(sentence: Sentence, phrase: Phrase, end: End) -> Iterator[str]:
    """Yield how much a name ran over since it might have ended first, its last word, and what is left to do."""
    words, first = sentence.words, phrase.first.at
    acts = sentence.acts(end)
    if end.at > first:
        size = _size(end.at - first)
        yield from (f"over {size}|{acts}", f"over {size}|{phrase.first.before}", f"last:{words.low_at(end.at - 1)}")
        if sentence.verb_behind_comma(first, end.at):
            yield "over comma verb"
    yield f"ahead:{'verb' if sentence.verb_behind_comma(end.at) else 'none'}|{acts}"


def _size(count: int) -> str:
    return str(count) if count < 3 else "few" if count < 5 else "some" if count < 9 else "many"
