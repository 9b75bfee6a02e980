"""When what comes again ends, what lies before the issue of the document, and tasks that share their words."""

from __future__ import annotations

import pytest

from schemas import Span
from tests.deadlines.letters import deadlines, letter

ENDS: list[tuple[str, str, str, str | None]] = [
    # (sentence, doc type, rule, last day of it)
    ("Báo cáo định kỳ hằng tuần đến hết tháng 6/2023.", "CV", "FREQ=WEEKLY", "2023-06-30"),
    ("Gửi báo cáo trước ngày 20 hằng tháng (đến hết năm 2024).", "CV", "FREQ=MONTHLY;BYMONTHDAY=20", "2024-12-31"),
    ("Từ nay đến hết ngày 30/6/2023, hằng tuần các xã báo cáo kết quả.", "CV", "FREQ=WEEKLY", "2023-06-30"),
    # no end is stated
    ("Báo cáo trước ngày 20 hằng tháng.", "CV", "FREQ=MONTHLY;BYMONTHDAY=20", None),
]


@pytest.mark.parametrize(("sentence", "code", "rrule", "ends"), ENDS, ids=[row[0][:50] for row in ENDS])
def test_until_when(sentence: str, code: str, rrule: str, ends: str | None) -> None:
    assert [(d.rrule, d.ends) for d in deadlines(sentence, doc_type=code)] == [(rrule, ends)]


PLANS: list[tuple[str, str, str, str | None]] = [
    # (subject, doc type, sentence, last day)
    ("Phòng, chống dịch giai đoạn 2021 - 2025", "KH", "Định kỳ hằng quý báo cáo về Sở.", "2025-12-31"),
    ("Phòng, chống thiên tai năm 2023", "KH", "Định kỳ hằng quý báo cáo về Sở.", "2023-12-31"),
    ("thực hiện Kế hoạch số hóa giai đoạn 2021 – 2025", "CV", "Gửi báo cáo trước ngày 15/12 hằng năm.", "2025-12-31"),
    # a year's letter is no plan of the year; a regulation has no end; a period that is over is another's
    ("báo cáo công tác dân vận năm 2023", "CV", "Định kỳ hằng quý báo cáo về Sở.", None),
    ("Quy chế phối hợp giai đoạn 2021 - 2025", "QĐ", "Định kỳ hằng quý báo cáo về Sở.", None),
    ("Tổng kết chương trình giai đoạn 2016 - 2020", "KH", "Định kỳ hằng quý báo cáo về Sở.", None),
    ("Kế hoạch năm học 2023 - 2024", "KH", "Định kỳ hằng quý báo cáo về Sở.", None),
]


@pytest.mark.parametrize(("subject", "code", "sentence", "ends"), PLANS, ids=[row[0][:50] for row in PLANS])
def test_with_the_plan(subject: str, code: str, sentence: str, ends: str | None) -> None:
    (found,) = letter(sentence, doc_type=code, subject=subject).deadlines
    assert found.ends == ends


def test_a_time_before_the_issue_date_is_doubted() -> None:
    # one of the two dates may be a slip: it stays a deadline, to be looked at
    reading = letter("Đề nghị các đơn vị gửi góp ý về Sở trước ngày 10/3/2023.")
    (found,) = reading.deadlines
    assert (found.operator, found.boundary, found.last_day) == ("before", "2023-03-10", "2023-03-09")
    evidence = reading.ledger.evidence["deadlines.0.last_day"]
    assert evidence.doubt and evidence.confidence <= 0.5


PAST = [
    # told of, not asked for; long ago; a count up to a day
    "Các xã được giao gửi báo cáo trước ngày 10/3/2023 nhưng chưa gửi.",
    "Các hộ sử dụng đất trước ngày 01/7/2014 gửi đơn về xã.",
    "Đến ngày 10/3/2023, các đơn vị báo cáo đạt 25%.",
    "Theo đề nghị gửi báo cáo trước ngày 10/3/2023, các xã thực hiện nghiêm.",
]


@pytest.mark.parametrize("sentence", PAST)
def test_the_past_sets_nothing(sentence: str) -> None:
    assert deadlines(sentence) == ()


REASONS = [
    # (sentence, what the evidence of the boundary says of the year)
    ("Gửi báo cáo trước ngày 20/4.", "that of the document's date"),
    ("Gửi báo cáo trước ngày 10/02.", "the one after the document's date"),
    ("Kế hoạch gửi trước 30/4, tổng kết gửi trước 30/11/2023.", "another time of the sentence"),
    ("Từ nay đến hết ngày 30/4/2023, các đơn vị tự kiểm tra.", "the document's own date"),
    ("Gửi báo cáo trước ngày 20/4/2023.", None),
]


@pytest.mark.parametrize(("sentence", "reason"), REASONS, ids=[row[0] for row in REASONS])
def test_the_reason_of_a_year(sentence: str, reason: str | None) -> None:
    told = letter(sentence).ledger.evidence["deadlines.0.boundary"].reason
    assert told is None if reason is None else (told is not None and reason in told)


def test_equal_words_of_two_tasks_are_two_deadlines() -> None:
    found = deadlines(
        "1. Tập huấn cho tổ viên.",
        "+ Thời gian thực hiện: Trong quý III/2023.",
        "2. Cấp phát vật tư cho tổ viên.",
        "+ Thời gian thực hiện: Trong quý III/2023.",
        "3. Kiểm đếm vật tư. Thời hạn hoàn thành: Tháng 11/2023.",
        "4. Lập sổ theo dõi. Thời hạn hoàn thành: Tháng 11/2023.",
        doc_type="KH",
    )
    assert [(d.boundary, d.task) for d in found] == [
        ("2023-07-01/2023-09-30", "Tập huấn cho tổ viên"),
        ("2023-07-01/2023-09-30", "Cấp phát vật tư cho tổ viên"),
        ("2023-11", "Kiểm đếm vật tư"),
        ("2023-11", "Lập sổ theo dõi"),
    ]
    assert len({d.id for d in found}) == 4


def test_the_same_sentence_twice_is_one_deadline() -> None:
    sentence = "Các xã gửi báo cáo về Sở trước ngày 20/4/2023."
    assert len(deadlines(sentence, sentence)) == 1


def test_the_span_of_the_end_is_its_words() -> None:
    reading = letter("Báo cáo định kỳ hằng tuần đến hết tháng 6/2023.")
    spans = reading.ledger.evidence["deadlines.0.ends"].spans
    assert Span(*spans[0]).of(reading.text) == "đến hết tháng 6/2023"
