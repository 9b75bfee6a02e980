"""The stored text is the read text, with everything that stands in it."""

from __future__ import annotations

from extractors.document import DocumentText, Doubt, Line, Place, SourceSegment, Unsure, WordConfidence
from pipeline.store.texts import dump_text, load_text


def test_nothing_is_lost() -> None:
    document = DocumentText(
        text="Số: /UBND-NV\nKính gửi: Sở Nội vụ",
        lines=(Line(0, 12, Place.LEFT, 1, (1.0, 2.0, 3.0, 4.0)), Line(13, 31, page=1, size=13.0)),
        media_type="application/pdf",
        pages=1,
        text_source="ocr",
        segments=(SourceSegment(0, 12, "page 1", 3),),
        notes=("partial: page 2",),
        word_confidences=(WordConfidence(0, 3, 0.91),),
        unsure=(Unsure(0, 3, "serial", ("875", "815")),),
        doubts=(Doubt(5, 9),),
    )
    assert load_text(dump_text(document)) == document
