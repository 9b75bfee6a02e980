"""Every value of every document can be read again from its spans by the rule that its evidence names."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from typing import Any

import pytest

from extractors.collection import without_collection
from extractors.extract import extract_bytes
from extractors.extraction import Extraction
from extractors.rules import reread
from schemas import Dispatch, OutcomeCode, UnreadableError

DERIVED = {"id", "start", "end", "page", "relation", "status"}
"""Leaves whose evidence stands elsewhere: ids and places follow from the values; `status` has a default."""
SCALARS = (
    "doc_type.code",
    "issuer.name",
    "issuer.parent",
    "issuer.province",
    "number.serial",
    "number.symbol",
    "place",
    "issued",
    "subject",
)


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value that is not null, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{path}.{index}")
    elif value is not None:
        yield path, value


def value_at(record: Any, path: str) -> Any:
    for key in path.split("."):
        record = record[int(key)] if isinstance(record, list) else record[key]
    return record


def check(dispatch: Dispatch, text: str) -> None:
    record = dispatch.model_dump(
        mode="json", exclude={"evidence", "file", "needs_review", "review_reasons", "refusals"}
    )
    for path, evidence in dispatch.evidence.items():
        again = reread(evidence, text)
        again = again.model_dump(mode="json") if hasattr(again, "model_dump") else again
        again = list(again) if isinstance(again, tuple) else again
        assert value_at(record, path) == again, (
            f"{path} by {evidence.rule} from {[text[s:e] for s, e in evidence.spans]}"
        )
        assert 0 <= evidence.confidence <= 1
    for path, value in leaves(record):
        if path.rsplit(".", 1)[-1] in DERIVED and not path.startswith("citations.0.relation"):
            continue
        covered = any(path == key or path.startswith(key + ".") for key in dispatch.evidence)
        assert covered, f"no evidence for {path} = {value!r}"


@pytest.fixture(scope="module")
def sample_records(sample_files: list[tuple[str, bytes]]) -> list[tuple[Dispatch, str]]:
    """The samples' records with their texts; scans are left out where no OCR is installed."""
    found = []
    for name, data in sample_files:
        try:
            extraction = extract_bytes(data, name)
        except UnreadableError as error:
            assert error.outcome.code is OutcomeCode.NEEDS_OCR, name
        else:
            found += [(record, extraction.document.text) for record in extraction.records]
    assert len(found) >= 25
    return found


def test_samples(sample_records: list[tuple[Dispatch, str]]) -> None:
    for dispatch, text in sample_records:
        check(dispatch, text)


def test_real_documents(real_documents: dict[str, Extraction]) -> None:
    for extraction in real_documents.values():
        for record in extraction.records:
            check(record, extraction.document.text)
    assert len(real_documents) >= 28, "all but scans are read everywhere"


@pytest.mark.parametrize("path", SCALARS)
def test_header_values_of_a_sample_have_evidence(sample_records: list[tuple[Dispatch, str]], path: str) -> None:
    found = [key for dispatch, _ in sample_records for key in dispatch.evidence]
    assert path in found or path.split(".")[0] in found


def test_reading_makes_no_cycles(sample_files):
    """What was made while a document was read is gone with its record: no search for cycles is needed meanwhile."""
    texts = [(data, name) for name, data in sample_files if name.endswith((".txt", ".md"))]
    for data, name in texts:  # what is made once and kept
        extract_bytes(data, name)
    gc.collect()
    with without_collection():
        for data, name in texts:
            extract_bytes(data, name)
        assert gc.collect() == 0
