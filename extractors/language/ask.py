"""Asking underthesea: where our word lists leave the end of a party unsure, its part-of-speech tagger finds the verb.

It is loaded when first asked (about two seconds) and takes some 8 ms a sentence: one sentence at a time, only then.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Tally:
    """How often underthesea was asked, and how often it could tell."""

    asked: int = 0
    answered: int = 0


tally = Tally()
"""Counts of this process; `make bench` prints them."""

_ENDS = frozenset(("V", "R", "X", "CH"))
"""Tags that end a party: verb, adverb, other, punctuation. An adjective before them ("nhanh chóng") ends it too."""

_JOINTS = frozenset((",", "-", "–", "—", "&", "/"))
"""Marks inside a name or a list that the grammar has joined: they do not end it, only the verb behind them does."""


def tagged(sentence: str) -> list[tuple[int, int, str]] | None:
    """Return (start, end, tag) of underthesea's words at their exact places, or None where they cannot be found again.

    The tagger moves tone marks and white space, but not the number of letters: places are counted in letters.
    """
    from underthesea import pos_tag

    places = [index for index, letter in enumerate(sentence) if not letter.isspace()]
    result, at = [], 0
    for word, tag in pos_tag(sentence):
        length = sum(not letter.isspace() for letter in word)
        if length == 0:
            continue
        if at + length > len(places):
            return None
        result.append((places[at], places[at + length - 1] + 1, str(tag)))
        at += length
    return result if at == len(places) else None


def party_end(sentence: str, start: int, head_end: int, end: int) -> int | None:
    """Return where the party `sentence[start:end]` ends: before the first verb or adverb after its head words.

    None where underthesea cannot tell, or agrees that it ends at `end`.
    """
    tally.asked += 1
    words = tagged(sentence)
    if words is None:
        return None
    tally.answered += 1
    last = head_end
    for word_start, word_end, tag in words:
        if word_start < head_end:
            continue
        if word_start >= end:
            return None
        if tag == "CH" and sentence[word_start:word_end] in _JOINTS:
            continue
        if tag in _ENDS and sentence[word_start].isupper() and tag != "CH":
            last = word_end  # "Phòng Kiểm tra": a verb with a capital is part of the name
            continue
        if tag in _ENDS:
            return last if last < end else None
        if tag != "A":
            last = word_end
    return None
