"""Newer rules make the records of an archive anew, from the stored text; newer readers read the file again."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors import version
from extractors.ocr.engine import why_missing
from pipeline import Archive
from pipeline.filing.changes import compare
from tests.pipeline.mock_reader import read
from tools import fingerprint

SCRIPT = """
import json, sys
import extractors.extract as extract
from pipeline import Archive
reads = 0
def counted(data, name, original=extract.read):
    global reads
    reads += 1
    return original(data, name)
extract.read = counted
with Archive.open(sys.argv[1]) as archive:
    report = archive.ingest(sys.argv[2:], isolate=False)
    archive.correct("402/UBND-NV", "place", "Mậu A")
    print(json.dumps({
        "reads": reads,
        "outcomes": sorted(each.outcome.code.value for each in report.outcomes),
        "records": report.remade.records, "changed": report.remade.changed, "fields": dict(report.remade.fields),
        "changes": [each.to_dict() for each in archive.changes(report.run)],
        "place": archive.record("402/UBND-NV").place,
        "uids": [[each.quote, each.uid] for each in archive.deadlines()],
    }))
"""


@pytest.fixture
def program(root: Path, tmp_path: Path) -> Path:
    """A copy of the program, to be changed."""
    for package in ("schemas", "extractors", "pipeline"):
        shutil.copytree(root / package, tmp_path / "program" / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "program"


@pytest.fixture
def run(program: Path, root: Path, tmp_path: Path) -> Callable[[], dict[str, Any]]:
    names = ["02-snv-yenbai-215.docx", "04-vanyen-402.docx"]
    names += ["22-svhttdl-yenbai-431.pdf"] if why_missing() is None else []

    def ingest() -> dict[str, Any]:
        command = [sys.executable, "-P", "-c", SCRIPT, tmp_path / "a.db"]
        command += [root / "samples" / "dispatches" / name for name in names]
        environment = {**os.environ, "PYTHONPATH": str(program)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert not done.returncode, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer

    return ingest


def refresh(program: Path) -> None:
    """Do in the copy what `make fingerprint` does."""
    fingerprint._tree.cache_clear()
    (program / fingerprint.SHIPPED).write_text(json.dumps(fingerprint.compute(program)), "utf-8")


def test_a_changed_table_of_cues_makes_records_anew_without_reading(
    run: Callable[[], dict[str, Any]], program: Path
) -> None:
    refresh(program)
    first = run()
    assert first["reads"] == len(first["outcomes"]) and first["records"] == 0

    table = program / "extractors" / "data" / "citation_cues.toml"
    table.write_text(table.read_text("utf-8") + "\n# a remark changes nothing\n", "utf-8")
    refresh(program)
    assert set(run()["outcomes"]) == {"unchanged"}

    table.write_text(table.read_text("utf-8").replace('"implements"', '"per"'), "utf-8")
    refresh(program)
    anew = run()
    assert anew["reads"] == 0  # no reader, and so no recognition either, was called
    assert set(anew["outcomes"]) == {"read"}
    assert anew["records"] == len(first["outcomes"])
    assert anew["fields"].get("citations.relation")
    change = next(each for each in anew["changes"] if each["path"].endswith(".relation"))
    assert (change["before"], change["after"]) == ("implements", "per")
    # what a person set and what calendars know stays
    assert anew["place"] == first["place"] == "Mậu A"
    assert sorted(anew["uids"]) == sorted(first["uids"])
    assert set(run()["outcomes"]) == {"unchanged"}

    reader = program / "extractors" / "readers" / "docx.py"
    reader.write_text(reader.read_text("utf-8") + "\nCHANGED = True\n", "utf-8")
    refresh(program)
    again = run()
    assert again["reads"] == len(first["outcomes"])
    assert (again["changed"], again["changes"]) == (0, [])


@pytest.fixture
def sample(root: Path) -> Path:
    return root / "samples" / "dispatches" / "04-vanyen-402.docx"


def newer(monkeypatch: pytest.MonkeyPatch, **changes: str) -> None:
    now = {**version._fingerprints(), **changes}
    monkeypatch.setattr(version, "_fingerprints", lambda: now)


def test_keep_leaves_stale_records(archive: Archive, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.ingest(sample, isolate=False)
    newer(monkeypatch, record="0" * 16)
    assert [each.outcome.code.value for each in archive.ingest(sample, isolate=False, keep=True).outcomes] == [
        "unchanged"
    ]
    report = archive.ingest(sample, isolate=False)
    assert (report.remade.records, report.remade.changed) == (1, 0)


def test_another_engine_makes_only_its_texts_stale(
    archive: Archive, sample: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = root / "samples" / "dispatches" / "12-btdkt-540.pdf"
    archive.ingest([sample, pdf], isolate=False)
    monkeypatch.setattr(version, "_pdfium", lambda: "another")
    found = {Path(e.path).suffix: e.outcome.code.value for e in archive.ingest([sample, pdf], isolate=False).outcomes}
    assert found == {".docx": "unchanged", ".pdf": "read"}


def test_what_newer_rules_call_no_dispatch_is_held_no_more(
    archive: Archive, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from schemas import OutcomeCode, UnreadableError

    archive.ingest(sample, isolate=False)
    newer(monkeypatch, record="0" * 16)

    def refuse(*_: object, **__: object) -> None:
        raise UnreadableError(OutcomeCode.NOT_A_DISPATCH, "")

    monkeypatch.setattr("extractors.extract.extract_document", refuse)
    assert [each.outcome.code.value for each in archive.ingest(sample, isolate=False).outcomes] == ["not_a_dispatch"]
    assert archive.documents(held=True) == []
    assert archive.deadlines() == []


def test_a_reader_of_ones_own_reads_the_file(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "1.json"
    file.write_text('{"number": "1/UBND-NV"}', "utf-8")
    for number in ("1", "2"):
        report = archive.ingest(file, extract=read, version=number, isolate=False)
        assert [each.outcome.code.value for each in report.outcomes] == ["read"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"issued": "2023-01-02"}, {"issued": "2023-01-02"}, []),
        # a value that was missing, and one that is
        ({"issued": None}, {"issued": "2023-01-02"}, [("issued", None, "2023-01-02")]),
        ({"issuer": {"name": "A", "parent": "B"}}, {"issuer": {"name": "A"}}, [("issuer.parent", "B", None)]),
        # citations and deadlines by id, wherever they stand
        (
            {"citations": [{"id": "c1", "number": "1/A", "relation": "per", "start": 3}]},
            {"citations": [{"id": "c2", "number": "2/A"}, {"id": "c1", "number": "1/A", "relation": "basis"}]},
            [
                ("citations.c1.relation", "per", "basis"),
                ("citations.c2", None, "2/A"),
                ("citations.c2.number", None, "2/A"),
            ],
        ),
        # how sure a value is, and where it stands, is no value
        ({"evidence": {"a": 1}, "needs_review": ["x"]}, {"evidence": {}, "needs_review": []}, []),
    ],
)
def test_what_changed_between_two_records(before: dict, after: dict, expected: list) -> None:
    assert compare(json.dumps(before), json.dumps(after)) == expected
