"""The tool `python -m tools.language`: its recipe trains, and learns from what people corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline import Archive
from tests.language.test_given_pipeline import LETTER
from tools.actors.collecting import collect
from tools.language import training, worth
from tools.language.corrected import corrected
from tools.language.tagging import Tagging


def test_the_recipe_trains_a_model_that_marks_parties(tmp_path: Path) -> None:
    nlp, docs = training.blank(), []
    for name in ("Phòng A", "Sở Nội vụ", "Các xã", "UBND huyện"):
        for text in (
            f"Đề nghị {name} gửi báo cáo về Sở Tài chính trước ngày 20/4.",
            f"{name} nộp hồ sơ cho Sở Tài chính.",
        ):
            doc = nlp.make_doc(text)
            doc.spans[training.KEY] = [span for span in training.parties(doc) if span.text == name]
            docs.append(doc)
    model = training.trained(docs, tmp_path, **{"training.max_steps": 4, "training.eval_frequency": 2})
    doc = model("Đề nghị Phòng A gửi báo cáo về Sở Tài chính.")
    parties = {(span.start, span.end) for span in training.parties(doc)}
    assert parties and {(span.start, span.end) for span in doc.spans[training.KEY]} <= parties


def test_corrections_are_truth(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(LETTER, "utf-8")
    with Archive.open(tmp_path / "a.db") as archive:
        archive.ingest(tmp_path / "letter.txt", isolate=False)
        assert list(corrected(tmp_path / "a.db")) == []
        deadline = archive.record("12/PNV").deadlines[0]  # type: ignore[union-attr]
        archive.correct("12/PNV", f"deadlines.{deadline.id}.assignees", ["Tổ Chim"])
    [document] = corrected(tmp_path / "a.db")
    assert document.deadlines[0]["assignees"] == ["Tổ Chim"]
    judged = next(each for each in collect([document]) if each.question == "actor")
    nlp = training.blank()
    nlp.add_pipe("congvan_tags")
    tagging = Tagging(nlp, document)
    sentence = tagging.sentence_of(judged)
    assert sentence is not None and "Tổ Chim" in document.text.text[slice(*sentence)]
    tagged = tagging.tagged(judged)
    assert len(tagged.candidates) == len(judged.candidates)
    assert any(feature.startswith("ut:") for each in tagged.candidates for feature in each.features)
    weights: worth.Weighed = {"actor": {"role:assign": 2.0}, "extent": {}}
    assert judged.candidates[worth.chosen(judged, weights)].step == "own"
    assert worth.margin(judged, weights) >= 0


def test_figures() -> None:
    assert training.figures([{1, 2}, set()], [{1}, {5}]) == pytest.approx((0.5, 0.5, 0.5))
