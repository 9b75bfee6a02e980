"""The lists of words: every word of a list does in a sentence what the list is for."""

from __future__ import annotations

import pytest

from extractors.actors.sentence import Sentence
from extractors.language.words import plain, word_lists
from schemas import Span

# (list, sentence with the word, the first party that is read, up to its sure end)
SHOWN = [
    ("verb", "Các hộ dân {} hồ sơ", "Các hộ dân"),
    ("modal", "Các hộ dân {} nộp hồ sơ", "Các hộ dân"),
    ("assign", "{} Phòng Nội vụ lập hồ sơ", "Phòng Nội vụ"),
]


def _read(text: str) -> Sentence:
    return Sentence(text, Span(0, len(text)))


@pytest.mark.parametrize(("name", "text", "expected"), SHOWN, ids=[row[0] for row in SHOWN])
def test_every_word_of_a_list(name: str, text: str, expected: str) -> None:
    wrong = []
    for word in word_lists()[name]["words"]:
        sentence = _read(text.format(word))
        words = sentence.words
        found = [words.text[words.starts[p.start] : words.ends[p.sure - 1]] for p in sentence.phrases]
        if found[:1] != [expected]:
            wrong.append((word, found))
    assert not wrong


# (list, sentence with the word, the place of the last party)
PLACES = [
    ("assign", "{} Phòng Nội vụ lập hồ sơ", "assign"),
    ("via", "Các xã gửi hồ sơ {} Phòng Nội vụ", "via"),
    ("give", "Các xã {} Phòng Nội vụ", "give"),
    ("purpose", "Các xã gửi hồ sơ {} Phòng Nội vụ", "purpose"),
    ("along", "Các xã rà soát, {} Phòng Nội vụ", "along"),
]


@pytest.mark.parametrize(("name", "text", "expected"), PLACES, ids=[row[0] for row in PLACES])
def test_the_place_behind_every_word(name: str, text: str, expected: str) -> None:
    wrong = []
    for word in word_lists()[name]["words"]:
        sentence = _read(text.format(word))
        left = sentence.left(sentence.phrases[-1]) if sentence.phrases else None
        if left != expected:
            wrong.append((word, left))
    assert not wrong


def test_the_lists_say_why_and_hold_nothing_twice() -> None:
    for name, table in word_lists().items():
        assert table["why"], name
        assert [word for word in table["words"] if plain(word) != word and " " not in word] == [], name
        assert sorted({word for word in table["words"] if table["words"].count(word) > 1}) == [], name
