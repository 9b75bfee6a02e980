"""Which headers begin a further dispatch, and which stand in an appendix."""

from __future__ import annotations

import pytest

from extractors.document import DocumentText
from extractors.parts import part_starts
from extractors.readers import read
from tests.parts.letters import (
    ANNEX,
    APPLICATION,
    COPY,
    FIRST,
    FORM,
    FORM_OF_ONE_BODY,
    PARTY,
    REGULATION,
    REGULATION_WITH_NUMBER,
    SECOND,
    THIRD,
    UNNUMBERED,
    UNSIGNED,
    in_pages,
)

SEVERAL = [
    ((FIRST, SECOND), [1]),  # what is sent along behind
    ((FIRST, ANNEX, SECOND), [2]),  # an appendix stays with the letter before it
    ((FIRST, SECOND, THIRD), [1, 2]),  # a bundle
    ((FIRST, SECOND, FORM), [1]),  # a form stays with the second letter
    ((FIRST, PARTY), [1]),  # "Số 215-CV/BTCTU", "ĐẢNG CỘNG SẢN VIỆT NAM"
    ((FIRST, UNNUMBERED), [1]),  # the serial is blank, the day is not
    ((THIRD, FIRST), [1]),  # a plan, then a letter about it
]
ONE = [
    (FIRST,),
    (FIRST, ANNEX),
    (FIRST, FORM),  # blanks for number and day
    (FIRST, FORM_OF_ONE_BODY),  # a form with the body's name printed
    (FIRST, ANNEX, FORM, FORM),
    (FIRST, REGULATION),  # quốc hiệu, a title and a signature, but no number of its own
    (FIRST, REGULATION_WITH_NUMBER),
    (FIRST, APPLICATION),  # a person's letter has no number
    (FIRST, COPY),  # the block of a copy certifies the letter before it
    (FIRST, FIRST),  # the same letter twice
]


@pytest.mark.parametrize(("pieces", "begin"), SEVERAL)
def test_each_dispatch_is_a_part_on_pages(pieces: tuple[str, ...], begin: list[int]) -> None:
    document = in_pages(*pieces)
    assert [document.lines[line].page for line in part_starts(document)] == [1, *(index + 1 for index in begin)]


@pytest.mark.parametrize(("pieces", "begin"), SEVERAL)
def test_each_dispatch_is_a_part_without_pages(pieces: tuple[str, ...], begin: list[int]) -> None:
    document = read("\n\n".join(pieces).encode(), "a.txt")
    firsts = [pieces[index].split("\n")[0] for index in begin]
    starts = part_starts(document)
    assert [document.text_of(document.lines[line]).split("  ")[0] for line in starts[1:]] == firsts
    for index, line in zip(begin, starts[1:], strict=True):
        assert document.text[document.lines[line].start :].count("Kính gửi") == "".join(pieces[index:]).count(
            "Kính gửi"
        )


@pytest.mark.parametrize("pieces", ONE)
def test_what_belongs_to_a_dispatch_stays_with_it(pieces: tuple[str, ...]) -> None:
    for document in (in_pages(*pieces), read("\n\n".join(pieces).encode(), "a.txt")):
        assert part_starts(document) == (0,)


def test_only_the_first_page_of_the_second_letter_was_scanned() -> None:
    assert len(part_starts(in_pages(FIRST, UNSIGNED))) == 2


def test_a_header_in_the_middle_of_a_page_begins_nothing() -> None:
    document = in_pages(FIRST, f"{ANNEX}\n{SECOND}")
    assert part_starts(document) == (0,)


def test_an_empty_text_has_one_part() -> None:
    assert part_starts(DocumentText("", (), "text/plain")) == (0,)
