"""The records of a file's parts: each its own values, all in the places of the whole file."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from extractors.document import Unsure, WordConfidence
from extractors.extract import extract_bytes, extract_document
from extractors.extraction import Extraction
from extractors.rules import reread
from tests.parts.letters import ANNEX, FIRST, FORM, SECOND, THIRD, in_pages, side_by_side


@pytest.fixture(scope="module", params=["pages", "text", "columns"])
def bundle(request: pytest.FixtureRequest) -> Extraction:
    pieces = (FIRST, ANNEX, SECOND, THIRD, FORM)
    if request.param == "columns":
        pieces = (side_by_side(FIRST), ANNEX, side_by_side(SECOND), side_by_side(THIRD), FORM)
    if request.param != "pages":
        return extract_bytes("\n\n".join(pieces).encode(), "a.txt", refusals=True)
    document = in_pages(*pieces)
    return Extraction(extract_document(document, "a.pdf", "", refusals=True), document)


def test_each_has_its_own_values(bundle: Extraction) -> None:
    found = [
        (
            record.number and record.number.canonical,
            record.issued,
            record.doc_type and record.doc_type.code,
            record.signature and record.signature.name,
            [citation.number for citation in record.citations],
            [deadline.last_day for deadline in record.deadlines],
        )
        for record in bundle.records
    ]
    assert found == [
        ("41/SNV-CCHC", "2022-03-02", "CV", "Nông Thị Hạ Vi", ["27/SNV-CCHC"], ["2022-03-09"]),
        ("27/SNV-CCHC", "2022-02-10", "CV", "Lường Văn Khoát", ["12/KH-UBND"], ["2022-02-24"]),
        ("12/KH-UBND", "2022-01-14", "KH", "Hoàng Vĩnh Tuy", [], ["2022-12-14"]),
    ]


def test_spans_are_of_the_whole_text(bundle: Extraction) -> None:
    text = bundle.document.text
    for record in bundle.records:
        part = record.file.part
        assert part is not None and record.evidence
        for path in ("number.serial", "issued", "signature.name", "deadlines.0.quote"):
            evidence = record.evidence[path]
            value = record.model_dump()
            for step in path.split("."):
                value = value[int(step) if step.isdigit() else step]
            assert reread(evidence, text) == value
        places = [(m.start, m.end, m.text) for c in record.citations for m in c.mentions]
        places += [(d.start, d.end, d.quote) for d in record.deadlines]
        places += [(r.start, r.end, r.text) for r in record.refusals or ()]
        for start, end, words in places:
            assert part.start <= start < end <= part.end
            assert " ".join(text[start:end].split()) == " ".join(words.split())


def test_parts_follow_one_another(bundle: Extraction) -> None:
    parts = [record.file.part for record in bundle.records]
    assert all(parts)
    assert [(part.index, part.of) for part in parts if part] == [(1, 3), (2, 3), (3, 3)]
    ends = [(part.start, part.end) for part in parts if part]
    assert [0, *(end for _, end in ends)] == [*(start for start, _ in ends), len(bundle.document.text)]


def test_pages_are_those_of_the_file() -> None:
    document = in_pages(FIRST, ANNEX, SECOND, THIRD, FORM)
    records = extract_document(document, "a.pdf", "")
    parts = [record.file.part for record in records]
    assert [(part.first_page, part.last_page) for part in parts if part] == [(1, 2), (3, 3), (4, 5)]
    assert [record.file.pages for record in records] == [5, 5, 5]
    assert [mention.page for record in records for cited in record.citations for mention in cited.mentions] == [1, 3]
    assert [deadline.page for record in records for deadline in record.deadlines] == [1, 3, 4]


def test_one_dispatch_has_no_part() -> None:
    (record,) = extract_bytes(FIRST.encode(), "a.txt").records
    assert record.file.part is None


RECOGNISED = SECOND.replace("Số: 27/", "Số:   /")


@pytest.mark.parametrize(
    ("day", "candidates", "serial"),
    [
        ("10/02/2022", ("21", "27"), "27"),  # symbol, day and a reading of the hand-written digits
        ("11/02/2022", ("21", "27"), None),  # a letter of another day
        ("10/02/2022", ("21", "71"), None),  # digits that nobody could take for the cited ones
    ],
)
def test_a_serial_written_by_hand_is_known_from_the_letter_that_sends_it(
    day: str, candidates: tuple[str, ...], serial: str | None
) -> None:
    plain = in_pages(FIRST.replace("10/02/2022", day), RECOGNISED)
    words = tuple(WordConfidence(m.start(), m.end(), 0.95) for m in re.finditer(r"\S+", plain.text))
    blank = plain.text.index("Số:   /")
    document = replace(
        plain, text_source="ocr", word_confidences=words, unsure=(Unsure(blank, blank + 3, "serial", candidates),)
    )
    second = extract_document(document, "a.pdf", "")[1]
    assert second.number is not None and (second.number.serial, second.number.symbol) == (serial, "SNV-CCHC")
    assert ("number.serial" in second.needs_review) == (serial is None)
