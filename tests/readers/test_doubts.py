"""What a reader repaired, guessed or left out stands in the record, and a value that rests on it is to be looked at."""

from __future__ import annotations

import pytest

from extractors.document import Doubt
from extractors.readers.assembly import RawLine, TextBuilder
from schemas import Span

PLACES = [
    # doubted characters of the source, what they are in the text
    ((2, 4), [Doubt(2, 4)]),
    ((4, 6), [Doubt(3, 4), Doubt(5, 6)]),  # left out of the text: what stands on both sides
    ((8, 30), [Doubt(7, 9)]),
    ((40, 41), [Doubt(8, 9)]),  # behind the end: the last character
]


@pytest.mark.parametrize(("source", "doubts"), PLACES)
def test_places(source: tuple[int, int], doubts: list[Doubt]) -> None:
    builder = TextBuilder()
    builder.add(RawLine("abcd", [(0, 4, 0)]))
    builder.add(RawLine("efgh", [(0, 4, 6)]))
    builder.doubt(*source)
    document = builder.build("text/plain")
    assert document.text == "abcd\nefgh"
    assert list(document.doubts) == doubts


def test_unreadable_characters_are_doubtful() -> None:
    builder = TextBuilder()
    builder.add(RawLine("a\ufffdb", [(0, 3, 0)]))
    document = builder.build("text/plain")
    assert document.doubts == (Doubt(1, 2),)
    assert [document.is_doubtful(Span(a, b)) for a, b in ((0, 1), (0, 2), (1, 2), (2, 3))] == [False, True, True, False]
