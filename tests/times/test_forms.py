"""Every form of time reads its own examples, is looked for in each of them, and lets its near misses be."""

from __future__ import annotations

import pytest

from extractors.text.keys import lower_in_place
from extractors.times import find_times, may_hold_time, read_time
from extractors.times.forms import TimeExample, TimeForm, forms, forms_in
from extractors.times.limits import LIMITS
from extractors.times.words import deadline_words, word_pattern

ISSUED = "ngày 15 tháng 3 năm 2023"
EXAMPLES = [(form, example) for form in forms() for example in form.examples]
NEAR = [(form, text) for form in forms() for text in form.near]


def _name(value: object) -> str:
    return value.name if isinstance(value, TimeForm) else value.text if isinstance(value, TimeExample) else str(value)


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=_name)
def test_an_example_reads_as_its_form(form: TimeForm, example: TimeExample) -> None:
    reading = read_time(example.text, example.hint, ISSUED)
    assert reading is not None and reading.form == form.name
    assert (reading.operator, reading.boundary, reading.last_day, reading.rrule) == example[1:5]


@pytest.mark.parametrize(("form", "example"), EXAMPLES, ids=_name)
def test_an_example_is_found_and_passes_the_quick_search(form: TimeForm, example: TimeExample) -> None:
    low = lower_in_place(example.text)
    assert form in forms_in(low) and may_hold_time(low)
    # in the middle of a sentence too
    times = find_times(f"Đề nghị các đơn vị {example.hint} thực hiện {example.text}, đúng quy định.")
    assert [time.form for time in times if not example.hint or time.form != "each"] == [form.name]


@pytest.mark.parametrize(("form", "text"), NEAR, ids=_name)
def test_a_near_miss_is_not_of_the_form(form: TimeForm, text: str) -> None:
    assert form.name not in [time.form for time in find_times(f"Nội dung {text}, theo quy định.")]


def test_forms_are_named_once_and_have_examples_and_near_misses() -> None:
    names = [form.name for form in forms()]
    assert len(set(names)) == len(names)
    assert all(form.examples and form.near for form in forms())
    assert {form.limit for form in forms()} == set(LIMITS)
    assert {form.kind for form in forms()} == {"point", "window", "term", "recurring"}


@pytest.mark.parametrize("name", deadline_words()["words"])
def test_a_list_of_words_finds_its_examples_and_leaves_its_near_misses(name: str) -> None:
    row, pattern = deadline_words()["words"][name], word_pattern(name)
    search = pattern.match if row.get("at") in ("start", "whole") else pattern.search
    assert row["why"] and row["examples"]
    assert [text for text in row["examples"] if not search(text)] == []
    assert [text for text in row["near"] if search(text)] == []
