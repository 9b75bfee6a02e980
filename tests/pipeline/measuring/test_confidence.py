"""Confidences: what is fitted is applied, the reliability table adds up, and what is unsure is flagged."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.confidence import REVIEW_BELOW, Sureness, field_of, probability, review_below, table
from extractors.document import DocumentText, WordConfidence
from extractors.extract import extract_bytes
from pipeline.measuring import calibration
from pipeline.measuring.calibration import Valued, evidence_path, reliability, trust, valued
from schemas import Span, UnreadableError


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("issued", "issued"),
        ("citations.12.number", "citations.number"),
        ("citations.0.canonical", "citations.number"),  # read with the number
        ("citations.0.mentions.3.text", "citations.number"),
        ("signatures.1.name", "signature.name"),  # the first signature and the others alike
        ("deadlines.4.assignees.0", "deadlines.assignees"),
        ("distribution.2.role", "distribution.as_written"),
    ],
)
def test_fields_of_paths(path: str, field: str) -> None:
    assert field_of(path) == field


def test_the_table_is_sound() -> None:
    weights = table()["weights"]
    assert 1 < weights["all"] < 6, "most values are right"
    assert all(abs(weight) < 6 for weight in weights.values())


def test_what_a_rule_says_counts() -> None:
    """A rule that is less sure of itself gives a less sure value, and what was not read stays so."""
    sure, unsure = (probability("issued", "dateline.date", given) for given in (1.0, 0.5))
    assert 0.5 < unsure < sure < 1
    assert probability("issued", "dateline.unsure", 0.0) == 0.0
    assert 0 < probability("field.nobody.knows", "rule.nobody.knows", 0.9) < 1


def test_words_of_a_scan_count() -> None:
    def document(sure: float) -> DocumentText:
        words = (WordConfidence(0, 5, sure), WordConfidence(6, 9, 0.95))
        return DocumentText("Quảng Bìn", (), "application/pdf", text_source="ocr", word_confidences=words)

    span = (Span(0, 5),)
    clear, blurred = (Sureness(document(sure))("place", "dateline.place", span, 1.0) for sure in (0.97, 0.3))
    assert blurred < clear


@pytest.mark.parametrize(
    ("text", "path", "words", "agrees"),
    [
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "signature.title", "PHÓ GIÁM ĐỐC", True),
        ("Nơi nhận:\nPHÓ GIÁM ĐỐC", "signature.title", "PHÓ GIÁM ĐỐC", False),  # a deputy needs a mark
        ("KT. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "signature.title", "CHÁNH VĂN PHÒNG", False),
        ("TL. GIÁM ĐỐC\nCHÁNH VĂN PHÒNG", "signature.title", "CHÁNH VĂN PHÒNG", True),
        ("- Lưu: VT.\nGIÁM ĐỐC", "signature.title", "GIÁM ĐỐC", None),
        ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nSố: 12/SNV-VP", "number.symbol", "12/SNV-VP", True),
        ("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ\nSố: 12/SMW-VP", "number.symbol", "12/SMW-VP", False),
        ("SỞ NỘI VỤ\nSố: 12/QĐ", "number.symbol", "12/QĐ", None),  # names no body
    ],
)
def test_offices_and_symbols_go_with_what_stands_above(text: str, path: str, words: str, agrees: bool | None) -> None:
    known = (WordConfidence(0, len(text), 0.9),)
    sure = Sureness(DocumentText(text, (), "application/pdf", text_source="ocr", word_confidences=known))
    at = text.rindex(words)
    assert sure.again(path, (Span(at, at + len(words)),)) is agrees


def test_words_said_twice_confirm_each_other() -> None:
    """A receiver whose words a recognised page says again is surer than one that stands there alone."""
    text = "Kính gửi: Sở Nội vụ\nSở Nội vụ tổng hợp\nSở Xây dựng"
    words = (WordConfidence(0, len(text), 0.9),)
    document = DocumentText(text, (), "application/pdf", text_source="ocr", word_confidences=words)
    sure, path = Sureness(document), "addressees.0.as_written"
    twice, once = (Span(at, at + len(name)) for name in ("Sở Nội vụ", "Sở Xây dựng") for at in (text.index(name),))
    assert (sure.again(path, (twice,)), sure.again(path, (once,))) == (True, False)
    assert sure(path, "party.item", (once,), 1.0) < sure(path, "party.item", (twice,), 1.0)
    assert sure.again("citations.0.relation", (twice,)) is None, "a cue that stands twice says nothing"
    assert Sureness(DocumentText(text, (), "text/plain")).again(path, (twice,)) is None


def test_how_likely_a_choice_is_counts() -> None:
    """Who acts is chosen among candidates: the less it outdoes them, the less sure."""
    rows = [probability("deadlines.assignees", "deadline.words", share) for share in (0.4, 0.7, 0.9, 0.98)]
    assert rows == sorted(rows) and rows[0] < 0.6 < 0.85 < rows[-1]


def test_each_field_has_its_bound() -> None:
    assert review_below("field.nobody.knows") == REVIEW_BELOW
    assert review_below("deadlines.3.assignees.0") > review_below("issued") >= REVIEW_BELOW
    assert set(table()["review_below"]) <= {name[6:] for name in table()["weights"] if name.startswith("field ")} | {
        "place",
        "issued",
        "citations.number",
    }


def test_review_names_what_is_unsure(samples_dir: Path) -> None:
    for file in sorted(file for file in samples_dir.iterdir() if file.is_file()):
        try:
            record = extract_bytes(file.read_bytes(), file.name).first
        except UnreadableError:
            continue
        unsure = {path for path, reason in record.review_reasons.items() if reason == "unsure"}
        assert unsure >= {p for p, e in record.evidence.items() if e.confidence < review_below(p)}
        assert set(record.needs_review) == set(record.review_reasons)


def test_reliability_adds_up() -> None:
    values = [Valued("a", "place", "place", sure, right) for sure, right in
              [(0.2, False), (0.5, True), (0.85, True), (0.9, True), (0.949, False), (0.95, True), (1.0, True)]]  # fmt: skip
    rows = reliability(values)
    assert [(row.values, row.right) for row in rows] == [(1, 0), (1, 1), (0, 0), (1, 1), (2, 1), (2, 2)]
    known = trust(values)
    assert (known.sure, known.sure_right, known.right) == (4, 3, 5)
    assert known.precision == 0.75 and known.coverage == 0.6
    assert any("of 4 values given 0.9 and more 0.750 are right" in line for line in calibration.lines(values))


def test_which_evidence_speaks_for_a_value() -> None:
    evidence = {"citations.0.number": 1, "citations.1.mentions.0.text": 1}
    assert evidence_path("citations.0", evidence) == "citations.0.number"
    assert evidence_path("citations.1", evidence) == "citations.1.mentions.0.text", "cited without a number"
    assert evidence_path("deadlines.0", evidence) == "deadlines.0.quote"
    assert evidence_path("citations.0.issued", evidence) == "citations.0.issued"


def test_values_carry_their_confidence() -> None:
    gold = {
        "a": {"place": "Huế", "subject": "đi", "citations": [{"id": "c1", "number": "1/UBND-NV", "doc_type": "CV"}]}
    }
    got = {
        "a": {
            "place": "Vinh", "subject": None, "citations": [{"id": "x", "number": "1/UBND-NV", "doc_type": "CV"}],
            "evidence": {path: {"confidence": sure} for path, sure in
                         [("place", 0.4), ("citations.0.number", 0.9), ("citations.0.doc_type", 0.95)]},
        }
    }  # fmt: skip
    found = {(v.field, v.confidence, v.right) for v in valued(gold, got)}
    assert found == {("header.place", 0.4, False), ("citations", 0.9, True), ("citations.doc_type", 0.95, True)}


def test_texts_that_are_annotated(shared: Path) -> None:
    """On the annotated documents with good text the sure values are right, and most right values are sure."""
    from pipeline.measuring.evaluate import joined, load_gold

    predicted = {}
    for file in sorted((shared / "eval" / "documents").iterdir()):
        if file.suffix in (".txt", ".docx"):
            records = extract_bytes(file.read_bytes(), file.name).records
            predicted[file.stem] = joined([record.model_dump(mode="json") for record in records])
    gold = {name: record for name, record in load_gold(shared / "eval" / "gold").items() if name in predicted}
    known = trust(valued(gold, predicted))
    assert known.precision >= 0.97
    assert known.coverage >= 0.85
