"""Every real document becomes a record, each from the right source of text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.extraction import Extraction
from extractors.ocr.engine import why_missing

BY_KIND = {"text": "text", "docx": "text", "doc": "text", "pdf-text": "text", "legacy-font": "text", "scan": "ocr"}


def test_source_of_each_document(shared: Path, real_documents: dict[str, Extraction]) -> None:
    if why_missing():
        pytest.skip(f"scans cannot be read here: {why_missing()}")
    kinds = json.loads((shared / "eval" / "kinds.json").read_text("utf-8"))
    expected = {name: BY_KIND[kind] for name, kind in kinds.items()}
    assert {name: each.first.file.text_source for name, each in real_documents.items()} == expected
