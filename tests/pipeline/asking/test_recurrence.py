"""Rules of the last day in time."""

from __future__ import annotations

import datetime as dt

import pytest

from pipeline.asking.recurrence import first_day, last_day_rule, occurrences

RULES = [  # written rule, operator → rule of the last day in time, its first day after 2023-01-15
    ("FREQ=MONTHLY;BYMONTHDAY=18", "before", "FREQ=MONTHLY;BYMONTHDAY=17", "2023-01-17"),
    ("FREQ=MONTHLY;BYMONTHDAY=1", "before", "FREQ=MONTHLY;BYMONTHDAY=-1", "2023-01-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=18", "by", "FREQ=MONTHLY;BYMONTHDAY=18", "2023-01-18"),
    ("FREQ=MONTHLY;BYMONTHDAY=31", "by", "FREQ=MONTHLY;BYMONTHDAY=-1", "2023-01-31"),
    ("FREQ=MONTHLY;BYMONTHDAY=30", "by", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2023-01-30"),
    ("FREQ=MONTHLY;BYMONTHDAY=30", "before", "FREQ=MONTHLY;BYMONTHDAY=28,29;BYSETPOS=-1", "2023-01-29"),
    ("FREQ=MONTHLY;BYMONTHDAY=29", "before", "FREQ=MONTHLY;BYMONTHDAY=28", "2023-01-28"),
    ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "by", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "2023-11-30"),
    ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "before", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1", "2023-12-31"),
    # the last day of each quarter: a yearly rule with BYSETPOS would keep one day of the year only
    ("FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=31", "by", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1", "2023-03-31"),
    (
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",
        "before",
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=24",
        "2023-03-24",
    ),
    ("FREQ=WEEKLY;BYDAY=FR", "before", "FREQ=WEEKLY;BYDAY=TH", "2023-01-19"),
    ("FREQ=WEEKLY;BYDAY=MO", "before", "FREQ=WEEKLY;BYDAY=SU", "2023-01-22"),
    ("FREQ=YEARLY;BYMONTH=7", "window", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=-1", "2023-07-31"),
    ("FREQ=DAILY", "every", "FREQ=DAILY", "2023-01-16"),
]


@pytest.mark.parametrize(("written", "operator", "rule", "first"), RULES)
def test_rule_of_the_last_day(written: str, operator: str, rule: str, first: str) -> None:
    assert last_day_rule(written, operator) == rule
    assert first_day(rule, "2023-01-15") == dt.date.fromisoformat(first)


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY", "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=6", None])
def test_no_written_day_no_day(rule: str | None) -> None:
    assert last_day_rule(rule, "every") is None


def test_months_without_the_day_are_not_skipped() -> None:
    rule = last_day_rule("FREQ=MONTHLY;BYMONTHDAY=30", "by")
    assert rule
    days = occurrences(rule, dt.date(2023, 1, 31), dt.date(2023, 2, 1), dt.date(2023, 4, 30))
    assert [f"{day:%m-%d}" for day in days] == ["02-28", "03-30", "04-30"]
