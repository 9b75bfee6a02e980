"""Any dispatch in displaCy: spans of every value, and arcs between what hangs together."""

from __future__ import annotations

from spacy import displacy

from extractors.extract import extract_bytes
from extractors.language import arcs, to_doc
from schemas import UnreadableError
from tests.language.test_given_pipeline import LETTER


def test_arcs_of_a_letter() -> None:
    found = extract_bytes(LETTER.encode(), "letter.txt")
    drawn = arcs(found.first, found.document.text)
    words = [word["text"] for word in drawn["words"]]
    told = {(words[arc["start"]], arc["label"], words[arc["end"]], arc["dir"]) for arc in drawn["arcs"]}
    cited, time = "Công văn số 45/SNV-CCVC ngày 20/01/2024 của Sở…", "trước ngày 25/02/2024"
    assert words[0] == "12/PNV"
    assert {
        ("12/PNV", "implements", cited, "right"),
        ("12/PNV", "before", time, "right"),
        ("Tổ Chim sâu", "who", time, "left"),
        ("Phòng Nội vụ", "to", time, "left"),
    } == told
    assert [word["tag"] for word in drawn["words"]] == ["dispatch", "citation", "party", "party", "time"]
    svg = displacy.render(drawn, style="dep", manual=True, jupyter=False)
    assert all(name in svg for name in ("implements", "12/PNV", "Tổ Chim sâu"))


def test_every_sample_can_be_shown(sample_files: list[tuple[str, bytes]]) -> None:
    shown = 0
    for name, data in sample_files:
        if not name.endswith((".txt", ".md", ".docx", ".doc")):
            continue
        try:
            found = extract_bytes(data, name)
        except UnreadableError:
            continue
        text = found.document.text
        for record in found.records:
            doc = to_doc(record, text)
            assert doc.text == text
            assert {span.id_ for span in doc.spans["sc"]} >= set(record.evidence)
            told = [place for citation in record.citations for place in citation.mentions]
            assert sum(span.id_.split(".")[-2] == "mentions" for span in doc.spans["citations"]) == len(told)
            assert displacy.render(doc, style="span", jupyter=False)
            drawn = arcs(record, text)
            assert len(drawn["arcs"]) >= len(record.citations)
            assert displacy.render(drawn, style="dep", manual=True, jupyter=False)
            shown += 1
    assert shown > 10


def test_a_record_without_values_has_no_arcs() -> None:
    found = extract_bytes(LETTER.encode(), "letter.txt")
    bare = found.first.model_copy(update={"citations": (), "deadlines": (), "evidence": {}})
    assert arcs(bare, found.document.text) == {"words": [], "arcs": []}
