"""Tokens at exact places, sentences, parties as span groups, a record as a Doc."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.language import pipeline, sentences, to_doc
from extractors.language.tokenizer import split
from schemas import Dispatch, Evidence, FileInfo, Span

NLP = pipeline()


@given(st.text(alphabet="aăâđơưáếộ ABĐ09./-,:;()@\n\t\u00a0“”…\u0301", max_size=120))
@settings(max_examples=300, deadline=None)
def test_tokens_put_together_are_the_text(text: str) -> None:
    words, spaces = split(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert NLP.tokenizer(text).text == text


TOKENS = [
    ("trước ngày 30/4/2023.", ["trước", "ngày", "30/4/2023", "."]),
    ("Công văn số 875/UBND-NV,", ["Công", "văn", "số", "875/UBND-NV", ","]),
    ("lúc 17h00 ngày 20.4.2023;", ["lúc", "17h00", "ngày", "20.4.2023", ";"]),
    ("hòm thư: phong.nv@example.gov.vn)", ["hòm", "thư", ":", "phong.nv@example.gov.vn", ")"]),
    ("hai  chỗ\ntrống", ["hai", " ", "chỗ", "\n", "trống"]),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in NLP.tokenizer(text)] == expected


SENTENCES = [
    # a number, an abbreviation and a list marker end no sentence
    ("Theo khoản 1. Điều 2 quy định. Các xã báo cáo.", ["Theo khoản 1. Điều 2 quy định.", "Các xã báo cáo."]),
    ("Gửi TP. Vinh. Hết.", ["Gửi TP. Vinh.", "Hết."]),
    ("1. Các xã báo cáo. 2. Các phòng tổng hợp.", ["1. Các xã báo cáo.", "2. Các phòng tổng hợp."]),
    ("Hoàn thành trong tháng 4. Các xã báo cáo.", ["Hoàn thành trong tháng 4.", "Các xã báo cáo."]),
    ("Thực hiện tốt./.", ["Thực hiện tốt./."]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


GROUPS = [
    # (clause, agencies, actors, recipients)
    (
        "Giao Sở Tài chính chủ trì, phối hợp với Sở Xây dựng báo cáo UBND tỉnh trước ngày 30/4/2023.",
        ["Sở Tài chính", "Sở Xây dựng", "UBND tỉnh"],
        [("Sở Tài chính", "ASSIGNED")],
        [("UBND tỉnh", "TO")],
    ),
    (
        "Các cơ quan, đơn vị gửi hồ sơ về Sở Nội vụ (qua Phòng Thi đua).",
        ["Các cơ quan, đơn vị", "Sở Nội vụ", "Phòng Thi đua"],
        [("Các cơ quan, đơn vị", "SUBJECT")],
        [("Sở Nội vụ", "TO"), ("Phòng Thi đua", "VIA")],
    ),
    # words that begin like a body and are none
    ("Trường hợp phát sinh dịch bệnh, tăng cường phòng chống tại Hội nghị.", [], [], []),
]


@pytest.mark.parametrize(("text", "agencies", "actors", "recipients"), GROUPS, ids=[row[0][:30] for row in GROUPS])
def test_span_groups(
    text: str, agencies: list[str], actors: list[tuple[str, str]], recipients: list[tuple[str, str]]
) -> None:
    doc = NLP(text)
    assert [span.text for span in doc.spans["agencies"]] == agencies
    assert [(span.text, span.label_) for span in doc.spans["actors"]] == actors
    assert [(span.text, span.label_) for span in doc.spans["recipients"]] == recipients


def test_times_are_marked_too() -> None:
    doc = NLP("Gửi trước ngày 18 hàng tháng.")
    assert [(span.text, span.label_) for span in doc.spans["times"]] == [("trước ngày 18 hàng tháng", "month_day")]


def test_a_component_can_be_left_out() -> None:
    with NLP.select_pipes(disable=["congvan_times", "congvan_recipients"]):
        doc = NLP("Các xã gửi Sở Nội vụ.")
    assert "recipients" not in doc.spans and "actors" in doc.spans


def test_a_record_as_a_doc() -> None:
    text = "Số: 12/SNV-VP\nCác xã gửi trước ngày 18 hàng tháng."
    start = text.index("trước")
    record = Dispatch(
        file=FileInfo(name="a.txt", sha256="0" * 64, media_type="text/plain"),
        evidence={
            "number.serial": Evidence(rule="number", spans=(Span(4, 6),)),
            "deadlines.0.rrule": Evidence(rule="deadline.rrule", spans=(Span(start, len(text) - 1),)),
        },
    )
    doc = to_doc(record, text)
    assert doc.text == text
    assert [(s.text, s.label_, s.id_) for s in doc.spans["deadlines"]] == [
        ("trước ngày 18 hàng tháng", "deadlines.rrule", "deadlines.0.rrule")
    ]
    # a span that ends inside a token takes all of it
    assert [(s.text, s.label_) for s in doc.spans["header"]] == [("12/SNV-VP", "number.serial")]
    assert len(doc.spans["sc"]) == 2
