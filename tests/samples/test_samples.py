"""The extractors read every sample as a careful clerk does: `samples/expected` is the gold."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from extractors.containers import is_container, members
from extractors.extract import extract_bytes
from pipeline.measuring.evaluate import joined
from schemas import UnreadableError
from tools.samples.__main__ import sample_bundles, samples

from .scans import NO_OCR, SCANS

BUNDLES = {bundle.file_name: bundle.members for bundle in sample_bundles()}
NAMES = [
    pytest.param(path.stem, marks=pytest.mark.skipif(NO_OCR is not None, reason=str(NO_OCR)))
    if path.stem in SCANS
    else path.stem
    for path in sorted((Path(__file__).parents[2] / "samples" / "expected").glob("*.json"))
]


def fold(value: Any) -> str | None:
    """Compare as people do: case, dashes, quotes, white space and a closing mark do not count."""
    if value is None:
        return None
    text = unicodedata.normalize("NFC", str(value)).lower()
    text = re.sub(r"[“”\"]", "", re.sub(r"[‐‑–—]", "-", text))
    return re.sub(r"\s+", " ", text).strip(" ;:,.")


def folded(values: Any) -> list[str | None]:
    return sorted((fold(value) for value in values or ()), key=str)


@pytest.fixture(scope="module")
def records(samples_dir: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in sorted(samples_dir.iterdir()):
        if path.stem in SCANS and NO_OCR:
            continue
        data = path.read_bytes()
        inside = [(m.name, m.data) for m in members(data, path.name)] if is_container(data, path.name) else []
        for name, content in inside or [(path.name, data)]:
            assert not isinstance(content, UnreadableError), name
            parts = [record.model_dump(mode="json") for record in extract_bytes(content, name).records]
            assert len(parts) == len(BUNDLES.get(path.name, (name,))), name
            found[Path(name).stem] = joined(parts)
    return found


@pytest.fixture(scope="module")
def gold(root: Path) -> dict[str, Any]:
    folder = root / "samples" / "expected"
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


@pytest.mark.parametrize("name", NAMES)
def test_header(name: str, records: dict[str, Any], gold: dict[str, Any]) -> None:
    got, want = records[name], gold[name]
    assert got["doc_type"]["code"] == want["doc_type"]
    for key in ("name", "parent", "province"):
        assert fold(got["issuer"][key]) == fold(want["issuer"][key]), key
    for key in ("serial", "symbol"):
        assert fold(got["number"][key]) == fold(want["number"][key]), key
    for key in ("place", "issued", "subject", "secrecy", "urgency"):
        assert fold(got[key]) == fold(want[key]), key
    assert got["status"] == ("issued" if want["number"]["serial"] else "unnumbered")
    for key in ("title", "name"):
        assert fold(got["signature"][key]) == fold(want["signature"][key]), key
    assert folded(got["signature"]["authority"]) == folded(want["signature"]["authority"])


@pytest.mark.parametrize("name", NAMES)
def test_parties(name: str, records: dict[str, Any], gold: dict[str, Any]) -> None:
    for key in ("addressees", "distribution"):
        assert folded(p["as_written"] for p in records[name][key]) == folded(gold[name][key]), key


@pytest.mark.parametrize("name", NAMES)
def test_citations(name: str, records: dict[str, Any], gold: dict[str, Any]) -> None:
    def rows(citations: list[dict[str, Any]]) -> dict[Any, Any]:
        number = {citation["id"]: fold(citation["number"]) for citation in citations}
        return {
            (citation["doc_type"], fold(citation["number"]) or citation["issued"]): {
                "issued": citation["issued"],
                "issuer": fold(citation["issuer"]),
                "relation": citation["relation"],
                "within": number.get(citation["within"]),
            }
            for citation in citations
        }

    got, want = rows(records[name]["citations"]), rows(gold[name]["citations"])
    optional = rows([citation for citation in gold[name]["citations"] if citation.get("optional")])
    for key in optional:
        got.pop(key, None)
        want.pop(key)
    assert got == want


@pytest.mark.parametrize("name", NAMES)
def test_deadlines(name: str, records: dict[str, Any], gold: dict[str, Any]) -> None:
    def key(deadline: dict[str, Any]) -> tuple[Any, ...]:
        return str(deadline["rrule"] or deadline["boundary"]), deadline["operator"], deadline["last_day"]

    optional = {key(deadline) for deadline in gold[name]["deadlines"] if deadline.get("optional")}
    want = [deadline for deadline in gold[name]["deadlines"] if key(deadline) not in optional]
    got = [deadline for deadline in records[name]["deadlines"] if key(deadline) not in optional]
    assert sorted(map(key, got)) == sorted(map(key, want))
    for wanted in want:
        found = next(deadline for deadline in got if key(deadline) == key(wanted))
        if "deliver_to" in wanted:
            assert fold(found["deliver_to"]) == fold(wanted["deliver_to"]), wanted["quote"]
        if "assignees" in wanted:
            assert folded(found["assignees"]) == folded(wanted["assignees"]), wanted["quote"]


def test_invitees_are_no_addressees(records: dict[str, Any]) -> None:
    invitation = records["15-vanyen-61-gm"]
    assert invitation["addressees"] == []
    assert len(invitation["invitees"]) == 3


def test_dispatches_of_one_file(samples_dir: Path) -> None:
    known = {sample.name: sample for sample in samples()}
    for file_name, names in BUNDLES.items():
        parts = extract_bytes((samples_dir / file_name).read_bytes(), file_name).records
        for index, (record, name) in enumerate(zip(parts, names, strict=True), 1):
            place, sample = record.file.part, known[name]
            assert place and (place.index, place.of) == (index, len(names))
            assert (place.first_page, place.last_page) == (index, index)
            assert (record.number and record.number.canonical, record.subject) == (sample.number, sample.subject)
            assert record.signature and record.signature.name == sample.signer


def test_source_of_the_text(records: dict[str, Any]) -> None:
    sources = {name: record["file"]["text_source"] for name, record in records.items()}
    assert {name for name, source in sources.items() if source != "text"} == set(SCANS) & set(sources)


def test_signed_pdf(records: dict[str, Any]) -> None:
    pytest.importorskip("pyhanko", reason="optional extra `signatures`")
    signed = {name: record["file"]["digital_signatures"] for name, record in records.items()}
    (found,) = signed.pop("18-ubnd-yenbai-1207")
    assert found["signer"] == "ỦY BAN NHÂN DÂN TỈNH YÊN BÁI"
    assert found["signed_at"] == "2023-04-28T16:42:10+07:00"
    assert (found["intact"], found["covers_whole_file"], found["certificate_valid_then"]) == (True, True, True)
    assert not any(signed.values())
